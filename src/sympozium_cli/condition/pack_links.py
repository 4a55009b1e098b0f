"""The links of a whole pack, in the order in which its controllers come to them.

After the Reconcile of ensemble_controller.go, which says nowhere why it stops.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from shlex import quote
from typing import Final

from sympozium_cli.activation.lookup import SYSTEM_NAMESPACE
from sympozium_cli.activation.state import name_of, text_at
from sympozium_cli.api.shared_memory import SharedMemory
from sympozium_cli.change.graph import why_refused
from sympozium_cli.change.reconcile import waits_for_model
from sympozium_cli.condition.link import BROKEN, OFF, WAITING, Link
from sympozium_cli.condition.orphans import deletion, members
from sympozium_cli.condition.scene import Scene
from sympozium_cli.values.age import age
from sympozium_cli.values.plural import count, listed, quoted

_PATIENCE: Final = 60.0
"""Seconds after which a controller that is there has seen a new object."""
_CONTROLLER: Final = f"kubectl get pods -n {SYSTEM_NAMESPACE} -l control-plane=controller-manager"
_LOG: Final = f"kubectl logs -n {SYSTEM_NAMESPACE} -l control-plane=controller-manager --tail=-1"


def pack_links(scene: Scene) -> Iterator[Link]:
    """What does not hold; behind a link of which nothing can follow, the rest is not looked at."""
    for check in _FIRST:
        link = check(scene)
        if link is not None:
            yield link
            return
    yield from filter(None, (check(scene) for check in _THEN))


def _going(scene: Scene) -> Link | None:
    about = scene.live.value["metadata"]
    if not about.get("deletionTimestamp"):
        return None
    held = quoted(map(str, about.get("finalizers") or ()))
    since = age(about["deletionTimestamp"], scene.now)
    message = f"it is being deleted since {since}" + (f", and {held} holds it" if held else "")
    return Link("deleted", WAITING, message, _CONTROLLER)


def _personas(scene: Scene) -> Link | None:
    live = scene.live
    if live.pack.personas or not (live.agents or scene.status.get("installedPersonas")):
        return None
    there = count(len(live.agents), "agent")
    message = f"it lists no personas, but has {there}: it was stored by another release"
    path = r"{.metadata.annotations.kubectl\.kubernetes\.io/last-applied-configuration}"
    return Link(
        "dialect",
        BROKEN,
        message,
        f"kubectl get {live.kinds.packs.plural} {scene.place} -o jsonpath='{path}'",
    )


def _unseen_by_controller(scene: Scene) -> Link | None:
    about = scene.live.value["metadata"]
    since = scene.seconds_since(about.get("creationTimestamp"))
    if about.get("finalizers") or scene.status or since < _PATIENCE:
        return None
    message = f"no controller has seen it since it was made {age(about.get('creationTimestamp'), scene.now)} ago"
    return Link("controller", BROKEN, message, _CONTROLLER)


def _disabled(scene: Scene) -> Link | None:
    live = scene.live
    if live.pack.spec.enabled:
        return None
    if not live.is_being_deactivated:
        return Link("enabled", OFF, "it is not enabled", _activate(scene))
    there = {name_of(one) for one in (*live.agents, *live.schedules)}
    lost = tuple(members(scene))
    if there and there <= {one.name for one in lost}:
        message = f"its deactivation never ends, because {listed(one.key for one in lost)} have no persona any more"
        return Link("deactivation", BROKEN, message, deletion(scene, lost))
    what = f", and {count(len(there), 'object')} of it still there" if there else ""
    return Link("deactivation", WAITING, f"it is being deactivated{what}", _CONTROLLER)


def _activate(scene: Scene) -> str:
    references = scene.pack.spec.auth_refs
    provider = next((one.provider for one in references if one.provider), "openai")
    return f"sympozium pack activate {scene.place} --provider {quote(provider)} --key-from prompt"


def _model(scene: Scene) -> Link | None:
    reference = scene.pack.spec.model_ref
    if not waits_for_model(scene.pack, scene.around):
        return None
    namespace, _, name = reference.rpartition("/")
    look = f"kubectl get models.sympozium.ai {quote(name)} -n {quote(namespace or scene.live.namespace)}"
    model = scene.live.models.get(reference)
    if model == {}:
        return None
    if model is None:
        return Link("model", BROKEN, f"there is no Model '{reference}', and the controller waits for it", look)
    phase = text_at(model, "status", "phase") or "new"
    state = BROKEN if phase in ("Error", "Failed") else WAITING
    return Link("model", state, f"the Model '{reference}' is not Ready but {phase}, and the controller waits", look)


def _refused(scene: Scene) -> Link | None:
    why = why_refused(scene.pack) or next(iter(scene.stops), "")
    if not why:
        return None
    more = f" (and {len(scene.stops) - 1} more)" if len(scene.stops) > 1 else ""
    remedy = f"mend it in its file, then: sympozium pack apply -f FILE -n {scene.live.namespace}"
    return Link("graph", BROKEN, f"the controller does not get through with it: {why}{more}", remedy)


def _failed(scene: Scene) -> Link | None:
    if scene.live.phase != "Error":
        return None
    missing = [
        persona for persona, name in scene.live.agent_names.items() if name not in map(name_of, scene.live.agents)
    ]
    what = f" for {quoted(missing)}" if missing else ""
    return Link(
        "install",
        BROKEN,
        f"the controller could not make everything{what}, and only its log says why",
        f"{_LOG} | grep {scene.live.name}",
    )


def _untouched(scene: Scene) -> Link | None:
    if scene.live.phase not in ("", "Inactive") or scene.live.agents:
        return None
    return Link("controller", WAITING, "the controller has not worked on it since it was enabled", _CONTROLLER)


def _shared_memory(scene: Scene) -> Link | None:
    shared = scene.pack.spec.shared_memory
    if shared is None or not shared.enabled or scene.status.get("sharedMemoryReady"):
        return None
    look = f"kubectl get deployment,service,pvc -n {scene.live.namespace} -l sympozium.ai/component=shared-memory"
    return Link("shared-memory", WAITING, "its shared memory is not ready", look)


def _budget(scene: Scene) -> Link | None:
    """A budget that is used up stops every new run that carries the pack's label (agentrun_controller.go)."""
    most, halts = _limits(scene.pack.spec.shared_memory)
    used = scene.status.get("tokenBudgetUsed")
    if not most or not halts or not isinstance(used, int) or used < most:
        return None
    message = f"its budget is used up, {used:,} of {most:,} tokens, so that every new run fails"
    return Link("budget", BROKEN, message, f"sympozium budget reset {scene.place}")


