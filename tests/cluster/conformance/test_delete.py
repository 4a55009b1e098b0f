"""Deleting objects: preconditions, finalizers, and what is left."""

from __future__ import annotations

from cluster.conformance.place import GROUP, Place, assert_refused, named, pack, secret

ABOUT = {"name": "e1", "group": GROUP}
FOREIGN = "00000000-0000-0000-0000-000000000000"


def test_what_is_deleted_is_gone(place: Place) -> None:
    stored = place.made(pack("e1"))
    heard = place.delete("e1")
    assert (heard.code, heard.value["status"]) == (200, "Success")
    assert heard.value["details"] == {**ABOUT, "kind": "ensembles", "uid": stored["metadata"]["uid"]}
    assert_refused(place.get("e1"), 404, "NotFound", kind="ensembles", **ABOUT)
    assert_refused(place.delete("e1"), 404, "NotFound", kind="ensembles", **ABOUT)


def test_a_secret_that_is_deleted(place: Place) -> None:
    stored = place.made(secret("s1"), "secrets")
    heard = place.delete("s1", plural="secrets")
    assert heard.value["details"] == {"name": "s1", "kind": "secrets", "uid": stored["metadata"]["uid"]}


def test_another_uid(place: Place) -> None:
    place.made(pack("e1"))
    heard = place.delete("e1", {"preconditions": {"uid": FOREIGN}})
    assert_refused(heard, 409, "Conflict", kind="Ensemble", **ABOUT)
    assert place.get("e1").code == 200


def test_another_version(place: Place) -> None:
    stored = place.made(pack("e1"))
    place.patch("e1", {"spec": {"enabled": True}})
    version = stored["metadata"]["resourceVersion"]
    heard = place.delete("e1", {"preconditions": {"resourceVersion": version}})
    assert_refused(heard, 409, "Conflict", kind="Ensemble", **ABOUT)
    assert place.get("e1").code == 200


def test_the_right_preconditions(place: Place) -> None:
    metadata = place.made(pack("e1"))["metadata"]
    options = {"preconditions": {"uid": metadata["uid"], "resourceVersion": metadata["resourceVersion"]}}
    assert place.delete("e1", options).code == 200


def test_a_dry_run(place: Place) -> None:
    place.made(pack("e1"))
    assert place.delete("e1", dryRun="All").code == 200
    assert place.delete("e1", {"dryRun": ["All"]}).code == 200
    assert place.get("e1").code == 200


def test_a_finalizer_holds_it(place: Place) -> None:
    stored = place.made(named(pack("e1"), finalizers=["example.org/hold"]))
    heard = place.delete("e1")
    assert (heard.code, heard.value["kind"]) == (200, "Ensemble")
    metadata = heard.value["metadata"]
    assert metadata["deletionTimestamp"].endswith("Z")
    assert metadata["deletionGracePeriodSeconds"] == 0
    assert metadata["generation"] == stored["metadata"]["generation"] + 1
    assert place.delete("e1").value["metadata"]["resourceVersion"] == metadata["resourceVersion"]
    assert place.patch("e1", {"metadata": {"finalizers": None}}).code == 200
    assert place.get("e1").code == 404


def test_no_new_finalizers_on_the_way_out(place: Place) -> None:
    place.made(named(pack("e1"), finalizers=["example.org/hold"]))
    place.delete("e1")
    heard = place.patch("e1", {"metadata": {"finalizers": ["example.org/hold", "example.org/more"]}})
    assert_refused(heard, 422, "Invalid", kind="Ensemble", **ABOUT)
    assert set(heard.causes) == {("metadata.finalizers", "FieldValueForbidden")}


def test_in_the_foreground(place: Place) -> None:
    place.made(pack("e1"))
    heard = place.delete("e1", {"propagationPolicy": "Foreground"})
    assert heard.value["metadata"]["finalizers"] == ["foregroundDeletion"]
    assert "deletionTimestamp" in heard.value["metadata"]


def test_in_no_known_way(place: Place) -> None:
    place.made(pack("e1"))
    heard = place.delete("e1", {"propagationPolicy": "Sideways"})
    assert (heard.code, heard.causes) == (422, [("propagationPolicy", "FieldValueNotSupported")])


def test_in_the_background(place: Place) -> None:
    place.made(pack("e1"))
    assert place.delete("e1", {"propagationPolicy": "Background"}).value["status"] == "Success"


def test_deleted_and_made_again_is_another_object(place: Place) -> None:
    first = place.made(pack("e1"))
    place.delete("e1")
    assert place.made(pack("e1"))["metadata"]["uid"] != first["metadata"]["uid"]


def test_many_at_once(place: Place) -> None:
    for name, label in (("e1", "x"), ("e2", "x"), ("e3", "y")):
        place.made(named(pack(name), labels={"a": label}))
    heard = place.api.ask("DELETE", place.path("ensembles", labelSelector="a=x"))
    assert heard.code == 200
    assert [one["metadata"]["name"] for one in place.list().value["items"]] == ["e3"]
