"""Lists: selectors, pages, tables."""

from __future__ import annotations

import pytest

from cluster.conformance.place import VERSION, Place, assert_refused, named, pack, secret

TABLE = {"Accept": "application/json;as=Table;v=v1;g=meta.k8s.io,application/json"}
METADATA = {"Accept": "application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io"}
LABELS = {"a": {"tier": "one", "on": ""}, "b": {"tier": "two"}, "c": {}}


@pytest.fixture
def three(place: Place) -> Place:
    for name, labels in LABELS.items():
        place.made(named(pack(name), labels=labels))
    return place


def names(place: Place, **query: str) -> str:
    heard = place.list(**query)
    assert heard.code == 200, heard.value
    return "".join(one["metadata"]["name"] for one in heard.value["items"])


def test_a_list(three: Place) -> None:
    value = three.list().value
    assert (value["kind"], value["apiVersion"]) == ("EnsembleList", VERSION)
    assert int(value["metadata"]["resourceVersion"]) >= int(value["items"][-1]["metadata"]["resourceVersion"])
    assert value["items"] == [three.get(name).value for name in "abc"]


def test_an_empty_list(place: Place) -> None:
    assert place.list().value["items"] == []


def test_items_of_built_in_kinds_do_not_repeat_their_kind(place: Place) -> None:
    place.made(secret("s1"), "secrets")
    (item,) = place.list("secrets").value["items"]
    assert item.keys() & {"kind", "apiVersion"} == set()
    assert place.list("secrets").value["kind"] == "SecretList"


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        ("tier=one", "a"),
        ("tier==one", "a"),
        ("tier!=one", "bc"),
        ("tier", "ab"),
        ("!tier", "c"),
        ("tier in (one, two)", "ab"),
        ("tier notin (one)", "bc"),
        ("tier,on", "a"),
        ("tier=two,on", ""),
        ("on=", "a"),
        ("tier>1", ""),
        ("tier in (one,two),!on", "b"),
    ],
)
def test_label_selectors(three: Place, selector: str, expected: str) -> None:
    assert names(three, labelSelector=selector) == expected


@pytest.mark.parametrize("selector", ["a b", "=x", "tier in one", "tier=one,"])
def test_a_label_selector_that_cannot_be_read(place: Place, selector: str) -> None:
    assert_refused(place.list(labelSelector=selector), 400, "BadRequest")


def test_field_selectors(three: Place) -> None:
    assert names(three, fieldSelector="metadata.name=b") == "b"
    assert names(three, fieldSelector="metadata.name!=b") == "ac"
    assert names(three, fieldSelector=f"metadata.namespace={three.namespace},metadata.name=c") == "c"


def test_a_field_that_cannot_be_selected(place: Place) -> None:
    heard = place.list(fieldSelector="status.phase=Ready")
    assert_refused(heard, 400, "BadRequest")
    assert heard.value["message"] == "field label not supported: status.phase"


def test_pages(three: Place) -> None:
    first = three.list(limit="2").value
    assert [one["metadata"]["name"] for one in first["items"]] == ["a", "b"]
    assert first["metadata"]["remainingItemCount"] == 1
    three.made(pack("d"))
    second = three.list(**{"limit": "2", "continue": first["metadata"]["continue"]}).value
    assert [one["metadata"]["name"] for one in second["items"]] == ["c"]
    assert second["metadata"]["continue"] == ""
    assert second["metadata"]["resourceVersion"] == first["metadata"]["resourceVersion"]


def test_a_page_may_turn_out_to_be_empty(three: Place) -> None:
    first = three.list(limit="2", labelSelector="tier").value
    assert [one["metadata"]["name"] for one in first["items"]] == ["a", "b"]
    query = {"limit": "2", "labelSelector": "tier", "continue": first["metadata"]["continue"]}
    second = three.list(**query).value
    assert (second["items"], second["metadata"]["continue"]) == ([], "")


