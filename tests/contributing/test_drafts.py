"""What is being written is kept under a private link, and sent once."""

import re

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.contributing.photographs import photograph
from tests.contributing.visits import FORM, filled, mailed_link
from tests.publication import publication
from viewpoints.contributing import robots
from viewpoints.intake.models import Arrival, Draft, DraftFile
from viewpoints.letters.models import Address, Letter
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db
SCRIPT = {"Accept": "application/json"}


@pytest.fixture(autouse=True)
def made():
    return publication()


def begun(client, **changes: object) -> str:
    """Press "save" on the form; gives the address of the draft."""
    answer = client.post(f"{FORM}draft/", filled(**changes))
    assert answer.status_code == 302
    return answer.url.removesuffix("#draft-bar")


def test_what_was_typed_is_there_again_behind_the_link(client):
    page = client.get(begun(client, title="半篇", email="lin@", consent="")).content.decode()
    assert 'value="半篇"' in page
    assert 'value="lin@"' in page
    assert "钱要走四十七天。\r\n\r\n孩子们照样要吃饭。</textarea>" in page
    assert "errorlist" not in page
    assert not Arrival.objects.exists()
    assert not mail.outbox


def test_a_draft_is_behind_a_private_link_like_any_other(client):
    answer = client.get(begun(client))
    assert answer["Cache-Control"] == "no-store, private"
    assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == ("noindex", "same-origin")
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


def test_no_row_holds_the_secret_of_a_draft(client):
    secret = begun(client).split("/")[-2]
    assert re.fullmatch(r"[a-z2-7]{26}", secret)
    kept = Draft.objects.values_list("digest", "fields").get()
    assert secret not in str(kept)


def test_saving_again_keeps_what_is_typed_now(client):
    draft = begun(client)
    client.post(f"{draft}saved/", filled(title="改过的题"))
    assert 'value="改过的题"' in client.get(draft).content.decode()
    assert Draft.objects.count() == 1


def test_a_script_is_given_the_address_and_the_time_of_saving(client):
    answer = client.post(f"{FORM}draft/", filled(), headers=SCRIPT).json()
    assert re.fullmatch(r"/contribute/draft/[a-z2-7]{26}/", answer["address"])
    assert "已存下。" in answer["bar"]
    assert answer["slots"] == {}


def test_files_are_kept_with_it_and_come_out_again(client):
    essay = SimpleUploadedFile("我的文章.docx", b"PK")
    draft = begun(client, file=essay, **{"picture-2-file": photograph("办公室.jpg")})
    page = client.get(draft).content.decode()
    assert "已存下：我的文章.docx" in page
    assert "已存下：办公室.jpg" in page
    picture = client.get(f"{draft}kept/picture-2/")
    assert (picture["Content-Type"], picture["Cache-Control"]) == (
        "image/jpeg",
        "no-store, private",
    )
    assert b"Exif" not in b"".join(picture)
    answer = client.post(f"{draft}removed/file/", filled(), headers=SCRIPT).json()
    assert 'type="file"' in answer["slots"]["file"]
    assert [kept.slot for kept in DraftFile.objects.all()] == ["picture-2"]


def test_the_file_of_a_draft_is_no_picture_to_look_at(client):
    draft = begun(client, file=SimpleUploadedFile("page.html", b"<script>alert(1)</script>"))
    assert client.get(f"{draft}kept/file/").status_code == 404


def test_a_file_that_cannot_be_kept_is_refused_beside_its_field_and_the_rest_is_kept(client):
    heic = SimpleUploadedFile("IMG_1.jpg", b"\0\0\0\x18ftypheic" + bytes(99))
    answer = client.post(f"{FORM}draft/", filled(title="半篇", **{"picture-1-file": heic}))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("这是苹果手机的HEIC图片") == 2  # beside it, and in the summary
    assert "IMG_1.jpg" in page
    assert Draft.objects.get().fields["title"] == "半篇"


def test_a_draft_is_sent_from_its_own_page_and_is_then_empty(client):
    draft = begun(client, consent="", file=SimpleUploadedFile("一.txt", "第一段。".encode()))
    answer = client.post(draft, filled(text=""))
    assert (answer.status_code, answer.url) == (302, f"{FORM}sent/")
    client.post(mailed_link("confirm"))
    assert [block["html"] for block in Submission.objects.get().blocks] == ["第一段。"]
    kept = Draft.objects.get()
    assert (kept.fields, kept.files.count(), kept.sent_at is not None) == ({}, 0, True)


def test_pressing_send_twice_sends_once(client):
    draft = begun(client)
    answers = [client.post(draft, filled()).url for _ in range(2)]
    assert answers == [f"{FORM}sent/"] * 2
    assert Arrival.objects.count() == 1
    assert client.get(draft).url == f"{FORM}sent/"


def test_two_sendings_at_once_of_one_draft_are_one_submission(client):
    draft = begun(client)
    client.post(draft, filled())
    links = [mailed_link("confirm")]
    Draft.objects.update(sent_at=None)  # as if both had begun before either ended
    client.post(draft, filled())
    for link in [*links, mailed_link("confirm")]:
        client.post(link)
    assert (Arrival.objects.count(), Submission.objects.count()) == (2, 1)


