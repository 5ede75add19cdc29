"""Raw mail in, plain data out; importable without Django.

``parse`` reads in this process, ``parse_limited`` in one that cannot hurt.
"""

from .limited import parse_limited
from .message import Address, Attachment, Kind, Message, Note
from .reading import parse

__all__ = ["Address", "Attachment", "Kind", "Message", "Note", "parse", "parse_limited"]
