"""`budget watch`: lines in a pipe, a picture on a terminal, and how it ends."""

from __future__ import annotations

import json
import signal
from typing import Any

import pyte
import pytest
from jsonschema import Draft202012Validator

from budget.world import World
from cli.terminal import ALTERNATE_SCREENS, Terminal
from cluster.server import ALICE, BOB
from sympozium_cli.cluster.resource import ENSEMBLES, RUNS
from sympozium_cli.report.published import SCHEMAS


def kinds(lines: list[str]) -> list[str]:
    return [line.split()[2] for line in lines]


def refused(line: str) -> bool:
    return " refused " in line


def story(world: World) -> None:
    """A pack whose use grows, which fails to delegate, and which is used up."""
    world.spend(8_100)
    world.report(consecutiveDelegateFailures=3, circuitBreakerOpen=True)
    world.spend(2_000)
    world.spend(0)


def on_terminal(world: World, *words: str, **variables: str) -> Terminal:
    """A watch at a terminal of 80 columns."""
    return Terminal("budget", "watch", *words, env=world.playground.environment(**variables))


TOLD = ["is", "used", "warn", "failure", "breaker-opened", "used", "halted", "refused"]


def test_in_a_pipe_there_is_a_line_for_every_turn_and_ctrl_c_ends_it(world: World) -> None:
    with world.watching("team") as watching:
        first = watching.line()
        assert first.split()[1:4] == [f"{world.site.namespace}/team", "is", "tokens=0/10000"]
        story(world)
        lines = [first, *watching.until(refused)]
        # A batch may hold several states of the pack at once, but never fewer turns than what they come to.
        assert [kind for kind in kinds(lines) if kind != "crit"] == TOLD
        last = next(line for line in reversed(lines) if " used " in line)
        assert "tokens=10100/10000 percent=101 added=+2000 state=halted breaker=open" in last
        watching.process.send_signal(signal.SIGINT)
        assert (watching.ended(), watching.line(), watching.errors.get(timeout=60)) == (130, "", "")


def test_a_reset_is_noticed(world: World) -> None:
    world.spend(10_000)
    with world.watching() as watching:
        assert " is " in watching.line()
        assert world.run("reset", "team", "--yes").code == 0
        assert kinds([watching.line(), watching.line()]) == ["set-back", "resumed"]


def test_jsonl_has_the_published_shape_and_its_sums_are_right(world: World) -> None:
    validator = Draft202012Validator(SCHEMAS["budget-event-v1"].build())
    world.spend(500)
    with world.watching("team", "-o", "jsonl") as watching:
        found = [json.loads(watching.line())]
        story(world)
        found += map(json.loads, watching.until(lambda line: '"refused"' in line))
    for one in found:
        validator.validate(one)
    assert found[0]["used"] + sum(one["added"] for one in found) == world.used == 10_600


@pytest.mark.parametrize(
    ("condition", "last", "said"),
    [
        ("warn", "warn", "warn: 'team' in"),
        ("halt", "halted", "is used up"),
        ("breaker", "breaker-opened", "the circuit breaker of 'team'"),
    ],
)
def test_it_ends_with_1_as_soon_as_what_was_named_is_so(world: World, condition: str, last: str, said: str) -> None:
    with world.watching("team", "--exit-on", condition) as watching:
        watching.line()
        story(world)
        assert kinds(watching.until(lambda line: f" {last} " in line))
        assert watching.ended() == 1
        assert said in watching.errors.get(timeout=60)


def test_what_is_so_from_the_start_ends_it_at_once(world: World) -> None:
    world.report(tokenBudgetUsed=9_600)
    ended = world.run("watch", "team", "--exit-on", "crit")
    assert (ended.code, kinds(ended.out.splitlines())) == (1, ["is"])
    assert world.run("watch", "--exit-on", "crit", "--crit", "97", "--timeout", "1s").code == 124


def test_once_for_cron(world: World) -> None:
    world.put("free", None)
    world.report(tokenBudgetUsed=9_600)
    assert world.run("watch", "--once").code == 0
    ended = world.run("watch", "--once", "--crit", "95%")
    assert (ended.code, kinds(ended.out.splitlines())) == (1, ["is"])
    assert ended.err.startswith("crit: 'team' in")
    (line,) = world.run("watch", "team", "--once", "-o", "jsonl").out.splitlines()
    assert json.loads(line)["percent"] == 96
    assert world.run("watch", "free", "--once").err == "no pack has a token budget\n"


