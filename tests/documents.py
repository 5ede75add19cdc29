"""Real .docx files (ECMA-376), made by hand so that a test says what is in them.

``docx(P("标题", style="Title"), P("第一段，", Bold("重要"), Note("见注")), Picture(png()))``
"""

import io
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from PIL import Image

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

_PARTS = ("styles", "footnotes", "numbering")

STYLES = {
    "Title": "Title",
    "1": "heading 1",
    "2": "heading 2",
    "3": "标题 3",
    "Quote": "Quote",
    "a5": "caption",
    "题注": "题注",
}
"""Style ids, as Chinese Word and WPS make them, and the names they carry."""


@dataclass
class Bold:
    text: str


@dataclass
class Italic:
    text: str


@dataclass
class Note:
    """A footnote's reference; the footnote holds ``text``."""

    text: str


@dataclass
class Link:
    text: str
    url: str


@dataclass
class Picture:
    """A picture in a paragraph of its own, or of the file ``name``'s kind inside one."""

    data: bytes
    alt: str = ""
    name: str = "image.png"


@dataclass
class Raw:
    """WordprocessingML as it stands, prefix ``w:``."""

    xml: str


Part = str | Bold | Italic | Note | Link | Picture | Raw


class P:
    """A paragraph."""

    def __init__(self, *parts: Part, style: str = "", align: str = "") -> None:
        self.parts = parts
        self.style = style
        self.align = align


def png(width: int = 60, height: int = 40, *, colour: str = "teal") -> bytes:
    """Give a one-coloured PNG."""
    return picture_file("PNG", width=width, height=height, colour=colour)


