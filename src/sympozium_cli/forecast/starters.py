"""What starts runs of a persona besides the clock."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from sympozium_cli.api.edges import live_edges
from sympozium_cli.api.pack import DELEGATION, SEQUENTIAL, Pack
from sympozium_cli.api.persona import Persona
from sympozium_cli.api.stimulus import stimulated, stimulated_when_ready
from sympozium_cli.api.workflow import web_endpoint
from sympozium_cli.forecast.handovers import handovers
from sympozium_cli.source import FieldPath
from sympozium_cli.values.plural import listed, quoted

MANUAL = "manual"
"""The way of a stimulus that waits for a person."""


class Starter(NamedTuple):
    """One way in which runs begin: sequential, delegation, stimulus, manual, channel or web.

    `text` says it in a few words; `path` leads to where the pack says so.
    """

    way: str
    text: str
    path: FieldPath


def starters(pack: Pack, persona: Persona) -> tuple[Starter, ...]:
    """Everything but the clock that starts runs of an installed persona."""
    return (
        *_edges(pack, persona),
        *_stimulus(pack, persona),
        *_channels(persona),
        *_web(persona),
    )


def _edges(pack: Pack, persona: Persona) -> Iterator[Starter]:
    if handovers(pack):
        yield from _by_edges(pack, persona, SEQUENTIAL, "each run of {} that succeeds")
    yield from _by_edges(pack, persona, DELEGATION, "delegation from {}")


def _by_edges(pack: Pack, persona: Persona, way: str, text: str) -> Iterator[Starter]:
    edges = [live for live in live_edges(pack, way) if live.target is persona]
    if edges:
        sources = dict.fromkeys(live.source.name for live in edges)
        yield Starter(way, text.format(quoted(sources)), edges[0].edge.path)


def _stimulus(pack: Pack, persona: Persona) -> Iterator[Starter]:
    start = stimulated(pack)
    if start and start.persona is persona:
        if stimulated_when_ready(pack):
            yield Starter("stimulus", "the stimulus, once all agents are ready", start.edge.path)
        else:
            yield Starter(MANUAL, "the stimulus, when somebody triggers it", start.edge.path)


def _channels(persona: Persona) -> Iterator[Starter]:
    if persona.channels:
        kinds = listed(dict.fromkeys(persona.channels), "or")
        yield Starter("channel", f"messages on {kinds}", persona.path / "channels")


def _web(persona: Persona) -> Iterator[Starter]:
    path = web_endpoint(persona)
    if path is not None:
        yield Starter("web", "requests to its web endpoint", path)
