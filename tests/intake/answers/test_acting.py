"""By answering any letter: withdraw, another text, a picture, the byline, and where it stands."""

import itertools
from datetime import timedelta

import pytest
from django.core import mail as sent
from django.utils import timezone

from tests.archives import zipped
from tests.documents import P, docx, png
from tests.intake.mails import mail
from tests.submissions.essays import editor, section, submission
from viewpoints.intake import receiving
from viewpoints.intake.answers.answered import Outcome
from viewpoints.intake.states import ArrivalState
from viewpoints.letters import secrets
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter, Secret
from viewpoints.people.finding import contributor_at
from viewpoints.submissions import approval, bylines, editing, letters
from viewpoints.submissions.models import Submission
from viewpoints.submissions.states import State

pytestmark = pytest.mark.django_db
MX = "mx.viewpoints.example"
VOUCHED = f"{MX}; dmarc=pass header.from=qq.com"
LIN, JIAN = "lin@qq.com", "jian@qingyu.example"
_numbers = itertools.count(1)


@pytest.fixture(autouse=True)
def _mail_server(settings):
    settings.AUTHSERV_ID = MX


@pytest.fixture
def offered() -> Submission:
    here = section()
    here.editor = contributor_at(address(JIAN), name="简一苇")
    here.save()
    return submission()


def to_answer(offered: Submission, email: str = LIN) -> str:
    """Give the answer address in the newest letter about a submission that went to ``email``."""
    asked = Secret.objects.filter(purpose__startswith="answer-", holder__email=email)
    digests = set(asked.order_by("-pk")[:1].values_list("digest", flat=True))
    addresses = [one.reply_to[0] for one in sent.outbox if one.to == [email]]
    return next(one for one in addresses if secrets.digest(one[4:30]) in digests)


def answer(
    offered: Submission,
    words: str,
    *,
    vouched: str = VOUCHED,
    sender: str = "林晓 <lin@qq.com>",
    to: str = "",
    **more,
) -> list[str]:
    """Answer the newest letter by mail; gives what was noted of it."""
    to = to or to_answer(offered)
    more = {"subject": "回复：您的稿子收到了", "message_id": f"<{next(_numbers)}@qq.com>", **more}
    data = mail(words, sender=sender, to=to, **more)
    if vouched:
        data = f"Authentication-Results: {vouched}\r\n".encode() + data
    arrival = receiving.receive(data, envelope_from=LIN, envelope_to=[to])
    arrival.refresh_from_db()
    assert arrival.submission == offered
    offered.refresh_from_db()
    return [note for note in arrival.notes if note in set(Outcome)]


def wrote(email: str = LIN) -> list[str]:
    """Give the templates of the letters to an address, without those of the way so far."""
    usual = ("receipt", "asking", "yes_acknowledged", "for_editor")
    letters = Letter.objects.filter(to__email=email).exclude(template__in=usual)
    return list(letters.order_by("pk").values_list("template", flat=True))


@pytest.fixture(autouse=True)
def told(monkeypatch) -> list[str]:
    """Of what the editor is told, at once or in the digest (``submissions.telling``)."""
    events: list[str] = []
    tell = letters.for_editor

    def noted(submission, *, event, **more):
        events.append(event)
        return tell(submission, event=event, **more)

    monkeypatch.setattr(letters, "for_editor", noted)
    return events


def essay(*words: str) -> bytes:
    return docx(P("志愿者也要吃饭（二稿）", style="Title"), *map(P, words or ("工资是劳动所得。",)))


def test_a_mail_that_is_surely_hers_withdraws(offered, told):
    assert answer(offered, "撤稿，谢谢。\n\n林晓") == ["withdrawn_by_mail"]
    assert offered.state == State.WITHDRAWN
    assert wrote() == ["withdrawn"]
    assert told[-1] == "answered"


