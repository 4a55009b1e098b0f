"""What a controller does with an object that it will not work with: effects that several rules share."""

from __future__ import annotations

PACK_REFUSED = "once enabled, the controller refuses the whole pack (phase Error; the reason is only in its log)"
"""A fault in the relationships, the workflow or the stimulus ends the whole reconciliation of a pack."""

SCHEDULE_REFUSED = "the schedule goes to phase Error and never starts a run, while the pack stays Ready"
"""A cron expression that cannot be parsed concerns its own schedule alone."""
