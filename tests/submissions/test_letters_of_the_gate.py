"""The letters that thank an author for her yes and tell her that it is out, whole; private links as LINK."""
# ruff: noqa: E501 -- a letter's paragraphs are not wrapped

import pytest
from django.contrib.auth import get_user_model

from tests.submissions.sending import ask, last, submit
from viewpoints.journal.models import Actor
from viewpoints.submissions import approval
from viewpoints.submissions import publication as printing

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return Actor.editor(
        get_user_model().objects.create_superuser("jian", "jian@viewpoints.example", "x")
    )


def test_a_yes_is_acknowledged_in_chinese(editor):
    asking = ask(submit(), by=editor)
    author = asking.submission.authors.get()
    approval.agree(asking, at=author.address, by=Actor.contributor(author))
    number = asking.text.sha256[:8]
    assert last() == (
        "您已同意刊发：《一块钱在路上》",
        f"""林晓，您好：

谢谢您。我们记下了：您同意刊发《一块钱在路上》编号为{number}的这一稿。除了刊登在本站，您还同意用于：译成本站的其他版本、本站的通讯、本站的微信公众号、文集。

接下来由编辑安排刊出，刊出后会写信把网址告诉您。在那之前，文字如果再有改动，会重新请您过目。

刊出之前想收回同意，或者这不是您本人的意思，请打开：

LINK:agreed

稿子走到了哪一步，在这里看：

LINK:status

简一苇
中国公益观点
""",
    )


def test_a_yes_of_one_of_two_authors_is_acknowledged_in_english(editor):
    asking = ask(
        submit(language="en", title="One yuan", emails=("lin@qq.com", "wu@163.com")), by=editor
    )
    author = asking.submission.authors.first()
    approval.agree(asking, at=author.address, by=Actor.contributor(author))
    number = asking.text.sha256[:8]
    assert last() == (
        "You have agreed: “One yuan”",
        f"""Dear 林晓,

Thank you. You have agreed that “One yuan” may be printed, in exactly the text with the number {number}. Beside our site you agree to its use for: translation into our other editions; our newsletter; our WeChat official account; an anthology.

The editor will now choose the day, once all its authors have agreed, and you will get a letter with the address when it is out. Should the text change before then, you will be asked again.

To take your yes back before it is printed, or if this was not you:

LINK:agreed

Where your essay stands:

LINK:status

Jian Yiwei
中国公益观点
""",
    )


def printed(submission, *, by):
    asking = ask(submission, by=by, title="一块钱，在路上")
    author = submission.authors.get()
    approval.agree(asking, at=author.address, by=Actor.contributor(author))
    return printing.publish(submission, by=by)


def test_publication_is_told_in_chinese(editor):
    printed(submit(), by=editor)
    assert last() == (
        "刊出了：《一块钱，在路上》",
        """您好：

《一块钱，在路上》刊出了，网址是：

http://localhost/guan-dian/yi-kuai-qian-zai-lu-shang/

谢谢您把它写出来。欢迎转给同事、朋友，还有在企业里和您打交道的人。

发现哪里错了，请直接回复这封信，编辑就能收到。刊出以后的更正会注明日期，公开登出。

稿子的来去经过，在这里看：

LINK:status

这个链接只给您一个人，请不要转发。

简一苇
中国公益观点
""",
    )


def test_publication_is_told_in_english(editor):
    printed(submit(language="en"), by=editor)
    assert last() == (
        "It is out: “一块钱，在路上”",
        """Hello,

“一块钱，在路上” is out. Its address:

http://localhost/guan-dian/yi-kuai-qian-zai-lu-shang/

Thank you for writing it. Do pass it on to colleagues, to friends, and to the people at companies you work with.

If you find a mistake, please answer this letter: it reaches the editor. A correction after publication is dated and made in public.

How your essay came about:

LINK:status

This link is for you alone, so please do not pass it on.

Jian Yiwei
中国公益观点
""",
    )
