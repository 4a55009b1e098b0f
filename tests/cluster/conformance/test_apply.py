"""Server-side apply: who owns which field."""

from __future__ import annotations

from cluster.conformance.place import APPLY, GROUP, VERSION, Object, Place, assert_refused, named, pack

CONFLICT = "FieldManagerConflict"


def managers(value: Object) -> list[tuple[str, str]]:
    return sorted((entry["manager"], entry["operation"]) for entry in value["metadata"]["managedFields"])


def test_what_is_new_is_created(place: Place) -> None:
    heard = place.apply(pack("e1", description="x"), "one")
    assert heard.code == 201
    (entry,) = heard.value["metadata"]["managedFields"]
    assert (entry["manager"], entry["operation"], entry["fieldsType"]) == ("one", "Apply", "FieldsV1")
    assert entry["fieldsV1"] == {"f:spec": {"f:agentConfigs": {}, "f:description": {}}}


def test_once_more_changes_nothing(place: Place) -> None:
    first = place.apply(pack("e1", description="x"), "one")
    again = place.apply(pack("e1", description="x"), "one")
    assert (again.code, again.value) == (200, first.value)


def test_a_field_of_somebody_else(place: Place) -> None:
    place.apply(pack("e1", description="x"), "one")
    heard = place.apply(pack("e1", description="y"), "two")
    assert_refused(heard, 409, "Conflict")
    assert heard.causes == [(".spec.description", CONFLICT)]
    said = 'Apply failed with 1 conflict: conflict with "one": .spec.description'
    assert heard.value["message"] == said


def test_several_fields_of_somebody_else(place: Place) -> None:
    place.apply(pack("e1", description="x", category="x"), "one")
    heard = place.apply(pack("e1", description="y", category="y"), "two")
    assert sorted(heard.causes) == [(".spec.category", CONFLICT), (".spec.description", CONFLICT)]


def test_a_field_that_was_patched(place: Place) -> None:
    place.apply(pack("e1", enabled=False), "one")
    place.patch("e1", {"spec": {"enabled": True}}, fieldManager="patcher")
    heard = place.apply(pack("e1", enabled=False), "one")
    assert heard.causes == [(".spec.enabled", CONFLICT)]
    assert 'conflict with "patcher" using sympozium.ai/v1alpha1: .spec.enabled' in heard.message


def test_the_same_value_is_shared(place: Place) -> None:
    place.apply(pack("e1", description="x"), "one")
    heard = place.apply(pack("e1", description="x"), "two")
    assert heard.code == 200
    assert managers(heard.value) == [("one", "Apply"), ("two", "Apply")]


def test_by_force(place: Place) -> None:
    place.apply(pack("e1", description="x"), "one")
    heard = place.apply(pack("e1", description="y"), "two", force="true")
    assert (heard.code, heard.value["spec"]["description"]) == (200, "y")
    (one,) = (entry for entry in heard.value["metadata"]["managedFields"] if entry["manager"] == "one")
    assert one["fieldsV1"] == {"f:spec": {"f:agentConfigs": {}}}


def test_what_is_no_longer_applied_goes(place: Place) -> None:
    place.apply(pack("e1", description="x", category="y"), "one")
    place.patch("e1", {"spec": {"enabled": True}}, fieldManager="patcher")
    heard = place.apply(pack("e1", description="x"), "one")
    assert "category" not in heard.value["spec"]
    assert heard.value["spec"]["enabled"] is True


def test_nobody_applies(place: Place) -> None:
    heard = place.patch("e1", pack("e1"), APPLY)
    assert (heard.code, heard.reason) == (422, "Invalid")
    assert heard.causes == [("fieldManager", "FieldValueRequired")]


def test_an_invalid_object(place: Place) -> None:
    heard = place.apply(pack("e1", workflowType="nope"), "one")
    assert (heard.code, heard.reason) == (422, "Invalid")
    assert heard.causes == [("spec.workflowType", "FieldValueNotSupported")]


UNTYPED = "failed to create typed patch object (/e1; sympozium.ai/v1alpha1, Kind=Ensemble): "


def test_an_unknown_field_is_no_matter_of_validation(place: Place) -> None:
    heard = place.apply(pack("e1", personnas=[]), "one")
    assert_refused(heard, 500, "")
    assert heard.message == f"{UNTYPED}.spec.personnas: field not declared in schema"
    value = pack("e1")
    heard = place.apply({**value, "metadata": {**value["metadata"], "lables": {}}}, "one")
    assert heard.message == f"{UNTYPED}.metadata.lables: field not declared in schema"


