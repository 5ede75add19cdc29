"""Who edits a section: named and removed, deputized for days, in every edition, and nobody else."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from tests.publication import english, picture, publication
from viewpoints.articles import editors
from viewpoints.articles.models import Deputy, Section
from viewpoints.journal.models import Actor, Event

pytestmark = pytest.mark.django_db
ADMIN = Actor.machine("test")


@pytest.fixture
def made():
    return publication()


@pytest.fixture
def yu():
    return get_user_model().objects.create_user("yu")


def fresh(user):
    """Give a user without what Wagtail keeps of her permissions."""
    return get_user_model().objects.get(pk=user.pk)


def publishes(user, *sections):
    return [one.permissions_for_user(fresh(user)).can_publish() for one in sections]


def days(number):
    return timezone.localdate() + dt.timedelta(days=number)


def verbs(section):
    return list(Event.objects.filter(subject_key=str(section.pk)).values_list("verb", flat=True))


def test_an_editor_has_her_section_in_every_edition_and_no_other(made, yu):
    other = made.home.add_child(instance=Section(title="来信", slug="lai-xin"))
    in_english = english(made).section
    editors.name_editor(made.section, user=yu, by=ADMIN)
    assert publishes(yu, made.section, in_english, other, made.home) == [True, True, False, False]
    assert fresh(yu).has_perms(["wagtailadmin.access_admin", "people.change_contributor"])
    assert not fresh(yu).has_perm("people.delete_contributor")
    assert list(editors.editors_of(in_english)) == [yu]


def test_an_edition_made_later_is_hers_too(made, yu):
    editors.name_editor(made.section, user=yu, by=ADMIN)
    assert publishes(yu, english(made).section) == [True]


def test_a_copy_of_a_section_is_another_section(made, yu):
    editors.name_editor(made.section, user=yu, by=ADMIN)
    copy = made.section.copy(update_attrs={"slug": "fu-ben", "title": "副本"})
    assert publishes(yu, copy) == [False]


def test_who_is_removed_edits_no_more(made, yu):
    editors.name_editor(made.section, user=yu, by=ADMIN)
    editors.remove_editor(made.section, user=yu, by=ADMIN)
    editors.remove_editor(made.section, user=yu, by=ADMIN)
    assert publishes(yu, made.section) == [False]
    assert verbs(made.section) == ["section.editor_named", "section.editor_removed"]


def test_naming_somebody_twice_is_naming_her_once(made, yu):
    editors.name_editor(made.section, user=yu, by=ADMIN)
    editors.name_editor(made.section, user=yu, by=ADMIN)
    assert (Group.objects.filter(user=yu).count(), verbs(made.section)) == (
        1,
        ["section.editor_named"],
    )


@pytest.mark.parametrize(
    ("since", "until", "edits"),
    [(None, None, True), (0, 0, True), (1, None, False), (None, -1, False), (-3, 3, True)],
)
def test_a_deputy_edits_on_her_days_alone(made, yu, since, until, edits):
    since, until = (None if day is None else days(day) for day in (since, until))
    editors.name_deputy(made.section, user=yu, by=ADMIN, since=since, until=until)
    assert publishes(yu, made.section) == [edits]


def test_a_deputys_rights_begin_and_end_by_the_clock(made, yu):
    deputy = editors.name_deputy(made.section, user=yu, by=ADMIN, since=days(1), until=days(2))
    assert editors.catch_up() == 0
    Deputy.objects.filter(pk=deputy.pk).update(since=days(0))
    assert (editors.catch_up(), editors.catch_up(), publishes(yu, made.section)) == (1, 0, [True])
    Deputy.objects.filter(pk=deputy.pk).update(since=days(-2), until=days(-1))
    assert (editors.catch_up(), editors.catch_up(), publishes(yu, made.section)) == (1, 0, [False])
    assert verbs(made.section) == [
        "section.deputy_named",
        "section.deputy_began",
        "section.deputy_left",
    ]


def test_a_deputys_row_that_is_gone_takes_her_rights_along(made, yu):
    deputy = editors.name_deputy(made.section, user=yu, by=ADMIN, since=None, until=None)
    editors.end_deputy(deputy, by=ADMIN)
    assert publishes(yu, made.section) == [False]


def test_the_clock_takes_out_who_was_put_in_by_hand(made, yu):
    other = get_user_model().objects.create_user("he")
    editors.name_deputy(made.section, user=yu, by=ADMIN, since=None, until=None)
    Group.objects.get(name__endswith="deputies").user_set.add(other)
    assert (editors.catch_up(), publishes(other, made.section)) == (1, [False])


def test_an_editor_is_no_deputy_beside(made, yu):
    editors.name_deputy(made.section, user=yu, by=ADMIN, since=None, until=days(1))
    editors.name_editor(made.section, user=yu, by=ADMIN)
    assert (list(editors.deputies_of(made.section)), publishes(yu, made.section)) == ([], [True])
    with pytest.raises(editors.EditsAlready):
        editors.name_deputy(made.section, user=yu, by=ADMIN, since=None, until=None)


def test_days_that_end_before_they_begin_are_refused(made, yu):
    with pytest.raises(editors.EndsBeforeItBegins):
        editors.name_deputy(made.section, user=yu, by=ADMIN, since=days(2), until=days(1))
    assert not Deputy.objects.exists()


def test_editor_and_deputy_have_one_collection_and_see_no_others_pictures(made, yu):
    deputy = get_user_model().objects.create_user("he")
    foreign, hers = picture("foreign"), picture("hers")
    editors.name_editor(made.section, user=yu, by=ADMIN)
    editors.name_deputy(made.section, user=deputy, by=ADMIN, since=None, until=None)
    hers.collection_id = editors.collection_of(made.section)
    hers.save()
    policy = policy_registry.get_by_type(get_image_model())
    for user in (fresh(yu), fresh(deputy)):
        seen = policy.instances_user_has_permission_for(user, "choose")
        assert list(seen) == [hers]
        assert policy.user_has_permission_for_instance(user, "change", hers)
    assert foreign.collection == Collection.get_first_root_node()
    assert Collection.objects.filter(depth=2).count() == 1


def test_wagtails_own_groups_go_unless_somebody_is_in_them(yu):
    Group.objects.get_or_create(name="Editors")
    moderators, _ = Group.objects.get_or_create(name="Moderators")
    moderators.user_set.add(yu)
    editors.remove_wagtails_groups()
    assert list(Group.objects.values_list("name", flat=True)) == ["Moderators"]