def test_a_pack_that_is_deleted_ends_it_with_5(world: World) -> None:
    with world.watching("team") as watching:
        watching.line()
        world.site.admin.delete(ENSEMBLES, "team", world.site.namespace)
        world.controller.settle()
        assert kinds(watching.until(lambda line: " gone " in line))[-1] == "gone"
        assert watching.ended() == 5
    assert world.run("watch", "team").code == 5


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--exit-on", "noon"), 2),
        (("-o", "yaml"), 2),
        (("--warn", "x"), 2),
        (("--timeout", "soon"), 2),
        (("taem",), 5),
    ],
)
def test_words_that_make_no_sense(world: World, words: tuple[str, ...], code: int) -> None:
    assert world.run("watch", *words).code == code


def test_without_the_right_to_list_runs_the_account_is_watched_alone(world: World) -> None:
    world.site.grant(ALICE, ("get list watch", ENSEMBLES))
    with world.watching("team", user=ALICE) as watching:
        assert " is " in watching.line()
        assert "AgentRun" in watching.errors.get(timeout=60)
        world.report(tokenBudgetUsed=77)
        assert " used tokens=77/10000 " in watching.line() + " "
    assert world.run("watch", "team", user=BOB).code == 4


def test_what_was_recorded_can_be_watched_again(world: World) -> None:
    recording = world.site.folder / "story.jsonl"
    with world.watching("team", "--record", str(recording)) as watching:
        lines = [watching.line()]
        story(world)
        lines += watching.until(refused)
        watching.process.send_signal(signal.SIGINT)
        assert watching.ended() == 130
    again = world.run("watch", "--replay", str(recording), "--speed", "0")
    assert again.code == 0, again.err
    assert kinds(again.out.splitlines()) == kinds(lines)


def test_with_a_cursor_nothing_is_told_twice_and_nothing_is_lost(world: World) -> None:
    cursor = str(world.site.folder / "cursor")
    with world.watching("team", "--cursor", cursor) as watching:
        watching.line()
        world.spend(1_000)
        assert " used " in watching.line()
        watching.process.send_signal(signal.SIGINT)
        assert watching.ended() == 130
    world.spend(2_000)
    with world.watching("team", "--cursor", cursor) as watching:
        assert " added=+2000 " in watching.line()
        world.spend(500)
        assert " added=+500 " in watching.line()


def test_on_a_terminal_a_picture_changes_in_place_and_the_last_one_stays(world: World) -> None:
    with on_terminal(world, "team") as terminal:
        terminal.until("0 of 10,000 tokens, 0%")
        story(world)
        terminal.until("failed, as the budget is used up")
        assert terminal.screen.cursor.hidden
        assert terminal.ended(signal.SIGINT) == 130
        shown = terminal.lines
    assert shown[0].startswith("team in ")
    assert "10,100 of 10,000 tokens, 101%" in shown[1]
    assert shown[3].endswith("halted, 0 under way")
    assert shown[4].startswith("breaker open, cost ~$0.0404")
    assert shown[-1].endswith("Ctrl-C ends it")
    assert not terminal.screen.cursor.hidden
    assert (terminal.screen.cursor.y, terminal.screen.cursor.x) == (len(shown), 0)
    assert terminal.scrolled_away == []
    assert not any(one in terminal.raw for one in ALTERNATE_SCREENS)


def test_several_packs_are_a_table_on_a_terminal(world: World) -> None:
    world.put("other", {"maxTokens": 500})
    with on_terminal(world) as terminal:
        terminal.until("other")
        world.spend(9_700)
        terminal.until("team: 97% are used")
        assert terminal.lines[0].split()[:3] == ["PACK", "USED", "LIMIT"]


def test_no_colours_where_none_are_wanted_and_lines_where_they_are(world: World) -> None:
    with on_terminal(world, "team", "-o", "lines", NO_COLOR="1") as terminal:
        terminal.until(" is tokens=0/10000")
    with on_terminal(world, "team", NO_COLOR="1") as terminal:
        terminal.until("0 of 10,000 tokens")
        assert b"\x1b[1" not in terminal.raw


def test_on_a_real_server_with_its_controller(real: World) -> None:
    real.site.grant(ALICE, ("get list watch", ENSEMBLES), ("list watch", RUNS))
    with real.watching("team", user=ALICE) as watching:
        lines = [watching.line()]
        story(real)
        lines += watching.until(refused)
    assert [kind for kind in kinds(lines) if kind != "crit"] == TOLD


def test_the_screen_that_tests_look_at_is_one() -> None:
    screen: Any = pyte.Screen(10, 3)
    pyte.Stream(screen).feed("a\r\nb")
    assert [line.rstrip() for line in screen.display] == ["a", "b", ""]
