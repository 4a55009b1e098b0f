"""Read and write the files of findings that are accepted for now."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from sympozium_cli.cli.replacing import replace_file
from sympozium_cli.errors import UsageError
from sympozium_cli.lint.baseline import Baseline, baseline_json, entries_of
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.report.terminal import inert
from sympozium_cli.source.folders import reason
from sympozium_cli.values.plural import count

_STALE_SHOWN = 5


class Baselines:
    """The baselines of a run, each read once."""

    def __init__(self) -> None:
        self._read: dict[str, Baseline] = {}

    def accept(self, findings: list[LocatedFinding], path: str) -> list[LocatedFinding]:
        """The findings, marked where the baseline at `path` accepts them; "" is no baseline.

        Raises:
            UsageError: there is no such file, or it is no baseline.
        """
        if not path:
            return findings
        if path not in self._read:
            self._read[path] = _baseline(path)
        return self._read[path].accept(findings)

    def tell_stale(self, files: frozenset[str]) -> None:
        """Say on standard error which entries about the `files` that were checked are found no longer."""
        for path, baseline in self._read.items():
            stale = [one for one in baseline.stale() if one.entry.file in files]
            for one in stale[:_STALE_SHOWN]:
                what = f"{one.entry.rule} at {one.entry.path} in {one.entry.file}"
                print(f"note: {inert(path)}: no longer found: {inert(what)}", file=sys.stderr)
            if len(stale) > _STALE_SHOWN:
                print(f"note: {inert(path)}: and {len(stale) - _STALE_SHOWN} more", file=sys.stderr)
            if stale:
                print(f"hint: --write-baseline {inert(path)} writes it anew", file=sys.stderr)


def _baseline(path: str) -> Baseline:
    import json

    try:
        with open(path, encoding="utf-8") as file:
            return Baseline(entries_of(json.load(file)))
    except OSError as error:
        hint = f"--write-baseline {path} writes one"
        raise UsageError(f"cannot read the baseline '{path}': {reason(error)}", hint=hint) from error
    except ValueError as error:
        raise UsageError(f"'{path}' is no baseline: {error}") from error


def write_baseline(path: str, findings: Iterable[LocatedFinding]) -> None:
    """Write the findings as a baseline, and say so on standard error.

    Raises:
        UsageError: the file cannot be written.
    """
    import json

    document = baseline_json(findings)
    text = json.dumps(document, indent=1) + "\n"
    try:
        replace_file(path, text.encode())
    except OSError as error:
        raise UsageError(f"cannot write '{path}': {reason(error)}") from error
    print(f"note: {count(len(document['findings']), 'finding')} written to {inert(path)}", file=sys.stderr)
