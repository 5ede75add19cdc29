"""A .rtf being read: its groups, its text, and what of it goes where. What words do is :mod:`rtf_words`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from viewpoints.markup.formats.ooxml import Element
from viewpoints.markup.formats.rtf_state import Flow, State, Style
from viewpoints.markup.formats.rtf_tables import MOST_COLUMNS, CellForm
from viewpoints.markup.formats.rtf_tokens import Token, codec_of_font, tokens
from viewpoints.markup.formats.word_writing import Writing
from viewpoints.markup.refusals import Code, Refusal

DEEPEST = 1000
_LINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"', re.IGNORECASE)
_NUMBERED = re.compile(r"\W*[0-9一二三四五六七八九十a-zA-Z]+\W")
_NOT_HEX = re.compile(rb"[^0-9a-fA-F]+")


@dataclass
class Reading:
    """A file being read: states by group, paragraphs by flow, and what its tables say."""

    words: Mapping[str, Callable[["Reading", int | None], None]]
    writing: Writing = field(default_factory=Writing)
    state: State = field(default_factory=State)
    groups: list[tuple[State, Callable[[], None] | None]] = field(default_factory=list)
    flows: list[Flow] = field(default_factory=lambda: [Flow()])
    styles: dict[int, Style] = field(default_factory=dict)
    charsets: dict[int, int] = field(default_factory=dict)
    page: str = "cp1252"
    gathered: str = ""
    """The text of a destination that is no body: a style's name, a field's code …"""
    address: str = ""
    """Of the link whose text comes next"""
    picture: bytearray | None = None
    named: str = ""
    """The name of a property whose value comes next"""
    description: str = ""
    """Of the picture that is being read or comes next"""
    starred: bool = False
    to_skip: int = 0
    _bytes: bytearray = field(default_factory=bytearray)
    _codec: str = ""

    def read(self, data: bytes) -> Writing:
        """Give what the file says."""
        for token in tokens(data):
            self._take(token)
        self._decode()
        self.end_paragraph(only_if_any=True)
        self.flow.end_table()
        self.writing.body = self.flows[0].blocks
        return self.writing

    @property
    def flow(self) -> Flow:
        """The flow that text goes into."""
        return self.flows[-1]

    def _take(self, token: Token) -> None:
        if token.kind == "text":
            self._text(token.data)
            return
        self._decode()
        match token.kind:
            case "brace":
                self.to_skip = 0
                self._open() if token.data == b"{" else self._close()
            case "binary":
                if self.picture is not None and self.state.destination == "pict":
                    self.picture += token.data.hex().encode()
            case "symbol":
                self._symbol(token.data)
            case _:
                self._word(token.data.decode("ascii"), token.number)
                self.starred = False

    def _open(self) -> None:
        if len(self.groups) >= DEEPEST:
            raise Refusal(Code.HOSTILE, f"groups nested {DEEPEST} deep")
        self.groups.append((self.state, None))
        self.state = self.state.copy()

    def _close(self) -> None:
        if not self.groups:
            return
        before, closing = self.groups.pop()
        if closing is not None:
            closing()
        self.state = before

    def when_closed(self, closing: Callable[[], None]) -> None:
        """Have something done at the end of this group, before its state is gone."""
        if self.groups:
            self.groups[-1] = (self.groups[-1][0], closing)

    def _text(self, data: bytes) -> None:
        if self.to_skip:
            skipped = min(self.to_skip, len(data))
            self.to_skip, data = self.to_skip - skipped, data[skipped:]
        if self.state.destination == "pict" and self.picture is not None:
            self.picture += data
        elif data:
            self._bytes += data

    def _decode(self) -> None:
        """Turn the bytes so far into text: a character's two may stand in two tokens."""
        if self._bytes:
            codec = codec_of_font(self.charsets.get(self.state.font, 0), self.page)
            text, self._bytes = self._bytes.decode(codec, "replace"), bytearray()
            self.say(text)

    def say(self, text: str) -> None:
        """Add text to what is being written."""
        if self.state.destination == "body":
            if not self.state.gone:
                self.flow.say(text, self.state.marks, self.state.link)
        elif self.state.destination != "skip":
            self.gathered += text

    def unicode(self, number: int) -> None:
        """Add one UTF-16 unit (``\\u``, signed); halves of a pair meet in the paragraph."""
        self.to_skip = self.state.fallback
        self.say(chr(number % 0x10000))

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self.starred = True
        elif self.to_skip:
            self.to_skip -= 1
        elif symbol in _SYMBOLS:
            self.say(_SYMBOLS[symbol])
        elif symbol in b"\r\n":
            self._word("par", None)

    def _word(self, word: str, number: int | None) -> None:
        act = self.words.get(word)
        if act is not None:
            act(self, number)
        elif self.starred:
            self.state.destination = "skip"

    def end_paragraph(self, *, only_if_any: bool = False) -> None:
        """Close the paragraph."""
        if self.state.destination != "body" or (only_if_any and not self.flow.pieces):
            return
        form = self.state.form(self.styles, self.flow)
        self.flow.end_paragraph(form, self.writing, in_table=self.state.in_table)

    def begin_flow(self, use: Callable[[list[Element]], Element]) -> None:
        """Let a group be a flow of its own, that ``use`` makes into something of the one round it."""
        if self.state.destination == "skip":
            return
        self.flows.append(Flow())
        self.state.destination, self.state.in_table, self.state.link = "body", False, ""
        self.state.plain()

        def closing() -> None:
            self.state.in_table = False
            self.end_paragraph(only_if_any=True)
            ended = self.flows.pop()
            ended.end_table()
            self.flow.pieces.append(use(ended.blocks))

        self.when_closed(closing)

    def gather(self, destination: str, use: Callable[[str], None]) -> None:
        """Let the text of a group be gathered for ``use``."""
        if self.state.destination == "skip":
            return
        self.state.destination, self.gathered = destination, ""

        def closing() -> None:
            text, self.gathered = self.gathered, ""
            use(text)

        self.when_closed(closing)

    def begin_picture(self) -> None:
        """Let a group be a picture, in hexadecimal or binary."""
        if self.state.destination == "skip":
            return
        self.state.destination, self.picture = "pict", bytearray()

        def closing() -> None:
            digits, self.picture = _NOT_HEX.sub(b"", bytes(self.picture or b"")), None
            data = bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
            self.flow.pieces.append(self.writing.picture(data, self.description))
            self.description = ""

        self.when_closed(closing)

    def set_list(self, label: str) -> None:
        """Note a list item by the label that is written for readers that know no lists."""
        self.flow.is_listed = True
        self.flow.numbers = bool(_NUMBERED.match(label + " "))

    def set_field(self, code: str) -> None:
        """Note the code of a field for its result."""
        found = _LINK.match(code)
        self.address = found[1] if found else ""

    def set_property(self, text: str) -> None:
        """Note the value of a property: of all there are, a picture's description is used."""
        if self.named == "wzDescription":
            self.description = text.strip()

    def cell_form(self, **changes: object) -> None:
        """Note what is said of the next cell of a row; its right edge ends it."""
        forms = self.flow.forms
        if not forms or forms[-1].right:
            if len(forms) >= MOST_COLUMNS:
                return
            forms.append(CellForm())
        for name, value in changes.items():
            setattr(forms[-1], name, value)


_SYMBOLS = {b"~": "\xa0", b"_": "\u2011", b"{": "{", b"}": "}", b"\\": "\\", b"\t": "\t"}
