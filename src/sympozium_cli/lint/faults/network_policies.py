"""What the NetworkPolicies of a namespace let the pods of agents do.

After the semantics of networking.k8s.io/v1, and the labels that buildJob in agentrun_controller.go gives the pods of
runs. Whoever looks at policies from outside knows no pod's address: what cannot be decided is taken for allowed.
"""

from __future__ import annotations

from collections.abc import Mapping
from ipaddress import ip_address, ip_network
from typing import Final, NamedTuple

from sympozium_cli.lint.surroundings import Object, inside, items, words

TCP: Final = "TCP"
UDP: Final = "UDP"
_GROUP: Final = "sympozium.ai"
_NAME_LABEL: Final = "kubernetes.io/metadata.name"
_OFTEN: Final = {"In": True, "Exists": True, "NotIn": False, "DoesNotExist": False}
"""By the operator of an expression, whether it demands the label."""


class Pods(NamedTuple):
    """Pods that agents send to.

    Args:
        namespace: theirs.
        labels: those that are known.
        complete: whether they have no others.
    """

    namespace: str
    labels: Mapping[str, str]
    complete: bool = False


class Goal(NamedTuple):
    """Where agents send to.

    Args:
        port: of the pods, or of the host outside; None where it is not known.
        pods: None where there are none, or where they are not known.
        outside: whether it is surely no pod.
        address: the IP address, where that is known.
        protocols: any of them does.
    """

    port: int | None
    pods: Pods | None = None
    outside: bool = False
    address: str = ""
    protocols: tuple[str, ...] = (TCP,)


def labels_of_runs(agent: str) -> dict[str, str]:
    """The labels of the pods of an agent's runs, without the one that names the run."""
    return {
        f"{_GROUP}/instance": agent,
        f"{_GROUP}/component": "agent-run",
        f"{_GROUP}/role": "agent",
        "app.kubernetes.io/part-of": "sympozium",
        "app.kubernetes.io/managed-by": "sympozium-controller",
    }


def limits(policy: Object, pod: Mapping[str, str]) -> bool:
    """Whether a policy is about what pods with these labels send."""
    sends = "Egress" in words(policy, "spec", "policyTypes")
    return sends and _selects(inside(policy, "spec", "podSelector"), pod, complete=True)


def lets_through(policy: Object, goal: Goal, namespace: str) -> bool:
    """Whether a policy of the namespace allows, or may allow, to send to the goal."""
    return any(
        _is_among(goal, list(items(rule, "ports"))) and _may_be(goal, list(items(rule, "to")), namespace)
        for rule in items(policy, "spec", "egress")
    )


def _is_among(goal: Goal, ports: list[Object]) -> bool:
    return not ports or any(_covers(one, goal) for one in ports)


def _covers(one: Object, goal: Goal) -> bool:
    if one.get("protocol", TCP) not in goal.protocols:
        return False
    first, last = one.get("port"), one.get("endPort")
    if goal.port is None or not isinstance(first, int):
        # A port with a name may be any port, and an entry without one is all of them.
        return True
    return goal.port in range(first, (last if isinstance(last, int) else first) + 1)


def _may_be(goal: Goal, peers: list[Object], namespace: str) -> bool:
    return not peers or any(_is_peer(goal, peer, namespace) for peer in peers)


def _is_peer(goal: Goal, peer: Object, namespace: str) -> bool:
    block = inside(peer, "ipBlock")
    if block:
        return not goal.address or _is_in(goal.address, block)
    if goal.pods is None:
        return not goal.outside
    named = inside(peer, "namespaceSelector", "matchLabels").get(_NAME_LABEL, goal.pods.namespace)
    theirs = str(named) if "namespaceSelector" in peer else namespace
    return theirs == goal.pods.namespace and _selects(
        inside(peer, "podSelector"), goal.pods.labels, complete=goal.pods.complete
    )


def _is_in(address: str, block: Object) -> bool:
    """Whether an address is in a block; a block that is none may be any."""
    try:
        there = ip_address(address)
        outer = ip_network(str(block.get("cidr")), strict=False)
        holes = [ip_network(hole, strict=False) for hole in words(block, "except")]
    except ValueError:
        return True
    return there in outer and not any(there in hole for hole in holes)


def _selects(selector: Object, labels: Mapping[str, str], *, complete: bool) -> bool:
    """Whether a selector selects pods with these labels; where they may have others, whether it may."""
    for key, value in inside(selector, "matchLabels").items():
        if labels.get(key, "" if complete else value) != value:
            return False
    return all(_holds(one, labels, complete=complete) for one in items(selector, "matchExpressions"))


def _holds(expression: Object, labels: Mapping[str, str], *, complete: bool) -> bool:
    key, operator = str(expression.get("key")), str(expression.get("operator"))
    if key not in labels:
        return not complete or not _OFTEN.get(operator, False)
    if operator in {"In", "NotIn"}:
        return (labels[key] in words(expression, "values")) == (operator == "In")
    return operator == "Exists"
