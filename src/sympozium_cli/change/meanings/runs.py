"""How the runs of a persona are made: hooks, variables, sub-agents, time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sympozium_cli.api.view import View
from sympozium_cli.api.workflow import run_timeout
from sympozium_cli.change.edit import Both, Edit, gained
from sympozium_cli.change.meaning import ESCALATION, INFO, Meaning
from sympozium_cli.values.duration import format_duration
from sympozium_cli.values.plural import quoted


def find(edit: Edit) -> Iterator[Meaning]:
    """What reaches the runs that begin from now on."""
    for one in edit.both:
        yield from _hooks(one)
        yield from _rights(one)
        yield from _variables(one)
        if _value(one.old.subagents) != _value(one.new.subagents):
            yield _meaning(
                "subagents-changed", f"'{one.name}' may start sub-agents within other limits", one, "subagents"
            )
        was, now = run_timeout(one.old), run_timeout(one.new)
        if was != now:
            text = f"a run of '{one.name}' may take {format_duration(now)} instead of {format_duration(was)}"
            yield _meaning("timeout-changed", text, one, "runTimeout")


def _hooks(one: Both) -> Iterator[Meaning]:
    old, new = _value(one.old.lifecycle), _value(one.new.lifecycle)
    for key, when in (("preRun", "before"), ("postRun", "after")):
        if (old.get(key) or []) != (new.get(key) or []):
            text = f"other containers run {when} the runs of '{one.name}'"
            yield _meaning("hooks-changed", text, one, "lifecycle", ESCALATION)
    if old.get("gateDefault") != new.get("gateDefault"):
        text = f"an answer of '{one.name}' without a verdict of its gate is {_verdict(new)}"
        yield _meaning("gate-changed", text, one, "lifecycle", ESCALATION if _verdict(new) == "let through" else INFO)


def _verdict(lifecycle: dict[str, Any]) -> str:
    return "let through" if lifecycle.get("gateDefault") == "allow" else "held back"


def _rights(one: Both) -> Iterator[Meaning]:
    old, new = (_value(persona.lifecycle).get("rbac") or [] for persona in one)
    if old != new:
        more = any(rule not in old for rule in new)
        text = f"the hooks of '{one.name}' have {'other' if more else 'fewer'} rights in the cluster"
        yield _meaning("hook-rights-changed", text, one, "lifecycle", ESCALATION if more else INFO)


def _variables(one: Both) -> Iterator[Meaning]:
    """By name: a value may be a secret."""
    old, new = one.old.env, one.new.env
    changes = (
        ("set", gained(tuple(old), tuple(new))),
        ("no longer set", gained(tuple(new), tuple(old))),
        ("set to something else", [name for name in new if name in old and old[name] != new[name]]),
    )
    for what, names in changes:
        if names:
            text = f"in the runs of '{one.name}', {quoted(names)} {'is' if len(names) == 1 else 'are'} {what}"
            yield _meaning("variables-changed", text, one, "env")


def _value(view: View | None) -> dict[str, Any]:
    return view.value if view is not None else {}


def _meaning(kind: str, text: str, one: Both, key: str, severity: str = INFO) -> Meaning:
    return Meaning(kind, text, severity, one.name, one.old.path / key, one.new.path / key)
