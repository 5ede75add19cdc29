"""Two sections with an editor each, and in the foreign one something of everything, marked with one word."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.db.models import Model
from django.test import Client
from wagtail.users.models import UserProfile

from tests.publication import essay, picture
from tests.submissions.essays import section, submission
from viewpoints.articles import editors
from viewpoints.articles.models import Article, Section
from viewpoints.intake import receiving
from viewpoints.intake.models import Arrival, Attachment
from viewpoints.journal.models import Actor
from viewpoints.letters.models import Letter
from viewpoints.people.models import Contributor
from viewpoints.submissions import approval, editing
from viewpoints.submissions.models import OfferedPicture, Submission

ADMIN = Actor.machine("test")
MARK = "Whalesong"  # in every title, name, address and text of the foreign section
EMAIL = "whalesong@qq.com"
PEN_NAME = "青萍"
ESSAY = f"{MARK} pays volunteers.\r\n\r\n" + f"{MARK} asks why a wage would be a sin.\r\n" * 12
MAIL = (
    f"From: {MARK} Lan <{EMAIL}>\r\nTo: letters@viewpoints.example\r\nSubject: {MARK}\r\n"
    f"Message-ID: <1@qq.com>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
    f"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{ESSAY}\r\n"
    f'--b\r\nContent-Type: text/plain; charset=utf-8; name="{MARK}.txt"\r\n'
    f'Content-Disposition: attachment; filename="{MARK}.txt"\r\n\r\n{MARK}\r\n--b--\r\n'
)


@dataclass(frozen=True)
class Foreign:
    """What lies in the foreign section."""

    section: Section
    arrival: Arrival
    submission: Submission
    author: Contributor
    draft: Article
    letter: Letter
    attachment: Attachment
    image: Any
    picture: OfferedPicture

    @property
    def rows(self) -> list[Model]:
        return [getattr(self, name) for name in self.__dataclass_fields__]


def user(name: str, *edits: Section) -> Any:
    """Make a user who edits sections."""
    made = get_user_model().objects.create_user(name, email=f"{name}@viewpoints.example")
    for one in edits:
        editors.name_editor(one, user=made, by=ADMIN)
    UserProfile.objects.create(user=made, preferred_language="en")
    return made


def browser(of: Any) -> Client:
    """Give a browser in which a user is signed in."""
    client = Client()
    client.force_login(of)
    return client


def foreign() -> Foreign:
    """Make a second section with an essay in edit, asked about, and all that came and went about it."""
    there = (
        section()
        .get_parent()
        .add_child(instance=Section(title="来信", slug="lai-xin", mailbox="letters"))
    )
    arrival = receiving.receive(
        MAIL.encode(), envelope_from=EMAIL, envelope_to=["letters@viewpoints.example"]
    )
    arrival.refresh_from_db()
    offered = arrival.submission
    author = offered.authors.get()
    Contributor.objects.filter(pk=author.pk).update(name=f"{MARK} Lan", byline=PEN_NAME)
    shown = OfferedPicture.objects.create(
        submission=offered, sha256="f" * 64, extension="png", width=1, height=1
    )
    shown.file.save("f.png", ContentFile(b"png"))
    image = picture(f"{MARK} at work", size=(8, 8))
    image.collection_id = editors.collection_of(there)
    image.save()
    OfferedPicture.objects.filter(pk=shown.pk).update(image=image)
    editing.start(offered, by=ADMIN)
    approval.ask(offered, by=ADMIN)
    return Foreign(
        there,
        arrival,
        offered,
        Contributor.objects.get(pk=author.pk),
        offered.article,
        Letter.objects.earliest("pk"),
        arrival.attachments.get(),
        image,
        shown,
    )


def own() -> Submission:
    """Make a submission in the first section, and something printed there."""
    essay(section(), "Read by everybody", slug="read")
    return submission("Mine")
