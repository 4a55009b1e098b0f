"""The address of a value inside a document."""

from __future__ import annotations


class FieldPath(tuple[str | int, ...]):
    """A path such as `spec.agentConfigs[2].schedule.cron`, written the way the API server writes it.

    A key that is not a plain word is bracketed and quoted: `metadata.labels["app.kubernetes.io/name"]`.
    """

    __slots__ = ()

    def __truediv__(self, step: str | int) -> FieldPath:
        return FieldPath((*self, step))

    def __str__(self) -> str:
        return "".join(map(_written, self)).removeprefix(".")

    @property
    def parent(self) -> FieldPath:
        """The path one step up; the root is its own parent."""
        return FieldPath(self[:-1])


def _written(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    if step.replace("_", "a").replace("-", "a").isalnum():
        return f".{step}"
    return f'["{step}"]'


ROOT = FieldPath()
