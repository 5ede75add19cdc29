"""What a document lost is noted for the editor; what only its sender can mend, the receipt tells her."""

import pytest

from tests.documents import P, Picture, Raw, docx
from tests.intake.chinese_mails import WORDS, essay, mail
from tests.intake.test_taking import arrive
from tests.submissions.essays import section
from viewpoints.intake.offers import losses
from viewpoints.letters.models import Letter
from viewpoints.markup.refusals import Lost

pytestmark = pytest.mark.django_db
DELETED = Raw("<w:p><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>")


def test_both_are_told_and_the_essay_is_not_asked_for_again():
    section()
    lossy = docx(*map(P, WORDS), DELETED, Picture(b"broken"))
    arrival = arrive(mail(files=(("一张排班表.docx", lossy),)))

    letter = Letter.objects.get().body
    assert arrival.notes == [
        "lost_picture_format: 一张排班表.docx",
        "lost_tracked_changes: 一张排班表.docx",
    ]
    assert (
        "稿子读进来了，只是有些东西没能留住：\n\n- 有一张图片的格式网页显示不了，没有读进来。\n\n要补的话"
        in letter
    )
    assert "修订痕迹" not in letter
    assert "麻烦您再寄一次" not in letter


def test_of_what_is_whole_nothing_is_said():
    section()
    arrival = arrive(mail(files=(("一张排班表.docx", essay()),)))

    assert arrival.notes == []
    assert "没能留住" not in Letter.objects.get().body


def test_the_sender_is_told_only_what_she_can_mend():
    lost = [Lost.BOLD_LINES, Lost.PDF_TEXT, Lost.ONLY_TEXT, Lost.PDF_TEXT]
    assert losses.told(lost) == ["pdf_text", "only_text"]
