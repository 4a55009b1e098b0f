"""What the user may not do, and which commands need it."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.checkup.live import Live
from sympozium_cli.checkup.missing import Lacking
from sympozium_cli.checkup.permissions import Permission
from sympozium_cli.checkup.result import Result, ok, warning
from sympozium_cli.values.plural import count

ORDER = 100
_LONG = 3
"""Commands from which on their names are no sentence any more."""


def check(live: Live) -> Iterator[Result]:
    if live.version.value is None:
        return
    rights = live.rights.value
    if rights is None:
        yield live.rights.missing("what you may do")
        return
    lacking = Lacking(live, rights)
    broken = {name: missing for name in rights.commands if (missing := lacking.required(name))}
    poorer = {name: missing for name in rights.commands if name not in broken and (missing := lacking.optional(name))}
    place = f"in namespace '{rights.namespace}'"
    working = len(rights.commands) - len(broken)
    if working:
        need = "need" if len(rights.commands) > 1 else "needs"
        yield ok(f"you may do all that {_commands(working, len(rights.commands))} {need} {place}")
    if poorer:
        yield ok(f"{count(len(poorer), 'command')} will tell less, for you may not", *_lines(poorer))
    if broken:
        names = " ".join(f"--role '{name}'" for name in list(broken)[:_LONG])
        yield warning(
            f"{_commands(len(broken), len(rights.commands))} cannot work {place}, for you may not",
            f"show this Role to somebody who may grant it: sympozium doctor {names} -n {rights.namespace}",
            *_lines(broken),
        )


def _commands(number: int, of: int) -> str:
    if number == of:
        return f"all {count(number, 'command')}" if number > 1 else "the command"
    return f"{number} of {count(of, 'command')}"


def _lines(missing: dict[str, list[Permission]]) -> list[str]:
    """A line for every command: "pack activate   get, patch ensembles; create secrets"."""
    width = max(map(len, missing))
    return [f"{command:<{width}}  {_said(permissions)}" for command, permissions in missing.items()]


def _said(permissions: list[Permission]) -> str:
    verbs: dict[str, list[str]] = {}
    for one in permissions:
        verbs.setdefault(str(one).partition(" ")[2], []).append(one.verb)
    return "; ".join(f"{', '.join(words)} {resource}" for resource, words in verbs.items())
