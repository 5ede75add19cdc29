"""The demo's files, read into plain objects: no Django, no database.

TOML tables have the names of the fields in :mod:`viewpoints.config.demo.content`. An essay is front
matter in TOML between two lines ``+++``, then text as :mod:`viewpoints.config.demo.blocks` describes it.
"""

import tomllib
from pathlib import Path
from typing import Any

from viewpoints.config.demo.blocks import blocks_from_text
from viewpoints.config.demo.content import (
    Claim,
    ClaimAnswer,
    Essay,
    Evidence,
    InfoPage,
    Mail,
    Organization,
    Person,
    Publication,
    Role,
    Section,
    Series,
    Step,
    Submission,
    Writer,
)

HERE = Path(__file__).parent
PORTRAITS = HERE / "portraits"
PICTURES = HERE / "pictures"


def read_publication() -> Publication:
    table = _toml("publication.toml")
    pages = [_info_page(page) for page in table.pop("pages")]
    return Publication(**table, pages=pages)


def read_sections() -> list[Section]:
    return [Section(**table) for table in _tables("sections")]


def read_organizations() -> list[Organization]:
    return [Organization(**table) for table in _tables("organizations")]


def read_people() -> list[Person]:
    return [Person(**table) for table in _tables("people")]


def read_roles() -> list[Role]:
    return [Role(**table) for table in _tables("roles")]


def read_series() -> list[Series]:
    return [Series(**table) for table in _tables("series")]


def read_claims() -> list[Claim]:
    return [_claim(table) for table in _tables("claims")]


def read_essays() -> list[Essay]:
    """Give the essays in Simplified Chinese and the announcement, oldest first."""
    return _essays(HERE / "essays")


def read_translations() -> list[Essay]:
    """Give the English editions, oldest first."""
    return _essays(HERE / "essays" / "en")


def read_submissions() -> list[Submission]:
    """Give the submissions, the longest waiting first."""
    paths = (HERE / "submissions").glob("*.toml")
    return sorted(map(_submission, paths), key=lambda submission: submission.received_at)


def read_essay(path: Path) -> Essay:
    """Read one essay. Raises ValueError where front matter or text is not written as agreed."""
    before, front, text = path.read_text(encoding="utf-8").split("+++\n", 2)
    if before:
        raise ValueError(f"{path.name} does not begin with +++")
    table = tomllib.loads(front)
    claims = [ClaimAnswer(**answer) for answer in table.pop("claims", [])]
    return Essay(**table, claims=claims, blocks=blocks_from_text(text))


def _essays(folder: Path) -> list[Essay]:
    return sorted(map(read_essay, folder.glob("*.md")), key=lambda essay: str(essay.date))


def _claim(table: dict[str, Any]) -> Claim:
    explained = {key: blocks_from_text(table[key]) for key in ("explanation", "explanation_en")}
    evidence = [Evidence(**each) for each in table.pop("evidence", [])]
    return Claim(**table | explained, evidence=evidence)


def _info_page(table: dict[str, Any]) -> InfoPage:
    texts = [(HERE / table.pop(key)).read_text(encoding="utf-8") for key in ("text", "text_en")]
    blocks, blocks_en = map(blocks_from_text, texts)
    return InfoPage(**table, blocks=blocks, blocks_en=blocks_en)


def _submission(path: Path) -> Submission:
    table = _toml(f"submissions/{path.name}")
    return Submission(
        name=path.stem,
        mail=Mail(**table.pop("mail")),
        author=Writer(**table.pop("author")),
        essay=read_essay(path.parent / table.pop("essay")),
        history=[_step(step, path.parent) for step in table.pop("history", [])],
        **table,
    )


def _step(table: dict[str, Any], folder: Path) -> Step:
    essay = None
    if "text" in table:
        essay = read_essay(folder / table.pop("text"))
    elif "article" in table:
        essay = read_essay(HERE / "essays" / f"{table.pop('article')}.md")
    return Step(**table, essay=essay)


def _tables(name: str) -> list[dict[str, Any]]:
    return _toml(f"{name}.toml")[name]


def _toml(path: str) -> dict[str, Any]:
    """Read a file's table; texts that span lines lose the line breaks around them."""
    return _stripped(tomllib.loads((HERE / path).read_text(encoding="utf-8")))


def _stripped(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _stripped(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_stripped(each) for each in value]
    return value.strip() if isinstance(value, str) else value
