"""`sympozium explain`: what a rule or a field means, offline."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli.cli.options import Colour, checked_choice

_KINDS = {
    "ensemble": "0.10",
    "ensembles": "0.10",
    "ens": "0.10",
    "pack": "0.10",
    "personapack": "0.8",
    "personapacks": "0.8",
}


def explain(
    topic: Annotated[
        str, typer.Argument(metavar="RULE|FIELD", help="A rule, or a field such as ensemble.spec.enabled.")
    ],
    target: Annotated[str, typer.Option(metavar="VERSION", help="The Sympozium release whose fields are meant.")] = "",
    color: Colour = "auto",
) -> None:
    """Explain a rule or a field: why it is there, what really happens, how to write it.

    Examples:
      sympozium explain relationship-unknown-target

      sympozium explain ensemble.spec.agentConfigs.schedule

      sympozium explain ensemble.spec.schedule.interval

      sympozium explain personapack.spec.personas
    """
    import os
    import sys

    from sympozium_cli.report.page import page
    from sympozium_cli.report.terminal import terminal

    checked_choice("--color", color, ("auto", "always", "never"))
    typer.echo(page(_markdown(topic, target), terminal(sys.stdout, color, os.environ)), nl=False)


def _markdown(topic: str, target: str) -> str:
    from sympozium_cli.report.rule_page import rule_page
    from sympozium_cli.rules import rule_named

    rule = rule_named(topic)
    if rule is not None:
        return rule_page(rule)
    kind, _, path = topic.partition(".")
    if kind.lower() in _KINDS:
        return _field(kind, path, target or _KINDS[kind.lower()])
    if topic.startswith("spec."):
        return _field("ensemble", topic, target or "0.10")
    raise _unknown(topic)


def _field(kind: str, path: str, target_name: str) -> str:
    from sympozium_cli.errors import UsageError
    from sympozium_cli.report.field import field_page
    from sympozium_cli.schema.field_search import fields, find
    from sympozium_cli.schema.target import Target

    target = Target.parse(target_name)
    answer = find(path or "spec", target)
    if answer.field is None:
        near = " or ".join(f"{kind}.{name}" for name in answer.instead)
        raise UsageError(f"{kind} has no field '{path}'", hint=f"did you mean {near}?" if near else "")
    depth = answer.field.spoken.count(".")
    inside = [
        field
        for field in fields(target)
        if field.spoken.startswith(f"{answer.field.spoken}.")
        and field.spoken.replace(".NAME", "").count(".") == depth + 1
    ]
    return field_page(answer.field, inside, target)


def _unknown(topic: str) -> Exception:
    from sympozium_cli.errors import UsageError
    from sympozium_cli.rules import rule_names
    from sympozium_cli.values.similar import closest

    meant = closest(topic, [*rule_names(), *_KINDS])
    hint = f"did you mean '{meant}'?" if meant else "see 'sympozium rules list', or name a field such as ensemble.spec"
    return UsageError(f"nothing is called '{topic}'", hint=hint)
