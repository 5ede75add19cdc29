"""A text with everything that can stand in one, asked about, and the letter that left."""

import json
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from typing import Any

from django.core import mail

from tests.submissions.sending import submit
from viewpoints.journal.models import Actor
from viewpoints.submissions import approval, editing
from viewpoints.submissions.models import Asking

Block = dict[str, Any]


def block(kind: str, **value: Any) -> Block:
    """Give one block of a body whose value is a structure."""
    return {"type": kind, "value": value}


def words(html: str) -> Block:
    """Give a paragraph."""
    return {"type": "paragraph", "value": html}


def shown(image: Any, *, alt: str = "", caption: str = "", credit: str = "") -> Block:
    """Give a picture block of a picture in the library."""
    return block("picture", image=image.pk, alt=alt, caption=caption, credit=credit)


def everything() -> list[Block]:
    """Give a body with each kind of block, pictures apart."""
    cells = [["<p>1</p>", "<p>对账</p>"], ["<p>9</p>", "<p>看厨房</p>"]]
    return [
        words("<p>路上走<b>二十三天</b>。[^甲]它在<i>干活</i>。[^无]</p>"),
        block("heading", text="钱在路上 < 钱在睡觉", level="2"),
        {"type": "list", "value": "<ul><li>对账[^乙]</li><li>下乡</li></ul>"},
        block("quote", text="<p>不领工资行不行？</p>", attribution="一位朋友"),
        block("pull_quote", text="是送饭的那只手。"),
        block(
            "table",
            columns=[{"type": "text", "heading": "哪一天"}, {"type": "text", "heading": "什么"}],
            rows=[{"values": row} for row in cells],
            caption="二十三天",
        ),
        block("footnote", label="甲", text="<p>全年平均。</p>"),
        block("footnote", label="乙", text="<p>每天两小时。</p>"),
    ]


def ask_about(body: list[Block], *, by: Actor, language: str = "zh-hans", **fields: str) -> Asking:
    """Ask the author of a new submission about a text with ``body``."""
    submission = submit(language=language)
    draft = editing.start(submission, by=by).get_latest_revision_as_object()
    draft.body = json.dumps(body)
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision()
    return approval.ask(submission, by=by)


def left() -> EmailMessage:
    """Give the last letter that left, as its reader's mail program parses it."""
    raw = mail.outbox[-1].message().as_bytes(linesep="\r\n")
    return message_from_bytes(raw, policy=policy.default)


def html_of(message: EmailMessage) -> str:
    """Give the HTML side of a letter."""
    return message.get_body(("html",)).get_content()


def structure(part: Message) -> Any:
    """Give the types of a message's parts, as they stand inside each other."""
    if not part.is_multipart():
        return part.get_content_type()
    return {part.get_content_type(): [structure(inner) for inner in part.get_payload()]}
