"""What the relationships of a pack do."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api.edges import live_edges
from sympozium_cli.api.workflow import positive_duration
from sympozium_cli.convert.change import At, Pair, change


@change(
    held="0.8.27",
    since="0.9.0",
    was="{old} took the edge for a note",
    now="the end of a run of the source starts a run of the target",
    keep="remove the edge",
)
def sequential_start(pair: Pair) -> Iterator[At]:
    """The controller triggers successors (ensemble_controller.go)."""
    for live in live_edges(pair.new, "sequential"):
        yield At(live.edge.path / "type")


@change(
    held="0.8.27",
    since="0.10.43",
    was="{old} did not read it",
    now="it limits how long the source of a delegation waits, and how long a successor may run",
    keep="remove the timeout",
)
def edge_timeout(pair: Pair) -> Iterator[At]:
    """The timeout of an edge reaches the run (agentrun_controller.go)."""
    for live in live_edges(pair.new, "delegation", "sequential"):
        if positive_duration(live.edge.timeout) is not None:
            yield At(live.edge.path / "timeout")
