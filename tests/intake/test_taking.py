"""What Chinese contributors really send is recognized and answered, never silently empty."""

import io
import zipfile

import pytest

from tests.documents import png
from tests.intake.chinese_mails import NETEASE_BIG, OTHER_WORDS, QQ_BIG, WORDS, essay, mail
from tests.intake.parsing.streams import tnef
from tests.submissions.essays import editor, section
from viewpoints.intake import receiving
from viewpoints.intake.models import Arrival
from viewpoints.intake.states import ArrivalState
from viewpoints.journal import recording
from viewpoints.letters.models import Letter
from viewpoints.people.models import Contributor
from viewpoints.submissions import bylines, editing
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db
BIG = png(900, 600)


@pytest.fixture(autouse=True)
def _section():
    section()


def arrive(data: bytes, *, sender: str = "lin@qq.com") -> Arrival:
    arrival = receiving.receive(data, envelope_from=sender, envelope_to=["ngo@viewpoints.example"])
    arrival.refresh_from_db()
    assert arrival.state == ArrivalState.SUBMITTED
    return arrival


def packed(**files: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return file.getvalue()


@pytest.mark.parametrize(
    ("words", "html", "note"),
    [
        (
            QQ_BIG,
            "",
            "cloud_file: QQ邮箱超大附件 · 一张排班表.docx · → 2026-12-23 · "
            "http://mail.qq.com/cgi-bin/ftnExs_download?t=exs_ftn_download&k=7d3638&code=7684decd",
        ),
        (
            "",
            NETEASE_BIG,
            "cloud_file: 网易邮箱云附件 · 一张排班表.docx · → 2026-12-08 · http://u.163.com/RcUwvU56g",
        ),
    ],
)
def test_a_file_in_a_cloud_is_asked_for_and_its_last_day_told(words, html, note):
    arrival = arrive(mail(words, html=html, subject="投稿：一张排班表"))

    assert [one for one in arrival.notes if one.startswith("cloud")] == [note]
    assert arrival.submission.blocks == []
    assert "网盘链接，我们打不开" in Letter.objects.get().body


def test_an_article_in_wechat_is_asked_for_as_text_and_shown_as_words():
    arrival = arrive(mail("编辑好，文章在这里：\nhttps://mp.weixin.qq.com/s/abc123\n林晓"))

    assert arrival.notes == ["weixin_link: https://mp.weixin.qq.com/s/abc123"]
    assert (arrival.submission.blocks, arrival.submission.authors.count()) == ([], 0)
    assert "公众号文章的链接，没有正文" in Letter.objects.get().body


def test_the_essay_in_an_archive_is_taken_and_so_are_its_pictures():
    archive = packed(一张排班表__docx=essay(), 村口的教学点__png=BIG)
    arrival = arrive(mail(files=(("投稿.zip", archive),)))

    outer, *inner = arrival.attachments.order_by("pk")
    assert [(one.filename, one.packed_in) for one in inner] == [
        ("一张排班表.docx", outer),
        ("村口的教学点.png", outer),
    ]
    picture = arrival.submission.pictures.get()
    assert arrival.submission.title == "一张排班表"
    assert arrival.submission.blocks[-1] == {
        "type": "picture",
        "image": picture.sha256,
        "alt": "",
        "caption": "村口的教学点",
        "credit": "",
    }


def test_the_essay_in_outlooks_winmail_dat_is_taken():
    arrival = arrive(mail(files=(("winmail.dat", tnef(("一张排班表.docx", essay()))),)))

    assert arrival.submission.title == "一张排班表"
    assert arrival.attachments.get(filename="一张排班表.docx").packed_in.filename == "winmail.dat"


def test_photographed_pages_are_shown_and_the_text_is_asked_for():
    pages = tuple((f"微信图片_2026112310{n}.png", png(900, 1200 + n)) for n in range(2))
    arrival = arrive(mail("老师，稿子拍好了。", files=pages))

    assert arrival.notes == ["photographed"]
    assert [block["type"] for block in arrival.submission.blocks] == ["picture", "picture"]
    assert "照片里的字我们读不出来" in Letter.objects.get().body


def test_logos_and_signature_pictures_are_no_pictures_of_the_essay():
    html = f"<p>{'</p><p>'.join(WORDS)}</p><img src='cid:a'><p>林晓</p><img src='cid:b'>"
    inline = (("a", "image001.png", BIG), ("b", "image002.png", png(120, 60)))
    files = (("logo.png", png(800, 700)), ("横幅.png", png(1200, 161)))
    arrival = arrive(mail("。", html=html, inline=inline, files=files, subject="一张排班表"))

    assert [block["type"] for block in arrival.submission.blocks] == [
        *["paragraph"] * 5,
        "picture",
        "paragraph",
    ]


def test_words_in_the_subject_are_taken():
    words = "去年冬天我们跑了三十一个教学点，路上的时间比上课的时间还长，这就是我想说的"
    arrival = arrive(mail("", subject=words))

    assert arrival.submission.blocks == [{"type": "paragraph", "html": words}]
    assert "标题栏里的字" in Letter.objects.get().body


def test_two_essays_are_two_submissions_with_one_receipt_and_one_arrival():
    files = (
        ("一.docx", essay("一张排班表", times=3)),
        ("二.docx", essay("别挂电话", words=OTHER_WORDS, times=3)),
        ("投稿登记表.docx", essay("登记表", words=["姓名：林晓"])),
    )
    arrival = arrive(mail(files=files))

    first, second = Submission.objects.order_by("pk")
    letter = Letter.objects.get()
    assert ([first.title, second.title], arrival.submission) == (["一张排班表", "别挂电话"], first)
    assert arrival.notes == ["not_taken: 投稿登记表.docx", "several_essays: 2"]
    assert letter.template == "receipts"
    assert {key for _, _, key in letter.links.values()} == {str(first.pk), str(second.pk)}
    came = next(e for e in recording.story(second) if e.verb == "submission.came_with_others")
    assert came.details == {"arrival": arrival.pk}


def test_an_assistants_director_is_the_author_and_cannot_be_asked_without_an_address():
    words = "编辑老师好：附件是我们秘书长王建国的文章，请审阅。小李"
    files = (("文章.docx", essay(byline="文/王建国")),)
    arrival = arrive(mail(words, sender="小李 <li@qingyu.example>", files=files))

    author = arrival.submission.authors.get()
    assert (author.name, author.address) == ("王建国", None)
    assert arrival.submission.sender.email == "li@qingyu.example"
    assert arrival.submission.blocks[0]["html"] == WORDS[0]
    assert arrival.notes == ["byline_taken_off: 文/王建国", "sent_for: 王建国"]


def test_a_pen_name_asked_for_in_the_note_is_the_byline_of_the_draft():
    words = "编辑老师您好：附上一篇小文。署名请用“小满”，单位可以写。\n\n程小满"
    arrival = arrive(mail(words, sender="程小满 <cheng@163.com>", files=(("一.docx", essay()),)))

    offered = arrival.submission
    assert [(one.name, one.byline) for one in offered.authors.all()] == [("程小满", "程小满")]
    assert bylines.current(offered)["byline"] == "小满"
    assert editing.start(offered, by=editor()).byline == "小满"
    assert not [note for note in arrival.notes if note.startswith("signed_as")]


def test_whoever_she_sends_it_for_is_its_author_by_the_full_name():
    words = "简老师：我是行政小姚。唐老师托我把稿子发给您。署名用她本名，唐映雪。\n\n姚青青"
    files = (("一张排班表-唐映雪.docx", essay()),)
    subject = "投稿：一张排班表（唐映雪）"
    arrival = arrive(
        mail(words, sender="姚青青 <yao@qq.com>", subject=subject, files=files), sender="yao@qq.com"
    )

    author = arrival.submission.authors.get()
    assert (author.name, author.byline, author.address) == ("唐映雪", "唐映雪", None)
    assert (arrival.submission.title, arrival.notes) == ("一张排班表", ["sent_for: 唐映雪"])


def test_another_full_name_as_byline_is_only_said():
    arrival = arrive(mail("请审阅。署名：王建国。", files=(("文章.docx", essay()),)))

    assert [one.name for one in arrival.submission.authors.all()] == ["林晓"]
    assert arrival.notes[-1] == "signed_as: 王建国"
    assert bylines.current(arrival.submission)["byline"] == "林晓"


def test_a_signature_that_is_not_the_senders_name_is_only_said():
    arrival = arrive(mail("请审阅。", files=(("文章.docx", essay(byline="文/山月")),)))

    assert [one.name for one in arrival.submission.authors.all()] == ["林晓"]
    assert arrival.notes[-1] == "signed_as: 山月"


def test_a_correction_takes_the_place_of_what_came_before():
    first = arrive(mail(files=(("一张排班表.docx", essay()),)))
    changed = [*WORDS[:-1], "成果可以衡量，只是要换一把尺子。"]
    second = arrive(
        mail(
            "以这版为准，抱歉。",
            files=(("一张排班表.docx", essay(words=changed)),),
            message_id="<c2@qq.com>",
        )
    )

    assert (Submission.objects.get(), second.submission) == (first.submission, first.submission)
    assert second.notes == ["newer_version"]
    assert second.submission.blocks[4]["html"] == changed[-1]
    assert [one.template for one in Letter.objects.order_by("pk")] == ["receipt", "came_along"]


def test_another_essay_of_the_same_sender_is_another_submission():
    arrive(mail(files=(("一张排班表.docx", essay()),)))
    files = (("别挂电话.docx", essay("别挂电话", words=OTHER_WORDS)),)
    arrive(mail("请用这一版的附件。", files=files, message_id="<c2@qq.com>"))

    assert Submission.objects.count() == 2


def test_a_question_is_answered_as_a_letter_and_makes_nobody_an_author():
    arrival = arrive(mail("请问投稿有稿费吗？", subject="请教"))

    letter = Letter.objects.get()
    assert (letter.template, letter.subject) == ("receipt_of_a_letter", "您的来信收到了：请教")
    assert not Contributor.objects.exists()

    editing.start(arrival.submission, by=editor())
    assert [str(one.address) for one in arrival.submission.authors.all()] == ["lin@qq.com"]


def test_a_forgotten_file_is_asked_for():
    arrive(mail())

    assert "信里说附上了文章，可是没有附件" in Letter.objects.get().body


def test_an_essay_without_a_title_is_called_by_its_sender():
    arrive(mail("您好，文章在公众号上：https://mp.weixin.qq.com/s/AbCdEfGh", subject="投稿"))
    assert Submission.objects.get().title == "林晓的来稿"
    assert "《林晓的来稿》" in Letter.objects.get().subject
