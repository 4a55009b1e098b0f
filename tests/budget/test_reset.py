"""`budget reset`: what upstream leaves undone, done under the version that was read, and seen to stay."""

from __future__ import annotations

import re
import threading
from typing import Any

import pytest

from activation.lives import ERAS, live
from budget.objects import pack as stored
from budget.world import World
from cluster.api import Object
from cluster.server import ALICE, BOB
from fakeapi.faults import AFTER, BEFORE, Hold, Reset
from fakeapi.server import FakeApi
from sympozium_cli.activation.budget_reset import plan_reset
from sympozium_cli.activation.kinds import NEWEST
from sympozium_cli.activation.state import Live
from sympozium_cli.cluster.resource import ENSEMBLES, RUNS
from sympozium_cli.errors import ConflictError

SPENT: dict[str, Any] = {"tokenBudgetUsed": 1_000, "circuitBreakerOpen": True, "consecutiveDelegateFailures": 4}


def team(budget: dict[str, Any] | None = None, **about: Any) -> Live:
    value = stored(budget, **about)
    return Live(NEWEST, "team", "demo", value)


def body(plan: Any) -> Any:
    (step,) = plan.steps
    return step.write.body


def test_the_used_tokens_are_removed_under_the_version_that_was_read() -> None:
    plan = plan_reset(team({"maxTokens": 1_000}, version="7", **SPENT))
    assert body(plan) == {"metadata": {"resourceVersion": "7"}, "status": {"tokenBudgetUsed": None}}
    assert plan.steps[0].write.part == "status"
    assert plan.means[0] == "the clock, the stimulus and hand-overs start runs again, up to 1,000 tokens"
    assert "its circuit breaker stays open: add --breaker to close it" in plan.warnings


def test_the_breaker_as_well_or_alone() -> None:
    live_team = team({"maxTokens": 1_000}, breaker={}, **SPENT)
    both = {"tokenBudgetUsed": None, "circuitBreakerOpen": None, "consecutiveDelegateFailures": None}
    assert body(plan_reset(live_team, breaker=True))["status"] == both
    alone = body(plan_reset(live_team, tokens=False, breaker=True))["status"]
    assert alone == {"circuitBreakerOpen": None, "consecutiveDelegateFailures": None}


def test_a_breaker_that_was_taken_out_of_the_pack_and_still_blocks_is_closed() -> None:
    assert body(plan_reset(team(**SPENT), tokens=False, breaker=True))["status"].keys() == {
        "circuitBreakerOpen", "consecutiveDelegateFailures",
    }  # fmt: skip


def test_what_is_so_already_is_not_written() -> None:
    assert plan_reset(team({"maxTokens": 5}, breaker={}), breaker=True).steps == ()


def test_without_a_budget_or_a_breaker_there_is_nothing_to_reset() -> None:
    (refusal,) = plan_reset(team()).refusals
    assert refusal.message == "'team' has no token budget"
    (refusal,) = plan_reset(team(circuitBreakerOpen=True)).refusals
    assert refusal.hint.endswith("sympozium budget reset team -n demo --breaker")
    (refusal,) = plan_reset(team(), tokens=False, breaker=True).refusals
    assert refusal.message == "'team' has no circuit breaker"
    assert plan_reset(live(ERAS["0.10"])).refusals


def test_what_runs_under_way_will_do_is_said() -> None:
    spent = team({"maxTokens": 10}, tokenBudgetUsed=5)
    assert plan_reset(spent, under_way=0).warnings == ()
    assert plan_reset(spent, under_way=2).warnings[0].startswith("2 runs under way will be counted")
    assert plan_reset(spent).warnings[0].startswith("runs that are under way")


def test_it_says_where_and_what_and_asks(world: World) -> None:
    world.spend(8_000)
    ended = world.run("reset", "team")
    assert (ended.code, world.used) == (6, 8_000)
    assert f"namespace {world.site.namespace}" in ended.err
    assert "tokenBudgetUsed: 8,000 -> 0" in ended.err
    assert "nobody remembers that 8,000 tokens have been used" in ended.err
    assert "add --yes to agree" in ended.err


@pytest.mark.parametrize("how", ["client", "server"])
def test_a_dry_run_changes_nothing(world: World, how: str) -> None:
    world.spend(8_000)
    ended = world.run("reset", "team", f"--dry-run={how}", "-o", "json")
    assert (ended.code, world.used) == (0, 8_000), ended.err


def test_a_pack_that_had_halted_starts_runs_again(world: World) -> None:
    world.spend(10_000)
    world.spend(0)
    name = world.site.namespace
    assert world.run("reset", "team", "--yes").code == 0
    assert world.used == 0
    world.spend(400)
    # Runs that were counted are not counted again.
    assert world.used == 400
    assert world.run("reset", "team", "--yes", "-n", name).code == 0
    assert "nothing to change" in world.run("reset", "team").err


def test_words_that_make_no_sense(world: World) -> None:
    assert world.run("reset", "team", "--keep-tokens").code == 2
    assert world.run("reset", "secret/team").code == 2
    assert world.run("reset", "taem", "--yes").code == 5
    assert world.run("reset", "team", "--dry-run=perhaps").code == 2


def test_an_answer_that_was_lost_is_looked_for(world: World, fakeapi: FakeApi) -> None:
    world.spend(8_000)
    fakeapi.inject(Reset(AFTER), verb="patch", path="*/ensembles/team/status", number=1)
    ended = world.run("reset", "team", "--yes")
    assert (ended.code, world.used) == (0, 0), ended.err


