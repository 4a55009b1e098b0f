"""What `explain` can explain: the rules by name, and the fields by path."""

from __future__ import annotations

import re

from sympozium_cli.errors import UsageError
from sympozium_cli.report.field import field_page
from sympozium_cli.report.rule_page import rule_page
from sympozium_cli.rules import rule_named, rule_names
from sympozium_cli.schema.field_search import find, inside
from sympozium_cli.schema.target import NEWEST, Target
from sympozium_cli.values.plural import quoted
from sympozium_cli.values.similar import closest

_KINDS = {"ensemble": "Ensemble", "ensembles": "Ensemble", "personapack": "PersonaPack", "personapacks": "PersonaPack"}
_PACK = "pack"
_BY_DEFAULT = {"Ensemble": str(NEWEST), "PersonaPack": "0.8"}

_NO_STEPS = re.compile(r"\[\d*\]|\{\}|\.NAME\b")
"""What a finding's path and a page's heading say of items and entries, which are not fields."""


def explanation(topic: str, target: str = "") -> str:
    """The page, in Markdown, of a rule, of a field with or without its kind, or of the end of exactly one field's path.

    Raises:
        UsageError: there is no such rule, field or release; the hint says what was probably meant.
    """
    rule = rule_named(topic)
    if rule is not None:
        return rule_page(rule)
    topic = _NO_STEPS.sub("", topic)
    kind, _, path = topic.partition(".")
    if kind.lower() == _PACK:
        return _field(path, _target("", target))
    if kind.lower() in _KINDS:
        return _field(path, _target(_KINDS[kind.lower()], target))
    chosen = _target("", target)
    if kind in {"apiVersion", "kind", "metadata", "spec", "status"} or find(topic, chosen).field is not None:
        return _field(topic, chosen)
    raise _unknown(topic, chosen)


def _target(kind: str, name: str) -> Target:
    """The release that is meant; the newest that has the kind, if none is named."""
    target = Target.parse(name or _BY_DEFAULT[kind or NEWEST.kind])
    if kind and target.kind != kind:
        raise UsageError(f"in {target} the kind is {target.kind}, not {kind}", hint=f"write {target.kind.lower()}")
    return target


def _field(path: str, target: Target) -> str:
    kind = target.kind.lower()
    answer = find(path or "spec", target)
    if answer.field is None:
        near = quoted((f"{kind}.{name}" for name in answer.instead), "or")
        raise UsageError(f"{kind} has no field '{path}'", hint=f"did you mean {near}?" if near else _SEE)
    return field_page(answer.field, inside(answer.field, target), target)


_SEE = "see 'sympozium rules list', or name a field such as ensemble.spec"


def _unknown(topic: str, target: Target) -> UsageError:
    instead = find(topic, target).instead
    meant = closest(topic, [*rule_names(), *_KINDS]) or closest(topic, instead)
    names = [meant] if meant else instead
    hint = f"did you mean {quoted(names, 'or')}?" if names else _SEE
    return UsageError(f"nothing is called '{topic}'", hint=hint)
