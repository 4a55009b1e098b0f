"""Who starts whom: edges that come and go."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sympozium_cli.api.pack import DELEGATION, SEQUENTIAL, STIMULUS, SUPERVISION, Pack, Relationship
from sympozium_cli.change.edit import Edit
from sympozium_cli.change.meaning import ESCALATION, INFO, Meaning

_CAN: Final = {
    DELEGATION: "'{0}' may delegate work to '{1}'",
    SEQUENTIAL: "a run of '{1}' follows every run of '{0}' that succeeds",
    STIMULUS: "the stimulus '{0}' starts '{1}'",
    SUPERVISION: "'{0}' supervises '{1}', which no controller acts upon",
}
_CANNOT: Final = {
    DELEGATION: "'{0}' may no longer delegate work to '{1}'",
    SEQUENTIAL: "no run of '{1}' follows the runs of '{0}' any more",
    STIMULUS: "the stimulus '{0}' no longer starts '{1}'",
    SUPERVISION: "'{0}' no longer supervises '{1}', which no controller acted upon",
}
_STARTS = (DELEGATION, SEQUENTIAL)

Edges = dict[tuple[str, str, str], Relationship]


def find(edit: Edit) -> Iterator[Meaning]:
    """Edges by their ends and their type; what they say besides may change."""
    had, has = _edges(edit.before), _edges(edit.after)
    for key, edge in has.items():
        if key not in had:
            severity = ESCALATION if edge.type in _STARTS else INFO
            yield Meaning("edge-gained", _said(_CAN, edge), severity, edge.source, new=edge.path)
        elif had[key].value != edge.value:
            text = f"the {edge.type} edge from '{edge.source}' to '{edge.target}' has other settings"
            yield Meaning("edge-changed", text, INFO, edge.source, had[key].path, edge.path)
    for key, edge in had.items():
        if key not in has:
            yield Meaning("edge-lost", _said(_CANNOT, edge), INFO, edge.source, edge.path)
    old, new = edit.before.spec.workflow_type, edit.after.spec.workflow_type
    if old != new:
        path = edit.after.spec.path / "workflowType"
        yield Meaning("workflow-changed", f"the workflow is '{new}' instead of '{old}'", INFO, "", path, path)


def _edges(pack: Pack) -> Edges:
    return {(edge.source, edge.target, edge.type): edge for edge in reversed(pack.relationships)}


def _said(words: dict[str, str], edge: Relationship) -> str:
    # The names may hold braces; `format` does not look into what it inserts.
    return words.get(edge.type, "an edge of an unknown type from '{0}' to '{1}'").format(edge.source, edge.target)
