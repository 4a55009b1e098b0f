"""What the whole input defines besides packs, so that a pack may refer to it.

The documents of one run are one universe: a SkillPack that lies beside the pack that attaches it is known.
"""

from __future__ import annotations

from sympozium_cli.api import Pack

Defined = frozenset[tuple[str, str]]
"""Pairs of kind and name."""

NOTHING: Defined = frozenset()


def defined(pack: Pack, kind: str, name: str) -> bool:
    """Whether a document of the same input defines the object of that kind and name."""
    return (kind, name) in pack.universe
