"""What an activation plans: states and wishes in, writes, warnings and refusals out."""

from __future__ import annotations

from typing import Any

import pytest

from activation.lives import ERAS, live, member, openai, provider, secret
from sympozium_cli.activation.kinds import NEWEST
from sympozium_cli.activation.plan import plan_activation
from sympozium_cli.activation.state import Live
from sympozium_cli.activation.step import APPLY, CREATE, DELETE, PATCH, Plan
from sympozium_cli.activation.wishes import ChannelWish, SkillParam, Wishes
from sympozium_cli.secret.channels import channel_named

KEY = "sk-proj-abcdef0123456789abcdef"


def _plan(state: Live, wishes: Wishes, source: dict[str, Any] | None = None) -> Plan:
    return plan_activation(state, wishes, lambda _: (), "act-1", source)


def _verbs(plan: Plan) -> list[tuple[str, str]]:
    return [(step.write.verb, step.write.object) for step in plan.steps]


def _refused(plan: Plan) -> str:
    return " | ".join(refusal.message for refusal in plan.refusals)


@pytest.mark.parametrize("era", ERAS)
def test_the_secret_comes_first_and_then_one_patch_under_the_version_that_was_read(era: str) -> None:
    kinds = ERAS[era]
    plan = _plan(live(kinds), openai())
    assert _verbs(plan) == [(CREATE, "Secret team-openai-key"), (PATCH, f"{kinds.target.kind} team")]
    make, change = plan.steps
    assert change.write.resource == kinds.packs
    assert change.write.body == {
        "metadata": {"resourceVersion": "7"},
        "spec": {"enabled": True, "authRefs": [{"provider": "openai", "secret": "team-openai-key"}]},
    }
    assert make.write.sent()["data"] == {"OPENAI_API_KEY": "c2stcHJvai1hYmNkZWYwMTIzNDU2Nzg5YWJjZGVm"}
    about = make.write.body["metadata"]
    label = "persona-pack" if era == "0.8" else "ensemble"
    assert about["labels"] == {"app.kubernetes.io/managed-by": "sympozium", f"sympozium.ai/{label}": "team"}
    assert about["annotations"] == {"sympozium-cli/activation": "act-1"}
    assert plan.refusals == ()


def test_a_plan_never_shows_the_key() -> None:
    plan = _plan(live(), openai())
    assert KEY not in repr(plan)
    assert "c2stcHJvai" not in repr(plan)
    assert plan.steps[0].details == ("OPENAI_API_KEY, 30 characters, from the environment variable KEY",)


def test_every_undo_names_the_very_object_that_was_made() -> None:
    make, change = _plan(live(enabled=False, baseURL="http://x"), openai(base_url="")).steps
    assert make.undo is not None
    assert change.undo is not None
    taken = make.undo({"metadata": {"uid": "u-1", "resourceVersion": "9"}})
    assert (taken.verb, taken.name, taken.preconditions.uid) == (DELETE, "team-openai-key", "u-1")
    back = change.undo({"metadata": {"uid": "u-team", "resourceVersion": "9"}})
    assert back.verb == PATCH
    assert back.body == {
        "metadata": {"resourceVersion": "9"},
        "spec": {"authRefs": None, "baseURL": "http://x", "enabled": False},
    }


def test_what_is_as_wished_is_not_written() -> None:
    state = live(enabled=True, authRefs=[{"provider": "openai", "secret": "team-openai-key"}])
    there = state._replace(secrets=secret("team-openai-key", "OPENAI_API_KEY", holds=("OPENAI_API_KEY",)))
    assert _plan(there, openai()).steps == ()
    assert _plan(there, Wishes()).steps == ()


def test_a_secret_with_another_value_is_not_overwritten() -> None:
    state = live()._replace(secrets=secret("team-openai-key", "OPENAI_API_KEY"))
    assert "has another value" in _refused(_plan(state, openai()))
    assert _verbs(_plan(state, Wishes(providers=(provider("openai"),)))) == [(PATCH, "Ensemble team")]


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ((), "it is empty"),
        (("PROVIDER_API_KEY",), "it has PROVIDER_API_KEY"),
    ],
)
def test_a_secret_without_a_key_that_agents_read_is_refused(keys: tuple[str, ...], message: str) -> None:
    state = live()._replace(secrets=secret("team-openai-key", *keys))
    assert message in _refused(_plan(state, Wishes(providers=(provider("openai"),))))


