"""What led to what, what it took together, and where failures began."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.runs import NOW, Object, child, delegate, read, run, usage
from sympozium_cli.monitor.blame import contradictions, failures
from sympozium_cli.monitor.causality import Forest, forest
from sympozium_cli.monitor.choice import Choice, newest_first
from sympozium_cli.monitor.run import read_run
from sympozium_cli.monitor.tally import NOTHING, Tally, tallies, tally
from sympozium_cli.monitor.teams import teams

ROOT = ("ns", "a")


def _successor(name: str, before: str, **options: object) -> Object:
    return run(name, labels={"sequential-from": before}, **options)  # type: ignore[arg-type]


def _shape(trees: Forest, root: tuple[str, str] = ROOT) -> list[str]:
    return ["  " * place.depth + place.run.name for place in trees.places(root)]


def test_delegates_sub_agents_and_successors_are_one_tree() -> None:
    runs = [
        run("a", phase="Running", age=100),
        child("a", "team-writer", age=90),
        run("sub-a-17-1-0", labels={"parent-run": "a"}, parent="a", depth=1, age=80),
        _successor("s", "sub-a-1", age=70),
        run("b", age=10),
    ]
    trees = forest(read(*reversed(runs)))
    assert _shape(trees) == ["a", "  sub-a-1", "    s", "  sub-a-17-1-0"]
    assert trees.roots == (("ns", "b"), ROOT)
    assert trees.root_of(("ns", "s")) == ROOT
    assert list(trees.below(("ns", "sub-a-1"))) == [("ns", "sub-a-1"), ("ns", "s")]


def test_a_cause_that_is_gone_makes_a_root() -> None:
    trees = forest(read(_successor("s", "gone")))
    assert trees.roots == (("ns", "s"),)


def test_runs_of_other_namespaces_are_no_causes() -> None:
    other = run("a")
    other["metadata"]["namespace"] = "elsewhere"
    assert forest(read(other, _successor("s", "a"))).parents == {}


def test_a_record_tells_of_children_that_name_nobody() -> None:
    parent = run("a", status={"delegates": [delegate("c", "writer", "Running"), delegate("d", "writer", "Running")]})
    trees = forest(read(parent, run("c"), _successor("d", "b"), run("b")))
    assert trees.parents == {("ns", "c"): ROOT, ("ns", "d"): ("ns", "b")}


@pytest.mark.parametrize("names", ["a", "ab", "abc"])
def test_runs_that_claim_to_cause_each_other_are_still_a_tree(names: str) -> None:
    runs = [_successor(name, names[number - 1], age=100 - number) for number, name in enumerate(names)]
    trees = forest(read(*runs, _successor("x", names[-1], age=1)))
    assert trees.roots == (ROOT,)
    assert sorted(trees.below(ROOT)) == sorted(("ns", name) for name in [*names, "x"])


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(st.integers(0, 12), st.tuples(st.integers(0, 12), st.integers(0, 5)), max_size=13))
def test_every_run_is_in_exactly_one_tree(causes: dict[int, tuple[int, int]]) -> None:
    runs = [_successor(f"r{one}", f"r{before}", age=age) for one, (before, age) in causes.items()]
    trees = forest(read(*runs))
    found = [key for root in trees.roots for key in trees.below(root)]
    assert sorted(found) == sorted(trees.runs)
    assert sum((tallies(trees, root)[root] for root in trees.roots), NOTHING).runs == len(runs)


def test_chains_of_thousands_of_runs_are_no_problem() -> None:
    length = 20_000
    runs = [
        _successor(f"r{one}", f"r{one - 1}", phase="Failed" if one == length - 1 else "Succeeded")
        for one in range(length)
    ]
    trees = forest(read(*runs))
    assert trees.roots == (("ns", "r0"),)
    assert tallies(trees, ("ns", "r0"))[("ns", "r0")].runs == length
    (failure,) = failures(trees, ("ns", "r0"), NOW)
    assert failure.key == ("ns", f"r{length - 1}")


def test_sums_are_those_of_all_below() -> None:
    runs = [
        run("a", phase="Succeeded", status=usage(100, 7)),
        child("a", "w", phase="Failed"),
        _successor("s", "a", phase="Running"),
        _successor(
            "t", "s", phase="Succeeded", status={**usage(10), "costEstimate": {"amountMicro": 1, "currency": "EUR"}}
        ),
    ]
    totals = tallies(forest(read(*runs)), ROOT)
    assert totals[ROOT] == Tally(4, 1, 1, 110, 1, {"USD": 7, "EUR": 1})
    assert totals[("ns", "s")] == Tally(2, 0, 1, 10, 0, {"EUR": 1})
    assert tally(read_run(run("x"))) == Tally(runs=1, active=1)


def _began(*runs: Object) -> list[str]:
    trees = forest(read(*runs))
    return [one.key[1] for root in trees.roots for one in failures(trees, root, NOW)]


def test_a_failure_began_where_nothing_below_had_failed() -> None:
    deep = run("sub-sub-a-1-2", "team-critic", parent="sub-a-1", depth=2, phase="Failed", status={"error": "401"})
    runs = [run("a", phase="Failed"), child("a", "team-writer", phase="Failed"), deep]
    trees = forest(read(*runs))
    (failure,) = failures(trees, ROOT, NOW)
    assert (failure.key[1], failure.error, [one.name for one in failure.above]) == (
        "sub-sub-a-1-2",
        "401",
        ["sub-a-1", "a"],
    )


def test_a_successor_fails_for_itself() -> None:
    assert _began(run("a", phase="Failed"), _successor("s", "a", phase="Failed")) == ["a", "s"]


def test_the_first_to_fail_is_the_first_that_is_told() -> None:
    early = run("sub-a-7-1-0", parent="a", phase="Failed", age=500, status={"completedAt": "2026-08-07T09:00:00Z"})
    late = child("a", "w", phase="Failed", age=590, status={"completedAt": "2026-08-07T09:10:00Z"})
    assert _began(run("a", phase="Failed"), late, early) == ["sub-a-7-1-0", "sub-a-1"]


def test_a_delegate_that_never_starts_is_what_its_parent_fails_for() -> None:
    long = "a" * 60
    assert _began(run(long, phase="AwaitingDelegate"), child(long, "w", age=1)) == [f"sub-{long}-1"]


def test_a_delegate_that_is_gone_is_blamed_by_its_parents_word() -> None:
    record = [delegate("sub-a-1", "writer", "Failed", "timed out")]
    trees = forest(read(run("a", phase="Failed", status={"delegates": record})))
    (failure,) = failures(trees, ROOT, NOW)
    assert (failure.key[1], failure.persona, failure.error, failure.gone) == ("sub-a-1", "writer", "timed out", True)


def test_what_a_parent_says_of_its_delegates_is_held_against_them() -> None:
    record = [delegate("sub-a-1", "writer", "Succeeded"), delegate("gone", "x", "Succeeded")]
    trees = forest(read(run("a", phase="Succeeded", status={"delegates": record}), child("a", "w", phase="Failed")))
    (found,) = contradictions(trees, trees.runs[ROOT])
    assert (found.run.name, found.run.phase, found.recorded) == ("sub-a-1", "Failed", "Succeeded")


def test_a_record_that_lags_behind_is_no_contradiction_before_the_end() -> None:
    record = [delegate("sub-a-1", "writer", "Pending")]
    trees = forest(read(run("a", status={"delegates": record}), child("a", "w", phase="Running")))
    assert contradictions(trees, trees.runs[ROOT]) == ()


def test_the_newest_come_first_and_those_of_one_second_by_their_names() -> None:
    runs = read(run("b", age=5), run("a", age=5), run("old", age=50), run("new", age=1))
    assert [one.name for one in newest_first(runs)] == ["new", "a", "b", "old"]


@pytest.mark.parametrize(
    ("choice", "names"),
    [
        (Choice(), ["lead", "writer", "old", "hand"]),
        (Choice(pack="team"), ["lead", "writer", "old"]),
        (Choice(persona="writer"), ["writer"]),
        (Choice(persona="team-writer"), ["writer"]),
        (Choice(phases=frozenset(("Failed", "Pending"))), ["writer", "hand"]),
        (Choice(since=100), ["lead", "hand"]),
        (Choice(older=100), ["writer", "old"]),
        (Choice(since=200, older=100), ["writer"]),
    ],
)
def test_runs_are_chosen_by_what_they_are(choice: Choice, names: list[str]) -> None:
    from monitor.runs import pack

    runs = [
        run("lead", "team-lead", phase="Running", age=10),
        run("writer", "team-writer", phase="Failed", age=150),
        run("old", "gone-agent", phase="Succeeded", age=900, labels={"ensemble": "team"}),
        run("hand", "mine", age=20),
    ]
    known = teams([pack("team", "lead", "writer")])
    assert [one.name for one in read(*runs) if choice.takes(one, known, NOW)] == names
