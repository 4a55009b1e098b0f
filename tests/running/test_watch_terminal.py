"""`runs watch` at a terminal: a table that is as large as it, changes in place, stays, and leaves the terminal well."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from typing import Any

import pytest

from cli.playground import Playground
from cli.program import environment
from cli.terminal import ALTERNATE_SCREENS, Terminal
from cluster.server import Server
from faults.tcp import BLACKHOLE, TcpProxy
from running.world import Runs, run, usage


def at_terminal(runs: Runs, *words: str, columns: int = 80, rows: int = 24, **variables: str) -> Terminal:
    env = Playground(runs.site).environment(**variables)
    return Terminal("runs", "watch", *words, env=env, columns=columns, rows=rows)


def many(runs: Runs, number: int) -> None:
    """So many that are over, and between them one that works and one that has failed."""
    runs.put(run("busy", phase="Running"), run("bad", phase="Failed", status={"error": "it broke"}))
    runs.put(*(run(f"done-{one}", phase="Succeeded") for one in range(number)))


def test_the_table_is_as_high_as_the_terminal_and_begins_with_what_matters(runs: Runs) -> None:
    many(runs, 20)
    with at_terminal(runs, rows=12) as terminal:
        terminal.until(" more runs")
        summary, titles, *table, more = terminal.lines
        assert summary[9:].strip() == "22 runs, 1 active, 1 failed"
        assert titles.split() == ["STATE", "PERSONA", "FOR", "TOKENS", "COST", "RUN"]
        table = [line for line in table if not line.startswith("  ")]
        assert (table[0].split()[0], table[0].split()[-1]) == ("Running", "busy")
        assert (table[1].split()[0], table[1].split()[-1]) == ("Failed", "bad")
        assert "  it broke" in terminal.lines
        assert {one.split()[0] for one in table[2:]} == {"Succeeded"}
        assert len(terminal.lines) == 11
        assert more == f"+{22 - len(table)} more runs"
        assert terminal.scrolled_away == []


def test_it_changes_in_place_and_the_last_one_stays(runs: Runs) -> None:
    runs.put(run("first", phase="Running"))
    with at_terminal(runs, "first") as terminal:
        terminal.until("1 run, 1 active")
        assert terminal.screen.cursor.hidden
        runs.report("first", {"phase": "Succeeded", **usage(1200)})
        assert terminal.ended() == 0
        assert terminal.lines[0].endswith("1 run, 0 active, 1.2k tokens")
        assert terminal.lines[2].split()[0] == "Succeeded"
        assert len(terminal.lines) == 3
        assert terminal.scrolled_away == []
        assert not terminal.screen.cursor.hidden
        assert (terminal.screen.cursor.y, terminal.screen.cursor.x) == (3, 0)
        assert not any(one in terminal.raw for one in ALTERNATE_SCREENS)


def test_why_it_ends_with_1_stands_below_the_table(runs: Runs) -> None:
    runs.put(run("first", phase="Failed", status={"error": "it broke"}))
    with at_terminal(runs, "first") as terminal:
        assert terminal.ended() == 1
        assert terminal.lines[2].split()[0] == "Failed"
        assert terminal.lines[3:] == ["  it broke", "first: it broke"]


def test_it_follows_the_size_of_the_terminal(runs: Runs) -> None:
    many(runs, 20)
    with at_terminal(runs, rows=12) as terminal:
        terminal.until(" more runs")
        terminal.resize(100, 40)
        terminal.look_until(lambda: sum("done-" in line for line in terminal.lines) == 20)
        terminal.resize(60, 8)
        terminal.look_until(lambda: "busy" in str(terminal.lines) and terminal.lines[-1].startswith("+"))
        assert terminal.ended(signal.SIGTERM) == 143


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_leaves_the_terminal_as_it_was_and_the_runs_alone(runs: Runs, number: signal.Signals) -> None:
    runs.put(run("first", phase="Running"))
    with at_terminal(runs, "first") as terminal:
        terminal.until("1 run, 1 active")
        assert terminal.ended(number) == 128 + number
        assert terminal.process.returncode == -number
        assert not terminal.screen.cursor.hidden
        assert terminal.lines[2].split()[0] == "Running"
        assert "sympozium runs watch first" in " ".join(terminal.lines[3:])


def test_a_signal_is_obeyed_also_while_nothing_comes_from_the_network(
    real_runs: Runs, tcp_proxy: Callable[[Server], TcpProxy]
) -> None:
    real_runs.put(run("first", phase="Running"))
    proxy = tcp_proxy(real_runs.site.server)
    with at_terminal(Runs(real_runs.site._replace(server=proxy.server)), "first") as terminal:
        terminal.until("1 run, 1 active")
        proxy.mode = BLACKHOLE
        assert terminal.ended(signal.SIGINT) == 130
        assert not terminal.screen.cursor.hidden
        assert terminal.lines[2].split()[0] == "Running"


def test_ctrl_z_shows_the_cursor_and_afterwards_there_is_a_new_table(runs: Runs) -> None:
    runs.put(run("first", phase="Running"))
    with at_terminal(runs, "first") as terminal:
        terminal.until("1 run, 1 active")
        terminal.stop()
        assert not terminal.screen.cursor.hidden
        runs.report("first", {"phase": "AwaitingDelegate"})
        terminal.process.send_signal(signal.SIGCONT)
        terminal.until("AwaitingDelegate")
        assert terminal.screen.cursor.hidden
        tables = [line for line in terminal.lines if line.startswith("STATE")]
        assert len(tables) == 2
        assert terminal.ended(signal.SIGINT) == 130
        assert not terminal.screen.cursor.hidden


_PAINTER = """
import time
from sympozium_cli.cli.canvas import Canvas
from sympozium_cli.cli.interruption import Interruption
canvas = Canvas(lambda page, height: [f"came {signals.came}"], "never")
with Interruption(canvas) as signals, canvas:
    while True:
        canvas.paint()
        time.sleep(0.01)
"""


def test_a_second_signal_ends_it_at_once_with_the_cursor_to_be_seen() -> None:
    with Terminal(env=environment(), program=[sys.executable, "-c", _PAINTER]) as terminal:
        terminal.until("came 0")
        terminal.process.send_signal(signal.SIGINT)
        terminal.until("came 2")
        assert terminal.screen.cursor.hidden
        assert terminal.ended(signal.SIGINT) == 130
        assert not terminal.screen.cursor.hidden


@pytest.mark.parametrize(
    ("words", "variables"), [((), {"TERM": "dumb"}), (("-o", "text"), {"TERM": "dumb"}), (("-v",), {})]
)
def test_where_nothing_can_be_painted_there_are_lines(
    runs: Runs, words: tuple[str, ...], variables: dict[str, Any]
) -> None:
    runs.put(run("first", phase="Succeeded"))
    with at_terminal(runs, "first", *words, columns=120, **variables) as terminal:
        assert terminal.ended() == 0
        assert "/first team-lead (new) -> Succeeded" in " ".join(terminal.lines)
        assert b"\x1b[?25l" not in terminal.raw


def test_what_a_command_of_the_users_has_to_say_stands_above_the_table(runs: Runs) -> None:
    runs.put(run("first", phase="Running"), run("second", phase="Running"))
    with at_terminal(runs, "--exec", "false") as terminal:
        terminal.until("2 runs, 2 active")
        runs.report("first", {"phase": "Failed"})
        terminal.until("ended with 1")
        terminal.until("2 runs, 1 active")
        assert terminal.lines[0] == "--exec: 'false' ended with 1"
        assert [line for line in terminal.lines if line.startswith("STATE")] == [terminal.lines[2]]
