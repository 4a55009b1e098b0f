"""The JSON that other programs read: as published, the same every time, and safe to print."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from cli.program import PACK, WRONG, environment, sympozium
from report.findings import finding, place
from sympozium_cli.lint import TextEdit
from sympozium_cli.lint.finding import LocatedFix
from sympozium_cli.report.as_json import finding_json
from sympozium_cli.report.findings_model import Findings
from sympozium_cli.report.published import SCHEMAS, written

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "ü.yaml").write_text(WRONG + "  enabeld: true\n  enabled: 'yes'\n  description: a\n  description: b\n")
    (tmp_path / "again.yaml").write_text(PACK)
    (tmp_path / "cron.json").write_text(json.dumps({"kind": "Ensemble", "spec": {"agentConfigs": [{"nmae": "x"}]}}))
    (tmp_path / "broken.yaml").write_text(PACK + "  x: [\n")
    return tmp_path


def _validate(folder: Path, **changes: str) -> str:
    words = ("pack", "validate", "--profile", "all", "-o", "json")
    return sympozium(*words, cwd=folder, env=environment(**changes)).out


def test_the_output_is_as_the_published_schema_says(folder: Path) -> None:
    document = json.loads(_validate(folder))
    schema = json.loads((ROOT / "schemas" / "findings-v1.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(document)
    Findings.model_validate(document)
    assert {found["severity"] for found in document["findings"]} >= {"error", "warning"}
    assert any(found["fix"] for found in document["findings"])


def test_an_unknown_or_missing_field_is_not_as_published(folder: Path) -> None:
    document = json.loads(_validate(folder))
    validator = Draft202012Validator(SCHEMAS["findings-v1"].build())
    assert not validator.is_valid({**document, "more": 1})
    assert not validator.is_valid({key: value for key, value in document.items() if key != "summary"})
    document["findings"][0]["line"] = 0
    assert not validator.is_valid(document)


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_published_schemas_are_those_in_the_folder(name: str) -> None:
    published = SCHEMAS[name]
    assert (ROOT / "schemas" / published.file).read_text("utf-8") == written(published.build())


def test_the_same_input_gives_the_same_bytes(folder: Path) -> None:
    outputs = {_validate(folder, PYTHONHASHSEED=seed) for seed in ("0", "1", "2", "4711")}
    assert len(outputs) == 1


def test_findings_are_sorted_by_file_line_column_and_rule(folder: Path) -> None:
    found = json.loads(_validate(folder))["findings"]
    keys = [(each["file"], each["line"], each["column"], each["rule"]) for each in found]
    assert keys == [(each[0], *each[1:]) for each in sorted(keys)]


def test_the_summary_counts_what_is_listed(folder: Path) -> None:
    document = json.loads(_validate(folder))
    severities = [found["severity"] for found in document["findings"]]
    summary = document["summary"]
    assert (summary["errors"], summary["warnings"], summary["infos"]) == tuple(
        map(severities.count, ("error", "warning", "info"))
    )
    assert summary["fixable"] == sum(found["fix"] is not None for found in document["findings"])
    assert (summary["files"], summary["packs"], summary["hidden"]) == (4, 4, 0)


def test_columns_count_characters_and_ends_are_exclusive() -> None:
    shown = finding_json(finding(place("# 🦊\nname: 🦊é writr\n", "writr")))
    assert (shown["line"], shown["column"], shown["endLine"], shown["endColumn"]) == (2, 10, 2, 15)


def test_a_fix_is_a_list_of_edits() -> None:
    where = place("target: writr\n", "writr")
    fix = LocatedFix("write 'writer'", safe=False, edits=(TextEdit(where.span, "writer"),))
    assert finding_json(finding(where, fix=fix))["fix"] == {
        "title": "write 'writer'",
        "safe": False,
        "edits": [{"line": 1, "column": 9, "endLine": 1, "endColumn": 14, "text": "writer"}],
    }
