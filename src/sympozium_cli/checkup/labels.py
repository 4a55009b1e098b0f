"""The labels by which the controller's objects are known."""

from __future__ import annotations

from typing import Final

from sympozium_cli.cluster.resource import GROUP
from sympozium_cli.schema.target import Era

PACK_LABELS: Final = {
    Era.V0_8: (f"{GROUP}/persona-pack", f"{GROUP}/persona"),
    Era.V0_9: (f"{GROUP}/ensemble", f"{GROUP}/persona"),
    Era.V0_10: (f"{GROUP}/ensemble", f"{GROUP}/agent-config"),
}
"""The labels that name pack and persona on what the controller makes."""
