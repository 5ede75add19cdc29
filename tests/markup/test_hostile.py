"""Documents made to hurt: refused in words, or read without what hurts, and nothing is fetched."""

import errno
import http.server
import subprocess
import sys
import threading

import pytest

from tests.archives import zipped
from viewpoints.markup.documents import Code, Document, Lost, Refusal, convert
from viewpoints.markup.formats import old_word
from viewpoints.markup.formats.odt_styles import NAMESPACES

MIMETYPE = b"application/vnd.oasis.opendocument.text"


def odt(body: str, **entries: bytes) -> bytes:
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in NAMESPACES.items())
    content = (
        f"<office:document-content {spaces}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    return zipped({"mimetype": MIMETYPE, "content.xml": content.encode()} | entries)


def nested(opening: str, inside: str, closing: str, *, times: int = 50_000) -> str:
    return opening * times + inside + closing * times


ENCRYPTED = (
    b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    b"<manifest:encryption-data/></manifest:manifest>"
)
REFUSED = {
    "rtf of deep groups": (b"{\\rtf1" + b"{" * 1_000_000, Code.HOSTILE),
    "odt of deep spans": (
        odt(f"<text:p>{nested('<text:span>', 'x', '</text:span>')}</text:p>"),
        Code.HOSTILE,
    ),
    "odt of deep lists": (
        odt(nested("<text:list><text:list-item>", "", "</text:list-item></text:list>")),
        Code.HOSTILE,
    ),
    "odt with entities": (
        zipped({"mimetype": MIMETYPE, "content.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        Code.HOSTILE,
    ),
    "odt that is a bomb": (
        zipped({"mimetype": MIMETYPE, "content.xml": bytes(50 << 20)}),
        Code.HOSTILE,
    ),
    "odt with a password": (odt("", **{"META-INF/manifest.xml": ENCRYPTED}), Code.PASSWORD),
    "pdf of many pages": (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 100000"
        b"/Kids[3 0 R"
        + b" 3 0 R"
        * 99_999
        + b"]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R>>endobj\n"
        b"trailer<</Root 1 0 R>>\n",
        Code.TOO_BIG,
    ),
    "pdf of pictures": (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1"
        b"/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"trailer<</Root 1 0 R>>\n",
        Code.SCAN,
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_is_refused(kind):
    data, code = REFUSED[kind]
    with pytest.raises(Refusal) as caught:
        convert(data, filename="稿件.docx")
    assert caught.value.code is code


def words(document: Document) -> list[str]:
    return [block.get("html", "") for block in document.blocks]


READ = {
    "html of deep boxes": (nested("<div>", "深处", "").encode(), ["深处"]),
    "markdown of deep quotations": (b">" * 20_000 + "深处".encode(), ["深处"]),
    "markdown of brackets": (b"[" * 5_000, ["[" * 5_000]),
    "markdown with a script": ("文<script>a()</script>[x](javascript:a())".encode(), ["文x"]),
    "rtf that ends in its binary": (b"{\\rtf1 a\\bin999999999 b}", ["a"]),
    "rtf that fetches": (
        b'{\\rtf1 a{\\field{\\*\\fldinst INCLUDEPICTURE "http://127.0.0.1:9/a.png" \\\\d}'
        b"{\\fldrslt b}}}",
        ["ab"],
    ),
    "rtf with a script": (
        b'{\\rtf1{\\field{\\*\\fldinst HYPERLINK "javascript:a()"}{\\fldrslt a}}'
        b"{\\object\\objdata 0105}}",
        ["a"],
    ),
    "odt of spaces": (odt('<text:p>a<text:s text:c="999999999"/>b</text:p>'), ["a b"]),
    "odt of repeated cells": (
        odt(
            '<table:table><table:table-row table:number-rows-repeated="1048576">'
            '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
            "</table:table><text:p>a</text:p>"
        ),
        ["a"],
    ),
}


@pytest.mark.parametrize("kind", READ)
def test_is_read_for_what_it_says(kind):
    data, said = READ[kind]
    assert words(convert(data, filename="稿件.md" if "markdown" in kind else "稿件")) == said


def test_a_picture_outside_an_opendocument_text_is_not_fetched_but_said():
    for address in ("http://127.0.0.1:9/a.png", "../../etc/passwd", "Pictures/none.png"):
        frame = f'<draw:frame><draw:image xlink:href="{address}"/></draw:frame>'
        document = convert(odt(f"<text:p>a{frame}</text:p>"))
        assert (words(document), document.lost) == (["a"], [Lost.EXTERNAL_PICTURE])


class _Site(http.server.BaseHTTPRequestHandler):
    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_error(404)

    do_HEAD = do_OPTIONS = do_GET

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def site(monkeypatch):
    """A web site that notes what it is asked for; gives its port."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr(_Site, "asked", [])
    yield server.server_port
    server.shutdown()
    server.server_close()


def test_libreoffice_asks_for_nothing_outside_even_where_the_kernel_would_let_it(
    site, monkeypatch, tmp_path
):
    monkeypatch.setattr(old_word.network, "leave", lambda: None)
    monkeypatch.setattr(old_word.resource, "setrlimit", lambda kind, limits: None)
    page = f'<p>文<img src="http://127.0.0.1:{site}/a.png"></p>'.encode()
    docx = old_word.answer(page, "soffice", str(tmp_path))
    assert words(convert(docx)) == ["文"]
    assert _Site.asked == []


LEAVING = """
import socket, sys
from viewpoints.markup import network

left = network.leave()
with socket.socket() as outside:
    print(left, outside.connect_ex(("127.0.0.1", int(sys.argv[1]))))
"""


def test_a_process_that_says_it_left_the_network_reaches_nobody(site):
    command = [sys.executable, "-c", LEAVING, str(site)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True)
    # In a container that forbids it, it says so, and the site answers.
    assert ran.stdout in {f"True {errno.ENETUNREACH}\n", "False 0\n"}
