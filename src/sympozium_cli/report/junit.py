"""Findings as test results in the XML that JUnit began with, for hosts that show test reports.

A suite is a file. A finding that makes the run fail is a failed test, a pack without one a test that passed; milder
findings are the output of the suite. Written as in Jenkins' junit-10.xsd, of the xunit plugin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sympozium_cli.lint.checked import CheckedPack
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.severity import SEVERITIES, at_least
from sympozium_cli.report.collecting import Collecting
from sympozium_cli.report.masking import masked
from sympozium_cli.report.repository import from_root
from sympozium_cli.report.summary import Summary
from sympozium_cli.report.wording import headline, notes, object_words, plain, where

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SUMMARY_TO = "data"
WANTS_PACKS = True
"""Needs every pack at the end, not only the first few."""


class Report(Collecting):
    """Collects everything and writes it at the end."""

    def end(self, summary: Summary, packs: Iterable[CheckedPack]) -> Iterator[str]:
        """The whole document, in ASCII."""
        from xml.etree.ElementTree import Element, indent, tostring

        del summary
        root = Element("testsuites", name="sympozium")
        suites = self._suites(packs)
        root.extend(suites)
        _count(root, sum(len(suite.findall("testcase")) for suite in suites), len(root.findall(".//failure")))
        indent(root)
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield tostring(root, encoding="us-ascii", xml_declaration=False).decode("ascii")

    def _suites(self, packs: Iterable[CheckedPack]) -> list[Element]:
        findings: dict[str, list[LocatedFinding]] = {}
        checked: dict[str, list[CheckedPack]] = {}
        for finding in self.findings:
            findings.setdefault(finding.place.file, []).append(finding)
        for pack in packs:
            checked.setdefault(pack.file, []).append(pack)
        files = sorted({*findings, *checked})
        return [_suite(file, findings.get(file, []), checked.get(file, []), self.context.fail_on) for file in files]


def _suite(file: str, findings: list[LocatedFinding], packs: list[CheckedPack], fail_on: str) -> Element:
    from xml.etree.ElementTree import Element, SubElement

    failing = [finding for finding in findings if _fails(finding, fail_on)]
    faulty = {(finding.object.kind, finding.object.name) for finding in failing}
    path = plain(from_root(file))
    suite = Element("testsuite", name=path, file=path)
    suite.extend(_passed(pack) for pack in packs if (pack.kind, pack.name) not in faulty)
    suite.extend(_failed(finding, path) for finding in failing)
    mild = [_told(finding, path) for finding in findings if not _fails(finding, fail_on)]
    if mild:
        SubElement(suite, "system-out").text = "\n\n".join(mild)
    _count(suite, len(suite.findall("testcase")), len(failing))
    return suite


def _fails(finding: LocatedFinding, fail_on: str) -> bool:
    return fail_on in SEVERITIES and at_least(finding.severity, fail_on)


def _count(element: Element, tests: int, failures: int) -> None:
    element.attrib.update(tests=str(tests), failures=str(failures), errors="0")


def _passed(pack: CheckedPack) -> Element:
    from xml.etree.ElementTree import Element

    name = plain(masked("/".join(part for part in (pack.kind, pack.name) if part)))
    return Element("testcase", classname=name, name=f"checked for {pack.release}")


def _failed(finding: LocatedFinding, path: str) -> Element:
    """A test named without lines, so that hosts know it again after an edit elsewhere in the file."""
    from xml.etree.ElementTree import Element, SubElement

    name = f"{finding.rule} at {finding.path}" if finding.path else finding.rule
    test = Element("testcase", classname=object_words(finding.object) or path, name=plain(name))
    failure = SubElement(test, "failure", message=headline(finding), type=finding.rule)
    failure.text = _told(finding, path)
    return test


def _told(finding: LocatedFinding, path: str) -> str:
    first = f"{where(finding.place, path)}: {finding.severity}[{finding.rule}]: {headline(finding)}"
    return "\n".join((first, *notes(finding)))
