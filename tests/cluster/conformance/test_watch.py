"""Watches: what is told, in which order, and when it ends."""

from __future__ import annotations

import time
from itertools import islice
from threading import Timer
from typing import Any

from cluster.conformance.place import Place, assert_refused, named, pack


def told(place: Place, count: int, seconds: int = 5, **query: str) -> list[Any]:
    """The first events of a watch; a count that is not reached means all that come in the time."""
    asked = {"timeoutSeconds": str(seconds), **query}
    return list(islice(place.api.events(place.path("ensembles"), asked), count))


def summary(events: list[Any]) -> list[tuple[str, str]]:
    return [(event["type"], event["object"]["metadata"].get("name", "")) for event in events]


def version_of(place: Place) -> str:
    return str(place.list().value["metadata"]["resourceVersion"])


def test_what_happened_since(place: Place) -> None:
    place.made(pack("e0"))
    start = version_of(place)
    place.made(pack("e1"))
    place.patch("e1", {"spec": {"enabled": True}})
    place.delete("e1")
    events = told(place, 3, resourceVersion=start)
    assert summary(events) == [("ADDED", "e1"), ("MODIFIED", "e1"), ("DELETED", "e1")]
    versions = [int(event["object"]["metadata"]["resourceVersion"]) for event in events]
    assert versions == sorted(set(versions))
    assert events[2]["object"]["spec"]["enabled"] is True


def test_without_a_version_everything_is_added(place: Place) -> None:
    place.made(pack("e1"))
    place.made(pack("e2"))
    assert summary(told(place, 2)) == [("ADDED", "e1"), ("ADDED", "e2")]
    assert sorted(summary(told(place, 2, resourceVersion="0"))) == [("ADDED", "e1"), ("ADDED", "e2")]


def test_it_ends_in_time(place: Place) -> None:
    start = time.monotonic()
    assert told(place, 1, 1, resourceVersion=version_of(place)) == []
    assert 0.5 < time.monotonic() - start < 5


def test_a_bookmark_comes_before_the_end(place: Place) -> None:
    start = version_of(place)
    Timer(0.3, place.made, [pack("e1")]).start()
    added, bookmark = told(place, 2, 4, resourceVersion=start, allowWatchBookmarks="true")
    assert (added["type"], bookmark["type"]) == ("ADDED", "BOOKMARK")
    assert bookmark["object"]["kind"] == "Ensemble"
    reached = int(added["object"]["metadata"]["resourceVersion"])
    assert int(bookmark["object"]["metadata"]["resourceVersion"]) >= reached


def test_everything_and_then_what_comes(place: Place) -> None:
    place.made(pack("e1"))
    match = {"resourceVersionMatch": "NotOlderThan"}
    added, bookmark = told(place, 2, 5, sendInitialEvents="true", allowWatchBookmarks="true", **match)
    assert (added["type"], bookmark["type"]) == ("ADDED", "BOOKMARK")
    assert bookmark["object"]["metadata"]["annotations"] == {"k8s.io/initial-events-end": "true"}


def test_labels_decide_who_is_seen(place: Place) -> None:
    start = version_of(place)
    place.made(named(pack("e1"), labels={"a": "x"}))
    place.made(pack("e2"))
    place.patch("e1", {"metadata": {"labels": {"a": "y"}}})
    place.patch("e2", {"metadata": {"labels": {"a": "x"}}})
    events = told(place, 3, resourceVersion=start, labelSelector="a=x")
    assert summary(events) == [("ADDED", "e1"), ("DELETED", "e1"), ("ADDED", "e2")]


def test_one_object(place: Place) -> None:
    start = version_of(place)
    for name in ("e1", "e2"):
        place.made(pack(name))
    assert summary(told(place, 1, resourceVersion=start, fieldSelector="metadata.name=e2")) == [("ADDED", "e2")]


def test_a_version_that_is_long_gone(place: Place) -> None:
    (event,) = told(place, 1, resourceVersion="1")
    assert event["type"] == "ERROR"
    status = event["object"]
    assert (status["kind"], status["code"], status["reason"]) == ("Status", 410, "Expired")


def test_a_version_that_is_none(place: Place) -> None:
    heard = place.list(watch="true", resourceVersion="abc", timeoutSeconds="1")
    assert_refused(heard, 500, "")


def test_changes_of_a_no_op_are_not_told(place: Place) -> None:
    place.made(pack("e1"))
    start = version_of(place)
    place.patch("e1", {"spec": {"workflowType": "autonomous"}})
    place.made(pack("e2"))
    assert summary(told(place, 1, resourceVersion=start)) == [("ADDED", "e2")]


def test_a_kind_that_is_not_served(place: Place) -> None:
    heard = place.api.ask("GET", place.path("personapacks", watch="true"))
    assert (heard.code, heard.value) == (404, "404 page not found\n")


def test_a_selector_that_cannot_be_read(place: Place) -> None:
    assert_refused(place.list(watch="true", labelSelector="a b", timeoutSeconds="1"), 400, "BadRequest")
