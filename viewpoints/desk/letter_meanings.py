"""What stands between braces in the words of letters, in words for an editor; and what is wrong with hers."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from viewpoints.desk.chips import link_in_words
from viewpoints.letters import wordings
from viewpoints.letters.originals import original
from viewpoints.letters.placeholders import COUNTED, FILTERS
from viewpoints.letters.wordings import LONGEST, Fault

MEANINGS: dict[str, str | Promise] = {
    "answered": gettext_lazy("the subject of the mail that is answered"),
    "any_problems": gettext_lazy("whether something could not be read"),
    "asked": gettext_lazy("whether it is she who was asked"),
    "asked.asked_at": gettext_lazy("when she was asked"),
    "asked.name": gettext_lazy("the name of who is asked"),
    "asked.proxy": gettext_lazy("whether she answers for the author"),
    "author.name": gettext_lazy("the author’s name"),
    "by_mail": gettext_lazy("whether a mail can be a yes"),
    "correction": gettext_lazy("whether it is a correction"),
    "translation": gettext_lazy("whether it is a translation"),
    "translation.title": gettext_lazy("the translation’s title"),
    "translation.translator": gettext_lazy("who translated it"),
    "correction.note": gettext_lazy("what was corrected"),
    "days": gettext_lazy("for how many days"),
    "due_on": gettext_lazy("the day it is promised for"),
    "editor": gettext_lazy("whether the section has an editor"),
    "editor.byline": gettext_lazy("the section editor’s name"),
    "editor.byline_en": gettext_lazy("the section editor’s name in English"),
    "essay": gettext_lazy("what became of the new text"),
    "form": gettext_lazy("the address of the section’s form"),
    "forwarded_by": gettext_lazy("the editor who handed it on"),
    "licence": gettext_lazy("the site’s licence"),
    "lost": gettext_lazy("what could not be kept"),
    "name": gettext_lazy("her name"),
    "override": gettext_lazy("whether it was printed without her yes"),
    "override.reason": gettext_lazy("the reason for printing without her yes"),
    "pictures": gettext_lazy("how many pictures came"),
    "pictures_kept": gettext_lazy("whether the editor has yet to place them"),
    "planned": gettext_lazy("whether a time is set"),
    "planned.at": gettext_lazy("the time that is set"),
    "printed.affiliation": gettext_lazy("organization and role, as printed"),
    "printed.byline": gettext_lazy("the byline, as printed"),
    "printed.dateline": gettext_lazy("the dateline, as printed"),
    "printed.disclosure": gettext_lazy("the note about interests, as printed"),
    "printed.search_description": gettext_lazy("the description in search results"),
    "printed.seo_title": gettext_lazy("the title in search results"),
    "printed.share_line": gettext_lazy("the line used for sharing"),
    "printed.summary": gettext_lazy("the summary, as printed"),
    "printed.title": gettext_lazy("the title, as printed"),
    "printed.translator": gettext_lazy("the translator, as printed"),
    "problems": gettext_lazy("what could not be read"),
    "reason": gettext_lazy("the reason you gave"),
    "retraction.reason": gettext_lazy("why it was retracted"),
    "row.link": gettext_lazy("private link: where that essay stands"),
    "row.lost": gettext_lazy("what of it could not be kept"),
    "row.problems": gettext_lazy("what of it could not be read"),
    "row.submission.title": gettext_lazy("its title"),
    "rows": gettext_lazy("the essays that came"),
    "section": gettext_lazy("whether it has to do with a section"),
    "section.title": gettext_lazy("the section’s name"),
    "short_hash": gettext_lazy("the number of the text"),
    "state": gettext_lazy("the state of the essay"),
    "submission.article.title": gettext_lazy("the title of the article"),
    "submission.authors.count": gettext_lazy("how many authors it has"),
    "submission.received_at": gettext_lazy("when it came in"),
    "submission.title": gettext_lazy("the title of the essay"),
    "text": gettext_lazy("the whole text as it will be printed"),
    "until": gettext_lazy("until when"),
    "url": gettext_lazy("the address on the site"),
    "use": gettext_lazy("one of the uses"),
    "uses": gettext_lazy("the uses beside the site"),
    "wish": gettext_lazy("what she wishes"),
    "words": gettext_lazy("your own words to her"),
}


@dataclass(frozen=True)
class Placeholder:
    """One name that a letter's words may use: what to write, what it gives, and whether it must stay."""

    written: str
    meaning: str
    must_stay: bool


def placeholders_of(template: str, language: str) -> list[Placeholder]:
    """Give what the words of a letter may use, what must stay first."""
    may = wordings.known(template, language)
    kept = {name for name, _phrase in original(template, language).keeps}
    names = sorted(may.paths - set(COUNTED))
    found = [_placeholder(name, may, name in may.required or name in kept) for name in names]
    return sorted(found, key=lambda one: not one.must_stay)


def _placeholder(name: str, may: wordings.Known, must_stay: bool) -> Placeholder:
    written = f"{{{{ {name} }}}}" if name in may.visible else f"{{% if {name} %}}…{{% endif %}}"
    return Placeholder(written, _meaning(name), must_stay)


def _meaning(name: str) -> str:
    if name.startswith("link."):
        return link_in_words(name.removeprefix("link."))
    return str(MEANINGS.get(name, ""))


def in_words(faults: Iterable[Fault]) -> list[str]:
    """Say what is wrong with an editor's words, each with its line, and what would be right."""
    return [f"{_where(fault)}{_sentence(fault)}" for fault in faults]


def _where(fault: Fault) -> str:
    if fault.field == "subject":
        return _("Subject: ")
    return _("Line %(line)s: ") % {"line": fault.line} if fault.line else ""


def _sentence(fault: Fault) -> str:
    if fault.code in ("missing", "guarded", "link_in_subject"):
        meaning = _meaning(fault.what)
        named = {"name": f"{{{{ {fault.what} }}}}", "meaning": meaning}
        return str(_NAMED[fault.code]) % named
    words = {"what": fault.what, "filters": "、".join(FILTERS), "most": fault.what or LONGEST}
    return str(_SENTENCES[fault.code]) % words


_NAMED: dict[str, str | Promise] = {
    "missing": gettext_lazy("%(name)s must stay in it: %(meaning)s."),
    "guarded": gettext_lazy("%(name)s must not depend on a condition: %(meaning)s."),
    "link_in_subject": gettext_lazy("%(name)s cannot stand in the subject."),
}
_SENTENCES: dict[str, str | Promise] = {
    "braces": gettext_lazy("the braces do not close, or are not plain ones: %(what)s"),
    "tag": gettext_lazy("“%(what)s” cannot be used here, only if, for and include."),
    "filter": gettext_lazy("“%(what)s” cannot be used after |, only %(filters)s."),
    "unclosed": gettext_lazy("{%% %(what)s %%} has no end."),
    "syntax": gettext_lazy("“%(what)s” cannot be understood."),
    "unknown": gettext_lazy("this letter does not know “%(what)s”. What it knows is listed below."),
    "loop": gettext_lazy("“for %(what)s” is not among what this letter can repeat."),
    "part": gettext_lazy("“%(what)s” is no part of this letter."),
    "phrase": gettext_lazy("The words %(what)s must stay in it: she answers with them."),
    "several_lines": gettext_lazy("one line only."),
    "empty": gettext_lazy("There must be words."),
    "long": gettext_lazy("At most %(most)s characters."),
}
