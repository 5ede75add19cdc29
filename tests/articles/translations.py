"""An essay with every kind of passage, and its English edition, for tests of translating."""

import json
from typing import Any

from tests.publication import claim, contributor, draft, english, picture, publication
from viewpoints.articles import translating
from viewpoints.articles.models import Article
from viewpoints.articles.passages import Passage
from viewpoints.articles.translating import Change
from viewpoints.journal.models import Actor

TRANSLATOR = Actor.machine("translator")


def body(image: int) -> list[dict[str, Any]]:
    """Give a body whose blocks' ids are their kinds; the last picture says nothing."""
    table = {
        "columns": [{"type": "text", "heading": "年"}, {"type": "text", "heading": "人"}],
        "rows": [{"values": ["<p>2024</p>", "<p>三个</p>"]}],
        "caption": "表一",
    }
    silent = {"image": image, "alt": "", "caption": "", "credit": ""}
    return [
        {"id": "heading", "type": "heading", "value": {"text": "工资", "level": "2"}},
        {"id": "first", "type": "paragraph", "value": "<p>工资不是<b>罪过</b>。[^1]</p>"},
        {"id": "second", "type": "paragraph", "value": "<p>志愿者也要吃饭。</p>"},
        {"id": "list", "type": "list", "value": "<ul><li>甲</li><li>乙</li></ul>"},
        {"id": "quote", "type": "quote", "value": {"text": "<p>对。</p>", "attribution": "老何"}},
        {"id": "pull", "type": "pull_quote", "value": {"text": "书不会走。"}},
        {"id": "picture", "type": "picture", "value": {**silent, "alt": "卡车", "credit": "林"}},
        {"id": "silent", "type": "picture", "value": silent},
        {"id": "table", "type": "table", "value": table},
        {"id": "note", "type": "footnote", "value": {"label": "1", "text": "<p>见章程。</p>"}},
    ]


def source(**fields: Any) -> Article:
    """Make a draft of 志愿者也要吃饭 with two editions of its section around it."""
    made = publication()
    english(made)
    author = contributor("林", byline_en="Lin", slug="lin")
    believed = claim("志愿者不该拿工资", slug="gong-zi")
    return draft(
        made.section,
        "志愿者也要吃饭",
        slug="zhi-yuan-zhe-ye-yao-chi-fan",
        authors=[author],
        answers=[(believed, "工资不是罪过。")],
        body=body(picture().pk),
        **{"summary": "一份工资。", **fields},
    )


def newest(article: Article) -> Article:
    """Give the newest draft, read afresh."""
    return Article.objects.get(pk=article.pk).get_latest_revision_as_object()


def blocks(article: Article) -> dict[str, Any]:
    """Give the values of the newest draft's blocks by id, in order."""
    return {one["id"]: one["value"] for one in newest(article).body.get_prep_value()}


def rewrite(article: Article, *, by_id: dict[str, Any] | None = None, **fields: Any) -> None:
    """Change the newest draft as Wagtail's editor does; a block that becomes None goes."""
    draft = newest(article)
    for name, value in fields.items():
        setattr(draft, name, value)
    if by_id is not None:
        found = draft.body.get_prep_value()
        changed = [{**one, "value": by_id.get(one["id"], one["value"])} for one in found]
        draft.body = json.dumps([one for one in changed if one["value"] is not None])
    draft.save_revision()


def said(article: Article, place: str, **words: str) -> list[str]:
    """Translate one passage."""
    return translating.translate(article, changes=[Change(place, words)], by=TRANSLATOR)


def at(article: Article, place: str) -> Passage:
    """Give one passage."""
    return {one.place: one for one in translating.passages_of(article)}[place]


def states(article: Article) -> dict[str, str]:
    """Give the states of all passages by place, in order."""
    return {one.place: str(one.state) for one in translating.passages_of(article)}
