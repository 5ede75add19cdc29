"""Write down whose section everything is that came or was sent before the columns for it were there."""

from collections import defaultdict
from typing import Any

from django.conf import settings
from django.db import migrations
from django.db.models import BigIntegerField, CharField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce


def fill_arrivals(apps: Any, _editor: Any) -> None:
    """By the submission; what became none, by the mailbox it was sent to."""
    arrivals = apps.get_model("intake", "Arrival").objects.filter(section=None)
    submissions = apps.get_model("submissions", "Submission").objects
    hers = submissions.filter(pk=OuterRef("submission")).values("section")[:1]
    arrivals.filter(submission__isnull=False).update(section=Subquery(hers))

    written = apps.get_model("articles", "Section").objects.exclude(mailbox="")
    written = written.filter(locale__language_code=settings.LANGUAGE_CODE)
    mailboxes = dict(written.values_list("mailbox", "pk"))
    found = defaultdict(list)
    for key, recipients in arrivals.values_list("pk", "envelope_to").iterator():
        boxes = (str(one).lower().partition("@")[0].partition("+")[0] for one in recipients)
        if section := next((mailboxes[box] for box in boxes if box in mailboxes), None):
            found[section].append(key)
    for section, keys in found.items():
        for start in range(0, len(keys), 500):
            arrivals.filter(pk__in=keys[start : start + 500]).update(section=section)


def fill_letters(apps: Any, _editor: Any) -> None:
    """By the row that a letter is about. One about somebody's own data stays an administrator's."""
    letters = apps.get_model("letters", "Letter").objects.filter(section_key="")
    for kind, app, model in [
        ("submissions.submission", "submissions", "Submission"),
        ("intake.arrival", "intake", "Arrival"),
        ("intake.draft", "intake", "Draft"),
    ]:
        _fill(letters.filter(about_kind=kind), apps.get_model(app, model))
    letters.filter(about_kind="articles.section").update(section_key=F("about_key"))


def _fill(letters: QuerySet[Any], model: Any) -> None:
    rows = model.objects.filter(pk=Cast(OuterRef("about_key"), BigIntegerField()))
    section = rows.values(key=Cast("section", CharField()))[:1]
    letters.update(section_key=Coalesce(Subquery(section), Value("")))


class Migration(migrations.Migration):
    dependencies = [
        ("intake", "0005_whose_section"),
        ("letters", "0004_rhythms_and_wordings"),
        ("submissions", "0007_notes_and_promises"),
    ]

    operations = [
        migrations.RunPython(fill_arrivals, migrations.RunPython.noop),
        migrations.RunPython(fill_letters, migrations.RunPython.noop),
    ]
