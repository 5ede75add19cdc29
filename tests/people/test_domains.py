"""Mail domains: whose mail is from where, on which day."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from viewpoints.people.domains import NoDomain, check, normal, organization_of
from viewpoints.people.models import MailDomain, Organization

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 1, 1)
BEFORE, AFTER = dt.date(2025, 12, 31), dt.date(2026, 1, 2)


def organization(name="山野基金会"):
    return Organization.objects.get_or_create(name=name, slug=name[0].encode().hex())[0]


def domain(name="shanye.example", of="山野基金会", **days):
    return MailDomain(organization=organization(of), domain=name, **days)


@pytest.mark.parametrize(
    ("given", "is_"),
    [
        ("ShanYe.Example", "shanye.example"),
        (" @shanye.example. ", "shanye.example"),
        ("lin@shanye.example", "shanye.example"),
        ("公益.中国", "xn--55qw42g.xn--fiqs8s"),
    ],
)
def test_a_domain_is_compared_as_it_stands_in_the_dns(given, is_):
    assert normal(given) == is_


@pytest.mark.parametrize(
    "wrong", ["", "localhost", "a..b", "1.2.3.4", "-a.cn", "a b.cn", "x" * 70 + ".cn"]
)
def test_what_is_no_domain_of_mail(wrong):
    with pytest.raises(NoDomain):
        normal(wrong)


@pytest.mark.parametrize(
    ("days", "on", "known"),
    [
        ({}, DAY, True),
        ({"since": DAY}, DAY, True),
        ({"since": DAY}, BEFORE, False),
        ({"until": DAY}, DAY, True),
        ({"until": DAY}, AFTER, False),
    ],
)
def test_mail_is_an_organizations_from_a_day_to_a_day(days, on, known):
    domain(**days).save()
    found = organization_of("Lin@ShanYe.example", on=on)
    assert found == (organization() if known else None)


@pytest.mark.parametrize("other", ["lin@mail.shanye.example", "lin@other.example", "nonsense", ""])
def test_mail_from_elsewhere_is_nobodys(other):
    domain().save()
    assert organization_of(other, on=DAY) is None


def test_a_domain_goes_from_one_organization_to_another():
    domain(until=BEFORE).save()
    later = domain(of="林间学社", since=DAY)
    check(later)
    later.save()
    owners = [organization_of("x@shanye.example", on=day).name for day in (BEFORE, DAY)]
    assert owners == ["山野基金会", "林间学社"]


@pytest.mark.parametrize("days", [{}, {"since": BEFORE}, {"until": AFTER}, {"since": DAY}])
def test_on_one_day_a_domain_is_one_organizations(days):
    domain(since=DAY, until=DAY).save()
    with pytest.raises(ValidationError):
        check(domain("SHANYE.example", of="林间学社", **days))
    check(domain(**days))  # of the same organization it may be said twice


@pytest.mark.parametrize("name", ["qq.com", "VIP.163.com", "x", "shanye"])
def test_nobodys_and_everybodys_domains_may_not_stand(name):
    with pytest.raises(ValidationError):
        check(domain(name))


def test_a_time_that_ends_before_it_begins_may_not_stand():
    with pytest.raises(ValidationError):
        check(domain(since=AFTER, until=DAY))
