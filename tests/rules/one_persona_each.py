"""Packs with a persona for every schedule that is to be tried."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sympozium_cli.lint import Linter, Rule
from sympozium_cli.schema.target import NEWEST
from sympozium_cli.source import load


def rules_that_speak(schedules: Iterable[dict[str, str]], rules: tuple[Rule, ...]) -> list[list[str]]:
    """For each schedule, given to a persona of its own, the rules of `rules` that speak of it."""
    personas = [_persona(number, schedule) for number, schedule in enumerate(schedules)]
    pack = {
        "apiVersion": "sympozium.ai/v1alpha1",
        "kind": "Ensemble",
        "metadata": {"name": "demo"},
        "spec": {"agentConfigs": personas},
    }
    spoke = defaultdict(list)
    (document,) = load(json.dumps(pack, indent=1).encode(), "demo.yaml")
    for finding in Linter(lambda _: rules, NEWEST).lint(document):
        spoke[finding.path.split(".schedule")[0]].append(finding.rule)
    return [spoke[f"spec.agentConfigs[{number}]"] for number in range(len(personas))]


def _persona(number: int, schedule: dict[str, str]) -> dict[str, Any]:
    written = {"type": "scheduled", "task": "Write.", **schedule}
    return {"name": f"writer-{number}", "systemPrompt": "You write.", "schedule": written}
