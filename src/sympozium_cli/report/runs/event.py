"""What is watched as JSON, an object for each event."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final

from sympozium_cli.monitor.happening import Found, Lost, Synced
from sympozium_cli.monitor.standing import standing
from sympozium_cli.monitor.teams import Teams
from sympozium_cli.monitor.watching.goal import End
from sympozium_cli.monitor.watching.transition import Transition
from sympozium_cli.report.masking import masked
from sympozium_cli.report.runs.document import brief
from sympozium_cli.report.runs.row import row

VERSION: Final = "sympozium-cli/run-event/v1"

_Json = dict[str, Any]


def event(transition: Transition, teams: Teams) -> _Json:
    """A step in the life of a run, in the shape of `event_model.RunEvent`."""
    before = transition.before
    return {
        **_about(transition.type, transition.at),
        "run": brief(row(transition.run, teams, transition.at)),
        "before": standing(before, transition.at).word if before is not None else None,
        "past": transition.past,
    }


def connection_event(happening: Synced | Lost | Found) -> _Json:
    """What is to be known of the connection, in the same shape."""
    told: _Json = {"kind": happening.kind}
    if isinstance(happening, Synced):
        return {**_about("SYNCED", happening.at), **told, "size": happening.size}
    if isinstance(happening, Lost):
        return {**_about("LOST", happening.at), **told, "reason": masked(happening.reason)}
    return {**_about("FOUND", happening.at), **told, "seconds": happening.seconds, "missed": happening.missed}


def end_event(end: End, at: datetime) -> _Json:
    """How it has ended, in the same shape."""
    reasons = [{"name": name, "reason": masked(why)} for name, why in end.reasons]
    return {**_about("END", at), "outcome": end.outcome, "reasons": reasons}


def _about(kind: str, at: datetime) -> _Json:
    time = at.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return {"apiVersion": VERSION, "type": kind, "time": time}
