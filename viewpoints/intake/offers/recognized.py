"""What was recognized in a mail that offers something: codes for its arrival, which the desk words."""

from enum import StrEnum


class Recognized(StrEnum):
    """One code; in ``Arrival.notes`` a detail may follow: ``code: detail``."""

    CLOUD_FILE = "cloud_file"
    WEIXIN_LINK = "weixin_link"
    LINK = "link"
    PHOTOGRAPHED = "photographed"
    FORM_ONLY = "form_only"
    IN_SUBJECT = "in_subject"
    NOT_TAKEN = "not_taken"
    SEVERAL_ESSAYS = "several_essays"
    NEWER_VERSION = "newer_version"
    PROMISE_KEPT = "promise_kept"
    BYLINE_TAKEN_OFF = "byline_taken_off"
    SIGNED_AS = "signed_as"
    SENT_FOR = "sent_for"
    FORWARDED_BY_EDITOR = "forwarded_by_editor"
    FORWARDED_FROM = "forwarded_from"

    def about(self, detail: str) -> str:
        """Give the note with a detail."""
        return f"{self}: {detail}"


NAMING = (Recognized.SENT_FOR, Recognized.SIGNED_AS, Recognized.FORWARDED_FROM)
"""Those whose detail names who may have written it."""