def test_a_failed_sending_keeps_the_files_that_a_browser_would_forget(client):
    essay = SimpleUploadedFile("我的文章.docx", b"PK")
    answer = client.post(FORM, filled(consent="", file=essay))
    page = answer.content.decode()
    action = re.search(r'action="(/contribute/draft/\w+/)"', page)[1]
    assert "已存下：我的文章.docx" in page
    assert client.post(action, filled(text="")).url == f"{FORM}sent/"


def test_a_failed_sending_without_files_keeps_nothing(client):
    client.post(FORM, filled(consent=""))
    assert not Draft.objects.exists()


def test_the_link_goes_by_mail_to_the_address_in_the_draft_and_repeats_nothing_typed(client):
    draft = begun(client)
    page = client.post(f"{draft}mailed/", filled()).content.decode()
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["lin@qq.com"], "接着写的链接：《中国公益观点》")
    assert "寄往l…@qq.com。" in page
    assert not any(words in letter.body for words in ("一块钱", "林晓", "山野"))
    link = mailed_link("draft")
    assert link != draft
    assert 'value="一块钱在路上"' in client.get(link).content.decode()


def test_a_link_cannot_be_mailed_to_what_is_no_address(client):
    answer = client.post(f"{begun(client)}mailed/", filled(email="lin@", title=""))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "这不像一个邮箱地址" in page
    assert "请给文章起个标题" not in page
    assert not Letter.objects.exists()


def test_the_fourth_link_to_an_address_in_an_hour_is_too_many_whichever_draft_it_is(client):
    answers = [client.post(f"{begun(client)}mailed/", filled()).status_code for _ in range(4)]
    assert answers == [200, 200, 200, 429]
    assert len(mail.outbox) == 3


def test_a_known_and_an_unknown_address_are_answered_with_the_same_bytes(client):
    client.post(FORM, filled())
    client.post(mailed_link("confirm"))
    mail.outbox.clear()
    said = []
    for email in ("lin@qq.com", "new@qq.com"):
        draft = begun(client, email=email)
        answers = [client.post(f"{draft}mailed/", filled(email=email))]
        answers.append(client.post(draft, filled(email=email)))
        said.append([_without_her(answer, draft, email) for answer in answers])
    assert said[0] == said[1]
    assert Address.objects.filter(email="new@qq.com").exists()
    letters = [
        (one.subject, re.sub(r"[a-z2-7]{26}", "SECRET", one.body), one.extra_headers.keys())
        for one in mail.outbox
    ]
    assert letters[:2] == letters[2:]


def _without_her(answer, draft: str, email: str) -> tuple[object, ...]:
    masked = f"{email[: min(2, email.index('@') // 2)]}…@"
    page = answer.content.decode().replace(draft, "DRAFT").replace(masked, "HER")
    return answer.status_code, dict(answer.headers), page


def test_another_sites_page_saves_mails_and_removes_nothing(client):
    draft = begun(client)
    foreign = {"Origin": "https://evil.example"}
    for path in (f"{FORM}draft/", f"{draft}saved/", f"{draft}mailed/", f"{draft}removed/file/"):
        assert client.post(path, filled(title="坏"), headers=foreign).status_code == 403
    assert Draft.objects.get().fields["title"] == "一块钱在路上"
    assert not mail.outbox


@pytest.mark.parametrize("action", ["saved/", "mailed/", "removed/file/"])
def test_opening_an_address_changes_nothing(client, action):
    draft = begun(client)
    assert client.get(f"{draft}{action}").status_code == 405


def test_a_wrong_link_says_so_and_counts_as_a_guess(client):
    wrong = f"/contribute/draft/{'a' * 26}/"
    answers = [client.get(wrong).status_code for _ in range(32)]
    assert answers == [404] * 31 + [429]


def test_a_closed_section_takes_no_draft_and_shows_what_was_written(client, made):
    draft = begun(client)
    made.section.open_to_contributions = False
    made.section.save()
    page = client.get(draft).content.decode()
    assert "您写的都还在，请抄下来：" in page
    assert "孩子们照样要吃饭。" in page
    assert client.post(draft, filled()).url == draft
    assert client.post(f"{FORM}draft/", filled()).url == FORM
    assert not Arrival.objects.exists()


def test_too_many_drafts_of_a_network_are_refused(client):
    answers = [
        client.post(f"{FORM}draft/", {"title": "一"}, headers=SCRIPT).status_code for _ in range(61)
    ]
    assert answers == [200] * 60 + [429]


def test_a_request_larger_than_any_form_is_not_read(client):
    for path in (FORM, f"{FORM}draft/"):
        answer = client.post(path, filled(), CONTENT_LENGTH="120000001")
        assert answer.status_code == 413


def test_a_form_that_was_filled_in_faster_than_a_person_can_is_asked_for_once_more(client):
    fresh = robots.stamp()
    answer = client.post(FORM, filled(opened=fresh))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "请再按一次“投稿”；您写的都还在。" in page
    assert f'name="opened" value="{fresh}"' in page
    assert "孩子们照样要吃饭。</textarea>" in page
    assert not Arrival.objects.exists()
