"""Try mutated packs, random bytes and hostile values for a while: `python tools/fuzz.py --seconds 60 --seed 1`.

Without a seed the clock gives one, which is printed. Every sort of fault is told once, with a small input that shows
it; the exit code is 1 if there was one. `--input N` tries one input of the seed alone, `--inputs N` its first N,
however long that takes: the same on every machine.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MEMORY = 4 * 1024**3
"""Bytes of memory that a run may have: an input that wants more shall fail alone."""


def main() -> int:
    """Fuzz for the seconds that were asked for."""
    options = _options()
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
    _limit_memory()
    seed = options.seed if options.seed is not None else int(time.time())
    print(f"seed {seed}", flush=True)
    return _fuzz(seed, _numbers(options))


def _numbers(options: argparse.Namespace) -> Iterable[int]:
    if options.input is not None:
        return [options.input]
    return range(options.inputs) if options.inputs is not None else _until(time.monotonic() + options.seconds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int)
    parser.add_argument("--input", type=int)
    parser.add_argument("--inputs", type=int)
    return parser.parse_args()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _until(end: float) -> Iterable[int]:
    number = 0
    while time.monotonic() < end:
        yield number
        number += 1


def _fuzz(seed: int, numbers: Iterable[int]) -> int:
    from fuzzing.failing import failure_of, smallest, told
    from fuzzing.inputs import case

    sorts: dict[str, int] = {}
    tried = 0
    for number in numbers:
        tried += 1
        failure = failure_of(case(seed, number))
        if failure is not None:
            sorts[failure.sort] = sorts.get(failure.sort, 0) + 1
            if sorts[failure.sort] == 1:
                print(told(smallest(failure), seed, number), flush=True)
    print(f"{tried} inputs, {sum(sorts.values())} failures of {len(sorts)} sorts")
    for sort, times in sorted(sorts.items()):
        print(f"  {times} x {sort}")
    return 1 if sorts else 0


if __name__ == "__main__":
    sys.exit(main())
