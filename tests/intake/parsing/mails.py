"""Raw mails for the tests, put together by hand."""

import base64

LETTER = "尊敬的编辑：您好！附件是我的文章。"
"""A covering note."""


def mail(body: bytes | str = LETTER, *, charset: str = "utf-8", **fields: str) -> bytes:
    """Make a raw mail: fields by name (``_`` for ``-``), everything unencoded in one charset."""
    given = {"From": "王芳 <wf@ngo.example>", "Subject": "投稿", **fields}
    head = "".join(
        f"{name.replace('_', '-')}: {value}\r\n" for name, value in given.items() if value
    )
    content = body if isinstance(body, bytes) else body.encode(charset)
    return head.encode(charset) + b"\r\n" + content


def multipart(*parts: bytes, kind: str = "mixed", boundary: str = "=_b", **fields: str) -> bytes:
    """Make a raw multipart mail of whole parts (head and body)."""
    lines = b"".join(b"--%s\r\n%s\r\n" % (boundary.encode(), part) for part in parts)
    declared = f'multipart/{kind}; boundary="{boundary}"'
    return mail(lines + b"--%s--\r\n" % boundary.encode(), Content_Type=declared, **fields)


def part(content: bytes, kind: str = "text/plain; charset=utf-8", **fields: str | bytes) -> bytes:
    """Make one part in base64."""
    head = b"Content-Type: %s\r\nContent-Transfer-Encoding: base64\r\n" % kind.encode()
    for name, value in fields.items():
        raw = value if isinstance(value, bytes) else value.encode()
        head += b"%s: %s\r\n" % (name.replace("_", "-").encode(), raw)
    return head + b"\r\n" + base64.encodebytes(content)


def word(text: str, charset: str) -> str:
    """Make an RFC 2047 encoded word."""
    return f"=?{charset}?B?{base64.b64encode(text.encode(charset)).decode()}?="
