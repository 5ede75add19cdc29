"""Editing: a submission becomes a draft article, and the draft is Wagtail's from then on."""

import json
from io import BytesIO

from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.images import get_image_model
from wagtail.models import Locale

from viewpoints.articles.bodies import body_from_blocks
from viewpoints.articles.editors import collection_of
from viewpoints.articles.models import Article, Authorship
from viewpoints.chinese.slug import slug
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.people.finding import contributor_at
from viewpoints.submissions import naming, searching
from viewpoints.submissions.models import OfferedPicture, Submission
from viewpoints.submissions.states import State


@transaction.atomic
def start(submission: Submission, *, by: Actor) -> Article:
    """Begin to edit: make the draft article (once) from what was sent, with its pictures and authors.

    Who starts has it from now on (``holding``). What came without an author (no essay could be found in
    it) is its sender's from now on. A declined submission is taken up again, with the draft it had.
    Raises MoveRefused otherwise.
    """
    now = Submission.objects.select_for_update()  # she may just have sent it once more
    submission.refresh_from_db(from_queryset=now)
    if not submission.authors.exists():
        submission.authors.add(contributor_at(submission.sender, name=""))
    article = submission.article or _draft(submission, by=by)
    submission.move_to(State.IN_EDIT, article=article, held_by=by.user)
    searching.index(submission)
    recording.record("submission.editing_started", submission, by=by, article=article.pk)
    return article


def _draft(submission: Submission, *, by: Actor) -> Article:
    authors = list(submission.authors.order_by("pk"))
    named = naming.fields(authors, section=submission.section, language="zh-hans")
    named |= (wished := naming.wished(submission))
    shown = [one for one in authors if not wished or (one.byline and one.byline in named["byline"])]
    images = {picture.sha256: into_library(picture) for picture in submission.pictures.all()}
    article = Article(
        title=submission.title,
        slug=_free_slug(submission),
        locale=Locale.objects.get(language_code="zh-hans"),
        **named,
        body=json.dumps(body_from_blocks(submission.blocks, image=images.get)),
        live=False,
        has_unpublished_changes=True,
        owner=by.user,
    )
    article.authorships = [
        Authorship(contributor=author, sort_order=place) for place, author in enumerate(shown)
    ]
    submission.section.add_child(instance=article)
    article.save_revision(user=by.user)
    return article


def _free_slug(submission: Submission) -> str:
    wanted = slug(submission.title)
    siblings = submission.section.get_children().filter(slug__startswith=wanted)
    taken = set(siblings.values_list("slug", flat=True))
    number, free = 1, wanted
    while free in taken:
        number += 1
        free = f"{wanted}-{number}"
    return free


def into_library(picture: OfferedPicture) -> int:
    """Put an offered picture into the image library, once; gives its key there."""
    if picture.image_id:
        return picture.image_id
    with picture.file.open("rb") as file:
        content = ImageFile(BytesIO(file.read()), name=f"{picture.sha256[:16]}.{picture.extension}")
    submission = picture.submission
    image = get_image_model().objects.create(
        title=submission.title[:255], file=content, collection_id=collection_of(submission.section)
    )
    picture.image = image
    picture.save(update_fields=["image"])
    return image.pk
