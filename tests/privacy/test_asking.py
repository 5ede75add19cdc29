"""She asks by her private link, and everything is confirmed by mail to her own address."""

import datetime as dt
import io
import json
import re
import zipfile

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from tests.privacy.people import EMAIL, NAME, TITLE, arrive, printed
from viewpoints.journal import recording
from viewpoints.letters import secrets
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Address, Letter
from viewpoints.privacy import erasing
from viewpoints.privacy.models import Erasure, Export

pytestmark = pytest.mark.django_db


def status_of(submission, email=EMAIL):
    secret = secrets.mint("status", about=recording.subject(submission), holder=address(email))
    return f"/contribute/status/{secret}/"


def link(data, purpose):
    """Give the path of the link in the newest letter that left as a file."""
    letter = sorted((data / "outgoing").glob("*.eml"))[-1]
    from email import message_from_bytes, policy

    words = message_from_bytes(letter.read_bytes(), policy=policy.default).get_content()
    found = re.search(rf"http://[^/]+(/(?:en/)?contribute/{purpose}/\S+)", words)
    assert found, words
    return found[1]


def words(answer):
    return " ".join(answer.content.decode().split())


def test_the_status_page_leads_to_her_data(client):
    url = status_of(arrive())
    assert f'<a href="{url}data/">我的个人信息：查看、要副本、抹去</a>' in words(client.get(url))

    page = client.get(f"{url}data/")
    assert page["Cache-Control"] == "no-store, private"
    assert page["X-Robots-Tag"] == "noindex"
    assert "li…@qq.example" in words(page)
    assert EMAIL not in words(page)
    assert "<span>您寄来的附件</span> <span>1</span>" in words(page)
    assert 'type="hidden" name="wish"' in words(page)


def test_she_gets_a_copy_by_a_link_that_is_good_for_a_week(client, data):
    answer = client.post(f"{status_of(arrive())}data/copy/")
    assert "几分钟后，下载链接会寄到li…@qq.example" in words(answer)
    url = link(data, "export")
    assert '<button class="button" type="submit">下载</button>' in words(client.get(url))

    packed = zipfile.ZipFile(io.BytesIO(b"".join(client.post(url).streaming_content)))
    held = json.loads(packed.read("data.json"))
    assert held["addresses"] == [{"email": EMAIL, "language": "zh-hans", "bounced_at": None}]
    assert [one["title"] for one in held["essays"]] == [TITLE]
    names = [name.rpartition(".")[2] for name in packed.namelist()]
    assert names == ["json", "docx", "eml", "png", "html"]

    Export.objects.update(expires_at=timezone.now())
    assert (client.get(url).status_code, client.post(url).status_code) == (410, 410)


def test_only_the_holder_of_the_link_gets_the_copy(client, data):
    client.post(f"{status_of(arrive())}data/copy/")
    row = Export.objects.get()
    other = secrets.mint("export", about=recording.subject(row), holder=address("mo@x.example"))
    assert client.post(f"/contribute/export/{other}/").status_code == 404


def test_a_copy_is_made_once_while_it_can_be_fetched(client):
    url = f"{status_of(arrive())}data/copy/"
    assert [client.post(url).status_code for _ in range(2)] == [200, 200]
    assert Export.objects.count() == 1


def test_nothing_is_erased_before_she_confirms_it_by_mail(client, data):
    submission = arrive()
    printed(submission)
    url = status_of(submission)
    client.post(f"{url}data/erasure/", {"wish": "nameless"})
    assert erasing.due() == []

    confirmation = link(data, "erasure")
    page = words(client.get(confirmation))
    assert "您选的是： <strong>文章保留，署名改为“匿名”</strong>" in page
    assert f">{TITLE}</a></li>" in page
    assert erasing.due() == []

    assert "您的个人信息正在抹去" in words(client.post(confirmation))
    assert erasing.due() == [Erasure.objects.get()]
    erasing.catch_up()
    assert client.get(url).status_code == client.get(confirmation).status_code == 404


def test_it_is_confirmed_within_seven_days(client, data):
    client.post(f"{status_of(arrive())}data/erasure/", {"wish": "stays"})
    Erasure.objects.update(asked_at=timezone.now() - dt.timedelta(days=7, minutes=1))
    url = link(data, "erasure")
    assert (client.get(url).status_code, client.post(url).status_code) == (410, 410)
    assert Erasure.objects.get().confirmed_at is None


def test_a_new_wish_takes_the_place_of_one_that_was_not_confirmed(client, data):
    url = f"{status_of(arrive())}data/erasure/"
    client.post(url, {"wish": "stays"})
    former = link(data, "erasure")
    client.post(url, {"wish": "retracted"})
    assert client.get(former).status_code == 404
    assert Erasure.objects.get().wish == "retracted"


@pytest.mark.parametrize("wish", ["", "nothing"])
def test_an_unknown_wish_is_asked_again(client, wish):
    answer = client.post(f"{status_of(arrive())}data/erasure/", {"wish": wish})
    assert (answer.status_code, Erasure.objects.count()) == (422, 0)


def test_whoever_works_at_the_desk_is_told_whom_to_ask(client):
    url = status_of(arrive())
    get_user_model().objects.create_user("lin", email=EMAIL)
    answer = client.post(f"{url}data/erasure/", {"wish": "stays"})
    assert "您是这里的编辑，请找网站的管理员，先停用您的账号。" in words(answer)
    assert Erasure.objects.count() == 0


def test_another_sites_page_asks_for_nothing(client):
    url = status_of(arrive())
    for part in ("copy", "erasure"):
        answer = client.post(
            f"{url}data/{part}/", {"wish": "stays"}, headers={"Origin": "https://x.example"}
        )
        assert answer.status_code == 403
    assert (Export.objects.count(), Erasure.objects.count()) == (0, 0)


def test_looking_changes_nothing(client):
    url = status_of(arrive())
    assert [client.get(f"{url}data/{part}/").status_code for part in ("copy", "erasure")] == [
        405
    ] * 2


def test_so_many_wishes_in_an_hour_and_no_more(client):
    url = f"{status_of(arrive())}data/erasure/"
    asked = [client.post(url, {"wish": "stays"}).status_code for _ in range(6)]
    assert asked == [200] * 5 + [429]


def test_everybody_may_read_how_long_things_are_kept(client):
    page = words(client.get("/contribute/data/kept/"))
    assert "<strong>垃圾邮件</strong> <span>收到后30天</span>" in page
    english = words(client.get("/en/contribute/data/kept/"))
    assert "<strong>Spam</strong> <span>30 days after it came</span>" in english


def test_the_letters_are_in_her_language(client, data):
    submission = arrive()
    Address.objects.filter(email=EMAIL).update(language="en")
    client.post(f"{status_of(submission)}data/copy/")
    assert link(data, "export").startswith("/en/")
    assert Letter.objects.latest("pk").subject == "The copy of your data is ready"
    assert NAME not in Letter.objects.latest("pk").body
