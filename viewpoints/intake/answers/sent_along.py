"""What came along with an answer: a newer text of her essay, and pictures."""

import re
from dataclasses import replace

from viewpoints.intake import raw
from viewpoints.intake.answers import agreeing, wishes, writing_back
from viewpoints.intake.answers.answered import Answer, Outcome
from viewpoints.intake.form import placed_pictures
from viewpoints.intake.models import Attachment
from viewpoints.intake.offers import essays
from viewpoints.intake.offers.essays import Offer
from viewpoints.intake.offers.files import Files, look_through
from viewpoints.intake.states import Channel
from viewpoints.markup.blocks import text_from_blocks
from viewpoints.markup.reencoding import Unusable, reencode
from viewpoints.markup.refusals import Code, Lost
from viewpoints.submissions import adding_pictures, replacing
from viewpoints.submissions.states import State
from viewpoints.submissions.submitting import Essay, Picture

MOST_PICTURES = 20
_ALIKE = 0.2
_SHINGLE = 6
_PICTURE = re.compile(r"\.(jpe?g|png|gif|webp|bmp|tiff?|jfif)$", re.IGNORECASE)
_CAPTION = re.compile(
    r"(?im)^[ \t]*(?:图注|圖註|图片说明|圖片說明|说明|說明|caption)[ \t]*[:：][ \t]*([^\n]{1,300})$"
)


def take(answer: Answer, *, quietly: bool = False) -> list[Outcome]:
    """Take pictures and essay that came, and write her what became of them; nothing new, nothing done.

    By link she sees that herself, and is written to only about what could not be read; ``quietly``
    never. By mail an essay takes the place of the former only where that is what she means: she says
    so, its name does, it is much the same text, or none could be read before. Else it is kept.
    """
    submission = answer.submission
    if submission.state == State.WITHDRAWN:
        return []
    before = submission.essays.count() + submission.pictures.count()
    files = _looked_through(answer)
    pictures, problems = _handed_in(answer) if _is_form(answer) else _pictures(answer, files)
    added = [
        adding_pictures.add(submission, picture, by=answer.by, caption=caption)
        for picture, caption in pictures
    ]
    offer = _offer(answer, files) or Offer(Essay("", []))
    outcomes = [*_of_pictures(added), *_of_essay(answer, offer)]
    if not offer.essay.blocks:
        problems += offer.problems
    if problems:
        outcomes.append(Outcome.UNREAD)
    elif submission.essays.count() + submission.pictures.count() == before:
        return []
    answer.arrival.notes += offer.notes
    if not quietly and (problems or not _is_form(answer)):
        writing_back.came_along(
            submission,
            to=answer.holder,
            outcomes=outcomes,
            pictures=len(pictures),
            problems=[*problems, *offer.lost],
        )
    return outcomes


Captioned = tuple[Picture, str]


def _handed_in(answer: Answer) -> tuple[list[Captioned], list[str]]:
    """Give the pictures of the page by link under their captions, and a code for each that is none."""
    found = placed_pictures.essay_pictures(answer.arrival)
    lost = len(placed_pictures.digests(answer.arrival)) - len(found)
    pictures = [(picture, said.caption) for said, picture in found]
    return pictures, [str(Lost.PICTURE_DAMAGED)] * lost


def _looked_through(answer: Answer) -> Files:
    """Read what came along, archives and enclosed mails too, but for pictures and signatures."""
    files = _files(answer)
    but = {file.sha256 for file, signs in files if signs or _looks_like_one(file)}
    but |= placed_pictures.digests(answer.arrival)
    return look_through(answer.message, [file for file, _ in files], but=but)


