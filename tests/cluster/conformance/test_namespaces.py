"""Namespaces that go away, quotas that are used up, and objects that are too large."""

from __future__ import annotations

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
    about = {"secrets": {}, "ensembles": {"group": GROUP}}
    for plural, value in (("secrets", secret("s1")), ("ensembles", pack("e2"))):
        heard = place.create(value, plural)
        name = value["metadata"]["name"]
        assert_refused(heard, 403, "Forbidden", name=name, kind=plural, **about[plural])
        assert heard.causes == [("metadata.namespace", "NamespaceTerminating")]
    assert place.patch("e1", {"spec": {"enabled": True}}).code == 200
    assert place.delete("e1").code == 200


def quota(place: Place, **hard: str) -> None:
    """Limit a namespace, and say what is used, as the controller of quotas would."""
    limits = {name.replace("ensembles", COUNTED): amount for name, amount in hard.items()}
    value = {"metadata": {"name": "q"}, "spec": {"hard": limits}}
    place.made(value, "resourcequotas")
    state: Object = {"status": {"hard": limits, "used": dict.fromkeys(limits, "0")}}
    assert place.patch("q", state, plural="resourcequotas", part="status").code == 200


def test_a_quota_that_nobody_has_counted(place: Place) -> None:
    place.made({"metadata": {"name": "q"}, "spec": {"hard": {"secrets": "1"}}}, "resourcequotas")
    heard = place.create(secret("s1"), "secrets")
    assert_refused(heard, 403, "Forbidden", name="s1", kind="secrets")
    assert "status unknown for quota: q, resources: secrets" in heard.value["message"]


def test_a_quota_of_secrets(place: Place) -> None:
    quota(place, secrets="1")
    assert place.create(secret("s1"), "secrets").code == 201
    heard = place.create(secret("s2"), "secrets")
    assert_refused(heard, 403, "Forbidden", name="s2", kind="secrets")
    said = "exceeded quota: q, requested: secrets=1, used: secrets=1, limited: secrets=1"
    assert heard.value["message"] == f'secrets "s2" is forbidden: {said}'
    used = place.get("q", "resourcequotas").value["status"]["used"]
    assert used == {"secrets": "1"}


def test_a_quota_of_packs(place: Place) -> None:
    quota(place, ensembles="1")
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
