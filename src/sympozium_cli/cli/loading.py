"""The packs that a command works on: read for a target, and with what would stop the controllers."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sympozium_cli.errors import Exit, InputError, NothingMatchedError, SympoziumError
from sympozium_cli.lint.examination import examine_document, in_order
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.packs import documents
from sympozium_cli.lint.rule import Rule
from sympozium_cli.lint.severity import ERROR
from sympozium_cli.lint.subject import Subject, examine
from sympozium_cli.rules import rules_for
from sympozium_cli.schema.target import Target
from sympozium_cli.source import Document
from sympozium_cli.source.files import listing
from sympozium_cli.source.reading import read


class Loaded(NamedTuple):
    """A pack, and why the controllers would not get through with it.

    `subject` is None where the document cannot be read; `stops` are the findings of `pack validate` that end the work
    of the API server or of the controller, none for a pack that can be activated.
    """

    document: Document
    subject: Subject | None
    stops: tuple[LocatedFinding, ...]


class StoppedError(SympoziumError):
    """The findings, which have been told, are the whole message."""

    exit_code = Exit.FINDINGS


def load_packs(path: str, target: str = "") -> list[Loaded]:
    """Every pack at `path`: a file, a folder, a pattern, or "-" for standard input; at least one.

    Args:
        path: what the user named.
        target: the release to read them for; "" lets every document's dialect decide.

    Raises:
        InputError: something cannot be read.
        NothingMatchedError: there is no pack.
        UsageError: there is no such release.
    """
    chosen = Target.parse(target) if target else None
    found = listing([path])
    for failure in found.failures:
        raise failure
    packs = [pack for source in found.inputs for pack in packs_in(read(source), source.name, chosen)]
    if not packs:
        raise NothingMatchedError(f"there is no pack in '{path}'", hint="a pack is an Ensemble or a PersonaPack")
    return packs


def packs_in(data: bytes, name: str, target: Target | None = None) -> list[Loaded]:
    """Every pack in the bytes of a file, which messages call `name`; perhaps none."""
    return [_loaded(one.document, target) for one in documents(data, name) if one.pack]


def load_pack(path: str, target: str = "", name: str = "") -> Loaded:
    """The one pack at `path`, or the one of that name.

    Raises:
        InputError: there are several, or none has that name; and all that `load_packs` raises.
    """
    packs = load_packs(path, target)
    named = [pack for pack in packs if not name or name_of(pack) == name]
    if len(named) == 1:
        return named[0]
    known = ", ".join(name_of(pack) or "a pack without a name" for pack in packs)
    what = f"no pack named '{name}'" if name and not named else "more than one pack"
    raise InputError(f"there is {what} in '{path}': {known}", hint="name a file that holds the one you mean")


def name_of(pack: Loaded) -> str:
    """The name of a pack; "" where it has none."""
    return pack.subject.pack.name if pack.subject is not None else ""


def demand_whole(packs: Iterable[Loaded], color: str = "auto") -> list[Subject]:
    """The packs as subjects, with all of which the controllers get through.

    Raises:
        StoppedError: they would not get through with one of them; standard error tells why, as `pack validate` does.
    """
    given = list(packs)
    stops = [finding for pack in given for finding in pack.stops]
    if stops:
        tell(stops, color)
        raise StoppedError(
            "the controllers would not get through with this", hint="see 'sympozium pack validate' for everything else"
        )
    return [pack.subject for pack in given if pack.subject is not None]


def tell(findings: Sequence[LocatedFinding], color: str = "auto") -> None:
    """Write findings to standard error, as people read them."""
    from sympozium_cli.report.full import Report
    from sympozium_cli.report.presentable import presentable
    from sympozium_cli.report.terminal import terminal

    report = Report(terminal(sys.stderr, color, os.environ))
    for line in report.file(map(presentable, sorted(findings, key=in_order))):
        print(line, file=sys.stderr)


def _loaded(document: Document, target: Target | None) -> Loaded:
    examined = examine_document(document, _stopping, target)
    stops = tuple(finding for finding in examined.findings if finding.severity == ERROR)
    subject = examine(document, target) if document.value is not None else None
    return Loaded(document, subject, stops)


def _stopping(subject: Subject) -> Iterator[Rule]:
    return (rule for rule in rules_for(subject) if rule.stops)
