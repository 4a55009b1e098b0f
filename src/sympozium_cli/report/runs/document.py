"""Runs as JSON: the texts are exact, and nothing in them is hidden but what looks like a credential in an error."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sympozium_cli.monitor.blame import Contradiction, Failure
from sympozium_cli.monitor.run import Delegate, Run
from sympozium_cli.monitor.standing import lasted, reason
from sympozium_cli.monitor.tally import Tally
from sympozium_cli.report.masking import masked
from sympozium_cli.report.runs.row import Row
from sympozium_cli.report.runs.screen import Sight
from sympozium_cli.report.runs.tree import Tree

_Json = dict[str, Any]


def run_document(sight: Sight) -> _Json:
    """One run, in the shape of `model.Run`."""
    run = sight.row.run
    return {
        "apiVersion": "sympozium-cli/run/v1",
        "run": brief(sight.row),
        "uid": run.uid,
        "model": {"provider": run.provider, "name": run.model, "reference": run.model_ref or None},
        "timeoutSeconds": run.timeout,
        "pod": run.pod or None,
        "parent": run.parent or None,
        "gate": run.verdict if run.gated or run.verdict else None,
        "task": sight.task,
        "result": sight.result or None,
        "children": [brief(child) for child in sight.children],
        "gone": _gone(sight.gone),
        "contradictions": _contradictions(sight.contradictions),
        "next": sight.next or None,
    }


def trees_document(trees: Iterable[Tree]) -> _Json:
    """Trees, in the shape of `model.Trees`; flat, because there may be chains of thousands of runs."""
    return {"apiVersion": "sympozium-cli/runs-tree/v1", "trees": [_tree(tree) for tree in trees]}


def _tree(tree: Tree) -> _Json:
    namespace, root = tree.root
    nodes = [
        {
            "run": brief(branch.row),
            "parent": tree.forest.parents.get(branch.row.run.key, ("", None))[1],
            "depth": branch.place.depth,
            "total": _total(branch.total),
            "gone": _gone(branch.gone),
            "contradictions": _contradictions(branch.contradictions),
        }
        for branch in tree.branches
    ]
    return {"root": root, "namespace": namespace, "nodes": nodes, "failures": list(map(_failure, tree.failures))}


def brief(row: Row) -> _Json:
    """A run in a few words, in the shape of `model.Brief`."""
    run, time = row.run, lasted(row.run, row.now)
    error = reason(run, row.now) if row.standing.is_trouble else run.error
    return {
        "name": run.name,
        "namespace": run.namespace,
        "pack": row.member.pack or None,
        "persona": row.member.persona or None,
        "agent": run.agent,
        "startedBy": {"kind": row.origin.kind, "source": row.origin.source or None},
        "phase": "" if run.unseen else run.phase,
        "state": row.standing.word,
        "waitsFor": row.standing.waits or None,
        "created": _time(run.created),
        "started": _time(run.started),
        "completed": _time(run.completed),
        "seconds": round(time) if time is not None else None,
        "tokens": _usage(run),
        "cost": {"micro": run.cost.micro, "currency": run.cost.currency} if run.cost else None,
        "error": masked(error) or None,
    }


def _usage(run: Run) -> _Json | None:
    tokens = run.tokens
    if tokens is None:
        return None
    return {"input": tokens.input, "output": tokens.output, "total": tokens.total, "toolCalls": tokens.tool_calls}


def _total(total: Tally) -> _Json:
    counts = {key: value for key, value in total._asdict().items() if key != "costs"}
    return {**counts, "costs": [{"micro": total.costs[name], "currency": name} for name in sorted(total.costs)]}


def _gone(delegates: Iterable[Delegate]) -> list[_Json]:
    return [
        {"name": one.run, "persona": one.persona, "phase": one.phase, "error": masked(one.error) or None}
        for one in delegates
    ]


def _contradictions(found: Sequence[Contradiction]) -> list[_Json]:
    return [{"name": one.run.name, "phase": one.run.phase, "recorded": one.recorded} for one in found]


def _failure(failure: Failure) -> _Json:
    namespace, name = failure.key
    return {
        "name": name,
        "namespace": namespace,
        "error": masked(failure.error),
        "gone": failure.gone,
        "above": [run.name for run in failure.above],
    }


def _time(instant: datetime | None) -> str | None:
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z") if instant is not None else None
