"""Why a letter could not leave: what the mail server or the provider said, and what follows from it.

SMTP replies (RFC 5321, section 4.2) and enhanced status codes (RFC 3463). A refusal of this one letter
with 5xx is final; whatever else goes wrong (no server, a wrong password, 4xx, a lost connection) may be
right in an hour and is tried again.
"""

import re
import smtplib
from dataclasses import dataclass

from anymail.exceptions import AnymailAPIError, AnymailRecipientsRefused

_CODE = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_NO_SUCH_PLACE = (550, 551, 553)
_PROVIDER_MAY_RECOVER = (401, 402, 403, 408, 409, 425, 429)


@dataclass(frozen=True)
class Failure:
    """Why a letter did not leave.

    ``is_final``: trying again is of no use. ``is_sure``: nobody has got it; otherwise the connection
    broke when it may have been taken already. ``blames_address``: the address itself was refused.
    """

    reason: str
    code: str = ""
    is_final: bool = False
    is_sure: bool = True
    blames_address: bool = False


def failure_of(error: Exception) -> Failure:
    """Say what an exception of a mail backend means."""
    match error:
        case smtplib.SMTPRecipientsRefused():
            return _refused_recipient(error)
        case (
            smtplib.SMTPAuthenticationError() | smtplib.SMTPConnectError() | smtplib.SMTPHeloError()
        ):
            return Failure(
                _named(error, _said(error.smtp_error))
            )  # ours to mend, not this letter's
        case smtplib.SMTPResponseException():
            said = _said(error.smtp_error)
            code = _code(error.smtp_code, said)
            return Failure(_named(error, f"{error.smtp_code} {said}"), code, code[0] == "5")
        case AnymailRecipientsRefused():
            return Failure(_named(error, str(error)), "5.0.0", is_final=True, blames_address=True)
        case AnymailAPIError():
            return _refused_by_provider(error)
        case ConnectionRefusedError():
            return Failure(_named(error, str(error)))
        case OSError():  # lost on the way, also smtplib's own SMTPServerDisconnected
            return Failure(_named(error, str(error)), is_sure=False)
    return Failure(_named(error, str(error)))


def _refused_recipient(error: smtplib.SMTPRecipientsRefused) -> Failure:
    """Read what was said of the one recipient.

    The address is to blame when the code says so (5.1.x, 5.2.x: RFC 3463, section 3.2), or when it is
    one of the bare codes for that. A relay that will not serve us says 554 or 5.7.1.
    """
    number, words = next(iter(error.recipients.values()))
    said = _said(words)
    code = _code(number, said)
    written = _CODE.search(said)
    blamed = code.startswith(("5.1.", "5.2.")) if written else number in _NO_SUCH_PLACE
    return Failure(_named(error, f"{number} {said}"), code, code[0] == "5", blames_address=blamed)


def _refused_by_provider(error: AnymailAPIError) -> Failure:
    status = getattr(error, "status_code", None)
    if status is None:  # the connection broke
        return Failure(_named(error, str(error)), is_sure=False)
    final = 400 <= status < 500 and status not in _PROVIDER_MAY_RECOVER
    return Failure(_named(error, str(error)), "5.0.0" if final else "", is_final=final)


def _code(number: int, said: str) -> str:
    """Give the enhanced code of a reply, or one made of its first digit (RFC 3463, section 2)."""
    found = _CODE.match(said)
    return found[1] if found and found[1][0] == str(number)[0] else f"{str(number)[:1]}.0.0"


def _said(words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    return " ".join(text.split())


def _named(error: Exception, words: str) -> str:
    return f"{type(error).__name__}: {' '.join(words.split())}"
