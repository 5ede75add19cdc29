"""Is this answer a yes? Pure: the new words of a mail in, yes or not out.

A list, not an understanding: what is not made of the listed phrases alone is no yes, however it is
meant. The word itself (同意, *agree*) must be there: 可以, 没问题, OK may answer anything.
"""

import re
import unicodedata
from collections.abc import Iterable

_LONGEST = 1_000
# The Traditional signs of the listed words; nothing else is converted.
_SIMPLIFIED = str.maketrans(
    "沒問題謝編輯師發見來閱讀這個載電話傳機郵禮們親愛網紅華為榮過採蘋戶獲請幫狀態詢進準將該銷現麼樣給決煩裡",
    "没问题谢编辑师发见来阅读这个载电话传机邮礼们亲爱网红华为荣过采苹户获请帮状态询进准将该销现么样给决烦里",
)
_IGNORED = frozenset(".,;:!~'\"()_-*…·。、「」『』《》【】—–―“”‘’\u200b\u200c\u200d\u2060\ufeff")
_QUOTED = re.compile(r"\s*[>|]")
_CALL = re.compile(r"\s*([^:,!：，！\n]{1,40})[:,!：，！\n]")
_IN_SIGNATURES = str.maketrans("|@<>/", "     ")
_WORD = re.compile(r"[a-z0-9]+|.", re.DOTALL)

_EDITOR = "(?:各位|尊敬的|亲爱的)?编辑(?:部|老师|们)?"
_TITLE = "(?:老师|编辑|女士|先生|小姐)?"
_GREETING = (
    rf"(?:(?:{_EDITOR}|老师)?(?:您好|你好|好)|(?:早上|上午|中午|下午|晚上)好"
    r"|(?:dear|hi|hello|good (?:morning|afternoon|evening))(?: (?:there|all))?(?: editors?)?)"
)
_PRINT = "(?:刊发|发表|刊登|刊出|发布|刊用|采用|登载|发稿|见刊)"
_THIS = "(?:(?:此|本|这)(?:文|稿|篇|一稿|篇文章|个版本|份稿件)|文章|稿件|定稿)"
_ASSENT = (
    rf"(?:好的?|没问题|没有问题|已?收到|已阅读?|可以{_PRINT}"
    "|ok|okay|yes|sure|fine|received|no problem)"
)
_PUBLISH = (
    "(?: to (?:(?:publish|print)(?: (?:it|(?:the|this) (?:text|article|essay)))?"
    "|(?:its |the )?publication(?: of (?:the|this) (?:text|article|essay))?"
    "|it|(?:the|this) (?:text|article|essay)))"
)
_AGREE = (
    rf"(?:(?:我|本人)?(?:完全)?同意(?:{_PRINT}?{_THIS}?|(?:将|把)?{_THIS}{_PRINT})了?"
    rf"|(?:i )?(?:fully )?agree{_PUBLISH}?|(?:i )?agreed{_PUBLISH}?)"
)
_THANKS = (
    "(?:(?:非常|十分|再次|多)?(?:感谢|谢谢|谢)(?:您|你|你们|大家|各位)?(?:编辑)?(?:老师)?(?:的?(?:辛苦|工作|付出))?了?"
    "|(?:您|你|编辑|老师)?辛苦(?:您|你)?(?:编辑)?(?:老师)?了?|麻烦(?:您|你)?了?|祝好|(?:顺)?祝编(?:安|祺)"
    "|此致|敬礼|敬上|(?:many )?thanks(?: (?:a lot|again|so much|very much))?"
    "|thank you(?: (?:very much|so much|again))?|(?:kind |best |warm )?regards|best(?: wishes)?"
    "|(?:yours )?sincerely(?: yours)?)"
)
# Possessive: a line of a thousand digits must not be tried in every way it can be cut.
_DEVICE = (
    "(?:我的|我|小米|红米|华为|荣耀|三星|魅族|苹果|网易|新浪|手机|平板|邮箱|邮件|客户端|大师|安卓|的"
    "|iphone|ipad|android|huawei|honor|samsung|galaxy|redmi|xiaomi|vivo|oppo|outlook|qq|ios|mail"
    "|126|163|my|for|phone| )++"
)
_MACHINE = (
    rf"(?:(?:发送|发|来)自{_DEVICE}|sent from {_DEVICE}|get outlook {_DEVICE}|获取{_DEVICE}"
    "|(?:签名)?由网易邮箱大师定制)"
)
_LABEL = (
    "(?:电话|手机|传真|邮箱|邮件|邮编|微信|tel|phone|mobile|fax|e ?mail|mail|wechat|qq|www|https?)"
)
_NUMBER = r"[0-9][0-9 ]*+"
_DATE = r"[0-9]{4} ?年? ?[0-9]{1,2} ?月? ?[0-9]{1,2} ?日?"


