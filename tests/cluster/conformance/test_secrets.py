"""Secrets and ConfigMaps: keys, sizes, and what may not change."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from cluster.conformance.place import APPLY, STRATEGIC, Place, assert_refused, secret

CANARY = "sk-CANARY-0123456789"
HEX = CANARY[:12].encode().hex()


def encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def test_plain_text_becomes_data(place: Place) -> None:
    stored = place.made(secret("s1", stringData={"KEY": CANARY}, data={"KEY": encoded("old"), "B": ""}), "secrets")
    assert stored["data"] == {"KEY": encoded(CANARY), "B": ""}
    assert stored["type"] == "Opaque"
    assert stored.keys() & {"stringData", "status", "spec"} == set()
    assert "generation" not in stored["metadata"]


@pytest.mark.parametrize("key", ["BAD KEY", "a/b", "..", "", "ä", "x" * 254])
def test_a_key_that_is_none(place: Place, key: str) -> None:
    heard = place.create(secret("s1", stringData={key: CANARY}), "secrets")
    assert_refused(heard, 422, "Invalid", name="s1", kind="Secret")
    assert (f"data[{key}]", "FieldValueInvalid") in heard.causes
    assert CANARY not in str(heard.value)


def test_too_much(place: Place) -> None:
    heard = place.create(secret("s1", stringData={"KEY": "x" * (1024 * 1024 + 1)}), "secrets")
    assert_refused(heard, 422, "Invalid", name="s1", kind="Secret")
    assert heard.causes == [("data", "FieldValueTooLong")]
    assert place.create(secret("s1", stringData={"KEY": "x" * 1024 * 1024}), "secrets").code == 201


@pytest.mark.parametrize("parts", [{"stringData": {"KEY": CANARY, "N": 123}}, {"data": {"KEY": CANARY + "!!"}}])
def test_what_cannot_be_decoded_is_not_repeated(place: Place, parts: dict[str, Any]) -> None:
    heard = place.create(secret("s1", **parts), "secrets")
    assert_refused(heard, 400, "BadRequest")
    assert CANARY not in str(heard.value)


@pytest.mark.parametrize("change", [{"data": {"N": 5}}, {"data": {"N": "!"}}])
def test_a_patch_that_cannot_be_decoded_repeats_the_whole_secret(place: Place, change: dict[str, Any]) -> None:
    place.made(secret("s1", stringData={"KEY": CANARY}), "secrets")
    heard = place.patch("s1", change, plural="secrets")
    assert_refused(heard, 422, "Invalid")
    assert heard.causes == [("patch", "FieldValueInvalid")]
    assert encoded(CANARY) in heard.message


@pytest.mark.parametrize(
    ("body", "repeated"),
    [(f'{{"data":"{CANARY}"', CANARY[:12]), (CANARY, HEX), (f'["{CANARY}"', HEX)],
)
def test_the_beginning_of_a_broken_body_is_repeated(place: Place, body: str, repeated: str) -> None:
    heard = place.api.ask("POST", place.path("secrets"), body.encode())
    assert_refused(heard, 400, "BadRequest")
    assert repeated in heard.message


def test_a_patch_with_unknown_fields_that_are_refused_repeats_it_too(place: Place) -> None:
    place.made(secret("s1", stringData={"KEY": CANARY}), "secrets")
    heard = place.patch("s1", {"strData": {}}, plural="secrets", fieldValidation="Strict")
    assert_refused(heard, 422, "Invalid")
    assert encoded(CANARY) in heard.message


@pytest.mark.parametrize("kind", ["dockerconfigjson", "tls", "basic-auth", "ssh-auth"])
def test_a_type_may_need_keys(place: Place, kind: str) -> None:
    heard = place.create(secret("s1", type=f"kubernetes.io/{kind}"), "secrets")
    assert_refused(heard, 422, "Invalid", name="s1", kind="Secret")
    assert {reason for _, reason in heard.causes} == {"FieldValueRequired"}


@pytest.mark.parametrize("parts", [{"type": 5}, {"immutable": "x"}, {"data": []}, {"stringData": "x"}])
def test_a_field_of_a_wrong_type(place: Place, parts: dict[str, Any]) -> None:
    assert_refused(place.create(secret("s1", **parts), "secrets"), 400, "BadRequest")


def test_null_is_an_empty_value(place: Place) -> None:
    assert place.made(secret("s1", data={"A": None}), "secrets")["data"] == {"A": ""}


def test_a_type_stays(place: Place) -> None:
    place.made(secret("s1", type="example.org/x"), "secrets")
    heard = place.patch("s1", {"type": "Opaque"}, plural="secrets")
    assert_refused(heard, 422, "Invalid", name="s1", kind="Secret")
    assert heard.causes == [("type", "FieldValueInvalid")]


def test_what_is_immutable(place: Place) -> None:
    place.made(secret("s1", immutable=True, stringData={"KEY": "a"}), "secrets")
    heard = place.patch("s1", {"stringData": {"KEY": "b"}}, plural="secrets")
    assert_refused(heard, 422, "Invalid", name="s1", kind="Secret")
    assert heard.causes == [("data", "FieldValueForbidden")]
    assert place.patch("s1", {"metadata": {"labels": {"a": "b"}}}, plural="secrets").code == 200


def test_a_merge_patch(place: Place) -> None:
    place.made(secret("s1", stringData={"A": "1", "B": "2"}), "secrets")
    heard = place.patch("s1", {"stringData": {"A": "3"}, "data": {"B": None, "C": encoded("4")}}, plural="secrets")
    assert heard.value["data"] == {"A": encoded("3"), "C": encoded("4")}


def test_a_strategic_patch(place: Place) -> None:
    place.made(secret("s1", stringData={"A": "1"}), "secrets")
    heard = place.patch("s1", {"stringData": {"B": "2"}}, STRATEGIC, "secrets")
    assert heard.value["data"] == {"A": encoded("1"), "B": encoded("2")}


def test_a_replacement_needs_no_version(place: Place) -> None:
    place.made(secret("s1", stringData={"A": "1"}), "secrets")
    heard = place.put(secret("s1", stringData={"B": "2"}), "secrets")
    assert (heard.code, heard.value["data"]) == (200, {"B": encoded("2")})


def test_an_unknown_field(place: Place) -> None:
    heard = place.create(secret("s1", strData={"A": CANARY}), "secrets")
    assert heard.code == 201
    assert heard.warnings == ['unknown field "strData"']


def test_owners_of_keys(place: Place) -> None:
    for manager in ("one", "two"):
        path = place.path("secrets", "s1", fieldManager=manager)
        heard = place.api.ask("PATCH", path, secret("s1", data={"KEY": encoded(manager)}), content_type=APPLY)
    assert_refused(heard, 409, "Conflict")
    assert heard.causes == [(".data.KEY", "FieldManagerConflict")]


def test_a_name_that_is_taken(place: Place) -> None:
    place.made(secret("s1"), "secrets")
    assert_refused(place.create(secret("s1"), "secrets"), 409, "AlreadyExists", name="s1", kind="secrets")


def test_an_object_of_another_kind(place: Place) -> None:
    value = {**secret("s1"), "kind": "ConfigMap"}
    assert_refused(place.create(value, "secrets"), 400, "BadRequest")


def test_a_config_map(place: Place) -> None:
    value = {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "c1"}, "data": {"a": "b"}}
    assert place.made(value, "configmaps")["data"] == {"a": "b"}
    heard = place.patch("c1", {"data": {"b c": "x"}}, plural="configmaps")
    assert heard.causes == [("data[b c]", "FieldValueInvalid")]
