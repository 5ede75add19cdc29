import pytest
from django.core import mail

from tests.contributing.visits import (
    FORM,
    asked,
    editor,
    filled,
    mailed_link,
    run_out,
    status_page,
    submission,
    text_page,
)
from tests.publication import publication
from viewpoints.letters.models import Letter
from viewpoints.submissions import authors
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db
WRONG = "/contribute/status/abcdefghijklmnopqrstuvwxyz/"


def pages(client):
    """Every kind of answer that a private address can give."""
    asking = asked()
    status, text, old = (
        status_page(asking.submission),
        text_page(asking),
        status_page(asking.submission),
    )
    run_out(old)
    client.post(FORM, filled())
    return [
        client.get(status),
        client.get(text),
        client.get(f"{text}yes/"),
        client.get(f"{status}withdraw/"),
        client.get(mailed_link("confirm")),
        client.get(old),
        client.get(WRONG),
        client.post(f"{status}withdraw/", headers={"Origin": "https://evil.example"}),
        client.post(status),
        client.post(f"/contribute/renew/status/{old.split('/')[3]}/"),
    ]


def test_every_answer_is_kept_out_of_stores_indexes_and_foreign_logs(client):
    answers = pages(client)
    assert [answer.status_code for answer in answers] == [
        200, 200, 302, 200, 200, 410, 404, 403, 405, 200,
    ]  # fmt: skip
    for answer in answers:
        assert answer["Cache-Control"] == "no-store, private"
        assert answer["X-Robots-Tag"] == "noindex"
        assert answer["Referrer-Policy"] == "same-origin"


def test_no_answer_sets_a_cookie(client):
    pages(client)
    assert not client.cookies


def test_no_private_page_leads_to_another_host_with_the_secret_in_its_address(client):
    asking = asked()
    url = text_page(asking)
    page = client.get(url).content.decode()
    secret = url.split("/")[3]
    assert "http://127.0.0.1:8000/contribute" not in page
    assert page.count(secret) == page.count(f"/contribute/text/{secret}/") > 0
    assert 'rel="canonical"' not in page


def test_a_wrong_link_is_answered_with_whom_to_write_to(client):
    publication()
    answer = client.get(WRONG)
    assert answer.status_code == 404
    page = answer.content.decode()
    assert '<li>中国公益观点 <a href="mailto:ngo@viewpoints.example">' in page


def test_after_thirty_wrong_links_a_network_waits_even_with_a_good_one(client):
    url = status_page(submission())
    for _ in range(31):
        client.get(WRONG)
    answer = client.get(url)
    assert answer.status_code == 429
    assert "<h1>试得太多了</h1>" in answer.content.decode()
    assert client.get(url, REMOTE_ADDR="203.0.113.7").status_code == 200


def test_a_link_whose_row_was_erased_is_unknown(client):
    of = submission()
    url = status_page(of)
    Submission.objects.all().delete()
    assert client.get(url).status_code == 404


def test_another_sites_page_cannot_withdraw_for_her(client):
    of = submission()
    url = status_page(of)
    client.post(f"{url}withdraw/", headers={"Sec-Fetch-Site": "cross-site"})
    of.refresh_from_db()
    assert of.state == State.RECEIVED


def test_a_link_that_ran_out_offers_a_new_one_without_naming_the_address_in_full(client):
    url = status_page(submission())
    run_out(url)
    answer = client.get(url)
    assert answer.status_code == 410
    page = answer.content.decode()
    assert "我们可以寄一个新的到原来的邮箱：l…@qq.com。" in page
    assert "lin@qq.com" not in page
    assert len(mail.outbox) == 1  # the receipt alone: opening it sent nothing


def renewed(client, url):
    return client.post(
        "/contribute/renew/{2}/{3}/".format(*url.replace("/text/", "/asking/").split("/"))
    )


def test_the_new_link_goes_to_the_address_that_held_the_former(client):
    of = submission()
    url = status_page(of)
    run_out(url)
    assert "寄到了l…@qq.com。" in renewed(client, url).content.decode()
    assert mail.outbox[-1].to == ["lin@qq.com"]
    assert mail.outbox[-1].subject == "您要的新链接：查看稿子的进度"
    answers = Letter.objects.get(template="renewed_status").answers
    assert answers == ["answer-submission", "submissions.submission", str(of.pk)]
    assert client.get(mailed_link("status")).status_code == 200
    assert client.get(url).status_code == 410


def test_a_new_link_to_a_text_opens_it_while_it_waits(client):
    asking = asked()
    url = text_page(asking)
    run_out(url)
    renewed(client, url)
    assert mail.outbox[-1].subject == "您要的新链接：请您过目定稿"
    answers = Letter.objects.get(template="renewed_asking").answers
    assert answers == ["answer-asking", "submissions.asking", str(asking.pk)]
    client.post(f"{mailed_link('text')}yes/")
    assert Submission.objects.get().state == State.APPROVED


def test_a_link_to_a_text_that_no_longer_waits_is_replaced_by_the_status(client):
    asking = asked()
    url = text_page(asking)
    client.post(f"{url}objection/", {"remarks": "数字不对。"})
    renewed(client, url)
    assert mail.outbox[-1].subject == "您要的新链接：查看稿子的进度"
    assert client.get(mailed_link("status")).status_code == 200


def test_a_new_link_confirms_a_form(client):
    publication()
    client.post(FORM, filled())
    url = mailed_link("confirm")
    run_out(url)
    assert client.post(url).status_code == 410
    renewed(client, url)
    assert mail.outbox[-1].subject == "您要的新链接：确认投稿"
    assert Letter.objects.get(template="renewed_confirm").answers == []
    client.post(mailed_link("confirm"))
    assert Submission.objects.get().title == "一块钱在路上"


def test_the_sixth_new_link_in_an_hour_is_put_off(client):
    url = status_page(submission())
    statuses = [renewed(client, url).status_code for _ in range(6)]
    assert statuses == [200] * 5 + [429]
    assert Letter.objects.filter(template="renewed_status").count() == 5


@pytest.mark.parametrize("purpose", ["status", "answer-submission"])
def test_a_wrong_secret_renews_nothing(client, purpose):
    publication()
    answer = client.post(f"/contribute/renew/{purpose}/abcdefghijklmnopqrstuvwxyz/")
    assert answer.status_code == 404
    assert mail.outbox == []


def test_a_new_link_is_asked_for_by_post_alone(client):
    url = status_page(submission())
    assert client.get(url.replace("/contribute/", "/contribute/renew/")).status_code == 405


def test_who_was_taken_off_the_authors_gets_no_new_link(client):
    of = submission("lin@qq.com", "wang@qq.com")
    url = status_page(of, email="wang@qq.com")
    gone = of.authors.get(address__email="wang@qq.com")
    authors.remove(of, author=gone, by=editor())
    sent = len(mail.outbox)

    assert client.get(url).status_code == 410
    assert renewed(client, url).status_code == 404
    assert len(mail.outbox) == sent
