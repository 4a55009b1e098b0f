"""Tell keys apart without showing them.

A fingerprint is eight digits of a keyed hash. The key of the hash is random and belongs to one user on one machine, so
that nobody else can try out values until one of them fits, however easy to guess the value is; and for the same reason
fingerprints of two machines cannot be compared.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

_SIZE: Final = 32
_DIGITS: Final = 8
_FILE: Final = "fingerprint-key"


def fingerprint(data: bytes, key: bytes) -> str:
    """Eight hexadecimal digits that are the same for the same data and key."""
    return hmac.new(key, data, "sha256").hexdigest()[:_DIGITS]


def fingerprint_key(environment: Mapping[str, str]) -> bytes:
    """The user's key, made when it is first needed; one for this process alone where it cannot be kept."""
    folder = environment.get("SYMPOZIUM_CACHE_DIR") or os.path.join(
        environment.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache"), "sympozium"
    )
    path = os.path.join(folder, _FILE)
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        return _read(path) or _made(path)
    except OSError:
        return os.urandom(_SIZE)


def _read(path: str) -> bytes:
    """The key that is kept; empty where there is none, or one that somebody else could have read or written."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except FileNotFoundError:
        return b""
    with os.fdopen(descriptor, "rb") as file:
        state = os.fstat(descriptor)
        private = state.st_uid == os.getuid() and not state.st_mode & 0o077
        data = file.read(_SIZE + 1)
    if not private or len(data) != _SIZE:
        raise PermissionError(path)
    return data


def _made(path: str) -> bytes:
    """A new key, kept; that of another process which was quicker."""
    temporary = f"{path}.{os.urandom(4).hex()}"
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(os.urandom(_SIZE))
        with suppress(FileExistsError):
            os.link(temporary, path)
        return _read(path)
    finally:
        os.unlink(temporary)
