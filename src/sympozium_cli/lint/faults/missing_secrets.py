"""Findings about Secrets: those that are not there, and those without the keys that are looked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.surroundings import Surroundings, keys_of
from sympozium_cli.source import FieldPath
from sympozium_cli.values.plural import listed, quoted

Groups = Sequence[Sequence[str]]
"""Of every group, one key must be there."""


def missing(path: FieldPath, name: str, around: Surroundings, command: str = "") -> Iterator[Finding]:
    """The finding that a Secret is not there, if it surely is not.

    Args:
        path: where it is named.
        name: of the Secret.
        around: the cluster.
        command: what `sympozium secret create` needs to make it; "" where that cannot.
    """
    wanted = name.strip()
    if wanted and around.lacks("Secret", wanted):
        # Without a provider it is any one's.
        kind = f"{command}PROVIDER" if command.endswith(" ") else command
        made = f"make it: sympozium secret create {kind} --name {wanted}" if command else "make it with kubectl"
        yield Finding(
            path,
            f"there is no Secret '{wanted}' in namespace '{around.namespace}'",
            remedy=f"{made} -n {around.namespace}",
        )


def without_keys(path: FieldPath, name: str, around: Surroundings, groups: Groups) -> Iterator[Finding]:
    """The findings that a Secret is there and has none of the keys of a group."""
    secret = around.find("Secret", name.strip())
    there = keys_of(secret)
    for group in groups if secret is not None else ():
        if not set(group) & set(there):
            has = f"it has {quoted(there)}" if there else "it is empty"
            yield Finding(
                path,
                f"Secret '{name.strip()}' has no key {quoted(group, 'or')}: {has}",
                remedy=f"put the value under {listed(group, 'or')}",
            )