def agrees(text: str, *, names: Iterable[str] = (), to: Iterable[str] = ()) -> bool:
    """Tell whether ``text`` says yes and nothing else.

    That is: a greeting if she likes, words such as 好的, the agreement itself, thanks, and under it
    only what tells who she is: ``names`` (hers, her organization's, her address), numbers, a date,
    the line a telephone adds. ``to`` names whom she may greet. A quoted line, a question mark or any
    other word or sign makes it none. Case, spaces and ordinary punctuation do not matter.
    """
    return says(text, rf"(?:{_AGREE} ?){{1,2}}", names=names, to=to)


def says(text: str, what: str, *, names: Iterable[str] = (), to: Iterable[str] = ()) -> bool:
    """Tell whether ``text`` says ``what``, an expression over canonical words, and else only courtesies."""
    if len(text) > _LONGEST:
        return False
    hers, theirs = _any_of(names), _any_of(to)
    lines = _without_signature(text.strip().splitlines(), hers)
    if any(map(_QUOTED.match, lines)):
        return False
    said = canonical(_without_call("\n".join(lines), theirs))
    return bool(said) and bool(_phrase(what, hers, theirs).fullmatch(said or ""))


def canonical(text: str) -> str | None:
    """Give the bare words: NFKC, lower case, Simplified, without spaces and ordinary punctuation.

    Latin words keep one space between them. None where there is any other sign, such as ``?``.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_SIMPLIFIED)
    words = [word for word in _WORD.findall(plain) if not (word in _IGNORED or word.isspace())]
    if not all(word.isalnum() for word in words):
        return None
    return re.sub(r"(?<![a-z0-9]) | (?![a-z0-9])", "", " ".join(words))


def _without_signature(lines: list[str], names: str) -> list[str]:
    """Take the last lines off that only tell who wrote it and on what."""
    one = re.compile(rf"(?:(?:{names}|{_MACHINE}|{_DATE}|{_LABEL}? ?{_NUMBER}|{_LABEL}) ?){{0,6}}")
    last = len(lines)
    while last:
        said = canonical(lines[last - 1].translate(_IN_SIGNATURES))
        if said is None or not one.fullmatch(said):
            break
        last -= 1
    return lines[:last]


def _without_call(text: str, to: str) -> str:
    """Take a call off that stands apart (编辑老师：). Not set apart, it would be who agrees."""
    call = _CALL.match(text)
    said = canonical(call[1]) if call else None
    called = said and re.fullmatch(
        rf"{_EDITOR}|老师|(?:尊敬的|亲爱的)?{to}{_TITLE}|(?:dear|hi|hello) {to}", said
    )
    return text[call.end() :] if call and called else text


def _phrase(what: str, names: str, to: str) -> re.Pattern[str]:
    greeting = (
        rf"(?:{_GREETING}|(?:尊敬的|亲爱的)?{to}{_TITLE}(?:您好|你好|好)|(?:dear|hi|hello) {to})"
    )
    return re.compile(
        rf"(?:{greeting} ?){{0,2}}(?:{_ASSENT} ?){{0,3}}{what} ?"
        rf"(?:(?:{_ASSENT}|{_THANKS}) ?){{0,4}}(?:{names} ?)?(?:{_DATE})?"
    )


def _any_of(names: Iterable[str]) -> str:
    """Give an expression for any of ``names``, longest first, or one that never fits."""
    words = {canonical(name.translate(_IN_SIGNATURES)) for name in names if len(name) <= 200}
    longest_first = sorted((word for word in words if word), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first))})" if longest_first else "(?!)"
