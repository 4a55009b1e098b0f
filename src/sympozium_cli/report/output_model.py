"""What the shapes of all JSON outputs have in common."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

Place = Annotated[int, Field(ge=1)]
"""A line or a column; both count from 1."""

Count = Annotated[int, Field(ge=0)]


class Model(BaseModel):
    """A part of an output: its keys are in camel case, and there are no others."""

    model_config = ConfigDict(alias_generator=to_camel, extra="forbid", frozen=True)


def output_schema(model: type[BaseModel], name: str) -> dict[str, Any]:
    """The JSON Schema of an output, which is published by a name such as "findings-v1"."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:sympozium-cli:schema:{name}",
        **model.model_json_schema(by_alias=True),
    }
