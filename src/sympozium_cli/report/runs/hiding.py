"""Runs as other programs may have them."""

from __future__ import annotations

from typing import Final

from sympozium_cli.cluster.port import Object
from sympozium_cli.monitor.fields import mapping
from sympozium_cli.report.hiding import without_secrets

_SAID: Final = ("task", "systemPrompt")
"""What somebody has said to the agent: it is there to be read, to the letter."""


def shown_safely(value: Object, *, managed_fields: bool = False) -> Object:
    """A run without the credentials of its spec; what was said in it stays as it is."""
    about = mapping(value, "metadata")
    spec = value.get("spec")
    kept = {key: part for key, part in about.items() if managed_fields or key != "managedFields"}
    shown = {**value, "metadata": kept}
    if isinstance(spec, dict):
        said = {key: spec[key] for key in _SAID if key in spec}
        # In the order of the original.
        hidden = without_secrets({key: part for key, part in spec.items() if key not in said})
        shown["spec"] = {key: said.get(key, hidden.get(key)) for key in spec}
    return shown
