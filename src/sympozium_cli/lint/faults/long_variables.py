"""The prompts of a pack that are too long to be an environment variable, which is how a container gets them.

Sources: agentrun_controller.go and agentrun_pod_mutators.go in internal/controller; execve(2) for the limit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.pack import Relationship
from sympozium_cli.api.workflow import effective_schedule, installed
from sympozium_cli.lint.faults.object_size import json_size
from sympozium_cli.lint.faults.task_text import LONGEST_VARIABLE
from sympozium_cli.source import FieldPath


class LongVariable(NamedTuple):
    """The place whose text fills a variable of `size` bytes, and what it is in words."""

    path: FieldPath
    what: str
    size: int


def long_variables(pack: Pack) -> Iterator[LongVariable]:
    """The variables that Linux starts no program with."""
    return (each for each in _variables(pack) if each.size > LONGEST_VARIABLE)


def _variables(pack: Pack) -> Iterator[LongVariable]:
    if pack.stimulus is not None:
        size = _size("TASK", pack.stimulus.prompt)
        yield LongVariable(pack.stimulus.path / "prompt", "the prompt of the stimulus", size)
    leaving: dict[str, list[Relationship]] = {}
    for edge in pack.relationships:
        leaving.setdefault(edge.source, []).append(edge)
    for persona in installed(pack):
        size = _size("SYSTEM_PROMPT", persona.system_prompt)
        yield LongVariable(persona.path / "systemPrompt", f"the system prompt of '{persona.name}'", size)
        yield from _task(pack, persona)
        yield from _edges(persona, leaving.get(persona.name, ()))


def _task(pack: Pack, persona: Persona) -> Iterator[LongVariable]:
    """The task of a schedule; seeds make it longer, and have a rule of their own."""
    schedule = effective_schedule(pack, persona)
    if schedule is not None and not (persona.memory is not None and persona.memory.seeds):
        size = _size("TASK", pack.spec.task_override + schedule.task)
        yield LongVariable(schedule.path / "task", f"the task of '{persona.name}'", size)


def _edges(persona: Persona, edges: Sequence[Relationship]) -> Iterator[LongVariable]:
    """The edges that leave a persona, with their conditions: they become one variable, as JSON."""
    if edges:
        told = [
            {key: edge.value[key] for key in ("target", "type", "condition") if key in edge.value} for edge in edges
        ]
        what = f"what '{persona.name}' is told of its edges"
        name = "ENSEMBLE_RELATIONSHIPS"
        yield LongVariable(edges[0].path, what, _size(name, "") + json_size(told))


def _size(name: str, value: str) -> int:
    """Bytes of the variable as the kernel is given it, with the byte that ends it."""
    return len(f"{name}={value}".encode(errors="replace")) + 1
