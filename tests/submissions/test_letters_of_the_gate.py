"""The letters that ask an author, thank her and tell her that it is out, whole; private links as LINK."""
# ruff: noqa: E501 -- a letter's paragraphs are not wrapped

import pytest
from django.contrib.auth import get_user_model

from tests.submissions.sending import ask, last, submit
from viewpoints.journal.models import Actor
from viewpoints.submissions import approval, editing
from viewpoints.submissions import publication as printing

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return Actor.editor(
        get_user_model().objects.create_superuser("jian", "jian@viewpoints.example", "x")
    )


def test_the_asking_letter_carries_the_whole_text_in_chinese(editor):
    asking = ask(
        submit(),
        by=editor,
        title="一块钱，在路上",
        summary="一笔捐款要走多久。",
        share_line="孩子们照样要吃饭。",
    )
    number = asking.text.sha256[:8]
    assert last() == (
        "请您过目：《一块钱，在路上》的定稿",
        f"""林晓，您好：

《一块钱，在路上》编好了，请您过目。这封信里是将要刊出的全文，一字不差。

改了哪些地方，请打开下面的链接看；同意不同意，也在那里告诉我们：

LINK:text

您同意，就是同意把编号为{number}的这一稿刊登在本站，署名“林晓”，并按CC BY-NC-ND 4.0许可供读者阅读和转载。文章仍归您所有。

还想改，或者不同意，写在那个页面上，或者直接回复这封信，编辑都能收到。没有您的同意，一个字也不会刊出。

稿子走到了哪一步，在这里看：

LINK:status

两个链接都只给您一个人，请不要转发。

简一苇
中国公益观点


———— 以下是将要刊出的全文 ————

一块钱，在路上

林晓

摘要：一笔捐款要走多久。

工资不是罪过。

———— 全文完，编号{number} ————

分享时用的一句话：孩子们照样要吃饭。
""",
    )


def test_the_asking_letter_carries_the_whole_text_in_english(editor):
    asking = ask(submit(language="en", title="One yuan"), by=editor, byline="")
    number = asking.text.sha256[:8]
    assert last() == (
        "Please look it over: “One yuan” as it will be printed",
        f"""Dear 林晓,

“One yuan” is edited and waits for you. This letter holds the whole text, exactly as it will be printed.

What has changed from what you sent is shown here, and here you tell us whether you agree:

LINK:text

If you agree, you agree that this text, number {number}, is printed on our site without a byline, where it may be read and passed on under the licence CC BY-NC-ND 4.0. The essay remains yours.

If you would like changes, or do not agree, say so on that page or simply answer this letter: both reach the editor. Not a word is printed without your yes.

Where your essay stands:

LINK:status

Both links are for you alone, so please do not pass them on.

Jian Yiwei
中国公益观点


———— The text as it will be printed ————

One yuan

(no byline)

工资不是罪过。

———— End of the text, number {number} ————
""",
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

Thank you. We have noted that you agree to “One yuan” being printed in exactly the text numbered {number}. Beside our site you agree to its use for: translation into our other editions; our newsletter; our WeChat official account; an anthology.

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


def test_the_editors_own_words_come_before_the_text(editor):
    submission = submit()
    editing.start(submission, by=editor)
    approval.ask(submission, by=editor, words="林晓，第二段我改得多了些，请您细看。")
    assert last()[1].startswith(
        "林晓，第二段我改得多了些，请您细看。\n\n————\n\n《一块钱在路上》编好了，请您过目。"
    )
