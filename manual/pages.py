"""What the manual is made of: chapters of pictures, each picture with numbered marks.

Words are written in both languages. ``[[Start editing]]`` in them stands for a label of the interface, by
its msgid, so that a label that was changed changes here too, and one that is gone is found by a test.
"""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator

from manual.desk import EDITOR, Desk

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
    """One picture: what is done before it is taken, and what is pointed at; ``size`` in CSS pixels.

    A picture changes nothing that another one shows.
    """

    name: str
    title: Words
    shows: Callable[[Desk], object]
    marks: tuple[Mark, ...] = ()
    words: Words = Words("", "")
    size: tuple[int, int] = DESKTOP
    who: str = EDITOR


@dataclass(frozen=True)
class Chapter:
    """One page of the manual."""

    name: str
    title: Words
    words: Words
    pictures: tuple[Picture, ...]


def opens(address: str) -> Callable[[Desk], object]:
    """Show the page at an address of the desk."""
    return lambda desk: desk.open(address)


def submission(title: str, more: str = "") -> Callable[[Desk], object]:
    """Show the page of a submission, or ``more`` below it, such as ``ask/``."""
    return lambda desk: desk.open_submission(title, more)


def button(msgid: str) -> Callable[[Desk], Locator]:
    """Mark a button by its label."""
    return lambda desk: desk.button(msgid)


def link(msgid: str) -> Callable[[Desk], Locator]:
    """Mark a link by its label."""
    return lambda desk: desk.link(msgid)


def field(msgid: str) -> Callable[[Desk], Locator]:
    """Mark a field by its label."""
    return lambda desk: desk.field(msgid)


def css(selector: str) -> Callable[[Desk], Locator]:
    """Mark what has no label by a CSS selector."""
    return lambda desk: desk.css(selector)


def row(title: str) -> Callable[[Desk], Locator]:
    """Mark a link by words that are no label: an essay's title."""
    return lambda desk: desk.row(title)
