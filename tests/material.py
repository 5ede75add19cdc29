"""The test material that nobody here wrote: beside the checkout, in ``../shared/material``."""

import os
from pathlib import Path

import pytest

MATERIAL = Path(__file__).resolve().parents[2] / "shared" / "material"


def material(path: str) -> Path:
    """Give the file or folder ``path`` of the material.

    Where ``CI`` is set its absence fails the test; elsewhere it skips it.
    """
    found = MATERIAL / path
    if not found.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"no test material at {path}")
    return found
