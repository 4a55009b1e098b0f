"""A process that follows runs and says how much that took: `python follower.py KUBECONFIG EVENTS`.

It says how many changes it has seen, and its memory in kilobytes, its files and its threads.
"""

from __future__ import annotations

import os
import sys
import threading

from sympozium_cli.cluster.access import Wishes
from sympozium_cli.cluster.connect import Surroundings, connect
from sympozium_cli.cluster.port import Selection
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.monitor.happening import Change, Synced
from sympozium_cli.monitor.run import kept
from sympozium_cli.monitor.source import Source
from sympozium_cli.monitor.tail import ClusterTail


def main(kubeconfig: str, events: int) -> None:
    """Say it when all runs are there, and again after so many events."""
    cluster = connect(kubeconfig, Wishes(), Surroundings({}, lambda _: None))
    tail = ClusterTail(cluster, [Source(RUNS, Selection("default"), kept)])
    heard, size = 0, 0
    while not size or heard < size + events:
        for one in tail.take(60):
            heard += isinstance(one, Change)
            if isinstance(one, Synced):
                size = one.size
                say(size)
    say(heard)


def say(heard: int) -> None:
    print(heard, most_memory(), len(os.listdir("/dev/fd")), threading.active_count(), flush=True)


def most_memory() -> int:
    """The most memory that this program has had, in kilobytes.

    `ru_maxrss` will not do: it begins with the memory of the process that started this one.
    """
    with open("/proc/self/status", encoding="ascii") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmHWM:"))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
