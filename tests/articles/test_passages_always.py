"""Whatever is done to a source and its translation: no words are lost, and exactly what moved on is stale."""

import json
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.articles.translations import TRANSLATOR, newest, rewrite, said, source
from viewpoints.articles import translating

OFTEN = ["change", "write", "write", "all"]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            [*OFTEN, "add", "remove", "move", "new ids", "by hand", "beside", "still right", "drop"]
        ),
        st.integers(0, 9),
    ),
    max_size=14,
)


class Both:
    """A source and its translation, and beside them what must be true of them."""

    def __init__(self) -> None:
        self.count = 0
        self.essay = source(summary="")
        self.source: dict[str, str] = {name: self.chinese() for name in ("a", "b", "c", "d")}
        self.put_source()
        self.article = translating.begin(self.essay, by=TRANSLATOR)
        self.words: dict[str, str] = {}
        self.made_from: dict[str, str] = {}
        self.besides: set[str] = set()

    def chinese(self) -> str:
        """Give words of which no two are alike."""
        self.count += 1
        return "".join(chr(0x4E00 + self.count * 12 + step) for step in range(12))

    def put_source(self) -> None:
        rewrite(self.essay, body=as_body(self.source))

    def do(self, step: str, number: int) -> None:
        getattr(self, step.replace(" ", "_"))(number)

    def change(self, number: int) -> None:
        if place := pick(self.source, number):
            self.source[place] = self.chinese()
            self.put_source()

    def add(self, number: int) -> None:
        places = list(self.source.items())
        places.insert(number, (f"new-{self.count}", self.chinese()))
        self.source = dict(places)
        self.put_source()

    def remove(self, number: int) -> None:
        if place := pick(self.source, number):
            del self.source[place]
            self.put_source()

    def move(self, number: int) -> None:
        if place := pick(self.source, number):
            words = self.source.pop(place)
            self.source = {place: words, **self.source}
            self.put_source()

    def new_ids(self, number: int) -> None:
        names = {place: f"{place}-{self.count}" for place in self.source}
        self.count += 1
        for place, name in names.items():
            if self.made_from.get(place) == self.source[place] and place in self.words:
                self.words[name], self.made_from[name] = (
                    self.words.pop(place),
                    self.made_from.pop(place),
                )
        self.source = {names[place]: words for place, words in self.source.items()}
        self.put_source()
        said(self.article, "title", text="Title")

    def write(self, number: int) -> None:
        if place := pick(self.source, number):
            self.count += 1
            said(self.article, place, text=f"<p>Words {self.count}</p>")
            self.words[place], self.made_from[place] = f"Words {self.count}", self.source[place]

    def all(self, number: int) -> None:
        for one in range(len(self.source)):
            self.write(one)

    def by_hand(self, number: int) -> None:
        if place := pick(self.words, number):
            self.count += 1
            self.words[place] = f"Hand {self.count}"
            rewrite(self.article, by_id={place: f"<p>Hand {self.count}</p>"})

    def beside(self, number: int) -> None:
        self.count += 1
        words = f"Beside {self.count}"
        self.besides.add(words)
        body = newest(self.article).body.get_prep_value()
        body.insert(number, {"id": words, "type": "paragraph", "value": f"<p>{words}</p>"})
        rewrite(self.article, body=json.dumps(body))

    def still_right(self, number: int) -> None:
        place = pick(self.words, number)
        if place in self.source:
            translating.still_right(self.article, place=place, by=TRANSLATOR)
            self.made_from[place] = self.source[place]

    def drop(self, number: int) -> None:
        gone = [place for place in self.words if place not in self.source]
        if place := pick(gone, number):
            translating.drop(self.article, place=place, by=TRANSLATOR)
            del self.words[place]
            self.made_from.pop(place)

    def hold(self) -> None:
        body = newest(self.article).body.get_prep_value()
        written = {one["value"].removeprefix("<p>").removesuffix("</p>") for one in body}
        assert written == {*self.words.values(), *self.besides}
        found = {one.place: one for one in translating.passages_of(self.article)}
        found.pop("title")
        assert {place: one.words.get("text", "") for place, one in found.items()} == {
            place: f"<p>{self.words[place]}</p>" if place in self.words else ""
            for place in {*self.source, *self.words}
        }
        assert {place: str(one.state) for place, one in found.items()} == {
            place: self.state(place) for place in {*self.source, *self.words}
        }
        assert [place for place in found if place in self.source] == list(self.source)

    def state(self, place: str) -> str:
        if place not in self.source:
            return "gone"
        if place not in self.words:
            return "untranslated"
        return "current" if self.made_from[place] == self.source[place] else "stale"


def as_body(words: dict[str, str]) -> str:
    return json.dumps(
        [
            {"id": place, "type": "paragraph", "value": f"<p>{one}</p>"}
            for place, one in words.items()
        ]
    )


def pick(places: Any, number: int) -> str:
    """Give one of some places, nothing when there are none."""
    found = list(places)
    return found[number % len(found)] if found else ""


@contextmanager
def undone():
    """Take back what an example did."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.generate],  # a failure is told as it came: shrinking it takes minutes
    suppress_health_check=list(HealthCheck),
)
@given(steps=STEPS)
def test_no_words_are_lost_and_exactly_what_moved_on_is_stale(steps):
    with undone():
        both = Both()
        for step, number in steps:
            both.do(step, number)
            both.hold()
