"""What a document had and the essay made of it has not, or has otherwise, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# markup.refusals.Lost
LOSSES: dict[str, str | Promise] = {
    "no_text": _("The document has no text that can be shown."),
    "only_text": _("Only its words could be read: headings, bold, notes and pictures are missing."),
    "pdf_text": _("It is the text of a PDF: paragraphs were guessed, pictures are missing."),
    "bold_lines": _("Short lines in bold were taken for headings."),
    "tracked_changes": _("It had tracked changes; they were taken as accepted."),
    "comments": _("It had comments in the margin; they were left out."),
    "equation": _("An equation was kept as plain text."),
    "drawing": _("A chart or drawing was left out."),
    "embedded": _("A file embedded in it was left out."),
    "external_picture": _("A picture that is not in the document but elsewhere was left out."),
    "picture_format": _("A picture in a format that browsers cannot show was left out."),
    "picture_damaged": _("A damaged picture was left out."),
    "picture_too_big": _("A picture too large to be opened was left out."),
    "too_many_pictures": _("Pictures beyond the hundredth were left out."),
    "characters": _("Some characters of the document could not be read."),
}
