"""A request read whole: bounded by what a mail may be, not by what a form may be, and byte for byte.

Django's own reading of a form takes at most DATA_UPLOAD_MAX_MEMORY_SIZE, and decodes each field as
text; a raw mail in a field is neither.
"""

from email.message import Message
from email.parser import BytesHeaderParser
from urllib.parse import parse_qsl

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

MOST_BYTES = 60_000_000  # providers send mails of 25 to 35 MB, as base64 or in a form
MOST_FIELDS = 1_000
OPAQUE = "application/octet-stream"
_HEAD_END = b"\r\n\r\n"


class TooLarge(Exception):
    """The request has no length, or more bytes or fields than a mail can have."""


class Posted(HttpRequest):
    """What a provider posted, in the shape that anymail reads; ``fields`` are a form's bytes."""

    def __init__(self, request: HttpRequest) -> None:
        """Read ``request``, which nobody has read from. Raises TooLarge."""
        super().__init__()
        if not 0 < int(request.META.get("CONTENT_LENGTH") or 0) <= MOST_BYTES:
            raise TooLarge
        self.method, self.META, self.scheme_ = request.method, request.META, request.scheme
        self.content_type, self.content_params = request.content_type, request.content_params
        self._whole = request.read(MOST_BYTES)
        self.fields = dict(self._parts())
        self.POST = QueryDict(mutable=True)
        for name, value in self.fields.items():
            self.POST[name] = value.decode("utf-8", "replace")

    @property
    def body(self) -> bytes:
        """The bytes as they came."""
        return self._whole

    def _get_scheme(self) -> str:
        return self.scheme_

    def _parts(self) -> list[tuple[str, bytes]]:
        if self.content_type == "application/x-www-form-urlencoded":
            text = self._whole.decode("ascii", "replace")
            pairs = parse_qsl(text, True, encoding="latin-1", max_num_fields=MOST_FIELDS)
            return [(name, value.encode("latin-1")) for name, value in pairs]
        if self.content_type == "multipart/form-data":
            return self._of_multipart()
        return []

    def _of_multipart(self) -> list[tuple[str, bytes]]:
        """Give the fields of a form (RFC 7578); files go to ``FILES``."""
        mark = b"\r\n--" + (self.content_params or {}).get("boundary", "").encode()
        fields, files = [], MultiValueDict[str, SimpleUploadedFile]()
        pieces = (b"\r\n" + self._whole).split(mark, MOST_FIELDS + 1)[1:]
        if len(pieces) > MOST_FIELDS:
            raise TooLarge
        for piece in pieces:
            head, _, content = piece.removeprefix(b"\r\n").partition(_HEAD_END)
            named = BytesHeaderParser().parsebytes(head + _HEAD_END)
            name, filename = _parameter(named, "name"), _parameter(named, "filename")
            if filename:
                type_ = named.get_content_type() if "content-type" in named else OPAQUE
                file = SimpleUploadedFile(filename, content, type_)
                files.appendlist(name, file)
            elif name:
                fields.append((name, content))
        self.FILES = files
        return fields


def _parameter(head: Message, name: str) -> str:
    found = head.get_param(name, "", "content-disposition")
    return found if isinstance(found, str) else ""
