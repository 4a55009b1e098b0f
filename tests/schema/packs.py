"""Packs to judge: written here, grown at random from a schema, and mutated."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import yaml

from shared import SHARED, shared_json
from sympozium_cli.schema.node import Node
from sympozium_cli.schema.target import Target
from sympozium_cli.source import load

API_VERSION = "sympozium.ai/v1alpha1"

TEAM = """
apiVersion: sympozium.ai/v1alpha1
kind: {kind}
metadata:
  name: harbour-watch
  labels: {{team: harbour}}
spec:
  enabled: true
  description: Watches a harbour
  version: "1.0"
  {list_key}:
    - name: lookout
      displayName: Lookout
      systemPrompt: You watch the ships.
      model: gpt-4o
      skills: [k8s-ops]
      toolPolicy: {{allow: [read_file], deny: []}}
      schedule: {{type: sweep, interval: 30m, task: Count the ships}}
      memory: {{seeds: [The pier is closed in winter]}}
      channels: [slack]
      webEndpoint: {{enabled: true, hostname: harbour.example.org}}
      lifecycle:
        preRun:
          - name: tide
            image: example.org/tide:1
            command: [tide]
            env: [{{name: PORT, value: north}}]
            timeout: 30s
        gateDefault: allow
        rbac: [{{apiGroups: [""], resources: [pods], verbs: [get]}}]
    - {{name: clerk, systemPrompt: You write the log.}}
  workflowType: pipeline
  relationships:
    - {{source: lookout, target: clerk, type: sequential, timeout: 5m}}
  authRefs: [{{provider: openai, secret: harbour-openai-key}}]
  excludePersonas: []
  skillParams: {{k8s-ops: {{namespace: harbour}}}}
  channelConfigs: {{slack: harbour-slack}}
  channelAccessControl: {{slack: {{allowedSenders: [U1], denyMessage: Not you}}}}
  agentSandbox:
    enabled: true
    warmPool: {{size: 3, resources: {{limits: {{cpu: 500m}}}}}}
"""

VOLUMES = """
volumes:
  - name: scratch
    emptyDir: {sizeLimit: 1Gi}
  - name: charts
    configMap: {name: charts, defaultMode: 420, items: [{key: a, path: b, mode: 256}]}
  - name: claim
    ephemeral:
      volumeClaimTemplate:
        spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 2Gi, iops: 100}}}
volumeMounts: [{name: scratch, mountPath: /scratch}]
channelVolumes: {slack: [{name: cert, secret: {secretName: cert}}]}
stimulus: {name: dawn, prompt: Begin, trigger: manual}
sharedMemory:
  enabled: true
  accessRules: [{agentConfig: clerk, access: read-only}]
  membrane:
    permeability: [{agentConfig: clerk, defaultVisibility: trusted}]
    trustGroups: [{name: deck, agentConfigs: [lookout, clerk]}]
    tokenBudget: {maxTokens: 100000, action: warn}
    circuitBreaker: {consecutiveFailures: 2}
"""

LIMITED = """
agentConfigs:
  - name: a
    systemPrompt: b
    mcpServers: [{name: tides, toolsPrefix: tide_, timeout: 10}]
    webEndpoint: {enabled: true, rateLimit: {burstSize: 5, requestsPerMinute: 50}}
volumes:
  - name: scratch
    emptyDir: {sizeLimit: 1Gi}
    iscsi: {iqn: a, lun: 1, targetPortal: b}
    gcePersistentDisk: {pdName: a, partition: 1}
    downwardAPI: {items: [{path: a, resourceFieldRef: {resource: limits.cpu, divisor: 1m}}]}
