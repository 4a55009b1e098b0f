"""Commands that work where this one did: with the same context and the same kubeconfig."""

from __future__ import annotations

import re
from shlex import quote

from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.condition.status import Status

_KUBECTL = re.compile(r"\bkubectl (?=[a-z])")
_SYMPOZIUM = re.compile(r"\bsympozium (?:pack|secret|runs|budget) [^|]*")


def reachable(status: Status, reach: Reach) -> Status:
    """The status with commands that reach the cluster that it was read from."""
    options = _options(reach)
    if not options:
        return status
    links = tuple(link._replace(remedy=_with(link.remedy, options)) for link in status.links)
    return status._replace(links=links, deletion=_with(status.deletion, options))


def reaching(command: str, reach: Reach) -> str:
    """A command that reaches the cluster that these options mean."""
    return _with(command, _options(reach))


def _options(reach: Reach) -> str:
    given = (("--context", reach.context), ("--kubeconfig", reach.kubeconfig))
    return "".join(f" {option} {quote(value)}" for option, value in given if value)


def _with(command: str, options: str) -> str:
    """A command with options: kubectl takes them before its verb, this program behind its arguments."""
    given = _KUBECTL.sub(lambda _: f"kubectl{options} ", command)
    return _SYMPOZIUM.sub(lambda match: f"{match[0].rstrip()}{options}", given)
