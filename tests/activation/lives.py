"""Packs as a cluster would have them, for tests that need no cluster."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sympozium_cli.activation.kinds import MIDDLE, NEWEST, OLDEST, Kinds
from sympozium_cli.activation.state import Live, SeenSecret
from sympozium_cli.activation.wishes import ProviderWish, Wishes
from sympozium_cli.secret.providers import provider_named
from sympozium_cli.secret.value import SecretValue

ERAS = {"0.8": OLDEST, "0.9": MIDDLE, "0.10": NEWEST}

PERSONAS: list[dict[str, Any]] = [
    {"name": "lead", "systemPrompt": "You lead."},
    {"name": "writer", "systemPrompt": "You write.", "model": "gpt-4o-mini"},
]


def live(kinds: Kinds = NEWEST, *, personas: list[dict[str, Any]] | None = None, **spec: Any) -> Live:
    """A pack named team in the namespace ns, with these fields."""
    value = {
        "apiVersion": "sympozium.ai/v1alpha1",
        "kind": kinds.target.kind,
        "metadata": {"name": "team", "namespace": "ns", "uid": "u-team", "resourceVersion": "7"},
        "spec": {kinds.list_key: PERSONAS if personas is None else personas, **spec},
    }
    return Live(kinds, "team", "ns", value)


def secret(
    name: str, *keys: str, holds: tuple[str, ...] = (), labels: Mapping[str, str] | None = None
) -> dict[str, SeenSecret]:
    """A Secret of the cluster, by its name."""
    return {name: SeenSecret(name, f"u-{name}", labels or {}, {}, keys, frozenset(holds))}


def member(kinds: Kinds, persona: str, *, phase: str = "Running", schedule: bool = False) -> dict[str, Any]:
    """The agent of a persona, or its schedule."""
    agent = f"team-{persona}"
    labels = {kinds.pack_label: "team", kinds.persona_label: persona}
    if schedule:
        about = {"name": f"{agent}-schedule", "labels": labels}
        return {"kind": "SympoziumSchedule", "metadata": about, "spec": {kinds.agent_reference: agent}}
    return {"kind": kinds.agents.kind, "metadata": {"name": agent, "labels": labels}, "status": {"phase": phase}}


def run(persona: str, number: int, phase: str = "Succeeded") -> dict[str, Any]:
    """A run of a persona."""
    about = {"name": f"team-{persona}-{number}", "labels": {"sympozium.ai/instance": f"team-{persona}"}}
    return {"kind": "AgentRun", "metadata": about, "spec": {}, "status": {"phase": phase}}


def openai(key: str = "sk-proj-abcdef0123456789abcdef", **more: Any) -> Wishes:
    """The wish for OpenAI with this key."""
    return Wishes(providers=(provider("openai", key),), **more)


def provider(name: str, key: str = "", secret_name: str = "") -> ProviderWish:
    """A provider, with a key or without."""
    value = SecretValue(key, "the environment variable KEY") if key else None
    return ProviderWish(provider_named(name), secret_name, value)
