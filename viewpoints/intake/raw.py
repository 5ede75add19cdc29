"""Raw bytes on disk, synced before anyone is told that we have them, and never changed after.

Paths are ``YYYY/MM/DD/TIME-RANDOM.eml`` (``.form`` for what the form wrote) below
``$VIEWPOINTS_DATA/arrivals``; attachments lie beside their mail, as ``….N``.
"""

import os
import time
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings


def write(data: bytes, *, name: str = "", ending: str = "eml") -> str:
    """Put ``data`` on disk, synced (file and folder), and give its path below the arrivals folder.

    The file appears under its name whole or not at all. Raises OSError when the disk will not have it.
    """
    name = name or _fresh_name(ending)
    path = root() / name
    _make_folders(path.parent)
    part = path.with_name(path.name + ".part")
    with part.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.rename(path)
    _sync(path.parent)
    return name


def read(name: str) -> bytes:
    """Give the bytes kept under ``name``."""
    return (root() / name).read_bytes()


def root() -> Path:
    """Give the folder that all raw files lie in."""
    return settings.ARRIVALS_ROOT


def _fresh_name(ending: str) -> str:
    return f"{datetime.now(UTC):%Y/%m/%d}/{time.time_ns()}-{os.urandom(4).hex()}.{ending}"


def _make_folders(folder: Path) -> None:
    if not folder.is_dir():
        _make_folders(folder.parent)
        folder.mkdir(exist_ok=True)
        _sync(folder.parent)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
