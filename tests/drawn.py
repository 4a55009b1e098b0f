"""Pictures of packs that a test writes down."""

from __future__ import annotations

from sympozium_cli.diagram.drawing import picture
from sympozium_cli.diagram.picture import Picture
from sympozium_cli.lint.engine import Linter
from sympozium_cli.lint.rule import Rule
from sympozium_cli.lint.subject import examine
from sympozium_cli.report.diagram import FORMATS, Drawing, Look, drawn
from sympozium_cli.report.masking import masked
from sympozium_cli.report.presentable import presentable
from sympozium_cli.report.terminal import Terminal
from sympozium_cli.rules import rule_named
from sympozium_cli.schema.target import Target
from sympozium_cli.source import load

RULES = (
    "relationship-cycle",
    "relationship-to-excluded-persona",
    "relationship-unknown-source",
    "relationship-unknown-target",
    "schedule-suppressed-by-sequential-edge",
    "access-rule-unknown-persona",
)
"""Enough to have something to mark; new rules change nothing."""


def pack(spec: str, name: str = "demo") -> str:
    """A pack with that spec, given without its indentation."""
    lines = "".join(f"  {line}\n" for line in spec.strip("\n").splitlines())
    return f"apiVersion: sympozium.ai/v1alpha1\nkind: Ensemble\nmetadata: {{name: {name}}}\nspec:\n{lines}"


def personas(*names: str) -> str:
    """A list of personas of these names, as the first part of a spec."""
    return "agentConfigs:\n" + "".join(f"  - {{name: {name}, systemPrompt: You work.}}\n" for name in names)


def edges(*ends: str) -> str:
    """A list of relationships, each "source target type", as a further part of a spec."""
    written = (dict(zip(("source", "target", "type"), each.split(), strict=True)) for each in ends)
    return "relationships:\n" + "".join(
        f"  - {{source: {edge['source']}, target: {edge['target']}, type: {edge['type']}}}\n" for edge in written
    )


def _rules(_: object) -> list[Rule]:
    return [rule for rule in map(rule_named, RULES) if rule is not None]


def drawing(text: str, target: str = "") -> Drawing:
    """The drawing of the one pack in `text`, with what a few rules find in it."""
    (document,) = load(text.encode(), "demo.yaml")
    chosen = Target.parse(target) if target else None
    findings = Linter(_rules, chosen).lint(document)
    seen = picture(examine(document, chosen).pack, [(finding.path, finding.severity) for finding in findings])
    return Drawing(seen.with_texts(masked), tuple(map(presentable, findings)))


def seen(text: str, target: str = "") -> Picture:
    """The picture of the one pack in `text`."""
    return drawing(text, target).picture


def shown(form: str, text: str, *, width: int = 0, unicode: bool = True) -> str:
    """The pack in `text` in that format."""
    assert form in FORMATS
    return "\n".join(drawn(form, drawing(text), Look(Terminal(width=width), unicode))) + "\n"
