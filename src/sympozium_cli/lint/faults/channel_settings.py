"""Where channel settings stand, the pack's and those of every persona, and which channels they can be for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.pack import Spec
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint.severity import INFO, WARNING
from sympozium_cli.lint.vocabulary.channels import meant


class Settings(NamedTuple):
    """The settings of one place.

    Args:
        place: the spec, for all personas, or one persona.
        bound: the channels of those personas; a misspelt one counts as what it was meant to be.
        nobody: the beginning of the sentence that a channel is not among them.
    """

    place: Spec | Persona
    bound: frozenset[str]
    nobody: str


def channel_settings(pack: Pack) -> Iterator[Settings]:
    """The pack's settings and those of every installed persona."""
    yield Settings(pack.spec, _everywhere(pack), "no persona has")
    for persona in installed(pack):
        yield Settings(persona, _meant(persona.channels), f"'{persona.name}' does not have")


def severity_unbound(pack: Pack) -> str:
    """How bad settings for a channel are that nobody has.

    In a pack that is not enabled and has no channels at all, these may be chosen when somebody activates it.
    """
    return WARNING if pack.spec.enabled or _everywhere(pack) else INFO


def _everywhere(pack: Pack) -> frozenset[str]:
    return _meant(channel for persona in pack.personas for channel in persona.channels)


def _meant(channels: Iterable[str]) -> frozenset[str]:
    written = frozenset(channels)
    return written.union(map(meant, written))
