"""A pack to begin with takes another name, and keeps everything else."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from sympozium_cli.lint import Linter
from sympozium_cli.lint.choice import ALL, DEFAULT, Choice
from sympozium_cli.rules import ignore_rules, rules_for
from sympozium_cli.source import load
from sympozium_cli.templates import Draft, example_packs, new_pack

EXAMPLES = example_packs()
DRAFTS = {"": new_pack(), **EXAMPLES}
SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"
LONG = "an-incredibly-long-name-of-forty-letters"
every_draft = pytest.mark.parametrize("draft", DRAFTS.values(), ids=lambda draft: draft.name)


def findings(text: str, profile: str) -> list[str]:
    found = Linter(rules_for, ignore_rules=ignore_rules).lint_file(text.encode(), "pack.yaml")
    shown, _ = Choice(profile).applied(finding for finding in found if not finding.suppressed)
    return [f"{finding.place.span.start.line}: {finding.rule}" for finding in shown]


def value(text: str) -> Any:
    """What kubectl reads."""
    (document,) = load(text.encode(), "pack.yaml")
    return document.value


@every_draft
def test_a_draft_says_what_it_shows_in_one_line_of_a_listing(draft: Draft) -> None:
    assert 10 < len(draft.summary) <= 57
    assert not draft.summary.endswith(".")


@every_draft
def test_a_draft_names_a_schema_that_is_there(draft: Draft) -> None:
    schema = json.loads((SCHEMAS / draft.schema).read_text("utf-8"))
    assert schema["properties"]["kind"]["const"] in draft.text


@every_draft
@pytest.mark.parametrize("name", ["x", "other-team", "on", "a-name-of-20-letters"])
def test_a_draft_is_as_clean_by_any_name(draft: Draft, name: str) -> None:
    text = draft.named(name, draft.schema)
    assert findings(text, DEFAULT) == []
    assert findings(text, ALL) == findings(draft.text, ALL)


@pytest.mark.parametrize("name", ["x", "my-team", "null", LONG])
def test_the_small_pack_has_not_even_a_hint(name: str) -> None:
    assert findings(new_pack().named(name, "s.json"), ALL) == []


def test_what_the_small_pack_says_in_comments_is_clean_too() -> None:
    above, marker, below = new_pack().text.partition("take the '# ' away from all the lines below.\n")
    text = above + marker + re.sub(r"^( *)# ", r"\1", below, flags=re.MULTILINE)
    spec = value(text)["spec"]
    assert [persona["name"] for persona in spec["agentConfigs"]] == ["lead", "writer"]
    assert {"workflowType", "relationships", "sharedMemory"} <= spec.keys()
    assert findings(text, ALL) == []


@every_draft
def test_the_old_name_is_gone_and_nothing_else_is(draft: Draft) -> None:
    text = draft.named("zebra", draft.schema)
    assert draft.name not in text
    assert text.replace("zebra", draft.name).splitlines()[1:] == draft.text.splitlines()[1:]
    assert text.splitlines()[0] == f"# yaml-language-server: $schema={draft.schema}"


@every_draft
def test_objects_that_are_called_after_the_pack_are_called_after_the_new_one(draft: Draft) -> None:
    derived = set(re.findall(rf"\b{draft.name}(-[\w-]+)", draft.text))
    assert set(re.findall(r"\bzebra(-[\w-]+)", draft.named("zebra", draft.schema))) == derived


@pytest.mark.parametrize("name", ["n", "y", "no", "on", "true", "null", "1", "1e3", "0x1f", "1.5"])
def test_a_name_that_yaml_would_read_as_something_else_is_quoted(name: str) -> None:
    text = new_pack().named(name, "s.json")
    assert value(text)["metadata"] == {"name": name}


def test_the_examples_are_those_of_the_checkout() -> None:
    files = (Path(__file__).resolve().parents[2] / "examples").glob("*.yaml")
    assert {file.name.removesuffix(".yaml"): file.read_text("utf-8") for file in files} == {
        name: draft.text for name, draft in EXAMPLES.items()
    }
