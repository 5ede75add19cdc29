"""What an author may answer beside a bare yes: refused uses, remarks on passages, another byline, a proxy."""

import pytest
from django.core.cache import cache

from tests.contributing.visits import asked, editor, mailed_link, submission, text_page
from tests.publication import publication
from viewpoints.journal import recording
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.submissions import approval, correcting, texts
from viewpoints.submissions import publication as printing
from viewpoints.submissions.models import Asking, Objection, Permit, Proxy, Submission, Yes
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db

ALL_USES = ["translation", "newsletter", "wechat", "anthology"]


@pytest.fixture(autouse=True)
def _nothing_counted():
    cache.clear()


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_every_use_is_offered_ticked_and_the_licence_named(client):
    made = publication()
    page = words(client.get(text_page(asked(submission(made=made)))))
    assert page.count('name="uses"') == page.count("checked") == 4
    assert "读者可以按CC BY-NC-ND 4.0许可" in page


def test_a_use_she_refuses_is_not_permitted_and_her_organizations_word_is_kept(client):
    url = text_page(asked())
    client.post(f"{url}yes/", {"uses": ["newsletter", "anthology"], "organization": "not_needed"})
    yes = Yes.objects.get()
    assert (yes.uses, yes.organization) == (["newsletter", "anthology"], "not_needed")
    permit = Permit.objects.get()
    assert (permit.uses, permit.licence) == (["newsletter", "anthology"], "CC BY-NC-ND 4.0")
    assert "除了刊登在本站，您还同意用于：本站的通讯、文集。" in (
        Letter.objects.get(template="yes_acknowledged").body
    )


def test_a_use_that_one_of_two_refuses_is_not_permitted(client):
    asking = asked(submission("lin@qq.com", "wu@163.com"))
    client.post(f"{text_page(asking)}yes/", {"uses": ALL_USES})
    client.post(f"{text_page(asking, email='wu@163.com')}yes/", {"uses": ["translation"]})
    assert Permit.objects.get().uses == ["translation"]


def test_a_use_that_does_not_exist_is_no_yes(client):
    answer = client.post(f"{text_page(asked())}yes/", {"uses": ["advertising"]})
    assert answer.status_code == 422
    assert not Yes.objects.exists()


def test_she_takes_her_yes_back_from_the_same_page(client):
    asking = asked()
    url = text_page(asking)
    client.post(f"{url}yes/", {"uses": ALL_USES})
    assert "收回我的同意" in words(client.get(url))
    client.post(f"{url}yes/taken-back/")
    assert Yes.objects.get().taken_back_at is not None
    assert Submission.objects.get().state == State.IN_EDIT
    assert "<h1>您已收回同意</h1>" in words(client.get(url))


def test_remarks_go_to_their_passages_and_quote_them(client):
    url = text_page(asked(title="一块钱，在路上"))
    client.post(f"{url}objection/", {"about-1": "题目太长。", "about-3": " 孩子们是谁？ "})
    objection = Objection.objects.get()
    assert [(one.number, one.quoted, one.words) for one in objection.passages.all()] == [
        (1, "一块钱，在路上", "题目太长。"),
        (3, "孩子们照样要吃饭。", "孩子们是谁？"),
    ]
    page = words(client.get(url))
    assert "<h1>谢谢您，意见收到了</h1>" in page
    assert "<p>题目太长。</p>" in page


def test_an_objection_too_long_is_shown_again_with_all_that_was_typed(client):
    url = text_page(asked())
    answer = client.post(f"{url}objection/", {"remarks": "长" * 20_001, "about-2": "这里不对。"})
    assert answer.status_code == 422
    assert "这里不对。</textarea>" in words(answer)
    assert not Objection.objects.exists()


def test_remarks_on_passages_of_a_text_that_was_replaced_are_not_lost(client):
    asking = asked()
    url = text_page(asking)
    approval.take_back(asking.submission, by=editor())
    page = words(client.post(f"{url}objection/", {"about-2": "四十七天是我算错了。"}))
    assert "<h2>您刚才写的还在这里</h2>" in page
    assert "<p>四十七天是我算错了。</p>" in page


def test_a_passage_that_moved_is_shown_at_both_places_and_each_leads_to_the_other(client):
    asking = asked()
    draft = texts.newest_draft(asking.submission.draft)
    draft.body = list(reversed(draft.body.get_prep_value()))
    draft.save_revision()
    approval.take_back(asking.submission, by=editor())
    page = words(client.get(text_page(approval.ask(Submission.objects.get(), by=editor()))))
    assert "移走了：看现在的位置" in page
    assert "从别处移来：看原来的位置" in page
    assert 'class="change-label">删去' not in page


def test_she_corrects_her_byline_and_is_led_to_the_new_text(client):
    asking = asked()
    answer = client.post(
        f"{text_page(asking)}byline/", {"byline": "林小晓", "affiliation": "山野基金会项目主管"}
    )
    newer = Asking.objects.latest("pk")
    assert newer.text.content["byline"] == "林小晓"
    assert newer.text.content["affiliation"] == "山野基金会项目主管"
    page = words(client.get(answer.url))
    assert '<span class="author">林小晓</span> <span class="role">山野基金会项目主管</span>' in page
    assert not Yes.objects.exists()
    client.post(f"{answer.url}yes/", {"uses": ALL_USES})
    assert Permit.objects.get().text == newer.text


def test_the_same_byline_again_makes_no_new_text(client):
    asking = asked()
    answer = client.post(f"{text_page(asking)}byline/", {"byline": "林晓", "affiliation": ""})
    assert answer.status_code == 422
    assert Asking.objects.get() == asking


