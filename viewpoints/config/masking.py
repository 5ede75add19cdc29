"""Private links never reach a log: their secrets are masked wherever a line is written."""

import logging
import re

_SECRET = re.compile(r"(/contribute/[a-z]+/)[a-z2-7]{26}|(\+)[a-z2-7]{26}(?=@)", re.IGNORECASE)


def mask(text: str) -> str:
    """Give ``text`` with the secrets of private links and answer addresses replaced by ``…``."""
    return _SECRET.sub(lambda found: f"{found[1] or found[2]}…", text)


class MaskSecrets(logging.Filter):
    """A logging filter that masks the finished line."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask the record in place and let it pass."""
        record.msg, record.args = mask(record.getMessage()), None
        return True
