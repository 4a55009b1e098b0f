"""Findings about keys that another era spells otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sympozium_cli.lint.finding import Finding, Related
from sympozium_cli.lint.fix import Fix, Rename
from sympozium_cli.lint.severity import ERROR, WARNING
from sympozium_cli.lint.subject import Subject
from sympozium_cli.schema.spelling import Renamed
from sympozium_cli.schema.verdict import UNKNOWN, Violation
from sympozium_cli.source import ROOT, FieldPath

_BOUNDS: Final = {
    "personas": "up to v0.9.5",
    "persona": "up to v0.9.5",
    "agentConfigs": "since v0.10.0",
    "agentConfig": "since v0.10.0",
}
_OTHER: Final = {
    "personas": "agentConfigs",
    "agentConfigs": "personas",
    "persona": "agentConfig",
    "agentConfig": "persona",
}
_LIST: Final = frozenset((ROOT / "spec" / "personas", ROOT / "spec" / "agentConfigs"))
_RULES: Final = ROOT / "spec" / "sharedMemory" / "accessRules"


def is_list_key(path: FieldPath) -> bool:
    """Whether the path is that of the list of personas, in any spelling."""
    return path in _LIST


def is_rule_key(path: FieldPath) -> bool:
    """Whether the path is that of a persona's name in an access rule, in any spelling."""
    return path[:3] == _RULES and len(path) == len(_RULES) + 2 and path[-1] in {"persona", "agentConfig"}


def renamed(subject: Subject) -> Iterator[Renamed]:
    """The keys that another era spells so, as far as the target knows the place where they stand."""
    pruned = subject.verdict.pruned
    return (each for each in subject.renamed if not any(each.path[: len(path)] == path for path in pruned))


def both(subject: Subject) -> Iterator[Violation]:
    """The keys of another era that stand beside the target's own."""
    for violation in subject.verdict.violations:
        if violation.kind == UNKNOWN and (is_list_key(violation.path) or is_rule_key(violation.path)):
            yield violation


def other_spelling(subject: Subject, key: Renamed) -> Finding:
    """That the target spells this key otherwise; in a mixture of eras a warning, unless a target was asked for."""
    release = subject.target.release
    mixed = subject.dialect.mixture and not subject.forced
    return Finding(
        key.path,
        f"'{key.written}' is the spelling {_BOUNDS[key.written]}; {release} knows '{key.meant}'",
        effect=f"the API server of {release} refuses the pack as it is written: '{key.meant}' is required",
        remedy=f"write '{key.meant}'",
        fix=Fix(f"rename '{key.written}' to '{key.meant}'", (Rename(key.path, key.meant),), safe=True),
        on_key=True,
        severity=WARNING if mixed else ERROR,
    )


def both_spellings(subject: Subject, path: FieldPath) -> Finding:
    """That this key stands beside the one that the target knows."""
    written = str(path[-1])
    known = _OTHER[written]
    return Finding(
        path,
        f"'{written}' stands beside '{known}', and {subject.target.release} knows only '{known}'",
        effect=f"the API server drops '{written}' with all that is in it, or kubectl refuses the pack for it",
        remedy=f"move what you need to '{known}', and remove '{written}'",
        related=(Related(path.parent / known, "the one that counts"),),
        on_key=True,
    )
