"""The key that signs cookies: given, or made once and kept in the data folder."""

import secrets
from pathlib import Path


def secret_key(given: str, *, data: Path) -> str:
    """Give the key: the given one, or the one kept in ``data/secret-key`` (made with mode 0600 if absent)."""
    if given:
        return given
    kept = data / "secret-key"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(64))
    return kept.read_text()
