"""Files go after their rows, and a crash in between leaves none behind."""

import pytest

from tests.privacy.people import arrive, files_that_tell
from viewpoints.intake.models import Arrival
from viewpoints.intake.recovery import recover
from viewpoints.privacy import files, removing
from viewpoints.privacy.models import Doomed

pytestmark = pytest.mark.django_db


def test_a_mail_that_was_removed_is_not_entered_again_after_a_crash():
    arrive()
    removing.remove_arrivals(Arrival.objects.all())  # and the process dies before its files go

    assert Doomed.objects.count() == 2
    files.sweep()
    assert recover(worker="serve") == 0
    assert (Doomed.objects.count(), Arrival.objects.count()) == (0, 0)
    assert {name for name in files_that_tell("Subject") if name.startswith("arrivals/")} == set()


def test_a_file_that_is_gone_already_is_no_fault():
    for folder in (*files.FOLDERS, files.MEDIA):
        Doomed.objects.create(folder=folder, path="2026/nothing.eml")
    assert files.sweep() == 5
    assert Doomed.objects.count() == 0


def test_files_go_on_commit_and_stay_when_it_is_undone(data, django_capture_on_commit_callbacks):
    (data / "outgoing").mkdir()
    letter = data / "outgoing" / "1-a.eml"
    letter.write_bytes(b"!")
    with django_capture_on_commit_callbacks(execute=False):
        files.doom("outgoing", ["1-a.eml"])
    assert letter.exists()
    with django_capture_on_commit_callbacks(execute=True):
        files.doom("outgoing", ["1-a.eml"])
    assert not letter.exists()
