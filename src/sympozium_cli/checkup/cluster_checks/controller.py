"""The controller: which release it is, and whether it runs."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.checkup.controller import USUAL_NAMESPACE, Controller
from sympozium_cli.checkup.live import Live
from sympozium_cli.checkup.result import Result, failure, ok, unknown, warning

ORDER = 70


def check(live: Live) -> Iterator[Result]:
    if live.installation.value is None:
        return
    found = live.controllers.value
    if found is None:
        yield live.controllers.missing("the controller")
    elif not found:
        yield failure(
            "no controller runs: packs can be stored, and nothing becomes of them",
            "install or start it: kubectl get deployments -A -l control-plane=controller-manager",
        )
    for one in found or ():
        yield _running(one)
        yield _release(one)
    if found and len(found) > 1:
        yield warning("there are several controllers, and each reconciles every pack", "remove all but one of them")


def _running(one: Controller) -> Result:
    name = f"{one.namespace}/{one.name}"
    if one.ready >= one.wanted > 0:
        return ok(f"{name} runs")
    if one.wanted == 0:
        return failure(
            f"{name} is scaled to nothing, so nothing becomes of packs",
            f"kubectl scale deployment {one.name} -n {one.namespace} --replicas 1",
        )
    return failure(
        f"{name} is not ready: {one.ready} of {one.wanted} pods",
        f"kubectl describe deployment {one.name} -n {one.namespace}; "
        f"kubectl logs deployment/{one.name} -n {one.namespace}",
    )


def _release(one: Controller) -> Result:
    if one.release is not None:
        return ok(f"it is Sympozium {one.release}, says its {one.source}")
    place = f" -n {one.namespace}" if one.namespace != USUAL_NAMESPACE else ""
    return unknown(
        f"which release it is cannot be told from its image {one.image}",
        f"use images with a release's tag; see: kubectl logs deployment/{one.name}{place or f' -n {USUAL_NAMESPACE}'}",
    )
