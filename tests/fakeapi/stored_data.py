"""The rules for Secrets and ConfigMaps: what their data may be, how large, and when it may change."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from typing import Any

from fakeapi.kinds import Kind, Object
from fakeapi.status import Cause, bad_request

_KEY = re.compile(r"[-._a-zA-Z0-9]{1,253}\Z")
_LIMIT = 1024 * 1024
_TEXTS = ("data", "stringData", "binaryData")


def completed(kind: Kind, value: Object) -> Object:
    """A Secret as it is stored: of a type, with plain text folded into its data.

    Raises:
        Refusal: what should be text is none, or is not base64.
    """
    _demand_texts(kind, value)
    if kind.plural != "secrets":
        return value
    for text in (value.get("data") or {}).values():
        _bytes(kind, text or "")
    plain = {
        key: base64.b64encode(text.encode()).decode() for key, text in (value.pop("stringData", None) or {}).items()
    }
    data = {**(value.get("data") or {}), **plain}
    value = {**value, "type": value.get("type") or "Opaque"}
    return {**value, "data": {key: text or "" for key, text in data.items()}} if data else value


def _demand_texts(kind: Kind, value: Object) -> None:
    for field in _TEXTS:
        for text in (value.get(field) or {}).values():
            if text is not None and not isinstance(text, str):
                what = f"cannot unmarshal {_go_name(text)} into Go struct field {kind.kind}.{field} of type string"
                raise bad_request(f'{kind.kind} in version "v1" cannot be handled as a {kind.kind}: json: {what}')


def _go_name(value: Any) -> str:
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int | float):
        return "number"
    return "object" if isinstance(value, dict) else "array"


def _bytes(kind: Kind, text: str) -> bytes:
    try:
        return base64.b64decode(text.replace("\n", "").replace("\r", ""), validate=True)
    except binascii.Error:
        what = "illegal base64 data at input byte 0"
        raise bad_request(f'{kind.kind} in version "v1" cannot be handled as a {kind.kind}: {what}') from None


def complaints(kind: Kind, value: Object) -> Iterator[Cause]:
    """What is wrong with the data of a Secret or a ConfigMap."""
    for field in ("data", "binaryData"):
        for key in value.get(field) or {}:
            if not _KEY.match(key) or key in (".", "..") or key.startswith(".."):
                rule = "a valid config key must consist of alphanumeric characters, '-', '_' or '.'"
                yield Cause("FieldValueInvalid", f"{field}[{key}]", f'Invalid value: "{key}": {rule}')
    if _size(kind, value) > _LIMIT:
        field = "data" if kind.plural == "secrets" else ""
        yield Cause("FieldValueTooLong", field, f"Too long: may not be more than {_LIMIT} bytes")


def _size(kind: Kind, value: Object) -> int:
    if kind.plural == "secrets":
        return sum(len(_bytes(kind, text)) for text in (value.get("data") or {}).values())
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