def test_what_is_counted_between_reading_and_writing_is_set_back_too(world: World, fakeapi: FakeApi) -> None:
    world.spend(8_000)
    hold = Hold(BEFORE)
    fakeapi.inject(hold, verb="patch", path="*/ensembles/team/status", number=1)
    ended = _meanwhile(world, hold, lambda: world.report(tokenBudgetUsed=8_500))
    assert (ended.code, world.used) == (0, 0), ended.err
    assert "8,500 used tokens are off the account" in ended.err


def test_of_two_that_reset_at_once_one_is_told(world: World, fakeapi: FakeApi) -> None:
    world.spend(8_000)
    hold = Hold(BEFORE)
    fakeapi.inject(hold, verb="patch", path="*/ensembles/team/status", number=1)
    ended = _meanwhile(world, hold, lambda: world.report(tokenBudgetUsed=300))
    assert (ended.code, world.used) == (6, 300)
    assert "somebody else has just set 'team' back, from 8,000 to 300 used tokens" in ended.err


def _meanwhile(world: World, hold: Hold, act: Any) -> Any:
    """Reset, and let something happen after it was read and before it is written."""
    ended: list[Any] = []
    thread = threading.Thread(target=lambda: ended.append(world.run("reset", "team", "--yes")))
    thread.start()
    assert hold.wait()
    act()
    hold.release()
    thread.join(60)
    return ended[0]


class _Overwriting:
    """A controller that adds to what it last saw, and so writes over a reset, so many times."""

    def __init__(self, world: World, times: int) -> None:
        self.left = times
        self._world = world

    def __call__(self, _: float) -> None:
        if self.left:
            self.left -= 1
            self._world.report(tokenBudgetUsed=8_900)


def _reset(world: World, pause: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from sympozium_cli.cli.budget_resetting import Wanted, reset
    from sympozium_cli.cli.change_options import Manner
    from sympozium_cli.cli.reach import Reach

    monkeypatch.setenv("KUBECONFIG", str(world.site.kubeconfig()))
    reset(Wanted("team"), Reach(), Manner(yes=True), pause)


def test_a_reset_that_the_controller_writes_over_is_made_once_more(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    world.spend(8_000)
    _reset(world, _Overwriting(world, 1), monkeypatch)
    assert world.used == 0
    assert "written an older sum over it, 8,900 tokens; it is reset once more" in capsys.readouterr().err


def test_a_reset_that_never_stays_is_an_error(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.spend(8_000)
    with pytest.raises(ConflictError, match="writes its older sum over every reset"):
        _reset(world, _Overwriting(world, 99), monkeypatch)


def test_on_a_real_server_with_its_controller(real: World) -> None:
    for _ in range(3):
        real.spend(5_000)
    real.report(circuitBreakerOpen=True, consecutiveDelegateFailures=3)
    assert real.used == 10_000
    ended = real.run("reset", "team", "--breaker", "--yes")
    assert ended.code == 0, ended.err
    status = real.pack()["status"]
    assert not {"tokenBudgetUsed", "circuitBreakerOpen", "consecutiveDelegateFailures"} & status.keys()
    assert status["phase"] == "Ready"
    real.spend(700)
    assert real.used == 700


def test_who_may_change_packs_but_not_their_status_is_told_what_is_lacking(real: World) -> None:
    real.spend(5_000)
    real.site.grant(ALICE, ("get list patch", ENSEMBLES), ("list", RUNS))
    ended = real.run("reset", "team", "--yes", user=ALICE)
    assert (ended.code, real.used) == (4, 5_000)
    assert "you may not patch ensembles/status" in ended.err
    assert "--resource=ensembles.sympozium.ai/status" in ended.err
    real.site.grant(BOB, ("get", ENSEMBLES), ("patch", _part("status")))
    assert real.run("reset", "team", "--yes", user=BOB).code == 0
    assert real.used == 0


def _part(name: str) -> Any:
    return ENSEMBLES._replace(plural=f"{ENSEMBLES.plural}/{name}")


def test_a_hundred_writers_and_resets_lose_nothing_silently(real: World) -> None:
    """Whatever is reset or counted at the same time, under resource versions, is never lost without a word."""
    real.spend(1_000)
    counted: list[int] = []
    ending = threading.Event()

    def count() -> None:
        while not ending.is_set():
            team_now = real.pack()
            used = team_now.get("status", {}).get("tokenBudgetUsed", 0)
            changed: Object = {**team_now, "status": {**team_now["status"], "tokenBudgetUsed": used + 10}}
            try:
                real.site.admin.replace(ENSEMBLES, changed, "status")
            except Exception:
                continue
            counted.append(10)

    writer = threading.Thread(target=count)
    writer.start()
    try:
        taken = [_taken(real.run("reset", "team", "--yes")) for _ in range(5)]
    finally:
        ending.set()
        writer.join()
    assert 1_000 + sum(counted) == sum(taken) + real.used


def _taken(ended: Any) -> int:
    """What a reset says that it has taken off the account; nothing where others were always quicker."""
    assert ended.code in (0, 6), ended.err
    numbers = re.findall(r"^([0-9,]+) used tokens are off|older sum over it, ([0-9,]+) tokens", ended.err, re.MULTILINE)
    return sum(int((one or other).replace(",", "")) for one, other in numbers)
