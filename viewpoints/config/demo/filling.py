"""Fill an empty install with the demo: publication, people, claims, essays, and submissions.

Everything is made through the product's own verbs; only dates are set back afterwards.
"""

import secrets
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from viewpoints.articles.models import Claim, Home, InfoPage, Section, SectionTerm
from viewpoints.config.demo import content, reading
from viewpoints.config.demo.bodies import body, paragraphs, picture
from viewpoints.config.demo.claims import make_claims, make_series
from viewpoints.config.demo.printing import DEMO, print_essays, print_translations
from viewpoints.config.demo.sending import send_submissions
from viewpoints.journal import recording
from viewpoints.journal.models import Actor, Event
from viewpoints.letters.addresses import address
from viewpoints.people.models import Contributor, Organization, Role
from viewpoints.submissions import promising
from viewpoints.submissions.models import Promise

USERNAME = "editor"
EDITORS_ADDRESS = "jianyiwei@qingyu.example"


def is_empty() -> bool:
    """Tell whether nothing was ever published or set up here."""
    return not Home.objects.exists()


@transaction.atomic
def fill() -> str:
    """Fill the install, all but the submissions; gives the demo editor's password, kept nowhere."""
    password = _editor()
    publication = reading.read_publication()
    people = _people()
    home, home_en = _homes(publication)
    sections = _sections(home, home_en, people)
    claims, series = make_claims(), make_series()
    print_essays(
        reading.read_essays(),
        sections=sections,
        people=people,
        claims=claims,
        series=series,
        except_for=frozenset(one.article for one in reading.read_submissions()),
    )
    recording.record("demo.begun", home, by=DEMO)
    return password


def is_unfinished() -> bool:
    """Tell whether the demo's submissions have still to be sent: at first, or after an interruption."""
    return (
        Event.objects.filter(verb="demo.begun").exists()
        and not Event.objects.filter(verb="demo.filled").exists()
    )


def finish() -> None:
    """Send the submissions that have not been sent yet, and print what is left."""
    claims = {one.slug: one for one in Claim.objects.filter(locale__language_code="zh-hans")}
    people = {one.slug: one for one in Contributor.objects.all()}
    editor = Actor.editor(get_user_model().objects.get(username=USERNAME))
    send_submissions(reading.read_submissions(), editor=editor, people=people, claims=claims)
    if not Promise.objects.exists():
        _promise(people["he-dao-qing"], editor=editor)
    with transaction.atomic():
        print_translations(reading.read_translations(), claims=claims)
        recording.record("demo.filled", Home.objects.earliest("pk"), by=DEMO)


def _promise(author: Contributor, *, editor: Actor) -> None:
    """An essay that its author promised for the week after next."""
    author.address = author.address or address("hedaoqing@tiangeng.example")
    author.save(update_fields=["address"])
    promising.promise(
        Section.objects.get(slug=reading.read_sections()[0].slug, locale__language_code="zh-hans"),
        by=editor,
        author=author,
        title="锁匠与图书馆",
        due_on=timezone.localdate() + timedelta(days=12),
        contact=author.address,
        words="上次您说要写写那把一年只开两次的锁，我一直记着。",
    )


def _editor() -> str:
    password = secrets.token_urlsafe(12)
    get_user_model().objects.create_superuser(
        USERNAME,
        email=EDITORS_ADDRESS,
        password=password,
        first_name="一苇",
        last_name="简",
    )
    return password


def _people() -> dict[str, Contributor]:
    organizations = {
        one.slug: Organization.objects.create(
            slug=one.slug,
            name=one.name,
            name_en=one.name_en,
            kind=one.kind,
            description=one.description,
            description_en=one.description_en,
        )
        for one in reading.read_organizations()
    }
    people = {one.slug: _contributor(one) for one in reading.read_people()}
    _give_address(people)
    for role in reading.read_roles():
        Role.objects.create(
            contributor=people[role.person],
            organization=organizations[role.organization],
            title=role.title,
            title_en=role.title_en,
            since=role.since,
            until=role.until,
        )
    return people


def _give_address(people: dict[str, Contributor]) -> None:
    """The section editor is written to when something waits for her."""
    editor = people[reading.read_sections()[0].editor]
    editor.address = address(EDITORS_ADDRESS)
    editor.save(update_fields=["address"])


def _contributor(person: content.Person) -> Contributor:
    return Contributor.objects.create(
        slug=person.slug,
        name=person.name,
        byline=person.printed_name,
        byline_en=person.byline_en,
        biography=person.biography,
        biography_en=person.biography_en,
        portrait=picture(
            reading.PORTRAITS / person.portrait,
            title=person.printed_name,
            description=person.portrait_alt,
        ),
    )


def _homes(publication: content.Publication) -> tuple[Home, Home]:
    root = Page.objects.get(depth=1)
    root.get_children().delete()
    home = root.add_child(
        instance=Home(
            title=publication.name,
            slug="home",
            tagline=publication.tagline,
            publisher=publication.publisher,
            since=publication.since,
            licence=publication.licence,
            licence_url=publication.licence_url,
            licence_note=publication.licence_note,
            show_in_menus=False,
        )
    )
    Site.objects.update_or_create(is_default_site=True, defaults={"root_page": home})
    english, _ = Locale.objects.get_or_create(language_code="en")
    home_en = _translate(
        home,
        english,
        title=publication.name_en,
        slug="home-en",
        tagline=publication.tagline_en,
        publisher=publication.publisher_en,
        licence_url=publication.licence_url_en,
        licence_note=publication.licence_note_en,
    )
    for page in publication.pages:
        _info_page(home, page, english)
    return home, home_en


def _info_page(home: Home, page: content.InfoPage, english: Locale) -> None:
    chinese = home.add_child(
        instance=InfoPage(title=page.title, slug=page.slug, body=body(page.blocks))
    )
    _translate(chinese, english, title=page.title_en, slug=page.slug, body=body(page.blocks_en))


def _translate(page: Page, locale: Locale, **changes: Any) -> Any:
    """Make the page's other edition and put it live: for pages that are not articles."""
    translation = page.copy_for_translation(locale)
    for name, value in changes.items():
        setattr(translation, name, value)
    translation.save_revision().publish()
    translation.refresh_from_db()
    return translation


def _sections(home: Home, home_en: Home, people: dict[str, Contributor]) -> dict[str, Section]:
    sections = {}
    for one in reading.read_sections():
        sections[one.slug] = home.add_child(
            instance=Section(
                title=one.title,
                slug=one.slug,
                introduction=one.introduction,
                letter_to_readers=paragraphs(one.letter),
                how_to_contribute=one.how_to_contribute,
                editor=people[one.editor],
                mailbox=one.mail,
                open_to_contributions=bool(one.how_to_contribute),
                kind=one.kind,
                terms=[
                    SectionTerm(written=written, traditional=put)
                    for written, put in one.terms.items()
                ],
            )
        )
        _translate(
            sections[one.slug],
            home_en.locale,
            title=one.title_en,
            slug=one.slug,
            introduction=one.introduction_en,
            letter_to_readers=paragraphs(one.letter_en),
            how_to_contribute=one.how_to_contribute_en,
        )
    return sections
