import pytest
from django.test import RequestFactory

from viewpoints.contributing import limits


def request(peer):
    return RequestFactory().post("/", REMOTE_ADDR=peer)


@pytest.mark.parametrize(
    ("peer", "network"),
    [
        ("203.0.113.77", "203.0.113.0/24"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("unix:", "unix:"),
        ("", "local"),
    ],
)
def test_a_network_is_a_24_or_a_64(peer, network):
    assert limits.network(request(peer)) == network


def test_the_seventh_form_of_an_address_in_an_hour_is_too_many_wherever_it_comes_from():
    tries = [
        limits.too_many_forms(request(f"203.0.{place}.1"), email="lin@qq.com") for place in range(7)
    ]
    assert tries == [False] * 6 + [True]


def test_the_sixty_first_form_of_a_network_is_too_many_whatever_its_address():
    tries = [
        limits.too_many_forms(request(f"203.0.113.{place}"), email=f"{place}@qq.com")
        for place in range(61)
    ]
    assert tries == [False] * 60 + [True]


def test_guesses_are_counted_only_when_they_were_wrong():
    asks = [limits.guessed_too_often(request("203.0.113.1")) for _ in range(40)]
    assert asks == [False] * 40
    for _ in range(31):
        limits.count_guess(request("203.0.113.1"))
    assert limits.guessed_too_often(request("203.0.113.9"))
    assert not limits.guessed_too_often(request("203.0.114.9"))
