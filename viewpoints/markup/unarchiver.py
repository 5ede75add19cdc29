"""The files of a .rar or .7z, read by The Unarchiver's programs (Debian's ``unar``) if installed."""

import json
from typing import Any, NamedTuple

from viewpoints.markup import programs
from viewpoints.markup.decoding import decode
from viewpoints.markup.refusals import Code, Refusal

_BYTE_FOR_CHARACTER = "iso-8859-1"
_MOST_LISTING = 16 * 1024 * 1024


class _Entry(NamedTuple):
    number: int
    path: str
    size: int


def read(data: bytes, *, kind: Code, most: int, most_files: int) -> list[tuple[str, bytes]]:
    """Give the path and the bytes of every file.

    Raises Refusal: ``kind`` where the programs are missing; password, damaged, too_big.
    """
    lister, extractor = programs.path_of("lsar"), programs.path_of("unar")
    if lister is None or extractor is None:
        raise Refusal(kind)
    with programs.as_file(data) as (path, file):
        entries = _listed(lister, path, file)
        if len(entries) > most_files or sum(entry.size for entry in entries) > most:
            raise Refusal(Code.TOO_BIG, f"{len(entries)} files")
        if not entries:
            return []
        whole = _extracted(extractor, path, file, entries)
    return _parted(entries, whole)


def _listed(lister: str, path: str, file: int) -> list[_Entry]:
    command = [lister, "-j", "-nr", "-e", _BYTE_FOR_CHARACTER, path]
    listing = json.loads(_output(command, file, most=_MOST_LISTING))
    contents = listing.get("lsarContents", [])
    if any(entry.get("XADIsEncrypted") for entry in contents):
        raise Refusal(Code.PASSWORD)
    return [_entry(entry) for entry in contents if _is_file(entry)]


def _is_file(entry: dict[str, Any]) -> bool:
    kinds = ("XADIsDirectory", "XADIsLink", "XADIsResourceFork", "XADIsHardLink")
    return not any(entry.get(kind) for kind in kinds)


def _entry(entry: dict[str, Any]) -> _Entry:
    size = entry.get("XADFileSize")
    if not isinstance(size, int) or size < 0:
        raise Refusal(Code.DAMAGED, "a file of unknown size")
    return _Entry(int(entry["XADIndex"]), _named(str(entry.get("XADFileName", ""))), size)


def _named(name: str) -> str:
    """Give a name read byte for character in its own charset; one stored as Unicode stays."""
    try:
        return decode(name.encode(_BYTE_FOR_CHARACTER))
    except UnicodeEncodeError:
        return name


def _extracted(extractor: str, path: str, file: int, entries: list[_Entry]) -> bytes:
    """Give the bytes of all files one after another, in the order of their indexes."""
    indexes = [str(entry.number) for entry in entries]
    command = [extractor, "-q", "-nr", "-k", "skip", "-o", "-", "-i", path, *indexes]
    return _output(command, file, most=sum(entry.size for entry in entries))


def _output(command: list[str], file: int, *, most: int) -> bytes:
    try:
        return programs.output_of(command, most=most, files=[file])
    except programs.Failed as failed:
        said = str(failed)
        code = Code.PASSWORD if "password" in said.lower() else Code.DAMAGED
        raise Refusal(code, said) from failed


def _parted(entries: list[_Entry], whole: bytes) -> list[tuple[str, bytes]]:
    if len(whole) != sum(entry.size for entry in entries):
        raise Refusal(Code.DAMAGED, "files are not as long as they are listed")
    files, start = [], 0
    for entry in sorted(entries):
        files.append((entry.path, whole[start : start + entry.size]))
        start += entry.size
    return files
