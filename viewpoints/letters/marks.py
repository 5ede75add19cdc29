"""The marks that stand in a kept letter where a private link goes."""


def mark_of(name: str) -> str:
    """Give what stands in a kept letter where the private link ``name`` goes."""
    return f"[[link:{name}]]"
