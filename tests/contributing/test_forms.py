import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from tests.contributing.visits import FORM, filled
from tests.publication import publication
from viewpoints.contributing.forms import MOST_CHARACTERS, ContributionForm
from viewpoints.contributing.uploads import MOST_BYTES
from viewpoints.intake.form.as_mail import File, Form


def errors(data, file=None):
    with translation.override("zh-hans"):
        form = ContributionForm(data, {"file": file} if file else {})
        return {name: list(map(str, found)) for name, found in form.errors.items()}


def form(**changes):
    given = ContributionForm(filled(**changes))
    assert given.errors == {}
    return given.filled_in(language="zh-hans")


def test_what_is_missing_is_said_so_that_she_knows_what_to_do():
    assert errors({}) == {
        "title": ["请给文章起个标题，编辑以后还可以改。"],
        "name": ["请写上您的姓名，只有编辑看得到。"],
        "email": ["请写上您的邮箱：我们往那里回信，也请您在那里确认。"],
        "byline_as": ["请选一种署名。"],
        "consent": ["请勾选这一项；不勾选，我们就不能保存您的文章。"],
        "text": ["请把正文贴在这里，或者在下面选一个文件。"],
    }


@pytest.mark.parametrize("text", ["", " \r\n\t\u3000"])
def test_a_text_of_spaces_is_none(text):
    assert errors(filled(text=text)) == {"text": ["请把正文贴在这里，或者在下面选一个文件。"]}


def test_a_text_may_have_60000_characters_and_no_more():
    assert errors(filled(text="字" * MOST_CHARACTERS)) == {}
    assert errors(filled(text="字" * (MOST_CHARACTERS + 1))) == {
        "text": ["正文超过了60000字。请改用文件，或者用邮件寄来。"]
    }


def test_a_file_may_have_20_megabytes_and_no_more():
    file = SimpleUploadedFile("essay.docx", b"x")
    file.size = MOST_BYTES
    assert errors(filled(text=""), file) == {}
    file.size = MOST_BYTES + 1
    assert errors(filled(text=""), file) == {
        "file": ["文件超过了20 MB。请去掉里面的图片，或者用邮件寄来。"]
    }


@pytest.mark.parametrize("name", ["essay.xls", "essay.pages", "essay", "docx"])
def test_a_file_we_could_not_read_is_refused_while_she_is_still_here(name):
    assert errors(filled(), SimpleUploadedFile(name, b"x")) == {
        "file": ["这种文件我们读不了。请另存为Word的.docx文件再选一次，或者把文字贴在上面。"]
    }


def test_an_empty_file_is_refused():
    assert errors(filled(text=""), SimpleUploadedFile("essay.docx", b"")) == {
        "file": ["这个文件是空的，请重新选一次。"]
    }


def test_a_pen_name_is_asked_for_where_one_is_wished():
    assert errors(filled(byline_as="pen", pen_name=" ")) == {
        "pen_name": ["请写上笔名，或者在上面另选一种署名。"]
    }


@pytest.mark.parametrize(
    ("chosen", "byline"), [("own", "林晓"), ("pen", "山月"), ("anonymous", "")]
)
def test_the_byline_is_her_name_a_pen_name_or_none(chosen, byline):
    assert form(byline_as=chosen, pen_name="山月").byline == byline


def test_what_was_filled_in_is_given_in_one_kind_of_line_break_and_lower_case_address():
    assert form() == Form(
        name="林晓",
        email="lin@qq.com",
        byline="林晓",
        title="一块钱在路上",
        text="钱要走四十七天。\n\n孩子们照样要吃饭。",
        organization="山野基金会",
        role="项目主管",
        language="zh-hans",
        files=[],
    )


def test_a_line_break_in_a_line_becomes_a_space():
    assert form(title="一块钱\r\nBcc: all@qq.com").title == "一块钱 Bcc: all@qq.com"


def test_a_domain_in_chinese_travels_in_its_ascii_form():
    assert form(email="lin@公益.中国").email == "lin@xn--55qw42g.xn--fiqs8s"


def test_a_file_is_given_with_its_name_and_bytes():
    given = ContributionForm(filled(), {"file": SimpleUploadedFile("我的\n文章.docx", b"PK")})
    assert given.is_valid()
    assert given.filled_in(language="en").files == [File("我的 文章.docx", b"PK")]


@pytest.mark.django_db
def test_an_invalid_form_comes_back_with_everything_typed_and_errors_tied_to_their_fields(client):
    publication()
    file = SimpleUploadedFile("essay.docx", b"PK")
    answer = client.post(FORM, filled(email="lin@", byline_as="pen", file=file))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="一块钱在路上"' in page
    assert "钱要走四十七天。\r\n\r\n孩子们照样要吃饭。</textarea>" in page
    assert 'value="lin@"' in page
    assert 'aria-describedby="id_email_helptext id_email_error"' in page
    assert '<ul class="errorlist" id="id_email_error"><li>这不像一个邮箱地址' in page
    assert '<a href="#id_pen_name">请写上笔名，或者在上面另选一种署名。</a>' in page
    assert "已存下：essay.docx" in page
    assert '<input type="radio" name="byline_as" value="pen"' in page
