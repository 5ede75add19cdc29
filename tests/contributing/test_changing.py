"""By her status link: a new text, a picture, another byline, each on a page of its own."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.contributing.visits import asked, editor, run_out, status_page, submission
from tests.documents import P, docx, png
from viewpoints.contributing import limits
from viewpoints.intake import raw, recovery
from viewpoints.intake.form import as_mail
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState, Channel
from viewpoints.journal import recording
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.submissions import approval, bylines, declining, editing, proxies, texts
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db
NEW = {"title": "一块钱在路上（二稿）", "text": "钱要走四十七天。\r\n\r\n孩子们等不了。"}


def words(answer):
    return " ".join(answer.content.decode().split())


def document(*lines: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("二稿.docx", docx(*map(P, lines)))


def picture() -> SimpleUploadedFile:
    return SimpleUploadedFile("图.png", png())


def test_a_text_pasted_there_takes_the_place_of_the_former(client):
    of = submission()
    url = status_page(of)

    answer = client.post(f"{url}text/", NEW)

    assert answer.url == f"{url}came/text/"
    of.refresh_from_db()
    assert of.title == "一块钱在路上（二稿）"
    assert [one["html"] for one in of.blocks] == ["钱要走四十七天。", "孩子们等不了。"]
    assert of.essays.count() == 2
    assert "以这一稿为准" in words(client.get(url))
    arrival = Arrival.objects.get()
    assert (arrival.state, arrival.notes) == (ArrivalState.ANSWERED, ["essay_taken"])


def test_a_file_is_read_as_the_forms_is(client):
    of = submission()
    client.post(f"{status_page(of)}text/", {"title": "二稿", "file": document("货架后面还有人。")})
    of.refresh_from_db()
    assert (of.title, of.blocks) == (
        "二稿",
        [{"type": "paragraph", "html": "货架后面还有人。"}],
    )


def test_a_file_that_cannot_be_read_is_told_there_and_by_letter(client):
    of = submission()
    url = status_page(of)
    broken = SimpleUploadedFile("二稿.docx", b"PK\x03\x04\x00")

    client.post(f"{url}text/", {"title": "二稿", "file": broken})

    of.refresh_from_db()
    assert of.title == "一块钱在路上"
    assert "<strong>二稿.docx</strong>" in words(client.get(url))
    assert Letter.objects.filter(template="came_along", to__email="lin@qq.com").count() == 1


def test_what_is_missing_is_said_and_what_was_written_is_kept(client):
    of = submission()
    answer = client.post(f"{status_page(of)}text/", {"title": "新题目", "text": " "})
    assert answer.status_code == 422
    assert 'value="新题目"' in words(answer)
    assert not Arrival.objects.exists()


def test_during_editing_the_draft_stays_and_the_page_says_so_before(client):
    of = submission()
    editing.start(of, by=editor())
    url = status_page(of)

    assert "由编辑决定采用哪些" in words(client.get(f"{url}text/"))
    client.post(f"{url}text/", NEW)

    assert texts.newest_draft(of.draft).title == "一块钱在路上"
    assert "由编辑对照" in words(client.get(url))


def test_a_picture_is_added_under_its_caption(client):
    of = submission()
    url = status_page(of)

    answer = client.post(
        f"{url}picture/", {"picture-1-file": picture(), "picture-1-caption": "路上的人"}
    )

    assert answer.url == f"{url}came/picture/"
    of.refresh_from_db()
    assert (of.blocks[-1]["type"], of.blocks[-1]["caption"]) == ("picture", "路上的人")
    assert of.essays.count() == 0


def test_what_is_no_picture_is_refused_while_she_is_there(client):
    of = submission()
    wrong = SimpleUploadedFile("图.png", b"not a picture")
    answer = client.post(f"{status_page(of)}picture/", {"picture-1-file": wrong})
    assert answer.status_code == 422
    assert not Arrival.objects.exists()


def test_her_byline_is_corrected_before_editing(client):
    of = submission()
    url = status_page(of)
    assert 'value="林晓"' in words(client.get(f"{url}byline/"))

    answer = client.post(f"{url}byline/", {"byline": "夜班七号", "affiliation": ""})

    assert answer.url == f"{url}came/byline/"
    assert bylines.current(of)["byline"] == "夜班七号"


def test_under_a_text_she_is_asked_about_the_byline_makes_a_new_one(client):
    asking = asked()
    url = status_page(asking.submission)
    client.post(f"{url}byline/", {"byline": "夜班七号", "affiliation": ""})
    assert approval.pending(asking.submission).text.content["byline"] == "夜班七号"


def test_a_withdrawn_essay_takes_nothing_more(client):
    of = submission()
    declining.withdraw(of, by=editor())
    url = status_page(of)
    for name in ("text", "picture", "byline"):
        assert client.post(f"{url}{name}/", NEW).url == url
    assert "您可以" not in words(client.get(url))


def test_a_proxy_changes_nothing(client):
    asking = asked()
    lin = address("lin@qq.com")
    proxies.name_proxy(asking, at=lin, by=editor(), name="何米", email="he@163.com")
    url = status_page(asking.submission, email="he@163.com")
    for name in ("text", "picture", "byline", "withdraw"):
        assert client.post(f"{url}{name}/", NEW).url == url
    asking.submission.refresh_from_db()
    assert asking.submission.state == State.WITH_AUTHOR
    assert not Arrival.objects.exists()


def test_a_sender_who_is_no_author_sends_texts_and_names_nobody(client):
    of = submission("assistant@qq.com", "lin@qq.com")
    of.authors.remove(of.authors.get(address__email="assistant@qq.com"))
    url = status_page(of, email="assistant@qq.com")
    assert client.get(f"{url}byline/").url == url
    assert client.get(f"{url}text/").status_code == 200


def test_another_sites_page_and_a_link_that_is_over_change_nothing(client):
    of = submission()
    url = status_page(of)
    assert (
        client.post(f"{url}text/", NEW, headers={"Origin": "https://evil.example"}).status_code
        == 403
    )
    run_out(url)
    assert client.post(f"{url}text/", NEW).status_code == 410
    assert not Arrival.objects.exists()


def test_too_much_in_an_hour_is_stopped_and_what_was_written_is_kept(client, monkeypatch):
    monkeypatch.setattr(limits, "SENT_PER_HOLDER", "1/h")
    url = status_page(submission())
    client.post(f"{url}text/", NEW)
    answer = client.post(f"{url}text/", NEW)
    assert answer.status_code == 422
    assert "孩子们等不了。" in words(answer)
    assert Arrival.objects.count() == 1


def test_a_title_like_an_automatic_answer_is_no_automatic_answer(client):
    of = submission()
    client.post(f"{status_page(of)}text/", {**NEW, "title": "自动回复：我不在办公室"})
    of.refresh_from_db()
    assert of.title == "自动回复：我不在办公室"


def test_after_a_stop_between_file_and_row_it_is_taken_up_again(client, settings, tmp_path):
    settings.ARRIVALS_ROOT = tmp_path
    of = submission()
    client.post(f"{status_page(of)}text/", NEW)
    kept = Arrival.objects.get()
    assert kept.channel == Channel.FORM
    assert as_mail.title(raw.read(kept.raw).partition(b"\r\n\r\n")[0]) == NEW["title"]
    left = raw.read(kept.raw)
    kept.delete()
    of.essays.all().delete()
    coming = raw.Coming(b"", left, ending="form")
    coming.leave()

    recovery.recover(worker="w")

    assert Arrival.objects.get(raw=coming.name).submission == of


def test_letters_of_both_sides_stand_there_the_newest_first(client):
    of = submission()
    url = status_page(of)
    client.post(f"{url}text/", NEW)
    shown = [(one.subject, one.hers) for one in client.get(url).context["letters"]]
    assert shown == [("一块钱在路上（二稿）", True), ("您的稿子收到了：《一块钱在路上》", False)]


def test_reminders_are_told_to_whom_they_went(client):
    asking = asked(submission("lin@qq.com", "wu@163.com"))
    one = asking.asked.get(address__email="lin@qq.com")
    recording.record("submission.reminded", asking.submission, by=editor(), asked=one.pk, number=1)
    assert "提醒过您：" in words(client.get(status_page(asking.submission)))
    other = status_page(asking.submission, email="wu@163.com")
    assert "提醒过您：" not in words(client.get(other))
