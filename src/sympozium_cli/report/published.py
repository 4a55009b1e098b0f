"""The JSON Schemas that this program publishes: of packs for editors, and of its own output for other programs."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple

from sympozium_cli.schema.descriptions import description
from sympozium_cli.schema.json_schema import file_name, json_schema
from sympozium_cli.schema.target import SPELLINGS, Target


class Published(NamedTuple):
    """A schema: its file's name, what it is of, and how it is made."""

    file: str
    summary: str
    build: Callable[[], dict[str, Any]]


def of_release(target: str) -> dict[str, Any]:
    """The schema of the pack kind of exactly one release.

    Raises:
        UsageError: there is no such release.
    """
    chosen = Target.parse(target)
    return json_schema(chosen.kind, chosen.release, _texts(chosen))


def _texts(target: Target) -> dict[str, str]:
    from sympozium_cli.schema.field_search import fields

    said = {field.path: description(field.path) for field in fields(target)}
    return {
        path: "\n\n".join(text for text in (words.text, words.effect) if text) for path, words in said.items() if words
    }


def _of_packs(era: str) -> Published:
    target = Target.parse(era)
    summary = f"{target.kind}, Sympozium {target.era} ({target.release})"
    return Published(file_name(target.kind, target.release), summary, lambda: of_release(era))


def _of_output(name: str, command: str, shape: str, form: str = "json") -> Published:
    def build() -> dict[str, Any]:
        from sympozium_cli.report.output_model import output_schema

        module, _, model = shape.partition(":")
        return output_schema(getattr(import_module(f"sympozium_cli.report.{module}"), model), name)

    return Published(f"{name}.schema.json", f"what '{command} -o {form}' prints", build)


def written(schema: dict[str, Any]) -> str:
    """A schema as the text of its file."""
    import json

    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


_PACKS = [_of_packs(era) for era in SPELLINGS]
_OUTPUTS = [
    _of_output("findings-v1", "pack validate", "findings_model:Findings"),
    _of_output("convert-v1", "pack convert", "conversion_model:Conversion"),
    _of_output("schedule-v1", "pack schedule", "schedule_model:Schedule"),
    _of_output("graph-v1", "pack graph", "diagram.model:Graph"),
    _of_output("diff-v1", "pack diff", "differences.model:Diff"),
    _of_output("status-v1", "pack status", "condition.model:Status"),
    _of_output("secrets-v1", "secret list|check", "secrets_model:Secrets"),
    _of_output("objects-v1", "pack activate|apply|...", "objects_model:Objects"),
    _of_output("run-v1", "runs get", "runs.model:Run"),
    _of_output("run-event-v1", "runs watch", "runs.event_model:Event", "jsonl"),
    _of_output("runs-tree-v1", "runs tree", "runs.model:Trees"),
    _of_output("feed-v1", "feed tail", "feed_model:Message", "jsonl"),
    _of_output("doctor-v1", "doctor", "checkup_model:Doctor"),
    _of_output("version-v1", "version", "version_model:Version"),
    _of_output("budget-v1", "budget show", "budget.model:Budget"),
    _of_output("budget-event-v1", "budget watch", "budget.model:BudgetEvent"),
]

SCHEMAS = {published.file.removesuffix(".schema.json"): published for published in (*_PACKS, *_OUTPUTS)}
"""Every published schema by its name."""