def test_without_any_key_nothing_is_activated() -> None:
    assert "needs a key, and nothing gives them a key" in _refused(_plan(live(), Wishes()))
    dangling = live(authRefs=[{"provider": "openai", "secret": "gone"}])
    assert "the Secret 'gone' of its authRefs is not there" in _refused(_plan(dangling, Wishes()))
    assert "no Secret 'team-openai-key'" in _refused(_plan(live(), Wishes(providers=(provider("openai"),))))


def test_a_keyless_provider_gets_a_reference_without_a_secret() -> None:
    wishes = Wishes(providers=(provider("ollama"),), model="llama3", base_url="http://ollama.ai.svc:11434/v1")
    (step,) = _plan(live(personas=[{"name": "lead", "systemPrompt": "x"}]), wishes).steps
    assert step.write.body["spec"] == {
        "enabled": True,
        "authRefs": [{"provider": "ollama", "secret": ""}],
        "baseURL": "http://ollama.ai.svc:11434/v1",
        "agentConfigs": [{"name": "lead", "systemPrompt": "x", "model": "llama3"}],
    }


def test_models_fill_only_what_is_named() -> None:
    personas = [
        {"name": "lead", "systemPrompt": "x"},
        {"name": "writer", "systemPrompt": "x", "model": "kept"},
        {"name": "pinned", "systemPrompt": "x", "provider": "groq"},
        {"name": "chosen", "systemPrompt": "x", "model": "old"},
    ]
    wishes = openai(model="gpt-5", models={"chosen": "o3"})
    change = _plan(live(personas=personas), wishes).steps[-1].write.body["spec"]["agentConfigs"]
    assert [persona.get("model") for persona in change] == ["gpt-5", "kept", None, "o3"]
    assert "model" not in personas[0], "what was read stays as it is"


def test_a_list_of_personas_is_not_sent_where_nothing_in_it_changes() -> None:
    assert "agentConfigs" not in _plan(live(), openai()).steps[-1].write.body["spec"]


def test_a_provider_that_has_no_gpt_needs_a_model() -> None:
    plan = _plan(live(), Wishes(providers=(provider("anthropic", "sk-ant-0123456789abcdef"),)))
    assert "'lead' name no model, and would ask anthropic for 'gpt-4o'" in _refused(plan)
    assert "--model NAME" in plan.refusals[0].hint


def test_several_providers_stand_in_the_order_of_the_wish_before_what_is_still_of_use() -> None:
    personas = [{"name": "lead", "systemPrompt": "x", "provider": "groq", "model": "llama"}]
    there = [{"provider": "groq", "secret": "g"}, {"provider": "mistral", "secret": "gone"}]
    state = live(personas=personas, authRefs=there)._replace(secrets=secret("g", "API_KEY"))
    wishes = Wishes(providers=(provider("anthropic", "sk-ant-0123456789abcdef"), provider("openai", KEY)))
    plan = _plan(state, wishes)
    assert [entry["provider"] for entry in plan.steps[-1].write.body["spec"]["authRefs"]] == [
        "anthropic",
        "openai",
        "groq",
    ]
    assert [name for _, name in _verbs(plan)] == [
        "Secret team-anthropic-key",
        "Secret team-openai-key",
        "Ensemble team",
    ]
    assert any("authRefs no longer name mistral" in warning for warning in plan.warnings)


def test_two_providers_cannot_share_a_secret() -> None:
    wishes = Wishes(providers=(provider("openai", KEY, "both"), provider("groq", "gsk_0123456789abcdef", "both")))
    assert "cannot serve 'openai' and 'groq'" in _refused(_plan(live(), wishes))


