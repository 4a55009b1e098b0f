from __future__ import annotations

from condition.scenes import scene, with_status, without
from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.remedies import reachable
from sympozium_cli.condition.status import status_of


def _remedies(given: Reach) -> list[str]:
    broken = with_status(without(scene(), "agents", "team-lead"), circuitBreakerOpen=True)
    return [link.remedy for link in reachable(status_of(broken), given).links]


def test_commands_stay_as_they_are_where_nothing_was_chosen() -> None:
    assert [remedy.split()[0] for remedy in _remedies(Reach())] == ["sympozium", "kubectl"]
    assert "--context" not in "".join(_remedies(Reach()))


def test_commands_lead_to_the_context_and_the_kubeconfig_that_were_chosen() -> None:
    options = "--context 'my prod' --kubeconfig f"
    ours, kubectls = _remedies(Reach(context="my prod", kubeconfig="f"))
    assert ours.endswith(f" {options}")
    assert kubectls.startswith(f"kubectl {options} ")
