"""Words of Chinese text, for an index and for what is looked for in it: one rule for both.

What is indexed is cut into every word of the dictionary that it holds, at every place, and into its single
characters; what is looked for, into the fewest words. So whatever stands in a text is found by it,
a two-character word too, whether or not the dictionary has it. Traditional text is made Simplified first:
the dictionary knows Simplified only (libraries.md). Latin words lose their accents.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any

OWN_WORDS = (
    "绿色和平",
    "公益组织",
    "社会组织",
    "基金会",
    "筹款人",
    "劝募",
    "月捐",
    "人道",
    "志愿者",
    "企业社会责任",
)
"""Words of our field that the dictionary lacks or cuts."""

HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_ANYWHERE = frozenset(
    "的了是在和与跟及或不没也就都还又很我你您他她它们这那哪有一个吗呢吧么谁为对给被把让从到去来说要会能"
)
_NO_WORD = re.compile("[\0\ud800-\udfff]")
"""OpenCC ends at a NUL; a lone surrogate has no UTF-8."""
_ACCENT = re.compile("[\u0300-\u036f]")
_RUN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")


def segment(text: str) -> list[str]:
    """Give the words of a text in their order, each piece of it once: joined they are the text again."""
    return list(_dictionary().cut(text, True))


def index_words(text: str) -> list[str]:
    """Give every word that a text is to be found by, once, in the order of their first places."""
    found: dict[str, None] = {}
    for run in runs(text):
        # Characters that the dictionary lacks are in none of its words.
        words = [*_dictionary().cut_all(run), *run] if is_han(run) else [run]
        found.update(dict.fromkeys(words))
    return list(found)


def query_words(query: str) -> list[str]:
    """Give the words that a text must all hold to be found by ``query``, each once."""
    return list(dict.fromkeys(word for run in query_runs(query) for word in run))


def query_runs(query: str) -> list[list[str]]:
    """Give the same run by run, in their order."""
    return [list(_dictionary().cut(run, False)) if is_han(run) else [run] for run in runs(query)]


def names_in(run: list[str]) -> list[str]:
    """Give the stretches of a run that the dictionary does not know: single characters side by side.

    Names mostly (何稻青), and words mistyped. Characters that stand anywhere (的, 了) belong to none.
    """
    stretches = [""]
    for word in run:
        if len(word) == 1 and is_han(word) and word not in _ANYWHERE:
            stretches[-1] += word
        else:
            stretches.append("")
    return [stretch for stretch in stretches if len(stretch) > 1]


def runs(text: str) -> list[str]:
    """Give the runs of Chinese characters, and of letters and digits: NFKC, small, bare, Simplified."""
    plain = unicodedata.normalize("NFKC", _NO_WORD.sub(" ", text)).casefold()
    return _RUN.findall(_converter("t2s").convert(_bare(plain)))


def is_han(run: str) -> bool:
    """Tell whether a run, or a word, is one of Chinese characters."""
    return re.match(f"[{HAN}]", run) is not None


def as_written_here(query: str) -> list[str]:
    """Give what a query may mean: its words in Simplified, and those of Taiwan as they are said here.

    資訊 is 资讯, and also 信息. Without such a word there is one meaning.
    """
    plain = _NO_WORD.sub(" ", query)
    return list(dict.fromkeys(_converter(name).convert(plain) for name in ("t2s", "tw2sp")))


def levelled(text: str) -> str:
    """Give a text as ``runs`` reads it, but character for character, so that places are those of the text."""
    small = unicodedata.normalize("NFKC", text).casefold()
    if len(small) != len(text) or not small.isascii():
        small = "".join(map(_small, text))
    simplified: str = _converter("t2s").convert(small)
    return simplified if len(simplified) == len(text) else small


@lru_cache(maxsize=20_000)
def _small(char: str) -> str:
    small = _bare(unicodedata.normalize("NFKC", _NO_WORD.sub(" ", char)).casefold())
    return small if len(small) == 1 else char


def _bare(plain: str) -> str:
    """Take accents of Latin away (U+0300 to 036F), not the marks that kana are made with."""
    if plain.isascii():
        return plain
    parted = unicodedata.normalize("NFD", plain)
    return unicodedata.normalize("NFC", _ACCENT.sub("", parted))


@cache
def _dictionary() -> Any:
    import rjieba  # here: its dictionary takes a moment to load

    dictionary = rjieba.Jieba()
    for word in OWN_WORDS:
        dictionary.add_word(word, None, None)
    return dictionary


@cache
def _converter(name: str) -> Any:
    import opencc

    return opencc.OpenCC(name)
