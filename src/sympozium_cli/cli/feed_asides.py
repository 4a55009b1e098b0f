"""What `feed tail` listens to beside the objects of a cluster, if that is wanted: logs, and shared memories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sympozium_cli.cli.feed_wishes import Wanted, beginning, kinds_of_messages
from sympozium_cli.cli.saying import note
from sympozium_cli.errors import UsageError
from sympozium_cli.monitor.feed import register

if TYPE_CHECKING:
    from sympozium_cli.cluster.port import Cluster
    from sympozium_cli.monitor.beside.tail import Listened
    from sympozium_cli.monitor.feed.feed import Feed
    from sympozium_cli.monitor.happening import Tail


def demand_no_files(wanted: Wanted) -> None:
    """See that nothing is to be kept of what is no object.

    Raises:
        UsageError: there is.
    """
    tools, memory = _wished(wanted)
    if not (tools or memory):
        return
    option = "--tools" if tools else "--memory"
    files = {"--cursor": wanted.files.cursor, "--record": wanted.files.record, "--replay": wanted.files.replay}
    for other in (name for name, path in files.items() if path):
        raise UsageError(f"{option} and {other} do not go together: it has objects alone", hint="leave one of them out")


def _wished(wanted: Wanted) -> tuple[bool, bool]:
    """Whether tools, and whether memories are wanted: by an option, or by their kind."""
    kinds = kinds_of_messages(wanted.kinds, register.names())
    return wanted.tools or "tool" in kinds, wanted.memory or "memory" in kinds


def with_asides(tail: Tail, cluster: Cluster, wanted: Wanted, feed: Feed) -> Tail:
    """The tail with what is wanted beside it; the feed waits for the past of that."""
    tools, memory = _wished(wanted)
    if not (tools or memory):
        return tail
    from sympozium_cli.monitor.beside.desk import Desk, Span
    from sympozium_cli.monitor.beside.logs import Logs
    from sympozium_cli.monitor.beside.memories import Memories
    from sympozium_cli.monitor.beside.tail import BesideTail

    desk, now = Desk(), tail.now()
    span = Span(now, beginning(wanted.since, now), wanted.follow)
    beside: list[Listened] = []
    if tools:
        beside.append(Logs(cluster, desk, span, feed.means))
    if memory:
        beside.append(Memories(cluster, desk, span, feed.means_pack))
    for one in beside:
        feed.wait_for(one.kind)
    return BesideTail(tail, desk, beside, note, follow=wanted.follow)
