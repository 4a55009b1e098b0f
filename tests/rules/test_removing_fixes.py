"""Fixes that take something away take away just that."""

from __future__ import annotations

import pytest

from sympozium_cli.lint import Linter, LocatedFinding
from sympozium_cli.lint.mend import mended
from sympozium_cli.rules import rules_for

HEAD = """\
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
metadata: {name: demo}
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {cron: "0 9 * * *", firstTick: afterInterval, task: Lead.}
    - {name: writer, systemPrompt: You write.}
"""
EDGES = """\
  relationships:
    # the first
    - {source: lead, target: writer, type: delegation} # keep
"""

CASES = {
    "the same edge again": ("    - {source: lead, target: writer, type: delegation}\n", ""),
    "a block edge again": ("    - source: lead\n      target: writer\n      type: delegation\n", ""),
    "the timeout of a supervision": (
        "    - {source: lead, target: writer, type: supervision, timeout: 5m}\n",
        "    - {source: lead, target: writer, type: supervision}\n",
    ),
    "an edge with another timeout": (
        "    - {source: lead, target: writer, type: delegation, timeout: 5m}\n",
        "    - {source: lead, target: writer, type: delegation, timeout: 5m}\n",
    ),
}


def lint(text: str) -> list[LocatedFinding]:
    return Linter(rules_for).lint_file(text.encode(), "pack.yaml")


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES)
def test_an_edge_loses_what_does_nothing(before: str, after: str) -> None:
    assert mended(HEAD + EDGES + before, lint, unsafe=False).text == HEAD + EDGES + after


def test_an_interval_beside_a_cron_expression_goes() -> None:
    text = HEAD.replace("firstTick", "interval: 5m, firstTick") + EDGES
    assert mended(text, lint, unsafe=False).text == HEAD + EDGES
