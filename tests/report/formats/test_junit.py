"""JUnit's XML, as junit-10.xsd of Jenkins' xunit plugin has it: which elements stand where, with which attributes."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from report.findings import finding, place
from report.formats.reports import MIXED, PACKS, report_text, text_of

TEXT = "spec:\n  target: writr\n"
CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"testsuite", "properties", "testcase", "system-out", "system-err"},
    "testcase": {"skipped", "error", "failure", "system-out", "system-err"},
    "failure": set[str](),
    "system-out": set[str](),
}
REQUIRED = {"testsuite": {"name", "tests", "failures", "errors"}, "testcase": {"name"}}
ALLOWED = {
    "testsuites": {"name", "time", "tests", "failures", "errors"},
    "testsuite": {*REQUIRED["testsuite"], "time", "skipped", "timestamp", "hostname", "id", "package", "file", "url"},
    "testcase": {"name", "time", "classname", "group"},
    "failure": {"type", "message"},
    "system-out": set[str](),
}


def _check(element: ET.Element) -> None:
    assert REQUIRED.get(element.tag, set()) <= set(element.attrib) <= ALLOWED[element.tag]
    assert {child.tag for child in element} <= CHILDREN[element.tag]
    if "tests" in element.attrib:
        assert int(element.attrib["tests"]) == len(element.findall(".//testcase"))
        assert int(element.attrib["failures"]) == len(element.findall(".//failure"))
    for child in element:
        _check(child)


def _parsed(text: str) -> ET.Element:
    root = ET.fromstring(text)
    assert root.tag == "testsuites"
    _check(root)
    return root


@pytest.mark.parametrize("fail_on", ["error", "info", "never"])
@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_every_report_is_as_the_schema_says(path: Path, fail_on: str) -> None:
    _parsed(report_text([path], "junit", fail_on=fail_on, every_rule=True))


def test_any_character_survives() -> None:
    told = "".join(map(chr, range(0x250))) + "\ufffe\uffff\ud800\U0001f98a ]]> &lt; <!--"
    root = _parsed(text_of("junit", finding(place(TEXT, "writr", file='a\x01<&">.yaml'), told, effect=told)))
    failure = root.find(".//failure")
    assert failure is not None
    assert failure.attrib["message"].endswith("\\ufffe\\uffff\\ud800🦊 ]]> &lt; <!--")


@pytest.mark.parametrize(("fail_on", "failures"), [("error", 2), ("warning", 3), ("info", 4), ("never", 0)])
def test_what_makes_the_run_fail_is_a_failure(fail_on: str, failures: int) -> None:
    root = _parsed(report_text([MIXED], "junit", fail_on=fail_on))
    assert len(root.findall(".//failure")) == failures
    told = root.findtext(".//system-out") or ""
    assert told.count("]: ") == 4 - failures


def test_a_pack_without_failures_passes() -> None:
    root = _parsed(report_text(PACKS, "junit"))
    passed = [test.attrib["classname"] for test in root.iter("testcase") if not len(test)]
    assert "Ensemble/clean" in passed
    assert "Ensemble/mixed" not in passed


def test_a_test_is_named_without_its_line() -> None:
    names = [
        [test.attrib["name"] for test in _parsed(text_of("junit", finding(place(text, "writr")))).iter("testcase")]
        for text in (TEXT, f"# more\n{TEXT}")
    ]
    assert names == [["some-rule at spec.field"]] * 2