sharedMemory: {membrane: {tokenBudget: {maxTokens: 1, maxTokensPerRun: 1}}}
"""

ODD_VALUES: tuple[Any, ...] = (
    None, True, False, "", "text", "sweep", "1Gi", " ", 0, -1, 2, 2.0, 2.5, -3.0, 2**31 - 1, 2**31, -(2**31) - 1,
    2**63 - 1, 2**63, -(2**63) - 1, 10**30, [], [None], ["text"], [{}], [{"a": [{"b": 1}]}], {}, {"surprise": 1},
    {"name": "text"}, {"name": None}, {"enabled": True},
)  # fmt: skip


def written_packs(target: Target) -> Iterator[Any]:
    """A pack with most of what the era has."""
    pack = yaml.load(TEAM.format(kind=target.kind, list_key=target.list_key), Loader=yaml.CSafeLoader)
    if target.list_key == "agentConfigs":
        pack["spec"].update(yaml.load(VOLUMES, Loader=yaml.CSafeLoader))
        yield limited_pack()
    yield pack
    yield {"apiVersion": API_VERSION, "kind": target.kind, "metadata": {"name": "empty"}, "spec": {target.list_key: []}}


def limited_pack() -> Any:
    """A pack of v0.10 with one of every limit that a schema can set."""
    spec = yaml.load(LIMITED, Loader=yaml.CSafeLoader)
    return {"apiVersion": API_VERSION, "kind": "Ensemble", "metadata": {"name": "limited"}, "spec": spec}


def published(file: str) -> Any:
    """What a file of the corpus, which holds one document, says."""
    (document,) = load((SHARED / "corpus" / file).read_bytes(), file)
    return document.value


def published_packs(target: Target) -> Iterator[Any]:
    """What upstream published for the kind, where the shared folder is."""
    for entry in shared_json("corpus/index.json") or ():
        if entry["kind"] == target.kind and not entry["templated"]:
            pack = published(entry["file"])
            if target.list_key in pack["spec"]:
                yield pack


def grown(node: Node, random: Random, depth: int = 0) -> Any:
    """A valid value of a schema, with some of what is optional."""
    if node.type == "object":
        names = [name for name in node.fields if name in node.needed or random.random() < 1 / (depth + 1)]
        entries = {name: grown(node.fields[name], random, depth + 1) for name in names if name != "status"}
        if node.values is not None and node.values.type != "any":
            entries["some-key"] = grown(node.values, random, depth + 1)
        return entries
    if node.items is not None:
        return [grown(node.items, random, depth + 1) for _ in range(random.choice((0, 1, 2)))]
    return _grown_scalar(node, random)


def _grown_scalar(node: Node, random: Random) -> Any:
    if node.enum:
        return random.choice(node.enum)
    choices: dict[str, tuple[Any, ...]] = {
        "boolean": (True, False),
        "integer": (0, 1, 3.0, 420),
        "int-or-string": (1, "500m", "2Gi"),
        "any": (1, None, {"free": True}),
    }
    return random.choice(choices.get(node.type, ("a", "some text")))


def mutants(groups: list[list[Any]], random: Random, count: int) -> Iterator[Any]:
    """`count` packs, each from one of the groups with a few things changed, and some with nothing changed."""
    texts = [[json.dumps(base) for base in group] for group in groups if group]
    for _ in range(count):
        pack = json.loads(random.choice(random.choice(texts)))
        for _ in range(random.choice((0, 1, 1, 1, 2, 3))):
            container, key = random.choice(list(_places(pack)))
            random.choice(MUTATIONS)(container, key, random)
        yield pack


def replacements(pack: Any) -> Iterator[Any]:
    """The pack with one thing in it replaced by each of the odd values, everything in its turn."""
    text = json.dumps(pack)
    for place in range(len(list(_places(pack)))):
        for odd in ODD_VALUES:
            copy = json.loads(text)
            container, key = list(_places(copy))[place]
            container[key] = odd
            yield copy


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inside in entries:
        yield value, key
        yield from _places(inside)


def _drop(container: Any, key: Any, _random: Random) -> None:
    del container[key]


def _odd_value(container: Any, key: Any, random: Random) -> None:
    container[key] = json.loads(json.dumps(random.choice(ODD_VALUES)))


def _near_miss(container: Any, key: Any, random: Random) -> None:
    """Another value of the same type: only the limits of the schema can tell."""
    alike = [odd for odd in ODD_VALUES if type(odd) is type(container[key])]
    if alike and not isinstance(container[key], (dict, list)):
        container[key] = random.choice(alike)


def _null(container: Any, key: Any, _random: Random) -> None:
    container[key] = None


def _surprise(container: Any, key: Any, random: Random) -> None:
    inside = container[key]
    for place in (inside, container):
        if isinstance(place, dict):
            place[random.choice(("surprise", "names", "status", "persona", "agentConfig"))] = random.choice(
                ("a", None, {})
            )
            return


def _wrap(container: Any, key: Any, _random: Random) -> None:
    container[key] = [container[key]]


def _unwrap(container: Any, key: Any, _random: Random) -> None:
    inside = container[key]
    if inside and isinstance(inside, (list, dict)):
        container[key] = next(iter(inside.values() if isinstance(inside, dict) else inside))


def _respell(container: Any, key: Any, random: Random) -> None:
    if isinstance(container, dict):
        container[random.choice(("personas", "agentConfigs", f"{key}s", str(key).lower()))] = container.pop(key)


def _repeat(container: Any, key: Any, _random: Random) -> None:
    if isinstance(container, list):
        container.append(json.loads(json.dumps(container[key])))


MUTATIONS: tuple[Callable[[Any, Any, Random], None], ...] = (
    _drop,
    _odd_value,
    _near_miss,
    _near_miss,
    _null,
    _surprise,
    _wrap,
    _unwrap,
    _respell,
    _repeat,
)
