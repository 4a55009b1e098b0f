"""What agents write, and what runs are called, has no effect where runs are watched, and is exact in JSON."""

from __future__ import annotations

import json
from itertools import pairwise
from unicodedata import category

from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor.runs import NOW, delegate, pack, run
from report.watched import obeyed
from sympozium_cli.monitor.run import Run, read_run
from sympozium_cli.monitor.teams import Member, Teams, teams
from sympozium_cli.monitor.watching.roster import Roster
from sympozium_cli.monitor.watching.transition import ADDED, DELETED, PHASE, PROGRESS, Transition
from sympozium_cli.report.live.fitting import fitted
from sympozium_cli.report.runs.board_lines import View, board_lines
from sympozium_cli.report.runs.event import event
from sympozium_cli.report.runs.transition_line import transition_line
from sympozium_cli.report.terminal import Terminal

_COLUMNS, _ROWS = 60, 30
_UNSEEN = frozenset(("Cc", "Cs", "Zl", "Zp"))
_TEXTS = st.text(
    st.one_of(st.characters(), st.sampled_from("\x1b\x9b\x9d\r\n\t\b\x07\u202e\u2066\u200d\ufe0f\u0301# ")), max_size=80
)
_ATTACKS = (
    "\x1b]52;c;aGk=\x07\x1b]0;mine\x07\x1b[2J\x1b[1;1Hteam-lead-1",
    "x\r2026-08-07T09:00:00Z ns/forged lead (new) -> Succeeded\x0b\x0c\x85\u2028forged",
    "e" + "\u0301" * 500,
    "\u2600\ufe0f" * 40,
    "[red]x[/] [link=http://x]y[/link] :smile:",
)


def runs(text: str) -> list[Run]:
    """Runs in which everything that others write is this text."""
    record = [delegate(text, text, text, text)]
    values = [
        run(f"{text}-f", text, phase="Failed", status={"error": text}),
        run(f"{text}-w", text, phase="AwaitingDelegate", status={"delegates": record, "podName": text}),
        run(f"{text}-s", text, phase="Succeeded", status={"gateVerdict": text, "result": text}),
        run(f"{text}-n", text, labels={"source": "channel", "source-channel": text}),
        run(f"{text}-o", text, phase=text or "Odd"),
    ]
    for value in values:
        value["metadata"]["namespace"] = text
    return [read_run(value) for value in values]


def steps(text: str) -> list[Transition]:
    """All that can become of them."""
    member = Member(text, text)
    found = runs(text)
    return [
        *(Transition(ADDED, one, member, None, NOW) for one in found),
        *(Transition(PHASE, one, member, before, NOW) for before, one in pairwise(found)),
        *(Transition(PROGRESS, one, member, before, NOW) for before, one in pairwise(found)),
        *(Transition(DELETED, one, member, one, NOW) for one in found),
    ]


def around(text: str) -> Teams:
    return teams([pack(text, text)])


@settings(max_examples=80, deadline=None)
@given(_TEXTS)
@example(_ATTACKS[0])
@example(_ATTACKS[1])
@example(_ATTACKS[2])
@example(_ATTACKS[3])
@example(_ATTACKS[4])
def test_the_table_does_nothing_to_a_terminal(text: str) -> None:
    view = View(Terminal(colour=True, width=_COLUMNS), _ROWS, notice=text, namespaces=True)
    roster = Roster()
    for one in runs(text):
        roster.put(one)
    told = list(board_lines(roster, around(text), NOW, view))
    assert len(told) < _ROWS
    # What is painted is fitted to the terminal before.
    assert obeyed([fitted(line, _COLUMNS) for line in told], _COLUMNS) == []


@settings(max_examples=80, deadline=None)
@given(_TEXTS)
@example(_ATTACKS[0])
@example(_ATTACKS[1])
@example(_ATTACKS[2])
def test_a_step_is_one_line_and_nothing_in_it_is_obeyed(text: str) -> None:
    for step in steps(text):
        line = transition_line(step, Terminal())
        assert line.startswith("20"), line
        assert not [one for one in line if category(one) in _UNSEEN or one == "\u202e"]
        assert len(line.splitlines()) == 1
        line.encode()


@settings(max_examples=80, deadline=None)
@given(_TEXTS)
@example(_ATTACKS[0])
@example(_ATTACKS[1])
@example("\udc80\u2029")
def test_json_is_ascii_and_says_exactly_what_was_written(text: str) -> None:
    for step in steps(text):
        line = json.dumps(event(step, around(text)))
        assert line.isascii()
        assert line.isprintable()
        told = json.loads(line)
        assert (told["run"]["name"], told["run"]["namespace"]) == (step.run.name, text)
