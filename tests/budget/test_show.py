"""`budget show`: the real program against the emulator."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from budget.world import World
from cli.playground import Playground
from cluster.controller import Controller
from cluster.server import ALICE, BOB
from cluster.site import new_site
from fakeapi.server import FakeApi
from sympozium_cli.cluster.resource import CONFIG_MAPS, CONFIGS, ENSEMBLES, NAMESPACES, PODS, RUNS
from sympozium_cli.report.published import SCHEMAS
from sympozium_cli.schema.target import Era

PRICES = "version: 1\ncurrency: USD\nentries:\n- {provider: openai, match: gpt-4o, inputPerMTokMicro: 1000000, \
outputPerMTokMicro: 1000000}\n"


def test_all_budgets_are_a_table_and_packs_without_one_are_said_in_a_line(world: World) -> None:
    world.put("free", None)
    world.spend(8_100)
    ended = world.run("show")
    head, row = ended.out.splitlines()
    assert head.split() == ["PACK", "USED", "LIMIT", "%", "PACE", "HALTS", "BREAKER", "COST"]
    assert row.split()[:4] == ["team", "8,100", "10,000", "81%"]
    assert (ended.code, ended.err) == (0, "without a token budget: free\n")
    assert world.run("show", "--quiet", "--no-headers").err == ""


def test_one_pack_is_a_screen_with_all_that_counts_and_all_that_does_not(world: World) -> None:
    first = world.spend(3_000)
    world.delegate(first, 700)
    world.controller.finish_run(world.begin(), 0, "Failed", tokenUsage=None, error="timeout")
    world.controller.settle()
    world.begin()
    found = world.shown("team")
    Draft202012Validator(SCHEMAS["budget-v1"].build()).validate(found)
    (pack,) = found["packs"]
    assert (pack["ledger"]["used"], pack["ledger"]["left"], pack["ledger"]["percent"]) == (3_000, 7_000, 30)
    seen = pack["observed"]
    assert (seen["counted"], seen["withoutLabel"], seen["unknownRuns"], seen["inFlightRuns"]) == (3_000, 700, 1, 1)
    assert pack["outlook"]["inFlightTokens"] == 3_000
    assert {part["key"]: part["tokens"] for part in pack["split"]["edge"]} == {
        "schedule -> lead": 3_000,
        "lead -> writer": 700,
    }
    told = world.run("show", "team", "--by", "edge").out
    assert "3,000 of 10,000 tokens, 30%" in told
    assert "lead -> writer" in told
    assert "1 run ended without saying what was used" in told


def test_when_it_will_halt_is_said_by_the_pace_and_by_the_clock(world: World) -> None:
    for _ in range(3):
        world.spend(1_000)
    (pack,) = world.shown("team")["packs"]
    assert pack["outlook"]["haltsAt"] < pack["outlook"]["haltsByClockAt"]
    assert pack["outlook"]["haltsByClockWith"] == "lead"
    assert "by the clock with the run of lead" in world.run("show", "team").out


def test_once_it_is_used_up_it_says_what_fails_and_what_to_type(world: World) -> None:
    for _ in range(3):
        world.spend(5_000)
    ended = world.run("show", "team")
    assert "stops        now: every run that the clock" in ended.out
    assert "1 run failed at once" in ended.out
    where = world.site.namespace
    assert ended.out.splitlines()[-1] == f"next: sympozium budget reset team -n {where}"
    context = world.run("show", "team", "--context", "tests").out.splitlines()[-1]
    assert context == f"next: sympozium budget reset team -n {where} --context tests"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 0, ""),
        (("--warn", "80%"), 1, "warn: 'team' in"),
        (("--warn", "81%"), 1, "warn: 'team' in"),
        (("--warn", "81.5"), 0, ""),
        (("--warn", "50", "--crit", "81"), 1, "crit: 'team' in"),
        (("--crit", "82%"), 0, ""),
        (("--warn", "x"), 2, "no share of a budget"),
        (("--warn", "90", "--crit", "80"), 2, "--warn is above --crit"),
        (("--by", "colour"), 2, "--by takes persona, model, origin or edge"),
        (("-A", "-n", "x"), 2, "-A is all packs of all namespaces"),
        (("-o", "go-template"), 2, "kubectl's alone"),
    ],
)
def test_thresholds_and_usage(world: World, words: tuple[str, ...], code: int, said: str) -> None:
    world.report(tokenBudgetUsed=8_100)
    ended = world.run("show", *words)
    assert ended.code == code, ended.err
    assert said in ended.err


def test_other_forms(world: World) -> None:
    world.spend(8_100)
    assert world.run("show", "-o", "name").out == "ensemble.sympozium.ai/team\n"
    assert world.run("show", "-o", "jsonpath={.packs[0].ledger.percent}").out.strip() == "81"
    assert yaml.safe_load(world.run("show", "-o", "yaml").out)["packs"][0]["ledger"]["used"] == 8_100
    assert "MODEL" in world.run("show", "team", "-o", "wide").out


def test_a_pack_that_is_not_there_and_one_that_was_meant(world: World) -> None:
    ended = world.run("show", "taem")
    assert (ended.code, "did you mean 'team'?" in ended.err) == (5, True)


def test_without_the_right_to_list_runs_the_account_is_shown_alone(world: World) -> None:
    world.spend(4_000)
    world.site.grant(ALICE, ("get list", ENSEMBLES))
    ended = world.run("show", "team", user=ALICE)
    assert ended.code == 0, ended.err
    assert "4,000 of 10,000 tokens" in ended.out
    assert "you may not list runs" in ended.out
    assert "you may not list agentruns" in world.run("show", user=ALICE).err
    assert not world.shown("team", user=ALICE)["packs"][0]["observed"]["visible"]
    assert world.run("show", user=BOB).code == 4


def test_the_prices_of_the_cluster_come_before_those_that_are_shipped(world: World) -> None:
    world.spend(1_000)
    shipped = world.shown("team")
    assert shipped["prices"]["source"] == "the list prices of Sympozium 0.10.46"
    assert shipped["packs"][0]["observed"]["cost"]["micro"] == 4_000
    _system(world, PRICES)
    own = world.shown("team")
    assert own["prices"]["source"] == "the prices in ConfigMap sympozium-model-pricing"
    assert own["packs"][0]["observed"]["cost"]["micro"] == own["packs"][0]["observed"]["cost"]["computedMicro"] == 1_000


@pytest.mark.parametrize("broken", ["version: 2\n", ": nonsense [", "[]", ""])
def test_a_table_of_prices_that_cannot_be_read_is_as_none(world: World, broken: str) -> None:
    _system(world, broken)
    assert world.shown("team")["prices"]["source"] == "the list prices of Sympozium 0.10.46"


def test_simulated_prices_are_told_beside_real_ones(world: World) -> None:
    world.spend(1_000)
    admin = world.site.admin
    admin.create(NAMESPACES, {"metadata": {"name": "sympozium-system"}})
    price = {"provider": "openai", "match": "gpt", "inputPerMTokMicro": 9_000_000, "outputPerMTokMicro": 9_000_000}
    pricing = {"simulatedEnabled": True, "simulatedPrices": [price]}
    about = {"apiVersion": CONFIGS.api_version, "kind": CONFIGS.kind, "metadata": {"name": "default"}}
    admin.create(CONFIGS, {**about, "spec": {"pricing": pricing}}, "sympozium-system")
    assert world.shown("team")["packs"][0]["observed"]["cost"]["simulatedMicro"] == 9_000
    assert "$0.0090 by simulated prices" in world.run("show", "team").out


def _system(world: World, prices: str) -> None:
    admin = world.site.admin
    admin.create(NAMESPACES, {"metadata": {"name": "sympozium-system"}})
    table = {"metadata": {"name": "sympozium-model-pricing"}, "data": {"pricing.yaml": prices}}
    admin.create(CONFIG_MAPS, table, "sympozium-system")


def test_what_a_cluster_says_cannot_harm_a_terminal(world: World) -> None:
    hostile: dict[str, Any] = {"provider": "\x1b]0;owned\x07", "model": "gpt\u202e\x1b[2J", "authSecretRef": ""}
    world.controller.run("evil", "team-lead", model=hostile)
    world.controller.finish_run("evil", 500)
    ended = world.run("show", "team", "-o", "wide")
    assert not set("\x1b\x07\u202e") & set(ended.out + ended.err)
    assert r"gpt\u202e\x1b[2J" in ended.out
    keys = [part["key"] for part in world.shown("team")["packs"][0]["split"]["model"]]
    assert "\x1b]0;owned\x07/gpt\u202e\x1b[2J" in keys


def test_the_logs_of_failed_runs_say_what_they_used(world: World, fakeapi: FakeApi) -> None:
    for pod, words in (("there", USAGE), ("silent", ["FATAL: no model"]), ("gone", [])):
        name = world.begin()
        world.controller.finish_run(name, 0, "Failed", tokenUsage=None, error="timeout", podName=pod)
        if words:
            container = {"name": "agent", "image": "x"}
            value = {"metadata": {"name": pod}, "spec": {"containers": [container]}}
            world.site.admin.create(PODS, value, world.site.namespace)
            world.site.admin.patch(PODS, pod, {"status": {"phase": "Failed"}}, world.site.namespace, "status")
            fakeapi.logs.write((world.site.namespace, pod, "agent"), *words)
    before = world.shown("team")["packs"][0]["observed"]
    assert (before["unknownRuns"], before["ofFailedRuns"]) == (3, 0)
    after = world.shown("team", "--logs")["packs"][0]["observed"]
    assert (after["unknownRuns"], after["ofFailedRuns"], after["counted"]) == (2, 7_700, 0)
    assert after["cost"]["computedMicro"] == 24_500
    assert "7,700 tokens of 1 run, by schedule: they failed" in world.run("show", "team", "--logs").out
    world.site.grant(ALICE, ("get list", ENSEMBLES), ("list", RUNS))
    assert world.run("show", "team", "--logs", user=ALICE).code == 4


USAGE = [
    "09:00:01.000000 token_usage: input=1 cached=0 output=1 tool_result_bytes=0",
    "09:00:02.000000 token_usage: input=7000 cached=12 output=700 tool_result_bytes=99",
    "09:00:02.000001 LLM call failed: timeout",
]


@pytest.mark.parametrize("era", [Era.V0_8, Era.V0_9])
def test_before_membranes_it_says_that_nothing_counts(era: str, tmp_path: Path) -> None:
    with FakeApi() as old:
        old.install(era)
        playground = Playground(new_site(old.server, era, "old", tmp_path), old)
        playground.put_pack("team", enabled=True)
        controller = Controller(playground.site)
        controller.settle()
        controller.run("work", "team-lead")
        controller.finish_run("work", 1_000)
        shown = playground.run("budget", "show", "team")
        assert (shown.code, "knows no token budgets, which came with v0.10.8" in shown.err) == (0, True)
        assert "1,000 tokens of 1 run" in shown.out
        assert playground.run("budget", "reset", "team", "--yes").code == 6
        assert playground.run("budget", "watch", "team").code == 5
        assert old.writes[-1].path.endswith("/status")
