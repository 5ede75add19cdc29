"""The settings an operator may give, all of them: one declared table, read once from the environment.

``docs/operators/settings.md`` lists the same names; a test holds the two together.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PREFIX = "VIEWPOINTS_"


class Misconfigured(ValueError):
    """A setting's value does not fit its type; the message names the setting."""


@dataclass(frozen=True)
class Setting:
    """One ``VIEWPOINTS_…`` setting: its name without the prefix, type, default and one line of help."""

    name: str
    type: type
    default: Any
    help: str

    def read(self, environ: Mapping[str, str]) -> Any:
        """Give the value of this setting in ``environ``, or its default.

        Raises Misconfigured when the text there is not of the setting's type.
        """
        given = environ.get(PREFIX + self.name, "")
        if given == "":
            return self.default
        if self.type is bool:
            return self._truth(given)
        try:
            return self.type(given)
        except ValueError:
            raise self._misfit(given) from None

    def _truth(self, given: str) -> bool:
        truths = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
        if given.lower() not in truths:
            raise self._misfit(given)
        return truths[given.lower()]

    def _misfit(self, given: str) -> Misconfigured:
        return Misconfigured(
            f"{PREFIX}{self.name}={given!r}: should be of type {self.type.__name__}"
        )


SETTINGS = (
    Setting(
        "DATA", Path, ROOT / "var", "The data folder: database, media, mail as it came, letters."
    ),
    Setting("HOST", str, "127.0.0.1", "The address the site and the desk listen on."),
    Setting("PORT", int, 8000, "The port the site and the desk listen on."),
    Setting("LMTP_HOST", str, "127.0.0.1", "The address the mail receiver listens on."),
    Setting("LMTP_PORT", int, 8024, "The port the mail receiver listens on (LMTP, RFC 2033)."),
    Setting("WORKERS", int, 1, "Processes that answer requests."),
    Setting("BASE_URL", str, "", "The site's public address; empty: http://HOST:PORT."),
    Setting("ALLOWED_HOSTS", str, "", "Further host names the site answers to, with commas."),
    Setting("BEHIND_PROXY", bool, False, "A proxy of ours sets X-Real-IP and X-Forwarded-Proto."),
    Setting("SECRET_KEY", str, "", "Signs cookies; empty: made once and kept in the data folder."),
    Setting("DATABASE_URL", str, "", "The database; empty: SQLite in the data folder."),
    Setting("CACHE_URL", str, "locmemcache://", "Where short-lived counts are kept (rate limits)."),
    Setting(
        "EMAIL_URL", str, "", "How letters leave, e.g. smtp://host:25; empty: files in outgoing/."
    ),
    Setting(
        "MAIL_DOMAIN", str, "viewpoints.example", "The domain of the sections' mail addresses."
    ),
    Setting("AUTHSERV_ID", str, "", "Whose Authentication-Results are believed; empty: nobody's."),
    Setting(
        "VERIFY_DKIM", bool, False, "Without AUTHSERV_ID: ask the DNS and verify signatures here."
    ),
    Setting("MAX_MAIL_BYTES", int, 80_000_000, "The largest mail that is taken in, in bytes."),
    Setting("IMAP_URL", str, "", "A mailbox to take mail from: imaps://user:password@host/INBOX."),
    Setting("IMAP_SECONDS", int, 60, "So often the mailbox is looked into, in seconds."),
    Setting("IMAP_MOVE_TO", str, "", "The folder for kept mail; empty: it is marked as seen."),
    Setting(
        "IMAP_RECIPIENT_FIELD", str, "", "The field the mailbox's server writes the recipient into."
    ),
    Setting(
        "MAIL_HOOKS", str, "", "Providers that post mail to us, as provider=secret, with spaces."
    ),
    Setting("TIME_ZONE", str, "Asia/Shanghai", "The publication's time zone (IANA name)."),
    Setting("DEMO", bool, True, "Fill an empty install with the demo content on its first start."),
    Setting("DEBUG", bool, False, "Show errors in the browser; never on a public machine."),
)


@dataclass(frozen=True)
class Environment:
    """The values of all settings; ``environment.PORT`` and so on."""

    values: Mapping[str, Any]

    def __getattr__(self, name: str) -> Any:
        try:
            return self.values[name]
        except KeyError:
            raise AttributeError(name) from None


def read(environ: Mapping[str, str] = os.environ) -> Environment:
    """Read every declared setting; raises Misconfigured at the first that does not fit."""
    return Environment({setting.name: setting.read(environ) for setting in SETTINGS})
