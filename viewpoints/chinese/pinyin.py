"""Pinyin of Chinese words, for finding them by how they sound."""


def syllables(run: str) -> list[str]:
    """Give the syllables of a run of Chinese characters, as they are read in it, without tones.

    A character that has no known reading is left out. ``ü`` is ``v``, as it is typed.
    """
    from pypinyin import Style, lazy_pinyin  # here: its dictionaries take 0.2 s to load

    return list(lazy_pinyin(run, style=Style.NORMAL, errors="ignore"))
