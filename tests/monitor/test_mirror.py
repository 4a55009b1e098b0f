"""What lists and events change, without any server (B2, B4, B5)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from sympozium_cli.cluster.port import Event
from sympozium_cli.monitor.happening import ADDED, DELETED, MODIFIED, Change
from sympozium_cli.monitor.mirror import DoubtError, Mirror, is_before
from sympozium_cli.monitor.source import whole

NOW = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)

Object = dict[str, Any]


def thing(name: str, version: int | str, uid: str = "") -> Object:
    about = {"namespace": "team", "name": name, "uid": uid or f"uid-{name}", "resourceVersion": str(version)}
    return {"kind": "AgentRun", "metadata": about}


def listed(mirror: Mirror, *items: Object, past: bool = False) -> list[Change]:
    mirror.begin()
    return [*mirror.listed(items, NOW, past=past), *mirror.end(NOW)]


def heard(mirror: Mirror, op: str, value: Object, position: str = "0") -> list[Change]:
    return list(mirror.heard(Event(op, value), position, NOW))


def told(changes: list[Change]) -> list[tuple[str, str]]:
    return [(one.op, one.value["metadata"]["uid"]) for one in changes]


@pytest.fixture(name="mirror")
def _mirror() -> Mirror:
    mirror = Mirror(whole)
    listed(mirror, thing("a", 1), thing("b", 2))
    return mirror


def test_the_first_list_is_what_there_is() -> None:
    assert listed(Mirror(whole), thing("a", 1), past=True) == [Change(ADDED, thing("a", 1), None, NOW, past=True)]


def test_b2_another_list_reports_what_it_changes(mirror: Mirror) -> None:
    assert listed(mirror, thing("a", 1), thing("b", 2)) == []
    changes = listed(mirror, thing("a", 5), thing("c", 6))
    assert told(changes) == [(MODIFIED, "uid-a"), (ADDED, "uid-c"), (DELETED, "uid-b")]
    assert changes[0].before == thing("a", 1)
    assert changes[2].value == changes[2].before == thing("b", 2)


def test_b3_a_list_that_begins_anew_voids_what_was_read(mirror: Mirror) -> None:
    mirror.begin()
    assert told(list(mirror.listed([thing("a", 1)], NOW, past=False))) == []
    mirror.begin()
    changes = [*mirror.listed([thing("b", 2)], NOW, past=False), *mirror.end(NOW)]
    assert told(changes) == [(DELETED, "uid-a")]


def test_b4_the_same_state_is_reported_once(mirror: Mirror) -> None:
    assert told(heard(mirror, MODIFIED, thing("a", 3))) == [(MODIFIED, "uid-a")]
    for op in (ADDED, MODIFIED):
        assert heard(mirror, op, thing("a", 3), "9") == []
    assert told(heard(mirror, DELETED, thing("a", 4))) == [(DELETED, "uid-a")]
    assert heard(mirror, DELETED, thing("a", 4), "9") == []


@pytest.mark.parametrize(("op", "value"), [(MODIFIED, thing("a", 3)), (ADDED, thing("c", 3)), (DELETED, thing("a", 3))])
def test_b4_what_came_before_is_no_event_but_a_doubt(mirror: Mirror, op: str, value: Object) -> None:
    with pytest.raises(DoubtError):
        heard(mirror, op, value, "4")
    assert listed(mirror, thing("a", 1), thing("b", 2)) == []


def test_b4_a_state_older_than_the_known_one_is_a_doubt(mirror: Mirror) -> None:
    listed(mirror, thing("a", 7), thing("b", 2))
    with pytest.raises(DoubtError):
        heard(mirror, MODIFIED, thing("a", 6), "5")


def test_b4_a_change_of_what_nobody_made_is_a_doubt(mirror: Mirror) -> None:
    with pytest.raises(DoubtError):
        heard(mirror, MODIFIED, thing("z", 9))


def test_b4_versions_that_are_no_numbers_are_compared_for_equality_alone(mirror: Mirror) -> None:
    assert told(heard(mirror, MODIFIED, thing("a", "x-10"), "x-11")) == [(MODIFIED, "uid-a")]
    assert heard(mirror, MODIFIED, thing("a", "x-10"), "x-12") == []


@pytest.mark.parametrize(
    ("version", "other", "before"),
    [("9", "10", True), ("10", "9", False), ("10", "10", False), ("009", "10", True), ("a", "b", False),
     ("", "1", False), ("9" * 30, "1" + "0" * 30, True)],
)  # fmt: skip
def test_which_version_is_the_older_one(version: str, other: str, before: bool) -> None:  # noqa: FBT001
    assert is_before(version, other) is before


def test_b5_a_name_that_comes_back_is_another_object(mirror: Mirror) -> None:
    """The old one goes before the new one comes, even where nobody has said that it went."""
    assert told(listed(mirror, thing("a", 8, "other"), thing("b", 2))) == [(DELETED, "uid-a"), (ADDED, "other")]
    assert told(heard(mirror, ADDED, thing("b", 9, "third"))) == [(DELETED, "uid-b"), (ADDED, "third")]


@pytest.mark.parametrize("about", [{}, {"uid": "u"}, {"resourceVersion": "5"}, {"uid": 5, "resourceVersion": "5"}])
def test_b7_what_is_no_object_is_a_doubt(mirror: Mirror, about: Object) -> None:
    with pytest.raises(DoubtError):
        heard(mirror, ADDED, {"metadata": about})
    with pytest.raises(DoubtError):
        listed(mirror, {"metadata": about})


def test_only_what_is_kept_is_remembered() -> None:
    mirror = Mirror(lambda value: {"metadata": value["metadata"]})
    listed(mirror, {**thing("a", 1), "spec": "long"})
    (change,) = heard(mirror, MODIFIED, {**thing("a", 2), "spec": "longer"})
    assert change.before == {"metadata": thing("a", 1)["metadata"]}
    assert change.value["spec"] == "longer"
    assert list(mirror) == [{"metadata": thing("a", 2)["metadata"]}]
