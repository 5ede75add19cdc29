"""The same essay sent once more, with a correction: a newer version of the same submission."""

import re
from datetime import timedelta

from django.utils import timezone

from viewpoints.articles.models import Section
from viewpoints.intake.offers.choosing import size
from viewpoints.intake.offers.likeness import bare, likeness
from viewpoints.intake.offers.reading import ENOUGH
from viewpoints.intake.offers.titles import UNTITLED
from viewpoints.letters.models import Address
from viewpoints.markup.blocks import text_from_blocks
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import State
from viewpoints.submissions.submitting import Essay

WITHIN = timedelta(days=30)
_LIKE = 0.5
_LIKE_WHEN_SAID = 0.25
_LOOKED_AT = 20
_SAID = re.compile(
    r"以(?:这|此|本|该|今天|后|新)(?:一)?(?:版|稿|份|次|封|附件)?(?:为准|爲準)|(?:请|請)?用(?:这|此|新)(?:一)?(?:版|稿|份)|修改(?:稿|版)|修订(?:稿|版)"
    r"|更正(?:稿|版)|新(?:版|稿)|定稿|终稿|替换(?:之前|上次|原来|前)|作废|重新(?:发|寄|投)|重发"
    r"|(?:please )?(?:use|take) this (?:version|one)|corrected version|revised version|supersedes|replaces",
    re.IGNORECASE,
)


def former(section: Section, *, sender: Address, essay: Essay, words: str) -> Submission | None:
    """Give the submission of which ``essay`` is a newer version: by the same sender, of late, alike.

    ``words`` are what the mail says: where they call it the version that counts, less likeness will
    do. What was withdrawn is over: an essay that comes then is a new one. What is promised has no text
    that another could be a version of.
    """
    since = timezone.now() - WITHIN
    rows = Submission.objects.filter(section=section, sender=sender, received_at__gte=since)
    rows = rows.exclude(state__in=[State.PROMISED, State.WITHDRAWN]).order_by("-pk")[:_LOOKED_AT]
    least = _LIKE_WHEN_SAID if _SAID.search(words) else _LIKE
    return next((one for one in rows if same_essay(one, essay, least=least)), None)


def same_essay(submission: Submission, essay: Essay, *, least: float = _LIKE) -> bool:
    """Tell whether ``essay`` is what was submitted, with a correction: by its words, and by its title.

    Two texts under one title need half the likeness of two under different ones; where one side has no
    essay (a file that could not be read or was forgotten) the title alone decides.
    """
    title = bare(essay.title)
    titled = bare(submission.title) == title and title not in ("", bare(UNTITLED))
    before, after = text_from_blocks(submission.blocks), text_from_blocks(essay.blocks)
    if min(size(before), size(after)) < ENOUGH:
        return titled
    return likeness(before, after) >= (least / 2 if titled else least)
