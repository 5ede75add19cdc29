"""What each control word of an RTF file does (Rich Text Format Specification 1.9.1)."""

from collections.abc import Callable

from viewpoints.markup.formats import word_writing as word
from viewpoints.markup.formats.rtf_reading import Reading
from viewpoints.markup.formats.rtf_state import Style
from viewpoints.markup.formats.rtf_tokens import codec_of_page

Act = Callable[[Reading, int | None], None]


def _to_body(reading: Reading, number: int | None) -> None:
    """A group known although it is marked as one that may be skipped."""


def _skip(reading: Reading, number: int | None) -> None:
    reading.state.destination = "skip"


def _mark(mark: str) -> Act:
    def act(reading: Reading, number: int | None) -> None:
        if number == 0:
            reading.state.marks -= {mark}
        else:
            reading.state.marks |= {mark}

    return act


def _shift(reading: Reading, number: int | None) -> None:
    reading.state.marks -= {word.RAISED, word.LOWERED}


def _say(text: str) -> Act:
    return lambda reading, number: reading.say(text)


def _set(name: str, otherwise: int = 0) -> Act:
    def act(reading: Reading, number: int | None) -> None:
        setattr(reading.state, name, otherwise if number is None else number)

    return act


def _align(how: str) -> Act:
    def act(reading: Reading, number: int | None) -> None:
        reading.state.align = how

    return act


def _par(reading: Reading, number: int | None) -> None:
    reading.end_paragraph()


def _cell(reading: Reading, number: int | None) -> None:
    if reading.state.destination == "body":
        reading.state.in_table = True
        reading.end_paragraph(only_if_any=bool(reading.flow.cell))
        reading.flow.end_cell()


def _row(reading: Reading, number: int | None) -> None:
    reading.flow.end_row()


def _row_begins(reading: Reading, number: int | None) -> None:
    reading.flow.forms, reading.flow.header = [], False


def _header(reading: Reading, number: int | None) -> None:
    reading.flow.header = True


def _form(**changes: object) -> Act:
    return lambda reading, number: reading.cell_form(**changes)


def _right(reading: Reading, number: int | None) -> None:
    reading.cell_form(right=max(number or 0, 1))


def _level(reading: Reading, number: int | None) -> None:
    level = number + 1 if number is not None and 0 <= number < 9 else 0
    if reading.state.destination == "stylesheet":
        reading.styles.setdefault(reading.state.style, Style()).level = level
    else:
        reading.state.level = level


def _stylesheet(reading: Reading, number: int | None) -> None:
    reading.state.destination, reading.state.style, reading.gathered = "stylesheet", 0, ""


def _style(reading: Reading, number: int | None) -> None:
    """``\\s`` in the stylesheet begins a style whose name ends its group."""
    key = number or 0
    reading.state.style = key
    if reading.state.destination != "stylesheet":
        return
    reading.gathered = ""

    def closing() -> None:
        name, reading.gathered = reading.gathered, ""
        reading.styles.setdefault(key, Style()).name = name.strip().rstrip(";").lower()

    reading.when_closed(closing)


def _fonts(reading: Reading, number: int | None) -> None:
    reading.state.destination = "fonttbl"


def _charset(reading: Reading, number: int | None) -> None:
    if reading.state.destination == "fonttbl":
        reading.charsets[reading.state.font] = number or 0


def _page(reading: Reading, number: int | None) -> None:
    reading.page = codec_of_page(number or 1252)


def _unicode(reading: Reading, number: int | None) -> None:
    reading.unicode(number or 0)


def _title(reading: Reading, number: int | None) -> None:
    reading.state.destination = "info"  # out of the skipped information group
    reading.gather("title", lambda text: setattr(reading.writing, "title", text.strip()))


def _note(reading: Reading, number: int | None) -> None:
    reading.begin_flow(reading.writing.note)


def _box(reading: Reading, number: int | None) -> None:
    if reading.state.destination == "shape":
        reading.begin_flow(lambda blocks: word.box(blocks))


def _shape(reading: Reading, number: int | None) -> None:
    if reading.state.destination == "body":
        reading.state.destination = "shape"


def _named(reading: Reading, number: int | None) -> None:
    """A property of a shape or picture: its name, then its value."""
    reading.gather("sn", lambda text: setattr(reading, "named", text.strip()))


def _valued(reading: Reading, number: int | None) -> None:
    reading.gather("sv", reading.set_property)


