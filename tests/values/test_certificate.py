"""When certificates are valid, compared with what the cryptography package reads and writes."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from sympozium_cli.values.certificate import Validity, first_certificate, validity

_KEY = ec.generate_private_key(ec.SECP256R1())
_NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)


def _made(
    begin: datetime = _NOW, end: datetime = _NOW + timedelta(days=1), *, names: int = 1, size: int = 0
) -> x509.Certificate:
    """A certificate; many names make a long one, and a size a key of RSA."""
    key = rsa.generate_private_key(65537, size) if size else _KEY
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "kubernetes-admin")])
    others = x509.SubjectAlternativeName([x509.DNSName(f"host-{number}.example") for number in range(names)])
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), begin, end)
    return builder.add_extension(others, critical=False).sign(key, SHA256())


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)


@pytest.mark.parametrize(
    ("begin", "end"),
    [
        (_NOW, _NOW + timedelta(days=365)),
        (datetime(1950, 1, 1, tzinfo=UTC), datetime(1999, 12, 31, 23, 59, 59, tzinfo=UTC)),
        (datetime(2000, 1, 1, tzinfo=UTC), datetime(2049, 12, 31, 23, 59, 59, tzinfo=UTC)),
        (datetime(2049, 12, 31, 23, 59, 59, tzinfo=UTC), datetime(2050, 1, 1, tzinfo=UTC)),
        (datetime(2024, 2, 29, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_both_times_are_read_in_both_notations(begin: datetime, end: datetime) -> None:
    made = _made(begin, end)
    assert (made.not_valid_before_utc, made.not_valid_after_utc) == (begin, end)
    assert validity(_der(made)) == (begin, end)


@pytest.mark.parametrize("size", [1024, 4096])
@pytest.mark.parametrize("names", [1, 10, 3000])
def test_certificates_of_any_length_are_read(names: int, size: int) -> None:
    made = _made(names=names, size=size)
    assert validity(_der(made)) == Validity(made.not_valid_before_utc, made.not_valid_after_utc)


def test_certificates_of_the_first_version_do_not_name_it() -> None:
    """They are older than its field: the serial number comes first."""

    def element(tag: int, content: bytes) -> bytes:
        assert len(content) < 0x80
        return bytes([tag, len(content)]) + content

    times = element(0x17, b"261120120000Z") + element(0x17, b"271120120000Z")
    body = element(2, b"\1") + 2 * element(0x30, b"") + element(0x30, times)
    assert validity(element(0x30, element(0x30, body))) == (_NOW, _NOW + timedelta(days=365))


def test_the_first_certificate_of_a_chain_is_its_owners() -> None:
    owner, authority = (_made(end=_NOW + timedelta(days=days)) for days in (3, 900))
    key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
    pems = [one.public_bytes(Encoding.PEM).decode() for one in (owner, authority)]
    assert first_certificate(f"Bag Attributes\n{key}" + "".join(pems)) == _der(owner)
    assert first_certificate(pems[0].replace("\n", "\r\n")) == _der(owner)


@pytest.mark.parametrize("text", ["", "-----BEGIN CERTIFICATE-----\nAAAA", "-----BEGIN CERTIFICATE-----\n!\n-----END "])
def test_what_is_no_pem_is_said(text: str) -> None:
    with pytest.raises(ValueError, match="certificate"):
        first_certificate(text)


def test_what_is_cut_off_is_never_read() -> None:
    der = _der(_made())
    for length in range(len(der)):
        with pytest.raises(ValueError, match="certificate"):
            validity(der[:length])


def test_garbled_bytes_are_read_or_refused() -> None:
    """Nothing else may come of a certificate that somebody else has written."""
    der = _der(_made())
    drawn = random.Random(1988)
    refused = 0
    for _ in range(20_000):
        garbled = bytearray(der)
        for _ in range(drawn.randint(1, 4)):
            garbled[drawn.randrange(200)] = drawn.randrange(256)
        try:
            validity(bytes(garbled))
        except ValueError:
            refused += 1
    assert refused > 1000


@pytest.mark.parametrize(
    "text", [b"261120120000", b"2611201200Z", b"261120120000+0100", b"261320120000Z", b"26112012000\xffZ", b""]
)
def test_times_that_certificates_do_not_have_are_refused(text: bytes) -> None:
    der = _der(_made())
    found = der.index(b"261120120000Z")
    element = bytes([0x17, len(text)]) + text
    whole = der[: found - 2] + element + der[found + 13 :]
    with pytest.raises(ValueError, match=r"certificate|time data"):
        validity(whole)
