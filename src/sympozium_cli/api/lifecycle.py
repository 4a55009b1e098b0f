"""The hooks around the runs of a pack: which there are, which hold an answer back, and what they may do.

After agentrun_controller.go (container names, the gate, the ten minutes of a postRun hook, RBAC).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from sympozium_cli.api.pack import Pack
from sympozium_cli.api.persona import Hook, Lifecycle, Persona, RbacRule
from sympozium_cli.api.view import Word
from sympozium_cli.api.workflow import installed
from sympozium_cli.values.duration import MINUTE

POST_RUN_LIMIT: Final = 10 * MINUTE
"""Nanoseconds after which postRun hooks are stopped, counted from the start of the run that they follow."""

MANUAL_GATE: Final = "manual-approval-gate"
"""The name of a gate hook that waits for a person, who writes the verdict in its place."""

_GROUP = "sympozium.ai"
_RESOURCE = "agentruns"
_WRITE = ("patch", "update")
_ANY = "*"


class PlacedHook(NamedTuple):
    """A hook with its phase, "pre" or "post"."""

    phase: str
    hook: Hook

    @property
    def container(self) -> str:
        """The name of the container that it becomes."""
        return f"{self.phase}-{self.hook.name}"


def hooks(persona: Persona) -> tuple[PlacedHook, ...]:
    """The hooks of a persona, those before a run first."""
    lifecycle = persona.lifecycle
    if lifecycle is None:
        return ()
    before = (PlacedHook("pre", hook) for hook in lifecycle.pre_run)
    return (*before, *(PlacedHook("post", hook) for hook in lifecycle.post_run))


def lifecycles(pack: Pack) -> tuple[tuple[Persona, Lifecycle], ...]:
    """The installed personas that have a lifecycle."""
    return tuple((persona, persona.lifecycle) for persona in installed(pack) if persona.lifecycle is not None)


def gates(lifecycle: Lifecycle) -> tuple[Hook, ...]:
    """The hooks that hold the answer of a run back."""
    return tuple(hook for hook in lifecycle.post_run if hook.gate)


def means_a_gate(lifecycle: Lifecycle) -> bool:
    """Whether any hook says that it is a gate, in a phase that has none too."""
    return any(hook.gate for hook in (*lifecycle.pre_run, *lifecycle.post_run))


def blocks(lifecycle: Lifecycle) -> bool:
    """Whether an answer without a verdict is held back for ever."""
    return bool(gates(lifecycle)) and lifecycle.gate_default != "allow"


def may_write_verdict(lifecycle: Lifecycle) -> bool:
    """Whether a hook may annotate the AgentRun with its verdict."""
    return any(_grants(rule) for rule in lifecycle.rbac)


def _grants(rule: RbacRule) -> bool:
    return _covers(rule.api_groups, _GROUP) and _covers(rule.resources, _RESOURCE) and _covers(rule.verbs, *_WRITE)


def _covers(words: Iterable[Word], *wanted: str) -> bool:
    return any(word == _ANY or word in wanted for word in words)
