"""How much memory does the receiver take for large mails that come at once?

    python -m benchmarks.large_mails

A real `serve`; 1, 2, 4 and then 8 peers send a mail of 60 MB each, all at once. Prints, for each number, the
most memory (resident) that the process which receives and works ever had, and what it had before the first.
"""

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.serving import Serve

LINES = 60_000
"""Of 1,000 bytes each."""


def main() -> None:
    """Send more and more at once, and print the peaks."""
    from tests.intake.mails import mail

    with tempfile.TemporaryDirectory(prefix="viewpoints-large-") as folder:
        os.environ |= {"VIEWPOINTS_DATA": folder, "VIEWPOINTS_DEMO": "no"}
        subprocess.run([sys.executable, "-P", "-m", "viewpoints", "prepare"], check=True)
        serve = Serve(Path(folder))
        print(f"before the first: {_megabytes(serve.receiver)} MB")
        for at_once in (1, 2, 4, 8):
            mails = [
                mail(f"{at_once}/{number}") + (b"x" * 998 + b"\r\n") * LINES
                for number in range(at_once)
            ]
            with ThreadPoolExecutor(at_once) as peers:
                codes = set(peers.map(serve.send, mails))
            print(
                f"{at_once} at once: {_megabytes(serve.receiver)} MB, answers {codes}", flush=True
            )
        serve.stop()


def _megabytes(pid: int) -> int:
    """Give the most that a process ever had in memory."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) // 1024


if __name__ == "__main__":
    main()
