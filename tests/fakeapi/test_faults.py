"""Faults do what they say, to the requests that are meant and to no others."""

from __future__ import annotations

import http.client
import threading
import time
from typing import Any

import pytest

from cluster.api import Answer
from cluster.conformance.place import Place, pack
from fakeapi.faults import (
    AFTER,
    BEFORE,
    Delay,
    Garble,
    Hold,
    Reply,
    Reset,
    Stream,
    Truncate,
    doubled,
    interrupted,
    swapped,
)
from fakeapi.server import FakeApi

BROKEN = (ConnectionError, http.client.HTTPException)


@pytest.fixture
def place(fakeapi: FakeApi) -> Place:
    return Place(fakeapi.server, fakeapi.server.api(), "default")


def told(place: Place, count: int) -> list[Any]:
    events = place.api.events(place.path("ensembles"), {"timeoutSeconds": "5"})
    return [next(events) for _ in range(count)]


def test_another_answer(fakeapi: FakeApi, place: Place) -> None:
    fakeapi.inject(Reply(503, {"kind": "Status"}, headers={"Retry-After": "7"}), verb="create")
    assert place.get("e1").code == 404
    heard = place.create(pack("e1"))
    assert (heard.code, heard.value, heard.headers["Retry-After"]) == (503, {"kind": "Status"}, "7")
    assert place.create(pack("e1")).code == 201
    assert [fakeapi.codes[request.number] for request in fakeapi.requests] == [404, 503, 201]


def test_a_redirect(fakeapi: FakeApi, place: Place) -> None:
    fakeapi.inject(Reply(307, headers={"Location": "https://127.0.0.1:1/"}))
    heard = place.get("e1")
    assert (heard.code, heard.headers["Location"]) == (307, "https://127.0.0.1:1/")


def test_the_third_to_fourth_request(fakeapi: FakeApi, place: Place) -> None:
    fakeapi.inject(Reply(500), path="*/ensembles/*", number=3, times=2)
    assert [place.get("e1").code for _ in range(5)] == [404, 404, 500, 500, 404]


def test_every_request(fakeapi: FakeApi, place: Place) -> None:
    fakeapi.inject(Reply(500), times=0)
    assert [place.get("e1").code for _ in range(3)] == [500, 500, 500]
    fakeapi.faults.clear()
    assert place.get("e1").code == 404


def test_a_delay(fakeapi: FakeApi, place: Place) -> None:
    fakeapi.inject(Delay(0.2))
    start = time.monotonic()
    assert place.get("e1").code == 404
    assert time.monotonic() - start > 0.2


@pytest.mark.parametrize(("moment", "code"), [(BEFORE, 404), (AFTER, 200)])
def test_a_reset(fakeapi: FakeApi, place: Place, moment: str, code: int) -> None:
    fakeapi.inject(Reset(moment), verb="create")
    with pytest.raises(BROKEN):
        place.create(pack("e1"))
    assert place.get("e1").code == code
    assert len(fakeapi.writes) == 1


def test_half_an_answer(fakeapi: FakeApi, place: Place) -> None:
    fakeapi.inject(Truncate(20))
    with pytest.raises(http.client.IncompleteRead) as caught:
        place.list()
    assert len(caught.value.partial) == 20


def test_garbage(fakeapi: FakeApi, place: Place) -> None:
    fakeapi.inject(Garble(b"<html>", "text/html"), verb="create")
    heard = place.create(pack("e1"))
    assert (heard.code, heard.value, heard.headers["Content-Type"]) == (201, "<html>", "text/html")
    assert place.get("e1").code == 200


@pytest.mark.parametrize("moment", [BEFORE, AFTER])
def test_a_barrier(fakeapi: FakeApi, place: Place, moment: str) -> None:
    hold = fakeapi.inject(Hold(moment), verb="create")
    answers: list[Answer] = []
    writing = threading.Thread(target=lambda: answers.append(place.create(pack("e1"))))
    writing.start()
    assert hold.wait()
    assert place.get("e1").code == (404 if moment == BEFORE else 200)
    assert answers == []
    hold.release()
    writing.join()
    assert answers[0].code == 201


def test_nobody_stands_at_a_barrier(fakeapi: FakeApi) -> None:
    assert not fakeapi.inject(Hold(BEFORE)).wait(0.01)


def test_events_twice_and_in_the_wrong_order(fakeapi: FakeApi, place: Place) -> None:
    for name in ("e1", "e2"):
        place.made(pack(name))
    fakeapi.inject(Stream(doubled), verb="watch")
    assert [event["object"]["metadata"]["name"] for event in told(place, 4)] == ["e1", "e1", "e2", "e2"]
    fakeapi.inject(Stream(swapped), verb="watch")
    assert [event["object"]["metadata"]["name"] for event in told(place, 2)] == ["e2", "e1"]
    fakeapi.inject(Stream(interrupted(b"null\n", b"[]\n")), verb="watch")
    assert told(place, 2) == [None, []]


def test_a_watch_that_breaks(fakeapi: FakeApi, place: Place) -> None:
    place.made(pack("e1"))
    fakeapi.inject(Truncate(10), verb="watch")
    with pytest.raises((*BROKEN, ValueError)):
        told(place, 1)
    assert told(place, 1)[0]["type"] == "ADDED"
