"""Give out what came in with our secrets covered: a whole mail, or one file of it.

Every byte that is no secret of ours stays as it came, but a text in which one was covered is written
anew (base64, UTF-8). Pictures and documents are not opened and stay as they are.
"""

import re
from base64 import encodebytes
from collections.abc import Callable
from email.header import Header
from urllib.parse import quote

from viewpoints.chinese.charset import decode
from viewpoints.intake.parsing.head import split_head
from viewpoints.intake.parsing.leaves import leaf_of, text_of_leaf
from viewpoints.intake.parsing.parameters import ContentType, content_type
from viewpoints.intake.parsing.transfer import decode_transfer
from viewpoints.intake.parsing.tree import grow, marks
from viewpoints.intake.parsing.words import decode_words
from viewpoints.letters.covering import COVER, cover

_DEEPEST = 30
_SNIFFED = 65_536
_IN_HEAD = "******"  # a head is ASCII
_FIELD = re.compile(rb"[^\n]*(?:\n[ \t][^\n]*)*(?:\n|\Z)")
_ENCODING = re.compile(rb"content-(?:type|transfer-encoding)[ \t]*:", re.IGNORECASE)
_MAILS = ("message/rfc822", "message/global", "message/news")
_BINARY = re.compile(r"(?:image|audio|video|font)/|application/(?:pdf|zip|vnd\.|msword)", re.I)
_OPAQUE = re.compile(r"application/(?:(?:x-)?pkcs7-mime|(?:vnd\.)?ms-tnef)", re.I)
_LIKELY = re.compile(rb"(?<![A-Za-z0-9])[A-Za-z2-7]{26}(?![A-Za-z0-9])")


class CannotBeCovered(Exception):
    """A mail holds a secret of ours where it cannot be covered; so nobody gets it."""


def covered_mail(data: bytes) -> bytes:
    """Give a raw mail with every secret of ours covered, in enclosed mails and text files too.

    Raises CannotBeCovered where the parser would still find one in what came of it.
    """
    lined = data if b"\n" in data else data.replace(b"\r", b"\n")  # as the parser takes it
    covered = _entity(lined, depth=0, outermost=True)
    _look_through(covered, depth=0)
    return data if covered == lined else covered


def covered_file(data: bytes, *, type: str, name: str) -> bytes:
    """Give a file that came with a mail: a text or a mail covered, anything else as it came.

    Raises CannotBeCovered as ``covered_mail`` does.
    """
    if type in _MAILS or name.lower().endswith(".eml"):
        return covered_mail(data)
    return _content(data, ContentType(type), changed=str.encode) or data


def _entity(raw: bytes, *, depth: int, outermost: bool = False) -> bytes:
    if depth > _DEEPEST:
        raise CannotBeCovered
    fields, body, _ = split_head(raw, outermost=outermost)
    head = raw[: len(raw) - len(body)]
    declared = next((value for name, value in fields if name == "content-type"), b"")
    kind = content_type(declared)
    if kind.type.startswith("multipart/"):
        return _head(head) + _parts(body, kind.boundary, depth=depth)
    encoding = next((value for name, value in fields if name == "content-transfer-encoding"), b"")
    content = decode_transfer(body, encoding.decode("latin-1")).content
    end = b"\r\n" if b"\r\n" in head else b"\n"
    if kind.type in _MAILS:
        inner = _entity(content, depth=depth + 1, outermost=True)
        if inner == content:
            return _head(head) + body
        if content == body:
            return _head(head) + inner
        return _head(head, instead=_fields(declared, end)) + _encoded(inner, end)
    changed = _content(content, kind, changed=lambda text: _encoded(text.encode(), end))
    if changed is None:
        return _head(head) + body
    return _head(head, instead=_fields(_rewritten(kind), end)) + changed


def _parts(body: bytes, boundary: bytes, *, depth: int) -> bytes:
    pieces, position, start = [], 0, None
    for mark in marks(body, b"--" + boundary) if boundary else ():
        if start is not None:
            pieces.append(_entity(body[start : max(start, mark.start)], depth=depth + 1))
            position = max(start, mark.start)
        pieces.append(_loose(body[position : mark.end]))
        position, start = mark.end, None if mark.closing else mark.end
        if mark.closing:
            break
    if start is not None:
        return b"".join(pieces) + _entity(body[start:], depth=depth + 1)
    return b"".join(pieces) + _loose(body[position:])


def _loose(raw: bytes) -> bytes:
    """Cover bytes between the parts, which belong to none."""
    return cover(raw.decode("latin-1")).replace(COVER, _IN_HEAD).encode("latin-1")


def _head(head: bytes, *, instead: bytes = b"") -> bytes:
    """Cover a head, field by field; ``instead`` replaces those that say how the content is written."""
    fields = [found[0] for found in _FIELD.finditer(head) if found[0]]
    kept = [_field(field) for field in fields if not (instead and _ENCODING.match(field))]
    if not instead:
        return b"".join(kept)
    blank = kept.pop() if kept and not kept[-1].strip() else b"\r\n"
    return b"".join([*kept, instead, blank])


def _field(field: bytes) -> bytes:
    plain = _loose(field)
    if plain != field:
        return plain
    name, colon, value = field.partition(b":")
    shown = decode_words(value)
    if not colon or cover(shown) == shown:
        return field
    end = b"\r\n" if field.endswith(b"\r\n") else b"\n"
    written = Header(cover(shown), "utf-8").encode(linesep=end.decode())
    return name + b": " + written.encode("ascii") + end


def _fields(kind: bytes, end: bytes) -> bytes:
    return end.join([b"Content-Type: " + kind.strip(), b"Content-Transfer-Encoding: base64", b""])


def _rewritten(kind: ContentType) -> bytes:
    name = kind.parameters.get("name", "")
    named = f"; name*=utf-8''{quote(cover(name))}" if name else ""  # RFC 2231
    return f"{kind.type}; charset=utf-8{named}".encode()


def _encoded(content: bytes, end: bytes) -> bytes:
    return encodebytes(content).replace(b"\n", end)


def _content(content: bytes, kind: ContentType, *, changed: Callable[[str], bytes]) -> bytes | None:
    """Give a text with its secrets covered, as ``changed`` writes it; None if it stays as it came."""
    if _OPAQUE.match(kind.type):
        likely = b" ".join(_LIKELY.findall(content.replace(b"\0", b""))).decode()
        if cover(likely) != likely:
            raise CannotBeCovered
        return None
    if not _is_text(content, kind.type):
        return None
    text = decode(content, label=kind.charset).text
    covered = cover(text)
    return changed(covered) if covered != text else None


def _is_text(content: bytes, type: str) -> bool:
    if type.startswith(("text/", "message/")):
        return True
    return not _BINARY.match(type) and b"\0" not in content[:_SNIFFED]


def _look_through(data: bytes, *, depth: int) -> None:
    """Ask the parser whether it would show a secret anywhere in ``data``. Raises CannotBeCovered."""
    if depth > _DEEPEST:
        raise CannotBeCovered
    for part in grow(data).walk():
        shown = [decode_words(value) for _, value in part.fields]
        leaf = leaf_of(part)
        shown.append(leaf.name)
        if part.type.type in _MAILS:
            _look_through(leaf.content, depth=depth + 1)
        elif not part.children and _is_text(leaf.content, part.type.type):
            shown.append(text_of_leaf(leaf).text)
        if any(cover(one) != one for one in shown):
            raise CannotBeCovered
