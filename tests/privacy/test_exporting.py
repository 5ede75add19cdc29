"""A copy holds all that is hers, and nothing that others wrote to others."""

import json
import stat
import zipfile

import pytest

from tests.intake.mails import mail
from tests.privacy.people import EMAIL, NAME, TITLE, arrive, known, printed
from viewpoints.intake import raw, receiving
from viewpoints.intake.models import Arrival
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Address
from viewpoints.people.models import Contributor
from viewpoints.privacy import exporting, files, keeping
from viewpoints.privacy.holdings import HOLDINGS
from viewpoints.privacy.models import Export
from viewpoints.privacy.person import person_at

pytestmark = pytest.mark.django_db


def copy_of(email, to):
    exporting.write(Address.objects.get(email=email), to=to / "copy.zip")
    return zipfile.ZipFile(to / "copy.zip")


def test_it_has_every_kind_of_thing_and_her_files_byte_for_byte(tmp_path):
    submission = arrive()
    known(submission)
    printed(submission)
    packed = copy_of(EMAIL, tmp_path)

    held = json.loads(packed.read("data.json"))
    assert set(held) == {one.name for one in HOLDINGS if one.given}
    assert held["you as an author"][0]["name"] == NAME
    assert held["roles"][0]["organization__name"] == "山野基金会"
    assert (
        held["what you agreed to"][0]["asking__text__sha256"] == held["permits"][0]["text__sha256"]
    )
    mails = [name for name in packed.namelist() if name.endswith(".eml")]
    assert [packed.read(name) for name in mails] == [raw.read(Arrival.objects.get().raw)]
    page = packed.read("index.html").decode()
    assert (f"<dd>{TITLE}</dd>" in page, "您的个人信息副本" in page) == (True, True)
    assert stat.S_IMODE((tmp_path / "copy.zip").stat().st_mode) == 0o600


def test_a_fellow_author_does_not_get_her_mail_or_address(tmp_path):
    submission = arrive()
    wu = address("wu@163.example")
    submission.authors.add(Contributor.objects.create(name="吴明", slug="wu", address=wu))
    packed = copy_of("wu@163.example", tmp_path)

    told = b"".join(packed.read(name) for name in packed.namelist()).decode("utf-8", "replace")
    assert [word for word in (EMAIL, "钱走了四十七天") if word in told] == []
    assert [one["title"] for one in json.loads(packed.read("data.json"))["essays"]] == [TITLE]


def test_a_file_that_is_gone_is_named_and_the_rest_is_there(tmp_path):
    arrive()
    (raw.root() / Arrival.objects.get().raw).unlink()
    packed = copy_of(EMAIL, tmp_path)
    assert [name for name in packed.namelist() if name.endswith(".eml")] == []
    assert "这些文件我们已经没有了： files/0002-" in packed.read("index.html").decode()


def test_a_name_of_a_file_leads_nowhere(tmp_path):
    arrive()
    data = mail(sender=f"<{EMAIL}>", files=(("../../etc/<b>.txt", b"!"),), message_id="<2@x>")
    receiving.receive(data, envelope_from=EMAIL, envelope_to=["ngo@viewpoints.example"])
    names = copy_of(EMAIL, tmp_path).namelist()
    assert [
        name for name in names if ".." in name.removesuffix(".txt") or name.count("/") > 1
    ] == []
    assert "<b>" not in copy_of(EMAIL, tmp_path).read("index.html").decode()


def test_a_former_address_of_hers_is_hers_and_one_that_is_somebody_elses_is_not():
    submission = arrive()
    printed(submission)
    lin = submission.authors.get()
    former, lin.address = lin.address, address("lin@new.example")
    lin.save()
    assert person_at(lin.address).emails == ("lin@new.example", EMAIL)

    Contributor.objects.create(name="何", slug="he", address=former)
    assert person_at(lin.address).emails == ("lin@new.example",)


def test_a_copy_that_a_crash_cut_short_has_a_row_that_names_its_file(data, monkeypatch):
    arrive()
    hers = Address.objects.get(email=EMAIL)
    row = Export.objects.create(address=hers)

    def fails(_address, *, to):
        to.parent.mkdir()
        to.with_name(f"{to.name}.part").write_bytes(b"half")
        raise OSError("the disk is full")

    monkeypatch.setattr(exporting, "write", fails)
    with pytest.raises(OSError, match="full"):
        exporting.make.func(row.pk)
    keeping.remove_copies([Export.objects.get()])
    files.sweep()
    assert list((data / "exports").iterdir()) == []