def _pictures(answer: Answer, files: Files) -> tuple[list[Captioned], list[str]]:
    """Give the pictures among the files, and why others could not be read; a logo is none."""
    found: list[Captioned] = []
    problems: list[str] = []
    caption = _caption_in(answer.words)
    came = [file for file, signs in _files(answer) if not signs and _looks_like_one(file)]
    came += [one.attachment for one in files.pictures if not one.inline]
    for file in came:
        if len(found) == MOST_PICTURES:
            break
        try:
            own = reencode(raw.read(file.file))
        except Unusable as refused:
            Attachment.objects.filter(pk=file.pk).update(error=str(Code.DAMAGED))
            problems.append(str(refused.lost))
            continue
        extension = own.type.rpartition("/")[2].replace("jpeg", "jpg")
        picture = Picture(own.sha256, own.data, extension, own.width, own.height)
        found.append((picture, caption))
    return found, problems


def _files(answer: Answer) -> list[tuple[Attachment, bool]]:
    """Give each file of the mail itself, and whether it only belongs to the signature."""
    parts = answer.message.attachments
    kept = answer.arrival.attachments.order_by("pk")[: len(parts)]
    return [
        (file, agreeing.is_of_a_signature(part)) for part, file in zip(parts, kept, strict=True)
    ]


def _looks_like_one(file: Attachment) -> bool:
    return file.type.startswith("image/") or bool(_PICTURE.search(file.filename))


def _caption_in(words: str) -> str:
    found = _CAPTION.search(words)
    return found[1].strip() if found else ""


def _offer(answer: Answer, files: Files) -> Offer | None:
    """Give the essay that came: in a file, or in the words where they say that it replaces the former."""
    if _is_form(answer):
        return None if placed_pictures.digests(answer.arrival) else _typed(answer, files)
    title = answer.submission.title
    if offer := essays.attached(files, title=title):
        return offer
    if within := wishes.essay_within(answer.words):
        return Offer(Essay(title, essays.paragraphs(within)))
    return None


def _typed(answer: Answer, files: Files) -> Offer:
    """Give the essay of the page by link: the title typed there, and a file or what was pasted."""
    arrival = answer.arrival
    offer = essays.attached(files, title=arrival.subject)
    if offer is None:
        blocks = essays.own_words(answer.message, arrival.text)
        problems = [] if blocks else [essays.NO_TEXT]
        offer = Offer(Essay(arrival.subject, blocks), problems=problems)
    essay = Essay(arrival.subject, offer.essay.blocks, offer.essay.pictures)
    return replace(offer, essay=essay)


def _of_essay(answer: Answer, offer: Offer) -> list[Outcome]:
    # The text that was promised was looked for before (``taking.take_promised``): this is none.
    if not offer.essay.blocks or answer.submission.state == State.PROMISED:
        return []
    note = "" if _is_form(answer) else answer.words
    at_once = _is_form(answer) or _is_meant(answer, offer.essay)
    taken = replacing.replace(
        answer.submission, offer.essay, by=answer.by, note=note, at_once=at_once
    )
    return [Outcome.ESSAY_TAKEN if taken else Outcome.ESSAY_KEPT]


def _of_pictures(added: list[bool]) -> list[Outcome]:
    if not added:
        return []
    return [Outcome.PICTURES_TAKEN if all(added) else Outcome.PICTURES_KEPT]


def _is_meant(answer: Answer, essay: Essay) -> bool:
    """Tell whether an essay is meant to take the place of the former: a CV or an invoice is not."""
    names = [file.filename for file in answer.arrival.attachments.all()]
    if any(map(wishes.is_instead, [answer.words, *names])):
        return True
    former, new = text_from_blocks(answer.submission.blocks), text_from_blocks(essay.blocks)
    return not former.strip() or _alike(former, new)


def _alike(one: str, other: str) -> bool:
    """Tell whether a fifth of what runs through the shorter text runs through the other too."""
    shingles = [_shingles(one), _shingles(other)]
    shorter = min(map(len, shingles))
    return len(shingles[0] & shingles[1]) >= max(1, _ALIKE * shorter)


def _shingles(text: str) -> set[str]:
    bare = "".join(text.split())
    return {bare[at : at + _SHINGLE] for at in range(len(bare) - _SHINGLE + 1)}


def _is_form(answer: Answer) -> bool:
    return bool(answer.arrival.channel == Channel.FORM)
