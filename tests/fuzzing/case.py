"""What is tried, and what it means that it went wrong."""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.schema.target import Target

NAME = "pack.yaml"
TARGETS = ("", "0.8", "0.9", "0.10", "main")


class Case(NamedTuple):
    """The bytes of a file, and the release to check it for ("" for none)."""

    data: bytes
    target: str

    @property
    def chosen(self) -> Target | None:
        return Target.parse(self.target) if self.target else None


class PropertyError(AssertionError):
    """Something that must be true of every input is not true of this one."""

    def __init__(self, rule: str, detail: object) -> None:
        super().__init__(f"{rule}: {str(detail)[:2000]}")
        self.rule = rule


def demand(condition: object, rule: str, detail: object = "") -> None:
    """Raises PropertyError unless the condition holds."""
    if not condition:
        raise PropertyError(rule, detail)
