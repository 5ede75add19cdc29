"""A secret stands in the letter that left and nowhere else."""

import re

import pytest
from django.apps import apps
from django.core import mail
from django.core.serializers import serialize
from django.db.models import Model

from tests.contributing.visits import FORM, asked, filled, mailed_link
from viewpoints.submissions.models import Submission

pytestmark = pytest.mark.django_db
SECRET = re.compile(r"(?:/contribute/\w+/|ngo\+)([a-z2-7]{26})\b")


def rows() -> str:
    """Everything the database holds."""
    models: list[type[Model]] = list(apps.get_models())
    return "".join(serialize("json", model._default_manager.all()) for model in models)


def test_no_row_holds_a_secret_of_any_letter(client):
    asked()
    client.post(FORM, filled(email="wu@163.com"))
    client.post(mailed_link("confirm"))
    letters = [message.body + str(message.reply_to) for message in mail.outbox]
    secrets = {secret for letter in letters for secret in SECRET.findall(letter)}
    assert len(letters) == 4
    assert (
        len(secrets) == 8
    )  # three status links, a text, a confirmation, and three answer addresses
    assert Submission.objects.count() == 2
    assert [secret for secret in secrets if secret in rows()] == []
