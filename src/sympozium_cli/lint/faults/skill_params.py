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
    for where in (pack.spec.skill_params, *(persona.skill_params for persona in installed(pack))):
        for skill, params in where.items():
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
    meant = _meant(params.skill, key)
    return Finding(
        params.path / key,
        f"the skill '{params.skill}' reads no '{key}'",
        remedy="" if meant else f"it reads {', '.join(known)}",
        suggestion=meant,
        on_key=True,
        fix=_renamed(params, key, safe=_documented(key) == meant),
    )


def unsafe_key(params: Params, key: str) -> Finding:
    """The finding that no shell can read the key's variable, with the key to write."""
    return Finding(
        params.path / key,
        f"the key '{key}' becomes the variable {variable(key)}, which no shell can read",
        remedy="use letters, digits and '_'",
        on_key=True,
        fix=_renamed(params, key, safe=False),
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


def _renamed(params: Params, key: str, *, safe: bool) -> Fix | None:
    """Write the better key; None where there is none, or where another key is, or would become, the same."""
    better = _better(params.skill, key)
    others = {variable(_better(params.skill, other)) for other in params.keys if other != key}
    if better == key or variable(better) in others:
        return None
    return Fix(f"write '{better}'", (Rename(params.path / key, better),), safe=safe)


def _better(skill: str, key: str) -> str:
    if not is_shell_safe(key):
        return re.sub(r"[^A-Za-z0-9_]", "_", key)
    known = read_by(skill)
    return key if not known or key.lower() in known else _meant(skill, key) or key


def _meant(skill: str, key: str) -> str:
    """The key of the skill that is meant; empty where none is close."""
    known = read_by(skill)
    documented = _documented(key)
    return documented if documented in known else closest(key, known) or ""


def _documented(key: str) -> str:
    return _MEANT.get(key.lower().replace("_", ""), "")
