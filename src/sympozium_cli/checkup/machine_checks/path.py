"""Which program a shell finds under each of our names: upstream's own one is called `sympozium`, too."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.checkup.machine import NAMES, OURS, UPSTREAMS, Machine, Program
from sympozium_cli.checkup.result import Result, ok, warning

ORDER = 20
_SHARED, *_OWN = NAMES


def check(machine: Machine) -> Iterator[Result]:
    found = machine.named(_SHARED)
    if found:
        yield _first(found)
    else:
        yield warning(f"no program '{_SHARED}' is on PATH", _put_on_path(machine))
    for name in _OWN:
        yield from _own(name, machine)


def _first(found: tuple[Program, ...]) -> Result:
    first, *others = found
    hidden = tuple(f"behind it: {other.path}, {_what(other)}" for other in others)
    if first.owner == OURS:
        return ok(f"'{_SHARED}' is this program: {first.path}", *hidden)
    return warning(
        f"'{_SHARED}' is {_what(first)}: {first.path}",
        "call this one 'sympozium-cli' or 'kubectl sympozium', or put its folder first on PATH",
        *hidden,
    )


def _own(name: str, machine: Machine) -> Iterator[Result]:
    found = machine.named(name)
    called = "'kubectl sympozium'" if name.startswith("kubectl-") else f"'{name}'"
    if not found:
        yield warning(f"no program '{name}' is on PATH, so {called} does not work", _put_on_path(machine))
    elif found[0].owner != OURS:
        yield warning(f"{called} is {_what(found[0])}: {found[0].path}", "put the folder of this program first on PATH")
    elif name.startswith("kubectl-") and not machine.kubectl:
        yield ok(f"'{name}' is there, but no kubectl to call it as {called}")
    else:
        yield ok(f"{called} is this program, too")


def _what(program: Program) -> str:
    if program.owner == OURS:
        return "this program"
    return "Sympozium's own program" if program.owner == UPSTREAMS else "a program that is not known here"


def _put_on_path(machine: Machine) -> str:
    folder = machine.interpreter.rpartition("/")[0]
    return f'put it there: export PATH="{folder}:$PATH"; or install with pipx or uv tool, which do' if folder else ""
