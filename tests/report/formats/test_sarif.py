"""SARIF as its official schema wants it, and as viewers need it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from jsonschema import Draft4Validator

from report.findings import finding, place
from report.formats.official import official_schema
from report.formats.reports import MIXED, PACKS, report_text, text_of
from sympozium_cli.lint import TextEdit
from sympozium_cli.lint.finding import LocatedFinding, LocatedFix
from sympozium_cli.report.percent import uri_reference
from sympozium_cli.report.sarif import SCHEMA

TEXT = "spec:\n  target: 🦊 writr # a comment\n"


@pytest.fixture(scope="module", name="official")
def _official(tmp_path_factory: pytest.TempPathFactory) -> Draft4Validator:
    return Draft4Validator(official_schema(tmp_path_factory.mktemp("go")))


def _result(*findings: LocatedFinding) -> dict[str, Any]:
    results = json.loads(text_of("sarif", *findings))["runs"][0]["results"]
    assert isinstance(results[0], dict)
    return results[0]


def _region(result: dict[str, Any]) -> dict[str, Any]:
    region = result["locations"][0]["physicalLocation"]["region"]
    assert isinstance(region, dict)
    return region


def test_the_schema_that_a_report_names_is_the_official_one(official: Draft4Validator) -> None:
    assert isinstance(official.schema, dict)
    assert official.schema["id"] == SCHEMA


@pytest.mark.parametrize("path", [*PACKS, None], ids=lambda path: path.stem if path else "nothing")
def test_every_report_is_valid(path: Path | None, official: Draft4Validator) -> None:
    official.validate(json.loads(report_text([path] if path else [], "sarif", every_rule=True)))


def test_the_schema_refuses_what_is_wrong(official: Draft4Validator) -> None:
    document = json.loads(report_text([MIXED], "sarif"))
    document["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert not official.is_valid(document)


def test_a_result_with_everything_is_valid(official: Draft4Validator) -> None:
    where = place(TEXT, "writr", "did you mean 'writer'?")
    fix = LocatedFix("write 'writer'", safe=False, edits=(TextEdit(where.span, "writer"),))
    full = finding(where, effect="e", remedy="r", fix=fix, related=(place(TEXT, "spec", "here"), place(TEXT, "a")))
    document = json.loads(text_of("sarif", full, full._replace(suppressed="baseline"), full._replace(rule="other")))
    official.validate(document)
    result = document["runs"][0]["results"][0]
    assert [place["id"] for place in result["relatedLocations"]] == [1, 2]
    assert result["relatedLocations"][0]["message"] == {"text": "here"}
    change = result["fixes"][0]["artifactChanges"][0]
    assert change["artifactLocation"] == result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 13, "endLine": 2, "endColumn": 18},
            "insertedContent": {"text": "writer"},
        }
    ]


def test_every_result_points_at_its_rule() -> None:
    run = json.loads(report_text(PACKS, "sarif"))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert {rule["id"] for rule in rules} == {result["ruleId"] for result in run["results"]}


def test_a_rule_brings_its_page() -> None:
    rules = json.loads(report_text([MIXED], "sarif"))["runs"][0]["tool"]["driver"]["rules"]
    rule = next(rule for rule in rules if rule["id"] == "relationship-unknown-target")
    assert rule["shortDescription"]["text"] == "A relationship leads to a persona that the pack does not have."
    assert "## Bad" not in rule["fullDescription"]["text"]
    assert "## Bad" in rule["help"]["markdown"]
    assert rule["properties"]["tags"] == ["relationships"]


def test_a_rule_that_nobody_knows_is_named_alone() -> None:
    document = json.loads(text_of("sarif", finding(place(TEXT, "writr"))))
    assert document["runs"][0]["tool"]["driver"]["rules"] == [{"id": "some-rule"}]


def test_columns_count_characters_and_say_so() -> None:
    document = json.loads(text_of("sarif", finding(place(TEXT, "writr"))))
    assert document["runs"][0]["columnKind"] == "unicodeCodePoints"
    region = _region(document["runs"][0]["results"][0])
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, 13, 18)
    assert region["snippet"] == {"text": "writr"}


def test_an_info_is_a_note() -> None:
    assert _result(finding(place(TEXT, "writr"), severity="info"))["level"] == "note"


def test_a_place_of_several_lines_has_no_snippet() -> None:
    assert "snippet" not in _region(_result(finding(place("a: |\n  b\n  c\n", "b\n  c"))))


def test_a_long_line_is_not_carried_along() -> None:
    long = f"key: {'x, ' * 5000}end\n"
    location = _result(finding(place(long, "end")))["locations"][0]["physicalLocation"]
    assert "contextRegion" not in location
    assert location["region"]["snippet"] == {"text": "end"}


def test_braces_and_brackets_of_a_message_are_no_markup() -> None:
    text = _result(finding(place(TEXT, "writr"), "allow {0} and {x} [here](1)"))["message"]["text"]
    assert text == "allow {{0}} and {{x}} [here] (1)"
    assert not re.search(r"(?<!\{)\{[0-9]+\}(?!\})", text)


def test_the_fingerprint_does_not_depend_on_the_line() -> None:
    identity = ("some-rule", "Ensemble", "demo", "", "spec.x")
    one, other = (finding(place(text, "writr"), identity=identity) for text in (TEXT, f"# more\n{TEXT}"))
    assert _result(one)["partialFingerprints"] == _result(other)["partialFingerprints"]
    third = _result(one._replace(identity=(*identity[:4], "spec.y")))
    assert third["partialFingerprints"] != _result(one)["partialFingerprints"]


@pytest.mark.parametrize(
    ("suppressed", "expected"),
    [
        ("", []),
        ("inline", [{"kind": "inSource", "justification": "because"}]),
        ("baseline", [{"kind": "external", "justification": "because"}]),
    ],
)
def test_accepted_findings_say_who_accepted_them(suppressed: str, expected: list[dict[str, str]]) -> None:
    found = finding(place(TEXT, "writr"), suppressed=suppressed, justification="because" if suppressed else "")
    assert _result(found)["suppressions"] == expected


def test_accepted_findings_stand_between_the_others() -> None:
    first, last = finding(place(TEXT, "spec")), finding(place(TEXT, "comment"))
    accepted = finding(place(TEXT, "writr"), suppressed="inline")
    results = json.loads(text_of("sarif", first, last, accepted))["runs"][0]["results"]
    assert [len(result["suppressions"]) for result in results] == [0, 1, 0]


def test_a_reason_hides_a_secret_too() -> None:
    secret = "ghp_q7Rz2Lw9Xk4Tn8Vb3Mc6Jd1Hf5Gs0Pa"
    found = finding(place(TEXT, "writr"), suppressed="inline", justification=f"it is {secret}")
    assert secret[-8:] not in json.dumps(_result(found))


@pytest.mark.parametrize("name", ["a b.yaml", "100%.yaml", "a:b.yaml", "ü/#?.yaml", "a[0]|`.yaml", "back\\slash.yaml"])
def test_a_file_is_a_uri_from_the_root(name: str) -> None:
    artifact = _result(finding(place(TEXT, "writr", file=name)))["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uriBaseId"] == "%SRCROOT%"
    parts = urlsplit(artifact["uri"])
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert unquote(parts.path) == name.replace(os.sep, "/")


def test_a_file_elsewhere_has_a_uri_of_its_own() -> None:
    elsewhere = _result(finding(place(TEXT, "writr", file="/elsewhere/a b.yaml")))
    artifact = elsewhere["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "file:///elsewhere/a%20b.yaml"}
    assert uri_reference("C:/a b.yaml") == "file:///C:/a%20b.yaml"


def test_a_file_name_that_is_no_text_is_a_uri_nevertheless() -> None:
    assert uri_reference(os.fsdecode(b"\xff.yaml")) == "%FF.yaml"
