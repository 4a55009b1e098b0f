"""The CRDs of Sympozium's releases: upstream's own where they lie beside the checkout, else ones from `schemas/`."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from fakeapi.kinds import Object
from shared import SHARED

ERAS = {"0.8": "v0.8.28", "0.9": "v0.9.5", "0.10": "v0.10.46"}
"""The newest release of each way of spelling a pack."""

_SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"
_PACKS = {
    "v0.8.28": ("PersonaPack", "personapack-0.8"),
    "v0.9.5": ("Ensemble", "ensemble-0.9"),
    "v0.10.46": ("Ensemble", "ensemble-0.10"),
}
_AGENT = {"v0.8.28": "SympoziumInstance", "v0.9.5": "SympoziumInstance", "v0.10.46": "Agent"}
_OTHERS = ("AgentRun", "MCPServer", "SkillPack", "SympoziumConfig", "SympoziumPolicy", "SympoziumSchedule")
_LIMITS = ("enum", "pattern", "minimum", "maximum", "minLength", "maxLength", "default", "format", "description")
_OPEN: Object = {"type": "object", "x-kubernetes-preserve-unknown-fields": True}


@cache
def crds(era: str) -> tuple[Object, ...]:
    """The CustomResourceDefinitions of an era."""
    release = ERAS[era]
    folder = SHARED / "upstream" / "crds" / release
    if folder.is_dir():
        texts = (path.read_bytes() for path in sorted(folder.iterdir()))
        return tuple(yaml.load(text, Loader=yaml.CSafeLoader) for text in texts)
    return generated(release)


def generated(release: str) -> tuple[Object, ...]:
    """CRDs that say of a pack what `schemas/` says, and of everything else nothing."""
    kind, file = _PACKS[release]
    schema = json.loads((_SCHEMAS / f"{file}.schema.json").read_text("utf-8"))
    spec = _structural(schema["properties"]["spec"], schema.get("$defs", {}))
    pack = {"type": "object", "properties": {"spec": spec, "status": _OPEN}}
    others = (_AGENT[release], *_OTHERS, *(("Model",) if release != "v0.8.28" else ()))
    return (
        _definition(kind, pack),
        *(_definition(other, {"type": "object", "properties": {"spec": _OPEN, "status": _OPEN}}) for other in others),
    )


def _definition(kind: str, schema: Object) -> Object:
    plural = kind.lower().replace("policy", "policie") + "s"
    version = {"name": "v1alpha1", "served": True, "storage": True, "subresources": {"status": {}}}
    names = {"kind": kind, "listKind": f"{kind}List", "plural": plural, "singular": kind.lower()}
    spec = {"group": "sympozium.ai", "scope": "Namespaced", "names": names}
    own = {name: {"type": "string"} for name in ("apiVersion", "kind")} | {"metadata": {"type": "object"}}
    whole = {**schema, "properties": {**own, **schema["properties"]}}
    versions = [{**version, "schema": {"openAPIV3Schema": whole}}]
    facts = {"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition"}
    return {**facts, "metadata": {"name": f"{plural}.sympozium.ai"}, "spec": {**spec, "versions": versions}}


def _structural(schema: Any, definitions: Object) -> Object:
    """A JSON Schema as the structural schema that it came from."""
    if "$ref" in schema:
        return _structural(definitions[schema["$ref"].rpartition("/")[2]], definitions)
    types = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type", [])
    told = [name for name in types if name != "null"]
    result: Object = {name: schema[name] for name in _LIMITS if name in schema}
    if len(told) > 1:
        return {**result, "x-kubernetes-int-or-string": True}
    result |= {"type": told[0]} if told else {"x-kubernetes-preserve-unknown-fields": True}
    if "properties" in schema:
        result["properties"] = {name: _structural(below, definitions) for name, below in schema["properties"].items()}
        result["required"] = schema.get("required", [])
    elif schema.get("additionalProperties"):
        result["additionalProperties"] = _structural(schema["additionalProperties"], definitions)
    if "items" in schema:
        result["items"] = _structural(schema["items"], definitions)
    return result
