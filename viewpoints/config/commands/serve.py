"""``viewpoints serve``: everything on one machine, prepared first when it must be."""

import argparse
import subprocess
import sys
import time

from viewpoints.config import environment
from viewpoints.config.preparing import prepared

HELP = "Serve the site, the desk, the mail receiver and the worker; prepare what is missing first."
NEEDS_DJANGO = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options: every setting is a VIEWPOINTS_… variable."""


def run(options: argparse.Namespace) -> int:
    """Prepare in a process of its own, so that the server stays lean; then serve until stopped."""
    if not prepared(environment.read().DATA.resolve()):
        print("Preparing the data folder …", flush=True)
        done = subprocess.run([sys.executable, "-P", "-m", "viewpoints", "prepare"], check=False)
        if done.returncode:
            return 1
    return _serve()


def _serve() -> int:
    began = time.monotonic()
    from viewpoints.config.server import serve  # loads Django, after preparing

    return serve(began=began)
