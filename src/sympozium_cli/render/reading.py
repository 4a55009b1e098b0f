"""The pack that the controller sees: stored by the API server, and rewritten in the form of the controller's types."""

from __future__ import annotations

from typing import Any

from sympozium_cli.api import Pack
from sympozium_cli.render.form import go_form
from sympozium_cli.schema.catalog import resource
from sympozium_cli.schema.node import Node
from sympozium_cli.schema.spelling import respelled
from sympozium_cli.schema.target import NEWEST, Target
from sympozium_cli.schema.verdict import verdict
from sympozium_cli.values.release import MAIN


def controllers_pack(value: Any, target: Target) -> Pack:
    """The pack of a document (plain JSON values) as the controllers of `target` see it."""
    written, _ = respelled(value, target)
    schema = known_fields(target)
    return Pack(go_form(verdict(written, schema).value, schema), target.release)


def known_fields(target: Target) -> Node:
    """The schema by which a pack is read.

    The controllers of the newest release know two fields more than its CRD, `autoStoreMemory` and `memory.autoStore`,
    and obey them wherever the cluster's CRD has them; so they count here.
    """
    return resource(target.kind, MAIN if target == NEWEST else target.release)
