"""Which program a shell finds under each of our names: upstream's own one is called `sympozium`, too."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.checkup.machine import NAMES, OURS, UPSTREAMS, Machine, Program
from sympozium_cli.checkup.result import Result, ok, warning
from sympozium_cli.values.plural import quoted

ORDER = 20
_FOR_KUBECTL = "kubectl-sympozium"


def check(machine: Machine) -> Iterator[Result]:
    wanted = [name for name in NAMES if name != _FOR_KUBECTL or machine.kubectl]
    missing = [name for name in wanted if not machine.named(name)]
    if missing:
        yield warning(f"{quoted(missing, 'or')} is not on PATH", _put_on_path(machine))
    for name in wanted:
        if name not in missing:
            yield _found(name, machine.named(name))


def _found(name: str, found: tuple[Program, ...]) -> Result:
    first, *others = found
    hidden = tuple(f"behind it: {other.path}, {_what(other)}" for other in others)
    called = "kubectl sympozium" if name == _FOR_KUBECTL else name
    if first.owner == OURS:
        return ok(f"'{called}' is this program: {first.path}", *hidden)
    other_names = [other for other in ("sympozium-cli", "kubectl sympozium") if other != called]
    return warning(
        f"'{called}' is {_what(first)}: {first.path}",
        f"call this one {quoted(other_names, 'or')}, or put its folder first on PATH",
        *hidden,
    )


def _what(program: Program) -> str:
    if program.owner == OURS:
        return "this program"
    return "Sympozium's own program" if program.owner == UPSTREAMS else "a program that is not known here"


def _put_on_path(machine: Machine) -> str:
    folder = machine.interpreter.rpartition("/")[0]
    return f'export PATH="{folder}:$PATH"'
