"""What the controller works with: its other workloads, the event bus, and the webhook that checks runs."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.checkup.live import Live
from sympozium_cli.checkup.result import Result, failure, ok, warning
from sympozium_cli.cluster.port import Object

ORDER = 90
_BUS = "nats"


def check(live: Live) -> Iterator[Result]:
    if live.controller is None:
        return
    around = live.around.value
    if around is None:
        yield live.around.missing(f"the workloads in {live.controller.namespace}")
    else:
        for one in around.components:
            if one.ready < one.wanted and one.name != live.controller.name:
                yield failure(
                    f"{around.namespace}/{one.name} is not ready: {one.ready} of {one.wanted} pods",
                    f"kubectl get pods -n {around.namespace}; kubectl describe its pod",
                )
        if _BUS not in around.services:
            yield warning(
                f"there is no Service '{_BUS}' in {around.namespace}: channels and delegation need the event bus",
                "install Sympozium with its chart, whose NATS is on by default",
            )
    yield from _webhook(live)


def _webhook(live: Live) -> Iterator[Result]:
    found = live.webhooks.value
    if found is None:
        yield live.webhooks.missing("webhooks")
        return
    if not any(one["kind"].startswith("Validating") for one in found):
        yield warning(
            "no webhook checks runs: policies (spec.policyRef) are not enforced",
            "install Sympozium's chart with its webhook",
        )
    for service in sorted({name for one in found for name in _services(one)}):
        namespace, _, name = service.partition("/")
        around = live.around.value
        if around is not None and namespace == around.namespace and name not in around.services:
            yield failure(
                f"the webhook's Service '{name}' is not in {namespace}, so that no run can be created",
                "bring the webhook back, or delete its configuration: kubectl get validatingwebhookconfigurations",
            )
    if found:
        yield ok(f"webhooks: {', '.join(str(one['metadata']['name']) for one in found)}")


def _services(configuration: Object) -> Iterator[str]:
    for hook in configuration.get("webhooks") or ():
        service = (hook.get("clientConfig") or {}).get("service")
        if service:
            yield f"{service.get('namespace')}/{service.get('name')}"
