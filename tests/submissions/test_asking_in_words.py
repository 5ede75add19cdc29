"""The letter that asks an author, in words, whole; private links as LINK."""
# ruff: noqa: E501 -- a letter's paragraphs are not wrapped

import pytest
from django.contrib.auth import get_user_model
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime

from tests.submissions.sending import ask, last, submit
from viewpoints.journal.models import Actor
from viewpoints.letters.secrets import LIFETIME
from viewpoints.submissions import approval, editing, letters, proxies
from viewpoints.submissions.models import Correction

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return Actor.editor(
        get_user_model().objects.create_superuser("jian", "jian@viewpoints.example", "x")
    )


def last_day(asking) -> str:
    """Give the day a link in a letter of the asking runs out, in the letter's language."""
    with translation.override(asking.submission.language):
        return date_format(localtime(asking.asked.get().asked_at + LIFETIME), "DATE_FORMAT")


def sides() -> tuple[str, str]:
    """Give what the last letter says before the text, and the text."""
    said, _, text = last()[1].partition("\n\n\n")
    return said, text


def test_in_chinese_it_says_what_she_agrees_to_and_how(editor):
    asking = ask(submit(), by=editor, title="一块钱，在路上")
    number = asking.text.short_hash
    assert last()[0] == "请您过目：《一块钱，在路上》的定稿"
    assert (
        sides()[0]
        == f"""林晓，您好：

《一块钱，在路上》编好了，请您过目。这封信里是将要刊出的全文，一字不差。

改了哪些地方，请打开下面的链接看；同意不同意，也在那里告诉我们：

LINK:text

这个链接只给您一个人，请不要转发。到{last_day(asking)}为止有效；过了期，打开它可以再要一个。

您同意，就是同意：

1. 在本站刊登这一稿，一字不改，编号{number}，署名“林晓”，并按CC BY-NC-ND 4.0许可供读者阅读和转载
2. 译成本站的其他版本
3. 本站的通讯
4. 本站的微信公众号
5. 文集

除了第1项，哪一项不愿意，在页面上去掉就行。如果您发表文章要先经机构同意，页面上也会问一句：机构同意了，还是不需要。文章仍归您所有。

还想改，或者不同意，直接回复这封信也可以，编辑会读。没有您的同意，一个字也不会刊出。

稿子走到了哪一步，在这里看（这个链接也只给您一个人）：

LINK:status

换一稿、补图片、改署名、撤稿、问进度，回信就能办：附上新稿或图片，或者只写“撤稿”“进度”“署名：……”；也可以打开上面的链接办。

简一苇
中国公益观点"""
    )


def test_in_chinese_it_carries_the_whole_text(editor):
    fields = {"summary": "一笔捐款要走多久。", "share_line": "孩子们照样要吃饭。"}
    asking = ask(submit(), by=editor, title="一块钱，在路上", **fields)
    number = asking.text.short_hash
    assert (
        sides()[1]
        == f"""———— 以下是将要刊出的全文 ————

一块钱，在路上

摘要：一笔捐款要走多久。

林晓

工资不是罪过。

———— 全文完，编号{number} ————

分享时用的一句话：孩子们照样要吃饭。
"""
    )


def test_in_english_it_says_what_she_agrees_to_and_how(editor):
    asking = ask(submit(language="en", title="One yuan"), by=editor, byline="")
    number = asking.text.short_hash
    assert last()[0] == "Please look it over: “One yuan” as it will be printed"
    assert (
        sides()[0]
        == f"""Dear 林晓,

“One yuan” has been edited, and is ready for you to look over. This letter holds the whole text, exactly as it will be printed.

What has changed is shown here, and here you tell us whether you agree:

LINK:text

This link is for you alone, so please do not pass it on. It is good until {last_day(asking)}; after that, a new one can be had on its page.

If you agree, you agree to:

1. printing on our site, exactly this text, number {number}, without a byline, where it may be read and passed on under the licence CC BY-NC-ND 4.0
2. translation into our other editions
3. our newsletter
4. our WeChat official account
5. an anthology

All but the first can be refused on the page, one by one. If your organization has to agree to what you publish, the page asks whether it has, or need not. The essay remains yours.

If you would like changes, or do not agree, you can also just write to us: the editor reads it. Not a word is printed without your yes.

Where your essay stands (this link, too, is for you alone):

LINK:status

To send a new text or a picture, attach it to an answer to this letter; to withdraw, to correct the byline or to hear where it stands, answer with only “withdraw”, “byline: …” or “status”. The link above does all of it, too.

Jian Yiwei
中国公益观点"""
    )


def test_in_english_it_carries_the_whole_text(editor):
    fields = {"affiliation": "Kitchens", "dateline": "Yunnan", "seo_title": "Yuan", "byline": ""}
    asking = ask(submit(language="en", title="One yuan"), by=editor, **fields)
    number = asking.text.short_hash
    assert (
        sides()[1]
        == f"""———— The text as it will be printed ————

One yuan

(no byline)
Kitchens

Yunnan

工资不是罪过。

———— End of the text, number {number} ————

Title in search results: Yuan
"""
    )


def test_the_editors_own_words_come_before_the_text(editor):
    submission = submit()
    editing.start(submission, by=editor)
    approval.ask(submission, by=editor, words="第二段我改得多了些，请您细看。")
    assert last()[1].startswith(
        "林晓，您好：\n\n第二段我改得多了些，请您细看。\n\n————\n\n《一块钱在路上》编好了，请您过目。"
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "zh-hans",
            "以上各项您都同意的话，回复这封信，只写“同意”两个字就行；别的答复，请在页面上写。",
        ),
        (
            "en",
            "If you agree to all of it, you need only answer this letter with the words “I agree”; ",
        ),
    ],
)
def test_an_answer_of_one_word_is_spoken_of_only_where_it_counts(
    editor, language, sentence, settings
):
    asking = ask(submit(language=language), by=editor)
    assert sentence not in last()[1]
    settings.AUTHSERV_ID = "mx.viewpoints.example"
    letters.asking(asking.asked.get())
    assert sentence in last()[1]


@pytest.mark.parametrize(
    ("language", "greeting"),
    [
        ("zh-hans", "吴桐，您好：\n\n林晓委托您代为答复。《一块钱在路上》编好了，请您过目。"),
        (
            "en",
            "Dear 吴桐,\n\n林晓 has named you to answer for this text. “一块钱在路上” has been edited",
        ),
    ],
)
def test_whom_an_author_named_is_told_for_whom_she_answers(editor, language, greeting):
    submission = submit(language=language)
    asking = ask(submission, by=editor)
    author = submission.authors.get()
    proxies.name_proxy(
        asking, at=author.address, by=Actor.contributor(author), name="吴桐", email="wu@163.com"
    )
    assert last()[1].startswith(greeting)


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "zh-hans",
            "《一块钱在路上》已经刊出，编辑想作一点更正：年份写错了。\n\n这封信里是更正以后的全文，一字不差，请您过目。",
        ),
        (
            "en",
            "“一块钱在路上” is printed, and the editor would like to correct it: 年份写错了。\n\nThis letter holds the whole text with the correction, exactly as it will be printed.",
        ),
    ],
)
def test_about_a_correction_it_says_what_is_corrected(editor, language, says):
    asking = ask(submit(language=language), by=editor)
    asking.correction = Correction.objects.create(
        article=asking.submission.article, former=asking.text, text=asking.text, note="年份写错了。"
    )
    asking.save()
    letters.asking(asking.asked.select_related("asking__correction").get())
    assert f"\n\n{says}\n\n" in last()[1]
