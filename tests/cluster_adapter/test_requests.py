"""One request: what leaves, how often, and what is made of the answer (H1-H4, H22, H23; A1-A5)."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cluster_adapter.reaching import QUICK, reached
from cluster_adapter.scripted import (
    Action,
    Cut,
    Drip,
    Hold,
    Reply,
    in_turn,
    raw,
    reply,
    serving,
    status,
    unused_address,
)
from sympozium_cli.cluster.api_server import ApiServer
from sympozium_cli.cluster.doubt import holds
from sympozium_cli.cluster.port import Preconditions, Selection
from sympozium_cli.cluster.resource import CONFIG_MAPS, ENSEMBLES, SECRETS
from sympozium_cli.errors import (
    ConflictError,
    DeadlineError,
    InDoubtError,
    NotFoundError,
    RejectedError,
    SympoziumError,
    UnreachableError,
    UsageError,
)

PACK: dict[str, Any] = {"kind": "Ensemble", "metadata": {"name": "demo", "resourceVersion": "7", "uid": "u1"}}
MARKED = {"metadata": {"name": "key", "annotations": {"run": "r-1"}}, "data": {"K": "dmFsdWU="}}

READS: dict[str, Callable[[ApiServer], object]] = {
    "get": lambda cluster: cluster.get(ENSEMBLES, "demo", "team"),
    "list": lambda cluster: cluster.list(ENSEMBLES),
    "version": lambda cluster: cluster.version(),
    "allowed": lambda cluster: cluster.allowed("get", ENSEMBLES),
    "dry-run create": lambda cluster: cluster.create(SECRETS, MARKED, "team", dry_run=True),
    "dry-run patch": lambda cluster: cluster.patch(ENSEMBLES, "demo", {"spec": {}}, "team", dry_run=True),
    "dry-run delete": lambda cluster: cluster.delete(SECRETS, "key", "team", dry_run=True),
}
WRITES: dict[str, Callable[[ApiServer], object]] = {
    "create": lambda cluster: cluster.create(SECRETS, MARKED, "team", mark="run"),
    "patch": lambda cluster: cluster.patch(ENSEMBLES, "demo", {"spec": {"enabled": True}}, "team"),
    "apply": lambda cluster: cluster.apply(ENSEMBLES, {**PACK, "spec": {"enabled": True}}, "team"),
    "delete": lambda cluster: cluster.delete(SECRETS, "key", "team"),
}
CHANGING = {"POST", "PATCH", "DELETE", "PUT"}


@pytest.mark.parametrize("verb", [*READS, *WRITES])
def test_h1_a1_a_server_that_says_nothing_does_not_hang_us(tmp_path: Path, verb: str) -> None:
    with serving(lambda _: Hold()) as server:
        here = reached(tmp_path, server.address, limits=QUICK._replace(read=0.05, total=1.0))
        started = time.monotonic()
        with pytest.raises((DeadlineError, InDoubtError)):
            {**READS, **WRITES}[verb](here.cluster)
        assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "said", [b"", b"HTTP/1.1 2", b"HTTP/1.1 200 OK\r\nContent-Le", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"]
)
def test_a1_silence_at_any_point_ends_in_time(tmp_path: Path, said: bytes) -> None:
    with raw(said, hold=True) as (address, _received):
        here = reached(tmp_path, address, limits=QUICK._replace(read=0.05, total=1.0))
        with pytest.raises(DeadlineError, match="did not answer in time"):
            here.cluster.version()


def test_a1_a_body_that_comes_drop_by_drop_ends_in_time(tmp_path: Path) -> None:
    from sympozium_cli.cluster.clock import Clock

    with serving(lambda _: Drip()) as server:
        here = reached(tmp_path, server.address, limits=QUICK._replace(total=0.2), clock=Clock())
        started = time.monotonic()
        with pytest.raises(DeadlineError):
            here.cluster.version()
        assert time.monotonic() - started < 2


def test_a1_the_deadline_of_the_command_counts_too(tmp_path: Path) -> None:
    with serving(lambda _: status(503)) as server:
        here = reached(tmp_path, server.address, deadline=1000.5)
        with pytest.raises(UnreachableError):
            here.cluster.version()
        assert here.hourglass.time <= 1000.5


@pytest.mark.parametrize("verb", READS)
@pytest.mark.parametrize("fault", [Cut(), status(429), status(503), status(504), status(500), Hold()])
def test_a2_reads_are_repeated(tmp_path: Path, verb: str, fault: Action) -> None:
    with serving(in_turn(fault, fault, reply({"items": []}))) as server:
        here = reached(tmp_path, server.address, limits=QUICK._replace(read=0.05))
        READS[verb](here.cluster)
        assert len(server.sent) == 3
        assert here.hourglass.slept == [0.4, 0.8]


@pytest.mark.parametrize("verb", WRITES)
def test_h2_a2_a_write_whose_connection_breaks_is_sent_once(tmp_path: Path, verb: str) -> None:
    with serving(lambda sent: Cut() if sent.method in CHANGING else status(404, "NotFound", name="x")) as server:
        here = reached(tmp_path, server.address)
        if verb == "delete":
            WRITES[verb](here.cluster)
        else:
            with pytest.raises(InDoubtError):
                WRITES[verb](here.cluster)
        assert len([sent for sent in server.sent if sent.method in CHANGING]) == 1


@pytest.mark.parametrize("verb", WRITES)
@pytest.mark.parametrize("code", [429, 500, 502, 503, 504])
def test_a2_a_write_is_not_repeated_unasked(tmp_path: Path, verb: str, code: int) -> None:
    with serving(lambda sent: status(code) if sent.method in CHANGING else reply(PACK)) as server:
        here = reached(tmp_path, server.address)
        with pytest.raises(UnreachableError):
            WRITES[verb](here.cluster)
        assert len([sent for sent in server.sent if sent.method in CHANGING]) == 1


@pytest.mark.parametrize("verb", WRITES)
@pytest.mark.parametrize("code", [429, 503])
def test_a2_a_write_is_repeated_when_the_server_says_when(tmp_path: Path, verb: str, code: int) -> None:
    busy = Reply(code, b"", {"Retry-After": "3"})
    with serving(in_turn(busy, busy, reply(PACK))) as server:
        here = reached(tmp_path, server.address)
        WRITES[verb](here.cluster)
        assert (len(server.sent), here.hourglass.slept) == (3, [3.0, 3.0])
        assert "asks to wait for 3 s" in here.told[0]


@pytest.mark.parametrize("verb", [*READS, *WRITES])
def test_a2_refused_before_a_byte_was_sent_is_tried_three_times(tmp_path: Path, verb: str) -> None:
    here = reached(tmp_path, unused_address())
    with pytest.raises(UnreachableError, match=r"cannot connect to .*: connection refused") as raised:
        {**READS, **WRITES}[verb](here.cluster)
    assert not isinstance(raised.value, InDoubtError)
    assert here.hourglass.slept == [0.4, 0.8]


def test_a2_an_ambiguous_create_finds_its_own_object(tmp_path: Path) -> None:
    with serving(lambda sent: Cut() if sent.method == "POST" else reply(MARKED)) as server:
        made = reached(tmp_path, server.address).cluster.create(SECRETS, MARKED, "team", mark="run")
    assert (made, server.methods()) == (MARKED, ["POST", "GET"])


def test_a2_an_object_that_exists_because_we_were_asked_to_send_it_again_is_our_own(tmp_path: Path) -> None:
    script = in_turn(Reply(503, b"", {"Retry-After": "1"}), status(409, "AlreadyExists", name="key"), reply(MARKED))
    with serving(script) as server:
        made = reached(tmp_path, server.address).cluster.create(SECRETS, MARKED, "team", mark="run")
    assert (made, server.methods()) == (MARKED, ["POST", "POST", "GET"])


@pytest.mark.parametrize(
    ("change", "value", "held"),
    [
        ({"spec": {"l": [{"a": 1}]}}, {"spec": {"l": [{"a": 1, "filled": "in"}]}}, True),
        ({"spec": {"l": [{"a": 1}]}}, {"spec": {"l": [{"a": 1}, {"b": 2}]}}, False),
        ({"spec": {"l": []}}, {"spec": {}}, False),
        ({"spec": {"gone": None}}, {"spec": {"gone": None}}, True),
        ({"spec": {"gone": None}}, {"spec": {"gone": 0}}, False),
        ({"spec": {"a": {"b": None}}}, {"spec": {}}, False),
        ({"spec": None}, {}, True),
        (
            {"metadata": {"resourceVersion": "7", "uid": "u", "labels": {"a": "b"}}},
            {"metadata": {"labels": {"a": "b"}}},
            True,
        ),
        ({"stringData": {"K": "value"}}, {"data": {"K": "dmFsdWU=", "L": "x"}}, True),
        ({"stringData": {"K": "value"}}, {"data": {"K": "b2xk"}}, False),
        ({"spec": {"n": 1}}, {"spec": {"n": 1.0}}, True),
        ({"spec": 1}, {"spec": {}}, False),
    ],
)
def test_a2_what_has_taken_place_is_seen(change: dict[str, Any], value: dict[str, Any], *, held: bool) -> None:
    assert holds(change, value) is held


def test_a2_an_ambiguous_create_looks_twice(tmp_path: Path) -> None:
    script = in_turn(Cut(), status(404, "NotFound", name="key"), reply(MARKED))
    with serving(script) as server:
        here = reached(tmp_path, server.address)
        assert here.cluster.create(SECRETS, MARKED, "team", mark="run") == MARKED
    assert server.methods() == ["POST", "GET", "GET"]


@pytest.mark.parametrize(("there", "mark"), [({"metadata": {"annotations": {"run": "r-2"}}}, "run"), (MARKED, "")])
def test_a2_an_object_of_somebody_else_is_not_taken_for_our_own(
    tmp_path: Path, there: dict[str, Any], mark: str
) -> None:
    with serving(lambda sent: Cut() if sent.method == "POST" else reply(there)) as server:
        with pytest.raises(InDoubtError, match="whether the Secret 'key' in namespace 'team' is created is not known"):
            reached(tmp_path, server.address).cluster.create(SECRETS, MARKED, "team", mark=mark)


def test_a2_who_is_in_doubt_is_told_how_to_look(tmp_path: Path) -> None:
    with serving(lambda _: Cut()) as server:
        with pytest.raises(InDoubtError) as raised:
            reached(tmp_path, server.address).cluster.create(SECRETS, MARKED, "team")
    assert raised.value.hint == "look before trying again: 'kubectl get secrets key -n team'"


def test_a_mark_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="the object has no annotation 'run'"):
        reached(tmp_path, unused_address()).cluster.create(SECRETS, {"metadata": {"name": "x"}}, "team", mark="run")


def test_a2_a_patch_that_took_place_is_found_out(tmp_path: Path) -> None:
    now = {"metadata": {"name": "demo", "resourceVersion": "8"}, "spec": {"enabled": True, "other": 1}}
    change = {"metadata": {"resourceVersion": "7"}, "spec": {"enabled": True, "gone": None}}
    with serving(lambda sent: Cut() if sent.method == "PATCH" else reply(now)) as server:
        assert reached(tmp_path, server.address).cluster.patch(ENSEMBLES, "demo", change, "team") == now


def test_a2_a_patch_that_did_not_take_place_is_said(tmp_path: Path) -> None:
    with serving(lambda sent: Cut() if sent.method == "PATCH" else reply(PACK)) as server:
        with pytest.raises(InDoubtError, match="is not changed so far"):
            WRITES["patch"](reached(tmp_path, server.address).cluster)


@pytest.mark.parametrize(
    ("there", "deleted"),
    [({"uid": "other"}, True), ({"uid": "u1", "deletionTimestamp": "now"}, True), ({"uid": "u1"}, False)],
)
def test_a2_a_delete_is_done_when_the_object_is_not_there_any_more(
    tmp_path: Path, there: dict[str, Any], *, deleted: bool
) -> None:
    with serving(lambda sent: Cut() if sent.method == "DELETE" else reply({"metadata": there})) as server:
        cluster = reached(tmp_path, server.address).cluster
        if deleted:
            cluster.delete(SECRETS, "key", "team", Preconditions("u1"))
        else:
            with pytest.raises(InDoubtError, match="is not deleted so far"):
                cluster.delete(SECRETS, "key", "team", Preconditions("u1"))


def test_a2_a_gateway_that_gives_up_on_a_create_is_no_failure_if_it_took_place(tmp_path: Path) -> None:
    with serving(lambda sent: status(504) if sent.method == "POST" else reply(MARKED)) as server:
        assert reached(tmp_path, server.address).cluster.create(SECRETS, MARKED, "team", mark="run") == MARKED


def test_a2_when_nothing_can_be_seen_that_is_said(tmp_path: Path) -> None:
    with serving(lambda sent: Cut() if sent.method == "POST" else status(403)) as server:
        with pytest.raises(InDoubtError, match="is created is not known") as raised:
            reached(tmp_path, server.address).cluster.create(SECRETS, MARKED, "team", mark="run")
    assert raised.value.exit_code == 8


@pytest.mark.parametrize("verb", [*READS, *WRITES])
@pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
def test_h4_a3_redirects_are_never_followed(tmp_path: Path, verb: str, code: int) -> None:
    with serving(lambda _: reply(PACK)) as other:
        elsewhere = Reply(code, b"", {"Location": f"{other.address}/x"})
        with serving(lambda _: elsewhere) as server:
            with pytest.raises(UnreachableError, match="points to another address"):
                {**READS, **WRITES}[verb](reached(tmp_path, server.address).cluster)
        assert (len(server.sent), other.sent) == (1, [])


@pytest.mark.parametrize("wish", ["86400", "31", "Fri, 01 Jan 2100 00:00:00 GMT"])
@pytest.mark.parametrize("code", [429, 503])
def test_h3_a4_a_server_that_asks_for_too_much_patience_gets_none(tmp_path: Path, wish: str, code: int) -> None:
    with serving(lambda _: Reply(code, b"", {"Retry-After": wish})) as server:
        here = reached(tmp_path, server.address)
        with pytest.raises(UnreachableError, match=r"asks to wait for \d+ s"):
            here.cluster.version()
        assert (len(server.sent), here.hourglass.slept) == (1, [])


def test_a4_not_even_up_to_the_limit_if_the_deadline_comes_first(tmp_path: Path) -> None:
    with serving(lambda _: Reply(429, b"", {"Retry-After": "20"})) as server:
        here = reached(tmp_path, server.address, deadline=1010.0)
        with pytest.raises(UnreachableError, match="asks to wait for 20 s"):
            here.cluster.version()
        assert (len(server.sent), here.hourglass.slept) == (1, [])


@pytest.mark.parametrize("wish", ["", "soon", "-1", "1e3", "\xb2", "Fri, 99 Foo"])
def test_a4_a_wish_that_makes_no_sense_is_none(tmp_path: Path, wish: str) -> None:
    with serving(in_turn(Reply(429, b"", {"Retry-After": wish}), reply({"gitVersion": "v1.36.3"}))) as server:
        here = reached(tmp_path, server.address)
        assert here.cluster.version() == "v1.36.3"
        assert here.hourglass.slept == [0.4]


def test_a5_twenty_clients_do_not_come_back_together() -> None:
    from random import Random

    from sympozium_cli.cluster.backoff import ATTEMPTS, SHORTEST, after_answer

    arrivals = []
    for seed in range(20):
        draw = Random(seed).random
        moment = 0.0
        for attempt in range(1, ATTEMPTS):
            pause = after_answer(503, None, attempt, draw(), safe=True)
            assert pause is not None
            assert pause >= SHORTEST
            moment += pause
            arrivals.append(moment)
    assert ATTEMPTS <= 8
    fullest = max(sum(start <= moment < start + 0.2 for moment in arrivals) for start in arrivals)
    assert fullest <= len(arrivals) // 4


def test_h22_what_a_write_looks_like(tmp_path: Path) -> None:
    with serving(lambda _: reply(PACK, 201)) as server:
        cluster = reached(tmp_path, server.address).cluster
        assert cluster.create(SECRETS, MARKED, "team") == PACK
        assert cluster.patch(ENSEMBLES, "demo", {"spec": {}}, "team") == PACK
        assert cluster.apply(ENSEMBLES, PACK, "team", force=True, dry_run=True) == PACK
        cluster.delete(SECRETS, "key", "team", Preconditions("u1", "7"))
    create, patch, apply, delete = server.sent
    assert (create.method, create.path) == ("POST", "/api/v1/namespaces/team/secrets")
    assert (create.query, create.json) == ({"fieldManager": "sympozium-cli"}, MARKED)
    assert (patch.method, patch.headers["Content-Type"]) == ("PATCH", "application/merge-patch+json")
    assert patch.path == "/apis/sympozium.ai/v1alpha1/namespaces/team/ensembles/demo"
    assert apply.headers["Content-Type"] == "application/apply-patch+yaml"
    assert apply.query == {"fieldManager": "sympozium-cli", "force": "true", "dryRun": "All"}
    assert delete.json == {
        "kind": "DeleteOptions",
        "apiVersion": "v1",
        "propagationPolicy": "Background",
        "preconditions": {"uid": "u1", "resourceVersion": "7"},
    }


@pytest.mark.parametrize("name", ["..", ".", "a/b", "%2e%2e", ""])
def test_a_name_leads_to_no_other_resource(tmp_path: Path, name: str) -> None:
    with serving(lambda _: reply({})) as server:
        cluster = reached(tmp_path, server.address).cluster
        for act in (
            lambda: cluster.get(SECRETS, name, "team"),
            lambda: cluster.delete(SECRETS, name, "team"),
            lambda: cluster.patch(SECRETS, "x", {}, name),
        ):
            with pytest.raises((UsageError, RejectedError)):
                act()
    assert server.sent == []


def test_a_name_with_signs_in_it_stays_one_step(tmp_path: Path) -> None:
    with serving(lambda _: reply({})) as server:
        reached(tmp_path, server.address).cluster.get(SECRETS, "a?b#c d", "team")
    assert server.sent[0].target == "/api/v1/namespaces/team/secrets/a%3Fb%23c%20d"


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"x",
        b"\0\xff",
        b"HTTP/1.1 99999999\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{}",
        b"SSH-2.0-OpenSSH\r\n",
    ],
)
def test_h23_whatever_breaks_is_an_error_of_ours(tmp_path: Path, answer: bytes) -> None:
    with raw(answer) as (address, received):
        with pytest.raises(UnreachableError, match=r"the connection to http://127\.0\.0\.1:[0-9]+ broke"):
            reached(tmp_path, address).cluster.version()
        assert 2 <= len(received) <= 6


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"{", b"null", b"[" * 100_000, b"\xff"])
def test_a7_an_answer_that_is_no_object_is_said(tmp_path: Path, body: bytes) -> None:
    with serving(lambda _: Reply(200, body)) as server:
        with pytest.raises(UnreachableError, match="answers in a way that no API server does"):
            reached(tmp_path, server.address).cluster.version()


def test_an_object_that_is_too_large_is_not_sent(tmp_path: Path) -> None:
    with serving(lambda _: reply({})) as server:
        with pytest.raises(RejectedError, match=r"ConfigMap 'c' in namespace 'team' is too large: 2\.0 MiB"):
            reached(tmp_path, server.address).cluster.create(
                CONFIG_MAPS, {"metadata": {"name": "c"}, "data": {"k": "x" * (2 << 20)}}, "team"
            )
    assert server.sent == []


def test_pages_are_put_together(tmp_path: Path) -> None:
    pages = {
        "": {"metadata": {"resourceVersion": "9", "continue": "two"}, "items": [{"metadata": {"name": "a"}}]},
        "two": {"metadata": {"resourceVersion": "9"}, "items": [{"metadata": {"name": "b"}}]},
    }
    with serving(lambda sent: reply(pages[sent.query.get("continue", "")])) as server:
        listing = reached(tmp_path, server.address).cluster.list(SECRETS, Selection("team", "a=b", "metadata.name=c"))
    assert [item["metadata"]["name"] for item in listing.items] == ["a", "b"]
    assert {item["kind"] for item in listing.items} == {"Secret"}
    assert listing.resource_version == "9"
    assert server.sent[1].query == {
        "limit": "500",
        "continue": "two",
        "labelSelector": "a=b",
        "fieldSelector": "metadata.name=c",
    }


def test_a_list_whose_place_is_forgotten_begins_anew(tmp_path: Path) -> None:
    first = reply({"metadata": {"continue": "two"}, "items": [{"metadata": {"name": "a"}}]})
    whole = reply({"metadata": {"resourceVersion": "12"}, "items": [{"metadata": {"name": "c"}}]})
    with serving(in_turn(first, status(410, "Expired"), whole)) as server:
        listing = reached(tmp_path, server.address).cluster.list(SECRETS)
    assert ([item["metadata"]["name"] for item in listing.items], listing.resource_version) == (["c"], "12")


@pytest.mark.parametrize("last", [status(410, "Expired"), reply({"metadata": {"continue": "two"}, "items": []})])
def test_a_list_without_end_ends(tmp_path: Path, last: Reply) -> None:
    first = reply({"metadata": {"continue": "two"}, "items": []})
    with serving(lambda sent: last if "continue" in sent.query else first) as server:
        with pytest.raises(UnreachableError):
            reached(tmp_path, server.address).cluster.list(SECRETS)
        assert len(server.sent) <= 6


def test_warnings_of_the_server_are_passed_on_once(tmp_path: Path) -> None:
    warned = reply({}, Warning='299 - "unknown field \\"spec.x\\"", 299 - "old"')
    with serving(lambda _: warned) as server:
        here = reached(tmp_path, server.address)
        here.cluster.version()
        here.cluster.version()
    assert here.told == ['the API server warns: unknown field "spec.x"', "the API server warns: old"]


@pytest.mark.parametrize(("rested", "connections"), [(0.5, 1), (60, 2)])
def test_a_write_does_not_try_its_luck_on_a_connection_that_has_rested(
    tmp_path: Path, rested: float, connections: int
) -> None:
    with serving(lambda _: reply(PACK)) as server:
        here = reached(tmp_path, server.address)
        here.cluster.get(ENSEMBLES, "demo", "team")
        here.hourglass.time += rested
        here.cluster.patch(ENSEMBLES, "demo", {}, "team")
    assert (server.methods(), server.connections) == (["GET", "PATCH"], connections)


def test_errors_are_of_the_tree(tmp_path: Path) -> None:
    """What every scripted answer turns into is one of ours, with a word for people and no object of Python in it."""
    codes = iter(range(300, 600))
    answers: list[Reply] = []
    with serving(lambda _: answers[-1]) as server:
        here = reached(tmp_path, server.address)
        for code in codes:
            answers.append(Reply(code, b""))
            with pytest.raises(SympoziumError) as raised:
                here.cluster.get(ENSEMBLES, "demo", "team")
            assert "object at 0x" not in str(raised.value)


def test_conflicts_and_absences_have_classes_of_their_own(tmp_path: Path) -> None:
    for action, expected in (
        (status(409, "AlreadyExists", name="key", kind="secrets"), ConflictError),
        (status(404, "NotFound", name="team", kind="namespaces"), NotFoundError),
        (status(422, "Invalid", name="key", kind="Secret"), RejectedError),
    ):
        with serving(lambda _, action=action: action) as server:  # type: ignore[misc]
            with pytest.raises(expected):
                reached(tmp_path, server.address).cluster.create(SECRETS, MARKED, "team")
