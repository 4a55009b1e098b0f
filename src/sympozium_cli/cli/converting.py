"""What `pack convert` does: files in, their packs in other words out, and what changes its meaning on the way."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sympozium_cli.cli.inputs import inputs_of
from sympozium_cli.cli.loading import tell
from sympozium_cli.cli.mending import Repair, patch, write
from sympozium_cli.cli.parts import TEMPLATE, Parts
from sympozium_cli.cli.refusal import Refusal, refusals
from sympozium_cli.cli.saying import note, say
from sympozium_cli.cli.seen import Seen
from sympozium_cli.convert.conversion import Conversion, Converted, Wish, converted
from sympozium_cli.errors import Exit, InputError, SympoziumError, UsageError
from sympozium_cli.lint.packs import documents, foreign_kinds, may_hold_packs
from sympozium_cli.lint.subject import object_name
from sympozium_cli.report.conversion import ConvertedFile, conversion_json, notes_text
from sympozium_cli.report.masking import masked
from sympozium_cli.report.terminal import inert, terminal
from sympozium_cli.source.encoding import decode
from sympozium_cli.source.files import Input, Listing
from sympozium_cli.source.reading import read
from sympozium_cli.values.plural import count, listed, quoted


class Manner(NamedTuple):
    """Where the result goes: into the files, as a diff, as a list of old packs, as JSON, or else to standard output."""

    in_place: bool = False
    diff: bool = False
    check: bool = False
    json: bool = False
    color: str = "auto"
    quiet: bool = False


class Result(NamedTuple):
    """What became of one input, and which of its packs, by number, would not work."""

    source: Input
    converted: Converted
    refusals: dict[int, Refusal]


def convert_all(paths: Sequence[str], wish: Wish, manner: Manner) -> int:
    """Convert everything that `paths` mean, and return the exit code. Nothing is written before all is converted.

    Raises:
        SympoziumError: the options contradict each other, or there is no pack.
    """
    found = inputs_of(paths)
    _demand_sense(found, manner)
    failures = list(found.failures)
    seen = Seen()
    results = list(_results(found, wish, failures, seen))
    if not results and not failures:
        raise seen.nothing(found)
    for failure in failures:
        say(failure)
    code = _put_out(results, wish, manner)
    if not manner.check:
        _tell_notes(results, manner)
        _tell_refusals(results, manner)
    if not manner.quiet:
        _tell_sum(results, wish, manner)
    return max((failure.exit_code for failure in failures), default=code)


def _demand_sense(found: Listing, manner: Manner) -> None:
    given = [
        option
        for option, is_given in (("-i", manner.in_place), ("--diff", manner.diff), ("--check", manner.check))
        if is_given
    ]
    if len(given) > 1:
        raise UsageError(f"{given[0]} and {given[1]} are two answers to one question", hint="leave one of them out")
    if manner.json and manner.diff:
        raise UsageError("--diff prints a diff, and -o json something else", hint="leave one of them out")
    if manner.in_place and any(source.path is None for source in found.inputs):
        raise UsageError("standard input cannot be rewritten in place", hint="leave -i out: the result is printed")
    if not given and not manner.json and len(found.inputs) > 1:
        raise UsageError(
            f"{count(len(found.inputs), 'file')} do not fit on one standard output",
            hint="-i rewrites them, --diff shows what would change, --check says which are old",
        )


def _results(found: Listing, wish: Wish, failures: list[SympoziumError], seen: Seen) -> Iterator[Result]:
    """What becomes of every input that holds packs; what cannot be read or converted is added to the failures."""
    parts = Parts()
    for source in found.inputs:
        try:
            data = read(source)
            if not may_hold_packs(data):
                seen.add(foreign_kinds(data))
                continue
            if _is_template(source, data, parts):
                seen.add([TEMPLATE])
                continue
            result = converted(data, source.name, wish)
        except InputError as failure:
            failures.append(failure)
            continue
        if not result.packs:
            seen.add(one.kind for one in documents(data, source.name))
        else:
            yield Result(source, result, refusals(result, source.name, wish.target))


def _is_template(source: Input, data: bytes, parts: Parts) -> bool:
    """Whether the file is a chart's template, which is no manifest before Helm has rendered it."""
    part = parts.part(source, data)
    if part is None or part.kind != TEMPLATE:
        return False
    note(f"{source.name} is a Helm template, and left out")
    return True


