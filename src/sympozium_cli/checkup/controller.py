"""The controller of Sympozium, as its Deployment shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sympozium_cli.cluster.port import Cluster, Object, Selection
from sympozium_cli.cluster.resource import DEPLOYMENTS
from sympozium_cli.errors import ForbiddenError
from sympozium_cli.values.release import Release

USUAL_NAMESPACE = "sympozium-system"
_LABEL = "control-plane=controller-manager"
"""Many operators have this label, so that the image has to say whose it is."""
_TAG_VARIABLE = "SYMPOZIUM_IMAGE_TAG"
_CHART_LABEL = "helm.sh/chart"


class Controller(NamedTuple):
    """A controller.

    Args:
        name: of its Deployment.
        namespace: of its Deployment.
        image: of its container.
        release: what it is; None where nothing tells.
        source: what tells: "image", "SYMPOZIUM_IMAGE_TAG" or "helm.sh/chart".
        ready: how many of its pods are ready.
        wanted: how many there should be.
    """

    name: str
    namespace: str
    image: str
    release: Release | None
    source: str
    ready: int
    wanted: int


def controllers(cluster: Cluster) -> tuple[Controller, ...]:
    """The controllers of a cluster: of all namespaces, or of the usual one where the user may not look into all.

    Raises:
        ForbiddenError: the user may not look into the usual one either.
        SympoziumError: whatever else the cluster says.
    """
    try:
        found = cluster.list(DEPLOYMENTS, Selection(labels=_LABEL)).items
    except ForbiddenError:
        found = cluster.list(DEPLOYMENTS, Selection(USUAL_NAMESPACE, _LABEL)).items
    return tuple(one for item in found for one in controller(item))


def controller(deployment: Object) -> Iterator[Controller]:
    """The controller that a Deployment is; none if it is another operator's."""
    for container in _listed(_inside(deployment, "spec", "template", "spec"), "containers"):
        image = str(container.get("image") or "")
        if "sympozium" not in image:
            continue
        metadata, status = _inside(deployment, "metadata"), _inside(deployment, "status")
        release, source = _release(image, container, metadata)
        wanted = _inside(deployment, "spec").get("replicas")
        yield Controller(
            str(metadata.get("name") or ""),
            str(metadata.get("namespace") or ""),
            image,
            release,
            source,
            _number(status.get("readyReplicas"), 0),
            _number(wanted, 1),
        )


def _release(image: str, container: Mapping[str, Any], metadata: Mapping[str, Any]) -> tuple[Release | None, str]:
    """What the image, the environment or the chart says, in this order: what runs is the image."""
    variables = {str(entry.get("name")): entry.get("value") for entry in _listed(container, "env")}
    chart = str(_inside(metadata, "labels").get(_CHART_LABEL) or "")
    said = {
        "image": image.partition("@")[0].rpartition("/")[2].partition(":")[2],
        _TAG_VARIABLE: str(variables.get(_TAG_VARIABLE) or ""),
        _CHART_LABEL: chart.rpartition("-")[2],
    }
    for source, text in said.items():
        try:
            return Release.parse(text), source
        except ValueError:
            continue
    return None, ""


def _inside(value: Any, *keys: str) -> Mapping[str, Any]:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def _listed(value: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    found = value.get(key)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _number(value: object, otherwise: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else otherwise