def test_a_page_token_that_is_none(place: Place) -> None:
    assert_refused(place.list(**{"limit": "1", "continue": "zzz"}), 400, "BadRequest")


def test_a_match_of_no_version(place: Place) -> None:
    heard = place.list(resourceVersionMatch="Exact")
    assert (heard.code, heard.causes) == (422, [("resourceVersionMatch", "FieldValueForbidden")])


def test_fields_of_secrets(place: Place) -> None:
    place.made(secret("s1", type="example.org/x"), "secrets")
    place.made(secret("s2"), "secrets")
    listed = place.list("secrets", fieldSelector="type=Opaque").value["items"]
    assert [one["metadata"]["name"] for one in listed] == ["s2"]


def test_a_media_type_that_nobody_writes(place: Place) -> None:
    heard = place.api.ask("GET", place.path("ensembles"), headers={"Accept": "text/html"})
    assert_refused(heard, 406, "NotAcceptable")


def test_a_version_that_is_yet_to_come(place: Place) -> None:
    heard = place.list(resourceVersion="999999999", resourceVersionMatch="NotOlderThan")
    assert (heard.code, heard.reason) == (504, "Timeout")
    assert heard.causes == [("", "ResourceVersionTooLarge")]


def test_all_namespaces(three: Place) -> None:
    heard = three.api.ask("GET", f"/apis/{VERSION}/ensembles")
    assert three.namespace in {one["metadata"]["namespace"] for one in heard.value["items"]}


def test_a_table(three: Place) -> None:
    three.patch("a", {"spec": {"enabled": True}})
    heard = three.api.ask("GET", three.path("ensembles"), headers=TABLE)
    value = heard.value
    assert (value["kind"], value["apiVersion"]) == ("Table", "meta.k8s.io/v1")
    columns = [column["name"] for column in value["columnDefinitions"]]
    assert columns == ["Name", "Enabled", "Personas", "Installed", "Workflow", "Phase", "Age"]
    assert value["rows"][0]["cells"][:6] == ["a", True, None, None, "autonomous", None]
    assert value["rows"][0]["object"]["kind"] == "PartialObjectMetadata"
    assert value["rows"][0]["object"]["metadata"]["name"] == "a"


def test_a_table_in_pages(three: Place) -> None:
    first = three.api.ask("GET", three.path("ensembles", limit="2", includeObject="Metadata"), headers=TABLE).value
    assert [row["cells"][0] for row in first["rows"]] == ["a", "b"]
    query = {"limit": "2", "continue": first["metadata"]["continue"]}
    second = three.api.ask("GET", three.path("ensembles", **query), headers=TABLE).value
    assert [row["cells"][0] for row in second["rows"]] == ["c"]
    assert second["columnDefinitions"] == first["columnDefinitions"]
    assert second["metadata"]["resourceVersion"] == first["metadata"]["resourceVersion"]
    assert not second["metadata"].get("continue")


@pytest.mark.parametrize("part", ["None", "Metadata", "Object"])
def test_a_table_with_as_much_of_each_object_as_is_asked_for(three: Place, part: str) -> None:
    value = three.api.ask("GET", three.path("ensembles", includeObject=part), headers=TABLE).value
    kinds = {"None": None, "Metadata": "PartialObjectMetadata", "Object": "Ensemble"}
    assert [(row.get("object") or {}).get("kind") for row in value["rows"]] == [kinds[part]] * 3


def test_an_empty_table(place: Place) -> None:
    value = place.api.ask("GET", place.path("ensembles"), headers=TABLE).value
    assert value["rows"] == []
    assert value["columnDefinitions"][0]["name"] == "Name"


def test_metadata_alone(three: Place) -> None:
    value = three.api.ask("GET", three.path("ensembles"), headers=METADATA).value
    assert value["kind"] == "PartialObjectMetadataList"
    assert [one["metadata"]["name"] for one in value["items"]] == ["a", "b", "c"]
    assert "spec" not in value["items"][0]
