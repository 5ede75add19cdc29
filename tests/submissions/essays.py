"""A section, an editor, an author and her submission, for tests of the verbs."""

from django.contrib.auth import get_user_model
from wagtail.models import Locale, Page, Site

from viewpoints.articles.models import Article, Home, Section
from viewpoints.journal.models import Actor
from viewpoints.letters.addresses import address
from viewpoints.people.finding import contributor_at
from viewpoints.submissions import submitting
from viewpoints.submissions.models import Submission

INTAKE = Actor.machine("intake")


def section() -> Section:
    """Make the home page and one section below it."""
    if found := Section.objects.first():
        return found
    Locale.objects.get_or_create(language_code="zh-hans")
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")
    home = root.add_child(instance=Home(title="责任视角", slug="shouye"))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": home, "hostname": "localhost"}
    )
    return home.add_child(
        instance=Section(title="中国公益观点", slug="china-ngo-viewpoints", mailbox="ngo")
    )


def editor(name: str = "editor") -> Actor:
    """Make an editor, or give her again."""
    user, _ = get_user_model().objects.get_or_create(
        username=name, defaults={"is_superuser": True, "is_staff": True}
    )
    return Actor.editor(user)


def submission(
    title: str = "志愿者也要吃饭", *, emails: tuple[str, ...] = ("lin@qq.com",)
) -> Submission:
    """Make a submission by the authors at ``emails``."""
    authors = [contributor_at(address(email), name=f"作者{email[:3]}") for email in emails]
    return submitting.submit(
        section(),
        by=INTAKE,
        sender=address(emails[0]),
        authors=authors,
        essay=submitting.Essay(title, [{"type": "paragraph", "html": "工资不是罪过。"}]),
        note="编辑老师好，附上一篇文章。",
    )


def rewrite(article: Article, **changes: str) -> None:
    """Change the newest draft as the page editor does: another revision, nothing live."""
    draft = article.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.save_revision()
