"""Findings that an object is not in the cluster; what lies in the same input comes with the pack, and is known."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.surroundings import Surroundings, name_of
from sympozium_cli.lint.universe import defined
from sympozium_cli.lint.vocabulary.policies import RELEASE_NAMESPACE
from sympozium_cli.source import FieldPath
from sympozium_cli.values.similar import closest


def missing_here(pack: Pack, path: FieldPath, kind: str, name: str, around: Surroundings) -> Iterator[Finding]:
    """The finding that the namespace of the pack does not have the object, if that is sure."""
    if around.lacks(kind, name) and not defined(pack, kind, name):
        message = f"there is no {kind} '{name}' in namespace '{around.namespace}'"
        yield _with_suggestion(Finding(path, message), name, [name_of(one) for one in around.all(kind)])


def missing_everywhere(pack: Pack, path: FieldPath, kind: str, name: str, around: Surroundings) -> Iterator[Finding]:
    """The finding that neither that namespace nor the one of Sympozium has the object, if that is sure."""
    if around.lacks_shared(kind, name) and not defined(pack, kind, name):
        there = [*around.all(kind), *around.all(kind, RELEASE_NAMESPACE)]
        message = f"there is no {kind} '{name}' in namespace '{around.namespace}' or '{RELEASE_NAMESPACE}'"
        yield _with_suggestion(Finding(path, message), name, [name_of(one) for one in there])


def _with_suggestion(found: Finding, name: str, there: list[str]) -> Finding:
    return found._replace(suggestion=closest(name, there) or "", remedy="install it, or name another")
