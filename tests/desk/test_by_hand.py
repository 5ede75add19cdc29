"""By hand at the desk: entered, made of what became nothing, put to another; only in her own sections."""

import pytest
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.desk.states import said
from tests.submissions import essays
from tests.submissions.essays import section
from viewpoints.articles import editors
from viewpoints.intake import raw
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.markup.blocks import text_from_blocks
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db
MAIL = (
    "From: 林晓 <lin@qq.com>\r\nTo: x@y.example\r\nSubject: 夜班\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n\r\n她说热线半夜也响。\r\n"
).encode()


@pytest.fixture(autouse=True)
def place(db):
    return section()


def entered(**fields):
    return {"section": section().pk, "title": "夜班", "name": "周航", "text": "一段话。", **fields}


def spam(**fields):
    return Arrival.objects.create(
        **{
            "raw": raw.write(MAIL),
            "sha256": "0" * 64,
            "size": 1,
            "state": ArrivalState.SPAM,
            "section": section(),
            **fields,
        }
    )


def add(desk, **fields):
    return desk.post(reverse("desk:add_submission"), entered(**fields))


def test_what_is_entered_is_there_when_the_page_returns_with_its_formatting(desk):
    html = "<h2>热线</h2><p>半夜<b>也</b>响。<img src=http://x.example/1.png></p>"
    answer = add(desk, email="zhou@ngo.example", html=html, way="微信")
    made = Submission.objects.get()
    assert answer.url == reverse("desk:submission", args=[made.pk])
    assert made.note == ""
    page = desk.get(answer.url).content.decode()
    assert "<dd>Xiao Lin (微信)</dd>" in page
    assert "Entered by Xiao Lin (微信)." in page
    assert made.blocks == [
        {"type": "heading", "level": 2, "text": "热线"},
        {"type": "paragraph", "html": "半夜<strong>也</strong>响。"},
    ]


def test_a_file_will_do_and_another_kind_is_refused_with_words(desk):
    good = SimpleUploadedFile("夜班.txt", "半夜也响。".encode())
    add(desk, text="", email="zhou@ngo.example", file=good)
    assert text_from_blocks(Submission.objects.get().blocks) == "半夜也响。"
    refused = add(desk, text="", file=SimpleUploadedFile("夜班.exe", b"MZ"))
    assert set(refused.context["form"].errors) == {"file", "email"}
    assert "We cannot read this kind of file." in refused.content.decode()


def test_nothing_is_entered_without_an_essay_or_without_any_address(desk):
    answer = add(desk, text="")
    assert set(answer.context["form"].errors) == {"text", "email"}
    page = answer.content.decode()
    assert "Paste the text here, or choose a file." in page
    assert "Enter her address here, or your own in your account" in page
    assert Submission.objects.count() == 0


def test_without_her_address_the_page_says_that_she_cannot_be_asked(desk, lin):
    lin.email = "lin@desk.example"
    lin.save()
    page = desk.get(add(desk).url).content.decode()
    assert "No e-mail address: she cannot be asked." in page


def test_spam_proposes_title_and_author_and_becomes_a_submission(desk):
    arrival = spam()
    address = reverse("desk:make_submission", args=[arrival.pk])
    assert address in desk.get(reverse("desk:arrival", args=[arrival.pk])).content.decode()
    assert desk.get(address).context["form"].initial == {
        "section": section().pk,
        "title": "夜班",
        "name": "林晓",
        "email": "lin@qq.com",
    }
    desk.post(address, entered(text="", email="lin@qq.com", title="夜班值守"))
    made = Submission.objects.get()
    assert (made.title, text_from_blocks(made.blocks)) == ("夜班值守", "她说热线半夜也响。")
    again = desk.post(address, entered())
    assert said(again)[1:] == ["It became something already. Nothing was changed."]
    assert Submission.objects.count() == 1


def test_an_arrival_is_put_to_an_open_submission_only(desk):
    there, arrival = essays.submission(), spam()
    address = reverse("desk:join", args=[arrival.pk])
    assert said(desk.post(address, {"submission": 999})) == ["Choose a submission that is open."]
    desk.post(address, {"submission": there.pk})
    arrival.refresh_from_db()
    assert (arrival.submission, arrival.state) == (there, ArrivalState.ANSWERED)


def test_an_editor_of_another_section_enters_and_makes_nothing_here(db):
    other = section().copy(update_attrs={"slug": "bie-chu", "title": "别处"}, recursive=False)
    user = get_user_model().objects.create(username="zhou", email="zhou@desk.example")
    editors.name_editor(other, user=user, by=essays.editor())
    client = Client()
    client.force_login(user)
    arrival, submission = spam(), essays.submission()
    pages = [
        reverse("desk:make_submission", args=[arrival.pk]),
        reverse("desk:join", args=[arrival.pk]),
        reverse("desk:add_note", args=[submission.pk]),
        reverse("desk:take", args=[submission.pk]),
        reverse("desk:hand", args=[submission.pk]),
        reverse("desk:let_go", args=[submission.pk]),
    ]
    assert [client.post(page, entered()).status_code for page in pages] == [404] * len(pages)
    assert "section" in add(client).context["form"].errors
    assert Submission.objects.count() == 1
