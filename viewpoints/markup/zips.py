"""A zip from outside, looked at before anything in it is unpacked (APPNOTE.TXT 6.3.10)."""

import io
import zipfile
from collections.abc import Callable
from itertools import pairwise

from viewpoints.markup.refusals import Code, Refusal

MOST_ENTRIES = 2000
MOST_UNPACKED = 200 * 1024 * 1024
MOST_RATIO = 100
SMALL = 10 * 1024 * 1024
"""What unpacks to less than this may be packed as tightly as it likes."""

_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED = 0x1
_LOCAL_HEADER = 30


class Package:
    """The entries of a zip that passed every check; ``unpacked`` is their size in bytes."""

    def __init__(
        self, data: bytes, *, named: Callable[[zipfile.ZipInfo], str] = lambda entry: entry.filename
    ) -> None:
        """Open ``data``; ``named`` gives an entry's path. Raises Refusal: damaged, hostile, password,
        too_big.
        """
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._entries = {_path(entry, named(entry)): entry for entry in self._zip.infolist()}
        except Refusal:
            raise
        except Exception as error:  # zipfile raises a dozen kinds on broken directories
            raise Refusal(Code.DAMAGED, f"{type(error).__name__}: {error}") from error
        _check_whole(data)
        _check(self._zip.infolist(), self._entries, self._zip.start_dir, len(data))
        self.unpacked = sum(entry.file_size for entry in self._zip.infolist())

    def names(self) -> list[str]:
        """Give the paths of all entries, folders too."""
        return list(self._entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str) -> bytes:
        """Give an entry's bytes, checksum verified. Raises Refusal: damaged."""
        try:
            return self._zip.read(self._entries[name])
        except MemoryError:
            raise
        except Exception as error:
            raise Refusal(Code.DAMAGED, f"{name}: {error}") from error


def _path(entry: zipfile.ZipInfo, path: str) -> str:
    path = path.replace("\\", "/")
    odd = any(ord(character) < 32 for character in entry.orig_filename)
    if odd or path.startswith("/") or path[1:2] == ":" or ".." in path.split("/"):
        raise Refusal(Code.HOSTILE, f"entry named {entry.orig_filename!r}")
    return path


def _check_whole(data: bytes) -> None:
    """Refuse one part of a zip in several (4.3.16: the number of this disk)."""
    end = data.rfind(b"PK\x05\x06")
    if data[end + 4 : end + 6] not in {b"\0\0", b"\xff\xff"}:
        raise Refusal(Code.DAMAGED, "one part of several")


def _check(
    infos: list[zipfile.ZipInfo], paths: dict[str, zipfile.ZipInfo], directory: int, length: int
) -> None:
    if len(infos) > MOST_ENTRIES:
        raise Refusal(Code.HOSTILE, f"{len(infos)} entries")
    if len(paths) != len(infos):
        raise Refusal(Code.HOSTILE, "two entries of one name")
    if any(entry.flag_bits & _ENCRYPTED for entry in infos):
        raise Refusal(Code.PASSWORD, "encrypted entries")
    if odd := {entry.compress_type for entry in infos} - _METHODS:
        raise Refusal(Code.DAMAGED, f"compression methods {odd}")
    _check_sizes(infos, length)
    _check_overlap(infos, directory)


def _check_sizes(infos: list[zipfile.ZipInfo], length: int) -> None:
    unpacked = sum(entry.file_size for entry in infos)
    if unpacked > SMALL and unpacked > MOST_RATIO * length:
        raise Refusal(Code.HOSTILE, f"{length} bytes unpack to {unpacked}")
    if unpacked > MOST_UNPACKED:
        raise Refusal(Code.TOO_BIG, f"unpacks to {unpacked} bytes")


def _check_overlap(infos: list[zipfile.ZipInfo], directory: int) -> None:
    starts = sorted((entry.header_offset, entry.compress_size) for entry in infos)
    for (start, size), (end, _) in pairwise([*starts, (directory, 0)]):
        if start + _LOCAL_HEADER + size > end:
            raise Refusal(Code.HOSTILE, "entries overlap")
