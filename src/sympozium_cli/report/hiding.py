"""Objects without their credentials."""

from __future__ import annotations

from typing import Any, Final

from sympozium_cli.lint.credentials import without_credentials
from sympozium_cli.report.masking import masked

_NAMES: Final = frozenset(("secret", "authSecret", "authKey", "key", "secretName", "providerHeadersSecretRef"))
"""Keys whose values name a Secret, or an entry of one."""


def without_secrets(value: Any) -> Any:
    """A copy of plain JSON values, of the same shape, in which every credential is as many asterisks.

    These are what `without_credentials` knows, and what a text's own words, or its key, show to be one.
    """
    return _masked(without_credentials(value), "")


def _masked(value: Any, key: str) -> Any:
    if isinstance(value, dict):
        return {name: _masked(part, name) for name, part in value.items()}
    if isinstance(value, list):
        return [_masked(part, key) for part in value]
    return _text(value, key) if isinstance(value, str) else value


def _text(text: str, key: str) -> str:
    """The text with what its own words, or its key, show to be a credential as asterisks."""
    if key in _NAMES or not key:
        return masked(text)
    # Masking keeps lengths, and the key is there to be read.
    return masked(f"{key}: {masked(text)}")[-len(text) :] if text else text
