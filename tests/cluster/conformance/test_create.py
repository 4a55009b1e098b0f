"""Creating objects: what the server adds, and what it refuses."""

from __future__ import annotations

from typing import Any

import pytest

from cluster.conformance.place import GROUP, VERSION, Place, assert_refused, named, pack, secret

CHARACTERS = set("bcdfghjklmnpqrstvwxz2456789")


def test_a_new_object_is_stamped(place: Place) -> None:
    stored = place.made(pack("e1"))
    metadata = stored["metadata"]
    assert (metadata["name"], metadata["namespace"], metadata["generation"]) == ("e1", place.namespace, 1)
    assert metadata["uid"]
    assert int(metadata["resourceVersion"]) > 0
    assert metadata["creationTimestamp"].endswith("Z")
    assert place.get("e1").value == stored


def test_every_write_has_a_greater_resource_version(place: Place) -> None:
    versions = [int(place.made(pack(name))["metadata"]["resourceVersion"]) for name in ("e1", "e2", "e3")]
    assert versions == sorted(set(versions))


def test_a_name_that_is_taken(place: Place) -> None:
    place.made(pack("e1"))
    heard = place.create(pack("e1"))
    assert_refused(heard, 409, "AlreadyExists", name="e1", group=GROUP, kind="ensembles")
    assert heard.value["message"] == 'ensembles.sympozium.ai "e1" already exists'


def test_a_generated_name(place: Place) -> None:
    stored = place.made(named(pack(), generateName="gen-"))
    name = stored["metadata"]["name"]
    assert name.startswith("gen-")
    assert len(name) == 9
    assert set(name[4:]) <= CHARACTERS
    assert stored["metadata"]["generateName"] == "gen-"


def test_no_name_at_all(place: Place) -> None:
    heard = place.create(pack())
    assert_refused(heard, 422, "Invalid", group=GROUP, kind="Ensemble")
    assert ("metadata.name", "FieldValueRequired") in heard.causes


@pytest.mark.parametrize("name", ["Bad_Name", "-x", "x" * 254, "a..b", "é"])
def test_a_name_that_is_none(place: Place, name: str) -> None:
    heard = place.create(pack(name))
    assert_refused(heard, 422, "Invalid", name=name, group=GROUP, kind="Ensemble")
    assert set(heard.causes) == {("metadata.name", "FieldValueInvalid")}


@pytest.mark.parametrize(
    ("labels", "field"),
    [({"a b": "x"}, "metadata.labels"), ({"a": "x y"}, "metadata.labels"), ({"a": "x" * 64}, "metadata.labels")],
)
def test_labels_that_are_none(place: Place, labels: dict[str, str], field: str) -> None:
    heard = place.create(named(pack("e1"), labels=labels))
    assert_refused(heard, 422, "Invalid", name="e1", group=GROUP, kind="Ensemble")
    assert heard.causes == [(field, "FieldValueInvalid")]


def test_too_many_annotations(place: Place) -> None:
    heard = place.create(named(pack("e1"), annotations={"a": "x" * 262_145}))
    assert_refused(heard, 422, "Invalid", name="e1", group=GROUP, kind="Ensemble")
    assert heard.causes == [("metadata.annotations", "FieldValueTooLong")]


def test_an_object_of_another_kind(place: Place) -> None:
    heard = place.create({**pack("e1"), "kind": "AgentRun"})
    assert heard.code == 422
    assert heard.reason == "Invalid"
    assert ("kind", "FieldValueInvalid") in heard.causes


def test_an_object_of_another_namespace(place: Place) -> None:
    heard = place.create(named(pack("e1"), namespace="elsewhere"))
    assert_refused(heard, 400, "BadRequest")
    said = "the namespace of the provided object does not match the namespace sent on the request"
    assert heard.value["message"] == said


def test_a_namespace_that_does_not_exist(place: Place) -> None:
    heard = place.within("nope").create(pack("e1"))
    assert_refused(heard, 404, "NotFound", name="nope", kind="namespaces")
    assert heard.value["message"] == 'namespaces "nope" not found'


