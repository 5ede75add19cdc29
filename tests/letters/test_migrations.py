"""Letters written before a migration are still sent, and answered, after it."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

FROM, TO = ("letters", "0001_initial"), ("letters", "0002_html_side")


def migrated(to):
    """Bring the letters to a migration, and give their model as it is there."""
    executor = MigrationExecutor(connection)
    executor.migrate([to])
    return executor.loader.project_state([to]).apps.get_model("letters", "Letter")


@pytest.mark.django_db(transaction=True)
def test_an_answer_address_is_for_what_the_letter_was_about():
    before = migrated(FROM)
    try:
        to = before._meta.get_field("to").related_model.objects.create(email="lin@qq.com")
        fields = {"to": to, "language": "en", "sender": "ngo@x.cn", "about_key": "7"}
        for about, answers in (("submissions.submission", "submission"), ("intake.arrival", "")):
            before.objects.create(**fields, about_kind=about, answers=answers)
        after = migrated(TO)
        assert list(after.objects.order_by("pk").values_list("answers", "html", "pictures")) == [
            (["answer-submission", "submissions.submission", "7"], "", {}),
            ([], "", {}),
        ]
        again = migrated(FROM)
        assert list(again.objects.order_by("pk").values_list("answers", flat=True)) == [
            "submission",
            "",
        ]
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())
