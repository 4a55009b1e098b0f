"""The ConfigMap with the memory that a persona starts with (ensemble_controller.go, seedMemory)."""

from __future__ import annotations

from sympozium_cli.api import Pack, Persona
from sympozium_cli.render.agent import agent_name, pack_labels
from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.render.manifest import ENSEMBLE_CONTROLLER, Manifest, metadata
from sympozium_cli.render.origin import because

FILE = "MEMORY.md"
_NOTE = "made once: later edits of the seeds change nothing"


def seeded_memory(pack: Pack, persona: Persona, around: Circumstances) -> Manifest | None:
    """The ConfigMap; None for a persona without seeds. It has no owner: only the controller removes it."""
    memory = persona.memory
    if memory is None or not memory.value.get("seeds"):
        return None
    lines = "".join(f"- {seed}\n" for seed in memory.seeds)
    labels = {**pack_labels(pack, persona), "sympozium.ai/memory": "true"}
    tree = {
        "apiVersion": "v1",
        "kind": "ConfigMap",
        "metadata": metadata(agent_name(pack, persona, "-memory"), around.namespace_of(pack), labels),
        "data": {FILE: because(f"# Memory\n\n{lines}", "the seeds as a list", memory.path / "seeds")},
    }
    return Manifest(tree, ENSEMBLE_CONTROLLER, persona.name, _NOTE)
