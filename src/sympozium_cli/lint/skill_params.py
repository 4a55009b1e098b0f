"""What becomes of `skillParams`: every key is the environment variable SKILL_<KEY> of the skill's container.

Source: agentrun_controller.go in internal/controller.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from sympozium_cli.api import Pack, View
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint.finding import Finding, Related
from sympozium_cli.lint.fix import Fix, Rename
from sympozium_cli.lint.vocabulary.skills import BUILT_IN, pack_name
from sympozium_cli.source import FieldPath
from sympozium_cli.values.similar import closest

_SHELL_NAME = re.compile(r"[A-Z0-9_]+")
_MEANT: Final[Mapping[str, str]] = {
    "targetrepository": "repo",
    "repository": "repo",
    "defaultbranch": "default_branch",
    "branch": "default_branch",
    "prlabels": "labels",
    "prreviewers": "reviewers",
}
"""Keys that guides once showed, in small letters, and the keys that the skills read."""


class Params(NamedTuple):
    """The parameters of one skill at one place."""

    skill: str
    path: FieldPath
    keys: tuple[str, ...]


def all_params(pack: Pack) -> Iterator[Params]:
    """Every map of parameters: the pack's, and those of its installed personas."""
    for owner in (pack.spec, *installed(pack)):
        for skill, params in owner.skill_params.items():
            yield Params(skill, params.path, tuple(params.value))


def variable(key: str) -> str:
    """The environment variable that a key becomes."""
    return f"SKILL_{key.upper()}"


def is_shell_safe(key: str) -> bool:
    """Whether a shell can read the key's variable."""
    return _SHELL_NAME.fullmatch(key.upper()) is not None


def read_by(skill: str) -> tuple[str, ...]:
    """The keys that a built-in skill reads; empty where that is not known."""
    known = BUILT_IN.get(pack_name(skill))
    return known.params if known is not None else ()


def unread_key(params: Params, key: str) -> Finding:
    """The finding that the skill does not read the key, with the key to write where one is meant."""
    known = read_by(params.skill)
    sure = _MEANT.get(key.lower().replace("_", ""))
    meant = sure if sure in known else closest(key, known)
    found = Finding(
        params.path / key,
        f"the skill '{params.skill}' reads no '{key}'",
        remedy="" if meant else f"it reads {', '.join(known)}",
        suggestion=meant or "",
        on_key=True,
    )
    return found._replace(fix=_renamed(params, key, meant, safe=meant == sure)) if meant else found


def unsafe_key(params: Params, key: str) -> Finding:
    """The finding that no shell can read the key's variable, with the key to write."""
    better = re.sub(r"[^A-Za-z0-9_]", "_", key)
    return Finding(
        params.path / key,
        f"the key '{key}' becomes the variable {variable(key)}, which no shell can read",
        remedy="use letters, digits and '_'",
        on_key=True,
        fix=_renamed(params, key, better, safe=False),
    )


def twin_key(params: Params, key: str, first: str) -> Finding:
    """The finding that two keys become one variable."""
    return Finding(
        params.path / key,
        f"'{first}' and '{key}' are both the variable {variable(key)}",
        effect="one of the two values wins, and which one is chance",
        remedy="keep one of them",
        on_key=True,
        related=(Related(params.path / first, "the other one"),),
    )


def unused_params(where: Mapping[str, View], skill: str, why: str, skills: Iterable[str]) -> Finding:
    """The finding that nobody uses the parameters of a skill; one of the attached `skills` may have been meant."""
    path = where[skill].path
    found = Finding(path, f"there are parameters for the skill '{skill}', but {why}", on_key=True)
    meant = closest(skill, skills)
    if meant is None:
        return found._replace(remedy=f"add '{skill}' to the skills, or remove its parameters")
    fix = Fix(f"write '{meant}'", (Rename(path, meant),)) if meant not in where else None
    return found._replace(suggestion=meant, fix=fix)


def _renamed(params: Params, key: str, better: str, *, safe: bool) -> Fix | None:
    taken = {other.upper() for other in params.keys if other != key}
    return (
        None if better.upper() in taken else Fix(f"write '{better}'", (Rename(params.path / key, better),), safe=safe)
    )
