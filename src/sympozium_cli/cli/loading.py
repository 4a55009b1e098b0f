"""The packs that a command works on: read for a target, and with what would stop the controllers."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sympozium_cli.cli.inputs import inputs_of
from sympozium_cli.cli.parts import Parts
from sympozium_cli.cli.saying import note
from sympozium_cli.cli.seen import Seen
from sympozium_cli.errors import Exit, InputError, SympoziumError
from sympozium_cli.lint.examination import examine_document, in_order
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.packs import PACK_KINDS, documents, foreign_kinds, may_hold_packs
from sympozium_cli.lint.rule import Rule
from sympozium_cli.lint.severity import ERROR
from sympozium_cli.lint.subject import Subject, examine, object_name
from sympozium_cli.rules import rules_for
from sympozium_cli.schema.spelling import respelled
from sympozium_cli.schema.target import Target
from sympozium_cli.source import ROOT, Document
from sympozium_cli.source.files import Input
from sympozium_cli.source.reading import TooLargeError, read
from sympozium_cli.values.plural import quoted
from sympozium_cli.values.similar import closest

_NAMES_SHOWN = 10
_ANOTHER_FILE = "name a file that holds nothing but the one you mean"


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

    What is no manifest by itself, what is too large for a pack, and what the configuration excludes, is left out unless
    the user has named it.

    Args:
        path: what the user named.
        target: the release to read them for; "" lets every document's dialect decide.

    Raises:
        InputError: something cannot be read.
        NothingMatchedError: there is no pack.
        UsageError: there is no such release.
    """
    chosen = Target.parse(target) if target else None
    found = inputs_of([path])
    for failure in found.failures:
        raise failure
    seen, parts = Seen(), Parts()
    packs = [pack for source in found.inputs for pack in packs_in(_data(source, parts), source.name, chosen, seen)]
    if not packs:
        raise seen.nothing(found)
    return packs


def packs_in(data: bytes, name: str, target: Target | None = None, seen: Seen | None = None) -> list[Loaded]:
    """Every pack in the bytes of a file, which messages call `name`; perhaps none. `seen` counts the rest."""
    if not may_hold_packs(data):
        (seen or Seen()).add(foreign_kinds(data))
        return []
    found = list(documents(data, name))
    (seen or Seen()).add(one.kind for one in found if not one.pack)
    return [_loaded(one.document, target) for one in found if one.pack]


def _data(source: Input, parts: Parts) -> bytes:
    """The content of an input; nothing of what is left out, which a note says."""
    try:
        data = read(source)
    except TooLargeError as error:
        if source.named:
            raise
        note(f"{error}: left out")
        return b""
    part = parts.part(source, data) if may_hold_packs(data) else None
    if part is None:
        return data
    note(f"{source.name} is a {part.kind}, and left out: {part.whole} prints what it becomes")
    return b""


def load_pack(path: str, target: str = "", name: str = "") -> Loaded:
    """The one pack at `path`, or the one of that name.

    Raises:
        InputError: there are several, or none has that name; and all that `load_packs` raises.
    """
    packs = load_packs(path, target)
    named = [pack for pack in packs if not name or name_of(pack) == name]
    if len(named) == 1:
        return named[0]
    names = list(dict.fromkeys(filter(None, map(name_of, packs))))
    if not name:
        hint = f"--name says which one: --name {names[0]}" if names else _ANOTHER_FILE
        raise InputError(f"there is more than one pack in '{path}': {_some(names)}", hint=hint)
    if named:
        raise InputError(f"there is more than one pack named '{name}' in '{path}'", hint=_ANOTHER_FILE)
    meant = closest(name, names)
    hint = f"did you mean '{meant}'?" if meant else f"there: {_some(names)}"
    raise InputError(f"there is no pack named '{name}' in '{path}'", hint=hint)


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMES_SHOWN} more" if len(names) > _NAMES_SHOWN else ""
    return ", ".join(names[:_NAMES_SHOWN]) + more if names else "none has a name"


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


def tell_other_words(document: Document, target: Target) -> None:
    """Say on standard error that a pack is of a kind, or has keys, that the release does not know."""
    kind = object_name(document.value)[0]
    words = {kind: target.kind} if kind in PACK_KINDS and kind != target.kind else {}
    words |= {renamed.written: renamed.meant for renamed in respelled(document.value, target)[1]}
    if words:
        start = document.span(ROOT / "kind").start
        where = f"{document.source}:{start.line}:{start.column}"
        note(f"{where}: {target} does not know {quoted(words)}: read as {quoted(words.values())}")


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
