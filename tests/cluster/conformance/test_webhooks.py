"""Validating webhooks that say no, fail, or take their time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cluster.conformance.place import GROUP, Object, Place, assert_refused, pack
from fakeapi.faults import Delay, Reply
from faults.webhook import NAME, Webhook


@pytest.fixture
def webhook(place: Place) -> Iterator[Webhook]:
    """A webhook that is asked about every ensemble of the namespace, once the server asks it."""
    with Webhook() as webhook:
        with webhook.registered(place.api, place.namespace, (GROUP, "ensembles"), seconds=1):
            webhook.until_asked(lambda: place.create(pack("try"), dryRun="All"))
            yield webhook
    assert webhook.crashes == []


def test_it_is_asked(place: Place, webhook: Webhook) -> None:
    place.made(pack("e1"))
    place.patch("e1", {"spec": {"enabled": True}})
    place.delete("e1")
    assert [review["operation"] for review in webhook.reviews] == ["CREATE", "UPDATE", "DELETE"]
    create, update, delete = webhook.reviews
    assert (create["name"], create["namespace"], create["oldObject"]) == ("e1", place.namespace, None)
    assert create["userInfo"]["username"] == "admin"
    assert update["oldObject"]["spec"].get("enabled") is None
    assert update["object"]["spec"]["enabled"] is True
    assert delete["object"] is None


def test_it_is_asked_of_dry_runs_too(place: Place, webhook: Webhook) -> None:
    assert place.create(pack("e1"), dryRun="All").code == 201
    assert [review["dryRun"] for review in webhook.reviews] == [True]


@pytest.mark.parametrize(
    ("verdict", "code", "reason"),
    [
        ({"code": 403, "message": "not today", "reason": "Forbidden"}, 403, "Forbidden"),
        ({"code": 422, "message": "not today", "reason": "Invalid"}, 422, "Invalid"),
        ({"message": "not today"}, 400, ""),
        ({"code": 418, "message": "not today"}, 418, ""),
    ],
)
def test_it_says_no(place: Place, webhook: Webhook, verdict: Object, code: int, reason: str) -> None:
    webhook.judge = lambda _: verdict
    heard = place.create(pack("e1"))
    assert (heard.code, heard.reason) == (code, reason)
    assert heard.message == f'admission webhook "{NAME}" denied the request: not today'
    webhook.judge = lambda _: None
    assert place.get("e1").code == 404


def test_it_says_no_to_a_change(place: Place, webhook: Webhook) -> None:
    stored = place.made(pack("e1"))
    webhook.judge = lambda _: {"code": 403, "message": "\x1b[31mno\x1b[0m"}
    heard = place.patch("e1", {"spec": {"enabled": True}})
    assert heard.code == 403
    assert "\x1b[31mno" in heard.message
    assert place.delete("e1").code == 403
    assert place.get("e1").value == stored


def test_it_says_no_without_a_word(place: Place, webhook: Webhook) -> None:
    webhook.judge = lambda _: {}
    heard = place.create(pack("e1"))
    assert heard.message == f'admission webhook "{NAME}" denied the request without explanation'


def test_it_fails(place: Place, webhook: Webhook) -> None:
    webhook.inject(Reply(500, b"broken"), times=0)
    heard = place.create(pack("e1"))
    assert_refused(heard, 500, "InternalError")
    assert heard.message.startswith(f'Internal error occurred: failed calling webhook "{NAME}": ')


def test_it_takes_its_time(place: Place, webhook: Webhook) -> None:
    webhook.inject(Delay(2), times=0)
    heard = place.create(pack("e1"))
    assert_refused(heard, 500, "InternalError")
    assert "context deadline exceeded" in heard.message
