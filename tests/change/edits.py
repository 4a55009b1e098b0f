"""Edits of packs for tests: two versions in, what the controllers and the meanings make of them out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sympozium_cli.api import Pack
from sympozium_cli.change.edit import Edit
from sympozium_cli.change.meaning import Meaning, meanings
from sympozium_cli.change.plan import Plan, plan
from sympozium_cli.render.circumstances import Circumstances, chart_environment
from sympozium_cli.render.reading import controllers_pack
from sympozium_cli.schema.target import NEWEST
from sympozium_cli.source import load

AROUND = Circumstances(chart_environment(NEWEST.release))
SINCE = datetime(2026, 5, 1, 9, 0, tzinfo=UTC)


def pack(spec: str | dict[str, Any], name: str = "team") -> Pack:
    """An enabled pack of that name with a spec in YAML."""
    value = next(iter(load(spec.encode(), "x.yaml"))).value if isinstance(spec, str) else spec
    assert isinstance(value, dict)
    whole = {"apiVersion": "sympozium.ai/v1alpha1", "kind": "Ensemble", "metadata": {"name": name}}
    return controllers_pack({**whole, "spec": {"enabled": True, **value}}, NEWEST)


def planned(old: str | dict[str, Any], new: str | dict[str, Any], around: Circumstances = AROUND) -> Plan:
    """What the controllers do."""
    return plan(pack(old), pack(new), around)


def meant(old: str | dict[str, Any], new: str | dict[str, Any]) -> tuple[Meaning, ...]:
    """What it means."""
    before, after = pack(old), pack(new)
    return meanings(Edit(before, after, AROUND, plan(before, after, AROUND), SINCE))


def did(done: Plan) -> list[str]:
    """The writes of the first pass in short: "create Agent/team-lead"."""
    return [f"{change.op} {change.key}" for change in done.changes]
