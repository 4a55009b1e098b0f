"""What an edit does as one JSON document, `sympozium-cli/diff/v1`, in pure ASCII."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sympozium_cli.change.meaning import Meaning
from sympozium_cli.change.plan import DELETE, Change
from sympozium_cli.change.stays import Kept
from sympozium_cli.report.differences.difference import Difference, Place, sentence
from sympozium_cli.report.differences.hiding import both_without_secrets
from sympozium_cli.report.terminal import Terminal

API_VERSION: Final = "sympozium-cli/diff/v1"


def lines(differences: Sequence[Difference], terminal: Terminal) -> Iterator[str]:
    """The whole document; of several packs, the lists follow each other."""
    del terminal
    yield json.dumps(document(differences), indent=2)


def document(differences: Sequence[Difference]) -> dict[str, Any]:
    """The document as plain data; `phase` is null unless exactly one pack is different."""
    plans = [difference.plan for difference in differences]
    return {
        "apiVersion": API_VERSION,
        "phase": plans[0].phase if len(plans) == 1 else None,
        "packs": [_pack(difference) for difference in differences],
        "meaning": [_meaning(one, meaning) for one in differences for meaning in one.meanings],
        "changes": [_change(change) for plan in plans for change in plan.changes],
        "later": [_change(change) for plan in plans for change in plan.later],
        "collected": [{"object": one.key, "reason": one.why} for plan in plans for one in plan.collected],
        "untouched": _kept(one for plan in plans for one in plan.untouched),
        "orphans": _kept(one for plan in plans for one in plan.orphans),
    }


def _pack(difference: Difference) -> dict[str, Any]:
    return {
        "pack": difference.pack,
        "namespace": difference.namespace,
        "old": difference.old.source if difference.old is not None else None,
        "new": difference.new.source if difference.new is not None else None,
        "phase": difference.plan.phase,
        "settledPhase": difference.plan.settled,
        "assumedEnabled": difference.assumed,
    }


def _meaning(difference: Difference, meaning: Meaning) -> dict[str, Any]:
    return {
        "kind": meaning.kind,
        "severity": meaning.severity,
        "pack": difference.pack,
        "persona": meaning.persona,
        "message": sentence(meaning),
        "old": _place(difference.old_place(meaning)),
        "new": _place(difference.new_place(meaning)),
    }


def _place(place: Place | None) -> dict[str, Any] | None:
    return place._asdict() if place is not None else None


def _change(change: Change) -> dict[str, Any]:
    """Of what is deleted, the name is enough."""
    head = {"op": change.op, "object": change.key}
    if change.op == DELETE:
        return head
    before, after = both_without_secrets(change.before, change.after)
    return {**head, **({"before": before} if before is not None else {}), "after": after}


def _kept(objects: Iterable[Kept]) -> list[dict[str, Any]]:
    return [_stays(one) for one in objects]


def _stays(one: Kept) -> dict[str, Any]:
    present, wanted = both_without_secrets(one.present, one.wanted)
    return {"object": one.key, "reason": one.why, "present": present, **({"wanted": wanted} if wanted else {})}
