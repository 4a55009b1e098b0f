"""The text that a scheduled run is started with, and how long a text may be for that.

Sources: ensemble_controller.go (MEMORY.md, taskOverride), sympoziumschedule_controller.go (includeMemory) and
agentrun_controller.go (the variable TASK) in internal/controller; execve(2) for the limit.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sympozium_cli.api import Pack, Schedule

LONGEST_VARIABLE: Final = 128 * 1024
"""Bytes that Linux allows for one environment variable: its name, its value, what parts them and what ends them."""

LARGEST_CONFIG_MAP: Final = 1024 * 1024
"""Bytes that Kubernetes allows for the data of a ConfigMap."""


def memory_file(seeds: Iterable[str]) -> str:
    """The text of MEMORY.md, in which every seed is an item of a list."""
    return "# Memory\n\n" + "".join(f"- {seed}\n" for seed in seeds)


def scheduled_task(pack: Pack, schedule: Schedule, memory: str) -> str:
    """What a scheduled run is told: the memory file, then the task with the pack's objective."""
    override = pack.spec.task_override
    task = f"TEAM OBJECTIVE: {override}\n\nYOUR ROLE TASK: {schedule.task}" if override else schedule.task
    return f"## Memory Context\n{memory}\n\n## Task\n{task}"


def variable_size(name: str, value: str) -> int:
    """Bytes of an environment variable as the kernel is given it."""
    return len(f"{name}={value}".encode(errors="replace")) + 1
