"""Paths as URI references, by RFC 3986; the library for URLs is not worth its start-up here."""

from __future__ import annotations

from string import ascii_letters, digits

_PLAIN = frozenset(f"{ascii_letters}{digits}-._~/".encode())


def uri_reference(path: str) -> str:
    """`path`, with slashes, as a relative reference, or as a file URI where it is absolute.

    A colon is encoded too: it would make a scheme of what stands before it.
    """
    encoded = "".join(
        chr(byte) if byte in _PLAIN else f"%{byte:02X}" for byte in path.encode("utf-8", "surrogateescape")
    )
    if path.startswith("/"):
        return f"file://{encoded}"
    return f"file:///{encoded}" if path[1:3] == ":/" else encoded
