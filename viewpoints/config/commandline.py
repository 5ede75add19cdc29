"""The command line: one module per command in ``config.commands``, loaded only when it is called.

A command module has ``HELP``, ``add_arguments(parser)``, ``run(options) -> int`` and NEEDS_DJANGO;
those without Django answer in under half a second. Exit codes: 0 done, 1 failed, 2 misused.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from types import ModuleType

COMMANDS = (
    "serve",
    "prepare",
    "receive",
    "mail-parse",
    "document-convert",
    "sanitize",
    "chinese",
    "search",
    "privacy",
    "access",
    "check",
    "manage",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives its exit code. Without a known command, shows what there is (exit 2)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] in (["-h"], ["--help"], ["help"]):
        print(_overview())
        return 0
    if not given or given[0] not in COMMANDS:
        if given:
            print(f"There is no command {given[0]!r}.\n", file=sys.stderr)
        print(_overview(), file=sys.stderr)
        return 2
    module = _module(given[0])
    parser = argparse.ArgumentParser(prog=f"viewpoints {given[0]}", description=module.HELP)
    module.add_arguments(parser)
    options = parser.parse_args(given[1:])
    return _run(module, options)


def _run(module: ModuleType, options: argparse.Namespace) -> int:
    from viewpoints.config.environment import Misconfigured

    try:
        if module.NEEDS_DJANGO:
            _set_up_django()
        return module.run(options)
    except Misconfigured as wrong:
        print(wrong, file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of our output left, as `head` does
        sys.stderr.close()
        return 1
    except KeyboardInterrupt:
        return 130


def _set_up_django() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "viewpoints.config.settings")
    django.setup()


def _module(name: str) -> ModuleType:
    return importlib.import_module(f"viewpoints.config.commands.{name.replace('-', '_')}")


def _overview() -> str:
    lines = [f"  {name:<18}{_module(name).HELP}" for name in COMMANDS]
    return "\n".join(["usage: viewpoints COMMAND [options]", "", *lines, ""])
