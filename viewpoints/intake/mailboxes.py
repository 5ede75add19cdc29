"""Take mail from a mailbox by IMAP (RFC 3501), for who runs no mail server.

Only raw bytes are taken, one mail at a time, and each is kept before it is marked as seen, or moved:
a crash in between has it taken again, and it is the same arrival.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.parser import BytesHeaderParser
from email.utils import getaddresses
from urllib.parse import unquote, urlsplit

from django.db import close_old_connections, connections
from imap_tools import (
    AND,
    BaseMailBox,
    MailBox,
    MailBoxUnencrypted,
    MailMessageFlags,
)

from viewpoints.intake import receiving

log = logging.getLogger(__name__)
TIMEOUT_SECONDS = 60
HEAD_BYTES = 65_536
# RFC 2971. 163.com and QQ Mail open no mailbox ("Unsafe Login") to a program that gives no name.
OURSELVES = '("name" "viewpoints" "version" "1" "vendor" "viewpoints")'
LOOPBACK = ("localhost", "127.0.0.1", "::1")


class WrongAddress(ValueError):
    """The mailbox's address cannot be used; the message never holds its password."""


@dataclass(frozen=True)
class Mailbox:
    """Where mail is taken from, and what happens to it there.

    ``move_to``: the folder a mail goes to when it is kept; empty: it stays and is marked as seen.
    ``recipient_field``: the header field that the mailbox's server writes the envelope's recipient
    into, such as Delivered-To; empty: nothing in a header is believed to be the envelope.
    """

    host: str
    user: str
    password: str = field(repr=False)
    port: int = 993
    folder: str = "INBOX"
    encrypted: bool = True
    move_to: str = ""
    recipient_field: str = ""
    max_bytes: int = 80_000_000


def mailbox(url: str, *, move_to: str = "", recipient_field: str = "", max_bytes: int) -> Mailbox:
    """Read an address such as ``imaps://user:password@host/INBOX``; raises WrongAddress.

    Without encryption (``imap://``) a mailbox is opened on this machine only.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise WrongAddress("the mailbox's address cannot be read") from None
    encrypted = parts.scheme == "imaps"
    if parts.scheme not in ("imap", "imaps") or not (parts.hostname and parts.username):
        raise WrongAddress("a mailbox's address looks like imaps://user:password@host/INBOX")
    if not encrypted and parts.hostname not in LOOPBACK:
        raise WrongAddress("imap:// would send the password for all to read; use imaps://")
    return Mailbox(
        host=parts.hostname,
        user=unquote(parts.username),
        password=unquote(parts.password or ""),
        port=port or (993 if encrypted else 143),
        folder=unquote(parts.path.strip("/")) or "INBOX",
        encrypted=encrypted,
        move_to=move_to,
        recipient_field=recipient_field,
        max_bytes=max_bytes,
    )


def take(box: Mailbox, *, stopping: threading.Event | None = None) -> int:
    """Take every mail that waits in ``box``; gives how many were kept.

    One that cannot be fetched or kept stays there and keeps no other from being taken. Raises
    OSError, imaplib.IMAP4.error or ImapToolsError where the mailbox cannot be opened or the connection ends.
    """
    with _opened(box) as server:
        kept = 0
        for uid in _waiting(box, server):
            if stopping and stopping.is_set():
                break
            kept += _take_one(box, server, uid)
        return kept


def count(box: Mailbox) -> int:
    """Sign in and count the mails that wait; raises as ``take`` does."""
    with _opened(box) as server:
        return len(_waiting(box, server))


class Poller(threading.Thread):
    """Beside the worker: takes mail from a mailbox at the start and every ``seconds``."""

    def __init__(self, box: Mailbox, *, seconds: float) -> None:
        super().__init__(name="mailbox", daemon=True)
        self.box, self.seconds = box, seconds
        self.stopping = threading.Event()

    def run(self) -> None:
        self._turn()
        while not self.stopping.wait(self.seconds):
            self._turn()
        connections.close_all()

    def stop(self) -> None:
        """End after the mail that is being taken."""
        self.stopping.set()
        self.join(timeout=10)

    def _turn(self) -> None:
        close_old_connections()
        try:
            take(self.box, stopping=self.stopping)
        except Exception as failure:  # tried again at the next turn
            log.error("mailbox %s: %s", self.box.host, failure)


@contextmanager
def _opened(box: Mailbox) -> Iterator[BaseMailBox]:
    kind = MailBox if box.encrypted else MailBoxUnencrypted
    server = kind(box.host, box.port, timeout=TIMEOUT_SECONDS)
    try:
        server.login(box.user, box.password, initial_folder=None)
        if "ID" in server.client.capabilities:
            server.client.xatom("ID", OURSELVES)
        server.folder.set(box.folder)
        yield server
    finally:
        with suppress(Exception):  # the connection may be gone
            server.logout()


def _waiting(box: Mailbox, server: BaseMailBox) -> list[str]:
    """Give the UIDs, oldest first, of what is still to be taken; numbers only, however many there are."""
    return sorted(server.uids("ALL" if box.move_to else AND(seen=False)), key=int)


def _take_one(box: Mailbox, server: BaseMailBox, uid: str) -> bool:
    data = _fetched(box, server, uid)
    if data is None:
        return False
    try:
        receiving.receive(data, envelope_to=_recipients(data, box.recipient_field))
    except Exception:  # it stays in the mailbox
        log.exception("mail %s of the mailbox could not be kept", uid)
        return False
    if box.move_to:
        server.move(uid, box.move_to)
    else:
        server.flag(uid, MailMessageFlags.SEEN, True)
    return True


def _fetched(box: Mailbox, server: BaseMailBox, uid: str) -> bytes | None:
    """Give a mail's raw bytes, or None where the server will not or it is too large."""
    _, sizes = server.client.uid("FETCH", uid, "(RFC822.SIZE)")
    found = sizes[0].rpartition(b"RFC822.SIZE ")[2] if sizes and sizes[0] else b""
    size = int(found.partition(b")")[0].split()[0]) if found else 0
    if size > box.max_bytes:
        log.error("mail %s of the mailbox has %d bytes, too many", uid, size)
        return None
    _, answer = server.client.uid("FETCH", uid, "(BODY.PEEK[])")
    for part in answer or ():
        if isinstance(part, tuple) and b"BODY[]" in part[0]:
            return bytes(part[1])
    log.error("mail %s of the mailbox could not be fetched", uid)
    return None


def _recipients(data: bytes, field: str) -> list[str]:
    """Give the envelope's recipient, as the mailbox's server wrote it: in the topmost such field."""
    if not field:
        return []
    head = BytesHeaderParser().parsebytes(data[:HEAD_BYTES])
    named = getaddresses([str(head.get(field, ""))])
    return [address for _, address in named[:1] if "@" in address]
