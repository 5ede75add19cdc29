"""What the manual shows besides the demo: colleagues, promises, a set time, a letter that waits.

Everything is made through the product's own verbs, in the install whose pictures are taken.
"""

import datetime as dt
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from manual.desk import NEWCOMER, PASSWORD
from viewpoints.articles import editors
from viewpoints.articles.models import Article, Claim, Section
from viewpoints.config.demo import content, filling, reading, sending
from viewpoints.desk.models import SavedView
from viewpoints.intake import receiving
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.people.models import Contributor
from viewpoints.submissions import declining, holding, noting, promising, scheduling
from viewpoints.submissions.models import Submission

ESSAYS = Path(__file__).parent / "essays"


def lay() -> None:
    """Lay everything; once, into an install with the demo."""
    me = get_user_model().objects.get(username=filling.USERNAME)
    by = Actor.editor(me)
    section = Section.objects.get(slug="china-ngo-viewpoints", locale__language_code="zh-hans")
    _colleagues(section, by=by)
    _scheduled(by=by)
    _promises(section, by=by)
    _waiting_letter(by=by)
    _torn_file()
    _correction(by=by)
    _second_entry()
    _notes(by=by)
    _slips(by=by)
    for name, query in (("等我处理", "state=open&held=me"), ("放久了的", "state=open&age=7")):
        SavedView.objects.create(user=me, screen="submissions", name=name, query=query)


def _colleagues(section: Section, *, by: Actor) -> None:
    users, today = get_user_model().objects, timezone.localdate()
    lin = users.create_user(
        "linqiao", email="linqiao@viewpoints.example", last_name="林", first_name="桥"
    )
    qin = users.create_user(
        NEWCOMER,
        email="qinlang@viewpoints.example",
        password=PASSWORD,
        last_name="秦",
        first_name="朗",
    )
    editors.name_editor(section, user=by.user, by=by)
    editors.name_editor(section, user=lin, by=by)
    editors.name_deputy(section, user=qin, by=by, since=today, until=today + dt.timedelta(days=13))


def _scheduled(*, by: Actor) -> None:
    """An essay that its author agreed to, and that is printed tomorrow at nine."""
    essay = reading.read_essay(ESSAYS / "well.md")
    at = timezone.now() - dt.timedelta(days=9)
    name, email = essay.byline, "luoxingyuan@shuiyuan.example"
    steps = ("start_editing", "ask", "agree")
    one = content.Submission(
        name="well",
        state="approved",
        section="china-ngo-viewpoints",
        received_at=at,
        mail=content.Mail(
            from_name=name,
            from_address=email,
            to="ngo@viewpoints.example",
            subject=essay.title,
            client="",
            attachment=f"{essay.title}.docx",
            text="一苇：\n\n约的稿子写好了，您随便改。\n\n行远",
        ),
        author=content.Writer(address=email, contributor="luo-xing-yuan"),
        essay=essay,
        history=[
            content.Step(
                at=at + dt.timedelta(days=day),
                verb=verb,
                by="editor",
                essay=essay,
                letter="请过目。",
            )
            for day, verb in enumerate(steps, 1)
        ],
    )
    sending.send_submissions([one], editor=by, people=_people(), claims=_claims())
    tomorrow = timezone.localtime() + dt.timedelta(days=1)
    scheduling.plan(
        Submission.objects.latest("pk"),
        by=by,
        at=tomorrow.replace(hour=9, minute=0, second=0, microsecond=0),
    )


def _promises(section: Section, *, by: Actor) -> None:
    people, today = _people(), timezone.localdate()
    wanted = (
        ("he-dao-qing", "hedaoqing@daoxiang.example", "春耕前的一次对账", -3),
        ("shi-gan", "shigan@gongyou.example", "年报封面上的那张脸", 8),
    )
    for slug, email, title, days in wanted:
        author = people[slug]
        author.address = address(email)
        author.save(update_fields=["address"])
        promising.promise(
            section,
            by=by,
            author=author,
            title=title,
            due_on=today + dt.timedelta(days=days),
            contact=author.address,
            words="上次电话里说的那件事，写一千字就好。",
        )


