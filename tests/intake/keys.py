"""RSA keys for DKIM, made anew for each run of the tests: none is kept, so none can leak."""

import random
from base64 import b64encode
from dataclasses import dataclass

_RSA = bytes.fromhex("300d06092a864886f70d0101010500")  # AlgorithmIdentifier, RFC 8017
_E = 65_537


@dataclass(frozen=True)
class Key:
    """A private key as PEM (PKCS #1), and the DNS record of its public half."""

    pem: bytes
    record: bytes


def rsa_key(bits: int) -> Key:
    """Make a key of ``bits``; quick and good for tests alone."""
    p, q = _prime(bits // 2), _prime(bits // 2)
    n, d = p * q, pow(_E, -1, (p - 1) * (q - 1))
    numbers = (0, n, _E, d, p, q, d % (p - 1), d % (q - 1), pow(q, -1, p))
    private = b64encode(_sequence(*map(_integer, numbers))).decode()
    pem = "\n".join(["-----BEGIN RSA PRIVATE KEY-----", private, "-----END RSA PRIVATE KEY-----"])
    inner = b"\0" + _sequence(_integer(n), _integer(_E))
    public = _sequence(_RSA, b"\x03" + _length(inner) + inner)
    return Key(pem.encode(), b"v=DKIM1; k=rsa; p=" + b64encode(public))


def _prime(bits: int) -> int:
    while True:
        number = random.getrandbits(bits) | 3 << (bits - 2) | 1
        if (number - 1) % _E and all(pow(base, number - 1, number) == 1 for base in (2, 3, 5, 7)):
            return number


def _integer(number: int) -> bytes:
    data = number.to_bytes(number.bit_length() // 8 + 1, "big")
    return b"\x02" + _length(data) + data


def _sequence(*items: bytes) -> bytes:
    data = b"".join(items)
    return b"\x30" + _length(data) + data


def _length(data: bytes) -> bytes:
    if len(data) < 128:
        return bytes([len(data)])
    size = len(data).to_bytes((len(data).bit_length() + 7) // 8, "big")
    return bytes([0x80 | len(size)]) + size
