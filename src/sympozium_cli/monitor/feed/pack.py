"""A pack as the feed sees it, in the words of every era (api/v1alpha1/ensemble_types.go, membrane_types.go)."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final, NamedTuple

from sympozium_cli.cluster.port import Object
from sympozium_cli.monitor.fields import at, items, mapping, number, text, truth
from sympozium_cli.values.age import moment

_LISTS: Final = ("agentConfigs", "personas")
_PLAIN_IN_SPEC: Final = ("enabled", "excludePersonas")


class Pack(NamedTuple):
    """A pack, without its prompts.

    Args:
        namespace: its namespace.
        name: its name.
        uid: what tells it from another pack of that name.
        version: which of its states this is.
        created: when it was made.
        enabled: whether it is switched on.
        phase: as the controller wrote it; "" where it has written none.
        personas: the names of its personas, in their order.
        excluded: those that it leaves out.
        installed: how many the controller has installed.
        deliveries: how often its stimulus was delivered.
        most_tokens: its token budget; 0 for none.
        used_tokens: what the controller has counted against it.
        halts: whether runs fail when the budget is used up.
        breaker_open: whether its circuit breaker stops delegations.
        failures: how many delegations have failed in a row.
    """

    namespace: str
    name: str
    uid: str
    version: str
    created: datetime | None
    enabled: bool
    phase: str
    personas: tuple[str, ...]
    excluded: tuple[str, ...]
    installed: int
    deliveries: int
    most_tokens: int
    used_tokens: int
    halts: bool
    breaker_open: bool
    failures: int

    @property
    def wanted(self) -> tuple[str, ...]:
        """The personas that it should have."""
        return tuple(name for name in self.personas if name not in self.excluded)


def read_pack(value: Object) -> Pack:
    """A pack from what the API server sent, or from what `kept` left of it."""
    spec, status = mapping(value, "spec"), mapping(value, "status")
    budget = mapping(spec, "sharedMemory", "membrane", "tokenBudget")
    excluded = at(spec, "excludePersonas")
    return Pack(
        namespace=text(value, "metadata", "namespace"),
        name=text(value, "metadata", "name"),
        uid=text(value, "metadata", "uid"),
        version=text(value, "metadata", "resourceVersion"),
        created=moment(at(value, "metadata", "creationTimestamp")),
        enabled=truth(spec, "enabled"),
        phase=text(status, "phase"),
        personas=tuple(text(one, "name") for one in _personas(spec)),
        excluded=tuple(one for one in excluded if isinstance(one, str)) if isinstance(excluded, list) else (),
        installed=number(status, "installedCount"),
        deliveries=number(status, "stimulusGeneration"),
        most_tokens=number(budget, "maxTokens"),
        used_tokens=number(status, "tokenBudgetUsed"),
        halts=text(budget, "action") != "warn",
        breaker_open=truth(status, "circuitBreakerOpen"),
        failures=number(status, "consecutiveDelegateFailures"),
    )


def kept(value: Object) -> Object:
    """What a tail remembers of a pack: all that `read_pack` and the teams read, and none of its prompts."""
    spec, metadata = mapping(value, "spec"), mapping(value, "metadata")
    lists = {key: [{"name": text(one, "name")} for one in items(spec, key)] for key in _LISTS if key in spec}
    membrane = {"tokenBudget": mapping(spec, "sharedMemory", "membrane", "tokenBudget")}
    return {
        "apiVersion": value.get("apiVersion"),
        "kind": value.get("kind"),
        "metadata": {key: metadata[key] for key in metadata if key not in ("managedFields", "annotations")},
        "spec": {key: spec[key] for key in _PLAIN_IN_SPEC if key in spec}
        | lists
        | {"sharedMemory": {"membrane": membrane}},
        "status": mapping(value, "status"),
    }


def _personas(spec: Any) -> list[dict[str, Any]]:
    return next((found for key in _LISTS if (found := items(spec, key))), [])
