"""How commands get at a tail: of a cluster, or of a recording."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from sympozium_cli.cluster.port import Cluster
    from sympozium_cli.monitor.happening import Tail
    from sympozium_cli.monitor.source import Source


class TailFiles(NamedTuple):
    """The files beside a tail; "" where there is none.

    Args:
        cursor: from where the last command left off, to where this one leaves off.
        record: where everything that happens is written to.
        replay: where it is read from, instead of a cluster.
        speed: how much faster than it happened; 0 is without any waiting.
    """

    cursor: str = ""
    record: str = ""
    replay: str = ""
    speed: float = 1.0


NO_FILES: Final = TailFiles()


def opened(
    cluster: Cluster | None, sources: Sequence[Source], files: TailFiles = NO_FILES, *, command: str = ""
) -> Tail:
    """A tail that has begun; the caller closes it, by which the cursor is written.

    Args:
        cluster: where to; None where `files.replay` is read instead.
        sources: what to listen to.
        files: the files beside it.
        command: such as "runs watch": one cannot go on with the cursor of another.

    Raises:
        UsageError: the files do not go together, or belong to another cluster, selection or command.
        InputError: one of them cannot be read.
    """
    from sympozium_cli.monitor.tail import ClusterTail

    assert cluster is not None
    return ClusterTail(cluster, sources)
