"""What `pack status` does: a pack of a cluster in, how it is out."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime

from sympozium_cli.activation.kinds import kinds_of
from sympozium_cli.change.reconcile import SINCE
from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected, notice
from sympozium_cli.cli.judging import stops
from sympozium_cli.cli.reference import pack_named
from sympozium_cli.cli.remedies import reachable
from sympozium_cli.condition.gather import look
from sympozium_cli.condition.status import Status, status_of
from sympozium_cli.errors import Exit
from sympozium_cli.report.condition.document import document
from sympozium_cli.report.condition.text import text
from sympozium_cli.report.printing import Screen, printer_for
from sympozium_cli.report.terminal import terminal
from sympozium_cli.values.plural import listed


def told(name: str, output: str, reach: Reach, *, headers: bool, color: str, quiet: bool) -> int:
    """Print how a pack is; the exit code.

    Raises:
        SympoziumError: the wishes make no sense, or the cluster says no.
    """
    wanted = pack_named(name)
    printer = printer_for(output)
    cluster = connected(reach)
    scene = look(cluster, kinds_of(cluster), wanted, stops, datetime.now(UTC))
    status = reachable(status_of(scene), reach)
    screen = Screen((), True, headers, terminal(sys.stdout, color, os.environ), sys.stdout.encoding or "ascii")
    if output in ("table", "wide"):
        for line in text(status, screen, wide=output == "wide"):
            print(line)
    else:
        about = status.scene.live.value if output == "name" else document(status)
        sys.stdout.write(printer([about], screen))
    if not quiet:
        _tell_unseen(status)
    return Exit.FINDINGS if status.is_broken else Exit.OK


def _tell_unseen(status: Status) -> None:
    unseen = dict.fromkeys(text.partition(" (")[0] for text in status.scene.live.unseen)
    if not status.compared:
        notice(
            f"note: fields of objects are not compared: what a controller of {status.scene.pack.release} leaves "
            f"as it is, is known from {SINCE} on"
        )
    if unseen:
        notice(f"note: you may not see {listed(unseen)}, so that what they would tell is left out")
