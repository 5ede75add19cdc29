"""A real SMTP server for the tests of sending: it refuses, delays and drops as it is told."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

Answer = str | Callable[[SMTP], str]


@dataclass
class Server:
    """What it says to RCPT and to DATA (a text, or what gives one), and what it took."""

    port: int
    rcpt: str = "250 OK"
    data: Answer = "250 OK"
    taken: list[Envelope] = field(default_factory=list)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, to: str, options: list[str]
    ) -> str:
        if self.rcpt.startswith("250"):
            envelope.rcpt_tos.append(to)
        return self.rcpt

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = self.data if isinstance(self.data, str) else self.data(server)
        if not isinstance(self.data, str) or answer.startswith("250"):
            self.taken.append(envelope)
        return answer


def taken_and_dropped(server: SMTP) -> str:
    """Take the mail and break the connection before saying so."""
    server.transport.abort()
    return "250 OK"


@contextmanager
def smtp_server() -> Iterator[Server]:
    """Give a running server on loopback."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = Server(port)
    controller = Controller(server, hostname="127.0.0.1", port=port, ready_timeout=10)
    controller.start()
    try:
        yield server
    finally:
        controller.stop()
