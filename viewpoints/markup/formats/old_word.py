"""Word documents of before 2007 (.doc, and .wps of WPS): through LibreOffice, or their words alone.

LibreOffice is other people's large program on hostile bytes. So it gets a process with its own
limits and without network, a profile made for this one document, in which macros, links and
active content are off, and a folder that is gone afterwards. One runs at a time.
"""

import fcntl
import os
import re
import resource
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from viewpoints.markup import limits, network, programs
from viewpoints.markup.document import Document
from viewpoints.markup.refusals import Code, Lost, Refusal

LIMITS = limits.Limits(seconds=7, megabytes=3072, output_megabytes=128)
"""Address space is reserved by the program far beyond its use; MOST_DATA bounds what it uses."""
MOST_DATA = 448 * 1024 * 1024
"""Its own memory in bytes (RLIMIT_DATA); with its libraries that is below 512 MB."""
_MOST_WORDS = 16 * 1024 * 1024
_FIELD = re.compile(r' ?(?:HYPERLINK|INCLUDEPICTURE) (?:\\[a-z] )?"[^"\n]*"(?: \\[a-z*]+)* ?')
"""The code of a field, which catdoc takes for words."""
_OFFICE = ("soffice", "libreoffice")


def is_readable() -> bool:
    """Tell whether LibreOffice or catdoc is installed: without either no such document can be read."""
    return any(map(programs.path_of, (*_OFFICE, "catdoc")))


def as_docx(data: bytes) -> bytes | None:
    """Give a .doc as a .docx, or None where LibreOffice is missing, is busy too long, or fails."""
    office = next(filter(None, map(programs.path_of, _OFFICE)), None)
    if office is None:
        return None
    deadline = time.monotonic() + LIMITS.seconds
    with _alone(deadline) as left, tempfile.TemporaryDirectory(prefix="viewpoints-") as folder:
        if left <= 1:
            return None
        try:
            bounded = LIMITS._replace(seconds=left)
            return limits.run(__name__, data, arguments=[office, folder], limits=bounded)
        except limits.LimitReached:
            return None


@contextmanager
def _alone(deadline: float) -> Iterator[float]:
    """Wait until no other process of this install runs it; give the seconds left (0: it did not end)."""
    with open(__file__, "rb") as file:
        while (left := deadline - time.monotonic()) > 0:
            with suppress(BlockingIOError):
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            time.sleep(0.05)
        yield max(left, 0)


def answer(data: bytes, office: str, folder: str) -> bytes:
    """Convert in this process, which is a limited child: give the .docx."""
    network.leave()
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_DATA, MOST_DATA))
    source, profile = Path(folder, "document.doc"), Path(folder, "profile")
    source.write_bytes(data)
    Path(profile, "user").mkdir(parents=True)
    Path(profile, "user", "registrymodifications.xcu").write_text(_settings(), "utf-8")
    command = [
        office,
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard"),
        *("--convert-to", "docx:MS Word 2007 XML", "--outdir", folder, str(source)),
    ]
    environment = {**os.environ, "HOME": folder, "TMPDIR": folder, **_NO_PROXY_ANSWERS}
    subprocess.run(  # noqa: S603 - a fixed program, never a shell
        command, check=True, cwd=folder, env=environment, stdout=2, stdin=subprocess.DEVNULL
    )
    return Path(folder, "document.docx").read_bytes()


_NO_PROXY_ANSWERS = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), "http://127.0.0.1:9")
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Common/Misc", "UseOpenCL", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""Of LibreOffice's registry (officecfg): no macro, no link followed, and a proxy that is not there."""


def _settings() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{key}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, key, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>"
    )


def convert_words(data: bytes, *, filename: str) -> Document:
    """Give the words of a .doc, and nothing else of it. Raises Refusal: doc or wps without catdoc."""
    from viewpoints.markup.formats.texts import from_plain

    catdoc = programs.path_of("catdoc")
    if catdoc is None:
        raise Refusal(Code.WPS if filename.lower().endswith(".wps") else Code.DOC)
    with programs.as_file(data) as (path, file):
        try:
            said = programs.output_of(
                [catdoc, "-w", "-d", "utf-8", path], most=_MOST_WORDS, files=[file]
            )
        except programs.Failed as failed:
            raise Refusal(Code.DAMAGED, str(failed)) from failed
    document = from_plain(_FIELD.sub("", said.decode("utf-8", "replace")))
    document.lost.append(Lost.ONLY_TEXT if document.blocks else Lost.EVERYTHING)
    return document
