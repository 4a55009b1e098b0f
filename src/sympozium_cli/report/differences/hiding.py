"""Objects without their credentials, so that it still shows when one of them changed."""

from __future__ import annotations

from typing import Any, Final

from sympozium_cli.lint.credentials import without_credentials
from sympozium_cli.report.masking import masked

_CHANGED = " (changed)"
_NAMES: Final = frozenset(("secret", "authSecret", "authKey", "key", "secretName", "providerHeadersSecretRef"))
"""Keys whose values name a Secret, or an entry of one."""

Object = dict[str, Any]


def without_secrets(before: Object | None, after: Object | None) -> tuple[Object | None, Object | None]:
    """An object before and after, as it may be shown; where two credentials look alike, the new one says so."""
    old, new = (_masked(without_credentials(value), "") for value in (before, after))
    return old, _marked(before, after, old, new)


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


def _marked(before: Any, after: Any, old: Any, new: Any) -> Any:
    """The new value as it is shown, with a mark on every text that differs but does not look so."""
    if isinstance(before, dict) and isinstance(after, dict):
        return {
            key: _marked(before[key], part, old[key], new[key]) if key in before else new[key]
            for key, part in after.items()
        }
    if isinstance(before, list) and isinstance(after, list):
        marked = [
            _marked(was, now, shown, hidden) for was, now, shown, hidden in zip(before, after, old, new, strict=False)
        ]
        return [*marked, *new[len(marked) :]]
    return f"{new}{_CHANGED}" if before != after and old == new and isinstance(new, str) else new