def test_bylines_are_not_corrected_without_end(client):
    asking, statuses = asked(), []
    for number in range(6):
        url = text_page(Asking.objects.latest("pk"))
        statuses.append(client.post(f"{url}byline/", {"byline": f"林{number}"}).status_code)
    assert statuses == [302] * 5 + [422]
    assert Asking.objects.filter(submission=asking.submission).count() == 6


def test_whoever_she_names_is_written_to_and_answers_in_her_place(client):
    asking = asked()
    client.post(f"{text_page(asking)}proxy/", {"name": "赵敏", "email": "zhao@ngo.example"})
    assert Proxy.objects.get().name == "赵敏"
    page = words(client.get(text_page(asking, email="zhao@ngo.example")))
    assert "林晓委托您代为答复这一稿：您同意，就是林晓同意。" in page
    assert "请别人代我同意" not in page
    client.post(f"{text_page(asking, email='zhao@ngo.example')}yes/", {"uses": ALL_USES})
    assert Submission.objects.get().state == State.APPROVED
    assert Yes.objects.get().asked.proxy == Proxy.objects.get()


def test_an_editor_is_nobodys_proxy(client):
    made = publication()
    made.editor.address = address("jian@ngo.example")
    made.editor.save()
    url = text_page(asked(submission(made=made)))
    answer = client.post(f"{url}proxy/", {"name": "简一苇", "email": "jian@ngo.example"})
    assert answer.status_code == 422
    assert "编辑不能代任何人同意" in words(answer)
    assert not Proxy.objects.exists()


def test_a_correction_is_shown_against_what_is_printed(client):
    asking = asked(summary="十七人。")
    client.post(f"{text_page(asking)}yes/", {"uses": ALL_USES})
    article = printing.publish(Submission.objects.get(), by=editor())
    draft = texts.newest_draft(article)
    draft.summary = "七人。"
    draft.save_revision()
    correction = correcting.propose(article, by=editor(), note="人数有误。")
    url = text_page(correction.asking)
    page = words(client.get(url))
    assert "<h1>请您过目一处更正</h1>" in page
    assert "<p>人数有误。</p>" in page
    assert "<del>" in page
    assert "只是署名不对" not in page
    assert client.get(f"{url}withdraw/").url == url
    client.post(f"{url}yes/", {"uses": ALL_USES})
    assert correcting.ready(correction)


def test_nothing_under_a_link_is_done_by_looking(client):
    asking = asked()
    url = text_page(asking)
    before = recording.story(asking.submission).count()
    for name in ("yes/", "yes/taken-back/", "objection/", "byline/", "proxy/", "withdraw/"):
        for look in (client.get, client.head):
            assert look(f"{url}{name}").status_code in (200, 302)
    assert recording.story(asking.submission).count() == before
    client.post(f"{url}yes/", {"uses": ALL_USES})
    given = mailed_link("agreed")
    client.get(given)
    client.head(given)
    assert Yes.objects.get().taken_back_at is None
    client.post(given)
    assert Yes.objects.get().taken_back_at is not None


@pytest.mark.parametrize("name", ["yes/", "yes/taken-back/", "objection/", "byline/", "proxy/"])
def test_a_page_of_another_site_can_answer_nothing(client, name):
    url = text_page(asked())
    given = {
        "uses": ALL_USES,
        "remarks": "不",
        "byline": "某",
        "name": "某",
        "email": "a@b.example",
    }
    answer = client.post(f"{url}{name}", given, HTTP_ORIGIN="https://evil.example")
    assert answer.status_code == 403
    assert not Yes.objects.exists()
    assert Submission.objects.get().state == State.WITH_AUTHOR


@pytest.mark.parametrize("paragraphs", [1, 30])
def test_the_page_asks_the_same_of_a_short_text_and_of_a_long_one(
    client, django_assert_num_queries, paragraphs
):
    asking = asked(
        body=[{"type": "paragraph", "value": f"<p>第{n}段。</p>"} for n in range(paragraphs)]
    )
    url = text_page(asking)
    client.get(url)
    with django_assert_num_queries(11):
        client.get(url)


def test_a_byline_cannot_be_corrected_while_a_fellow_author_cannot_be_asked(client):
    asking = asked(submission("lin@qq.com", "wu@163.com"))
    asking.submission.authors.filter(address__email="wu@163.com").update(address=None)
    answer = client.post(f"{text_page(asking)}byline/", {"byline": "林小晓"})
    assert answer.status_code == 422
    assert "有一位作者没有电子邮箱" in words(answer)
    assert 'value="林小晓"' in words(answer)


def test_a_proxy_agrees_and_objects_and_does_not_withdraw(client):
    asking = asked()
    client.post(f"{text_page(asking)}proxy/", {"name": "赵敏", "email": "zhao@ngo.example"})
    url = text_page(asking, email="zhao@ngo.example")
    assert "撤回这篇稿子" not in words(client.get(url))
    client.post(f"{url}withdraw/")
    assert Submission.objects.get().state == State.WITH_AUTHOR


def test_what_an_author_said_herself_is_not_her_proxys_to_take_back(client):
    asking = asked(submission("lin@qq.com", "wu@163.com"))
    client.post(f"{text_page(asking)}proxy/", {"name": "赵敏", "email": "zhao@ngo.example"})
    client.post(f"{text_page(asking)}yes/", {"uses": ALL_USES})
    client.post(f"{text_page(asking, email='zhao@ngo.example')}yes/taken-back/")
    assert Yes.objects.get().taken_back_at is None


def test_a_byline_typed_for_a_text_that_was_replaced_is_not_lost(client):
    asking = asked()
    url = text_page(asking)
    approval.take_back(asking.submission, by=editor())
    page = words(client.post(f"{url}byline/", {"byline": "林小晓", "affiliation": "某某中心"}))
    assert "<p>林小晓</p><p>某某中心</p>" in page
