"""Changing objects: patches, replacements, versions and the status."""

from __future__ import annotations

from typing import Any

import pytest

from cluster.conformance.place import GROUP, STEPS, STRATEGIC, Object, Place, assert_refused, named, pack

ABOUT = {"name": "e1", "group": GROUP, "kind": "ensembles"}
OF_E1 = {"name": "e1", "group": GROUP, "kind": "Ensemble"}


@pytest.fixture
def e1(place: Place) -> Object:
    return place.made(pack("e1", description="old", category="one"))


def version(value: Object) -> str:
    return str(value["metadata"]["resourceVersion"])


def test_a_merge_patch(place: Place, e1: Object) -> None:
    heard = place.patch("e1", {"spec": {"enabled": True, "category": None}})
    assert heard.code == 200
    assert heard.value["metadata"]["generation"] == 2
    assert version(heard.value) != version(e1)
    spec = heard.value["spec"]
    assert (spec["enabled"], spec["description"], "category" in spec) == (True, "old", False)


def test_a_merge_patch_replaces_lists_whole(place: Place, e1: Object) -> None:  # noqa: ARG001
    place.patch("e1", {"spec": {"excludePersonas": ["a", "b"]}})
    heard = place.patch("e1", {"spec": {"excludePersonas": ["c"]}})
    assert heard.value["spec"]["excludePersonas"] == ["c"]


def test_a_patch_that_changes_nothing(place: Place, e1: Object) -> None:
    heard = place.patch("e1", {"spec": {"description": "old"}})
    assert heard.value == e1


def test_metadata_alone_keeps_the_generation(place: Place, e1: Object) -> None:
    heard = place.patch("e1", {"metadata": {"labels": {"a": "b"}}})
    assert heard.value["metadata"]["generation"] == 1
    assert version(heard.value) != version(e1)


def test_a_stale_version_in_a_merge_patch(place: Place, e1: Object) -> None:
    place.patch("e1", {"spec": {"enabled": True}})
    heard = place.patch("e1", {"metadata": {"resourceVersion": version(e1)}, "spec": {"enabled": False}})
    assert_refused(heard, 409, "Conflict", **ABOUT)
    assert "the object has been modified; please apply your changes" in heard.value["message"]


def test_the_right_version_in_a_merge_patch(place: Place, e1: Object) -> None:
    heard = place.patch("e1", {"metadata": {"resourceVersion": version(e1)}, "spec": {"enabled": True}})
    assert heard.code == 200


def test_a_foreign_uid_in_a_merge_patch(place: Place, e1: Object) -> None:  # noqa: ARG001
    heard = place.patch("e1", {"metadata": {"uid": "00000000-0000-0000-0000-000000000000"}, "spec": {"enabled": True}})
    assert_refused(heard, 422, "Invalid", **OF_E1)
    assert set(heard.causes) == {("metadata.uid", "FieldValueInvalid")}


def test_a_foreign_uid_in_a_replacement(place: Place, e1: Object) -> None:
    value = named(e1, uid="00000000-0000-0000-0000-000000000000")
    assert_refused(place.put(value), 409, "Conflict", **ABOUT)


def test_a_version_that_is_none(place: Place, e1: Object) -> None:
    assert_refused(place.patch("e1", {"metadata": {"resourceVersion": "abc"}}), 500, "")
    assert_refused(place.put(named(e1, resourceVersion="abc")), 500, "")


def test_another_name_in_a_merge_patch(place: Place, e1: Object) -> None:  # noqa: ARG001
    assert_refused(place.patch("e1", {"metadata": {"name": "e2"}}), 400, "BadRequest")


def test_a_patch_of_nothing(place: Place) -> None:
    assert_refused(place.patch("e1", {"spec": {}}), 404, "NotFound", **ABOUT)


def test_a_patch_that_makes_it_invalid(place: Place, e1: Object) -> None:
    heard = place.patch("e1", {"spec": {"agentConfigs": None}})
    assert_refused(heard, 422, "Invalid", **OF_E1)
    assert heard.causes == [("spec.agentConfigs", "FieldValueRequired")]
    assert place.get("e1").value == e1


def test_a_patch_with_unknown_fields(place: Place, e1: Object) -> None:
    heard = place.patch("e1", {"spec": {"personnas": []}})
    assert heard.value == e1
    assert heard.warnings == ['unknown field "spec.personnas"']


def test_a_patch_with_unknown_fields_that_are_refused(place: Place, e1: Object) -> None:
    heard = place.patch("e1", {"spec": {"personnas": []}}, fieldValidation="Strict")
    assert_refused(heard, 422, "Invalid")
    assert heard.causes == [("patch", "FieldValueInvalid")]
    assert 'strict decoding error: unknown field "spec.personnas"' in heard.message
    assert place.get("e1").value == e1


def test_metadata_of_a_wrong_type(place: Place, e1: Object) -> None:
    heard = place.patch("e1", {"metadata": {"annotations": {"a": 1}}})
    assert_refused(heard, 422, "Invalid")
    assert heard.causes == [("patch", "FieldValueInvalid")]
    assert place.get("e1").value == e1


def test_a_dry_run_of_a_patch(place: Place, e1: Object) -> None:
    heard = place.patch("e1", {"spec": {"enabled": True}}, dryRun="All")
    assert heard.value["spec"]["enabled"] is True
    assert place.get("e1").value == e1


