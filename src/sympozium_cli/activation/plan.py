"""Plan an activation: what is wished, and what is there, make the writes that lead from one to the other."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.activation.beginnings import makes, starts
from sympozium_cli.activation.faults import model_state, refusals, warnings
from sympozium_cli.activation.merge import difference, merged
from sympozium_cli.activation.patches import Judge, Patch, activation_patch
from sympozium_cli.activation.secret_steps import secret_steps
from sympozium_cli.activation.source import as_applied
from sympozium_cli.activation.state import Live
from sympozium_cli.activation.step import APPLY, PATCH, Plan, Step, Write, deleting, restoring
from sympozium_cli.activation.wishes import Wishes
from sympozium_cli.cluster.port import Object
from sympozium_cli.render.reading import controllers_pack


def plan_activation(live: Live, wishes: Wishes, judge: Judge, activation: str, source: Object | None = None) -> Plan:
    """What to do so that a pack is active as wished; nothing where it is.

    Args:
        live: the pack and what hangs on it, as just read.
        wishes: what is wished.
        judge: tells what would stop the controllers.
        activation: what tells this activation from all others.
        source: the pack to apply first, if one is given.
    """
    body = None if source is None else as_applied(source, enabled=live.exists and live.pack.spec.enabled)
    applied = live if body is None else live._replace(value=merged(live.value, body))
    patch = activation_patch(applied, wishes)
    value = merged(applied.value, {"spec": patch.spec})
    after = controllers_pack(value, live.kinds.target)
    return Plan(
        steps=tuple(_steps(live, wishes, patch, activation, body)),
        changes=patch.changes,
        makes=tuple(makes(live, after)),
        starts=tuple(starts(live, after)),
        warnings=(*warnings(applied, wishes, patch, after), *model_state(live)),
        refusals=tuple(refusals(applied, wishes, after, judge(value))),
        present=(live.value,) if live.exists else (),
    )


def _steps(live: Live, wishes: Wishes, patch: Patch, activation: str, body: Object | None) -> Iterator[Step]:
    if body is not None and not (live.exists and merged(live.value, body) == live.value):
        yield _apply(live, body)
    yield from secret_steps(live, wishes, activation)
    if patch.spec:
        yield _patch(live, patch)


def _apply(live: Live, body: Object) -> Step:
    write = Write(APPLY, live.kinds.packs, live.name, live.namespace, body)
    if not live.exists:
        return Step(f"create {write.object}", ("as the file has it",), write, deleting(write))
    before = difference(merged(live.spec, body["spec"]), dict(live.spec))
    return Step(f"change {write.object}", ("as the file has it",), write, restoring(write, {"spec": before}))


def _patch(live: Live, patch: Patch) -> Step:
    """The one change of the pack; its version is the one that was read, or that an earlier step has left."""
    about = {"resourceVersion": live.resource_version} if live.exists else {}
    write = Write(PATCH, live.kinds.packs, live.name, live.namespace, {"metadata": about, "spec": patch.spec})
    title = "activate" if "enabled" in patch.changes else "change"
    details = tuple(f"{label}: {told(one.before)} -> {told(one.after)}" for label, one in patch.changes.items())
    before = {"spec": difference(merged(live.spec, patch.spec), dict(live.spec))}
    return Step(f"{title} {write.object}", details, write, restoring(write, before))


def told(value: object) -> str:
    """A value of a change, in few words."""
    if value is None or value in ([], {}):
        return "none"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ", ".join(_entry(item) for item in value)
    return str(value)


def _entry(item: object) -> str:
    if isinstance(item, dict) and "secret" in item:
        name = item.get("provider") or "any provider"
        return f"{name} ({item['secret'] or 'no key'})"
    return str(item)
