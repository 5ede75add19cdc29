"""``viewpoints manage``: Django's own commands (migrate, makemigrations, shell …)."""

import argparse

HELP = "Django's own commands, for developers and operators: manage migrate, manage shell …"
NEEDS_DJANGO = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Everything after ``manage`` is Django's."""
    parser.add_argument("arguments", nargs=argparse.REMAINDER)


def run(options: argparse.Namespace) -> int:
    """Run a Django command as ``manage.py`` would."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["viewpoints manage", *options.arguments])
    return 0
