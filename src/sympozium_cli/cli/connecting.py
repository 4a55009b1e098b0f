"""How commands get at a cluster, and what they say before they change anything there."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection
from typing import TYPE_CHECKING

from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.errors import RefusedError, UsageError

if TYPE_CHECKING:
    from sympozium_cli.cluster.port import Cluster, Where

_DEFAULT_TIMEOUT = 60.0


def connected(reach: Reach, *, timeout: float | None = None, hidden: Collection[str] = ()) -> Cluster:
    """The cluster that the options mean; nothing is sent yet.

    Whoever reads something from standard input or from the environment that is secret does it before, and names the
    variable in `hidden`: a kubeconfig may name programs to get credentials from, and they must not see it.

    Args:
        reach: the options.
        timeout: seconds within which the whole command must be over; None for as long as it takes.
        hidden: variables of the environment that hold keys.

    Raises:
        UsageError: an option makes no sense, or names a context that does not exist.
        InputError: the kubeconfig cannot be read.
        NotSignedInError: there are no credentials that can be sent.
    """
    from sympozium_cli.cli.tracing import trace_of
    from sympozium_cli.cluster.access import Wishes
    from sympozium_cli.cluster.clock import Clock
    from sympozium_cli.cluster.connect import Surroundings, connect
    from sympozium_cli.cluster.exchange import Limits

    limit = request_timeout(reach.request_timeout)
    usual = Limits()
    clock = Clock()
    around = Surroundings(
        os.environ,
        notice,
        hidden,
        Limits(min(usual.connect, limit), min(usual.read, limit), limit, usual.silence),
        float("inf") if timeout is None else clock.now() + timeout,
        clock,
        trace_of(reach.verbose),
    )
    return connect(reach.kubeconfig, Wishes(reach.context, reach.namespace, reach.impersonate), around)


def request_timeout(text: str) -> float:
    """The seconds that `--request-timeout` gives: a duration such as "10s", or a number of seconds, as with kubectl.

    Raises:
        UsageError: it is neither, or none at all.
    """
    from sympozium_cli.values.duration import SECOND, parse_duration

    if not text:
        return _DEFAULT_TIMEOUT
    length = parse_duration(f"{text}s" if text.isascii() and text.isdigit() else text)
    if length is None or length <= 0:
        raise UsageError(f"'--request-timeout {text}' is no time that one can wait", hint="write 10s, or 2m")
    return length / SECOND


def notice(text: str) -> None:
    """Tell the user, on standard error, something that has to do with the cluster."""
    from sympozium_cli.cli.saying import remark

    remark(text)


def announce(where: Where) -> None:
    """Say on standard error which cluster and which namespace are about to be changed, and as whom."""
    from sympozium_cli.report.terminal import inert

    context = f"context {where.context}" if where.context else "this cluster"
    user = f", user {where.user}" if where.user else ""
    print(inert(f"{context}, namespace {where.namespace}, server {where.server}{user}"), file=sys.stderr)


def namespace_to_change(where: Where) -> str:
    """The namespace in which objects may be changed: one that somebody has named.

    Raises:
        RefusedError: nobody has; kubectl would take "default".
    """
    if where.stated:
        return where.namespace
    raise RefusedError(
        "nobody has said in which namespace",
        hint="name it with -n, or 'kubectl config set-context --current --namespace NAME'",
    )
