import pytest
from django.core import mail

from tests.contributing.visits import asked, editor, run_out, submission, text_page
from tests.publication import publication
from viewpoints.journal import recording
from viewpoints.submissions import approval, declining
from viewpoints.submissions import publication as printing
from viewpoints.submissions.models import Objection, Permit, Submission, Yes
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db


def words(answer):
    return " ".join(answer.content.decode().split())


def test_the_text_is_shown_as_the_public_page_prints_it(client):
    asking = asked(title="一块钱，在路上", summary="一笔捐款要走多久。")
    page = words(client.get(text_page(asking)))
    assert "<h1>一块钱，在路上</h1>" in page
    assert '<p class="summary">一笔捐款要走多久。</p>' in page
    assert '<span class="author">林晓</span>' in page
    assert "<p>钱要走四十七天。</p>" in page
    assert f"上面编号为{asking.text.sha256[:8]}的这一稿，照原样刊登在本站。" in page


def test_what_is_printed_beside_the_text_is_shown_too(client):
    asking = asked(
        share_line="孩子们要吃饭。", seo_title="四十七天", search_description="垫钱的人。"
    )
    page = words(client.get(text_page(asking)))
    exact = '<dd lang="zh-Hans" translate="no">'
    assert f"<dt>分享时用的一句话</dt>{exact}孩子们要吃饭。</dd>" in page
    assert f"<dt>搜索结果里的标题</dt>{exact}四十七天</dd>" in page
    assert f"<dt>搜索结果里的介绍</dt>{exact}垫钱的人。</dd>" in page


def test_what_changed_is_marked_and_said_aloud_and_what_did_not_is_folded(client):
    page = words(client.get(text_page(asked(title="一块钱，在路上"))))
    assert (
        '一块钱<ins><span class="read-aloud">［加上： </span>，<span class="read-aloud">］</span></ins>在路上'
        in page
    )
    assert "<summary>2段没有改动</summary>" in page


def test_a_text_without_changes_says_so(client):
    assert "没有改动，和您寄来的一字不差。" in words(client.get(text_page(asked())))


def test_opening_the_page_changes_nothing(client):
    asking = asked()
    url = text_page(asking)
    events = recording.story(asking.submission).count()
    for address in (url, f"{url}yes/", f"{url}objection/", f"{url}withdraw/"):
        client.get(address)
        client.head(address)
    assert not Yes.objects.exists()
    assert not Objection.objects.exists()
    assert Submission.objects.get().state == State.WITH_AUTHOR
    assert recording.story(asking.submission).count() == events


def test_her_yes_permits_exactly_this_text_and_thanks_her(client):
    asking = asked()
    url = text_page(asking)
    assert client.post(f"{url}yes/").url == url
    yes = Yes.objects.get()
    assert (yes.asking, yes.author, yes.via) == (asking, asking.submission.authors.get(), "link")
    assert Permit.objects.get().text == asking.text
    assert Submission.objects.get().state == State.APPROVED
    page = words(client.get(url))
    assert "<h1>谢谢您，同意已经记下</h1>" in page
    assert "同意，就刊这一稿" not in page


def test_a_yes_is_hers_in_the_journal_by_key(client):
    asking = asked()
    client.post(f"{text_page(asking)}yes/")
    event = recording.story(asking.submission).get(verb="submission.author_agreed")
    author = asking.submission.authors.get()
    assert (event.actor_kind, event.actor_key) == ("contributor", str(author.pk))


def test_saying_yes_twice_is_one_yes_and_one_letter(client):
    url = text_page(asked())
    client.post(f"{url}yes/")
    letters = len(mail.outbox)
    assert client.post(f"{url}yes/").url == url
    assert Yes.objects.count() == 1
    assert len(mail.outbox) == letters


def test_one_of_two_authors_is_told_that_the_other_is_awaited(client):
    asking = asked(submission("lin@qq.com", "wu@163.com"))
    url = text_page(asking, email="wu@163.com")
    client.post(f"{url}yes/")
    assert Yes.objects.get().author.address.email == "wu@163.com"
    assert Submission.objects.get().state == State.WITH_AUTHOR
    assert "还在等其他作者。" in words(client.get(url))
    assert "同意，就刊这一稿" in words(client.get(text_page(asking)))


