"""Which Sympozium a cluster has, found out from what its API server serves.

Old CRDs are never removed, so the newest kinds count; the schema of the pack's CRD decides on the words and on the
oldest release that it can be. A controller may be newer than the CRDs: `helm upgrade` leaves them alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from sympozium_cli.cluster.port import Cluster, Object, Selection
from sympozium_cli.cluster.refusal import not_served
from sympozium_cli.cluster.request import Doing
from sympozium_cli.cluster.resource import (
    AGENTS,
    CRDS,
    DEPLOYMENTS,
    ENSEMBLES,
    GROUP,
    INSTANCES,
    PERSONA_PACKS,
    Resource,
)
from sympozium_cli.errors import ForbiddenError, NotFoundError
from sympozium_cli.schema.catalog import first_release
from sympozium_cli.schema.target import SPELLINGS, Era
from sympozium_cli.values.release import Release

_VERSION = ENSEMBLES.version
_DEEPEST = 20
_SINCE = {Era.V0_8: Release(0, 0, 46), Era.V0_9: Release(0, 9, 0), Era.V0_10: Release(0, 10, 0)}
_CONTROLLER = Selection(labels="control-plane=controller-manager")


class Installation(NamedTuple):
    """A Sympozium in a cluster.

    Args:
        era: how packs are spelled; one of `schema.target.Era`.
        floor: the oldest release that serves all the fields that are served here.
        packs: the resource of packs.
        agents: the resource that a persona becomes.
        leftovers: the kinds of older eras that are served as well.
        schema: the schema of a pack, as OpenAPI writes it; None where the user may not read it, so that era and floor
            are known from the kinds alone.
    """

    era: str
    floor: Release
    packs: Resource
    agents: Resource
    leftovers: tuple[str, ...] = ()
    schema: Mapping[str, Any] | None = None


def installation(cluster: Cluster) -> Installation:
    """The Sympozium of a cluster.

    Raises:
        NotFoundError: there is none.
    """
    served = _served(cluster)
    packs = _packs(served)
    agents = AGENTS if AGENTS.plural in served and packs == ENSEMBLES else INSTANCES
    schema = _schema(cluster, packs)
    era = _era(packs, agents, schema)
    known = {packs.plural, agents.plural}
    old = [one.kind for one in (PERSONA_PACKS, INSTANCES) if one.plural in served - known]
    return Installation(era, _floor(era, schema), packs, agents, tuple(old), schema)


def packs_of(cluster: Cluster) -> Resource:
    """The resource of packs alone, which is known with one request.

    Raises:
        NotFoundError: there is none.
    """
    return _packs(_served(cluster))


def controller(cluster: Cluster) -> Release | None:
    """The release of the controller that runs, by the tag of its image; None where it cannot be told.

    It is looked for in all namespaces, or in sympozium-system where the user may not do that.
    """
    for selection in (_CONTROLLER, _CONTROLLER._replace(namespace="sympozium-system")):
        try:
            found = cluster.list(DEPLOYMENTS, selection).items
        except ForbiddenError:
            continue
        tags = [tag for item in found for tag in _tags(item)]
        return tags[0] if tags else None
    return None


def _served(cluster: Cluster) -> set[str]:
    return {one.resource.plural for one in cluster.served(GROUP, _VERSION)}


def _packs(served: Collection[str]) -> Resource:
    packs = next((one for one in (ENSEMBLES, PERSONA_PACKS) if one.plural in served), None)
    if packs is None:
        raise not_served(Doing("get", ENSEMBLES))
    return packs


def _era(packs: Resource, agents: Resource, schema: Mapping[str, Any] | None) -> str:
    if packs == PERSONA_PACKS:
        return Era.V0_8
    keys = _fields(schema).keys() if schema is not None else set()
    if SPELLINGS[Era.V0_10].list_key in keys:
        return Era.V0_10
    if SPELLINGS[Era.V0_9].list_key in keys:
        return Era.V0_9
    return Era.V0_10 if agents == AGENTS else Era.V0_9


def _floor(era: str, schema: Mapping[str, Any] | None) -> Release:
    paths = _paths(_inside(schema, "spec"), "spec", 0) if schema is not None else iter(())
    kind = SPELLINGS[era].kind
    known = (first_release(kind, path) for path in paths)
    return max((since for since in known if since is not None), default=_SINCE[era])


def _schema(cluster: Cluster, packs: Resource) -> Mapping[str, Any] | None:
    """The schema of a pack, from the CRD, or from the OpenAPI document, which more users may read."""
    try:
        return _of_crd(cluster.get(CRDS, f"{packs.plural}.{packs.group}"))
    except (ForbiddenError, NotFoundError):
        pass
    try:
        return _of_openapi(cluster.document(f"/openapi/v3/apis/{packs.group}/{packs.version}"), packs.kind)
    except (ForbiddenError, NotFoundError):
        return None


def _of_crd(crd: Object) -> Mapping[str, Any] | None:
    versions = _inside(crd, "spec").get("versions")
    for version in versions if isinstance(versions, list) else ():
        if isinstance(version, dict) and version.get("name") == _VERSION:
            return _properties(_inside(_inside(version, "schema"), "openAPIV3Schema"))
    return None


def _of_openapi(document: Object, kind: str) -> Mapping[str, Any] | None:
    for schema in _inside(_inside(document, "components"), "schemas").values():
        names = schema.get("x-kubernetes-group-version-kind") if isinstance(schema, dict) else None
        if isinstance(names, list) and {"group": GROUP, "version": _VERSION, "kind": kind} in names:
            return _properties(schema)
    return None


def _properties(schema: Mapping[str, Any]) -> Mapping[str, Any] | None:
    return _inside(schema, "properties") or None


def _fields(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    return _inside(_inside(schema, "spec"), "properties")


def _paths(schema: Mapping[str, Any], path: str, depth: int) -> Iterator[str]:
    """The paths of all fields of a schema, written as `schema.catalog` reads them."""
    yield path
    if depth > _DEEPEST:
        return
    for name, inner in _inside(schema, "properties").items():
        if isinstance(inner, dict):
            yield from _paths(inner, f"{path}.{name}", depth + 1)
    for key, step in (("items", "[]"), ("additionalProperties", "{}")):
        inner = schema.get(key)
        if isinstance(inner, dict):
            yield from _paths(inner, f"{path}{step}", depth + 1)


def _inside(value: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = value.get(key)
    return found if isinstance(found, dict) else {}


def _tags(deployment: Object) -> Iterator[Release]:
    """The releases that the images of Sympozium's controller are tagged with; other operators use the same label."""
    named = "sympozium" in str(_inside(deployment, "metadata").get("name"))
    pod = _inside(_inside(_inside(deployment, "spec"), "template"), "spec")
    containers = pod.get("containers")
    for container in containers if isinstance(containers, list) else ():
        image = container.get("image") if isinstance(container, dict) else None
        if isinstance(image, str) and (named or "sympozium" in image):
            tag = image.partition("@")[0].rpartition("/")[2].partition(":")[2]
            try:
                yield Release.parse(tag)
            except ValueError:
                continue
