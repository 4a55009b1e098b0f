from __future__ import annotations

import re
import tomllib
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

from shared import needs_shared, shared_json

FOLDER = Path(__file__).resolve().parents[2] / "src" / "sympozium_cli" / "schema" / "fields"
FILES = sorted(FOLDER.glob("*.toml"))
CONTENT = {file.name: tomllib.loads(file.read_text(encoding="utf-8")) for file in FILES}
TABLES = ("volume", "volumeMount")
ENTRIES = [
    (name, path, entry) for name, table in CONTENT.items() for path, entry in table.items() if path not in TABLES
]
DESCRIBED = {path: entry for _, path, entry in ENTRIES}
VOLUME_LISTS = {
    "spec.volumes[]": "volume",
    "spec.channelVolumes{}[]": "volume",
    "spec.volumeMounts[]": "volumeMount",
    "spec.channelVolumeMounts{}[]": "volumeMount",
}
EXAMPLES = {path: entry["example"] for path, entry in DESCRIBED.items() if "example" in entry}
TYPES = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict}
LIMITS = {"text": 200, "effect": 300}
RELEASE = re.compile(r"v\d+\.\d+\.\d+")
NEVER_READ = (
    "spec.relationships[].resultFormat",
    "spec.sharedMemory.membrane.circuitBreaker.cooldownDuration",
    "spec.sharedMemory.membrane.timeDecay.decayFunction",
    "spec.agentConfigs[].subagents.maxConcurrent",
    "status.conditions",
)


@cache
def recorded_generations() -> list[dict[str, Any]]:
    kinds = ("ensemble", "personapack")
    return [generation for kind in kinds for generation in shared_json(f"dialects/fields-{kind}.json")]


def recorded_fields() -> dict[str, dict[str, Any]]:
    """Every path that any generation has, with one of its recorded definitions."""
    fields: dict[str, dict[str, Any]] = {}
    for generation in recorded_generations():
        fields |= generation["fields"]
    return fields


def recorded_enum(path: str) -> set[str]:
    values: set[str] = set()
    for generation in recorded_generations():
        values |= set(generation["fields"].get(path, {}).get("enum", ()))
    return values


def release_number(name: str) -> tuple[int, ...]:
    return tuple(map(int, name.removeprefix("v").split(".")))


def in_volume(path: str) -> bool:
    return any(path.startswith(f"{prefix}.") for prefix in VOLUME_LISTS)


def is_persona_in_old_spelling(path: str) -> bool:
    return path.startswith("spec.personas[].")


def parent(path: str) -> str:
    return re.sub(r"(\[\]|\{\}|\.?[^.\[\]{}]+)$", "", path)


def lines() -> list[str]:
    """Every line that a reader may see, of fields and of volumes."""
    of_fields = (
        [*entry.get("values", {}).values(), *(line for key, line in entry.items() if key != "values")]
        for entry in DESCRIBED.values()
    )
    of_volumes = (CONTENT["volumes.toml"][table].values() for table in TABLES)
    return list(chain.from_iterable(chain(of_fields, of_volumes)))


def example_value(path: str) -> Any:
    return yaml.safe_load(EXAMPLES[path])[last_key(path)]


def last_key(path: str) -> str:
    return path.rpartition(".")[2]


def sets(path: str, example: str) -> bool:
    value = yaml.safe_load(example)
    return isinstance(value, list) if path.endswith("[]") else list(value) == [last_key(path)]


def test_no_field_is_described_twice() -> None:
    assert len(ENTRIES) == len(DESCRIBED)


def test_an_entry_has_a_text_and_only_known_keys() -> None:
    keys = {"text", "effect", "values", "example"}
    assert [path for path, entry in DESCRIBED.items() if "text" not in entry or set(entry) - keys] == []


def test_no_line_is_empty_or_padded() -> None:
    assert [line for line in lines() if not line or line != line.strip()] == []


