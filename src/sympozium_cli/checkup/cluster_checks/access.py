"""What the user may not do, and which commands need it."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.checkup.live import Live, Rights
from sympozium_cli.checkup.missing import Lacking
from sympozium_cli.checkup.permissions import Permission
from sympozium_cli.checkup.result import Result, ok, warning
from sympozium_cli.values.plural import count, listed

ORDER = 100


def check(live: Live) -> Iterator[Result]:
    if live.version.value is None:
        return
    rights = live.rights.value
    if rights is None:
        yield live.rights.missing("what you may do")
        return
    lacking = Lacking(live, rights)
    found = {command: _of(command, rights, lacking) for command in rights.commands}
    yield from (result for result in found.values() if result is not None)
    complete = [command for command, result in found.items() if result is None]
    if complete:
        whole = len(complete) == len(found) > 1
        which = f"all {count(len(complete), 'command')}" if whole else listed(complete)
        yield ok(f"in namespace '{rights.namespace}' you may do what is needed for {which}")


def _of(command: str, rights: Rights, lacking: Lacking) -> Result | None:
    required, optional = lacking.required(command), lacking.optional(command)
    if required:
        return warning(
            f"'{command}' does not work: you may not {_said(required)}",
            f'ask an administrator for this Role: sympozium doctor --role "{command}" -n {rights.namespace}',
        )
    if optional:
        return ok(f"'{command}' works, but tells less: you may not {_said(optional)}")
    return None


def _said(permissions: list[Permission]) -> str:
    """The verbs of each resource together: "get or patch ensembles, create secrets"."""
    verbs: dict[str, list[str]] = {}
    for one in permissions:
        verbs.setdefault(str(one).partition(" ")[2], []).append(one.verb)
    return ", ".join(f"{listed(words, 'or')} {resource}" for resource, words in verbs.items())