def picture_file(kind: str, *, width: int = 60, height: int = 40, colour: str = "teal") -> bytes:
    """Give a one-coloured picture in a format that Pillow writes."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(file, kind)
    return file.getvalue()


def essay() -> bytes:
    """An essay as contributors send them: title, headings, bold, a picture, a footnote."""
    return docx(
        P("志愿者不是免费劳动力", style="Title"),
        P("　　很多企业朋友问：", Bold("做公益为什么要拿工资？"), "我想从一张排班表说起。"),
        P("一张排班表", style="1"),
        P(
            "去年我们走访了三十二个村子",
            Note("数据来自机构二〇〇八年年报。"),
            "，平均每天十一个小时。",
        ),
        Picture(png(), alt="两位同事在村口核对名单"),
        P("图1 两位同事在村口核对名单", style="题注"),
        P("看得见的成果", style="1"),
        P("成果可以衡量，只是要换一把尺子。"),
    )


def docx(
    *content: P | Picture | Raw,
    core_title: str = "",
    extra: dict[str, bytes] | None = None,
    related: dict[str, str] | None = None,
):
    """Give the bytes of a .docx holding ``content``; ``extra`` adds or replaces zip entries.

    ``related`` names parts among them: kind of relationship, path.
    """
    package = _Package()
    for kind, path in (related or {}).items():
        package._relate(kind, path)
    body = "".join(package.block(piece) for piece in content)
    entries = package.entries(body, core_title) | (extra or {})
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return file.getvalue()


class _Package:
    def __init__(self) -> None:
        self.notes: list[str] = []
        self.media: dict[str, bytes] = {}
        self.relations = [
            _relation("styles", "styles", "styles.xml"),
            _relation("footnotes", "footnotes", "footnotes.xml"),
        ]

    def block(self, piece: P | Picture | Raw) -> str:
        if isinstance(piece, Raw):
            return piece.xml
        if isinstance(piece, Picture):
            piece = P(piece)
        style = f"<w:pStyle w:val={quoteattr(piece.style)}/>" if piece.style else ""
        align = f"<w:jc w:val={quoteattr(piece.align)}/>" if piece.align else ""
        runs = "".join(self._run(part) for part in piece.parts)
        return f"<w:p><w:pPr>{style}{align}</w:pPr>{runs}</w:p>"

    def _run(self, part: Part) -> str:
        match part:
            case str():
                return _text(part)
            case Bold(text):
                return _text(text, "<w:rPr><w:b/></w:rPr>")
            case Italic(text):
                return _text(text, "<w:rPr><w:i/></w:rPr>")
            case Raw(xml):
                return xml
            case Note(text):
                self.notes.append(text)
                return f'<w:r><w:footnoteReference w:id="{len(self.notes) + 1}"/></w:r>'
            case Link(text, url):
                number = self._relate("hyperlink", url, outside=True)
                return f'<w:hyperlink r:id="{number}">{_text(text)}</w:hyperlink>'
            case Picture():
                return self._picture(part)

    def _picture(self, picture: Picture) -> str:
        name = f"media/{len(self.media) + 1}{picture.name}"
        self.media[f"word/{name}"] = picture.data
        number = self._relate("image", name)
        return (
            f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片"'
            f" descr={quoteattr(picture.alt)}/>"
            f"<a:graphic><a:graphicData><pic:pic><pic:blipFill>"
            f'<a:blip r:embed="{number}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
            f"</wp:inline></w:drawing></w:r>"
        )

    def _relate(self, kind: str, target: str, *, outside: bool = False) -> str:
        number = f"rId{len(self.relations) + 1}"
        self.relations.append(_relation(number, kind, target, outside=outside))
        return number

    def entries(self, body: str, core_title: str) -> dict[str, bytes]:
        texts = {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relations(
                _relation("rId1", "officeDocument", "word/document.xml"),
                _relation("rId2", "metadata/core-properties", "docProps/core.xml"),
            ),
            "docProps/core.xml": _core(core_title),
            "word/document.xml": _document(f"<w:body>{body}</w:body>", "document"),
            "word/styles.xml": _styles(),
            "word/footnotes.xml": _document(_footnotes(self.notes), "footnotes"),
            "word/_rels/document.xml.rels": _relations(*self.relations),
        }
        return {name: text.encode() for name, text in texts.items()} | self.media


def _text(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _document(inside: str, root: str) -> str:
    return (
        f'{_DECLARATION}<w:{root} xmlns:w="{_W}" xmlns:r="{_R}" xmlns:a="{_DRAWING}/main" '
        f'xmlns:pic="{_DRAWING}/picture" xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
        f"{inside}</w:{root}>"
    )


def _footnotes(notes: list[str]) -> str:
    return "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{_text(" " + text)}</w:p>'
        "</w:footnote>"
        for number, text in enumerate(notes, start=2)
    )


def _styles() -> str:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId={quoteattr(key)}>'
        f"<w:name w:val={quoteattr(name)}/></w:style>"
        for key, name in STYLES.items()
    )
    return _document(styles, "styles")


def _relation(number: str, kind: str, target: str, *, outside: bool = False) -> str:
    space = _PACKAGE + "/relationships" if kind.startswith("metadata") else _R
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{number}" Type="{space}/{kind}" Target={quoteattr(target)}{mode}/>'


def _relations(*relations: str) -> str:
    inside = "".join(relations)
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _content_types() -> str:
    kinds = {
        "xml": "application/xml",
        "png": "image/png",
        "jpeg": "image/jpeg",
        "emf": "image/x-emf",
    }
    kinds["rels"] = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = "".join(
        f'<Default Extension="{end}" ContentType="{kind}"/>' for end, kind in kinds.items()
    )
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    override = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{word}.{kind}+xml"/>'
        for part, kind in (("document", "document.main"), *((k, k) for k in _PARTS))
    )
    types = f"{_PACKAGE}/content-types"
    return f'{_DECLARATION}<Types xmlns="{types}">{defaults}{override}</Types>'


def _core(title: str) -> str:
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
        "</cp:coreProperties>"
    )


def compound(stream: str) -> bytes:
    """Give the head of an OLE compound file ([MS-CFB]) whose directory names ``stream``.

    ``EncryptedPackage`` is a .docx with a password, ``WordDocument`` a .doc of Word 97.
    """
    directory = (stream + "\0").encode("utf-16-le").ljust(128, b"\0")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(1024, b"\0") + directory
