"""Whether the controller accepts the relationships of a pack (ensemble_controller.go, validateRelationshipGraph)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sympozium_cli.api import Pack
from sympozium_cli.api.edges import acyclic_edges
from sympozium_cli.api.graph import cycles, names_along
from sympozium_cli.api.pack import DELEGATION, SEQUENTIAL, STIMULUS

_DRIVEN_BY: Final = {"pipeline": SEQUENTIAL, "delegation": DELEGATION}


def why_refused(pack: Pack) -> str:
    """Why the controller writes phase Error and does nothing else, as of v0.10.39; "" where it goes on.

    One reason is told, as the controller tells one; `pack validate` finds them all, with their places.
    """
    return next(filter(None, (check(pack) for check in _CHECKS)), "")


def _workflow(pack: Pack) -> str:
    needed = _DRIVEN_BY.get(pack.spec.workflow_type)
    if needed is None or pack.edges(needed):
        return ""
    return f"workflowType is '{pack.spec.workflow_type}', but no edge is of type '{needed}'"


def _stimulus_edges(pack: Pack) -> str:
    edges = pack.edges(STIMULUS)
    if len(edges) > 1:
        return "more than one edge is of type 'stimulus'"
    if bool(edges) == (pack.stimulus is not None):
        return ""
    return "a stimulus edge, but no stimulus" if edges else "a stimulus, but no edge of type 'stimulus'"


def _stimulus(pack: Pack) -> str:
    stimulus = pack.stimulus
    if stimulus is None:
        return ""
    if not stimulus.prompt.strip():
        return "the prompt of the stimulus is empty"
    if pack.edges(STIMULUS)[0].source != stimulus.name:
        return f"the stimulus edge does not start at the stimulus '{stimulus.name}'"
    return ""


def _ends(pack: Pack) -> str:
    names = {persona.name for persona in pack.personas}
    for edge in pack.relationships:
        ends = (edge.target,) if edge.type == STIMULUS else (edge.source, edge.target)
        stranger = next((end for end in ends if end not in names), None)
        if stranger is not None:
            return f"an edge names '{stranger}', and no persona is called so"
    return ""


def _cycles(pack: Pack) -> str:
    found = cycles(acyclic_edges(pack))
    return f"the edges form a cycle: {names_along(found[0])}" if found else ""


_CHECKS: Final[tuple[Callable[[Pack], str], ...]] = (_workflow, _stimulus_edges, _stimulus, _ends, _cycles)