@pytest.mark.parametrize("key", LIMITS)
def test_texts_and_effects_are_short_sentences(key: str) -> None:
    found = {path: entry[key] for path, entry in DESCRIBED.items() if key in entry}
    assert [path for path, line in found.items() if len(line) > LIMITS[key] or not line.endswith(".")] == []


def test_a_value_is_explained_in_a_short_sentence() -> None:
    meanings = [line for entry in DESCRIBED.values() for line in entry.get("values", {}).values()]
    assert [line for line in meanings if len(line) > LIMITS["text"] or not line.endswith(".")] == []


def test_the_field_around_a_field_is_described_too() -> None:
    assert [path for path in DESCRIBED if path and parent(path) not in DESCRIBED] == []


def test_an_example_is_one_line_that_sets_the_field() -> None:
    assert [path for path, example in EXAMPLES.items() if "\n" in example or not sets(path, example)] == []


def test_an_example_uses_a_value_that_is_listed() -> None:
    closed = {path: DESCRIBED[path]["values"] for path in EXAMPLES if "values" in DESCRIBED[path]}
    assert [path for path, values in closed.items() if example_value(path) not in values] == []


@pytest.mark.parametrize("table", TABLES)
def test_the_fields_of_volumes_have_one_line_each(table: str) -> None:
    described = CONTENT["volumes.toml"][table]
    assert described
    assert [key for key, line in described.items() if len(line) > LIMITS["text"] or line[-1:] != "."] == []


@pytest.mark.parametrize("path", NEVER_READ)
def test_a_field_that_nothing_reads_says_so(path: str) -> None:
    words = DESCRIBED[path].get("effect", DESCRIBED[path]["text"])
    assert re.search(r"[Nn]ever (read|written) by any release", words)


@pytest.mark.parametrize("path", ["toolPolicy", "toolPolicy.allow", "toolPolicy.deny"])
def test_a_tool_policy_says_since_when_it_is_enforced(path: str) -> None:
    assert "nforced from v0.10.43" in DESCRIBED[f"spec.agentConfigs[].{path}"]["effect"]


@pytest.mark.parametrize("path", ["spec.personas", "spec.sharedMemory.accessRules[].persona"])
def test_an_old_key_names_the_releases_that_knew_it(path: str) -> None:
    assert "v0.9.0 to v0.9.5" in DESCRIBED[path]["text"]


@needs_shared
def test_every_recorded_field_is_described() -> None:
    expected = {path for path in recorded_fields() if not in_volume(path) and not is_persona_in_old_spelling(path)}
    assert set(DESCRIBED) == expected


@needs_shared
def test_every_old_persona_field_is_described_under_its_new_name() -> None:
    old = filter(is_persona_in_old_spelling, recorded_fields())
    assert {path.replace("spec.personas", "spec.agentConfigs") for path in old} <= set(DESCRIBED)


@needs_shared
@pytest.mark.parametrize(("prefix", "table"), VOLUME_LISTS.items())
def test_every_recorded_field_of_a_volume_has_its_line(prefix: str, table: str) -> None:
    inside = (path.removeprefix(f"{prefix}.") for path in recorded_fields() if path.startswith(f"{prefix}."))
    assert {path for path in inside if re.fullmatch(r"\w+", path)} == set(CONTENT["volumes.toml"][table])


@needs_shared
def test_the_values_of_an_enum_are_those_recorded() -> None:
    enums = {path: recorded_enum(path) for path in DESCRIBED}
    assert [path for path, enum in enums.items() if enum and set(DESCRIBED[path]["values"]) != enum] == []


@needs_shared
def test_an_example_has_the_type_of_its_field() -> None:
    fields = recorded_fields()
    expected = {path: TYPES[fields[path]["type"]] for path in EXAMPLES if not path.endswith("[]")}
    assert [path for path, wanted in expected.items() if type(example_value(path)) is not wanted] == []


@needs_shared
def test_no_line_names_a_release_after_the_last() -> None:
    named = set(RELEASE.findall(" ".join(lines())))
    last = max(release_number(each["last"]) for each in recorded_generations() if each["last"] != "main")
    assert max(map(release_number, named)) <= last
