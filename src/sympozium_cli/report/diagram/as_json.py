"""A picture as one JSON document, `sympozium-cli/graph/v1`; its schema is schemas/graph-v1.schema.json.

It is pure ASCII, so that no encoding can break it and nothing in it can harm a terminal.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sympozium_cli.diagram.picture import PERSONA, STIMULUS, UNKNOWN, Edge, Mark, Memory, Node
from sympozium_cli.report.as_json import finding_json
from sympozium_cli.report.diagram import Drawing, Look

API_VERSION = "sympozium-cli/graph/v1"


def lines(drawing: Drawing, look: Look) -> Iterator[str]:
    """The whole document."""
    del look
    yield json.dumps(graph_json(drawing), indent=2)


def graph_json(drawing: Drawing) -> dict[str, Any]:
    """The drawing as plain data; `faults` of a part are positions in `findings`, from 0."""
    picture = drawing.picture
    nodes = picture.nodes
    return {
        "apiVersion": API_VERSION,
        "pack": {"kind": picture.kind, "name": picture.name, "namespace": picture.namespace},
        "target": picture.release,
        "workflowType": picture.workflow,
        "personas": [_persona(node) for node in nodes if node.kind == PERSONA],
        "stimulus": next((_stimulus(node) for node in nodes if node.kind == STIMULUS), None),
        "unknown": [{"id": node.id, "name": node.name} for node in nodes if node.kind == UNKNOWN],
        "relationships": [_edge(edge) for edge in picture.edges],
        "sharedMemory": _memory(picture.memory) if picture.memory else None,
        "faults": _faults(picture.marks),
        "findings": [finding_json(finding) for finding in drawing.findings],
    }


def _persona(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "name": node.name,
        "displayName": node.title,
        "excluded": node.excluded,
        "triggers": [trigger._asdict() for trigger in node.triggers],
        "memoryAccess": node.access,
        "memoryVisibility": node.visibility,
        "faults": _faults(node.marks),
    }


def _stimulus(node: Node) -> dict[str, Any]:
    return {"id": node.id, "name": node.name, "trigger": node.triggers[0].text, "faults": _faults(node.marks)}


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "id": edge.id,
        "type": edge.type,
        "source": edge.source,
        "target": edge.target,
        "condition": edge.condition,
        "timeout": edge.timeout,
        "live": edge.live,
        "cyclic": edge.cyclic,
        "faults": _faults(edge.marks),
    }


def _memory(memory: Memory) -> dict[str, Any]:
    groups = [{"name": group.name, "personas": list(group.personas)} for group in memory.groups]
    return {
        "storageSize": memory.size,
        "membrane": memory.membrane,
        "trustGroups": groups,
        "faults": _faults(memory.marks),
    }


def _faults(marks: tuple[Mark, ...]) -> list[int]:
    return [mark.number - 1 for mark in marks]
