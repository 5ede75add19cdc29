"""What strangers sent is never opened on our own origin as anything but a picture of ours."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import GroupPagePermission

from tests.desk.states import said
from tests.desk.test_submission_page import offered
from tests.intake.mails import mail
from tests.submissions.essays import section
from viewpoints.intake import raw
from viewpoints.intake.models import Arrival, Attachment
from viewpoints.letters import secrets
from viewpoints.letters.addresses import address
from viewpoints.submissions.submitting import Picture

pytestmark = pytest.mark.django_db
HTML = b"<script>alert(1)</script>"


@pytest.fixture
def arrival():
    return Arrival.objects.create(raw=raw.write(HTML), sha256="0" * 64, size=len(HTML))


def attached(arrival, filename="essay.html", content_type="text/html"):
    path = raw.write(HTML, name=f"{arrival.raw}.1")
    return Attachment.objects.create(
        arrival=arrival, filename=filename, type=content_type, size=len(HTML), file=path
    )


def content(response):
    return b"".join(response.streaming_content)


def test_an_attachment_is_only_taken_home(desk, arrival):
    response = desk.get(reverse("desk:attachment", args=[attached(arrival).pk]))
    assert content(response) == HTML
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert response.headers["Content-Disposition"] == 'attachment; filename="essay.html"'
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("filename", "disposition"),
    [
        ('a"b.docx', 'attachment; filename="a\\"b.docx"'),
        ("a\r\nSet-Cookie: x=1.docx", 'attachment; filename="aSet-Cookie: x=1.docx"'),
        ("稿件.docx", "attachment; filename*=utf-8''%E7%A8%BF%E4%BB%B6.docx"),
        ("cod\u202exslx.exe", 'attachment; filename="codxslx.exe"'),
    ],
)
def test_a_hostile_filename_cannot_break_the_header(desk, arrival, filename, disposition):
    response = desk.get(reverse("desk:attachment", args=[attached(arrival, filename).pk]))
    assert response.headers["Content-Disposition"] == disposition


def test_a_file_without_a_name_gets_one(desk, arrival):
    file = attached(arrival, "")
    response = desk.get(reverse("desk:attachment", args=[file.pk]))
    assert response.headers["Content-Disposition"] == f'attachment; filename="attachment-{file.pk}"'


def test_a_file_that_is_gone_is_not_found(desk, arrival):
    file = attached(arrival)
    (raw.root() / file.file).unlink()
    assert desk.get(reverse("desk:attachment", args=[file.pk])).status_code == 404


def of_a_section(lin):
    """Make the user an editor of a section, not an administrator."""
    group = Group.objects.create(name="Section editors")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    publish = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(group=group, page=section(), permission=publish)
    lin.groups.add(group)
    lin.is_superuser = False
    lin.save()


@pytest.mark.parametrize("administrator", [True, False])
def test_an_editor_gets_the_raw_mail_with_every_secret_covered(desk, lin, administrator):
    if not administrator:
        of_a_section(lin)
    secret = secrets.mint("asking", about=("x.y", "7"), holder=address("lin@qq.com"))
    data = mail("同意", to=f"ngo+{secret}@viewpoints.example")
    arrival = Arrival.objects.create(raw=raw.write(data), sha256="0" * 64, size=len(data))
    url = reverse("desk:raw_mail", args=[arrival.pk])

    assert url in desk.get(reverse("desk:arrival", args=[arrival.pk])).content.decode()
    response = desk.get(url)
    assert content(response) == data.replace(secret.encode(), b"******")
    assert response.headers["Content-Type"] == "application/octet-stream"
    assert (
        response.headers["Content-Disposition"]
        == f'attachment; filename="arrival-{arrival.pk}.eml"'
    )


def test_a_text_file_is_covered_too(desk, arrival):
    secret = secrets.mint("asking", about=("x.y", "7"), holder=address("lin@qq.com"))
    file = attached(arrival)
    (raw.root() / file.file).write_bytes(f"<a href='/contribute/text/{secret}/'>".encode())
    response = desk.get(reverse("desk:attachment", args=[file.pk]))
    assert content(response).decode() == "<a href='/contribute/text/••••••/'>"


def test_what_cannot_be_covered_is_refused_with_words(desk, arrival):
    secret = secrets.mint("asking", about=("x.y", "7"), holder=address("lin@qq.com"))
    file = attached(arrival, "winmail.dat", "application/ms-tnef")
    (raw.root() / file.file).write_bytes(secret.encode())
    response = desk.get(reverse("desk:attachment", args=[file.pk]))
    assert response.headers["Location"] == reverse("desk:arrival", args=[arrival.pk])
    assert said(response) == [
        "Not handed out: it holds an author’s private link where we cannot cover it."
    ]


def test_a_picture_is_shown_from_the_desk_alone(desk, client):
    picture = Picture("a" * 64, b"\x89PNG", "png", 1, 1)
    block = {"type": "picture", "image": "a" * 64, "alt": "", "caption": "", "credit": ""}
    submission = offered("标题", block, pictures=[picture])
    address = reverse("desk:picture", args=[submission.pk, "a" * 64])

    assert address in desk.get(reverse("desk:submission", args=[submission.pk])).content.decode()
    response = desk.get(address)
    assert content(response) == b"\x89PNG"
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert client.get(address).status_code == 302


def test_what_is_no_picture_of_ours_is_not_shown(desk):
    submission = offered("标题", pictures=[Picture("a" * 64, HTML, "svg", 1, 1)])
    assert desk.get(reverse("desk:picture", args=[submission.pk, "a" * 64])).status_code == 404
    assert desk.get(reverse("desk:picture", args=[submission.pk, "b" * 64])).status_code == 404
