"""A plan as people read it before they agree to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sympozium_cli.activation.step import APPLY, CREATE, DELETE, Plan, Step
from sympozium_cli.report.masking import masked
from sympozium_cli.report.terminal import Terminal, inert
from sympozium_cli.values.plural import listed

_SIGNS = {CREATE: ("+", "ok"), DELETE: ("-", "error")}
_CHANGE = ("~", "warning")


def plan_lines(plan: Plan, page: Terminal) -> Iterator[str]:
    """What will be written, made, started and deleted, and what to watch out for."""
    for step in plan.steps:
        sign, style = _sign(step)
        yield f"{page.paint(sign, style)} {inert(masked(step.title))}"
        yield from _indented(step.details)
    if plan.makes:
        yield f"the controllers make {listed(plan.makes)}"
    if plan.starts:
        yield page.paint("starts at once, and spends:", "bold")
        yield from _indented(plan.starts)
    if plan.deletes:
        yield page.paint("the controllers delete:", "error")
        yield from _indented(plan.deletes)
    if plan.means:
        yield page.paint("this means:", "bold")
        yield from _indented(plan.means)
    yield from warning_lines(plan.warnings, page)


def warning_lines(warnings: Iterable[str], page: Terminal) -> Iterator[str]:
    """What may surprise, a line each."""
    for warning in warnings:
        yield f"{page.paint('warning:', 'warning')} {inert(masked(warning))}"


def _sign(step: Step) -> tuple[str, str]:
    if step.write.verb == APPLY and step.title.startswith(CREATE):
        return _SIGNS[CREATE]
    return _SIGNS.get(step.write.verb, _CHANGE)


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (f"    {inert(masked(line))}" for line in lines)
