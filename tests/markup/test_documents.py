"""What the door promises of every document, good or hostile."""

import io
import json
import zipfile

import pytest

from tests.documents import P, Picture, Raw, compound, docx, essay, picture_file, png
from tests.material import material
from viewpoints.markup import documents
from viewpoints.markup.documents import LOSSES, SENTENCES, Code, Lost, Refusal, convert
from viewpoints.markup.sanitize import sanitize

REL = ' rel="noopener noreferrer"'


def refusal(data: bytes, filename: str = "稿件.docx") -> Code:
    with pytest.raises(Refusal) as caught:
        convert(data, filename=filename)
    return caught.value.code


def test_an_essay_keeps_all_its_author_wrote():
    document = convert(essay(), filename="稿件.docx")
    (picture,) = document.pictures
    assert document.title == "志愿者不是免费劳动力"
    assert document.blocks == [
        {
            "type": "paragraph",
            "html": "很多企业朋友问：<strong>做公益为什么要拿工资？</strong>我想从一张排班表说起。",
        },
        {"type": "heading", "level": 2, "text": "一张排班表"},
        {
            "type": "paragraph",
            "html": "去年我们走访了三十二个村子[^1]，平均每天十一个小时。",
        },
        {
            "type": "picture",
            "image": picture.sha256,
            "alt": "两位同事在村口核对名单",
            "caption": "图1 两位同事在村口核对名单",
            "credit": "",
        },
        {"type": "heading", "level": 2, "text": "看得见的成果"},
        {"type": "paragraph", "html": "成果可以衡量，只是要换一把尺子。"},
        {"type": "footnote", "label": "1", "html": "数据来自机构二〇〇八年年报。"},
    ]
    assert (picture.type, picture.width, picture.height) == ("image/png", 60, 40)
    assert document.lost == []


def zipped(**entries: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name.replace("__", "/"), data)
    return file.getvalue()


