"""The marks that stand in a kept letter where a private link goes."""

import re

MARK = re.compile(r"\[\[link:([a-z0-9_]+)\]\]")


def mark_of(name: str) -> str:
    """Give what stands in a kept letter where the private link ``name`` goes."""
    return f"[[link:{name}]]"


def names_in(words: str) -> frozenset[str]:
    """Give the names of the private links that words have a mark for."""
    return frozenset(MARK.findall(words))
