"""What the manual is made of: chapters of pictures, each picture with numbered marks.

Words are written in both languages. ``[[Start editing]]`` in them stands for a label of the interface, by
its msgid, so that a label that was changed changes here too, and one that is gone is found by a test.
"""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator

from manual.desk import Desk

DESKTOP = (1280, 860)
PHONE = (390, 780)


@dataclass(frozen=True)
class Words:
    """The same in Chinese and English."""

    zh: str
    en: str

    def __getitem__(self, language: str) -> str:
        return self.en if language == "en" else self.zh


@dataclass(frozen=True)
class Mark:
    """One numbered thing in a picture: how it is found, and what is to be said of it."""

    find: Callable[[Desk], Locator]
    words: Words


@dataclass(frozen=True)
class Picture:
    """One picture: what is done before it is taken, and what is pointed at; ``size`` in CSS pixels."""

    name: str
    title: Words
    shows: Callable[[Desk], object]
    marks: tuple[Mark, ...] = ()
    words: Words = Words("", "")
    size: tuple[int, int] = DESKTOP


@dataclass(frozen=True)
class Chapter:
    """One page of the manual."""

    name: str
    title: Words
    words: Words
    pictures: tuple[Picture, ...]
