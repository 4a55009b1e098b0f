"""Packs with very many of one thing, all of which a program must look at without looking at every pair of them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

Spec = dict[str, Any]


def pack(spec: Spec, name: str = "demo") -> dict[str, Any]:
    """A pack of v0.10 with this spec."""
    return {"apiVersion": "sympozium.ai/v1alpha1", "kind": "Ensemble", "metadata": {"name": name}, "spec": spec}


def _persona(number: int, **more: Any) -> Spec:
    return {"name": f"worker-{number}", "systemPrompt": f"You are worker {number}.", **more}


def _personas(count: int) -> Spec:
    return {"agentConfigs": [_persona(number) for number in range(count)]}


def _scheduled(count: int) -> Spec:
    schedule = {"cron": "*/5 * * * *", "task": "Ask worker-1 to look around."}
    return {"agentConfigs": [_persona(number, schedule=schedule) for number in range(count)]}


def _same_names(count: int) -> Spec:
    return {"agentConfigs": [_persona(0, displayName="Worker") for _ in range(count)]}


def _nearly_same_names(count: int) -> Spec:
    edges = [{"source": f"worker-{n}", "target": f"worker_{n}", "type": "delegation"} for n in range(count)]
    return {**_personas(count), "workflowType": "delegation", "relationships": edges}


def _chain(kind: str, workflow: str) -> Callable[[int], Spec]:
    def spec(count: int) -> Spec:
        edges = [{"source": f"worker-{n}", "target": f"worker-{n + 1}", "type": kind} for n in range(count - 1)]
        return {**_personas(count), "workflowType": workflow, "relationships": edges}

    return spec


def _star(count: int) -> Spec:
    edges = [{"source": "worker-0", "target": f"worker-{n}", "type": "delegation"} for n in range(count)]
    return {**_personas(count), "workflowType": "delegation", "relationships": edges}


def _same_edge(count: int) -> Spec:
    edges = [{"source": "worker-0", "target": "worker-1", "type": "delegation"}] * count
    return {**_personas(2), "workflowType": "delegation", "relationships": edges}


def _ring(count: int) -> Spec:
    edges = [
        {"source": f"worker-{n}", "target": f"worker-{(n + 1) % count}", "type": "sequential"} for n in range(count)
    ]
    return {**_personas(count), "workflowType": "pipeline", "relationships": edges}


def _many_cycles(count: int) -> Spec:
    pairs = [(n, n + 1) for n in range(0, count, 2)] + [(n + 1, n) for n in range(0, count, 2)]
    edges = [{"source": f"worker-{a}", "target": f"worker-{b}", "type": "sequential"} for a, b in pairs]
    return {**_personas(count), "workflowType": "pipeline", "relationships": edges}


def _dense(count: int) -> Spec:
    random = Random(count)
    ends = [(random.randrange(count), random.randrange(count)) for _ in range(count * 5 // 2)]
    kinds = ("delegation", "sequential", "supervision")
    edges = [{"source": f"worker-{a}", "target": f"worker-{b}", "type": kinds[a % 3]} for a, b in ends]
    return {**_personas(count), "workflowType": "pipeline", "relationships": edges}


def _inside(**more: Callable[[int], Any]) -> Callable[[int], Spec]:
    """One persona with long lists of something."""
    return lambda count: {
        "agentConfigs": [_persona(0, **{key: make(count) for key, make in more.items()}), _persona(1)]
    }


def _words(head: str) -> Callable[[int], list[str]]:
    return lambda count: [f"{head}{number}" for number in range(count)]


def _each(**more: Any) -> Callable[[int], Spec]:
    """Many personas with the same thing."""
    return lambda count: {"agentConfigs": [_persona(number, **more) for number in range(count)]}


def _misspelt(count: int) -> Spec:
    return {"agentConfigs": [{"name": f"worker-{number}", "systemPromt": "You work."} for number in range(count)]}


def _shared_memory(count: int) -> Spec:
    names = [f"worker-{number}" for number in range(count)]
    rules = [{"agentConfig": name, "access": "read-write"} for name in names]
    grants = [{"agentConfig": name, "defaultVisibility": "trusted"} for name in names]
    groups = [{"name": f"group-{name}", "agentConfigs": [name, "worker-0"]} for name in names]
    membrane = {"permeability": grants, "trustGroups": groups}
    return {**_personas(count), "sharedMemory": {"enabled": True, "accessRules": rules, "membrane": membrane}}


def _excluded(count: int) -> Spec:
    return {**_personas(count), "excludePersonas": [f"worker-{number}" for number in range(count)]}


def _volumes(count: int) -> Spec:
    volumes = [{"name": f"volume-{number}", "emptyDir": {}} for number in range(count)]
    mounts = [{"name": f"volume-{number}", "mountPath": f"/data/{number}"} for number in range(count)]
    return {**_personas(1), "volumes": volumes, "volumeMounts": mounts}


def _hooks(count: int) -> list[Spec]:
    return [
        {"name": f"hook-{number}", "image": "example.org/hook:1", "env": [{"name": "A", "value": "b"}]}
        for number in range(count)
    ]


def _references(count: int) -> Spec:
    return {**_personas(1), "authRefs": [{"provider": f"provider-{n}", "secret": f"secret-{n}"} for n in range(count)]}


def _channels(count: int) -> Spec:
    entries = {f"channel-{number}": {"allowedSenders": ["U1"], "deniedSenders": ["U2"]} for number in range(count)}
    return {**_each(channels=["slack"])(2), "channelAccessControl": entries}


def _text(piece: str) -> Callable[[int], Spec]:
    long = 20
    return lambda count: {"agentConfigs": [{"name": "lead", "systemPrompt": piece * (count * long // len(piece))}]}


def _text_and_names(count: int) -> Spec:
    names = " ".join(f"worker-{number}" for number in range(count))
    spec = _chain("delegation", "delegation")(count)
    spec["agentConfigs"][0]["systemPrompt"] = names
    return spec


KINDS: dict[str, Callable[[int], Spec]] = {
    "personas": _personas,
    "scheduled": _scheduled,
    "same names": _same_names,
    "misspelt targets": _nearly_same_names,
    "delegation chain": _chain("delegation", "delegation"),
    "sequential chain": _chain("sequential", "pipeline"),
    "supervision chain": _chain("supervision", "autonomous"),
    "stimulus chain": _chain("stimulus", "autonomous"),
    "star": _star,
    "same edge": _same_edge,
    "ring": _ring,
    "many cycles": _many_cycles,
    "dense": _dense,
    "seeds": _inside(memory=lambda count: {"enabled": True, "seeds": _words("seed number ")(count)}),
    "tools": _inside(toolPolicy=lambda count: {"allow": _words("tool_")(count), "deny": _words("tool_")(count)}),
    "skills": _inside(skills=_words("skill-")),
    "channels": _inside(channels=_words("channel-")),
    "channel settings": _channels,
    "servers": _inside(mcpServers=lambda count: [{"name": f"s-{n}", "toolsPrefix": f"p{n}"} for n in range(count)]),
    "hooks": _inside(lifecycle=lambda count: {"preRun": _hooks(count), "postRun": _hooks(count)}),
    "same hooks": _inside(lifecycle=lambda count: {"preRun": _hooks(1) * count}),
    "hooks of each": _each(lifecycle={"preRun": _hooks(1)}),
    "skills of each": _each(skills=["k8s-ops", "k8s-opps", "web-endpoint"], channels=["slack", "slak"]),
    "web of each": _each(webEndpoint={"enabled": True, "hostname": "https://example.org/"}),
    "memory of each": _each(memory={"enabled": True, "seeds": ["A fact."]}),
    "providers of each": _each(provider="OpenAI", model="gpt-4o", baseURL="http://example.org"),
    "misspelt keys": _misspelt,
    "shared memory": _shared_memory,
    "excluded": _excluded,
    "volumes": _volumes,
    "references": _references,
    "names in a text": _text_and_names,
    "letters": _text("a"),
    "spaces": _text(" "),
    "dollars": _text("$("),
    "braces": _text("{{ "),
    "words": _text("worker "),
    "lines": _text("line\n"),
    "addresses": _text("http://a@"),
    "equals": _text("key=aB3"),
    "quotes": _text("`'\""),
}


def large(count: int, random: Random) -> dict[str, Any]:
    """A pack of a random kind with about `count` of something."""
    return pack(KINDS[random.choice(sorted(KINDS))](count))
