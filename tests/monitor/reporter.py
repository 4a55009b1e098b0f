"""A process that reports runs with a cursor, and may be killed: `python reporter.py KUBECONFIG NAMESPACE CURSOR`.

It says "--" before it asks for more. When it says so again, all that it said before the first counts as reported.
"""

from __future__ import annotations

import sys

from sympozium_cli.cli.tailing import TailFiles, opened
from sympozium_cli.cluster.access import Wishes
from sympozium_cli.cluster.connect import Surroundings, connect
from sympozium_cli.cluster.port import Selection
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.monitor.happening import Change
from sympozium_cli.monitor.mirror import uid_of, version_of
from sympozium_cli.monitor.run import kept
from sympozium_cli.monitor.source import Source


def main(kubeconfig: str, namespace: str, cursor: str) -> None:
    """Report until somebody ends it."""
    cluster = connect(kubeconfig, Wishes(), Surroundings({}, lambda _: None))
    tail = opened(cluster, [Source(RUNS, Selection(namespace), kept)], TailFiles(cursor=cursor), command="report")
    while True:
        print("--", flush=True)
        news = [one for one in tail.take(60) if isinstance(one, Change) and not one.told]
        print("".join(f"{one.op} {uid_of(one.value)} {version_of(one.value)}\n" for one in news), end="", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
