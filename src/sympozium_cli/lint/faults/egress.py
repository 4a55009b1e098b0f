"""Which ports the NetworkPolicies of a namespace leave open for agents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.model import model_ref
from sympozium_cli.lint.surroundings import Object, Surroundings, inside, items, words
from sympozium_cli.source import FieldPath

_USUAL = {"http": 80, "https": 443}
_URL = re.compile(
    r"(?P<scheme>https?)://(?:[^@/?#]*@)?(?:\[[^\]/]*\]|[^:/?#]+)(?::(?P<port>[0-9]{1,5}))?", re.IGNORECASE
)


def blocked_url(pack: Pack, persona: Persona, around: Surroundings) -> tuple[FieldPath, str, int] | None:
    """The base URL of a persona whose port no NetworkPolicy lets through: its place, itself, and the port."""
    own = bool(persona.base_url)
    url = persona.base_url or ("" if model_ref(pack, persona) else pack.spec.base_url)
    port = _port(url)
    limits = [policy for policy in around.all("NetworkPolicy") if _limits_agents(policy)]
    if not port or not limits or any(_lets_through(policy, port) for policy in limits):
        return None
    return (persona.path if own else pack.spec.path) / "baseURL", url, port


def _port(url: str) -> int:
    """The port that a URL leads to; 0 for what is no URL."""
    found = _URL.match(url)
    return int(found["port"] or _USUAL[found["scheme"].lower()]) if found else 0


def _limits_agents(policy: Object) -> bool:
    """Whether it is about what agents send: it selects every pod, or the pods of runs."""
    selector = inside(policy, "spec", "podSelector")
    about_all = not inside(selector, "matchLabels") and not selector.get("matchExpressions")
    about_runs = any(key.startswith("sympozium.ai/") for key in inside(selector, "matchLabels"))
    return "Egress" in words(policy, "spec", "policyTypes") and (about_all or about_runs)


def _lets_through(policy: Object, port: int) -> bool:
    return any(_is_among(port, list(items(rule, "ports"))) for rule in items(policy, "spec", "egress"))


def _is_among(port: int, ports: Sequence[Object]) -> bool:
    return not ports or any(_covers(one, port) for one in ports)


def _covers(one: Object, port: int) -> bool:
    first, last = one.get("port"), one.get("endPort")
    if not isinstance(first, int):
        # A port with a name may be any port.
        return True
    return first <= port <= (last if isinstance(last, int) else first)
