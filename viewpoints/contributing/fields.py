"""Fields that our forms share."""

import unicodedata
from typing import Any

from django import forms


class Line(forms.CharField):
    """One line of words: breaks and other control characters become spaces."""

    def to_python(self, value: Any) -> str:
        """Give the words, a single space between them."""
        return line(super().to_python(value) or "")


def line(words: str) -> str:
    """Give words as one line, a single space between them."""
    plain = (" " if unicodedata.category(one)[0] == "C" else one for one in words)
    return " ".join("".join(plain).split())
