"""The names of what is held, as a copy for its owner and the private page have them."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = str | Promise
KINDS: dict[str, Words] = {
    "attachments": _("Files you sent"),
    "forms not sent yet": _("Forms with your address that are not sent yet"),
    "arrivals": _("Mails and forms you sent"),
    "addresses": _("Your addresses"),
    "letters": _("Letters we sent you"),
    "private links": _("Private links we sent you, as hashes"),
    "essays": _("Your essays"),
    "covering notes": _("What you wrote with them"),
    "essays sent more than once": _("Essays you sent more than once"),
    "bylines you wished for": _("Bylines you wished for"),
    "what editors noted about your essays": _("What editors noted about your essays"),
    "pictures": _("Pictures in your essays"),
    "texts": _("Texts you were asked about"),
    "askings": _("When the authors were asked"),
    "what you were asked": _("When you were asked"),
    "what you agreed to": _("What you agreed to"),
    "remarks on passages": _("Your remarks on passages"),
    "objections": _("Your objections"),
    "whom you agree for": _("When you agree for somebody"),
    "whom you named to agree for you": _("Whom you named to agree for you"),
    "permits": _("Why your essays may be printed"),
    "roles": _("Where you work"),
    "you as an author": _("You as an author"),
    "articles": _("What is printed under your name"),
    "copies of your data": _("Copies of your data"),
}
FIELDS: dict[str, Words] = {
    "pk": pgettext_lazy("field", "number"),
    "filename": pgettext_lazy("field", "name of the file"),
    "type": pgettext_lazy("field", "kind of file"),
    "size": pgettext_lazy("field", "size in bytes"),
    "updated_at": pgettext_lazy("field", "last changed"),
    "received_at": pgettext_lazy("field", "received"),
    "channel": pgettext_lazy("field", "came by"),
    "state": pgettext_lazy("field", "where it stands"),
    "sender": pgettext_lazy("field", "from"),
    "sender_name": pgettext_lazy("field", "sender’s name"),
    "envelope_from": pgettext_lazy("field", "sent by"),
    "subject": pgettext_lazy("field", "subject line"),
    "text": pgettext_lazy("field", "words"),
    "email": pgettext_lazy("field", "e-mail address"),
    "language": pgettext_lazy("field", "language of the letters"),
    "bounced_at": pgettext_lazy("field", "our mail came back"),
    "sent_at": pgettext_lazy("field", "sent"),
    "body": pgettext_lazy("field", "words"),
    "purpose": pgettext_lazy("field", "what for"),
    "made_at": pgettext_lazy("field", "made"),
    "expires_at": pgettext_lazy("field", "good until"),
    "lapsed_at": pgettext_lazy("field", "ended"),
    "title": pgettext_lazy("field", "title or role"),
    "title_en": pgettext_lazy("field", "in English"),
    "note": pgettext_lazy("field", "covering note"),
    "blocks": pgettext_lazy("field", "the essay as you sent it"),
    "moved_at": pgettext_lazy("field", "since"),
    "sha256": pgettext_lazy("field", "hash (SHA-256)"),
    "text__sha256": pgettext_lazy("field", "hash of the text (SHA-256)"),
    "asking__text__sha256": pgettext_lazy("field", "hash of the text (SHA-256)"),
    "edition": pgettext_lazy("field", "edition"),
    "content": pgettext_lazy("field", "the text as it was to be printed"),
    "asking_id": pgettext_lazy("field", "number of the asking"),
    "asked_at": pgettext_lazy("field", "asked"),
    "via": pgettext_lazy("field", "answered by"),
    "uses": pgettext_lazy("field", "what it may be used for"),
    "organization": pgettext_lazy("field", "your organization’s consent"),
    "given_at": pgettext_lazy("field", "given"),
    "taken_back_at": pgettext_lazy("field", "taken back"),
    "number": pgettext_lazy("field", "passage"),
    "quoted": pgettext_lazy("field", "what it is about"),
    "words": pgettext_lazy("field", "your words"),
    "remarks": pgettext_lazy("field", "your words"),
    "named_at": pgettext_lazy("field", "named"),
    "ended_at": pgettext_lazy("field", "ended"),
    "name": pgettext_lazy("field", "her name"),
    "kind": pgettext_lazy("field", "reason"),
    "licence": pgettext_lazy("field", "under the licence"),
    "withdrawn_at": pgettext_lazy("field", "taken back"),
    "organization__name": pgettext_lazy("field", "organization’s name"),
    "since": pgettext_lazy("field", "since"),
    "until": pgettext_lazy("field", "until"),
    "shown": pgettext_lazy("field", "readers see it"),
    "byline": pgettext_lazy("field", "printed name"),
    "affiliation": pgettext_lazy("field", "organization and role beside it"),
    "caption": pgettext_lazy("field", "caption"),
    "came_at": pgettext_lazy("field", "came"),
    "byline_en": pgettext_lazy("field", "printed name in English"),
    "slug": pgettext_lazy("field", "address of the page"),
    "biography": pgettext_lazy("field", "about the author"),
    "biography_en": pgettext_lazy("field", "about the author, in English"),
    "article__title": pgettext_lazy("field", "title of the article"),
    "article__byline": pgettext_lazy("field", "printed name"),
    "article__url_path": pgettext_lazy("field", "address of the page"),
    "article__printed_on": pgettext_lazy("field", "printed"),
}


def in_words(held: dict[str, list[dict[str, Any]]]) -> list[tuple[Words, list[list[Any]]]]:
    """Give what is held as (kind, rows), a row as (field, value) pairs that hold something, all in words."""
    return [
        (
            KINDS[name],
            [
                [(FIELDS[field], value) for field, value in row.items() if value not in _NOTHING]
                for row in rows
            ],
        )
        for name, rows in held.items()
        if rows
    ]


_NOTHING: tuple[Any, ...] = (None, "", [], {})
