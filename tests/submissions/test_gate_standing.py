"""The gate stands: every part of it, after every migration, with every seal that still holds."""

import hashlib
from contextlib import closing

import pytest
from django.db import connection
from django.utils import timezone

from tests.submissions import doors
from tests.submissions.doors import body, sql, stored
from viewpoints.articles.models import Article
from viewpoints.submissions import gate
from viewpoints.submissions.gate import declared
from viewpoints.submissions.models import Permit, Seal

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def live() -> Article:
    return doors.printed(doors.draft())


@pytest.fixture
def put_up_again():
    yield
    gate.after_migrating(using="default")


@pytest.mark.django_db  # in one transaction, which is undone
@pytest.mark.parametrize("part", declared.EVENTS + declared.FIXED, ids=lambda part: part.name)
def test_the_gate_is_missed_when_a_part_is_gone(part):
    assert gate.closed()
    doors.take_down(part.name, part.when.split()[-1])

    assert not gate.closed()


@pytest.mark.usefixtures("put_up_again")
def test_the_gate_stands_again_after_a_migration():
    gate.before_migrating(using="default")
    assert not gate.closed()
    gate.after_migrating(using="default")
    assert gate.closed()


@pytest.mark.usefixtures("put_up_again")
def test_it_does_not_stand_while_a_column_it_reads_is_missing():
    gate.before_migrating(using="default")
    sql("ALTER TABLE articles_article RENAME COLUMN share_line TO share_line_2")

    gate.after_migrating(using="default")
    closed = gate.closed()
    sql("ALTER TABLE articles_article RENAME COLUMN share_line_2 TO share_line")

    assert not closed


def change_title(program):
    program.execute("UPDATE wagtailcore_page SET title = '没人同意' WHERE live")
    program.commit()


def test_another_program_can_change_nothing_live(live):
    other = connection.get_new_connection(connection.get_connection_params())
    with closing(other) as program, pytest.raises(connection.Database.Error):
        change_title(program)

    assert stored(live).title == "标题"


def test_columns_are_hashed_with_their_lengths_in_code_points():
    article = doors.printed(doors.draft(title="标题𠮷", byline="", summary="é", body=body("句")))
    with connection.cursor() as cursor:
        columns = ", ".join(declared.PRINTED_COLUMNS)
        cursor.execute(f"SELECT {columns} FROM {declared.FROM} WHERE p.id = %s", [article.pk])
        values = cursor.fetchone()
    written = "".join(f"{len(value)}:{value}" for value in values)

    assert values[:2] == ("标题𠮷", "")
    assert article.seal.columns == hashlib.sha256(written.encode()).hexdigest()


def old_seal(article):
    """Leave a seal as an older release made it, which read other columns."""
    gate.before_migrating(using="default")
    Seal.objects.filter(article=article).update(columns="0" * 64)


def test_a_live_article_whose_words_did_not_change_is_sealed_again(live):
    old_seal(live)
    gate.after_migrating(using="default")

    assert gate.violations() == []
    assert Seal.objects.get().columns != "0" * 64


def test_a_live_article_whose_words_did_change_is_not(live):
    old_seal(live)
    Article.objects.filter(pk=live.pk).update(title="别的标题")
    gate.after_migrating(using="default")

    assert (gate.violations(), gate.reseal()) == ([live.pk], 0)
    stored(live).delete()


def test_a_live_article_whose_permit_was_withdrawn_is_not(live):
    old_seal(live)
    Permit.objects.update(withdrawn_at=timezone.now())
    gate.after_migrating(using="default")

    assert gate.violations() == [live.pk]
    stored(live).delete()


def test_a_live_article_that_was_never_sealed_is_not(live):
    old_seal(live)
    Seal.objects.all().delete()
    gate.after_migrating(using="default")

    assert gate.violations() == [live.pk]
    stored(live).delete()