def test_an_openai_key_that_would_go_elsewhere_is_said() -> None:
    warnings = _plan(live(baseURL="http://proxy.example/v1"), openai()).warnings
    assert any("sends the key of openai to http://proxy.example/v1" in warning for warning in warnings)


def test_a_kept_secret_has_a_name_and_labels_that_the_controller_leaves_alone() -> None:
    make, change = _plan(live(), openai(keep_secret=True)).steps
    assert make.write.name == "team-openai"
    assert make.write.body["metadata"]["labels"] == {"app.kubernetes.io/managed-by": "sympozium-cli"}
    assert change.write.body["spec"]["authRefs"] == [{"provider": "openai", "secret": "team-openai"}]


def test_while_the_controller_takes_a_pack_apart_nothing_is_activated() -> None:
    agents = (member(NEWEST, "lead"),)
    assert "still being deactivated" in _refused(_plan(live(enabled=False)._replace(agents=agents), openai()))
    ready = live(enabled=False)
    ready.value["status"] = {"phase": "Ready"}
    assert "still being deactivated" in _refused(_plan(ready, openai()))
    ready.value["status"] = {"phase": "Inactive"}
    assert _plan(ready, openai()).refusals == ()
    orphaned = live(enabled=False)._replace(agents=(member(NEWEST, "gone"),))
    refusal = _plan(orphaned, openai()).refusals[0]
    assert "it never ends, because of Agent/team-gone" in refusal.message
    assert refusal.hint == "delete them: kubectl delete -n ns agent/team-gone"


def test_what_would_stop_the_controllers_is_refused() -> None:
    plan = plan_activation(live(), openai(), lambda _: ("a cycle",), "act")
    assert "would not get through with this: a cycle" in _refused(plan)


def test_a_name_that_is_too_long_is_refused() -> None:
    personas = [{"name": "x" * 60, "systemPrompt": "x"}]
    assert "65 characters" in _refused(_plan(live(personas=personas), openai()))


def test_what_starts_at_once_is_said() -> None:
    personas = [
        {"name": "lead", "systemPrompt": "x", "schedule": {"type": "heartbeat", "interval": "1h", "task": "t"}},
        {
            "name": "late",
            "systemPrompt": "x",
            "schedule": {"type": "heartbeat", "interval": "1h", "task": "t", "firstTick": "afterInterval"},
        },
    ]
    plan = _plan(
        live(
            personas=personas,
            stimulus={"name": "go", "prompt": "Begin."},
            relationships=[{"source": "go", "target": "late", "type": "stimulus"}],
        ),
        openai(),
    )
    assert plan.starts == (
        "lead: its schedule (every 1h) begins with a run",
        "late: the stimulus 'go', as soon as all agents are ready",
    )
    assert plan.makes == ("2 agents", "2 schedules")


def test_what_runs_already_does_not_start_again() -> None:
    personas = [{"name": "lead", "systemPrompt": "x", "schedule": {"type": "heartbeat", "interval": "1h", "task": "t"}}]
    state = live(personas=personas, enabled=True)._replace(
        agents=(member(NEWEST, "lead"),), schedules=(member(NEWEST, "lead", schedule=True),)
    )
    plan = _plan(state, openai())
    assert (plan.starts, plan.makes) == ((), ())


@pytest.mark.parametrize(
    ("wishes", "spec"),
    [
        (openai(policy="strict"), {"policyRef": "strict"}),
        (openai(task_override="Ship it."), {"taskOverride": "Ship it."}),
        (
            openai(skill_params=(SkillParam("github-gitops", "repo", "a/b"),)),
            {"skillParams": {"github-gitops": {"repo": "a/b"}}},
        ),
        (openai(base_url="https://x/v1"), {"baseURL": "https://x/v1"}),
    ],
)
def test_only_what_is_wished_is_written_besides(wishes: Wishes, spec: dict[str, Any]) -> None:
    change = _plan(live(), wishes).steps[-1].write.body["spec"]
    assert {key: value for key, value in change.items() if key not in {"enabled", "authRefs"}} == spec