def test_her_objection_sends_the_text_back_into_edit_and_shows_what_she_wrote(client):
    asking = asked()
    url = text_page(asking)
    assert client.post(f"{url}objection/", {"remarks": "数字不对。"}).url == url
    assert Objection.objects.get().remarks == "数字不对。"
    assert Submission.objects.get().state == State.IN_EDIT
    page = words(client.get(url))
    assert "<h1>谢谢您，意见收到了</h1>" in page
    assert "<p>数字不对。</p>" in page


def test_an_objection_needs_remarks(client):
    url = text_page(asked())
    answer = client.post(f"{url}objection/", {"remarks": "  "})
    assert answer.status_code == 422
    page = words(answer)
    assert 'aria-describedby="id_remarks_error"' in page
    assert '<ul class="errorlist" id="id_remarks_error"><li>请写下哪里要改，编辑好照着改。' in page
    assert not Objection.objects.exists()


def test_a_yes_to_a_text_that_was_replaced_counts_for_nothing_and_leads_on(client):
    first = asked()
    url = text_page(first)
    approval.take_back(first.submission, by=editor())
    approval.ask(Submission.objects.get(), by=editor())
    assert client.post(f"{url}yes/").status_code == 200
    assert not Yes.objects.exists()
    page = words(client.get(url))
    assert "<h1>这一稿不用您答复了</h1>" in page
    assert "把查看进度的链接寄给我" in page


def test_remarks_on_a_text_that_was_replaced_are_not_lost(client):
    asking = asked()
    url = text_page(asking)
    approval.take_back(asking.submission, by=editor())
    page = words(client.post(f"{url}objection/", {"remarks": "第二段<b>数字</b>不对。"}))
    assert "<h2>您刚才写的还在这里</h2>" in page
    assert "第二段&lt;b&gt;数字&lt;/b&gt;不对。" in page


def test_a_text_printed_by_an_editors_decision_no_longer_waits_for_her(client):
    asking = asked()
    url = text_page(asking)
    printing.override(Submission.objects.get(), by=editor(), reason="作者出差，来信口头同意。")
    client.post(f"{url}yes/")
    assert not Yes.objects.exists()
    assert "<h1>这篇文章已经刊出</h1>" in words(client.get(url))


def test_after_publication_her_page_leads_to_the_printed_one(client):
    asking = asked()
    url = text_page(asking)
    client.post(f"{url}yes/")
    article = printing.publish(Submission.objects.get(), by=editor())
    assert f'<a href="{article.full_url}">' in words(client.get(url))


def test_she_can_withdraw_from_here_after_a_page_that_asks_whether_she_means_it(client):
    asking = asked()
    url = text_page(asking)
    page = words(client.get(f"{url}withdraw/"))
    assert f'<a class="button button-quiet" href="{url}">先不撤回</a>' in page
    assert client.post(f"{url}withdraw/").url == url
    assert Submission.objects.get().state == State.WITHDRAWN
    assert "<h1>这篇稿子已经撤回</h1>" in words(client.get(url))


def test_a_link_of_somebody_who_is_no_author_any_more_answers_nothing(client):
    asking = asked()
    url = text_page(asking)
    asking.submission.authors.clear()
    answer = client.get(url)
    assert answer.status_code == 410
    assert "<h1>这个邮箱不再有人要答复</h1>" in words(answer)
    client.post(f"{url}yes/")
    assert not Yes.objects.exists()


def test_a_status_link_never_opens_the_page_where_an_author_agrees(client):
    asking = asked()
    secret = text_page(asking).split("/")[3]
    assert client.get(f"/contribute/status/{secret}/").status_code == 404


def test_a_link_whose_time_is_over_takes_no_yes(client):
    url = text_page(asked())
    run_out(url)
    assert client.post(f"{url}yes/").status_code == 410
    assert not Yes.objects.exists()


def test_the_page_speaks_english_at_its_english_address(client):
    page = words(client.get(f"/en{text_page(asked(submission(made=publication())))}"))
    assert "I agree: print exactly this" in page
    assert "Nothing: every word is as you sent it." in page


def test_a_declined_submission_closes_its_text(client):
    asking = asked()
    url = text_page(asking)
    approval.take_back(asking.submission, by=editor())
    declining.decline(Submission.objects.get(), by=editor(), reason="")
    assert "<h1>这一稿不用您答复了</h1>" in words(client.get(url))
