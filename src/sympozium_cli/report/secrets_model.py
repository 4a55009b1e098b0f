"""The shape of `secret list` and `secret check` in JSON, as pydantic models: the published schema is made from them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sympozium_cli.report.output_model import Count, Model


class Key(Model):
    """A key of a Secret; its fingerprint is that of its value, and means something on this machine alone."""

    name: str
    bytes: Count
    fingerprint: Annotated[str, Field(pattern="^[0-9a-f]{8}$")]


class User(Model):
    """Where a pack refers to a Secret."""

    pack: str
    path: str
    purpose: str


class Problem(Model):
    """What will not work, or will surprise; `hint` is empty where there is nothing to do."""

    severity: Literal["error", "warning"]
    message: str
    hint: str


class Secret(Model):
    """A Secret; what is missing has neither keys nor times. `deletedWith` are packs with which it is deleted.

    Its state is unknown where packs may not be seen.
    """

    name: str
    namespace: str
    state: Literal["ok", "missing", "wrong", "careful", "unused", "unknown"]
    exists: bool
    created: str | None
    changed: Annotated[str | None, Field(description="When its data was last written, if the API server noted it.")]
    keys: list[Key]
    users: list[User]
    deleted_with: list[str]
    problems: list[Problem]


class Secrets(Model):
    """What `sympozium secret list -o json` and `secret check -o json` print: Secrets, and never a value of one."""

    api_version: Literal["sympozium-cli/secrets/v1"]
    secrets: list[Secret]
