"""Which of several documents is the essay: by what each is called and says, not only by its length. Pure.

Beside an essay come forms (投稿登记表), authorizations (授权书), CVs (简历), a second version of the same
essay, its translation; and sometimes a second essay, which is offered too.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from viewpoints.intake.offers.likeness import bare, likeness
from viewpoints.markup.blocks import text_from_blocks
from viewpoints.markup.documents import Document, Lost

WHOLE = 400
"""From so many characters (see ``size``) on, a second document is an essay of its own."""
MOST = 20
_SAME = 0.5
_TABLES = 0.6
_LONG = 2_000
_FORM = re.compile(
    r"(?:报名|申请|登记|推荐|信息|投稿|稿件|作者)(?:信息)?表|授权(?:书|声明|协议)|承诺(?:书|函)|声明书|原创声明|简历|履历"
    r"|个人(?:简介|介绍)|作者(?:简介|介绍|信息)|机构(?:简介|介绍)|推荐(?:信|函)|回执|协议书?|合同|发票|须知|征稿|约稿函"
    r"|介绍信|证明|名单|通讯录|目录|说明$|封面"
    r"|\b(?:cv|resume|résumé|curriculum vitae|application form|consent|authori[sz]ation|copyright form"
    r"|biography|bio|agreement|read ?me)\b",
    re.IGNORECASE,
)
_NEWER = re.compile(
    r"修改|修订|改后|定稿|终稿|最终|最新|新版|更正|final|revised|v\s?[2-9]", re.IGNORECASE
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_KINDS = (".docx", ".doc", ".wps", ".odt", ".rtf", ".md", ".html", ".htm", ".txt", ".pdf")


@dataclass(frozen=True)
class Paper:
    """A document by its file name."""

    name: str
    document: Document

    @property
    def text(self) -> str:
        """The words of its title and blocks."""
        return f"{self.document.title}\n{text_from_blocks(self.document.blocks)}"


@dataclass
class Choice:
    """The essays, each once, in the order they came; and everything that is none."""

    essays: list[Paper] = field(default_factory=list)
    besides: list[Paper] = field(default_factory=list)


def choose(papers: Sequence[Paper]) -> Choice:
    """Tell the essays from what lies beside them; of versions of one essay the newest counts.

    Without forms, the longest is an essay however short; each other one is an essay when it is
    WHOLE and neither a version nor a translation of one. What a PDF was made from goes before it.
    """
    choice = Choice()
    for paper in sorted(papers, key=_worth, reverse=True):
        first, full = not choice.essays, len(choice.essays) >= MOST
        if not is_form(paper) and not full and (first or _is_another(paper, choice.essays)):
            choice.essays.append(paper)
        else:
            choice.besides.append(paper)
    for pdf in [paper for paper in choice.essays if _is_of_pdf(paper)]:
        if same := next((one for one in choice.besides if _is_source(one, pdf)), None):
            choice.essays[choice.essays.index(pdf)] = same
            choice.besides[choice.besides.index(same)] = pdf
    choice.essays = [paper for paper in papers if paper in choice.essays]
    return choice


def is_form(paper: Paper) -> bool:
    """Tell whether a document is a form, an authorization or a CV, and no essay."""
    stem = paper.name.rpartition(".")[0] or paper.name
    length = size(paper.text)
    headline = paper.text.strip().split("\n", 1)[0][:40]
    called = bool(_FORM.search(stem.strip()) or (_FORM.search(headline) and len(headline) <= 20))
    return (called and length < _LONG) or (_in_tables(paper) and length < _LONG)


def size(text: str) -> int:
    """Give how long a text is, in Chinese characters; three Latin letters count as one."""
    plain = bare(text)
    han = len(_HAN.findall(plain))
    return han + (len(plain) - han) // 3


def _worth(paper: Paper) -> tuple[bool, bool, int, int]:
    """Sort newer versions first, then Chinese before its translation, longer texts, better formats."""
    kind = next((at for at, end in enumerate(_KINDS) if paper.name.lower().endswith(end)), 9)
    length = size(paper.text)
    return bool(_NEWER.search(paper.name)), length >= WHOLE and _is_chinese(paper), length, -kind


def _is_another(paper: Paper, essays: Sequence[Paper]) -> bool:
    if size(paper.text) < WHOLE or any(likeness(paper.text, one.text) > _SAME for one in essays):
        return False
    return not any(_is_chinese(paper) != _is_chinese(one) for one in essays)


def _is_of_pdf(paper: Paper) -> bool:
    return Lost.PDF_TEXT in paper.document.lost


def _is_source(paper: Paper, pdf: Paper) -> bool:
    """Tell whether a document is what a PDF was made from, and the PDF is not called a newer one."""
    if _is_of_pdf(paper) or likeness(paper.text, pdf.text) <= _SAME:
        return False
    return bool(_NEWER.search(paper.name)) or not _NEWER.search(pdf.name)


def _is_chinese(paper: Paper) -> bool:
    plain = bare(paper.text)
    return len(_HAN.findall(plain)) * 3 > len(plain)


def _in_tables(paper: Paper) -> bool:
    tables = [block for block in paper.document.blocks if block["type"] == "table"]
    return size(text_from_blocks(tables)) > _TABLES * max(size(paper.text), 1)