def _picture_properties(reading: Reading, number: int | None) -> None:
    if reading.state.destination == "pict":
        reading.state.destination = "picprop"


def _script(name: str) -> Act:
    return lambda reading, number: setattr(reading.state, "script", name)


def _of_script(act: Act) -> Act:
    """What is said of associated characters counts where those are Chinese (``\\dbch``)."""

    def acting(reading: Reading, number: int | None) -> None:
        if reading.state.script == "dbch":
            act(reading, number)

    return acting


def _result(reading: Reading, number: int | None) -> None:
    reading.state.link, reading.address = reading.address, ""


def _comment(reading: Reading, number: int | None) -> None:
    reading.flow.pieces.append(word.held(word.sign("w:commentReference")))
    reading.state.destination = "skip"


def _changed(short: str, gone: bool) -> Act:
    def act(reading: Reading, number: int | None) -> None:
        if number != 0:
            reading.flow.pieces.append(word.sign(short))
        reading.state.gone = gone and number != 0

    return act


def _object(reading: Reading, number: int | None) -> None:
    reading.flow.pieces.append(word.sign("w:altChunk"))


_SKIPPED = (
    "colortbl info header headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc aftnsep"
    " aftnsepc nonshppict nonesttables objdata objclass objname upr bkmkstart bkmkend xe tc fldtitle"
    " listtable listoverridetable revtbl rsidtbl generator filetbl themedata datastore latentstyles"
    " pgdsctbl pn pnseclvl blipuid atnid atnauthor atndate atnref shprslt nesttableprops"
)
_TEXTS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": "\u2003",
    "enspace": "\u2002",
}
WORDS: dict[str, Act] = {
    **dict.fromkeys(_SKIPPED.split(), _skip),
    **{name: _say(text) for name, text in _TEXTS.items()},
    **dict.fromkeys(("par", "sect", "page", "column", "nestcell"), _par),
    **{how: _align(how) for how in ("ql", "qr", "qc", "qj", "qd")},
    **dict.fromkeys(("shppict", "field", "result", "sp"), _to_body),
    **{name: _mark(mark) for name, mark in (("b", word.BOLD), ("i", word.ITALIC))},
    **{f"a{name}": _of_script(_mark(m)) for name, m in (("b", word.BOLD), ("i", word.ITALIC))},
    **{name: _script(name) for name in ("loch", "hich", "dbch", "ltrch", "rtlch")},
    "super": _mark(word.RAISED),
    "sub": _mark(word.LOWERED),
    "v": _mark(word.HIDDEN),
    "nosupersub": _shift,
    "plain": lambda reading, number: reading.state.plain(),
    "pard": lambda reading, number: reading.state.plain_paragraph(),
    "f": _set("font"),
    "af": _of_script(_set("font")),
    "deff": _set("font"),
    "uc": _set("fallback", 1),
    "li": _set("left"),
    "fi": _set("first"),
    "ilvl": _set("list_level"),
    "ls": lambda reading, number: setattr(reading.state, "is_listed", bool(number)),
    "intbl": lambda reading, number: setattr(reading.state, "in_table", True),
    "outlinelevel": _level,
    "s": _style,
    "cs": _skip,
    "stylesheet": _stylesheet,
    "fonttbl": _fonts,
    "fcharset": _charset,
    "ansicpg": _page,
    "mac": lambda reading, number: setattr(reading, "page", "mac_roman"),
    "u": _unicode,
    "title": _title,
    "footnote": _note,
    "shp": _shape,
    "shpinst": _shape,
    "shptxt": _box,
    "sn": _named,
    "sv": _valued,
    "picprop": _picture_properties,
    "pict": lambda reading, number: reading.begin_picture(),
    "fldinst": lambda reading, number: reading.gather("fldinst", reading.set_field),
    "fldrslt": _result,
    "listtext": lambda reading, number: reading.gather("listtext", reading.set_list),
    "pntext": lambda reading, number: reading.gather("listtext", reading.set_list),
    "annotation": _comment,
    "deleted": _changed("w:del", gone=True),
    "revised": _changed("w:ins", gone=False),
    "objemb": _object,
    "cell": _cell,
    "row": _row,
    "trowd": _row_begins,
    "trhdr": _header,
    "clmrg": _form(beside=True),
    "clvmgf": _form(below="restart"),
    "clvmrg": _form(below="continue"),
    "cellx": _right,
}
