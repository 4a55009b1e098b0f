"""Which objects a request means: label selectors, and field selectors on the name and the namespace."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from fakeapi.kinds import Kind, Object
from fakeapi.status import bad_request

Test = Callable[[Object], bool]
Labels = dict[str, str]

_SET = re.compile(r"^(?P<key>\S+)\s+(?P<op>in|notin)\s*\((?P<values>[^()]*)\)$")
_EQUAL = re.compile(r"^(?P<key>[^=!\s]+)\s*(?P<op>==|=|!=)\s*(?P<values>[^=!\s]*)$")
_KEY = re.compile(r"^(?P<op>!?)\s*(?P<key>[\w./-]+)$")
_COMPARED = re.compile(r"^(?P<key>[^=!<>\s]+)\s*(?P<op>[<>])\s*(?P<number>\d+)$")
_FIELDS = ("metadata.name", "metadata.namespace")
_MORE_FIELDS = {
    "secrets": ("type",),
    "pods": ("spec.nodeName", "spec.restartPolicy", "spec.serviceAccountName", "status.phase", "status.podIP"),
    "namespaces": ("status.phase",),
    "events": ("involvedObject.kind", "involvedObject.name", "involvedObject.uid", "reason", "type"),
}


def selected(kind: Kind, labels: str, fields: str) -> Test:
    """Whether an object is meant by a label selector and a field selector.

    Raises:
        Refusal: one of them cannot be read.
    """
    tests = [_label_test(part) for part in _parts(labels)] + [_field_test(kind, part) for part in _parts(fields)]
    return lambda value: all(test(value) for test in tests)


def _parts(selector: str) -> list[str]:
    return [part.strip() for part in re.split(r",(?![^(]*\))", selector)] if selector else []


def _label_test(part: str) -> Test:
    if match := _SET.match(part):
        among = {value.strip() for value in match["values"].split(",")}
        return _on(match["key"], among, negated=match["op"] == "notin")
    if match := _EQUAL.match(part):
        return _on(match["key"], {match["values"]}, negated=match["op"] == "!=")
    if match := _KEY.match(part):
        key, absent = match["key"], bool(match["op"])
        return lambda value: (key not in _labels(value)) is absent
    if match := _COMPARED.match(part):
        key, number, above = match["key"], int(match["number"]), match["op"] == ">"
        return lambda value: _is_beyond(_labels(value).get(key, ""), number, above=above)
    raise bad_request(f"unable to parse requirement: found '{part}'")


def _on(key: str, among: set[str], *, negated: bool) -> Test:
    return lambda value: (_labels(value).get(key) in among) is not negated


def _labels(value: Object) -> Labels:
    labels: Labels = value["metadata"].get("labels") or {}
    return labels


def _is_beyond(text: str, number: int, *, above: bool) -> bool:
    return text.isdigit() and (int(text) > number if above else int(text) < number)


def _field_test(kind: Kind, part: str) -> Test:
    match = _EQUAL.match(part)
    if match is None:
        raise bad_request(f"invalid selector: '{part}'; can't understand '{part}'")
    known = _FIELDS if kind.custom else (*_FIELDS, *_MORE_FIELDS.get(kind.plural, ()))
    if match["key"] not in known:
        raise bad_request(f"field label not supported: {match['key']}")
    steps, wanted, equal = match["key"].split("."), match["values"], match["op"] != "!="
    return lambda value: (_field(value, steps) == wanted) is equal


def _field(value: Object, steps: list[str]) -> Any:
    found: Any = value
    for step in steps:
        found = found.get(step, "") if isinstance(found, dict) else ""
    return found
