"""Findings that are accepted for now: written once, then only what is new counts.

A fingerprint is made of the rule, the object and the keyed path, never of lines, so that it survives edits elsewhere in
the file and the file's own renaming. Of several findings with one fingerprint as many are accepted as were written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from sympozium_cli.lint.finding import LocatedFinding

BASELINE = "baseline"
API_VERSION = "sympozium-cli/baseline/v1"


class Entry(NamedTuple):
    """One accepted finding, with words for those who read the file."""

    fingerprint: str
    rule: str
    file: str
    object: str
    path: str


class Stale(NamedTuple):
    """An accepted finding that is found no longer, and how many times."""

    entry: Entry
    times: int


class Baseline:
    """The accepted findings of a file, and which of them have been met.

    Args:
        entries: the accepted findings; one that was accepted twice is listed twice.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        listed = list(entries)
        self._left = Counter(entry.fingerprint for entry in listed)
        self._entries = {entry.fingerprint: entry for entry in listed}

    def accept(self, findings: Iterable[LocatedFinding]) -> list[LocatedFinding]:
        """The findings, those marked that are accepted and have not been met more often than they were written."""
        return [self._accepted(finding) for finding in findings]

    def stale(self) -> list[Stale]:
        """What was accepted and has not been met, by rule and path."""
        left = [Stale(self._entries[fingerprint], times) for fingerprint, times in self._left.items() if times > 0]
        return sorted(left, key=lambda one: (one.entry.object, one.entry.path, one.entry.rule))

    def _accepted(self, finding: LocatedFinding) -> LocatedFinding:
        if finding.suppressed:
            return finding
        known = fingerprint(finding)
        if not self._left[known]:
            return finding
        self._left[known] -= 1
        return finding._replace(suppressed=BASELINE)


def fingerprint(finding: LocatedFinding) -> str:
    """Which fault it is, in 32 hexadecimal digits; the same for the same fault wherever it stands."""
    from hashlib import blake2b

    return blake2b("\0".join(finding.identity).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def baseline_json(findings: Iterable[LocatedFinding]) -> dict[str, Any]:
    """The findings as the content of a baseline file; those that are accepted inline are left out."""
    entries = sorted(_entry(finding) for finding in findings if finding.suppressed in ("", BASELINE))
    return {"apiVersion": API_VERSION, "findings": [entry._asdict() for entry in entries]}


def _entry(finding: LocatedFinding) -> Entry:
    rule, kind, name, namespace, path = finding.identity
    where = f"{namespace}/{kind}/{name}" if namespace else f"{kind}/{name}"
    return Entry(fingerprint(finding), rule, finding.place.file, where, path)


def entries_of(document: Any) -> list[Entry]:
    """The entries of a baseline file's content.

    Raises:
        ValueError: it is none; the message says what is missing.
    """
    if not isinstance(document, dict) or document.get("apiVersion") != API_VERSION:
        raise ValueError(f"it has no apiVersion {API_VERSION}")
    listed = document.get("findings")
    if not isinstance(listed, list):
        raise ValueError("it has no list of findings")  # noqa: TRY004 - the caller asks about content, not types
    return [_read(item) for item in listed]


def _read(item: Any) -> Entry:
    fields = [item.get(field) for field in Entry._fields] if isinstance(item, dict) else [None]
    if not all(isinstance(field, str) for field in fields):
        raise ValueError("one of its findings lacks a fingerprint, rule, file, object or path")
    return Entry(*fields)
