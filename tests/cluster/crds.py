"""The CustomResourceDefinitions of an era: upstream's where the shared folder is, else made of `schemas/`."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any, Final

import yaml

from cluster.api import Api
from cluster.structural import Schema, open_object, structural
from shared import SHARED
from sympozium_cli.cluster.resource import CRDS, GROUP, Resource
from sympozium_cli.schema.json_schema import file_name
from sympozium_cli.schema.target import Era, Target

ERAS: Final = (Era.V0_8, Era.V0_9, Era.V0_10)

_SCHEMAS: Final = Path(__file__).resolve().parents[2] / "schemas"
_PATIENCE: Final = 60.0

_EVERYWHERE: Final = ("AgentRun", "MCPServer", "SkillPack", "SympoziumConfig", "SympoziumPolicy", "SympoziumSchedule")
_KINDS: Final = {
    Era.V0_8: (*_EVERYWHERE, "PersonaPack", "SympoziumInstance"),
    Era.V0_9: (*_EVERYWHERE, "Ensemble", "Model", "SympoziumInstance"),
    Era.V0_10: (*_EVERYWHERE, "Agent", "Ensemble", "Model"),
}
_PLURALS: Final = {"SympoziumPolicy": "sympoziumpolicies"}
_PHASE: Final = ("Phase", "string", ".status.phase")
_AGE: Final = ("Age", "date", ".metadata.creationTimestamp")
_PACK_COLUMNS: Final = (
    ("Enabled", "boolean", ".spec.enabled"),
    ("Personas", "integer", ".status.personaCount"),
    ("Installed", "integer", ".status.installedCount"),
    ("Workflow", "string", ".spec.workflowType"),
    _PHASE,
    _AGE,
)
_AGENT_COLUMNS: Final = (
    _PHASE,
    ("Active Agents", "integer", ".status.activeAgentPods"),
    ("Total Runs", "integer", ".status.totalAgentRuns"),
    _AGE,
)


def crds(era: str) -> list[dict[str, Any]]:
    """Every definition of an era's newest release."""
    folder = SHARED / "upstream" / "crds" / str(Target.parse(era).release)
    if not folder.is_dir():
        return crds_from_schemas(era)
    return [yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader) for path in sorted(folder.glob("*.yaml"))]


def crds_from_schemas(era: str) -> list[dict[str, Any]]:
    """The definitions as far as `schemas/` knows them: the pack's kind with its spec, all others with open ones."""
    return [_crd(kind, era) for kind in _KINDS[era]]


def install(api: Api, definitions: list[dict[str, Any]]) -> None:
    """Install definitions, and wait until everything that they define can be used.

    Raises:
        TimeoutError: the API server does not serve one of them; it says why in its conditions.
    """
    for definition in definitions:
        api.apply(CRDS, definition)
    deadline = time.monotonic() + _PATIENCE
    for definition in definitions:
        while not _usable(api, definition):
            if time.monotonic() > deadline:
                name = definition["metadata"]["name"]
                raise TimeoutError(f"{name}: {api.get(CRDS, name).get('status')}")
            time.sleep(0.05)


def _usable(api: Api, definition: dict[str, Any]) -> bool:
    """Whether the kind is served; that comes a moment after the condition Established."""
    stored = api.get(CRDS, definition["metadata"]["name"])
    conditions = stored.get("status", {}).get("conditions") or ()
    established = any(one["type"] == "Established" and one["status"] == "True" for one in conditions)
    names, version = definition["spec"]["names"], definition["spec"]["versions"][0]["name"]
    served = Resource(definition["spec"]["group"], version, names["plural"], names["kind"])
    return established and api.ask("GET", served.path(), query={"limit": "1"}).code == 200


def _crd(kind: str, era: str) -> dict[str, Any]:
    singular = kind.lower()
    plural = _PLURALS.get(kind, f"{singular}s")
    version = {
        "name": "v1alpha1",
        "served": True,
        "storage": True,
        "subresources": {"status": {}},
        "additionalPrinterColumns": [
            {"name": name, "type": type_name, "jsonPath": path} for name, type_name, path in _columns(kind, era)
        ],
        "schema": {"openAPIV3Schema": _schema(kind, era)},
    }
    names = {"kind": kind, "listKind": f"{kind}List", "plural": plural, "singular": singular}
    return {
        "apiVersion": CRDS.api_version,
        "kind": CRDS.kind,
        "metadata": {"name": f"{plural}.{GROUP}"},
        "spec": {"group": GROUP, "names": names, "scope": "Namespaced", "versions": [version]},
    }


def _schema(kind: str, era: str) -> Schema:
    spec, status = open_object(), open_object()
    target = Target.parse(era)
    if kind == target.kind:
        published = json.loads((_SCHEMAS / file_name(kind, target.release)).read_text("utf-8"))
        spec = structural(published["properties"]["spec"], published["$defs"])
    text = {"type": "string"}
    properties = {"apiVersion": text, "kind": text, "metadata": {"type": "object"}, "spec": spec, "status": status}
    return {"type": "object", "properties": properties}


def _columns(kind: str, era: str) -> tuple[tuple[str, str, str], ...]:
    agent = ("Agent", "string", ".spec.agentRef") if era == Era.V0_10 else ("Instance", "string", ".spec.instanceRef")
    if kind in ("Ensemble", "PersonaPack"):
        return _PACK_COLUMNS
    if kind in ("Agent", "SympoziumInstance"):
        return _AGENT_COLUMNS
    if kind == "AgentRun":
        return (agent, _PHASE, ("Pod", "string", ".status.podName"), _AGE)
    if kind == "SympoziumSchedule":
        schedule, sort = ("Schedule", "string", ".spec.schedule"), ("Type", "string", ".spec.type")
        return (agent, schedule, sort, _PHASE, ("Last Run", "date", ".status.lastRunTime"), _AGE)
    return (_AGE,)