@pytest.mark.parametrize(
    "forged",
    [{"vouched": ""}, {"vouched": f"{MX}; dmarc=fail"}, {"vouched": "mx.evil; dmarc=pass"}],
)
def test_a_mail_that_may_be_forged_withdraws_nothing_and_her_link_is_offered(offered, forged, told):
    assert answer(offered, "撤稿", **forged) == ["asked_by_link"]
    assert offered.state == State.RECEIVED
    assert wrote() == ["wish_by_link"]
    assert "http" in sent.outbox[-1].body
    assert told[-1] == "answered"


def test_an_old_mail_of_hers_sent_again_to_a_new_answer_address_withdraws_nothing(offered):
    now = to_answer(offered)
    data = mail("撤稿", to="ngo+aaaaaaaaaaaaaaaaaaaaaaaaaa@viewpoints.example")
    data = f"Authentication-Results: {VOUCHED}\r\n".encode() + data
    receiving.receive(data, envelope_from=LIN, envelope_to=[now])
    offered.refresh_from_db()
    assert (offered.state, wrote()) == (State.RECEIVED, ["wish_by_link"])


def test_what_all_have_agreed_to_is_withdrawn_only_by_link(offered):
    editing.start(offered, by=editor())
    asking = approval.ask(offered, by=editor())
    approval.agree(asking, at=address(LIN), by=editor())

    assert answer(offered, "撤稿") == ["asked_by_link"]

    assert offered.state == State.APPROVED


def test_a_text_she_is_asked_about_is_withdrawn_by_answering_it(offered):
    editing.start(offered, by=editor())
    approval.ask(offered, by=editor())
    assert answer(offered, "我不想发表了。") == ["withdrawn_by_mail"]


def test_a_mail_from_another_address_does_nothing(offered):
    to = to_answer(offered)
    data = mail("撤稿", sender="王芳 <wang@qq.com>", to=to)
    data = f"Authentication-Results: {VOUCHED}\r\n".encode() + data
    receiving.receive(data, envelope_from="wang@qq.com", envelope_to=[to])
    offered.refresh_from_db()
    assert (offered.state, wrote()) == (State.RECEIVED, [])


def test_she_asks_where_it_stands_and_is_told_by_letter_once_an_hour(offered, told):
    assert answer(offered, "进度？", vouched="") == ["standing_told"]
    assert wrote() == ["standing"]
    assert "收到，正等编辑来读。" in sent.outbox[-1].body
    assert told[-1] == "received"

    assert answer(offered, "查询进度", vouched="") == []

    assert wrote() == ["standing"]
    assert told[-1] == "answered"
    Letter.objects.filter(template="standing").update(
        created_at=timezone.now() - timedelta(hours=2)
    )
    assert answer(offered, "进度", vouched="") == ["standing_told"]


@pytest.mark.parametrize("state", ["in_edit", "with_author", "declined", "withdrawn"])
def test_every_state_is_told_in_its_own_words(offered, state):
    if state == "with_author":
        editing.start(offered, by=editor())
        approval.ask(offered, by=editor())
    else:
        Submission.objects.filter(pk=offered.pk).update(state=state)
    words = {
        "in_edit": "编辑正在编",
        "with_author": "正等您过目",
        "declined": "不打算刊用",
        "withdrawn": "已经按作者的意思撤回",
    }
    answer(offered, "进度", vouched="")
    assert words[state] in next(one for one in sent.outbox if "走到了哪一步" in one.subject).body


def test_an_automatic_answer_triggers_nothing(offered):
    to = to_answer(offered)
    data = mail("撤稿", to=to, Auto_Submitted="auto-replied")
    arrival = receiving.receive(data, envelope_from=LIN, envelope_to=[to])
    arrival.refresh_from_db()
    assert (arrival.state, wrote()) == (ArrivalState.NOTED, [])


def test_her_byline_is_put_under_the_essay_or_asked_for_by_link(offered, told):
    assert answer(offered, "署名改为夜班七号", vouched="") == ["asked_by_link"]
    assert bylines.current(offered)["byline"] == "作者lin"

    assert answer(offered, "署名改为夜班七号") == ["byline_taken"]

    assert bylines.current(offered) == {"byline": "夜班七号", "affiliation": ""}
    assert told[-1] == "byline_wished"


