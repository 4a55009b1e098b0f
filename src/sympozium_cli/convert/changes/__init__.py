"""The changes of meaning, by what they are about; adding one is adding a function to one of these modules."""

from __future__ import annotations

from sympozium_cli.convert.change import Change
from sympozium_cli.convert.changes import agents, channels, edges, fields, schedules, tools

CHANGES = tuple(
    found
    for module in (fields, agents, tools, schedules, edges, channels)
    for found in vars(module).values()
    if isinstance(found, Change)
)