def _breaker(scene: Scene) -> Link | None:
    if scene.status.get("circuitBreakerOpen") is not True:
        return None
    failures = scene.status.get("consecutiveDelegateFailures") or 0
    message = (
        f"its circuit breaker is open after {failures} failures: nobody can delegate, and it never closes by itself"
    )
    return Link("breaker", BROKEN, message, f"sympozium budget reset {scene.place} --breaker --keep-tokens")


def _stimulus(scene: Scene) -> Link | None:
    """A delivery that failed is never tried again: the controller only looks for the moment when all are ready."""
    stimulus = scene.pack.stimulus
    ready = scene.status.get("allAgentsServing") is True and scene.status.get("stimulusDelivered") is not True
    if stimulus is None or stimulus.trigger == "manual" or not ready:
        return None
    message = f"its stimulus '{stimulus.name}' was not delivered when all agents were ready, and is not tried again"
    return Link("stimulus", BROKEN, message, f"sympozium pack trigger {scene.place}")


def _limits(shared: SharedMemory | None) -> tuple[int, bool]:
    """The most tokens, 0 for any number, and whether runs stop there."""
    membrane = shared.membrane if shared is not None else None
    budget = membrane.token_budget if membrane is not None else None
    return (int(budget.max_tokens or 0), budget.action != "warn") if budget is not None else (0, False)


def token_budget(scene: Scene) -> tuple[int, int]:
    """The tokens that are used, and the most that may be; 0 for no budget."""
    used = scene.status.get("tokenBudgetUsed")
    return (used if isinstance(used, int) else 0), _limits(scene.pack.spec.shared_memory)[0]


_FIRST: Final[tuple[Callable[[Scene], Link | None], ...]] = (
    _going,
    _personas,
    _unseen_by_controller,
    _disabled,
    _model,
    _refused,
    _untouched,
)
_THEN: Final[tuple[Callable[[Scene], Link | None], ...]] = (_failed, _shared_memory, _budget, _breaker, _stimulus)
