"""Rich text (.rtf; RTF Specification 1.9.1) written anew as a Word document, and read as such."""

from viewpoints.markup.document import Document
from viewpoints.markup.formats.docx import convert_docx
from viewpoints.markup.formats.rtf_reading import Reading
from viewpoints.markup.formats.rtf_words import WORDS


def convert_rtf(data: bytes) -> Document:
    """Give the document. Raises Refusal: hostile for groups nested as nobody nests them, too_big."""
    return convert_docx(Reading(WORDS).read(data).package())
