"""What a client can find out about a server: its version, its groups and its kinds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from fakeapi.answer import PLAIN, Answer, said
from fakeapi.kinds import Kind, Object

_HEALTH = ("/healthz", "/livez", "/readyz")


def discovered(path: str, kinds: Iterable[Kind], version: str) -> Answer | None:
    """The answer to a path of discovery; None for every other path."""
    steps = [step for step in path.split("/") if step]
    if path.rstrip("/") in _HEALTH:
        return Answer(200, b"ok", PLAIN)
    if steps == ["version"]:
        return said(200, _version(version))
    if steps == ["api"]:
        return said(200, {"kind": "APIVersions", "versions": ["v1"]})
    return _groups(steps, kinds)


def _groups(steps: list[str], kinds: Iterable[Kind]) -> Answer | None:
    if not steps or steps[0] not in ("api", "apis"):
        return None
    groups: dict[str, list[Kind]] = defaultdict(list)
    for kind in kinds:
        groups[kind.group].append(kind)
    if steps == ["apis"]:
        listed = [_group(name, members) for name, members in groups.items() if name]
        return said(200, {"kind": "APIGroupList", "apiVersion": "v1", "groups": listed})
    group, version = ("", steps[1]) if steps[0] == "api" else (steps[1], "".join(steps[2:3]))
    members = groups.get(group, [])
    if not version and members and len(steps) == 2:
        return said(200, {"kind": "APIGroup", "apiVersion": "v1", **_group(group, members)})
    served = [kind for kind in members if kind.version == version]
    if not served or len(steps) != (2 if steps[0] == "api" else 3):
        return None
    return said(200, _resources(served))


def _version(version: str) -> Object:
    major, minor = version.removeprefix("v").split(".")[:2]
    return {"major": major, "minor": minor, "gitVersion": version, "platform": "linux/amd64"}


def _group(name: str, kinds: Iterable[Kind]) -> Object:
    versions = [
        {"groupVersion": f"{name}/{version}", "version": version} for version in {kind.version for kind in kinds}
    ]
    return {"name": name, "versions": versions, "preferredVersion": versions[0]}


def _resources(kinds: list[Kind]) -> Object:
    listed = [one for kind in kinds for one in _resource(kind)]
    return {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": kinds[0].api_version, "resources": listed}


def _resource(kind: Kind) -> list[Object]:
    facts: Object = {"name": kind.plural, "singularName": kind.kind.lower(), "namespaced": kind.namespaced}
    facts |= {"kind": kind.kind, "verbs": list(kind.verbs)}
    part = {**facts, "name": f"{kind.plural}/status", "singularName": "", "verbs": ["get", "patch", "update"]}
    if kind.short_names:
        facts["shortNames"] = list(kind.short_names)
    return [facts, part] if kind.has_status else [facts]
