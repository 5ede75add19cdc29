"""Letters written to files: the first run's mail backend, readable by people and by tests."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class EmailBackend(BaseEmailBackend):
    """Write each message to ``$VIEWPOINTS_DATA/outgoing/TIME-RANDOM.eml``, whole or not at all."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the messages; names sort by the time they left. Gives how many there were."""
        folder: Path = settings.OUTGOING_ROOT
        folder.mkdir(parents=True, exist_ok=True)
        for message in email_messages:
            name = f"{time.time_ns()}-{os.urandom(3).hex()}"
            part = folder / f"{name}.part"
            part.write_bytes(message.message().as_bytes())
            part.rename(folder / f"{name}.eml")
        return len(email_messages)
