"""The chapters of the manual, in the order in which an editor meets them."""

from manual.chapters.asking import ASKING
from manual.chapters.corrections import CORRECTIONS
from manual.chapters.declining import DECLINING
from manual.chapters.editing import EDITING
from manual.chapters.finding import FINDING
from manual.chapters.letter_words import LETTER_WORDS
from manual.chapters.phone import ON_A_PHONE
from manual.chapters.planning import PLANNING
from manual.chapters.registers import REGISTERS
from manual.chapters.signing_in import SIGNING_IN
from manual.chapters.submission import SUBMISSION
from manual.chapters.today import TODAY
from manual.chapters.who_edits import WHO_EDITS
from manual.chapters.written_to import WRITTEN_TO

CHAPTERS = (
    SIGNING_IN,
    TODAY,
    FINDING,
    SUBMISSION,
    EDITING,
    ASKING,
    DECLINING,
    LETTER_WORDS,
    PLANNING,
    REGISTERS,
    WHO_EDITS,
    WRITTEN_TO,
    CORRECTIONS,
    ON_A_PHONE,
)
