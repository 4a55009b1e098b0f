"""How commands get at a tail: of a cluster, or of a recording of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from sympozium_cli.errors import UsageError

if TYPE_CHECKING:
    from sympozium_cli.cluster.port import Cluster
    from sympozium_cli.monitor.happening import Tail
    from sympozium_cli.monitor.source import Source


class TailFiles(NamedTuple):
    """The files beside a tail, as the options of `tail_options` name them; "" where there is none.

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
    cluster: Cluster | None,
    sources: Sequence[Source],
    files: TailFiles = NO_FILES,
    *,
    command: str = "",
    held: Callable[[], bool] | None = None,
) -> Tail:
    """A tail that has begun; the caller closes it, by which what was taken last counts as reported.

    Args:
        cluster: where to; None where `files.replay` is read instead.
        sources: what to listen to.
        files: the files beside it.
        command: such as "runs watch": one cannot go on with the cursor of another.
        held: says whether something that was taken is not reported yet, so that a cursor must not count it as such.

    Raises:
        UsageError: the files do not go together; the cursor is another cluster's, selection's or command's; one of them
            cannot be written.
        InputError: one of them cannot be read, or is something else.
        RefusedError: the cursor is in use, or there is something where a recording is to be.
    """
    if files.replay:
        return _replayed(files)
    assert cluster is not None
    tail = _kept(cluster, sources, files.cursor, command, held) if files.cursor else _heard(cluster, sources)
    if not files.record:
        return tail
    from sympozium_cli.cli.recording_file import recorded

    try:
        return recorded(tail, files.record, command)
    except BaseException:
        tail.close()
        raise


def _replayed(files: TailFiles) -> Tail:
    from sympozium_cli.cli.recording_file import replayed

    if files.cursor or files.record:
        raise UsageError("a recording that is replayed has no cursor, and is not recorded again")
    return replayed(files.replay, files.speed)


def _heard(cluster: Cluster, sources: Sequence[Source]) -> Tail:
    from sympozium_cli.monitor.tail import ClusterTail

    return ClusterTail(cluster, sources)


def _kept(
    cluster: Cluster, sources: Sequence[Source], path: str, command: str, held: Callable[[], bool] | None
) -> Tail:
    from sympozium_cli.cli.cursor_file import CursorFile
    from sympozium_cli.monitor.cursor import owner
    from sympozium_cli.monitor.keeping import KeepingTail, nothing
    from sympozium_cli.monitor.tail import ClusterTail

    file = CursorFile(path, owner(cluster.where.server, command, sources))
    return KeepingTail(ClusterTail(cluster, sources, file.beginnings()), sources, file, held or nothing)