def _put_out(results: Sequence[Result], wish: Wish, manner: Manner) -> int:
    """Write or print what was asked for; the exit code that it alone deserves."""
    would_change = any(result.converted.changed for result in results)
    if manner.json:
        print(conversion_json(map(_file, results), str(wish.target)))
    for result in results:
        _put_out_one(result, manner)
    if manner.check or manner.diff:
        return Exit.FINDINGS if would_change else Exit.OK
    return Exit.FINDINGS if any(result.refusals for result in results) else Exit.OK


def _put_out_one(result: Result, manner: Manner) -> None:
    repair = Repair(result.converted.before, result.converted.after, [])
    if manner.in_place:
        write(repair, result.source)
    elif manner.json:
        return
    elif manner.diff:
        sys.stdout.write(patch(repair, result.source))
    elif manner.check:
        for pack in result.converted.packs:
            if pack.changed:
                print(_old(pack))
    else:
        _print_text(result.converted.after)


def _old(pack: Conversion) -> str:
    where = f"{pack.document.source}:{pack.start.line}:{pack.start.column}"
    name = object_name(pack.document.value)[1]
    return inert(masked(f"{where}: '{name}' says {quoted(pack.words)}"))


def _print_text(data: bytes) -> None:
    """The text to the byte; where a person reads it at a terminal, with all that a terminal obeys written out."""
    if not sys.stdout.isatty():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    for line in decode(data)[0].split("\n"):
        print(inert(line.removesuffix("\r")))


def _file(result: Result) -> ConvertedFile:
    against = {number: refusal.findings for number, refusal in result.refusals.items()}
    packs = [(pack, against.get(number, ())) for number, pack in enumerate(result.converted.packs)]
    return ConvertedFile(result.source.name, result.converted.changed, packs)


def _tell_notes(results: Sequence[Result], manner: Manner) -> None:
    if manner.json:
        return
    shown = terminal(sys.stderr, manner.color, os.environ)
    for result in results:
        for line in notes_text((told for pack in result.converted.packs for told in pack.notes), shown):
            print(line, file=sys.stderr)


def _tell_refusals(results: Sequence[Result], manner: Manner) -> None:
    for result in results:
        for refusal in result.refusals.values():
            if not manner.json:
                tell(refusal.findings, manner.color)
            say(SympoziumError(refusal.sentence()))


def _tell_sum(results: Sequence[Result], wish: Wish, manner: Manner) -> None:
    """What was compared with, what could not be compared, and what needed nothing."""
    packs = [pack for result in results for pack in result.converted.packs]
    if not manner.check and not manner.json:
        _tell_comparison(packs)
    changed = sum(result.converted.changed for result in results)
    same = len(results) - changed
    done = "converted" if manner.in_place else "to convert"
    is_listed = manner.in_place or manner.check or manner.diff
    said = [f"{count(changed, 'file')} {done}"] if changed and is_listed else []
    said += [f"{count(same, 'file')} already in the words of {wish.target.era}"] if same else []
    note(", ".join(said))


def _tell_comparison(packs: Sequence[Conversion]) -> None:
    assumed = {str(pack.origin.target) for pack in packs if pack.notes and pack.origin and pack.origin.assumed}
    if assumed:
        note(f"compared with {listed(sorted(assumed))}; --from names the release that it ran on")
    unlike_any = [object_name(pack.value)[1] for pack in packs if pack.changed and pack.origin is None]
    if unlike_any:
        note(f"no release has read {quoted(unlike_any)} as it was, so its meaning is compared with none")
