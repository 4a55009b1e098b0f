"""The rules for Secrets and ConfigMaps: what their data may be, how large, and when it may change."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from fakeapi.kinds import Kind, Object
from fakeapi.status import Cause

_KEY = re.compile(r"[-._a-zA-Z0-9]{1,253}\Z")
_LIMIT = 1024 * 1024
_KEY_RULE = (
    "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or "
    "'key-name', regex used for validation is '[-._a-zA-Z0-9]+')"
)
_NEEDED = {
    "kubernetes.io/dockerconfigjson": (".dockerconfigjson",),
    "kubernetes.io/dockercfg": (".dockercfg",),
    "kubernetes.io/tls": ("tls.crt", "tls.key"),
    "kubernetes.io/ssh-auth": ("ssh-privatekey",),
    "kubernetes.io/basic-auth": ("username", "password"),
}
_TEXTS = ("data", "stringData", "binaryData")


def concerns(kind: Kind) -> bool:
    """Whether these rules are about a kind."""
    return not kind.group and kind.plural in ("secrets", "configmaps")


def completed(kind: Kind, value: Object) -> Object:
    """A Secret as it is stored: of a type, with plain text folded into its data.

    Raises:
        ValueError: what should be base64 is none.
    """
    texts = {field: _texts(value, field) for field in _TEXTS}
    if kind.plural == "secrets":
        for text in texts["data"].values():
            _bytes(text)
        plain = texts.pop("stringData").items()
        texts["data"] |= {key: base64.b64encode(text.encode()).decode() for key, text in plain}
        value = {**value, "type": value.get("type") or "Opaque"}
    rest = {field: part for field, part in value.items() if field not in _TEXTS and part is not None}
    return {**rest, **{field: part for field, part in texts.items() if part}}


def _texts(value: Object, field: str) -> dict[str, str]:
    return {key: text or "" for key, text in (value.get(field) or {}).items()}


def _bytes(text: str) -> bytes:
    bare = text.replace("\n", "").replace("\r", "")
    try:
        return base64.b64decode(bare, validate=True)
    except binascii.Error:
        valid = re.match("[A-Za-z0-9+/]*", bare)
        where = valid.end() if valid else 0
        raise ValueError(f"illegal base64 data at input byte {where}") from None


def complaints(kind: Kind, value: Object) -> Iterator[Cause]:
    """What is wrong with the data of a Secret or a ConfigMap."""
    for field in ("data", "binaryData"):
        for key in value.get(field) or {}:
            if not _KEY.match(key) or key == "." or key.startswith(".."):
                rule = _KEY_RULE if not _KEY.match(key) else "must not be '..'"
                yield Cause("FieldValueInvalid", f"{field}[{key}]", f'Invalid value: "{key}": {rule}')
    yield from _missing(value)
    if _size(kind, value) > _LIMIT:
        field = "data" if kind.plural == "secrets" else "[]"
        yield Cause("FieldValueTooLong", field, f"Too long: may not be more than {_LIMIT} bytes")


def _missing(value: Object) -> Iterator[Cause]:
    """The keys that a Secret of some type must have."""
    needed, data = _NEEDED.get(value.get("type", ""), ()), value.get("data", {})
    if value.get("type") == "kubernetes.io/basic-auth" and any(key in data for key in needed):
        return
    for key in needed:
        if key not in data:
            yield Cause("FieldValueRequired", f"data[{key}]", "Required value")


def _size(kind: Kind, value: Object) -> int:
    if kind.plural == "secrets":
        return sum(len(_bytes(text)) for text in (value.get("data") or {}).values())
    return sum(len(text) for field in ("data", "binaryData") for text in (value.get(field) or {}).values())


def changes_refused(old: Object, new: Object) -> Iterator[Cause]:
    """What may not change once it has been stored."""
    if old.get("type") != new.get("type"):
        yield Cause("FieldValueInvalid", "type", f'Invalid value: "{new.get("type")}": field is immutable')
    if old.get("immutable"):
        said = "Forbidden: field is immutable when `immutable` is set"
        if not new.get("immutable"):
            yield Cause("FieldValueForbidden", "immutable", said)
        if old.get("data") != new.get("data"):
            yield Cause("FieldValueForbidden", "data", said)
