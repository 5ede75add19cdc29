import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.contributing.visits import asked, editor, status_page, submission
from viewpoints.intake.models import Arrival, Attachment
from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.submissions import (
    approval,
    declining,
    editing,
    letters,
    proxies,
    publication,
    retracting,
    scheduling,
)
from viewpoints.submissions.models import OfferedPicture, Submission
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db


def words(answer):
    return " ".join(answer.content.decode().split())


def test_it_shows_where_it_stands_and_who_reads_it_next(client):
    page = words(client.get(status_page(submission())))
    assert 'aria-current="step"> <span class="step-name">收到</span>' in page
    assert "<p>由简一苇来读；用不用，都会写信告诉您。</p>" in page


def test_it_names_the_editor_in_english_in_the_english_interface(client):
    page = words(client.get(f"/en{status_page(submission())}"))
    assert "<p>Jian Yiwei will read it, and write to you either way.</p>" in page


def test_it_lists_the_letters_that_left_to_her_the_newest_first_and_no_others(client):
    asking = asked(submission("lin@qq.com", "wu@163.com"))
    url = status_page(asking.submission)
    subjects = [letter.subject for letter in client.get(url).context["letters"]]
    assert subjects == ["请您过目：《一块钱在路上》的定稿", "您的稿子收到了：《一块钱在路上》"]
    other = client.get(status_page(asking.submission, email="wu@163.com")).context["letters"]
    assert [letter.subject for letter in other] == ["请您过目：《一块钱在路上》的定稿"]


def test_it_shows_what_she_sent_sanitized(client):
    of = submission()
    of.blocks = [{"type": "paragraph", "html": "一<strong>块</strong><script>x()</script>"}]
    of.note = "您好<br>"
    of.save()
    page = words(client.get(status_page(of)))
    assert "<p>一<strong>块</strong></p>" in page
    assert "<p>您好&lt;br&gt;</p>" in page
    assert "x()" not in page


def test_a_picture_she_sent_comes_by_her_link_alone(client):
    of = submission()
    sha256 = "a" * 64
    of.blocks = [{"type": "picture", "image": sha256, "alt": "路", "caption": "", "credit": ""}]
    of.save()
    kept = OfferedPicture(submission=of, sha256=sha256, extension="png", width=1, height=1)
    kept.file.save("a.png", ContentFile(b"PNG"))
    url = status_page(of)
    picture = f"{url}pictures/{sha256}/"
    assert f'<img src="{picture}" alt="路">' in words(client.get(url))
    answer = client.get(picture)
    assert (answer["Content-Type"], answer.getvalue()) == ("image/png", b"PNG")
    assert client.get(kept.file.url).status_code == 404
    assert client.get(f"{url}pictures/{'b' * 64}/").status_code == 404


def test_it_names_a_file_that_could_not_be_read_and_why(client):
    of = submission()
    arrival = Arrival.objects.create(raw="a.eml", sha256="", size=1, submission=of)
    Attachment.objects.create(
        arrival=arrival, filename="终稿.docx", size=1, file="a.eml.1", error="password"
    )
    Attachment.objects.create(arrival=arrival, filename="好的.docx", size=1, file="a.eml.2")
    page = words(client.get(status_page(of)))
    assert "<li><strong>终稿.docx</strong> 加了密码，打不开。" in page
    assert "好的.docx" not in page


def test_once_published_it_gives_the_address_and_no_withdrawal(client):
    of = submission()
    editing.start(of, by=editor())
    article = publication.override(of, by=editor(), reason="作者来信同意。")
    page = words(client.get(status_page(of)))
    assert f'<a href="{article.full_url}">{article.full_url}</a>' in page
    assert "撤回这篇稿子" not in page


def test_she_withdraws_after_a_page_that_says_what_it_means(client):
    of = submission()
    url = status_page(of)
    assert f'<a href="{url}withdraw/">撤回这篇稿子</a>' in words(client.get(url))
    assert "之前如果有过同意，也一并作废" in words(client.get(f"{url}withdraw/"))
    assert Submission.objects.get().state == State.RECEIVED
    assert client.post(f"{url}withdraw/").url == url
    assert Submission.objects.get().state == State.WITHDRAWN
    assert '<span class="step-name">已撤回</span>' in words(client.get(url))


