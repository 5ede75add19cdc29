"""HTML from anywhere to the HTML we publish: one policy for mail, paste, documents, import, API.

Three steps. nh3 (html5ever, as a browser parses) keeps a generous set of elements and drops all
that runs, loads or covers. :mod:`viewpoints.markup.normalize` rewrites what is left into our own
few elements. nh3 again, with the strict policy below, has the last word. Repeated until nothing
changes, so the result is a fixed point: sanitizing it again, or parsing and writing it, changes
nothing.

What may stay: the elements of ``TAGS``; ``href`` on links to http, https and mailto; ``colspan``
and ``rowspan``; ``alt``, and ``src`` on pictures of a mail (``cid:``, RFC 2392) or of our own
media. No style, class, id, handler; nothing that a browser would fetch from elsewhere.
"""

import re

import nh3

from viewpoints.markup import normalize, word_paste
from viewpoints.markup.tree import names

TAGS = names(
    "p h2 h3 h4 strong em a ul ol li blockquote table caption thead tbody tfoot tr th td br hr sub"
    " sup figure figcaption img"
)
_READ_TAGS = TAGS | normalize.ALIASES.keys() | normalize.TRANSPARENT
_DROPPED_WITH_CONTENT = names(
    "applet audio base button canvas datalist embed frame frameset head iframe link math meta meter"
    " noembed noframes noscript object option param plaintext progress script select style svg"
    " template textarea title track video xmp"
)
_SCHEMES = {"http", "https", "mailto", "cid"}
_READ_STYLES = {"font-weight", "font-style", "vertical-align", "display", "mso-list"}
_ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
}
_LINK = re.compile(r"(https?://[^\s/?#\\]|mailto:[^\s])[^\s<>\"'`\\]*", re.IGNORECASE)
_OWN_PICTURE = re.compile(r"cid:[\w.%+@$=~-]{1,250}|/media/[\w.-]+(/[\w.-]+)*", re.ASCII)
_SPAN = re.compile(r"[1-9][0-9]?", re.ASCII)
_SPACE = re.compile(r"[\t\n\r\f]")
_MUST_BE_CLOSED = re.compile(
    r"<(/?)(?:address|article|aside|blockquote|center|details|dialog|dir|div|dl|fieldset|figcaption"
    r"|figure|footer|header|hgroup|listing|main|menu|nav|ol|optgroup|pre|search|section|summary|ul"
    r"|a|b|big|button|code|em|font|i|marquee|nobr|object|s|small|strike|strong|tt|u)(?=[\s/>])",
    re.IGNORECASE,
)
_MOST_OPEN = 256
"""Such elements open at once: a parser looks through all of them at each further one, as HTML demands."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 does not allow in a feed either (and the C1 controls, which nobody types)."""


def sanitize(html: str) -> str:
    """Give HTML that is safe on our pages and says what ``html`` said.

    Never raises. Idempotent; parsed and written again it is the same. Bare text stays bare; block
    elements are never inside inline ones; headings are h2 to h4.
    """
    clean = _once(html)
    for _ in range(5):
        again = _once(clean)
        if again == clean:
            return clean
        clean = again
    return nh3.clean_text(clean)


def plain(html: str) -> str:
    """Give the text of HTML from anywhere, a line for each block."""
    return normalize.plain(_read(html))


def _once(html: str) -> str:
    return _POLICY.clean(normalize.rewrite(_read(html)))


def _read(html: str) -> str:
    """Drop what runs and loads, keep what :mod:`normalize` understands."""
    return _FORBIDDEN.sub("", _READER.clean(_shallow(_FORBIDDEN.sub("", html))))


def _shallow(html: str) -> str:
    """Give HTML whose elements nested beyond reason are spans, so that time stays linear."""
    open_now = 0

    def renamed(found: re.Match[str]) -> str:
        nonlocal open_now
        deep = open_now > _MOST_OPEN
        open_now += -1 if found[1] else 1
        open_now = max(open_now, 0)
        return f"<{found[1]}span" if deep else found[0]

    return _MUST_BE_CLOSED.sub(renamed, html) if html.count("<") > _MOST_OPEN else html


def _attribute(tag: str, name: str, value: str) -> str | None:
    match name:
        case "href":
            return value if _LINK.fullmatch(value) else None
        case "src":
            return value if _is_own_picture(value) else None
        case "colspan" | "rowspan":
            return value if _SPAN.fullmatch(value) else None
        case "alt" | "rel":
            return value
    return None


def _read_attribute(tag: str, name: str, value: str) -> str | None:
    """As ``_attribute``, after the white space that browsers ignore in addresses is gone."""
    if name == "style":
        return value
    if name == "class":
        return word_paste.known_class(value)
    if name in {"href", "src"}:
        value = _SPACE.sub("", value).strip().replace(" ", "%20")
    return _attribute(tag, name, value)


def _is_own_picture(value: str) -> bool:
    return bool(_OWN_PICTURE.fullmatch(value)) and ".." not in value


_READER = nh3.Cleaner(
    tags=set(_READ_TAGS),
    clean_content_tags=set(_DROPPED_WITH_CONTENT),
    attributes=_ATTRIBUTES | {"*": {"style", "class"}},
    attribute_filter=_read_attribute,
    filter_style_properties=_READ_STYLES,
    url_schemes=_SCHEMES,
    link_rel=None,
)
_POLICY = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(_DROPPED_WITH_CONTENT),
    attributes=_ATTRIBUTES,
    attribute_filter=_attribute,
    url_schemes=_SCHEMES,
    link_rel="noopener noreferrer",
)
