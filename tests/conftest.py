"""Fixtures that every test may use."""

from __future__ import annotations

import os

from hypothesis import settings

# The same inputs each time where a gate decides: what others find is for a person to look into.
settings.register_profile("gate", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("gate" if os.environ.get("SYMPOZIUM_FULL") or os.environ.get("CI") else "desk")

pytest_plugins = ["cluster.fixtures", "fakeapi.fixtures"]
