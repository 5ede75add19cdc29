"""Who holds a private link, in the words of the domain."""

from viewpoints.journal.models import Actor, ActorKind
from viewpoints.letters.models import Address
from viewpoints.people.models import Contributor


def actor_at(address: Address) -> Actor:
    """Give who acts by a link that was sent to ``address``: the contributor we know there, or its key."""
    known = Contributor.objects.filter(address=address).order_by("pk").first()
    return Actor.contributor(known) if known else Actor(ActorKind.CONTRIBUTOR, f"at-{address.pk}")


def masked(address: Address) -> str:
    """Give an address so that its owner knows it and nobody else learns it: ``li…@qq.com``."""
    local, _, domain = address.email.partition("@")
    return f"{local[: min(2, len(local) // 2)]}…@{domain}"
