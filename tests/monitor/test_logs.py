"""Logs: chunks into lines, lines without markers, and how to go on after a cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.runs import Object, read, run
from sympozium_cli.monitor.containers import Container, chosen, containers, label_selector
from sympozium_cli.monitor.log_lines import LONGEST, Line, Reached, read_lines
from sympozium_cli.monitor.markers import MEMORY, MOST_LINES, RESULT, visible

STAMP = "2026-08-07T09:00:02.{}Z"
RESULT_LINE = f'{RESULT[0]}{{"status":"success","response":"42"}}{RESULT[1]}'
MEMORY_LINES = [f"{MEMORY[0]}# Notes", "- one", "", f"- two{MEMORY[1]}"]

no_deadline = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


def _texts(lines: Iterable[Line]) -> list[str]:
    return [line.text for line in lines]


def _cut(data: bytes, places: list[int]) -> Iterator[bytes]:
    steps = sorted({place % (len(data) + 1) for place in places})
    for first, last in zip([0, *steps], [*steps, len(data)], strict=True):
        yield data[first:last]


@no_deadline
@given(
    st.lists(st.text(st.characters(exclude_characters="\n\r", codec="utf-8"), max_size=12)),
    st.lists(st.integers(0, 500)),
)
def test_lines_do_not_depend_on_chunks(texts: list[str], places: list[int]) -> None:
    data = "".join(f"{STAMP.format('5')} {text}\n" for text in texts).encode()
    assert _texts(read_lines(_cut(data, places))) == texts


@no_deadline
@given(st.lists(st.integers(0, 1000), max_size=20))
def test_markers_are_hidden_wherever_chunks_end(places: list[int]) -> None:
    log = ["09:00:02 begins", *MEMORY_LINES, "between", "", RESULT_LINE, "ends"]
    data = "".join(f"{STAMP.format('5')} {text}\n" for text in log).encode()
    assert _texts(visible(read_lines(_cut(data, places)))) == ["09:00:02 begins", "between", "", "ends"]


def test_the_last_line_may_lack_its_end_and_bytes_may_be_wrong() -> None:
    assert _texts(read_lines([b"one\r\ntw", b"o \xff"])) == ["one", "two \ufffd"]


def test_stamps_are_told_from_texts() -> None:
    lines = list(read_lines([b"2026-08-07T09:00:02.5Z text with Z\n2026-08-07T09:00:02Z\nplain\n2026-08-07 no\n"]))
    assert lines == [
        Line("2026-08-07T09:00:02.5Z", "text with Z"),
        Line("2026-08-07T09:00:02Z", ""),
        Line("", "plain"),
        Line("", "2026-08-07 no"),
    ]


def test_a_line_without_an_end_does_not_fill_the_memory() -> None:
    chunks = (b"x" * LONGEST for _ in range(4))
    assert [len(line.text) for line in read_lines(chunks, LONGEST)] == [2 * LONGEST, 2 * LONGEST]


def test_what_stands_beside_a_marker_is_shown() -> None:
    assert _texts(visible([Line("", f"before{RESULT_LINE}after")])) == ["beforeafter"]
    assert _texts(visible([Line("", f"before{MEMORY[0]}x"), Line("", f"y{MEMORY[1]}after")])) == ["before", "after"]


@pytest.mark.parametrize("start", [RESULT[0], MEMORY[0]])
def test_nothing_can_be_hidden_behind_a_marker_that_does_not_end(start: str) -> None:
    log = [start + "one", *(f"line {number}" for number in range(3))]
    assert _texts(visible(Line("", text) for text in log)) == log


def test_a_memory_that_is_too_long_is_shown_while_it_is_followed() -> None:
    def log() -> Iterator[Line]:
        yield Line("", MEMORY[0])
        for number in range(MOST_LINES + 1):
            yield Line("", str(number))
        pytest.fail("what was held must be shown by now")

    shown = visible(log())
    assert next(shown).text == MEMORY[0]
    assert _texts(next(shown) for _ in range(MOST_LINES)) == [str(number) for number in range(MOST_LINES)]


def test_after_a_cut_no_line_comes_twice_and_none_is_lost() -> None:
    whole = [
        Line(STAMP.format(part), str(number)) for number, part in enumerate(("1", "25", "25", "25", "250000001", "9"))
    ]
    for place in range(len(whole) + 1):
        reached = Reached()
        for line in whole[:place]:
            reached = reached.after(line)
        # The API server begins anew with the second in which it broke off.
        assert [*whole[:place], *reached.unread(whole)] == whole
    assert Reached().after(whole[0]).since == "2026-08-07T09:00:02Z"
    assert Reached().since == ""


def test_parts_of_seconds_are_compared_as_numbers() -> None:
    assert Line("2026-08-07T09:00:02.5Z", "").order > Line("2026-08-07T09:00:02.25Z", "").order
    assert Line("2026-08-07T09:00:02Z", "").order < Line("2026-08-07T09:00:02.000000001Z", "").order


def _pod(name: str, component: str = "agent-run", created: str = "2026-08-07T09:00:00Z", **states: Any) -> Object:
    said = [{"name": one, "state": state} for one, state in states.items() if state is not None]
    return {
        "metadata": {
            "name": name,
            "namespace": "ns",
            "creationTimestamp": created,
            "labels": {"sympozium.ai/component": component},
        },
        "spec": {"initContainers": [{"name": "pre-check"}], "containers": [{"name": one} for one in states]},
        "status": {"containerStatuses": said, "phase": "Pending"},
    }


RUNNING: Object = {"running": {"startedAt": "x"}}


def _pick(run_value: Object, *pods: Object, wanted: str = "") -> tuple[str, str] | None:
    (read_one,) = read(run_value)
    found = chosen(containers(pods), read_one, wanted)
    return (found.pod, found.name) if found is not None else None


def test_the_agent_of_the_newest_pod_is_what_people_mean() -> None:
    pods = [
        _pod("old", agent=RUNNING),
        _pod("new", created="2026-08-07T10:00:00Z", agent=RUNNING, sandbox=RUNNING),
        _pod("hooks", "post-run", created="2026-08-07T11:00:00Z", done=RUNNING, agent=RUNNING),
    ]
    assert _pick(run("mine"), *pods) == ("new", "agent")
    assert _pick(run("mine"), *pods, wanted="done") == ("hooks", "done")
    assert _pick(run("mine"), *pods, wanted="pre-check") == ("new", "pre-check")
    assert _pick(run("mine"), *pods, wanted="none") is None
    assert _pick(run("mine")) is None


def test_a_server_writes_through_its_proxy() -> None:
    states: dict[str, Any] = {"web-proxy": RUNNING, "agent": RUNNING}
    server = _pod("server", "agent-server", **states)
    assert _pick(run("mine", spec={"mode": "server"}), server) == ("server", "web-proxy")


@pytest.mark.parametrize(
    ("state", "begun", "why"),
    [
        (RUNNING, True, ""),
        ({"terminated": {"reason": "Error", "exitCode": 1}}, True, "Error"),
        ({"waiting": {"reason": "ImagePullBackOff"}}, False, "ImagePullBackOff"),
        ({}, False, ""),
        (None, False, ""),
        ("nonsense", False, ""),
    ],
)
def test_whether_a_container_has_begun(state: Object | None, begun: bool, why: str) -> None:  # noqa: FBT001
    (_, found) = containers([_pod("p", agent=state)])
    assert (found.has_begun, found.why) == (begun, why)


def test_a_container_that_was_started_again_has_written_something() -> None:
    assert Container("ns", "p", "agent", False, "waiting", "CrashLoopBackOff", 2).has_begun


def test_a_name_that_is_no_label_selects_nothing() -> None:
    short, long = read(run("mine"), run("x" * 64))
    assert label_selector(short) == "sympozium.ai/agent-run=mine"
    assert label_selector(long) == ""
