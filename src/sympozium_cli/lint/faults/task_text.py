"""The text that a scheduled run is started with, and how long a text may be for that.

Sources: ensemble_controller.go (MEMORY.md, taskOverride), sympoziumschedule_controller.go (includeMemory) and
agentrun_controller.go (the variable TASK) in internal/controller; execve(2) for the limit.
"""

from __future__ import annotations

from typing import Final

from sympozium_cli.api import Pack, Persona, Schedule, Word

LONGEST_VARIABLE: Final = 128 * 1024
"""Bytes that Linux allows for one environment variable: its name, its value, what parts them and what ends them."""

LARGEST_CONFIG_MAP: Final = 1024 * 1024
"""Bytes that Kubernetes allows for the data of a ConfigMap."""


def task_size(pack: Pack, persona: Persona) -> int:
    """Bytes of the variable that starts a scheduled run with its seeds; 0 where there are none, or no schedule."""
    schedule = persona.schedule
    if schedule is None or not _seeds(persona):
        return 0
    return len(f"TASK={_scheduled_task(pack, schedule, persona)}".encode(errors="replace")) + 1


def fits_config_map(persona: Persona) -> bool:
    """Whether the file with the seeds can be stored; where it cannot, runs start without it."""
    return len(_memory_file(persona).encode(errors="replace")) <= LARGEST_CONFIG_MAP


def _seeds(persona: Persona) -> tuple[Word, ...]:
    return persona.memory.seeds if persona.memory is not None else ()


def _scheduled_task(pack: Pack, schedule: Schedule, persona: Persona) -> str:
    override = pack.spec.task_override
    task = f"TEAM OBJECTIVE: {override}\n\nYOUR ROLE TASK: {schedule.task}" if override else schedule.task
    return f"## Memory Context\n{_memory_file(persona)}\n\n## Task\n{task}"


def _memory_file(persona: Persona) -> str:
    return "# Memory\n\n" + "".join(f"- {seed}\n" for seed in _seeds(persona))
