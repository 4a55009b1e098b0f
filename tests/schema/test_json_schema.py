"""What editors are given."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import generate_schemas
from sympozium_cli.schema.descriptions import description
from sympozium_cli.schema.field_search import fields
from sympozium_cli.schema.json_schema import file_name, json_schema
from sympozium_cli.schema.target import NEWEST, SPELLINGS, Target

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"

NEWEST_SCHEMA = json_schema(NEWEST.kind, NEWEST.release)


@pytest.mark.parametrize("target", [Target.parse(era) for era in SPELLINGS], ids=str)
def test_a_schema_is_a_schema(target: Target) -> None:
    Draft202012Validator.check_schema(json_schema(target.kind, target.release))


def test_every_era_has_its_file_and_no_other_file_is_there() -> None:
    names = [file_name(target.kind, target.release) for target in map(Target.parse, SPELLINGS)]
    assert names == ["personapack-0.8.schema.json", "ensemble-0.9.schema.json", "ensemble-0.10.schema.json"]
    assert {path.name for path in SCHEMAS.glob("*.json")} == set(generate_schemas.schemas()) >= set(names)


def test_the_files_are_up_to_date() -> None:
    for name, text in generate_schemas.schemas().items():
        assert (SCHEMAS / name).read_text("utf-8") == text, f"{name}: run tools/generate_schemas.py"


def test_the_files_end_with_a_line_and_are_the_same_every_time() -> None:
    first, second = generate_schemas.schemas(), generate_schemas.schemas()
    assert first == second
    assert all(text.endswith("}\n") for text in first.values())


def _spec(schema: dict[str, Any]) -> Any:
    return schema["properties"]["spec"]["properties"]


def test_an_editor_learns_enums_and_defaults() -> None:
    assert _spec(NEWEST_SCHEMA)["workflowType"] == {
        "type": ["string", "null"],
        "enum": ["autonomous", "pipeline", "delegation", None],
        "default": "autonomous",
    }


def test_a_field_with_a_default_is_not_required() -> None:
    persona = _spec(NEWEST_SCHEMA)["agentConfigs"]["items"]
    assert persona["required"] == ["name", "systemPrompt"]
    assert persona["properties"]["schedule"]["required"] == ["task"]


def test_volumes_are_defined_once() -> None:
    spec = _spec(NEWEST_SCHEMA)
    assert spec["volumes"]["items"] == {"$ref": "#/$defs/Volume"}
    assert spec["channelVolumes"]["additionalProperties"]["items"] == {"$ref": "#/$defs/Volume"}
    assert json.dumps(NEWEST_SCHEMA).count("awsElasticBlockStore") == 1


def test_descriptions_are_shown_in_the_words_of_every_era() -> None:
    texts = {"spec.agentConfigs[].model": "The model.", "spec.sharedMemory.accessRules[].agentConfig": "Who."}
    for era, list_key, rule_key in (("0.9", "personas", "persona"), ("0.10", "agentConfigs", "agentConfig")):
        spec = _spec(json_schema("Ensemble", Target.parse(era).release, texts))
        assert spec[list_key]["items"]["properties"]["model"]["description"] == "The model."
        rule = spec["sharedMemory"]["properties"]["accessRules"]["items"]["properties"]
        assert rule[rule_key]["description"] == "Who."


def test_every_described_field_of_a_release_is_described_in_its_schema() -> None:
    for target in map(Target.parse, SPELLINGS):
        text = generate_schemas.schemas()[file_name(target.kind, target.release)]
        for field in fields(target):
            words = description(field.path)
            if words and not field.path.startswith("status"):
                assert json.dumps(words.text, ensure_ascii=False)[1:-1] in text, field.path
