"""What the form asks for beside the essay reaches its author's row, and hides what she wants hidden."""

import pytest

from tests.submissions.essays import section
from viewpoints.intake import receiving
from viewpoints.intake.form import as_mail
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import Channel
from viewpoints.people.models import Contributor
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db


def arrive(**changes) -> Arrival:
    section()
    form = as_mail.Form(
        **{
            "name": "林晓",
            "email": "lin@qq.com",
            "byline": "夜班人",
            "title": "一夜",
            "text": "第一段。\n\n在 2024年1月1日 写道：\n> 这也是文章里的话。",
            "organization": "晚风热线",
            "role": "接线员",
            **changes,
        }
    )
    raw = as_mail.written_down(form, to="ngo@viewpoints.example")
    return receiving.receive(
        raw, channel=Channel.FORM, envelope_from=form.email, envelope_to=["ngo@viewpoints.example"]
    )


def test_a_pen_name_is_the_byline_and_the_page_address_does_not_tell_the_name():
    arrive()

    author = Contributor.objects.get()
    assert (author.name, author.byline, author.slug) == ("林晓", "夜班人", "ye-ban-ren")
    role = author.roles.get()
    assert (str(role), role.shown) == ("晚风热线 接线员", False)


def test_an_anonymous_author_has_no_byline():
    arrive(byline="")

    author = Contributor.objects.get()
    assert (author.byline, author.slug) == ("", "yi-ming")


def test_nothing_of_an_essay_in_the_form_is_taken_for_quoted_history():
    arrive()

    assert [block["html"] for block in Submission.objects.get().blocks] == [
        "第一段。",
        "在 2024年1月1日 写道：",
        "&gt; 这也是文章里的话。",
    ]


def test_what_is_known_of_an_author_is_not_changed_by_a_form():
    arrive(byline="林晓")
    arrive(byline="别名", title="又一篇", organization="别处")

    author = Contributor.objects.get()
    assert author.byline == "林晓"
    assert [role.organization.name for role in author.roles.all()] == ["晚风热线"]


def test_form_headers_in_a_mail_are_nobody_s_word():
    section()
    form = as_mail.Form(
        name="林晓", email="lin@qq.com", byline="冒名", title="一", text="文。" * 200
    )
    receiving.receive(
        as_mail.written_down(form, to="ngo@viewpoints.example"),
        envelope_to=["ngo@viewpoints.example"],
    )

    assert Contributor.objects.get().byline == "林晓"