def test_a_document_that_is_said_to_replace_the_essay_does(offered, told):
    files = (("文章.docx", essay()),)
    assert answer(offered, "附上修改稿，以此为准。", vouched="", files=files) == ["essay_taken"]
    assert offered.title == "志愿者也要吃饭（二稿）"
    assert offered.note == "附上修改稿，以此为准。"
    assert wrote() == ["came_along"]
    assert "编辑会以这一稿为准" in sent.outbox[-1].body
    assert told[-1] == "replaced"


def test_a_document_that_may_be_something_else_is_kept_beside_the_essay(offered):
    files = (("机构介绍.docx", essay("我们是一家成立于2003年的机构。")),)
    assert answer(offered, "附上机构介绍。", files=files) == ["essay_kept"]
    assert offered.title == "志愿者也要吃饭"
    assert offered.essays.last().settled_at is None
    assert "原来的稿子没有动" in sent.outbox[-1].body


def test_much_the_same_text_needs_no_words(offered):
    offered.blocks = [{"type": "paragraph", "html": "工资不是罪过，志愿者也要吃饭。"}]
    offered.save()
    files = (("a.docx", essay("工资不是罪过，志愿者也要吃饭。谢谢。")),)
    assert answer(offered, "请查收。", files=files) == ["essay_taken"]


def test_a_text_in_the_answer_itself_replaces_the_essay(offered):
    assert answer(offered, "新稿如下：\n\n" + "钱要走四十七天。\n" * 30) == ["essay_taken"]
    assert len(offered.blocks) == 30


def test_a_picture_is_added_with_its_caption(offered):
    words = "补一张图。\n图注：孩子们在吃饭"
    assert answer(offered, words, files=(("图.png", png()),)) == ["pictures_taken"]
    assert offered.blocks[-1]["caption"] == "孩子们在吃饭"
    assert "您寄来的1张图片收到了，已经放在稿子末尾" in sent.outbox[-1].body


def test_during_editing_what_comes_is_kept_and_the_draft_stays(offered):
    editing.start(offered, by=editor())
    approval.ask(offered, by=editor())
    files = (("修改稿.docx", essay()), ("图.png", png(colour="red")))

    assert answer(offered, "请查收", files=files) == ["pictures_kept", "essay_kept"]

    assert offered.state == State.WITH_AUTHOR
    assert wrote() == ["came_along"]
    assert Letter.objects.filter(template="confirm_by_link").count() == 0


def test_the_same_document_once_more_is_only_an_answer(offered, told):
    files = (("修改稿.docx", essay()),)
    answer(offered, "以此为准", files=files)
    assert answer(offered, "以此为准", files=files) == []
    assert told[-1] == "answered"


def test_a_document_that_cannot_be_read_is_asked_for_again(offered):
    files = (("修改稿.docx", b"PK\x03\x04\x00"),)
    assert answer(offered, "以此为准", files=files) == ["files_unread"]
    assert "麻烦您再寄一次" in sent.outbox[-1].body
    assert offered.title == "志愿者也要吃饭"


def test_a_picture_that_is_none_says_so_on_its_file(offered):
    files = (("图.png", b"\x89PNG\r\nnothing"),)
    assert answer(offered, "补图", files=files) == ["files_unread"]
    assert offered.arrivals.get().attachments.get().error == "damaged"


def test_the_new_text_and_the_picture_in_an_archive_are_taken(offered):
    archive = zipped({"修改稿.docx": essay(), "村口.png": png()})

    found = answer(offered, "请以压缩包里的为准。", files=(("修改稿.zip", archive),))

    assert found == ["pictures_taken", "essay_taken"]
    assert [block["type"] for block in offered.blocks] == ["paragraph", "picture"]


def test_the_new_text_in_an_enclosed_mail_is_taken(offered):
    inner = mail("请看附件。", files=(("修改稿.docx", essay()),))

    assert answer(offered, "请以这一版为准。", enclosed=inner) == ["essay_taken"]
    assert offered.blocks == [{"type": "paragraph", "html": "工资是劳动所得。"}]
