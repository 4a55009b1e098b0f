"""From what the user said and what the kubeconfig says to a cluster that can be asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from sympozium_cli.cluster.access import Wishes
from sympozium_cli.cluster.api_server import ApiServer
from sympozium_cli.cluster.choosing import accessed
from sympozium_cli.cluster.clock import Clock
from sympozium_cli.cluster.connection import Connection
from sympozium_cli.cluster.credentials import Credentials
from sympozium_cli.cluster.exchange import Exchange, Limits, Notice
from sympozium_cli.cluster.trace import SILENT, Trace


class Surroundings(NamedTuple):
    """What a connection is made in.

    Args:
        environment: the variables of the environment.
        notice: is told what the user should know meanwhile.
        hidden: the variables of the environment that no other program must see: they hold keys.
        limits: how long things may take.
        deadline: when the whole command must be over, as the clock counts.
        clock: time and chance.
        trace: is told which cluster it is, and of every request.
    """

    environment: Mapping[str, str]
    notice: Notice
    hidden: Collection[str] = ()
    limits: Limits = Limits()
    deadline: float = float("inf")
    clock: Clock = Clock()
    trace: Trace = SILENT


def connect(file: str, wishes: Wishes, around: Surroundings) -> ApiServer:
    """The cluster that is meant. Nothing is sent yet; certificates and tokens are read with the first request.

    Args:
        file: the kubeconfig that the user named; "" for that of kubectl.
        wishes: what the other options say.
        around: what the connection is made in.

    Raises:
        InputError: a file cannot be read, or makes no sense; there is no configuration at all.
        UsageError: no context is chosen, or there is none of that name.
        NotSignedInError: the kubeconfig names a plugin that cannot be run from here.
    """
    chosen = accessed(file, wishes, around.environment)
    if chosen.endpoint.insecure and chosen.endpoint.is_tls:
        around.notice(f"the certificate of {chosen.where.server} is not checked: anybody may answer in its place")
    credentials = Credentials(chosen, around.environment, around.hidden)
    connection = Connection(chosen, credentials, around.environment, around.clock)
    exchange = Exchange(connection, around.limits, around.clock, around.notice, around.deadline, around.trace)
    around.trace.opened(chosen.where, credentials.kind())
    return ApiServer(chosen.where, exchange, around.clock.sleep)
