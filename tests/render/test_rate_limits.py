"""What the web endpoint's skill is told of rate limits: whole numbers above zero, as text."""

from __future__ import annotations

from typing import Any

import pytest

from render.recorded import everything
from sympozium_cli.render.circumstances import Circumstances


@pytest.mark.parametrize(
    ("limit", "params"),
    [
        ({"requestsPerMinute": 1, "burstSize": 2}, {"rate_limit_rpm": "1", "rate_limit_burst": "2"}),
        ({"requestsPerMinute": 0, "burstSize": -1}, None),
        ({"burstSize": 1}, {"rate_limit_rpm": "60", "rate_limit_burst": "1"}),
    ],
)
def test_a_limit_above_zero_is_passed_on(limit: dict[str, int], params: dict[str, Any] | None) -> None:
    persona = {"name": "a", "systemPrompt": "x", "webEndpoint": {"enabled": True, "rateLimit": limit}}
    pack = {"kind": "Ensemble", "metadata": {"name": "demo"}, "spec": {"enabled": True, "agentConfigs": [persona]}}
    agent = everything(pack, Circumstances({}))[0].value
    [skill] = [one for one in agent["spec"]["skills"] if one["skillPackRef"] == "web-endpoint"]
    assert skill.get("params") == params
