"""Which objects a request means: label selectors, and field selectors on the name and the namespace."""

from __future__ import annotations

import re
from collections.abc import Callable

from fakeapi.kinds import Kind, Object
from fakeapi.status import bad_request

Test = Callable[[Object], bool]
Labels = dict[str, str]

_SET = re.compile(r"^(?P<key>\S+)\s+(?P<op>in|notin)\s*\((?P<values>[^()]*)\)$")
_EQUAL = re.compile(r"^(?P<key>[^=!\s]+)\s*(?P<op>==|=|!=)\s*(?P<values>[^=!\s]*)$")
_KEY = re.compile(r"^(?P<op>!?)\s*(?P<key>[\w./-]+)$")
_FIELDS = ("metadata.name", "metadata.namespace")


def selected(kind: Kind, labels: str, fields: str) -> Test:
    """Whether an object is meant by a label selector and a field selector.

    Raises:
        Refusal: one of them cannot be read.
    """
    tests = [_label_test(part) for part in _parts(labels)] + [_field_test(kind, part) for part in _parts(fields)]
    return lambda value: all(test(value) for test in tests)


def _parts(selector: str) -> list[str]:
    return [part.strip() for part in re.split(r",(?![^(]*\))", selector) if part.strip()]


def _label_test(part: str) -> Test:
    if match := _SET.match(part):
        among = {value.strip() for value in match["values"].split(",")}
        return _on(match["key"], among, negated=match["op"] == "notin")
    if match := _EQUAL.match(part):
        return _on(match["key"], {match["values"]}, negated=match["op"] == "!=")
    if match := _KEY.match(part):
        key, absent = match["key"], bool(match["op"])
        return lambda value: (key not in _labels(value)) is absent
    raise bad_request(f"unable to parse requirement: found '{part}'")


def _on(key: str, among: set[str], *, negated: bool) -> Test:
    return lambda value: (_labels(value).get(key) in among) is not negated


def _labels(value: Object) -> Labels:
    labels: Labels = value["metadata"].get("labels") or {}
    return labels


def _field_test(kind: Kind, part: str) -> Test:
    match = _EQUAL.match(part)
    if match is None:
        raise bad_request(f"invalid field selector: '{part}'; can't understand '{part}'")
    if match["key"] not in _FIELDS:
        raise _unknown_field(kind, match["key"])
    key, wanted, equal = match["key"].removeprefix("metadata."), match["values"], match["op"] != "!="
    return lambda value: (value["metadata"].get(key, "") == wanted) is equal


def _unknown_field(kind: Kind, field: str) -> Exception:
    if kind.custom:
        return bad_request(f"field label not supported: {field}")
    return bad_request(f'"{field}" is not a known field selector: only "metadata.name", "metadata.namespace"')
