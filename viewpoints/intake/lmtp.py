"""The mail receiver: LMTP (RFC 2033) on loopback, behind Postfix.

aiosmtpd answers DATA once for all recipients; LMTP wants one line each, so they are joined
(RFC 2033, section 4.2). It also refuses long lines and large mails for good by default: both bounds
are raised, and Postfix's own must be alike (docs/operators/install.md).
"""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor

from aiosmtpd.controller import Controller
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import Envelope, Session
from django.db import close_old_connections

from viewpoints.intake import receiving

log = logging.getLogger(__name__)
AT_ONCE = 4


class Handler:
    """Keeps each mail and only then says 250; what could not be kept is tried again by the peer."""

    def __init__(self) -> None:
        self.keepers = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="keep")

    async def handle_DATA(self, server: LMTP, session: Session, envelope: Envelope) -> str:
        """Answer the end of one mail, with a line for each recipient."""
        loop = asyncio.get_running_loop()
        reply = await loop.run_in_executor(self.keepers, _keep, envelope)
        return "\r\n".join([reply] * len(envelope.rcpt_tos))


class Receiver(Controller):
    """Listens for LMTP in a thread of its own, from ``start()`` to ``stop()``."""

    def __init__(self, *, host: str, port: int, max_bytes: int) -> None:
        super().__init__(Handler(), hostname=host, port=port, ready_timeout=10)
        self.max_bytes = max_bytes

    def factory(self) -> LMTP:
        """Make the protocol of one connection."""
        return _Protocol(self.handler, data_size_limit=self.max_bytes, enable_SMTPUTF8=True)


class _Protocol(LMTP):
    line_length_limit = 10_000_000


def _keep(envelope: Envelope) -> str:
    close_old_connections()
    try:
        arrival = receiving.receive(
            bytes(envelope.original_content or b""),
            envelope_from=envelope.mail_from or "",
            envelope_to=envelope.rcpt_tos,
        )
    except Exception:  # whatever it was: the mail is not safe here, the peer must keep it
        log.exception("a mail could not be kept")
        return "451 4.3.0 Could not be kept just now, try again later"
    finally:
        close_old_connections()
    return f"250 2.0.0 Kept as {arrival.pk}"
