"""The shape of what the commands that change packs print in JSON, as pydantic models: the schema is made from them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, RootModel

from sympozium_cli.report.output_model import Model


class Metadata(Model):
    """What every object has; a dry run of the client makes neither `uid` nor `resourceVersion`."""

    model_config = ConfigDict(extra="allow")

    name: str
    namespace: str


class Object(Model):
    """An object of Kubernetes, as the API server answered; of a Secret no value, and no credential of a pack."""

    model_config = ConfigDict(extra="allow")

    api_version: str
    kind: str
    metadata: Metadata


class ListMetadata(Model):
    """What kubectl writes into a list."""

    resource_version: Literal[""]


class ObjectList(Model):
    """A list of objects, in the order in which they were written."""

    api_version: Literal["v1"]
    kind: Literal["List"]
    metadata: ListMetadata
    items: list[Object]


class Objects(RootModel[Annotated[ObjectList | Object, Field(union_mode="left_to_right")]]):
    """What a change of a pack prints with -o json, as kubectl does.

    `pack activate` and `pack apply` can write several objects, and always print a list; `pack deactivate`, `exclude`,
    `include` and `trigger` print the one that they write. What is already as wished is printed as it is.
    """
