"""An author names, from her own address, who agrees for her."""

from django.db import transaction
from django.utils import timezone

from viewpoints.journal import recording
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.letters.covering import cover
from viewpoints.letters.models import Address
from viewpoints.submissions import approval, authors, letters
from viewpoints.submissions.models import Asking, Proxy


class NotAProxy(ValueError):
    """This address cannot agree for an author: it is her own, or an editor's."""


@transaction.atomic
def name_proxy(asking: Asking, *, at: Address, by: Actor, name: str, email: str) -> Proxy:
    """Let somebody else answer for the author who was asked ``at`` her own address; she is written to.

    Whoever was named before is no proxy any more; the author may still answer herself. Raises NotAsked
    when the asking is over or ``at`` is a proxy's own address, NotAProxy for an editor's or her own.
    """
    own = [one for one in approval.answering(asking, at) if one.proxy is None]
    if not own:
        raise approval.NotAsked(str(asking))
    submission, author, to = asking.submission, own[0].author, address(email)
    if to == at or authors.is_editors(email):
        raise NotAProxy(email)
    submission.proxies.filter(author=author, ended_at=None).update(ended_at=timezone.now())
    proxy = submission.proxies.create(author=author, name=cover(name.strip())[:120], address=to)
    one = asking.asked.create(author=author, proxy=proxy, address=to)
    recording.record("submission.proxy_named", submission, by=by, proxy=proxy.pk)
    letters.asking(one)
    letters.for_editor(submission, event="proxy_named")
    return proxy
