"""The pack's controller (ensemble_controller.go, and personapack_controller.go before it), as far as clients see it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any, Final

from cluster.api import Object
from cluster.sympozium.world import MADE, World, labels_of, leaving, name_of
from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.sharing import shared_memory as switched_on
from sympozium_cli.api.stimulus import stimulated_when_ready
from sympozium_cli.api.workflow import excluded, installed, made_schedule
from sympozium_cli.cluster.resource import (
    CONFIG_MAPS,
    DEPLOYMENTS,
    MODELS,
    RUNS,
    SCHEDULES,
    SECRETS,
    SERVICES,
    VOLUME_CLAIMS,
)
from sympozium_cli.lint.examination import examine_document
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.rule import Rule
from sympozium_cli.lint.severity import ERROR
from sympozium_cli.lint.subject import Subject
from sympozium_cli.render.engine import agents_in, pack_objects
from sympozium_cli.render.manifest import Manifest
from sympozium_cli.render.reading import controllers_pack
from sympozium_cli.render.runs import STIMULUS_NUMBER, stimulus_run
from sympozium_cli.rules import rules_for
from sympozium_cli.source import load
from sympozium_cli.values.release import Release

FINALIZERS: Final = {
    "Ensemble": "sympozium.ai/ensemble-finalizer",
    "PersonaPack": "sympozium.ai/personapack-finalizer",
}
_KEEPS_REFERENCES: Final = Release(0, 10, 35)
_DELETES_RUNS: Final = Release(0, 10, 35)
_READY_PHASES: Final = ("Running", "Serving")
_GRAPH: Final = ("relationships", "stimulus")
_WHILE_ENABLED: Final = (
    "installedCount", "installedPersonas", "sharedMemoryReady", "allAgentsServing", "stimulusDelivered",
)  # fmt: skip


def reconcile_pack(world: World, stored: Object) -> None:
    """One reconcile of a pack."""
    pack = controllers_pack(stored, world.target)
    finalizer = FINALIZERS[pack.kind]
    if leaving(stored):
        _remove_rest(world, pack)
        world.release(world.pack, stored, finalizer)
        return
    if finalizer not in stored["metadata"].get("finalizers", []):
        # The first write puts the whole spec into the form of the controller's types.
        stored = world.hold(world.pack, {**stored, "spec": pack.value.get("spec", {})}, finalizer)
    if not pack.spec.enabled:
        _disable(world, pack, stored)
        return
    endpoint = _endpoint(world, pack) if pack.spec.model_ref else ""
    if pack.spec.model_ref and not endpoint:
        return
    stops = stopping(stored, world)
    if stops:
        if any(finding.topic in _GRAPH for finding in stops):
            world.report(world.pack, stored, {**stored.get("status", {}), "phase": "Error"})
        return
    _install(world, pack, stored, endpoint)


def stopping(stored: Object, world: World) -> list[LocatedFinding]:
    """Why the controller would not get through with a pack."""
    (document,) = load(json.dumps(stored).encode(), name_of(stored))
    findings = examine_document(document, _stopping_rules, world.target).findings
    return [finding for finding in findings if finding.severity == ERROR]


def _stopping_rules(subject: Subject) -> Iterator[Rule]:
    return (rule for rule in rules_for(subject) if rule.stops)


def _endpoint(world: World, pack: Pack) -> str:
    given, _, name = pack.spec.model_ref.rpartition("/")
    for namespace in [given] if given else [world.namespace, "sympozium-system"]:
        found = world.api.find(MODELS, name, namespace)
        if found is not None:
            status = found.get("status", {})
            return str(status.get("endpoint", "")) if status.get("phase") == "Ready" else ""
    return ""


def _install(world: World, pack: Pack, stored: Object, endpoint: str) -> None:
    for persona in pack.personas:
        if excluded(pack, persona):
            _clean_up(world, pack, persona)
        elif made_schedule(pack, persona) is None:
            world.delete(SCHEDULES, f"{_agent_name(pack, persona)}-schedule")
    made = pack_objects(pack, world.circumstances(endpoint))
    for manifest in made:
        _converge(world, stored, manifest)
    if stored.get("status", {}).get("sharedMemoryReady") and switched_on(pack) is None:
        _remove_shared_memory(world, pack)
    world.report(world.pack, stored, _status(world, pack, stored, made))


def _converge(world: World, owner: Object, manifest: Manifest) -> None:
    """Make an object, or change the one that is there as far as the controller changes it at all."""
    resource = MADE[manifest.kind]
    wanted = owned(manifest.value, owner)
    present = world.find(resource, manifest.name)
    if present is None:
        world.create(resource, wanted)
    elif manifest.kind == world.words.agent:
        labels = {key: value for key, value in labels_of(present).items() if key != "sympozium.ai/provider"}
        _rewrite(world, manifest, present, wanted, labels)
    elif manifest.kind == "SympoziumSchedule":
        if present["spec"].get("suspend") is not None:
            wanted["spec"]["suspend"] = present["spec"]["suspend"]
        _rewrite(world, manifest, present, wanted, labels_of(present))


def _rewrite(world: World, manifest: Manifest, present: Object, wanted: Object, labels: dict[str, str]) -> None:
    about = {**present["metadata"], "labels": {**labels, **labels_of(wanted)}}
    world.replace(MADE[manifest.kind], present, {**present, "metadata": about, "spec": wanted["spec"]})


def owned(value: Object, owner: Object) -> Object:
    """An object whose owner references have the uid that only the cluster knows."""
    about = value["metadata"]
    references = [{**one, "uid": owner["metadata"]["uid"]} for one in about.get("ownerReferences", [])]
    return {**value, "metadata": {**about, **({"ownerReferences": references} if references else {})}}


def _status(world: World, pack: Pack, stored: Object, made: list[Manifest]) -> Object:
    status: dict[str, Any] = dict(stored.get("status", {}))
    names = [_installed_persona(pack, persona) for persona in installed(pack)]
    status |= {"phase": "Ready", "personaCount": len(pack.personas)}
    status |= {"installedCount": len(names), "installedPersonas": names}
    status["sharedMemoryReady"] = switched_on(pack) is not None
    if pack.spec.stimulus is not None:
        status |= _stimulated(world, pack, status, made)
    return {key: value for key, value in status.items() if value not in (0, [], False)}


def _installed_persona(pack: Pack, persona: Persona) -> Object:
    agent = _agent_name(pack, persona)
    entry = {"name": persona.name, "instanceName": agent}
    return entry if made_schedule(pack, persona) is None else {**entry, "scheduleName": f"{agent}-schedule"}


def _stimulated(world: World, pack: Pack, status: Object, made: list[Manifest]) -> Object:
    """What the moment in which all agents have become ready brings about."""
    agents = {agent.persona: agent for agent in agents_in(made)}
    found = [world.find(world.agent, agent.name) for agent in agents.values()]
    ready = bool(found) and all((one or {}).get("status", {}).get("phase") in _READY_PHASES for one in found)
    if not ready or status.get("allAgentsServing") or status.get("stimulusDelivered"):
        return {"allAgentsServing": ready}
    run = stimulus_run(pack, agents) if stimulated_when_ready(pack) is not None else None
    if run is None:
        return {"allAgentsServing": True}
    value = run.value
    value["metadata"]["name"] = run.name.replace(STIMULUS_NUMBER, f"{int(time.time() * 1000) % 100_000:05}")
    world.create(RUNS, value)
    return {
        "allAgentsServing": True,
        "stimulusDelivered": True,
        "stimulusGeneration": status.get("stimulusGeneration", 0) + 1,
    }


def _disable(world: World, pack: Pack, stored: Object) -> None:
    for persona in pack.personas:
        _clean_up(world, pack, persona)
    label = f"{world.pack_label}={pack.name}"
    if world.list(world.agent, label) or world.list(SCHEDULES, label):
        return
    for reference in pack.spec.auth_refs:
        _delete_managed_secret(world, pack, reference.secret)
    if pack.spec.auth_refs and world.target.release < _KEEPS_REFERENCES:
        spec = {key: value for key, value in stored["spec"].items() if key != "authRefs"}
        stored = world.replace(world.pack, stored, {**stored, "spec": spec})
    _remove_shared_memory(world, pack)
    status = {key: value for key, value in stored.get("status", {}).items() if key not in _WHILE_ENABLED}
    status |= {"phase": "Inactive", "personaCount": len(pack.personas)}
    world.report(world.pack, stored, {key: value for key, value in status.items() if value != 0})


def _delete_managed_secret(world: World, pack: Pack, name: str) -> None:
    found = world.find(SECRETS, name) if name else None
    if found is None:
        return
    named = name == f"{pack.name}-credentials" or (name.startswith(f"{pack.name}-") and name.endswith("-key"))
    if named or labels_of(found).get(world.pack_label) == pack.name:
        world.delete(SECRETS, name)


def _clean_up(world: World, pack: Pack, persona: Persona) -> None:
    agent = _agent_name(pack, persona)
    if world.target.release >= _DELETES_RUNS:
        world.delete_all(RUNS, f"sympozium.ai/instance={agent}")
    world.delete(world.agent, agent)
    world.delete(SCHEDULES, f"{agent}-schedule")
    world.delete(CONFIG_MAPS, f"{agent}-memory")


def _remove_rest(world: World, pack: Pack) -> None:
    """What the deletion of a pack removes by name; all else goes with its owner."""
    _remove_shared_memory(world, pack)
    for persona in pack.personas:
        world.delete(CONFIG_MAPS, f"{_agent_name(pack, persona)}-memory")


def _remove_shared_memory(world: World, pack: Pack) -> None:
    for resource, suffix in ((SERVICES, ""), (DEPLOYMENTS, ""), (VOLUME_CLAIMS, "-db")):
        world.delete(resource, f"{pack.name}-shared-memory{suffix}")


def _agent_name(pack: Pack, persona: Persona) -> str:
    return f"{pack.name}-{persona.name}"
