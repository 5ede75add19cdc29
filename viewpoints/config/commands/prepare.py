"""``viewpoints prepare``: make the data folder ready for this release."""

import argparse

HELP = "Make the data folder ready: migrate, collect static files, fill an empty install."
NEEDS_DJANGO = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options."""


def run(options: argparse.Namespace) -> int:
    """Prepare; does nothing harmful when it was done before."""
    from viewpoints.config.preparing import prepare
    from viewpoints.config.settings import DATA

    prepare(DATA)
    return 0
