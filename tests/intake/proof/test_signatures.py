"""A DKIM signature of the sender's domain proves a mail when it covers all that a reader sees."""

import json

import dkim
import dns.resolver
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.intake.keys import Key, rsa_key
from tests.intake.mails import mail
from viewpoints.intake.proof import signatures
from viewpoints.intake.proof.signatures import signed
from viewpoints.markup.limits import LimitReached, Limits, run

SIGNED = [b"from", b"to", b"subject", b"date", b"message-id"]


@pytest.fixture(scope="module")
def key() -> Key:
    return rsa_key(1024)


def sign(data: bytes, key: Key, *, domain: str = "qq.com", fields=SIGNED, **more) -> bytes:
    """Sign a mail as the server at ``domain`` would."""
    head = dkim.DKIM(data).sign(
        b"s1",
        domain.encode(),
        key.pem,
        canonicalize=(b"relaxed", b"relaxed"),
        include_headers=list(fields),
        **more,
    )
    return head + data


def proved(data: bytes, key: Key, *, at: str = "s1._domainkey.qq.com") -> bool:
    return signed(data, sender="lin@qq.com", look_up={at: key.record}.get)


def holds(data: bytes, key: Key) -> bool:
    """Tell whether the signature is good by the letter of RFC 6376."""
    return dkim.verify(data, dnsfunc=lambda name, timeout=5: key.record)


def test_her_own_domain_signed_it(key):
    assert proved(sign(mail("同意"), key), key)


def test_a_domain_above_hers_may_sign(key):
    data = sign(mail("同意", sender="lin@mail.ngo.org.cn"), key, domain="ngo.org.cn")
    keys = {"s1._domainkey.ngo.org.cn": key.record}
    assert signed(data, sender="lin@mail.ngo.org.cn", look_up=keys.get)


def test_what_was_changed_since_proves_nothing(key):
    data = sign(mail("同意"), key)
    for old, new in ((b"Subject: ", b"Subject: x"), (b"To: ngo@", b"To: ngo+other@")):
        assert not proved(data.replace(old, new, 1), key)
    assert not proved(data + b"!", key)


@pytest.mark.parametrize(
    "added",
    [
        b"To: other@viewpoints.example",
        b"Cc: other@viewpoints.example",
        b"Subject: other",
        b"Date: Mon, 23 Nov 2026 11:00:00 +0800",
        b"Content-Type: text/html",
    ],
)
def test_what_was_added_beside_the_signed_fields_proves_nothing(key, added):
    data = added + b"\r\n" + sign(mail("同意"), key)
    assert holds(data, key)
    assert not proved(data, key)


def test_two_froms_prove_nobody(key):
    assert not proved(b"From: mallory@qq.com\r\n" + sign(mail("同意"), key), key)


def test_what_is_hung_below_a_body_signed_in_part_proves_nothing(key):
    data = sign(mail("同意"), key, length=True) + b"more"
    assert holds(data, key)
    assert not proved(data, key)


@pytest.mark.parametrize("left_out", [b"to", b"subject", b"date"])
def test_every_field_a_reader_sees_must_be_signed(key, left_out):
    data = sign(mail("同意"), key, fields=[name for name in SIGNED if name != left_out])
    assert holds(data, key)
    assert not proved(data, key)


def test_another_domain_proves_nothing_of_hers(key):
    data = sign(mail("同意"), key, domain="evil.example")
    assert not proved(data, key, at="s1._domainkey.evil.example")


def test_a_key_of_less_than_1024_bits_is_nobodys():
    weak = rsa_key(768)
    assert not proved(sign(mail("同意"), weak), weak)


def test_without_a_key_in_the_dns_nothing_is_proved(key):
    assert not signed(sign(mail("同意"), key), sender="lin@qq.com", look_up=lambda name: None)


def test_an_old_hash_is_none(key):
    data = sign(mail("同意"), key).replace(b"a=rsa-sha256", b"a=rsa-sha1")
    assert not proved(data, key)


def test_of_many_signatures_three_are_looked_at(key):
    asked = []
    data = sign(mail("同意"), key)
    field = data[: data.index(b"\r\nFrom") + 2]
    other = b"".join(field.replace(b"s=s1", b"s=t%d" % number) for number in range(20))
    signed(other + data, sender="lin@qq.com", look_up=asked.append)
    assert len(asked) == 3


def test_a_body_made_to_be_slow_is_given_up(key):
    data = sign(mail("同意"), key) + b" " * 1_000_000 + b"x"
    keys = json.dumps({"s1._domainkey.qq.com": key.record.decode()})
    with pytest.raises(LimitReached, match="too_slow"):
        run(signatures.__name__, data, arguments=[keys, "qq.com"], limits=Limits(seconds=1))


def test_a_dns_that_does_not_answer_is_waited_for_only_so_long(monkeypatch):
    def resolve(self, name, kind, *, lifetime):
        assert (name, kind, lifetime) == ("s1._domainkey.qq.com", "TXT", 5.0)
        raise dns.resolver.LifetimeTimeout(timeout=lifetime, errors=[])

    monkeypatch.setattr(dns.resolver.Resolver, "resolve", resolve)
    monkeypatch.setattr(dns.resolver.Resolver, "__init__", lambda self: None)
    assert signatures.ask_dns("s1._domainkey.qq.com") is None


@given(st.binary(max_size=300))
def test_any_bytes_are_read(data):
    head = b"From: lin@qq.com\r\nDKIM-Signature: "
    assert not signed(head + data, sender="lin@qq.com", look_up=lambda name: None)
