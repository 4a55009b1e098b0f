"""What a deactivation writes, and what it costs."""

from __future__ import annotations

import pytest

from activation.lives import ERAS, live, member, run, secret
from sympozium_cli.activation.deactivation import plan_deactivation
from sympozium_cli.activation.kinds import NEWEST
from sympozium_cli.activation.waiting import deactivation_progress

REFS = [{"provider": "openai", "secret": "team-openai-key"}, {"provider": "groq", "secret": "ours"}]


@pytest.mark.parametrize("era", ERAS)
def test_one_field_is_written(era: str) -> None:
    (step,) = plan_deactivation(live(ERAS[era], enabled=True)).steps
    assert step.write.resource == ERAS[era].packs
    assert step.write.body == {"metadata": {"resourceVersion": "7"}, "spec": {"enabled": False}}
    assert plan_deactivation(live(ERAS[era], enabled=False)).steps == ()


def test_everything_that_goes_is_listed_and_secrets_by_name_and_by_label() -> None:
    secrets = {
        **secret("team-openai-key", "OPENAI_API_KEY"),
        **secret("ours", "API_KEY", labels={"sympozium.ai/ensemble": "team"}),
        **secret("other", "API_KEY"),
    }
    refs = [*REFS, {"provider": "x", "secret": "other"}]
    state = live(enabled=True, authRefs=refs)._replace(
        agents=(member(NEWEST, "lead"),),
        runs=(run("lead", 1),),
        volumes=({"metadata": {"name": "team-shared-memory-db"}},),
        secrets=secrets,
    )
    plan = plan_deactivation(state)
    assert plan.deletes == (
        "1 agent: team-lead",
        "1 run",
        "the shared memory: volume team-shared-memory-db",
        "2 Secrets: ours and team-openai-key",
    )
    assert "give the key again" in plan.warnings[0]


def test_secrets_are_kept_by_taking_them_out_of_auth_refs_in_the_same_write() -> None:
    state = live(enabled=True, authRefs=REFS)._replace(secrets=secret("team-openai-key", "OPENAI_API_KEY"))
    plan = plan_deactivation(state, keep_secrets=True)
    assert plan.steps[0].write.body["spec"] == {"enabled": False, "authRefs": None}
    assert plan.deletes == ()
    assert "name them with --secret-name" in plan.warnings[0]


def test_orphans_that_would_block_it_are_named_with_the_command_that_removes_them() -> None:
    state = live(enabled=True)._replace(agents=(member(NEWEST, "gone"),))
    (warning, *_) = plan_deactivation(state).warnings
    assert warning.endswith("kubectl delete -n ns agent/team-gone")
    assert "never ends" in warning
    progress = deactivation_progress(live(enabled=False)._replace(agents=(member(NEWEST, "gone"),)))
    assert (progress.done, progress.hint) == (False, "kubectl delete -n ns agent/team-gone")
