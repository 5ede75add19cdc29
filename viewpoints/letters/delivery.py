"""Send a letter: compose it, hand it to the mail backend, and write down what became of it.

Nothing is held while a mail server takes its time: the secrets of a letter are committed before it is
handed over, its fate afterwards. A stop between a server's 250 and that commit sends it again (at least
once, never lost), with the same Message-ID, by which mail servers and programs know a second copy; the
links of both open.
"""

import logging
from datetime import timedelta
from email.utils import make_msgid

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from viewpoints.letters import composing, fates
from viewpoints.letters.addresses import NOWHERE
from viewpoints.letters.failures import Failure, failure_of
from viewpoints.letters.models import Letter
from viewpoints.letters.states import LetterState

log = logging.getLogger(__name__)
ATTEMPTS = 6


@task(backend="work")
def deliver(letter_pk: int) -> None:
    """Send one leaving letter. What fails is kept on its row and tried again, later and later, six times.

    A refusal of the letter itself (5xx) is not tried again. A letter that was erased with its reader does
    not leave; one to an erased address goes, for nobody reads it.
    """
    letter = Letter.objects.select_related("to").filter(pk=letter_pk).first()
    if letter is None or letter.state != LetterState.LEAVING or _is_early(letter):
        return
    if letter.to.email.endswith(NOWHERE):
        letter.delete()
        return
    if not fates.begun(letter):
        return
    former = list(letter.secrets.values_list("pk", flat=True))
    try:
        with transaction.atomic():
            message = composing.compose(letter)
        message.send()
    except Exception as error:  # whatever it was, the letter's row must tell it
        log.warning("letter %s could not leave: %s", letter.pk, error, exc_info=True)
        _failed(letter, failure_of(error), former)
    else:
        fates.sent(letter, provider_id=_provider_id(message))


def let_leave(letter: Letter) -> None:
    """Let a letter leave after commit: now, or when its reader's quiet hours end."""
    task = deliver
    if letter.not_before and deliver.get_backend().supports_defer:
        task = deliver.using(run_after=letter.not_before)
    task.enqueue(letter.pk)


def _is_early(letter: Letter) -> bool:
    return letter.not_before is not None and letter.not_before > timezone.now()


def fresh_id(sender: str) -> str:
    """Make the Message-ID of a letter from ``sender``: once for all its attempts (RFC 5322, 3.6.4)."""
    return make_msgid(domain=sender.rpartition("@")[2])


@transaction.atomic
def _failed(letter: Letter, failure: Failure, former: list[int]) -> None:
    if failure.is_sure:
        letter.secrets.exclude(pk__in=former).delete()  # nobody has got them
    attempts = letter.attempts + 1
    if failure.is_final or attempts >= ATTEMPTS:
        fates.failed(
            letter,
            code=failure.code,
            reason=failure.reason,
            blames_address=failure.blames_address,
        )
        return
    fates.put_off(letter, code=failure.code, reason=failure.reason)
    if deliver.get_backend().supports_defer:
        wait = timedelta(minutes=2**attempts)
        deliver.using(run_after=timezone.now() + wait).enqueue(letter.pk)


def _provider_id(message: object) -> str:
    """Give what a provider of django-anymail calls the message; nothing for SMTP."""
    return str(getattr(getattr(message, "anymail_status", None), "message_id", "") or "")
