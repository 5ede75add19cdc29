"""Raw mail in, a :class:`Message` out. Never raises on any bytes."""

from functools import partial
from itertools import chain

from viewpoints.chinese.charset import Decoded

from .addresses import addresses
from .attachments import collect
from .bodies import Bodies, sort_parts
from .dates import iso_date
from .kinds import kind_of
from .leaves import Leaf, text_of_leaf
from .message import Address, Message, Note
from .plaintext import LONGEST, text_of
from .quoting import new_text
from .tree import Part, grow
from .words import decode_words

_KEPT_FIELDS = (
    *("auto-submitted", "precedence", "x-auto-response-suppress", "x-autoreply", "x-autorespond"),
    *("x-autoreply-from", "x-loop", "x-failed-recipients", "list-id", "list-unsubscribe"),
    *("return-path", "sender", "delivered-to", "x-original-to", "envelope-to"),
    *("authentication-results", "arc-authentication-results", "received-spf", "x-mailer"),
    *("x-spam-flag", "x-spam-status", "user-agent", "thread-topic", "disposition-notification-to"),
    *("content-language", "importance", "x-priority", "x-originating-ip", "resent-from"),
)
_DEEPEST_MAIL = 8
_MOST_VALUES = 50
_LONGEST_VALUE = 10_000


def parse(raw: bytes, *, charset: str | None = None, depth: int = 0) -> Message:
    """Read a raw mail as it came (RFC 5322, MIME), whatever is wrong with it.

    ``charset`` overrules every label of the text parts (an editor's second try); ``depth`` counts
    the mails this one is enclosed in. What could not be understood is in ``notes``.
    """
    root = grow(raw)
    hint = _body_charset(root)
    message = Message()
    read_head(root, message, hint=hint)
    bodies = sort_parts(root)
    _read_words(bodies, message, charset)
    deeper = partial(parse, depth=depth + 1) if depth < _DEEPEST_MAIL else None
    collect(bodies, message, enclosed=deeper)
    if not message.text.strip():
        _borrow_words(bodies, message)
    _take_notes(root, bodies, message)
    message.reply_text = new_text(message.text)
    message.kind = kind_of(root, message)
    return message


def _body_charset(root: Part) -> str | None:
    """Find the charset of the first text part: raw bytes in the head are probably in it too."""
    return next((part.type.charset for part in root.walk() if part.type.charset), None)


def read_head(root: Part, message: Message, *, hint: str | None = None) -> None:
    """Put what the head of a mail says into ``message``; ``hint`` is the charset of its body."""

    def text(name: str) -> str:
        return next(
            (value for raw in root.every(name) if (value := decode_words(raw, hint=hint))), ""
        )

    message.senders = next((found for found in _people(root, "from", hint) if found), [])
    message.to = list(chain.from_iterable(_people(root, "to", hint)))
    message.cc = list(chain.from_iterable(_people(root, "cc", hint)))
    message.reply_to = next((found for found in _people(root, "reply-to", hint) if found), [])
    message.subject = text("subject").strip()
    message.message_id = next(iter(_ids(text("message-id"))), None)
    message.in_reply_to = _ids(text("in-reply-to"))
    message.references = _ids(text("references"))
    message.date = iso_date(text("date"))
    message.headers = _kept(root, hint)
    if text("date") and message.date is None:
        message.note(Note.BAD_DATE, text("date"))
    if not message.senders:
        message.note(Note.NO_SENDER)
    elif len(message.senders) > 1:
        message.note(Note.SEVERAL_SENDERS)


def _people(root: Part, name: str, hint: str | None) -> list[list[Address]]:
    """Read every field of that name (there should be one)."""
    return [addresses(raw, hint=hint) for raw in root.every(name)[:_MOST_VALUES]]


def _ids(text: str) -> list[str]:
    """Cut Message-IDs out of a field; bare ones, without angle brackets, are taken too."""
    words = text[:50_000].replace("<", " ").replace(">", " ").replace(",", " ").split()
    return list(dict.fromkeys(words))[:200]


def _kept(root: Part, hint: str | None) -> dict[str, list[str]]:
    kept = {}
    for name in _KEPT_FIELDS:
        if raw := root.every(name)[:_MOST_VALUES]:
            kept[name] = [decode_words(value[:_LONGEST_VALUE], hint=hint) for value in raw]
    return kept


def _read_words(bodies: Bodies, message: Message, charset: str | None) -> None:
    read: dict[int, Decoded] = {}

    def words(leaf: Leaf) -> str:
        if id(leaf) not in read:
            read[id(leaf)] = text_of_leaf(leaf, charset=charset)
        return read[id(leaf)].text

    plain = [words(leaf) for leaf in bodies.plain if leaf.type != "text/html"]
    message.html = "\n".join(words(leaf) for leaf in bodies.html if leaf.type == "text/html")
    if any(text.strip() for text in plain):
        pieces = [
            text_of(words(leaf)) if leaf.type == "text/html" else words(leaf)
            for leaf in bodies.plain
        ]
        message.text = "\n".join(piece.strip("\n") for piece in pieces if piece.strip())
    elif message.html.strip():
        message.text = text_of(message.html)
        message.note(Note.TEXT_FROM_HTML)
        if len(message.text) >= LONGEST:
            message.note(Note.TEXT_CUT)
    message.charset = next((reading.charset for reading in read.values()), "")


def _borrow_words(bodies: Bodies, message: Message) -> None:
    """Let a mail without words of its own say what the mail or report enclosed in it says."""
    report = next((leaf for leaf in bodies.files if leaf.type == "message/delivery-status"), None)
    inner = next((file.message for file in message.attachments if file.message), None)
    if report:
        message.text = text_of_leaf(report).text.strip("\n")
    elif inner and inner.text.strip():
        message.text, message.charset = inner.text, inner.charset
        message.note(Note.TEXT_FROM_ENCLOSED)


def _take_notes(root: Part, bodies: Bodies, message: Message) -> None:
    for part in root.walk():
        for code, detail in part.notes:
            message.note(code, detail)
    for leaf in (*bodies.plain, *bodies.html, *bodies.files):
        for code, detail in leaf.notes:
            message.note(code, detail)
    if not message.text.strip():
        message.note(Note.NO_TEXT)
