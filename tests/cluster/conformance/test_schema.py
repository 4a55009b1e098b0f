"""What the server makes of the fields of a custom resource."""

from __future__ import annotations

from typing import Any

import pytest

from cluster.conformance.place import GROUP, Place, assert_refused, pack

REQUIRED, TYPE, ENUM = "FieldValueRequired", "FieldValueTypeInvalid", "FieldValueNotSupported"
RELATIONSHIP = {"source": "lead", "target": "lead", "type": "delegation"}


def test_a_warning_comes_with_a_refusal_too(place: Place) -> None:
    heard = place.create(pack("e1", personnas=[], workflowType="nope"))
    assert (heard.code, heard.warnings) == (422, ['unknown field "spec.personnas"'])


@pytest.mark.parametrize(
    ("spec", "causes"),
    [
        ({"workflowType": "nope"}, [("spec.workflowType", ENUM)]),
        ({"agentConfigs": [{"name": 5, "systemPrompt": "x"}]}, [("spec.agentConfigs[0].name", TYPE)]),
        ({"agentConfigs": [{"name": "a"}]}, [("spec.agentConfigs[0].systemPrompt", REQUIRED)]),
        ({"agentConfigs": None}, [("spec.agentConfigs", REQUIRED)]),
        ({"agentConfigs": [None]}, [("spec.agentConfigs[0]", TYPE)]),
        ({"agentConfigs": {}}, [("spec.agentConfigs", TYPE)]),
        ({"enabled": "yes"}, [("spec.enabled", TYPE)]),
        (
            {"workflowType": "nope", "agentConfigs": [{"name": 5}]},
            [
                ("spec.agentConfigs[0].name", TYPE),
                ("spec.agentConfigs[0].systemPrompt", REQUIRED),
                ("spec.workflowType", ENUM),
            ],
        ),
        ({"relationships": [{**RELATIONSHIP, "type": "friendship"}]}, [("spec.relationships[0].type", ENUM)]),
        ({"authRefs": [{"provider": "openai"}]}, [("spec.authRefs[0].secret", REQUIRED)]),
    ],
)
def test_what_is_invalid(place: Place, spec: dict[str, Any], causes: list[tuple[str, str]]) -> None:
    heard = place.create(pack("e1", **spec))
    assert_refused(heard, 422, "Invalid", name="e1", group=GROUP, kind="Ensemble")
    assert sorted(heard.causes) == sorted(causes)


def test_the_old_dialect(place: Place) -> None:
    old = {**pack("e1"), "spec": {"personas": [{"name": "a", "systemPrompt": "x"}]}}
    heard = place.create(old)
    assert_refused(heard, 422, "Invalid", name="e1", group=GROUP, kind="Ensemble")
    assert heard.causes == [("spec.agentConfigs", REQUIRED)]
    assert 'Ensemble.sympozium.ai "e1" is invalid: spec.agentConfigs: Required value' in heard.value["message"]


def test_no_spec_at_all(place: Place) -> None:
    without = {name: part for name, part in pack("e1").items() if name != "spec"}
    assert place.create(without).code == 201


def test_unknown_fields_are_dropped_with_a_warning(place: Place) -> None:
    heard = place.create(pack("e1", personnas=[], skills={"a": 1}))
    assert heard.code == 201
    assert heard.value["spec"].keys() & {"personnas", "skills"} == set()
    assert sorted(heard.warnings) == [f'unknown field "spec.{name}"' for name in ("personnas", "skills")]


def test_unknown_fields_are_dropped_in_silence(place: Place) -> None:
    heard = place.create(pack("e1", personnas=[]), fieldValidation="Ignore")
    assert (heard.code, heard.warnings) == (201, [])


def test_unknown_fields_are_refused_on_demand(place: Place) -> None:
    heard = place.create(pack("e1", personnas=[]), fieldValidation="Strict")
    assert_refused(heard, 400, "BadRequest")
    assert 'strict decoding error: unknown field "spec.personnas"' in heard.value["message"]


def test_unknown_metadata(place: Place) -> None:
    value = pack("e1")
    heard = place.create({**value, "metadata": {**value["metadata"], "lables": {}}}, fieldValidation="Strict")
    assert_refused(heard, 400, "BadRequest")
    assert 'unknown field "metadata.lables"' in heard.value["message"]


def test_a_field_that_is_stated_twice(place: Place) -> None:
    body = b'{"apiVersion":"sympozium.ai/v1alpha1","kind":"Ensemble","metadata":{"name":"e1"},"spec":{"enabled":true,'
    body += b'"enabled":false,"agentConfigs":[{"name":"a","systemPrompt":"x"}]}}'
    heard = place.api.ask("POST", place.path("ensembles", fieldValidation="Strict"), body)
    assert_refused(heard, 400, "BadRequest")
    assert 'duplicate field "spec.enabled"' in heard.value["message"]
    heard = place.api.ask("POST", place.path("ensembles"), body)
    assert heard.value["spec"]["enabled"] is False


def test_defaults_are_filled_in(place: Place) -> None:
    stored = place.made(pack("e1", relationships=[RELATIONSHIP]))
    assert stored["spec"]["workflowType"] == "autonomous"


def test_null_means_the_default(place: Place) -> None:
    stored = place.made(pack("e1", workflowType=None, description=None))
    assert stored["spec"]["workflowType"] == "autonomous"
    assert "description" not in stored["spec"]


def test_a_kind_that_is_not_served(place: Place) -> None:
    heard = place.create({**pack("p"), "kind": "PersonaPack"}, "personapacks")
    assert (heard.code, heard.value) == (404, "404 page not found\n")
    assert heard.headers["Content-Type"].startswith("text/plain")


def test_a_built_in_kind_that_is_not_served(place: Place) -> None:
    for path in ("/api/v1/nothings", f"/api/v1/namespaces/{place.namespace}/nothings", "/apis/apps/v1/nothings"):
        heard = place.api.ask("GET", path)
        assert_refused(heard, 404, "NotFound")
        assert heard.message == "the server could not find the requested resource"


def test_a_group_that_is_not_served(place: Place) -> None:
    heard = place.api.ask("GET", f"/apis/nowhere.example/v1/namespaces/{place.namespace}/things")
    assert (heard.code, heard.value) == (404, "404 page not found\n")


def test_a_version_that_is_not_served(place: Place) -> None:
    heard = place.api.ask("GET", f"/apis/{GROUP}/v9/namespaces/{place.namespace}/ensembles")
    assert (heard.code, heard.value) == (404, "404 page not found\n")
