"""The run that a trigger makes, beside what the controller was recorded to make."""

from __future__ import annotations

from typing import Any

from activation.lives import live, member, run
from sympozium_cli.activation.kinds import NEWEST
from sympozium_cli.activation.state import Live
from sympozium_cli.activation.step import Plan
from sympozium_cli.activation.trigger import Moment, delivered, plan_trigger

TEAM: list[dict[str, Any]] = [
    {"name": "lead", "systemPrompt": "You lead.", "toolPolicy": {"allow": ["read_file"]}},
    {"name": "writer", "systemPrompt": "You write."},
]
MOMENT = Moment(1_700_000_012_345, "act-1")
AGENT: dict[str, Any] = {
    **member(NEWEST, "lead"),
    "spec": {
        "agents": {
            "default": {
                "model": "gpt-4o",
                "env": {"A": "b"},
                "runTimeout": "5m",
                "lifecycle": {"preRun": [{"name": "hook", "image": "x"}]},
                "nodeSelector": {"gpu": "yes"},
            }
        },
        "authRefs": [{"provider": "openai", "secret": "team-openai-key"}],
        "skills": [{"skillPackRef": "memory"}],
        "memory": {"enabled": True, "systemPrompt": "You lead."},
        "imagePullSecrets": [{"name": "pull"}],
    },
}


def _team(**spec: Any) -> Live:
    fields = {
        "enabled": True,
        "stimulus": {"name": "go", "prompt": "Begin."},
        "relationships": [{"source": "go", "target": "lead", "type": "stimulus"}],
        **spec,
    }
    return live(personas=TEAM, **fields)._replace(agents=(AGENT,))


def _refused(plan: Plan) -> str:
    return " | ".join(refusal.message for refusal in plan.refusals)


def test_the_run_has_what_the_controller_gives_it_and_what_it_forgets() -> None:
    (step,) = plan_trigger(_team(), MOMENT).steps
    made = step.write.body
    assert made["metadata"]["name"] == "team-lead-stimulus-12345"
    assert made["metadata"]["labels"] == {
        "sympozium.ai/instance": "team-lead",
        "sympozium.ai/ensemble": "team",
        "sympozium.ai/stimulus": "true",
        "sympozium.ai/trigger-source": "manual",
    }
    assert made["spec"] == {
        "agentRef": "team-lead",
        "agentId": "stimulus-go",
        "sessionKey": "",
        "task": "Begin.",
        "model": {
            "provider": "openai",
            "model": "gpt-4o",
            "authSecretRef": "team-openai-key",
            "nodeSelector": {"gpu": "yes"},
        },
        "skills": [{"skillPackRef": "memory"}],
        "imagePullSecrets": [{"name": "pull"}],
        "env": {"A": "b"},
        "timeout": "5m0s",
        "systemPrompt": "You lead.",
        "lifecycle": {"preRun": [{"name": "hook", "image": "x"}]},
        "toolPolicy": {"allow": ["read_file"]},
    }


def test_like_upstream_leaves_out_what_upstream_forgets() -> None:
    (step,) = plan_trigger(_team(), MOMENT, like_upstream=True).steps
    spec = step.write.body["spec"]
    assert {"systemPrompt", "lifecycle", "toolPolicy"} & set(spec) == set()
    assert "nodeSelector" not in spec["model"]


def test_what_cannot_run_is_refused() -> None:
    assert "has no stimulus" in _refused(plan_trigger(_team(stimulus=None), MOMENT))
    assert "is not active" in _refused(plan_trigger(_team(enabled=False), MOMENT))
    assert "which is excluded" in _refused(plan_trigger(_team(excludePersonas=["lead"]), MOMENT))
    assert "not there yet" in _refused(plan_trigger(_team()._replace(agents=()), MOMENT))


def test_who_is_at_work_already_is_said() -> None:
    plan = plan_trigger(_team()._replace(runs=(run("lead", 3, "Running"),)), MOMENT)
    assert plan.warnings == ("'lead' is already at work: team-lead-3",)


def test_the_delivery_is_counted() -> None:
    assert delivered(_team()) == {"status": {"stimulusDelivered": True, "stimulusGeneration": 1}}
