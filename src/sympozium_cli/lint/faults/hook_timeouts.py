"""Findings about the timeout of a hook, which no release heeds, and which must be readable all the same."""

from __future__ import annotations

from sympozium_cli.api.lifecycle import PlacedHook
from sympozium_cli.api.persona import Hook
from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.fix import Fix, Remove, Replace
from sympozium_cli.lint.scalar import yaml_text
from sympozium_cli.values.duration import guess_duration

_INSTEAD = {
    "pre": "leave it out; runTimeout limits the run together with the hooks before it",
    "post": "leave it out; hooks after a run are stopped ten minutes after that run began",
}


def unreadable(hook: Hook) -> Finding:
    """The finding that Go cannot read the timeout; the fix writes the duration that is meant, or takes it out."""
    path = hook.path / "timeout"
    found = Finding(path, f"'{hook.timeout}' is not a duration that Go can read")
    meant = guess_duration(hook.timeout)
    if meant is None:
        fix = Fix("remove the timeout", (Remove(path),), safe=True)
        return found._replace(remedy="leave it out; no release limits a hook by it", fix=fix)
    fix = Fix(f"write '{meant}'", (Replace(path, yaml_text(meant)),), safe=True)
    return found._replace(remedy=f"write {meant}, or leave it out: no release limits a hook by it", fix=fix)


def unheeded(placed: PlacedHook) -> Finding:
    """The finding that the timeout limits nothing."""
    path = placed.hook.path / "timeout"
    return Finding(
        path,
        f"the hook '{placed.hook.name}' is not stopped after {placed.hook.timeout}",
        remedy=_INSTEAD[placed.phase],
        fix=Fix("remove the timeout", (Remove(path),)),
    )