def test_a_wrong_type_is_no_matter_of_validation(place: Place) -> None:
    heard = place.apply(pack("e1", enabled="yes"), "one")
    assert_refused(heard, 500, "")
    assert heard.message.startswith(f"{UNTYPED}.spec.enabled: expected boolean, got ")
    heard = place.apply(pack("e1", agentConfigs=[{"name": 5, "systemPrompt": "x"}]), "one")
    assert heard.message.startswith(f"{UNTYPED}.spec.agentConfigs[0].name: expected string, got ")


def test_null_is_not_the_default(place: Place) -> None:
    heard = place.apply(pack("e1", enabled=None), "one")
    assert_refused(heard, 422, "Invalid", name="e1", group=GROUP, kind="Ensemble")
    assert heard.causes == [("spec.enabled", "FieldValueTypeInvalid")]


def test_an_object_of_another_kind(place: Place) -> None:
    assert_refused(place.apply({**pack("e1"), "kind": "AgentRun"}, "one"), 400, "BadRequest")
    assert_refused(place.apply({**pack("e1"), "apiVersion": "sympozium.ai/v2"}, "one"), 400, "BadRequest")


def test_managed_fields_cannot_be_applied(place: Place) -> None:
    heard = place.apply(named(pack("e1"), managedFields=[]), "one")
    assert (heard.code, heard.message) == (400, "metadata.managedFields must be nil")


def test_the_status_of_nothing(place: Place) -> None:
    value = {"apiVersion": VERSION, "kind": "Ensemble", "metadata": {"name": "e1"}, "status": {"phase": "Ready"}}
    heard = place.patch("e1", value, APPLY, part="status", fieldManager="controller")
    assert_refused(heard, 404, "NotFound", name="e1", group=GROUP, kind="ensembles")


def test_labels_are_owned_one_by_one(place: Place) -> None:
    place.apply(named(pack("e1"), labels={"a": "1", "b": "2"}), "one")
    heard = place.apply(named(pack("e1"), labels={"a": "1"}), "one")
    assert heard.value["metadata"]["labels"] == {"a": "1"}
    heard = place.apply(named(pack("e1"), labels={"a": "2"}), "two")
    assert heard.causes == [(".metadata.labels.a", CONFLICT)]
    assert "labels" not in place.apply(pack("e1"), "one").value["metadata"]


def test_force_is_for_applying_alone(place: Place) -> None:
    place.made(pack("e1"))
    heard = place.patch("e1", {"spec": {"enabled": True}}, force="true")
    assert (heard.code, heard.causes) == (422, [("force", "FieldValueForbidden")])


def test_a_dry_run(place: Place) -> None:
    assert place.apply(pack("e1"), "one", dryRun="All").code == 201
    assert place.get("e1").code == 404


def test_yaml(place: Place) -> None:
    text = b"apiVersion: sympozium.ai/v1alpha1\nkind: Ensemble\nmetadata: {name: e1}\n"
    text += b"spec:\n  agentConfigs:\n  - {name: a, systemPrompt: x}\n"
    heard = place.patch("e1", text, APPLY, fieldManager="one")
    assert (heard.code, heard.value["spec"]["agentConfigs"]) == (201, [{"name": "a", "systemPrompt": "x"}])


def test_a_patch_takes_ownership(place: Place) -> None:
    stored = place.made(pack("e1", description="x"))
    assert managers(stored) == [("unknown", "Update")]
    heard = place.patch("e1", {"spec": {"description": "y"}}, fieldManager="other")
    fields = {entry["manager"]: entry["fieldsV1"]["f:spec"] for entry in heard.value["metadata"]["managedFields"]}
    assert fields["other"] == {"f:description": {}}
    assert "f:description" not in fields["unknown"]


def test_the_status_has_its_own_manager(place: Place) -> None:
    place.made(pack("e1"))
    heard = place.patch("e1", {"status": {"phase": "Ready"}}, part="status", fieldManager="controller")
    (entry,) = (one for one in heard.value["metadata"]["managedFields"] if one["manager"] == "controller")
    assert (entry["subresource"], entry["operation"]) == ("status", "Update")
