"""Paths as URI references, by RFC 3986; the library for URLs is not worth its start-up here."""

from __future__ import annotations

from string import ascii_letters, digits

_PLAIN = frozenset(f"{ascii_letters}{digits}-._~/".encode())


def uri_reference(path: str) -> str:
    """`path`, with slashes, as a relative reference, or as a file URI where it is absolute.

    A colon is encoded too: it would make a scheme of what stands before it.
    """
    if path[1:3] == ":/":
        return f"file:///{path[:2]}{_encoded(path[2:])}"
    return f"file://{_encoded(path)}" if path.startswith("/") else _encoded(path)


def _encoded(path: str) -> str:
    octets = path.encode("utf-8", "surrogateescape")
    return "".join(chr(octet) if octet in _PLAIN else f"%{octet:02X}" for octet in octets)
