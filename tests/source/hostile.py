"""Reads one hostile text within limits of memory and CPU, and prints what became of it.

Run as a program: `python hostile.py NAME`, with the package on the path.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable

from sympozium_cli.source import ROOT, load

MANY = 100_000


def laughs() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    return "\n".join(lines)


def merges() -> str:
    lines = ["a0: &a0 {k0: 1}"]
    for n in range(1, 40):
        sources = ", ".join(f"*a{m}" for m in range(n))
        lines += [f"a{n}: &a{n}", f"  <<: [{sources}]", f"  k{n}: {{<<: *a{n - 1}}}"]
    return "\n".join(lines)


def wide_merge() -> str:
    keys = ", ".join(f"k{n}: {n}" for n in range(20_000))
    return f"a: &a {{{keys}}}\n" + "".join(f"b{n}: {{<<: *a}}\n" for n in range(2_000))


LIMIT: dict[str, Callable[[], str]] = {
    "nested flow sequences": lambda: "[" * MANY,
    "nested flow mappings": lambda: "{a: " * MANY,
    "nested JSON arrays": lambda: "[" * MANY + "]" * MANY,
    "nested JSON objects": lambda: '{"a":' * MANY + "1" + "}" * MANY,
    "nested block sequences": lambda: "- " * MANY + "x",
    "nested block mappings": lambda: "".join(" " * n + "a:\n" for n in range(2_000)),
    "billion laughs": laughs,
    "billion merges": merges,
    "wide merges": wide_merge,
    "a million keys": lambda: "".join(f"k{n}: {n}\n" for n in range(1_000_000)),
    "a million items in a line": lambda: "[" + "x," * 1_000_000 + "]",
    "a million JSON items": lambda: "[" + "1," * 1_000_000 + "1]",
    "a million documents": lambda: "---\na\n" * 1_000_000,
    "a large file": lambda: "x" * (1 << 25),
}
SYNTAX: dict[str, Callable[[], str]] = {
    "a million blank lines": lambda: "\n" * 1_000_000 + "a: @",
    "lone carriage returns": lambda: "\r" * 1_000_000 + "a: @",
    "control characters": lambda: "a: " + "\x01" * 1_000_000,
    "escaped quotes": lambda: '{"a": "' + '\\"' * 1_000_000,
}
FINE: dict[str, Callable[[], str]] = {
    "a plain scalar of 10 MB": lambda: "a: " + "x" * 10_000_000,
    "a quoted scalar of 10 MB": lambda: 'a: "' + "x" * 10_000_000 + '"',
    "a literal of 10 MB": lambda: "a: |\n" + "  xxxxxxxxx\n" * 900_000,
    "a number of 10 MB": lambda: "a: " + "1" * 10_000_000,
    "a hexadecimal number of 10 MB": lambda: "a: 0x" + "1" * 10_000_000,
    "zeros of 10 MB": lambda: "a: " + "0" * 10_000_000,
    "a line of dashes": lambda: "-" * 10_000_000,
}


def main(name: str) -> None:
    data = (LIMIT | SYNTAX | FINE)[name]().encode()
    resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20))
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
    problems = []
    for document in load(data, name):
        problems += [(problem.kind, problem.message) for problem in document.problems]
        document.span(ROOT)
    json.dump(problems, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
