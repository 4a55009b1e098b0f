"""Measure and print one table: `python -m benchmarks [--only CASE] [--rounds N] [--json FILE]`.

Run it from the root of the repository, with the project and its development dependencies installed, on a quiet machine.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Sequence

from benchmarks.measure import CommandFailedError
from benchmarks.programs import found
from benchmarks.rows import Row
from benchmarks.run import NAMES, chosen, rows_of
from benchmarks.scale import Scale
from benchmarks.table import table


def main(arguments: Sequence[str]) -> int:
    """Measure what the arguments ask for; the exit code is 1 if a command failed, however fast the others were."""
    wishes = _parser().parse_args(arguments)
    try:
        names = chosen(wishes.only)
    except ValueError as error:
        sys.exit(f"error: {error}")
    rows, failures = _measured(names, wishes.rounds)
    print(table(rows))
    print(f"\n{platform.python_implementation()} {platform.python_version()}; medians, and ratios of medians.")
    print("wall: seconds on the clock; cpu: user and system time; memory: the peak of resident memory.")
    if not found("kubeconform"):
        print("kubeconform is not installed: left out.")
    if wishes.json:
        _write(wishes.json, rows)
    return 1 if failures else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Time sympozium beside its peers.")
    parser.add_argument("--only", action="append", default=[], metavar="CASE", help=f"one of {', '.join(NAMES)}")
    parser.add_argument("--rounds", type=_rounds, default=9, metavar="N", help="rounds per case (default 9)")
    parser.add_argument("--json", metavar="FILE", help="write the result there too")
    return parser


def _rounds(text: str) -> int:
    rounds = int(text)
    if rounds < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return rounds


def _measured(names: Sequence[str], rounds: int) -> tuple[list[Row], int]:
    """The rows of every case whose commands all worked, and how many cases there were where one did not."""
    rows: list[Row] = []
    failures = 0
    with tempfile.TemporaryDirectory(prefix="sympozium-benchmarks-") as work, Scale(work) as scale:
        for name in names:
            print(f"{name} ...", file=sys.stderr)
            try:
                rows += rows_of(name, rounds, work, scale)
            except CommandFailedError as error:
                print(f"error: {name}: {error}", file=sys.stderr)
                failures += 1
    return rows, failures


def _write(path: str, rows: Sequence[Row]) -> None:
    result = {
        "python": platform.python_version(),
        "platform": platform.platform(),
        "rows": [{**row._asdict(), "ratio": row.ratio, "met": row.met} for row in rows],
    }
    with open(path, "w", encoding="utf-8") as file:
        json.dump(result, file, indent=2)
        file.write("\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