def test_a_withdrawal_that_comes_too_late_changes_nothing(client):
    of = submission()
    url = status_page(of)
    declining.decline(of, by=editor(), reason="")
    assert client.get(f"{url}withdraw/").url == url
    assert client.post(f"{url}withdraw/").url == url
    assert Submission.objects.get().state == State.DECLINED


def test_a_sender_who_is_no_contributor_withdraws_under_the_key_of_her_address(client):
    of = submission()
    Submission.objects.update(sender=address("assistant@qq.com"))
    url = status_page(of, email="assistant@qq.com")
    client.post(f"{url}withdraw/")
    event = recording.story(of).get(verb="submission.withdrawn")
    assert event.actor_kind == "contributor"
    assert event.actor_key == f"at-{address('assistant@qq.com').pk}"


def test_the_page_costs_the_same_queries_with_one_letter_and_with_three(client):
    of = submission()
    url = status_page(of)
    client.get(url)
    with CaptureQueriesContext(connection) as with_one:
        assert len(client.get(url).context["letters"]) == 1
    letters.receipt(of)
    letters.receipt(of)
    with CaptureQueriesContext(connection) as with_three:
        assert len(client.get(url).context["letters"]) == 3
    assert len(with_one) == len(with_three)


def test_it_shows_the_day_that_is_set(client):
    of = asked().submission
    author = of.authors.get()
    asking = of.askings.get()
    approval.agree(asking, at=author.address, by=Actor.contributor(author))
    of.refresh_from_db()
    at = timezone.make_aware(dt.datetime(2099, 1, 1, 9))
    scheduling.plan(of, by=editor(), at=at)
    page = words(client.get(status_page(of)))
    assert "定于2099年1月1日 09:00刊出。" in page


def test_it_shows_why_it_was_printed_without_her_yes(client):
    of = asked().submission
    publication.override(of, by=editor(), reason="作者离职，电话不通，机构核对过<事实>。")
    page = words(client.get(status_page(of)))
    assert "由编辑决定刊出，理由是：作者离职，电话不通，机构核对过&lt;事实&gt;。" in page


def test_a_proxy_who_was_replaced_sees_and_withdraws_nothing_any_more(client):
    asking = asked()
    at = asking.asked.get().address
    by = Actor.contributor(asking.asked.get().author)
    for email in ("zhao@ngo.example", "sun@ngo.example"):
        proxies.name_proxy(asking, at=at, by=by, name="某", email=email)
    former = status_page(asking.submission, email="zhao@ngo.example")
    assert client.get(former).status_code == 404
    client.post(f"{former}withdraw/")
    assert Submission.objects.get().state == State.WITH_AUTHOR
    assert client.get(status_page(asking.submission, email="sun@ngo.example")).status_code == 200


def test_an_author_sees_which_fellow_has_agreed_under_the_name_she_signs_with(client):
    asking = asked(submission("lin@qq.com", "wu@163.com"))
    fellow = asking.submission.authors.get(address__email="wu@163.com")
    fellow.byline = "夜班七号"
    fellow.save()
    approval.agree(asking, at=fellow.address, by=Actor.contributor(fellow))
    page = client.get(status_page(asking.submission)).content.decode()
    shown = " ".join(page[page.index("谁同意了") :].split())
    assert "夜班七号</span>" in shown
    assert "还没有答复</time> <span>您</span>" in shown
    assistant = address("assistant@qq.com")
    Submission.objects.update(sender=assistant)
    other = client.get(status_page(asking.submission, email="assistant@qq.com"))
    assert "谁同意了" not in other.content.decode()


def test_corrections_and_a_retraction_are_told_with_their_dates(client):
    asking = asked()
    for author in approval.asked(asking.submission):
        approval.agree(asking, at=author.address, by=Actor.contributor(author))
    article = publication.publish(Submission.objects.get(), by=editor())
    retracting.retract(article, by=editor(), reason="数据有误。")
    page = client.get(status_page(asking.submission)).content.decode()
    assert "撤稿： 数据有误。" in " ".join(page.split())