def test_an_object_that_has_a_version_already(place: Place) -> None:
    assert place.create(named(pack("e1"), resourceVersion="5")).code == 500


def test_a_status_cannot_be_created(place: Place) -> None:
    assert "status" not in place.made({**pack("e1"), "status": {"phase": "Ready"}})


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'"text"', b"{}", b"\xff"])
def test_a_body_that_is_no_object(place: Place, body: bytes) -> None:
    heard = place.api.ask("POST", place.path("ensembles"), body)
    assert_refused(heard, 400, "BadRequest")


def test_a_media_type_that_nobody_reads(place: Place) -> None:
    heard = place.api.ask("POST", place.path("ensembles"), pack("e1"), content_type="text/plain")
    assert_refused(heard, 415, "UnsupportedMediaType")


def test_a_dry_run_stores_nothing(place: Place) -> None:
    heard = place.create(pack("e1"), dryRun="All")
    assert heard.code == 201
    assert heard.value["metadata"]["uid"]
    assert "resourceVersion" not in heard.value["metadata"]
    assert place.get("e1").code == 404


def test_a_dry_run_of_another_sort(place: Place) -> None:
    heard = place.create(pack("e1"), dryRun="Some")
    assert (heard.code, heard.causes) == (422, [("dryRun", "FieldValueNotSupported")])


def test_a_post_to_one_object(place: Place) -> None:
    assert_refused(place.api.ask("POST", place.path("secrets", "s1"), secret("s1")), 405, "MethodNotAllowed")
    assert place.api.ask("POST", place.path("ensembles", "e1"), pack("e1")).code == 201


def test_an_object_of_no_namespace(place: Place) -> None:
    assert place.api.ask("POST", f"/apis/{VERSION}/ensembles", pack("e1")).code == 404
    assert_refused(place.api.ask("POST", "/api/v1/secrets", secret("s1")), 405, "MethodNotAllowed")


@pytest.mark.parametrize("metadata", [[], {"name": "e1", "labels": {"a": 1}}, {"name": "e1", "labels": "x"}])
def test_metadata_of_a_wrong_type(place: Place, metadata: Any) -> None:
    assert_refused(place.create({**pack(), "metadata": metadata}), 400, "BadRequest")


def test_metadata_that_says_nothing(place: Place) -> None:
    stored = place.made(named(pack("e1"), labels={}, annotations={"a": None}, finalizers=None))
    assert stored["metadata"].keys() & {"labels", "finalizers"} == set()
    assert stored["metadata"]["annotations"] == {"a": ""}


def test_metadata_that_only_the_server_may_state(place: Place) -> None:
    when = "2020-01-01T00:00:00Z"
    mine = {"uid": "mine", "generation": 7, "creationTimestamp": when, "deletionTimestamp": when}
    stored = place.made(named(pack("e1"), **mine))
    assert "deletionTimestamp" not in stored["metadata"]
    assert all(stored["metadata"][name] != mine[name] for name in ("uid", "generation", "creationTimestamp"))


def test_a_finalizer_without_a_domain(place: Place) -> None:
    heard = place.create(named(pack("e1"), finalizers=["plain"]))
    assert heard.code == 201
    assert heard.warnings[0].startswith('metadata.finalizers: "plain": prefer a domain-qualified finalizer name')


def test_an_owner_without_a_uid(place: Place) -> None:
    owner = {"apiVersion": "v1", "kind": "Secret", "name": "x"}
    heard = place.create(named(pack("e1"), ownerReferences=[owner]))
    assert_refused(heard, 422, "Invalid", name="e1", group=GROUP, kind="Ensemble")
    assert heard.causes == [("metadata.ownerReferences.uid", "FieldValueInvalid")]


def test_another_version_of_the_kind(place: Place) -> None:
    heard = place.create({**pack("e1"), "apiVersion": "sympozium.ai/v2"})
    assert_refused(heard, 400, "BadRequest")
    assert heard.message.startswith("the API version in the data (sympozium.ai/v2) does not match")
