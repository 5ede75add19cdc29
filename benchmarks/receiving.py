"""How many mails a second are kept, synced, before the 250, beside Postfix's own local delivery?

    python -m benchmarks.receiving        (as root: Postfix starts no other way)

Postfix's smtp-source sends mails of 30 KB over loopback, several at once, in turn to

- Postfix, which delivers them by virtual(8) into a Maildir (the limit: each file synced);
- the product's receiver, by LMTP: file and row synced;
- Postfix, with the files of deploy/postfix, which hands them to the receiver.

Each time counts until the last mail is in its place. All lie on the disk of the temporary files.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

SESSIONS, MAILS, SIZE, ROUNDS = 8, 500, 30_000, 3
PATIENCE = 120
USER, GROUP = "nobody", "nogroup"
SENDING = ["smtp-source", "-d", "-s", str(SESSIONS), "-m", str(MAILS), "-l", str(SIZE)]
SENDING += ["-f", "lin@qq.com", "-t", "ngo@viewpoints.example"]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "viewpoints.config.settings")


def main() -> None:
    """Measure all in turn and print the medians and their ratios."""
    from tests.ports import free_port
    from tests.postfix import postfix

    with tempfile.TemporaryDirectory(prefix="viewpoints-receiving-") as folder:
        os.environ |= {"VIEWPOINTS_DATA": folder, "VIEWPOINTS_DEMO": "no"}
        port = free_port()
        receiver = _receiver(Path(folder), port)
        maildir = Path(tempfile.mkdtemp(prefix="viewpoints-maildir-"))
        shutil.chown(maildir, USER, GROUP)
        try:
            with (
                postfix(lmtp_port=port, **_into(maildir)) as local,
                postfix(lmtp_port=port) as handing_on,
            ):
                rates = _measure(maildir, local.port, port, handing_on.port)
        finally:
            receiver.stop()
            shutil.rmtree(maildir)
    print(f"{SESSIONS} sessions, mails of {SIZE} bytes, median of {ROUNDS}; mails a second:")
    for name, measured in rates.items():
        ratio = statistics.median(a / b for a, b in zip(measured, rates["Postfix"], strict=True))
        print(f"{name:<26}{statistics.median(measured):>6.0f}   ratio {ratio:.2f}")


def _measure(maildir: Path, local: int, port: int, handing_on: int) -> dict[str, list[float]]:
    ways: dict[str, Callable[[], float]] = {
        "Postfix": lambda: _per_second(local, lambda: len(os.listdir(maildir / "mail/new"))),
        "receiver": lambda: _per_second(port, _arrivals, "-L"),
        "Postfix and receiver": lambda: _per_second(handing_on, _arrivals),
    }
    (maildir / "mail" / "new").mkdir(parents=True)
    for sub in ("mail", "mail/new"):
        shutil.chown(maildir / sub, USER, GROUP)
    rates: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(ROUNDS + 1):
        for name, way in ways.items():
            rate = way()
            if turn:  # the first warms up
                rates[name].append(rate)
    return rates


def _per_second(port: int, count: Callable[[], int], *more: str) -> float:
    wanted = count() + MAILS
    began = time.perf_counter()
    subprocess.run([*SENDING, *more, f"127.0.0.1:{port}"], check=True)
    while count() < wanted:
        if time.perf_counter() - began > PATIENCE:
            raise TimeoutError(f"{wanted - count()} of {MAILS} mails did not come")
        time.sleep(0.005)
    return MAILS / (time.perf_counter() - began)


def _arrivals() -> int:
    from viewpoints.intake.models import Arrival

    return Arrival.objects.count()


def _into(maildir: Path) -> dict[str, str]:
    return {
        "virtual_transport": "virtual",
        "virtual_mailbox_base": str(maildir),
        "virtual_mailbox_maps": "static:mail/",
        "virtual_mailbox_limit": "0",
        "virtual_minimum_uid": "1",
        "virtual_uid_maps": f"static:{maildir.stat().st_uid}",
        "virtual_gid_maps": f"static:{maildir.stat().st_gid}",
    }


def _receiver(data: Path, port: int):
    import django

    django.setup()
    from viewpoints.config.preparing import prepare
    from viewpoints.intake.lmtp import Receiver

    prepare(data)
    receiver = Receiver(host="127.0.0.1", port=port, max_bytes=1_000_000)
    receiver.start()
    return receiver


if __name__ == "__main__":
    sys.exit(main())
