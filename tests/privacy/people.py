"""Somebody whose data is asked for: she sent an essay by mail, and it went some part of the way."""

import hashlib
import re
import zipfile
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection

from tests.documents import P, Picture, docx, png
from tests.intake.mails import mail
from tests.submissions.essays import INTAKE, editor, section
from viewpoints.intake import raw, receiving
from viewpoints.intake.models import Arrival, Attachment
from viewpoints.intake.states import ArrivalState
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Address
from viewpoints.people.finding import contributor_at
from viewpoints.people.models import Contributor, Organization, Role
from viewpoints.privacy import asking
from viewpoints.privacy.files import sweep
from viewpoints.privacy.models import Erasure, Wish
from viewpoints.submissions import approval, editing, publication, submitting
from viewpoints.submissions.models import Submission

ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
EMAIL = "lin-she@qq.example"
NAME = "林之晓"
TITLE = "一块钱在路上"
NOTE = f"老师好，钱走了四十七天。{NAME}"
MARKS = (EMAIL, NAME, "lin-zhi-xiao", "山野基金会项目主管", "钱走了四十七天")
"""What tells of her: her address, name, the address of her page, her role, her covering note."""


def arrive_by_mail() -> Submission:
    """Let her essay come by mail, with a picture, and be sorted."""
    section()
    receiving.receive(_mail(), envelope_from=EMAIL, envelope_to=["ngo@viewpoints.example"])
    submission = Arrival.objects.get().submission
    assert submission
    return submission


def arrive() -> Submission:
    """Give the same rows and files, made without reading the mail: that takes a process of its own."""
    arrival = receiving.receive(_mail(), envelope_from=EMAIL, state=ArrivalState.SUBMITTED)
    name, data = raw.write(_essay(), name=f"{arrival.raw}.1"), png()
    Attachment.objects.create(
        arrival=arrival, filename=f"{TITLE}.docx", type="a/b", size=1, sha256="a", file=name
    )
    picture = submitting.Picture(hashlib.sha256(data).hexdigest(), data, "png", 1, 1)
    said = {"alt": "办公室", "caption": "", "credit": ""}
    shown = {"type": "picture", "image": picture.sha256, **said}
    words = {"type": "paragraph", "html": "孩子们照样要吃饭。"}
    arrival.sender = address(EMAIL)
    arrival.submission = submitting.submit(
        section(),
        by=INTAKE,
        sender=arrival.sender,
        authors=[contributor_at(arrival.sender, name=NAME)],
        essay=submitting.Essay(TITLE, [words, shown], [picture]),
        note=NOTE,
        message_id="<a1@qq.example>",
    )
    arrival.sender_name, arrival.text, arrival.full_text = NAME, NOTE, NOTE
    arrival.save()
    return arrival.submission


def _essay() -> bytes:
    return docx(P(TITLE, style="Title"), P("孩子们照样要吃饭。"), Picture(png(), alt="办公室"))


def _mail() -> bytes:
    files = ((f"{TITLE}.docx", _essay()),)
    return mail(NOTE, sender=f"{NAME} <{EMAIL}>", files=files, message_id="<a1@qq.example>")


def with_editor() -> Contributor:
    """Give the section an editor who is written to."""
    jian = Contributor.objects.create(
        name="简一苇", byline="简一苇", slug="jian", address=address("jian@desk.example")
    )
    place = section()
    place.editor = jian
    place.save()
    return jian


def known(submission: Submission) -> Contributor:
    """Let her have a role, as the editor entered it."""
    lin = submission.authors.get(address__email=EMAIL)
    organization = Organization.objects.create(name="山野基金会", slug="shan-ye")
    Role.objects.create(contributor=lin, organization=organization, title="山野基金会项目主管")
    return lin


def asked(submission: Submission) -> None:
    """Let it be edited and its authors be asked."""
    editing.start(submission, by=editor())
    approval.ask(submission, by=editor())


def printed(submission: Submission) -> None:
    """Let all authors agree and it be printed."""
    asked(submission)
    _agreed(submission)


def reprinted(submission: Submission) -> None:
    """Let all authors be asked anew about what was changed, agree, and it be printed."""
    submission.refresh_from_db()
    approval.take_back(submission, by=editor())
    approval.ask(submission, by=editor())
    _agreed(submission)


def _agreed(submission: Submission) -> None:
    for author in submission.authors.all():
        approval.agree(
            approval.pending(submission), at=author.address, by=Actor.contributor(author)
        )
    submission.refresh_from_db()
    publication.publish(submission, by=editor())
    submission.refresh_from_db()


def confirmed(wish: Wish = Wish.STAYS, *, email: str = EMAIL) -> Erasure:
    """Let her ask to be erased, and confirm it."""
    hers = Address.objects.get(email=email)
    by = Actor.contributor(hers)
    erasure = asking.ask_to_erase(hers, by=by, wish=wish)
    asking.confirm(erasure, by=by)
    erasure.refresh_from_db()
    return erasure


def rows_that_tell(*words: str) -> set[str]:
    """Give ``table: word`` for every word that stands in some column of some row of the database."""
    with connection.cursor() as cursor:
        found = set()
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            told = "\n".join(str(cell) for row in cursor.fetchall() for cell in row)
            plain = ESCAPED.sub(lambda found: chr(int(found[1], 16)), told)  # JSON as it is stored
            found |= {f"{table}: {word}" for word in words if word in plain}
    return found


def files_that_tell(*words: str) -> set[str]:
    """Give the names of files below the data folder that hold one of the words, or an archive that does.

    What was doomed is swept before, as it is on commit: a test is one transaction that never ends.
    """
    sweep()
    found = set()
    for folder in (settings.ARRIVALS_ROOT, settings.OUTGOING_ROOT, Path(settings.MEDIA_ROOT)):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and any(word in _told(path) for word in words):
                found.add(path.relative_to(settings.DATA).as_posix())
    return found


def files(*folders: str) -> list[str]:
    """Give the files that lie below folders of the storage, once what was doomed is swept."""
    sweep()
    root = Path(default_storage.location)
    paths = (path for folder in folders for path in (root / folder).rglob("*"))
    return sorted(path.relative_to(root).as_posix() for path in paths if path.is_file())


def models() -> list:
    """Give every model there is, those between two others too."""
    return list(apps.get_models(include_auto_created=True))


def _told(path: Path) -> str:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            return "".join(
                packed.read(name).decode("utf-8", "replace") for name in packed.namelist()
            )
    return path.read_bytes().decode("utf-8", "replace")
