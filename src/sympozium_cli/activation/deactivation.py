"""Plan the end of a pack: one field is written, and the controllers delete all that they have made."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sympozium_cli.activation.impact import of_everything
from sympozium_cli.activation.state import Live, name_of
from sympozium_cli.activation.step import PATCH, Change, Plan, Step, Write
from sympozium_cli.values.plural import listed, quoted
from sympozium_cli.values.release import Release

_KEEPS_AUTH_REFS = Release(0, 10, 35)


def plan_deactivation(live: Live, *, keep_secrets: bool = False) -> Plan:
    """What to do so that a pack is not enabled; nothing where it is so.

    Args:
        live: the pack with its members, its history and the Secrets of its authRefs, as just read.
        keep_secrets: whether authRefs are emptied in the same write, so that the controller deletes no Secret.
    """
    enabled = live.pack.spec.enabled
    kept = [name for name in live.managed_secrets if name in live.secrets] if keep_secrets else []
    changes = {"enabled": Change(enabled, after=False)} if enabled else {}
    if kept:
        changes["authRefs"] = Change(live.spec.get("authRefs"), None)
    if not changes:
        return Plan(warnings=tuple(_blocked(live)), present=(live.value,))
    return Plan(
        steps=(_step(live, changes),),
        changes=changes,
        deletes=tuple(of_everything(live, keep_secrets=keep_secrets)),
        warnings=(*_blocked(live), *_afterwards(live, kept), *(f"could not look at {what}" for what in live.unseen)),
    )


def _step(live: Live, changes: dict[str, Change]) -> Step:
    spec: dict[str, Any] = {label: change.after for label, change in changes.items()}
    body = {"metadata": {"resourceVersion": live.resource_version}, "spec": spec}
    write = Write(PATCH, live.kinds.packs, live.name, live.namespace, body)
    details = ["enabled: true -> false"] if "enabled" in changes else []
    details += ["authRefs: none, so that the controller deletes no Secret"] if "authRefs" in changes else []
    return Step(f"deactivate {write.object}", tuple(details), write)


def _blocked(live: Live) -> Iterator[str]:
    """What keeps the controller from ever finishing: it waits until nothing carries the pack's label any more."""
    orphans = sorted(live.orphans, key=name_of)
    if orphans:
        names = listed(f"{one.get('kind', 'object')}/{name_of(one)}" for one in orphans)
        command = " ".join(f"{str(one.get('kind', '')).lower()}/{name_of(one)}" for one in orphans)
        yield (
            f"{names} belong to no persona of the pack, and deactivation never ends while they are there: "
            f"kubectl delete -n {live.namespace} {command}"
        )


def _afterwards(live: Live, kept: list[str]) -> Iterator[str]:
    gone = [name for name in live.managed_secrets if name in live.secrets and name not in kept]
    if gone and live.kinds.target.release >= _KEEPS_AUTH_REFS:
        yield f"authRefs will still name {quoted(gone)}: to activate the pack again, give the key again"
    if kept:
        yield f"{quoted(kept)} stay: name them with --secret-name when you activate the pack again"
