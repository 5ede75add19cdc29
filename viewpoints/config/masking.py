"""Private links never reach a log: their secrets are masked wherever a line is written."""

import logging

from viewpoints.letters.candidates import candidates, replaced

_tracebacks = logging.Formatter()


def mask(text: str) -> str:
    """Give ``text`` with ``…`` for all that may be the secret of a private link or answer address.

    No database is asked: a log is also written when it is gone. So a foreign word of 26 letters
    that looks like one is masked too.
    """
    return replaced(text, (span for _, span in candidates(text)), by="…")


class MaskSecrets(logging.Filter):
    """A logging filter that masks the finished line, and the traceback under it."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Mask the record in place and let it pass."""
        record.msg, record.args = mask(record.getMessage()), None
        if record.exc_info and not record.exc_text:
            record.exc_text = _tracebacks.formatException(record.exc_info)
        if record.exc_text:  # what formatters write, when it is there already
            record.exc_text = mask(record.exc_text)
        if record.stack_info:
            record.stack_info = mask(record.stack_info)
        return True
