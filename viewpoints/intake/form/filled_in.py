"""What only the form asks for: how she signs, and for whom she works."""

from viewpoints.chinese.slug import slug
from viewpoints.intake import raw
from viewpoints.intake.form import as_mail
from viewpoints.intake.models import Arrival
from viewpoints.people.finding import free_slug
from viewpoints.people.models import Contributor, Organization, Role

ANONYMOUS = "佚名"


def take(arrival: Arrival, author: Contributor) -> None:
    """Take byline, organization and role of a confirmed form into a contributor who is new to us.

    What an editor knows of somebody is not changed by a form.
    """
    found = as_mail.particulars(raw.read(arrival.raw))
    if found is None or author.submissions.exists():
        return
    author.byline = found.byline[:120]
    if author.byline != author.name:  # her page's address must not tell who she is
        author.slug = free_slug(author.byline or ANONYMOUS)
    author.save(update_fields=["byline", "slug"])
    if found.organization:
        _role(author, found.organization[:120], found.role[:120])


def _role(author: Contributor, name: str, title: str) -> None:
    organization = Organization.objects.filter(name=name).first()
    if organization is None:
        organization = Organization.objects.create(name=name, slug=_free_slug(name))
    Role.objects.create(
        contributor=author,
        organization=organization,
        title=title,
        shown=author.byline == author.name,
    )


def _free_slug(name: str) -> str:
    wanted = slug(name)
    taken = Organization.objects.filter(slug__startswith=wanted).count()
    return f"{wanted}-{taken + 1}" if taken else wanted
