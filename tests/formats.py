"""One essay with all that an essay may have, and LibreOffice to write it in other formats."""

import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.documents import Bold, Italic, Link, Note, P, Picture, Raw, docx, png

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BULLETS, _NUMBERS = 1, 2


def _item(text: str, number: int, depth: int = 0) -> Raw:
    return Raw(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def _row(*cells: str, properties: str = "") -> str:
    inside = "".join(
        '<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'
        f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>{cell}</w:t></w:r></w:p></w:tc>"
        for cell in cells
    )
    return f"<w:tr>{inside}</w:tr>"


_TABLE = Raw(
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    + _row("年", "时", properties="<w:b/>")
    + _row("一", "2")
    + "</w:tbl>"
)
_CHANGED = 'w:author="林" w:date="2026-01-01T00:00:00Z"'
_CHANGES = Raw(
    f'<w:ins w:id="1" {_CHANGED}><w:r><w:t>新字</w:t></w:r></w:ins>'
    f'<w:del w:id="2" {_CHANGED}><w:r><w:delText>旧字</w:delText></w:r></w:del>'
)


def everything() -> bytes:
    """Give a .docx with all of it, as Word packs one."""
    return docx(
        P("志愿者不是免费劳动力", style="Title"),
        P(
            *("　　很多企业朋友问：", Bold("做公益为什么要拿工资？"), Italic("斜体"), "。"),
            *(Link("链接", "https://a.cn/?a=1&b=2"), Link("坏链接", "javascript:alert(1)")),
        ),
        P("一张排班表", style="1"),
        P("去年我们走访了三十二个村子", Note("数据来自年报。"), "，平均每天十一个小时。"),
        Picture(png(), alt="两位同事在村口核对名单"),
        P("图1 两位同事在村口核对名单", style="题注"),
        P(Bold("一、粗体的小标题")),
        P("引用的话，长长的。", style="Quote"),
        *(_item("甲", _BULLETS), _item("乙", _BULLETS), _item("乙一", _BULLETS, 1)),
        *(_item("一", _NUMBERS), _item("二", _NUMBERS)),
        _TABLE,
        P("改动：", _CHANGES, "。"),
        P("小一级", style="2"),
        P(Raw("<w:r><w:t>行一</w:t><w:br/><w:t>行二</w:t></w:r>")),
        extra={"word/numbering.xml": _numbering().encode()},
        related={"numbering": "numbering.xml"},
    )


def _numbering() -> str:
    kinds = {_BULLETS: "bullet", _NUMBERS: "decimal"}
    levels = "".join(
        f'<w:abstractNum w:abstractNumId="{number}">'
        + "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
            f'<w:lvlText w:val="{"-" if kind == "bullet" else f"%{depth + 1}."}"/></w:lvl>'
            for depth in (0, 1)
        )
        + "</w:abstractNum>"
        for number, kind in kinds.items()
    )
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in kinds
    )
    return f'<w:numbering xmlns:w="{_W}">{levels}{numbers}</w:numbering>'


@cache
def written_as(kind: str) -> bytes:
    """Give ``everything`` as LibreOffice writes it: ``odt``, ``rtf``, ``doc``."""
    return office(everything(), kind)


def office(data: bytes, kind: str) -> bytes:
    """Give a .docx in another format, by the LibreOffice that is installed."""
    with TemporaryDirectory() as folder:
        source = Path(folder, "document.docx")
        source.write_bytes(data)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder]
        subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=120)
        return Path(folder, f"document.{kind}").read_bytes()
