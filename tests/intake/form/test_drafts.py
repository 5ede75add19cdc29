"""A draft's words and files are there while it lasts, and gone from the disk after it."""

from pathlib import Path

import pytest
from django.conf import settings

from tests.submissions.essays import section
from viewpoints.intake.form import drafts
from viewpoints.intake.models import Draft
from viewpoints.journal import recording
from viewpoints.letters import secrets
from viewpoints.letters.addresses import address

pytestmark = pytest.mark.django_db


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """What waits for the end of a transaction is done at the end of the block."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def with_file() -> tuple[Draft, Path]:
    draft, _secret = drafts.begin(section())
    drafts.put(draft, "file", name="文章.docx", data=b"PK")
    return draft, Path(draft.files.get().file.path)


def over(draft: Draft) -> None:
    Draft.objects.filter(pk=draft.pk).update(expires_at=draft.made_at)


def test_its_own_secret_and_a_mailed_one_open_it_and_no_other():
    draft, secret = drafts.begin(section())
    her = address("lin@qq.com")
    mailed = secrets.mint(drafts.PURPOSE, about=recording.subject(draft), holder=her)
    elsewhere = secrets.mint(drafts.PURPOSE, about=("articles.section", str(draft.pk)), holder=her)
    status = secrets.mint("status", about=recording.subject(draft), holder=her)
    assert [drafts.find(one) for one in (secret, secret.upper(), mailed)] == [draft] * 3
    for wrong in (elsewhere, status, "", secret[:-1]):
        with pytest.raises(drafts.Unknown):
            drafts.find(wrong)


def test_a_file_lies_in_a_folder_that_is_not_served_until_another_takes_its_slot(commit):
    draft, path = with_file()
    assert path.read_bytes() == b"PK"
    with commit():
        drafts.put(draft, "file", name="新.txt", data="新".encode())
    kept = draft.files.get()
    assert (kept.name, kept.size, Path(kept.file.path).read_text()) == ("新.txt", 3, "新")
    assert not path.exists()
    assert path.parent == settings.DRAFTS_ROOT


def test_finishing_empties_it_on_disk_too(commit):
    draft, path = with_file()
    drafts.write(draft, {"title": "题"})
    with commit():
        drafts.finish(draft)
    draft.refresh_from_db()
    assert (draft.fields, draft.files.count(), path.exists()) == ({}, 0, False)


def test_what_is_written_after_it_was_sent_is_not_kept():
    draft, _secret = drafts.begin(section())
    drafts.finish(draft)
    drafts.write(draft, {"title": "晚了"})
    draft.refresh_from_db()
    assert draft.fields == {}


def test_it_lasts_thirty_days_from_its_last_change():
    draft, _secret = drafts.begin(section())
    over(draft)
    drafts.write(draft, {"title": "题"})
    draft.refresh_from_db()
    assert draft.expires_at - draft.updated_at == drafts.LIFETIME


def test_after_its_time_nothing_opens_it_and_nothing_of_it_is_left(commit):
    lasting, _ = drafts.begin(section())
    draft, secret = drafts.begin(section())
    drafts.put(draft, "picture-1", name="图.jpg", data=b"x")
    path = Path(draft.files.get().file.path)
    over(draft)
    with pytest.raises(drafts.Unknown):
        drafts.find(secret)
    with commit():
        drafts.remove([draft])
    assert (list(Draft.objects.all()), path.exists()) == ([lasting], False)
