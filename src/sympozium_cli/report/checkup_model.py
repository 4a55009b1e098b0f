"""The shape of `doctor -o json`, as pydantic models: the published schema is made from them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

_Count = Annotated[int, Field(ge=0)]


class _Model(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel, extra="forbid", frozen=True)


class Cluster(_Model):
    """Which cluster was looked at, and as whom; `context` is empty inside a cluster."""

    context: str
    server: str
    user: str
    namespace: str


class Summary(_Model):
    """How many results there are of each status."""

    ok: _Count
    warning: _Count
    failure: _Count
    unknown: _Count


class Result(_Model):
    """What a check found; `remedy` is empty where there is nothing to do."""

    area: Literal["machine", "cluster"]
    check: str
    status: Literal["ok", "warning", "failure", "unknown"]
    message: str
    remedy: str
    details: list[str]


class Doctor(_Model):
    """What `sympozium doctor -o json` prints; `roles` are the objects that grant the rights that are missing."""

    api_version: Literal["sympozium-cli/doctor/v1"]
    cluster: Cluster | None
    summary: Summary
    results: list[Result]
    roles: list[dict[str, Any]]


def doctor_schema() -> dict[str, Any]:
    """The JSON Schema of the output."""
    schema = Doctor.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:sympozium-cli:schema:doctor-v1",
        **schema,
    }
