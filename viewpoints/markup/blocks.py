"""The blocks of an article's body: JSON, shared by documents, the editor and the page.

===========  ==================================================================================
heading      ``level`` 2 or 3, ``text`` plain
paragraph    ``html`` inline: strong, em, a, br, sub, sup
quote        ``html`` inline, or several ``<p>``; ``attribution`` plain, may be empty
pull_quote   ``text`` plain
list         ``ordered``, ``items`` [inline]; nested lists are flattened: two en spaces a level,
             and a number in the text where the nested list was an ordered one
table        ``header`` (is the first row one), ``rows`` [[inline]], all rows equally long;
             ``caption`` plain, where it has one
picture      ``image`` SHA-256 of the file, ``alt``, ``caption``, ``credit``, all plain
footnote     ``label``, ``html`` inline; referred to as ``[^label]`` in any text
===========  ==================================================================================

Every ``html`` is a fixed point of :func:`viewpoints.markup.sanitize.sanitize`, without ``rel``.
"""

from viewpoints.markup.blocks_in import Block, blocks_from_html, inline_from_html
from viewpoints.markup.blocks_out import REFERENCE, html_from_blocks, numbered, text_from_blocks

__all__ = [
    "REFERENCE",
    "Block",
    "blocks_from_html",
    "html_from_blocks",
    "inline_from_html",
    "numbered",
    "text_from_blocks",
]
