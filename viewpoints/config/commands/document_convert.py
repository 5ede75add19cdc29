"""``document-convert``: what a document becomes."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from viewpoints.markup.documents import LOSSES, SENTENCES, Code, Document, Refusal, convert

HELP = "Show what a document becomes."
NEEDS_DJANGO = False


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="the document, or - for stdin")
    parser.add_argument("--json", action="store_true", help="print JSON, for programs")


def run(options: argparse.Namespace) -> int:
    """Convert one document; a refusal is exit 1 and one line on stderr."""
    try:
        data = sys.stdin.buffer.read() if options.file == "-" else Path(options.file).read_bytes()
    except OSError as error:
        print(f"{options.file}: {error.strerror}", file=sys.stderr)
        return 1
    try:
        document = convert(data, filename=Path(options.file).name)
    except Refusal as refusal:
        print(f"{refusal.code}: {refusal}", file=sys.stderr)
        if options.json:
            _write(_as_json(Document("", []), error=refusal.code))
        return 1
    _write(_as_json(document) if options.json else _as_text(document))
    return 0


def _as_json(document: Document, *, error: Code | None = None) -> str:
    body = [block for block in document.blocks if block["type"] != "footnote"]
    notes = [block for block in document.blocks if block["type"] == "footnote"]
    return json.dumps(
        {
            "title": document.title,
            "blocks": body,
            "images": [_image(picture) for picture in document.pictures],
            "footnotes": [{"label": note["label"], "html": note["html"]} for note in notes],
            "warnings": [{"code": lost, "message": LOSSES[lost]} for lost in document.lost],
            "error": error and {"code": error, "message": SENTENCES[error]},
        },
        ensure_ascii=False,
    )


def _image(picture: Any) -> dict[str, Any]:
    return {
        "sha256": picture.sha256,
        "type": picture.type,
        "width": picture.width,
        "height": picture.height,
        "size": len(picture.data),
    }


def _as_text(document: Document) -> str:
    from viewpoints.markup.blocks import text_from_blocks  # here: nh3 is not needed for --json

    return "\n\n".join(filter(None, [document.title, text_from_blocks(document.blocks)]))


def _write(text: str) -> None:
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