def _waiting_letter(*, by: Actor) -> None:
    """A letter that declines, and waits to be put into other words."""
    _receive("方小满", "fangxiaoman@163.example", "感谢信：感谢爱心企业的大力支持", THANKS)
    declining.decline(Submission.objects.latest("pk"), by=by, reason=REASON, hold=True)


def _torn_file() -> None:
    """A file that is torn."""
    message = _mail("任重", "renzhong@qq.example", "投稿：志愿者为什么不来了", "见附件。")
    message.add_attachment(
        b"PK\x03\x04 torn",
        maintype="application",
        subtype="zip",
        filename="志愿者为什么不来了.docx",
    )
    _deliver(message)


def _correction(*, by: Actor) -> None:
    """A printed essay whose draft was changed."""
    article = Article.objects.get(title="摔跤的账")
    draft = article.get_latest_revision_as_object()
    draft.summary = f"{draft.summary}（数字截至2026年10月。）"
    draft.save_revision(user=by.user)


def _slips(*, by: Actor) -> None:
    """Slips of typography in a draft, for which there are suggestions."""
    draft = Article.objects.get(title="手语翻译不是才艺表演").get_latest_revision_as_object()
    draft.summary = draft.summary.replace("，", ",")
    draft.share_line = "手术前译错两个字，会怎样?一位手语翻译的账本"
    draft.save_revision(user=by.user)


def _second_entry() -> None:
    """An author whom the register has twice."""
    Contributor.objects.create(
        slug="zhang-yi-chuan-2",
        name="章一川",
        byline="章一川",
        address=address("yichuan.zhang@qq.example"),
    )


def _notes(*, by: Actor) -> None:
    """A note of a colleague, and a submission that she has."""
    lin = Actor.editor(get_user_model().objects.get(username="linqiao"))
    noting.add(Submission.objects.get(title="一棵树几岁才算活"), words=NOTE, by=lin)
    holding.take(Submission.objects.get(title="家长会来了九个人"), by=lin)
    holding.take(Submission.objects.get(title="手语翻译不是才艺表演"), by=by)


def _receive(name: str, email: str, subject: str, words: str) -> None:
    _deliver(_mail(name, email, subject, words))


def _mail(name: str, email: str, subject: str, words: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = f"{name} <{email}>", "ngo@viewpoints.example"
    message["Subject"] = subject
    message.set_content(words)
    return message


def _deliver(message: EmailMessage) -> None:
    sender = message["From"].addresses[0].addr_spec
    receiving.receive(
        message.as_bytes(), envelope_from=sender, envelope_to=["ngo@viewpoints.example"]
    )
    sending.work()


def _people() -> dict[str, Any]:
    return {one.slug: one for one in Contributor.objects.all()}


def _claims() -> dict[str, Claim]:
    return {one.slug: one for one in Claim.objects.filter(locale__language_code="zh-hans")}


NOTE = "第三段的成活率，和林业站去年公布的不一样，问问她是怎么数的。"
REASON = (
    "这是一封写给捐赠企业的感谢信，读者想看的是您亲手做过的一件事。"
    "如果愿意，请写写收到这笔捐赠的第二天，机构里发生了什么。"
)
THANKS = """尊敬的编辑：

您好！值此岁末年初之际，我中心谨向长期以来给予我们大力支持的各爱心企业致以最诚挚的谢意。

一年来，在各级领导的关怀下，在社会各界的帮助下，我中心圆满完成了全年各项工作任务，服务对象满意度达到百分之九十八。
爱心企业的同事们多次来到中心，和孩子们一起包饺子、画画、做游戏，给孩子们带来了欢乐，也给我们带来了信心。

我们将不忘初心，继续前行，把每一份爱心落到实处，以更好的成绩回报社会各界的支持与厚爱。

此致
敬礼！

方小满
"""
