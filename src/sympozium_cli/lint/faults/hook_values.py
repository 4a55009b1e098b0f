"""Findings about the variables of hooks that take their value from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api.lifecycle import hooks
from sympozium_cli.api.persona import HookEnv, ValueFrom
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint.finding import Finding, Related
from sympozium_cli.lint.fix import Fix, Remove
from sympozium_cli.lint.subject import Subject


def values_from(subject: Subject) -> Iterator[tuple[HookEnv, ValueFrom]]:
    """Every variable with a `valueFrom`, but those in which the API server finds a fault of its own."""
    faulty = [violation.path for violation in subject.verdict.violations]
    for persona in installed(subject.pack):
        for _, hook in hooks(persona):
            for variable in hook.env:
                source = variable.value_from
                if source is not None and not any(path[: len(source.path)] == source.path for path in faulty):
                    yield variable, source


def nowhere(source: ValueFrom) -> Finding:
    """The finding that nothing says which Secret is meant."""
    return Finding(
        source.path,
        "this valueFrom names no Secret",
        remedy="write secretKeyRef: {name: ..., key: ...} into it, or a value in its place",
    )


def twice(variable: HookEnv) -> Finding:
    """The finding that a value stands beside a Secret; the fix removes the value, which does not count."""
    path = variable.path / "value"
    return Finding(
        path,
        f"the variable '{variable.name}' has a value and a Secret",
        remedy="leave the value out: while no policy is bound, the Secret counts",
        related=(Related(variable.path / "valueFrom", "the Secret is named here"),),
        fix=Fix("remove the value", (Remove(path),), safe=True),
    )
