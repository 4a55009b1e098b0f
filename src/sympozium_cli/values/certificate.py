"""From when until when an X.509 certificate is valid: the little of DER that this takes.

After RFC 5280 section 4.1 (Certificate, TBSCertificate, Validity) and ITU-T X.690 (tags and lengths). Nothing is
verified here.
"""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from datetime import UTC, datetime
from typing import Final, NamedTuple

_SEQUENCE: Final = 0x30
_INTEGER: Final = 0x02
_VERSION: Final = 0xA0
_UTC_TIME: Final = 0x17
_GENERALIZED_TIME: Final = 0x18
_LONG: Final = 0x80
"""From here on, a length says how many bytes the length itself has."""
_LONGEST: Final = 4
_CENTURY: Final = 50
"""Years of two digits from here on are of the last century."""
_PEM: Final = re.compile(r"-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----(.*?)-----END ", re.DOTALL)


class Validity(NamedTuple):
    """The times from which and until which a certificate is valid, both included."""

    begin: datetime
    end: datetime


class _Element(NamedTuple):
    tag: int
    content: bytes
    rest: bytes


def first_certificate(pem: str) -> bytes:
    """The DER of the first certificate in a PEM text, which in a chain is the one of its owner.

    Raises:
        ValueError: there is none.
    """
    found = _PEM.search(pem)
    if found is None:
        raise ValueError("there is no certificate in the text")
    try:
        return b64decode("".join(found[1].split()), validate=True)
    except Error as error:
        raise ValueError("the certificate is no base64") from error


def validity(der: bytes) -> Validity:
    """When a certificate is valid.

    Raises:
        ValueError: it is no certificate.
    """
    certificate = _expected(der, _SEQUENCE)
    rest = _expected(certificate.content, _SEQUENCE).content
    if rest[:1] == bytes([_VERSION]):
        rest = _element(rest).rest
    for tag in (_INTEGER, _SEQUENCE, _SEQUENCE):  # the serial number, the algorithm, the issuer
        rest = _expected(rest, tag).rest
    begin = _element(_expected(rest, _SEQUENCE).content)
    end = _element(begin.rest)
    return Validity(_time(begin), _time(end))


def _expected(data: bytes, tag: int) -> _Element:
    found = _element(data)
    if found.tag != tag:
        raise ValueError(f"an element of a certificate has the tag {found.tag:#04x} in place of {tag:#04x}")
    return found


def _element(data: bytes) -> _Element:
    """The first element of some DER."""
    if len(data) < 2:  # noqa: PLR2004 - a tag and a length
        raise ValueError("the certificate is cut off")
    length, start = data[1], 2
    if length >= _LONG:
        start += length - _LONG
        if not _LONG < length <= _LONG + _LONGEST:
            raise ValueError("an element of the certificate has no length that is allowed")
        length = int.from_bytes(data[2:start], "big")
    end = start + length
    if end > len(data):
        raise ValueError("the certificate is cut off")
    return _Element(data[0], data[start:end], data[end:])


def _time(element: _Element) -> datetime:
    """A time, which in certificates is always to the second and in UTC."""
    text = element.content.decode("ascii", "replace")
    if element.tag == _UTC_TIME:
        text = ("19" if text[:2] >= str(_CENTURY) else "20") + text
    elif element.tag != _GENERALIZED_TIME:
        raise ValueError(f"a time of the certificate has the tag {element.tag:#04x}")
    if not re.fullmatch(r"[0-9]{14}Z", text):
        raise ValueError("a time of the certificate is none")
    return datetime.strptime(text, "%Y%m%d%H%M%SZ").replace(tzinfo=UTC)
