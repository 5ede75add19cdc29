"""The mail receiver: LMTP (RFC 2033) on loopback, behind Postfix.

aiosmtpd speaks the commands. The mail itself is read here, because aiosmtpd reads it line by line,
answers DATA once for all recipients where LMTP wants a line each (RFC 2033, section 4.2), and holds
any number of large mails in memory.
"""

import asyncio
import logging
import re
from concurrent.futures import ThreadPoolExecutor

from aiosmtpd.controller import Controller
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import Envelope, Session
from django.db import close_old_connections

from viewpoints.intake import receiving

log = logging.getLogger(__name__)
# So many mails are read and kept at once; beyond SMALL bytes, one. So memory is bounded.
AT_ONCE = 8
SMALL = 1_000_000
PLAIN_ADDRESS = re.compile(r"<([\w.+=-]{1,64}@[A-Za-z0-9.-]{1,255})>((?: [\x20-\x7e]*)?)", re.ASCII)
"""RFC 5321, section 4.1.2: what nearly every MAIL and RCPT has; and parameters behind it."""
END = b"\r\n.\r\n"


class Handler:
    """Keeps each mail and only then says 250; what could not be kept is tried again by the peer."""

    def __init__(self) -> None:
        self.keepers = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="keep")
        self.places = asyncio.Semaphore(AT_ONCE)
        self.large = asyncio.Lock()

    async def handle_DATA(self, server: LMTP, session: Session, envelope: Envelope) -> str:
        """Keep one mail and give the answer for each of its recipients."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.keepers, _keep, envelope)

    async def handle_exception(self, error: Exception) -> str:
        """Answer where we failed: aiosmtpd itself would refuse the mail for good."""
        log.error("the mail receiver failed", exc_info=error)
        return "451 4.3.0 Failed just now, try again later"


class Receiver(Controller):
    """Listens for LMTP in a thread of its own, from ``start()`` to ``stop()``."""

    def __init__(self, *, host: str, port: int, max_bytes: int) -> None:
        super().__init__(Handler(), hostname=host, port=port, ready_timeout=10)
        self.max_bytes = max_bytes

    def factory(self) -> LMTP:
        """Make the protocol of one connection."""
        return _Protocol(self.handler, data_size_limit=self.max_bytes, enable_SMTPUTF8=True)


class _Protocol(LMTP):
    line_length_limit = 65_536

    async def smtp_DATA(self, arg: str) -> None:
        """Take one mail; answer once for each recipient."""
        envelope = self.envelope
        if arg or not envelope or not envelope.rcpt_tos:
            await super().smtp_DATA(arg)  # which refuses both
            return
        async with self.event_handler.places:
            await self.push("354 End data with <CR><LF>.<CR><LF>")
            reply = await self._taken(envelope)
        for _ in envelope.rcpt_tos:
            await self.push(reply)
        self._set_post_data_state()  # type: ignore[no-untyped-call]

    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        """Take an ordinary address apart by an expression; aiosmtpd's parser took a tenth of the time."""
        if plain := PLAIN_ADDRESS.fullmatch(arg or ""):
            return plain[1], plain[2]
        return super()._getaddr(arg)

    async def _taken(self, envelope: Envelope) -> str:
        reading, ended = _Reading(self.data_size_limit or 0), False
        while not ended and not reading.is_large:
            ended = reading.take(await self._reader.read(self.line_length_limit))
        if ended:
            return await self._kept(reading, envelope)
        async with self.event_handler.large:
            while not reading.take(await self._reader.read(self.line_length_limit)):
                pass
            return await self._kept(reading, envelope)

    async def _kept(self, reading: "_Reading", envelope: Envelope) -> str:
        if reading.too_much:
            return "552 5.3.4 Larger than what is taken here"
        envelope.original_content = reading.content()
        return str(await self._call_handler_hook("DATA"))


class _Reading:
    """The bytes of one mail as they come, up to the dot alone on its line (RFC 5321, section 4.1.1.4)."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.bytes = bytearray(b"\r\n")  # DATA's own: a dot may be the first thing that comes
        self.too_much = False

    @property
    def is_large(self) -> bool:
        return len(self.bytes) > SMALL

    def take(self, chunk: bytes) -> bool:
        """Add what came, and tell whether it was the end.

        Raises ConnectionResetError where the peer left, or went on behind the dot.
        """
        if not chunk:
            raise ConnectionResetError("the peer left in the middle of a mail")
        before = len(self.bytes)
        self.bytes += chunk
        found = self.bytes.find(END, max(0, before - len(END) + 1))
        if found >= 0 and found + len(END) < len(self.bytes):
            raise ConnectionResetError("commands came behind a mail; that was not offered")
        self.too_much = self.too_much or len(self.bytes) > self.most + len(END)
        if self.too_much:
            del self.bytes[: -len(END)]
        return found >= 0

    def content(self) -> bytes:
        """Give the mail without the dots that were doubled on its way (RFC 5321, section 4.5.2)."""
        with memoryview(self.bytes) as view:
            stuffed = bytes(view[: -len(END) + 2])
        self.bytes.clear()
        return stuffed.replace(b"\r\n.", b"\r\n")[2:]


def _keep(envelope: Envelope) -> str:
    close_old_connections()
    try:
        arrival = receiving.receive(
            envelope.original_content or b"",
            envelope_from=(envelope.mail_from or "").removeprefix(
                "<>"
            ),  # so aiosmtpd has the null sender
            envelope_to=envelope.rcpt_tos,
        )
    except Exception:  # whatever it was: the mail is not safe here, the peer must keep it
        log.exception("a mail could not be kept")
        return "451 4.3.0 Could not be kept just now, try again later"
    finally:
        close_old_connections()
    return f"250 2.0.0 Kept as {arrival.pk}"
