"""Namespaces that go away, quotas that are used up, and objects that are too large."""

from __future__ import annotations

import time

from cluster.conformance.place import GROUP, Object, Place, assert_refused, pack, secret

COUNTED = f"count/ensembles.{GROUP}"


def test_a_namespace(place: Place) -> None:
    value = place.api.ask("GET", f"/api/v1/namespaces/{place.namespace}").value
    assert value["status"] == {"phase": "Active"}
    assert value["spec"] == {"finalizers": ["kubernetes"]}
    assert value["metadata"]["labels"] == {"kubernetes.io/metadata.name": place.namespace}


def test_a_namespace_that_goes_away(place: Place) -> None:
    place.made(pack("e1"))
    heard = place.api.ask("DELETE", f"/api/v1/namespaces/{place.namespace}")
    assert (heard.code, heard.value["status"]["phase"]) == (200, "Terminating")
    assert place.api.ask("DELETE", f"/api/v1/namespaces/{place.namespace}").code == 200
    about = {"secrets": {}, "ensembles": {"group": GROUP}}
    for plural, value in (("secrets", secret("s1")), ("ensembles", pack("e2"))):
        heard = place.create(value, plural)
        name = value["metadata"]["name"]
        assert_refused(heard, 403, "Forbidden", name=name, kind=plural, **about[plural])
        assert heard.causes == [("metadata.namespace", "NamespaceTerminating")]
    assert place.patch("e1", {"spec": {"enabled": True}}).code == 200
    assert place.delete("e1").code == 200


def quota(place: Place, limit: str, value: Object, plural: str) -> None:
    """Allow one object of a sort, once admission has heard of it; its usage is written as its controller would."""
    place.made({"metadata": {"name": "q"}, "spec": {"hard": {limit: "1"}}}, "resourcequotas")
    for amount, code in (("0", 403), ("1", 201)):
        state = {"status": {"hard": {limit: amount}, "used": {limit: "0"}}}
        assert place.patch("q", state, plural="resourcequotas", part="status").code == 200
        deadline = time.monotonic() + 20
        while place.create(value, plural, dryRun="All").code != code:
            assert time.monotonic() < deadline
            time.sleep(0.02)


def test_a_quota_that_nobody_has_counted(place: Place) -> None:
    place.made({"metadata": {"name": "q"}, "spec": {"hard": {"secrets": "1"}}}, "resourcequotas")
    assert [place.create(secret(name), "secrets").code for name in ("s1", "s2")] == [201, 201]


def test_a_quota_of_secrets(place: Place) -> None:
    quota(place, "secrets", secret("s1"), "secrets")
    assert place.create(secret("s1"), "secrets").code == 201
    assert place.create(secret("s2"), "secrets", dryRun="All").code == 403
    heard = place.create(secret("s2"), "secrets")
    assert_refused(heard, 403, "Forbidden", name="s2", kind="secrets")
    said = "exceeded quota: q, requested: secrets=1, used: secrets=1, limited: secrets=1"
    assert heard.value["message"] == f'secrets "s2" is forbidden: {said}'
    used = place.get("q", "resourcequotas").value["status"]["used"]
    assert used == {"secrets": "1"}


def test_a_quota_of_packs(place: Place) -> None:
    quota(place, COUNTED, pack("e1"), "ensembles")
    assert place.create(pack("e1")).code == 201
    heard = place.create(pack("e2"))
    assert_refused(heard, 403, "Forbidden", name="e2", group=GROUP, kind="ensembles")
    assert "exceeded quota: q" in heard.value["message"]


def test_more_than_etcd_takes(place: Place) -> None:
    heard = place.create(pack("e1", description="x" * 1_700_000))
    assert (heard.code, heard.value["message"]) == (500, "etcdserver: request is too large")


def test_more_than_the_server_reads(place: Place) -> None:
    heard = place.create(pack("e1", description="x" * 3_500_000))
    assert_refused(heard, 413, "RequestEntityTooLarge")