REFUSED = {
    "no bytes": (b"", Code.EMPTY),
    "encrypted by Word": (compound("EncryptedPackage"), Code.PASSWORD),
    "Excel 97": (compound("Workbook"), Code.SPREADSHEET),
    "PDF cut short": (b"%PDF-1.4\n", Code.DAMAGED),
    "RAR": (b"Rar!\x1a\x07\x00", Code.RAR),
    "7-Zip": (b"7z\xbc\xaf\x27\x1c\x00", Code.SEVEN_ZIP),
    "picture": (png(), Code.PICTURE),
    "zip": (zipped(a=b"b"), Code.ZIP),
    "picture of an iPhone": (b"\0\0\0\x18ftypheic\0\0\0\0", Code.PICTURE),
    "odt without content": (
        zipped(mimetype=b"application/vnd.oasis.opendocument.text"),
        Code.DAMAGED,
    ),
    "ods": (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), Code.SPREADSHEET),
    "odp": (zipped(mimetype=b"application/vnd.oasis.opendocument.presentation"), Code.PRESENTATION),
    "epub": (zipped(mimetype=b"application/epub+zip"), Code.UNKNOWN),
    "xlsx": (zipped(xl__workbook=b"", **{"xl__workbook.xml": b""}), Code.SPREADSHEET),
    "no main part": (zipped(**{"[Content_Types].xml": b"<a/>"}), Code.DAMAGED),
    "cut short": (essay()[:-200], Code.DAMAGED),
    "noise": (bytes(range(256)) * 40, Code.UNKNOWN),
    "flat XML": (
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><a/>',
        Code.WORD_XML,
    ),
    "MHTML": (b"MIME-Version: 1.0\nContent-Type: multipart/related; a=b\n\n", Code.WEB_ARCHIVE),
    "XML bomb": (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', Code.HOSTILE),
    "DTD inside": (docx(extra={"word/document.xml": b"<!DOCTYPE a><a/>"}), Code.HOSTILE),
    "DTD in UTF-16": (
        docx(extra={"word/styles.xml": "<!DOCTYPE a><a/>".encode("utf-16")}),
        Code.HOSTILE,
    ),
    "bomb": (docx(extra={"word/media/a.bin": bytes(40 << 20)}), Code.HOSTILE),
    "nested too deeply": (docx(Raw("<w:ins>" * 5000 + "</w:ins>" * 5000)), Code.HOSTILE),
    "way out of the folder": (docx(extra={"../a": b""}), Code.HOSTILE),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_is_refused_by_content_whatever_the_name(kind):
    data, code = REFUSED[kind]
    assert refusal(data) is code


def test_what_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr(documents, "LIMITS", documents.LIMITS._replace(seconds=1))
    run = "<w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t></w:r>"
    assert refusal(docx(Raw(f"<w:p>{run * 20_000}</w:p>"))) is Code.TOO_SLOW


def test_a_picture_too_large_to_open_is_left_out_and_said():
    document = convert(docx(P("文"), Picture(png(9000, 9000))))
    assert (document.pictures, document.lost) == ([], [Lost.PICTURE_TOO_BIG])


def test_pictures_are_made_our_own():
    kinds = {"JPEG": "red", "GIF": "green", "WEBP": "blue", "BMP": "black"}
    files = [picture_file(kind, colour=colour) for kind, colour in kinds.items()]
    document = convert(docx(*map(Picture, files)))
    assert [picture.type for picture in document.pictures] == [
        "image/jpeg",
        "image/png",
        "image/jpeg",
        "image/png",
    ]


def test_a_picture_no_browser_shows_is_left_out_and_said():
    document = convert(docx(P("文"), Picture(b"\x01\0\0\0" + bytes(36) + b" EMF", name="a.emf")))
    assert document.lost == [Lost.PICTURE_FORMAT]


def test_a_document_without_words_is_no_error_but_said():
    assert convert(docx(P(""))).lost == [Lost.EVERYTHING]


def test_text_in_any_chinese_charset():
    text = "志愿者不是免费劳动力\n\n　　很多企业朋友问：做公益为什么要拿工资？\n　　第二段 <b>。\n"
    for charset in ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"):
        document = convert(text.encode(charset), filename="a.txt")
        assert document.title == "志愿者不是免费劳动力"
        assert [block["html"] for block in document.blocks] == [
            "很多企业朋友问：做公益为什么要拿工资？",
            "第二段 &lt;b&gt;。",
        ]


def test_html_takes_its_title_from_the_heading_that_stands_first():
    page = "<title>页</title><h1>大题</h1><p>文<script>a()</script></p><h2>小题</h2>"
    document = convert(page.encode(), filename="a.txt")
    assert document.title == "大题"
    assert document.blocks == [
        {"type": "paragraph", "html": "文"},
        {"type": "heading", "level": 2, "text": "小题"},
    ]


def test_every_code_has_a_sentence():
    assert set(SENTENCES) == set(Code)
    assert set(LOSSES) == set(Lost)


def test_every_document_of_the_material_is_converted_to_clean_blocks():
    files = [
        *material("docs/mwilliamson+mammoth.js").rglob("*.docx"),
        *material("docs/python-openxml+python-docx").rglob("*.docx"),
    ]
    assert len(files) > 60
    for file in files:
        converted = json.loads(documents.answer(file.read_bytes(), file.name))
        assert "refused" not in converted, file.name
        for block in converted["blocks"]:
            html = block.get("html", "")
            assert sanitize(html).replace(REL, "") == html, file.name


def test_no_hostile_zip_or_xml_of_the_material_is_opened():
    hostile = [
        *material("docs/thejoshwolfe+yauzl/test/failure").glob("*.zip"),
        *material("docs/thejoshwolfe+yauzl/test/success").glob("*.zip"),
        *material("docs/tiran+defusedxml/xmltestdata").glob("*bomb*.xml"),
        *material("docs/tiran+defusedxml/xmltestdata").glob("external*.xml"),
    ]
    assert {refusal(file.read_bytes(), file.name) for file in hostile} <= {
        Code.HOSTILE,
        Code.DAMAGED,
        Code.PASSWORD,
        Code.ZIP,
        Code.EMPTY,
        Code.UNKNOWN,
    }
