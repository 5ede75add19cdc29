"""``python -m viewpoints.intake.parsing [FOLDER] < mail``: JSON out, attachments into FOLDER.

Files are named by the SHA-256 of their bytes, never by what a sender calls them. This process has
no limits of its own: whoever runs it on foreign mail sets them.
"""

import json
import sys
from pathlib import Path

from .reading import parse


def main() -> None:
    """Read one mail from stdin."""
    message = parse(sys.stdin.buffer.read())
    for folder in map(Path, sys.argv[1:2]):
        folder.mkdir(parents=True, exist_ok=True)
        for file in message.attachments:
            (folder / file.sha256).write_bytes(file.content)
    line = json.dumps(message.to_json(), ensure_ascii=False)
    sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")


if __name__ == "__main__":
    main()
