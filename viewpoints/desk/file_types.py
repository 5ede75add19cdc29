"""What kind of file something is, as an editor says it."""

from pathlib import PurePath

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_WORD = _("Word document")
_OF = "application/vnd.openxmlformats-officedocument."
TYPES: dict[str, str | Promise] = {
    "application/msword": _WORD,
    f"{_OF}wordprocessingml.document": _WORD,
    "application/vnd.oasis.opendocument.text": _("OpenDocument text"),
    "application/rtf": _("RTF document"),
    "text/rtf": _("RTF document"),
    "application/vnd.ms-works": _("WPS document"),
    "application/kswps": _("WPS document"),
    "application/pdf": "PDF",
    f"{_OF}spreadsheetml.sheet": _("spreadsheet"),
    "application/vnd.ms-excel": _("spreadsheet"),
    f"{_OF}presentationml.presentation": _("presentation"),
    "application/vnd.ms-powerpoint": _("presentation"),
    "application/zip": _("ZIP archive"),
    "application/x-zip-compressed": _("ZIP archive"),
    "application/x-rar-compressed": _("RAR archive"),
    "application/vnd.rar": _("RAR archive"),
    "application/x-7z-compressed": _("7-Zip archive"),
    "text/plain": _("plain text"),
    "text/markdown": _("plain text"),
    "text/html": _("web page"),
    "message/rfc822": _("mail"),
    "text/calendar": _("calendar entry"),
}
FAMILIES: dict[str, str | Promise] = {
    "image": _("picture"),
    "audio": _("sound"),
    "video": _("film"),
}


def type_in_words(type: str, filename: str = "") -> str:
    """Say what a file of a media type (RFC 6838) is; of an unknown one, the end of its name, or the type."""
    known = TYPES.get(type) or FAMILIES.get(type.partition("/")[0])
    return str(known or PurePath(filename).suffix.lstrip(".").upper() or type)
