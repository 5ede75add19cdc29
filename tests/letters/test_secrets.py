"""Private links: unguessable, single-purpose, expiring, kept only as hashes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from viewpoints.letters import secrets
from viewpoints.letters.addresses import address
from viewpoints.letters.models import Secret

pytestmark = pytest.mark.django_db
ABOUT = ("submissions.submission", "7")


def mint(**changes) -> str:
    return secrets.mint("status", about=ABOUT, holder=address("lin@qq.com"), **changes)


def test_only_its_hash_is_kept():
    secret = mint()

    row = Secret.objects.values().get()
    assert len(secret) == 26
    assert secret not in str(row)
    assert row["digest"] == secrets.digest(secret)


def test_it_is_found_in_any_case_of_letters():
    secret = mint()

    assert secrets.find(secret.upper(), purpose="status").about_key == "7"


def test_it_opens_nothing_of_another_purpose():
    with pytest.raises(secrets.Unknown):
        secrets.find(mint(), purpose="asking")


def test_it_expires_and_then_still_tells_whose_it_was():
    secret = mint(lifetime=timedelta(seconds=-1))

    with pytest.raises(secrets.Expired) as expired:
        secrets.find(secret, purpose="status")

    assert expired.value.secret.holder.email == "lin@qq.com"


def test_lapsing_ends_every_open_one_about_the_row_and_no_other():
    secret, other = mint(), secrets.mint("status", about=("x.y", "7"), holder=address("a@b.cn"))

    assert secrets.lapse("status", about=ABOUT) == 1

    with pytest.raises(secrets.Expired):
        secrets.find(secret, purpose="status")
    assert secrets.find(other, purpose="status").expires_at > timezone.now()
