"""How a pack is, as a document for other programs."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sympozium_cli.condition.drift import Drift, FieldDrift
from sympozium_cli.condition.link import Link
from sympozium_cli.condition.status import Member, Status
from sympozium_cli.report.differences.hiding import both_without_secrets
from sympozium_cli.report.masking import masked

API_VERSION: Final = "sympozium-cli/status/v1"

Value = dict[str, Any]


def document(status: Status) -> Value:
    """The document."""
    live, first = status.scene.live, status.first
    used, most = status.tokens
    return {
        "apiVersion": API_VERSION,
        "pack": {"kind": live.kinds.packs.kind, "name": live.name, "namespace": live.namespace},
        "release": str(live.kinds.target),
        "enabled": live.pack.spec.enabled,
        "phase": live.phase,
        "broken": status.is_broken,
        "first": _link(first) if first is not None else None,
        "links": [_link(link) for link in status.links],
        "personas": [_member(member) for member in status.members],
        "tokens": {"used": used, "most": most or None},
        "orphans": [{"object": one.key, "why": one.why} for one in status.orphans],
        "deletion": status.deletion or None,
        "drift": [_drift(one) for one in status.drifts],
        "unseen": list(live.unseen),
    }


def _link(link: Link) -> Value:
    return {
        "name": link.name,
        "state": link.state,
        "persona": link.persona or None,
        "message": masked(link.message),
        "remedy": link.remedy or None,
    }


def _member(member: Member) -> Value:
    run = member.run
    return {
        "name": member.name,
        "agent": member.agent,
        "phase": member.phase,
        "schedule": member.timing.text or None,
        "next": _instant(member.timing.next),
        "run": None
        if run is None
        else {"name": run.name, "phase": run.phase, "created": run.created, "error": masked(run.error) or None},
        "memory": member.memory,
        "key": {"state": member.key.state, "secret": member.key.secret or None, "keys": list(member.key.there)},
    }


def _drift(drift: Drift) -> Value:
    return {"kind": drift.kind, "object": drift.key, "fields": [_field(field) for field in drift.fields]}


def _field(field: FieldDrift) -> Value:
    present, wanted = hidden(field)
    return {"path": str(field.path), "present": present, "wanted": wanted}


def hidden(field: FieldDrift) -> tuple[Any, Any]:
    """What is there and what is wanted, without credentials; the keys that lead to a value tell what it is."""
    keys = ["field", *(step for step in field.path[-2:] if isinstance(step, str))]
    shown: tuple[Any, Any] = both_without_secrets(_under(keys, field.present), _under(keys, field.wanted))
    for key in keys:
        shown = (shown[0][key], shown[1][key])
    return shown


def _under(keys: list[str], value: Any) -> Value:
    for key in reversed(keys):
        value = {key: value}
    found: Value = value
    return found


def _instant(instant: datetime | None) -> str | None:
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ") if instant is not None else None
