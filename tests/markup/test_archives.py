"""What comes out of an archive, good or hostile."""

import zlib

import pytest

from tests.archives import rar, seven_zip, zipped
from tests.documents import compound, essay
from tests.material import material
from viewpoints.markup import programs
from viewpoints.markup.archives import MOST_FILES, File, unpack
from viewpoints.markup.refusals import Code, Refusal

TEXT = "志愿者不是免费劳动力。".encode()
FILES = {"稿件/志愿者的诚意.txt": TEXT, "照片.jpg": b"\xff\xd8\xff"}
UNPACKED = [File("志愿者的诚意.txt", TEXT), File("照片.jpg", b"\xff\xd8\xff")]


def refusal(data: bytes) -> Code:
    with pytest.raises(Refusal) as caught:
        unpack(data, "稿件.zip")
    return caught.value.code


ARCHIVES = {
    "zip, names marked as UTF-8": zipped(FILES),
    "zip of Windows, names in GBK": zipped(FILES, charset="gbk"),
    "zip of macOS, names in UTF-8, unmarked": zipped(FILES, charset="utf-8"),
    "rar, names in GBK": rar(FILES),
    "7z": seven_zip(FILES),
}


@pytest.mark.parametrize("kind", ARCHIVES)
def test_files_come_out_with_their_names(kind):
    assert unpack(ARCHIVES[kind], "稿件") == UNPACKED


def test_a_name_whose_gbk_bytes_hold_a_backslash_stays_whole():
    assert unpack(zipped({"誠.txt": TEXT}, charset="gbk"), "") == [File("誠.txt", TEXT)]


def test_a_name_in_big5_is_read():
    names = {"志願者不是免費勞動力.txt": TEXT}
    assert unpack(zipped(names, charset="big5"), "") == [File(*next(iter(names.items())))]


def test_a_unicode_path_field_names_its_entry():
    written = "七个房间.txt".encode("gbk")
    field = b"\x01" + zlib.crc32(written).to_bytes(4, "little") + "七个房间.txt".encode()
    data = zipped({"七个房间.txt": TEXT}, charset="gbk", extra=(0x7075, field))
    assert unpack(data, "") == [File("七个房间.txt", TEXT)]


def test_what_systems_leave_behind_is_left_out():
    left = ("__MACOSX/._a.txt", "a/.DS_Store", "Thumbs.db", "a/~$稿件.docx", "a/")
    assert unpack(zipped({"a.txt": TEXT} | dict.fromkeys(left, b"x")), "") == [File("a.txt", TEXT)]


def test_an_archive_inside_is_opened_once_and_one_inside_that_stays_closed():
    innermost = zipped({"c.txt": TEXT})
    inner = zipped({"b.txt": TEXT, "c.zip": innermost})
    assert unpack(zipped({"a.txt": TEXT, "b.zip": inner, "d.txt": TEXT}), "") == [
        File("a.txt", TEXT),
        File("b.txt", TEXT),
        File("c.zip", innermost),
        File("d.txt", TEXT),
    ]


def test_an_archive_inside_that_cannot_be_opened_comes_as_it_is():
    damaged = zipped({"b.txt": TEXT})[:-9]
    assert unpack(zipped({"b.zip": damaged}), "") == [File("b.zip", damaged)]


def test_a_document_inside_is_a_file():
    assert unpack(zipped({"稿件.docx": essay()}), "") == [File("稿件.docx", essay())]


def many(count: int) -> bytes:
    return zipped({f"{number}.txt": TEXT for number in range(count)})


REFUSED = {
    "a document": (essay(), Code.UNKNOWN),
    "a text": (TEXT, Code.UNKNOWN),
    "Word 97": (compound("WordDocument"), Code.UNKNOWN),
    "nothing in it": (zipped({}), Code.EMPTY),
    "only debris": (zipped({"a/.DS_Store": b"x"}), Code.EMPTY),
    "too many files": (many(MOST_FILES + 1), Code.TOO_BIG),
    "too many files, half of them inside": (
        zipped({"a.zip": many(MOST_FILES // 2), "b.zip": many(MOST_FILES // 2), "c": TEXT}),
        Code.TOO_BIG,
    ),
    "a bomb": (zipped({"a.txt": bytes(50 << 20)}), Code.HOSTILE),
    "more than may be unpacked": (zipped({"a": bytes(65 << 20), "b": bytes(1)}), Code.HOSTILE),
    "a way out of the folder": (zipped({"../a.txt": TEXT}), Code.HOSTILE),
    "a way from the root": (zipped({"/etc/a.txt": TEXT}), Code.HOSTILE),
    "cut short": (zipped(FILES)[:-30], Code.DAMAGED),
    "a rar with a password": (rar(FILES, encrypted=True), Code.PASSWORD),
    "a rar cut short": (rar({"a.txt": TEXT})[:-20], Code.DAMAGED),
    "a 7z cut short": (seven_zip(FILES)[:-20], Code.DAMAGED),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_is_refused(kind):
    data, code = REFUSED[kind]
    assert refusal(data) is code


def test_a_zip_with_a_password_is_refused_as_such():
    for name in ("traditional-encryption", "traditional-encryption-and-compression"):
        file = material(f"docs/thejoshwolfe+yauzl/test/success/{name}.zip")
        assert refusal(file.read_bytes()) is Code.PASSWORD


def test_no_hostile_zip_of_the_material_is_unpacked():
    files = list(material("docs/thejoshwolfe+yauzl/test/failure").glob("*.zip"))
    assert len(files) == 13
    for file in files:
        assert refusal(file.read_bytes()) in {Code.HOSTILE, Code.DAMAGED, Code.UNKNOWN}, file.name


def test_ordinary_zips_of_the_material_give_their_files():
    folder = material("docs/thejoshwolfe+yauzl/test/success")
    for name in ("windows-7-zip", "windows-compressed-folder", "cygwin-info-zip"):
        found = unpack((folder / f"{name}.zip").read_bytes(), "")
        assert [file.name for file in found] == ["a.txt", "b.txt"], name
    (unpacked,) = unpack((folder / "big-compression.zip").read_bytes(), "")
    assert unpacked.data == (folder / "big-compression" / "0x21000").read_bytes()


def test_without_the_unarchiver_the_kind_is_named(monkeypatch):
    from viewpoints.markup import archives

    monkeypatch.setattr(programs, "path_of", lambda name: None)
    assert archives.answer(rar(FILES)) == b'{"refused": "rar", "detail": ""}'
    assert archives.answer(seven_zip(FILES)) == b'{"refused": "7z", "detail": ""}'
