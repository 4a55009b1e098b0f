"""What agents need to reach, and what the NetworkPolicies of their namespace keep them from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import ip_address
from typing import NamedTuple

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.model import model_ref, model_settings
from sympozium_cli.api.providers import LOCAL
from sympozium_cli.api.sharing import shared_memory
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint.faults.network_policies import (
    TCP,
    UDP,
    Goal,
    Pods,
    labels_of_runs,
    lets_through,
    limits,
)
from sympozium_cli.lint.surroundings import Object, Surroundings, inside, items
from sympozium_cli.lint.vocabulary.providers import WITH_ADDRESS
from sympozium_cli.source import FieldPath

_USUAL = {"http": 80, "https": 443}
_URL = re.compile(
    r"(?P<scheme>https?)://(?:[^@/?#]*@)?(?:\[(?P<six>[^\]/]*)\]|(?P<host>[^:/?#]+))(?::(?P<port>[0-9]{1,5}))?",
    re.IGNORECASE,
)
_SERVICE = re.compile(r"(?P<name>[a-z0-9-]+)(?:\.(?P<namespace>[a-z0-9-]+)(?P<cluster>\.svc(?:\..+)?)?)?\.?")
_NAMES = Goal(53, protocols=(UDP, TCP))
_MEMORY_PORT = 8080
_MEMORY_AWAY = "where the network enforces policies, every run waits for the shared memory until it fails"
_IN_CLOUD = WITH_ADDRESS - LOCAL
_CLOUD = "https://model.provider.invalid"
"""Stands for the address of a provider that needs none: outside, and on the usual port."""


class Blocked(NamedTuple):
    """What agents cannot reach.

    Args:
        path: where the pack says that they want to.
        what: for people, as in "port 8000 of models.example.com".
        goal: for the remedy: what to allow.
        effect: what comes of it; "" for what comes of a model that does not answer.
    """

    path: FieldPath
    what: str
    goal: str
    effect: str = ""


class _Model(NamedTuple):
    """Where a model is: what says so, its URL, and in words what no URL says."""

    path: FieldPath
    url: str
    told: str = ""


class _Wish(NamedTuple):
    """A place that agents want to reach, and by which name: "" for an address."""

    blocked: Blocked
    goal: Goal
    name: str


def blocked(pack: Pack, around: Surroundings) -> Iterator[Blocked]:
    """Whatever the agents of a pack surely cannot reach, each once."""
    seen: set[tuple[FieldPath, str]] = set()
    for persona in installed(pack):
        pods = labels_of_runs(pack.agent_name(persona))
        policies = [policy for policy in around.all("NetworkPolicy") if limits(policy, pods)]
        for wish in _wishes(pack, persona, around) if policies else ():
            lacking = _lacking(wish, policies, around.namespace)
            if lacking is not None and (lacking.path, lacking.what) not in seen:
                seen.add((lacking.path, lacking.what))
                yield lacking


def _lacking(wish: _Wish, policies: list[Object], namespace: str) -> Blocked | None:
    """What keeps agents from a place; without DNS no name leads anywhere."""

    def passes(goal: Goal) -> bool:
        return any(lets_through(policy, goal, namespace) for policy in policies)

    if wish.name and not passes(_NAMES):
        return wish.blocked._replace(what="port 53, and without it no name is found", goal="DNS, port 53")
    return None if passes(wish.goal) else wish.blocked


def _wishes(pack: Pack, persona: Persona, around: Surroundings) -> Iterator[_Wish]:
    model = _model(pack, persona, around)
    found = _URL.match(model.url) if model is not None else None
    if model is not None and found is not None:
        port = int(found["port"] or _USUAL[found["scheme"].lower()])
        host = (found["six"] or found["host"]).lower()
        goal = _place(host, port, around)
        if goal is not None:
            there = model.told or host
            lacking = Blocked(model.path, f"port {port} of {there}", f"{there}, port {goal.port or port}")
            yield _Wish(lacking, goal, "" if goal.address else host)
    memory = shared_memory(pack)
    if memory is not None:
        labels = {"sympozium.ai/component": "shared-memory", "sympozium.ai/ensemble": pack.name}
        goal = Goal(_MEMORY_PORT, Pods(around.namespace, labels, complete=True))
        allow = f"pods with sympozium.ai/component=shared-memory, port {_MEMORY_PORT}"
        what = f"port {_MEMORY_PORT} of the shared memory"
        yield _Wish(Blocked(memory.path, what, allow, _MEMORY_AWAY), goal, f"{pack.name}-shared-memory")


def _model(pack: Pack, persona: Persona, around: Surroundings) -> _Model | None:
    """The model, where it is known: as the persona has it, a Model, the pack, or else the provider."""
    shared = model_ref(pack, persona)
    if persona.base_url:
        return _Model(persona.path / "baseURL", persona.base_url)
    if shared:
        endpoint = inside(around.shared("Model", shared), "status").get("endpoint")
        return _Model(pack.spec.path / "modelRef", str(endpoint or ""))
    if pack.spec.base_url:
        return _Model(pack.spec.path / "baseURL", pack.spec.base_url)
    provider = model_settings(pack, persona).provider
    return _Model(persona.path / "name", _CLOUD, f"the API of '{provider}'") if provider in _IN_CLOUD else None


def _place(host: str, port: int, around: Surroundings) -> Goal | None:
    """Where a host and a port lead; None where no policy counts."""
    try:
        address = ip_address(host)
    except ValueError:
        return _named(host, port, around)
    return None if address.is_loopback else Goal(port, outside=not address.is_private, address=str(address))


def _named(host: str, port: int, around: Surroundings) -> Goal | None:
    """A host with a name: a Service of the cluster, or one outside; a name of two words may be either."""
    if host == "localhost":
        return None
    found = _SERVICE.fullmatch(host)
    if not found:
        return Goal(port, outside=True)
    namespace = found["namespace"] or around.namespace
    service = around.find("Service", found["name"], namespace)
    if service is not None:
        return _behind(service, port, namespace)
    is_other = not found["cluster"] and found["namespace"] and around.lacks("Service", found["name"], namespace)
    return Goal(port, outside=True) if is_other else Goal(None)


def _behind(service: Object, port: int, namespace: str) -> Goal:
    """What is behind a Service: policies are about the ports of pods, which it may call otherwise."""
    spec = inside(service, "spec")
    selector = {key: str(value) for key, value in inside(spec, "selector").items()}
    if not selector:
        return Goal(None)
    entry: Object = next((one for one in items(spec, "ports") if one.get("port") == port), {})
    theirs = port if spec.get("clusterIP") == "None" else entry.get("targetPort", entry.get("port"))
    return Goal(theirs if isinstance(theirs, int) else None, Pods(namespace, selector))
