"""Between those who hear and the one who takes: nothing is lost, and nothing piles up (B11)."""

from __future__ import annotations

import os
import signal
import threading
from datetime import UTC, datetime

import pytest

from sympozium_cli.monitor.happening import Synced
from sympozium_cli.monitor.inbox import ClosedError, Heard, Inbox, Later

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def heard(number: int, source: int = 0) -> Heard:
    return Heard(source, str(number), Synced("AgentRun", NOW, number))


def test_b11_who_hears_more_than_is_taken_waits() -> None:
    inbox, put = Inbox(room=3), threading.Semaphore(0)

    def hear() -> None:
        for number in range(10):
            inbox.put(heard(number))
            put.release()

    thread = threading.Thread(target=hear)
    thread.start()
    for _ in range(3):
        put.acquire()
    assert not put.acquire(timeout=0.05)
    taken: list[Heard] = []
    while len(taken) < 10:
        some = inbox.take(10)
        assert 0 < len(some) <= 3
        taken += some
    thread.join()
    assert taken == [heard(number) for number in range(10)]


def test_who_waits_for_room_is_let_go_when_nobody_takes_anything() -> None:
    inbox, ended = Inbox(room=1), threading.Event()

    def hear() -> None:
        try:
            for number in range(10):
                inbox.put(heard(number))
        except ClosedError:
            ended.set()

    threading.Thread(target=hear).start()
    assert inbox.take(10)
    inbox.close()
    assert ended.wait(10)
    with pytest.raises(ClosedError):
        inbox.rest(10)


def test_nothing_is_nothing() -> None:
    assert Inbox().take(0.01) == []
    assert Inbox().take(-1) == []


def test_a_failure_comes_after_what_was_heard_and_stays() -> None:
    inbox = Inbox()
    inbox.put(heard(1))
    inbox.fail(KeyError("first"))
    inbox.fail(KeyError("second"))
    assert inbox.take(1) == [heard(1)]
    for _ in range(2):
        with pytest.raises(KeyError, match="first"):
            inbox.take(1)


def test_what_is_said_later_comes_when_all_else_is_taken() -> None:
    inbox = Inbox()
    inbox.later(Later(0.0, 0, lambda: heard(9)))
    inbox.put(heard(1))
    assert inbox.take(1) == [heard(1)]
    assert inbox.take(1) == [heard(9)]
    assert inbox.take(0.01) == []


def test_what_was_to_be_said_later_can_be_taken_back() -> None:
    inbox = Inbox()
    for source in (0, 1):
        inbox.later(Later(0.05, source, lambda source=source: heard(9, source)))  # type: ignore[misc]
    assert inbox.unsay(0)
    assert not inbox.unsay(0)
    assert inbox.take(10) == [heard(9, 1)]


def test_b15_a_signal_ends_the_waiting() -> None:
    threading.Timer(0.05, os.kill, (os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        Inbox().take(float("inf"))