def test_a_policy_that_is_not_there_is_refused() -> None:
    state = live()._replace(policies=frozenset(("strict",)))
    plan = _plan(state, openai(policy="strikt"))
    assert "no policy 'strikt'" in _refused(plan)
    assert plan.refusals[0].hint == "did you mean 'strict'?"


def test_a_channel_is_bound_to_who_listens() -> None:
    tokens = secret("team-slack-secret", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")
    slack = channel_named("slack")
    state = live()._replace(secrets=tokens)
    change = _plan(state, openai(channels=(ChannelWish(slack, "lead"),))).steps[-1].write.body["spec"]
    assert change["channelConfigs"] == {"slack": "team-slack-secret"}
    assert [persona.get("channels") for persona in change["agentConfigs"]] == [["slack"], None]
    assert "no persona listens to slack" in _refused(_plan(state, openai(channels=(ChannelWish(slack),))))
    assert "no persona of 'team' is named 'led'" in _refused(
        _plan(state, openai(channels=(ChannelWish(slack, "led"),)))
    )
    bare = live()._replace(secrets=secret("team-slack-secret", "SLACK_BOT_TOKEN"))
    refused = _refused(_plan(bare, openai(channels=(ChannelWish(slack, "lead"),))))
    assert "lacks SLACK_APP_TOKEN or SLACK_SIGNING_SECRET" in refused


def test_a_model_resource_must_be_there_and_wants_no_provider() -> None:
    there = live()._replace(models={"qwen": {"status": {"phase": "Ready"}}})
    (step,) = _plan(there, Wishes(model_ref="qwen")).steps
    assert step.write.body["spec"] == {"enabled": True, "modelRef": "qwen"}
    assert "no Model 'qwen'" in _refused(_plan(live(), Wishes(model_ref="qwen")))
    assert "so that 'openai' would not be asked" in _refused(_plan(there, openai(model_ref="qwen")))
    loading = live()._replace(models={"qwen": {"status": {"phase": "Loading"}}})
    assert any(
        "until the Model 'qwen' is Ready" in warning for warning in _plan(loading, Wishes(model_ref="qwen")).warnings
    )


SOURCE: dict[str, Any] = {
    "apiVersion": "sympozium.ai/v1alpha1",
    "kind": "Ensemble",
    "metadata": {"name": "team", "namespace": "ns"},
    "spec": {
        "enabled": False,
        "authRefs": [{"provider": "openai", "secret": "own"}],
        "agentConfigs": [{"name": "lead", "systemPrompt": "x"}],
    },
}


def test_a_file_is_applied_first_and_without_what_costs_a_secret() -> None:
    nothing = Live(NEWEST, "team", "ns", {})._replace(secrets=secret("own", "OPENAI_API_KEY"))
    wishes = Wishes(written_refs=({"provider": "openai", "secret": "own"},))
    apply, change = _plan(nothing, wishes, SOURCE).steps
    assert (apply.write.verb, apply.title) == (APPLY, "create Ensemble team")
    assert apply.write.body["spec"] == {"agentConfigs": [{"name": "lead", "systemPrompt": "x"}]}
    assert change.write.body == {
        "metadata": {},
        "spec": {"enabled": True, "authRefs": [{"provider": "openai", "secret": "own"}]},
    }
    assert apply.undo is not None
    assert apply.undo({"metadata": {"uid": "u"}}).verb == DELETE


def test_a_file_never_switches_an_active_pack_off_on_its_way() -> None:
    state = live(enabled=True, authRefs=[{"provider": "openai", "secret": "own"}])
    there = state._replace(secrets=secret("own", "OPENAI_API_KEY"))
    (apply,) = _plan(there, Wishes(written_refs=tuple(SOURCE["spec"]["authRefs"])), SOURCE).steps
    assert apply.write.body["spec"]["enabled"] is True
    assert apply.undo is not None
    back = apply.undo({"metadata": {"resourceVersion": "8"}})
    assert back.verb == PATCH
    assert back.body["spec"]["agentConfigs"] == state.spec["agentConfigs"]
    assert "enabled" not in back.body["spec"]
