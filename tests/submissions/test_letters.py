"""Letters of a submission, whole, as their reader gets them; private links as LINK."""
# ruff: noqa: E501 -- a letter's paragraphs are not wrapped

import re

import pytest
from django.contrib.auth import get_user_model
from django.core import mail

from tests.publication import publication
from tests.submissions.sending import INTAKE, LINK, ask, last, submit
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Letter
from viewpoints.markup.refusals import Code, Lost
from viewpoints.submissions import declining, submitting

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return Actor.editor(
        get_user_model().objects.create_superuser("jian", "jian@viewpoints.example", "x")
    )


def test_the_receipt_in_chinese():
    submit()
    assert last() == (
        "您的稿子收到了：《一块钱在路上》",
        """您好：

您寄来的《一块钱在路上》收到了，谢谢您。

接下来，由栏目编辑简一苇来读。用不用、怎么改，都会写信告诉您。如果采用，刊出之前一定先请您过目全文；您不同意，一个字也不会刊出。

稿子走到了哪一步，随时可以在这里看，不用注册：

LINK:status

这个链接只给您一个人，请不要转发。想补充几句，或者有话要问，直接回复这封信，编辑就能收到。

换一稿、补图片、改署名、撤稿、问进度，回信就能办：附上新稿或图片，或者只写“撤稿”“进度”“署名：……”；也可以打开上面的链接办。

简一苇
中国公益观点
""",
    )


def test_the_receipt_in_english():
    submit(language="en", title="One yuan")
    assert last() == (
        "We have your essay: “One yuan”",
        """Hello,

“One yuan” has arrived. Thank you for sending it.

Jian Yiwei, who edits the section, will read it next, and you will get a letter either way: whether we would like to print it, and what we would change. Before anything is printed you will see the whole text, and not a word appears unless you agree.

You can see where it stands at any time, with nothing to sign up for:

LINK:status

This link is for you alone, so please do not pass it on. To add something or ask a question, answer this letter: it reaches the editor.

To send a new text or a picture, attach it to an answer to this letter; to withdraw, to correct the byline or to hear where it stands, answer with only “withdraw”, “byline: …” or “status”. The link above does all of it, too.

Jian Yiwei
中国公益观点
""",
    )


def test_the_receipt_says_what_could_not_be_read_and_asks_for_it_again():
    submit(problems=["password", "no_text"])
    assert last()[1].split("\n\n")[2:5] == [
        "不过，有些内容我们没能读出来：",
        "- 文档加了密码，打不开。\n- 信里和附件里都没有找到文章的正文。",
        "麻烦您再寄一次：最好另存为Word的.docx文件，或者把文字直接贴在信里。回复这封信就行。",
    ]


def test_the_english_receipt_says_what_could_not_be_read_too():
    submit(language="en", problems=["doc"])
    assert last()[1].split("\n\n")[2:5] == [
        "There are things in it that we could not read, though:",
        "- This is an old Word document (.doc), which we cannot open here.",
        "Please send it once more, best saved as a Word .docx file, or with the text pasted into the "
        "mail. You need only answer this letter.",
    ]


@pytest.mark.parametrize(
    ("language", "unknown"),
    [("zh-hans", "- 有一个附件我们读不了。"), ("en", "- There is a file that we cannot read.")],
)
def test_every_code_of_the_readers_has_its_own_sentence(language, unknown):
    codes = [*map(str, Code), *map(str, Lost), "no_text"]
    submit(language=language, problems=codes)
    lines = [line for line in last()[1].splitlines() if line.startswith("- ")]
    assert len(lines) == len(codes)
    assert {code for code, line in zip(codes, lines, strict=True) if line == unknown} == {"unknown"}


def test_a_refusal_gives_its_reason_in_chinese(editor):
    declining.decline(submit(), by=editor, reason="同样的题目，上个月刚刊过。")
    assert last() == (
        "关于您的稿子《一块钱在路上》",
        """您好：

谢谢您把《一块钱在路上》寄给我们。编辑仔细读了，这一篇我们不打算刊用。

同样的题目，上个月刚刊过。

稿子仍归您所有，您可以另投别处。有别的文章，也盼着您再寄来。

有话想说，直接回复这封信，编辑就能收到。稿子的情况，也还可以在这里看：

LINK:status

这个链接只给您一个人，请不要转发。

简一苇
中国公益观点
""",
    )


def test_a_refusal_without_a_reason_in_english(editor):
    declining.decline(submit(language="en", title="One yuan"), by=editor, reason="")
    assert last() == (
        "About your essay “One yuan”",
        """Hello,

Thank you for sending us “One yuan”. The editor has read it with care, and we are not going to print it.

The essay remains yours, and you are free to offer it elsewhere. We would be glad to read another from you.

If you have something to say about this, answer this letter: it reaches the editor. You can still see what became of it here:

LINK:status

This link is for you alone, so please do not pass it on.

Jian Yiwei
中国公益观点
""",
    )


def test_a_withdrawal_is_confirmed_in_chinese():
    declining.withdraw(submit(), by=INTAKE)
    assert last() == (
        "已经撤回：《一块钱在路上》",
        """您好：

按您的意思，《一块钱在路上》已经撤回。我们不会刊出它；之前如果有过同意，也一并作废。

如果这不是您本人的意思，请马上回复这封信，编辑就能收到。

谢谢您给我们看过这篇文章。哪天想再投，寄到同一个地址就行。

这篇稿子的记录，在这里看：

LINK:status

这个链接只给您一个人，请不要转发。

简一苇
中国公益观点
""",
    )


def test_a_withdrawal_is_confirmed_in_english():
    declining.withdraw(submit(language="en", title="One yuan"), by=INTAKE)
    assert last() == (
        "Withdrawn: “One yuan”",
        """Hello,

As you wished, “One yuan” has been withdrawn. We will not print it, and any yes given before no longer holds.

If this was not you, please answer this letter at once: it reaches the editor.

Thank you for letting us read it. Should you want to send it again one day, the address is the same.

The record of this essay:

LINK:status

This link is for you alone, so please do not pass it on.

Jian Yiwei
中国公益观点
""",
    )


def test_a_section_without_an_editor_signs_with_its_name_alone():
    section = publication().section
    section.editor = None
    section.save()
    submitting.submit(
        section,
        by=INTAKE,
        sender=address("lin@qq.com"),
        authors=[],
        essay=submitting.Essay("一块钱", []),
    )
    assert last()[1].startswith(
        "您好：\n\n您寄来的《一块钱》收到了，谢谢您。\n\n接下来，由栏目编辑来读。"
    )
    assert last()[1].endswith("也可以打开上面的链接办。\n\n中国公益观点\n")


def test_the_kept_letter_holds_marks_where_the_letter_that_left_holds_links(editor):
    ask(submit(), by=editor)
    kept = Letter.objects.get(template="asking")
    assert re.findall(r"\[\[link:\w+\]\]", kept.body) == ["[[link:asking]]", "[[link:status]]"]
    assert LINK.sub(r"[[link:\1]]", mail.outbox[-1].body) == kept.body.replace(":asking]", ":text]")
