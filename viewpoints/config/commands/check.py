"""``viewpoints check``: is this install as it should be?"""

import argparse
import json

HELP = (
    "Look at settings, database, disk, gate, permits, times, pictures, mail, personal data and tasks:"
    " one sentence each."
)
NEEDS_DJANGO = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """``--json`` for programs."""
    parser.add_argument("--json", action="store_true", help="print JSON (docs/contracts/check)")


def run(options: argparse.Namespace) -> int:
    """Print what was found; exit 1 when something must be done."""
    from viewpoints.config.checking import check

    findings = list(check())
    if options.json:
        print(json.dumps({"findings": [finding._asdict() for finding in findings]}, indent=2))
    else:
        for finding in findings:
            print(f"{'ok ' if finding.good else 'BAD'} {finding.name:<10}{finding.sentence}")
    return 0 if all(finding.good for finding in findings) else 1
