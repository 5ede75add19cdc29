import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.contributing.visits import FORM, filled, mailed_link
from tests.publication import english, publication
from tests.submissions.essays import editor
from viewpoints.intake import raw, reading_again
from viewpoints.intake.form import as_mail
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState, Channel
from viewpoints.letters.addresses import address
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def made():
    return publication()


def test_the_form_shows_who_reads_it_and_the_mail_address_beside_it(client):
    page = client.get(FORM).content.decode()
    assert "<strong>简一苇</strong><br>栏目编辑" in page
    assert '<a href="mailto:ngo@viewpoints.example">ngo@viewpoints.example</a>' in page


def test_the_form_speaks_english_at_its_english_address(client, made):
    english(made)
    page = client.get("/en/contribute/guan-dian/").content.decode()
    assert "<title>Contribute to China NGO Viewpoints · Viewpoints</title>" in page
    assert "I wrote this myself, and you may keep it" in page


def test_a_section_without_an_english_edition_has_its_form_in_english_all_the_same(client):
    page = client.get("/en/contribute/guan-dian/").content.decode()
    assert "<title>Contribute to 中国公益观点" in page


def test_there_is_no_form_of_a_section_that_is_not_there(client):
    assert client.get("/contribute/mei-you/").status_code == 404


def test_a_closed_section_says_so_and_takes_nothing(client, made):
    made.section.open_to_contributions = False
    made.section.save()
    for page in (client.get(FORM), client.post(FORM, filled())):
        assert "这个栏目目前不收投稿。" in page.content.decode()
        assert "<textarea" not in page.content.decode()
        assert 'class="contribution"' not in page.content.decode()
    assert not Arrival.objects.exists()


def test_public_pages_of_the_form_set_no_cookie(client):
    client.get(FORM)
    client.post(FORM, {})
    client.post(FORM, filled())
    client.get(f"{FORM}sent/")
    assert not client.cookies


def test_what_was_filled_in_is_kept_unconfirmed_as_a_mail_to_the_section(client):
    answer = client.post(FORM, filled())
    assert (answer.status_code, answer.url) == (302, f"{FORM}sent/")
    arrival = Arrival.objects.get()
    assert (arrival.channel, arrival.state) == (Channel.FORM, ArrivalState.UNCONFIRMED)
    assert (arrival.envelope_from, arrival.envelope_to) == (
        "lin@qq.com",
        ["ngo@viewpoints.example"],
    )
    assert as_mail.title(raw.read(arrival.raw)) == "一块钱在路上"
    assert not Submission.objects.exists()


def test_the_letter_asks_for_confirmation_and_repeats_nothing_that_was_typed(client):
    client.post(FORM, filled())
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (
        ["lin@qq.com"],
        "请确认：您给《中国公益观点》投稿了吗？",
    )
    words = letter.body.replace(mailed_link("confirm"), "LINK")
    assert (
        words
        == """您好：

有一篇稿子从网页投到了《中国公益观点》，留的是您这个邮箱。请打开下面的链接，点“确认投稿”，编辑才会看到它：

http://127.0.0.1:8000LINK

确认之后，您会收到一封回执，里面有查看进度的链接。

不是您投的？不用理会这封信：没有确认的稿子，不会到编辑手里。

有话要问，直接回复这封信就行。

简一苇
中国公益观点
"""
    )


def test_the_letter_of_the_english_form_is_english(client):
    client.post(f"/en{FORM}", filled())
    (letter,) = mail.outbox
    assert letter.subject == "Please confirm: did you send an essay to 中国公益观点?"
    assert mailed_link("confirm").startswith("/en/contribute/confirm/")
    assert address("lin@qq.com").language == "en"


def test_opening_the_link_confirms_nothing(client):
    client.post(FORM, filled())
    page = client.get(mailed_link("confirm"))
    assert "<h1>一块钱在路上</h1>" in page.content.decode()
    client.head(mailed_link("confirm"))
    assert Arrival.objects.get().state == ArrivalState.UNCONFIRMED


def test_the_button_behind_the_link_makes_it_a_submission_with_a_receipt(client):
    client.post(FORM, filled())
    link = mailed_link("confirm")
    assert client.post(link).url == link
    submission = Submission.objects.get()
    assert (submission.title, submission.sender.email) == ("一块钱在路上", "lin@qq.com")
    assert [block["html"] for block in submission.blocks] == [
        "钱要走四十七天。",
        "孩子们照样要吃饭。",
    ]
    assert mail.outbox[-1].subject == "您的稿子收到了：《一块钱在路上》"
    assert "谢谢您，稿子已经送到编辑手里" in client.get(link).content.decode()


def test_confirming_twice_is_confirming_once(client):
    client.post(FORM, filled())
    link = mailed_link("confirm")
    client.post(link)
    client.post(link)
    assert Submission.objects.count() == 1
    assert len(mail.outbox) == 2


def test_a_file_goes_the_same_way(client):
    file = SimpleUploadedFile("我的文章.txt", "第一段。\n\n第二段。".encode())
    client.post(FORM, filled(text="", file=file))
    client.post(mailed_link("confirm"))
    submission = Submission.objects.get()
    assert [block["html"] for block in submission.blocks] == ["第一段。", "第二段。"]
    assert submission.arrivals.get().attachments.get().filename == "我的文章.txt"


def test_a_known_and_an_unknown_address_get_the_same_answer(client):
    client.post(FORM, filled())
    client.post(mailed_link("confirm"))
    known = client.post(FORM, filled(title="第二篇"))
    unknown = client.post(FORM, filled(email="new@qq.com"))
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert mail.outbox[-1].body.count("\n") == mail.outbox[-2].body.count("\n")


def test_a_robot_is_answered_alike_kept_as_spam_and_written_nothing(client):
    answer = client.post(FORM, filled(homepage="https://spam.example"))
    assert (answer.status_code, answer.url) == (302, f"{FORM}sent/")
    assert Arrival.objects.get().state == ArrivalState.SPAM
    assert mail.outbox == []


def test_what_was_taken_for_a_robots_by_mistake_can_be_read_and_let_in(client):
    client.post(FORM, filled(homepage="https://spam.example"))
    arrival = Arrival.objects.get()
    assert (arrival.subject, str(arrival.sender)) == ("一块钱在路上", "lin@qq.com")

    reading_again.read_again(arrival, by=editor())
    assert Submission.objects.get().title == "一块钱在路上"


def test_a_form_that_is_there_for_its_links_is_answered_alike_and_kept_as_spam(client):
    answer = client.post(FORM, filled(text="买 https://shop.example/a " * 20))
    assert (answer.status_code, answer.url) == (302, f"{FORM}sent/")
    assert Arrival.objects.get().state == ArrivalState.SPAM
    assert mail.outbox == []


def test_another_sites_form_is_refused_with_a_page_that_says_so(client):
    answer = client.post(FORM, filled(), headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert "<h1>什么也没有做</h1>" in answer.content.decode()
    assert not Arrival.objects.exists()


def test_the_seventh_form_of_an_hour_is_put_off_and_nothing_typed_is_lost(client):
    for _ in range(6):
        client.post(FORM, filled())
    answer = client.post(FORM, filled(text="第七篇的正文。"))
    assert answer.status_code == 429
    assert "请一小时后再试，或者用邮件寄到ngo@viewpoints.example。" in answer.content.decode()
    assert "第七篇的正文。</textarea>" in answer.content.decode()
    assert Arrival.objects.count() == 6
