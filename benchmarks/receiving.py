"""How many mails a second are kept, synced, before the 250?

    python -m benchmarks.receiving

LMTP clients send a real Chinese mail of about 30 KB over loopback to the product's own receiver; in
the same run, in turn, the limit: a program that only writes and syncs the same bytes to a file.
"""

import os
import smtplib
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

CLIENTS, EACH, ROUNDS = 4, 50, 3
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "viewpoints.config.settings")
MAIL = (
    "From: =?utf-8?b?5p6X5pmT?= <lin@qq.com>\r\nTo: ngo@viewpoints.example\r\n"
    "Subject: =?utf-8?b?5oqV56i/?=\r\nMessage-ID: <%d@qq.com>\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n\r\n" + ("工资不是罪过。" * 20 + "\r\n") * 70
)


def main() -> None:
    """Measure both in turn and print them."""
    with tempfile.TemporaryDirectory(prefix="viewpoints-receiving-") as folder:
        os.environ |= {
            "VIEWPOINTS_DATA": folder,
            "VIEWPOINTS_DEMO": "no",
            "VIEWPOINTS_LMTP_PORT": "8524",
        }
        receiver = _receiver(Path(folder))
        kept, written = [], []
        for _ in range(ROUNDS):
            kept.append(_per_second(_send))
            written.append(_per_second(lambda client: _write(Path(folder), client)))
        receiver.stop()
    ours, limit = statistics.median(kept), statistics.median(written)
    print(
        f"{CLIENTS} clients: {ours:.0f} mails kept a second; file and fsync alone {limit:.0f};"
        f" ratio {ours / limit:.2f}"
    )


def _receiver(data: Path):
    import django

    django.setup()
    from viewpoints.config.preparing import prepare
    from viewpoints.intake.lmtp import Receiver

    prepare(data)
    receiver = Receiver(host="127.0.0.1", port=8524, max_bytes=1_000_000)
    receiver.start()
    return receiver


def _per_second(do) -> float:
    threads = [threading.Thread(target=do, args=[number]) for number in range(CLIENTS)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return CLIENTS * EACH / (time.perf_counter() - began)


def _send(client: int) -> None:
    with smtplib.LMTP("127.0.0.1", 8524) as peer:
        for number in range(EACH):
            message = (MAIL % (time.time_ns() + number)).encode()
            peer.sendmail("lin@qq.com", ["ngo@viewpoints.example"], message)


def _write(folder: Path, client: int) -> None:
    for number in range(EACH):
        with (folder / f"{client}-{number}").open("wb") as file:
            file.write((MAIL % number).encode())
            file.flush()
            os.fsync(file.fileno())


if __name__ == "__main__":
    sys.exit(main())