def test_custom_resources_know_no_strategic_patch(place: Place, e1: Object) -> None:  # noqa: ARG001
    assert_refused(place.patch("e1", {"spec": {}}, STRATEGIC), 415, "UnsupportedMediaType")


def test_a_list_as_a_merge_patch(place: Place, e1: Object) -> None:  # noqa: ARG001
    assert_refused(place.patch("e1", []), 400, "BadRequest")


def test_an_object_as_a_json_patch(place: Place, e1: Object) -> None:  # noqa: ARG001
    assert_refused(place.patch("e1", {"spec": {}}, STEPS), 400, "BadRequest")


def test_a_json_patch(place: Place, e1: Object) -> None:  # noqa: ARG001
    steps = [
        {"op": "test", "path": "/spec/description", "value": "old"},
        {"op": "replace", "path": "/spec/description", "value": "new"},
        {"op": "add", "path": "/spec/agentConfigs/-", "value": {"name": "b", "systemPrompt": "y"}},
        {"op": "remove", "path": "/spec/category"},
        {"op": "add", "path": "/metadata/labels", "value": {"a/b": "c"}},
        {"op": "copy", "from": "/metadata/labels/a~1b", "path": "/metadata/labels/d"},
    ]
    heard = place.patch("e1", steps, STEPS)
    assert heard.code == 200, heard.value
    assert heard.value["spec"]["description"] == "new"
    assert [one["name"] for one in heard.value["spec"]["agentConfigs"]] == ["lead", "b"]
    assert "category" not in heard.value["spec"]
    assert heard.value["metadata"]["labels"] == {"a/b": "c", "d": "c"}


@pytest.mark.parametrize(
    "step",
    [
        {"op": "test", "path": "/spec/description", "value": "new"},
        {"op": "nothing", "path": "/spec"},
        {"op": "add", "path": "/a/b/c", "value": 1},
        {"op": "test", "path": "/spec/nowhere", "value": 1},
        {"op": "remove", "path": "/spec/nowhere"},
        {"op": "add", "path": "/spec/agentConfigs/9", "value": {}},
    ],
)
def test_a_json_patch_that_fails(place: Place, e1: Object, step: dict[str, Any]) -> None:
    heard = place.patch("e1", [step], STEPS)
    assert_refused(heard, 422, "Invalid")
    assert heard.causes == []
    assert place.get("e1").value == e1


def test_a_json_patch_that_may_find_nothing(place: Place, e1: Object) -> None:
    steps = [
        {"op": "test", "path": "/spec/enabled", "value": None},
        {"op": "replace", "path": "/spec/enabled", "value": True},
    ]
    heard = place.patch("e1", steps, STEPS)
    assert (heard.code, heard.value["spec"]["enabled"]) == (200, True)
    assert e1["spec"].get("enabled") is None


def test_a_replacement(place: Place, e1: Object) -> None:
    heard = place.put(named(pack("e1", enabled=True), resourceVersion=version(e1)))
    assert heard.code == 200
    assert heard.value["metadata"]["uid"] == e1["metadata"]["uid"]
    assert heard.value["metadata"]["creationTimestamp"] == e1["metadata"]["creationTimestamp"]
    assert (heard.value["spec"]["enabled"], "description" in heard.value["spec"]) == (True, False)


def test_a_replacement_of_a_stale_version(place: Place, e1: Object) -> None:
    place.patch("e1", {"spec": {"enabled": True}})
    assert_refused(place.put(named(pack("e1"), resourceVersion=version(e1))), 409, "Conflict", **ABOUT)


def test_a_replacement_without_a_version(place: Place, e1: Object) -> None:  # noqa: ARG001
    heard = place.put(pack("e1"))
    assert_refused(heard, 422, "Invalid", **ABOUT)
    assert heard.causes == [("metadata.resourceVersion", "FieldValueInvalid")]


def test_a_replacement_of_nothing(place: Place) -> None:
    assert_refused(place.put(named(pack("e1"), resourceVersion="5")), 404, "NotFound", **ABOUT)


def test_a_replacement_under_another_name(place: Place, e1: Object) -> None:
    value = named(pack("e2"), resourceVersion=version(e1))
    assert_refused(place.api.ask("PUT", place.path("ensembles", "e1"), value), 400, "BadRequest")


def test_the_status_is_not_changed_with_the_object(place: Place, e1: Object) -> None:
    assert place.patch("e1", {"status": {"phase": "Ready"}}).value == e1


def test_the_status_is_changed_by_itself(place: Place, e1: Object) -> None:
    heard = place.patch("e1", {"status": {"phase": "Ready"}, "spec": {"enabled": True}}, part="status")
    assert heard.value["status"] == {"phase": "Ready"}
    assert heard.value["spec"] == e1["spec"]
    assert heard.value["metadata"]["generation"] == 1
    assert place.patch("e1", {"spec": {"enabled": True}}).value["status"] == {"phase": "Ready"}


def test_the_status_can_be_replaced(place: Place, e1: Object) -> None:
    heard = place.put({**e1, "status": {"phase": "Error"}}, part="status")
    assert heard.value["status"] == {"phase": "Error"}
    assert_refused(place.put({**e1, "status": {}}, part="status"), 409, "Conflict", **ABOUT)


def test_a_part_that_does_not_exist(place: Place, e1: Object) -> None:  # noqa: ARG001
    assert place.api.ask("GET", place.path("ensembles", "e1", "scale")).code == 404
