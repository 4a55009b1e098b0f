"""What the doctor has found, for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from sympozium_cli.checkup.permissions import SYSTEM_NAMESPACE
from sympozium_cli.checkup.result import FAILURE, OK, STATUSES, UNKNOWN, WARNING, Line
from sympozium_cli.cluster.port import Where
from sympozium_cli.report.cells import folded
from sympozium_cli.report.masking import masked
from sympozium_cli.report.terminal import Terminal, inert
from sympozium_cli.report.yaml_text import yaml_lines
from sympozium_cli.values.plural import count

API_VERSION = "sympozium-cli/doctor/v1"

_STYLES = {OK: "ok", WARNING: "warning", FAILURE: "error", UNKNOWN: "info"}
_NOUNS = {OK: "ok", UNKNOWN: "unknown"}
_REMEDY = "help: "
_MOST_DETAILS = 3


def text(lines: Iterable[Line], terminal: Terminal, *, brief: bool = False) -> Iterator[str]:
    """One line for each result, with what to do about it below, area by area.

    Args:
        lines: the results.
        terminal: where they are shown.
        brief: whether long lists of details are cut.
    """
    listed = list(lines)
    checks = max((len(line.check) for line in listed), default=0)
    statuses = max(map(len, STATUSES))
    indent = " " * (statuses + checks + 4)
    for number, (area, group) in enumerate(groupby(listed, key=lambda line: line.area)):
        if number:
            yield ""
        yield terminal.paint(area, "bold")
        for line in group:
            status = terminal.paint(f"{line.result.status:<{statuses}}", _STYLES[line.result.status])
            head, *rest = _texts(line, terminal.width - len(indent) if terminal.width else 0, brief=brief)
            yield f"{status}  {line.check:<{checks}}  {head}"
            yield from (f"{indent}{other}" for other in rest)
            if line.result.remedy:
                # A remedy is copied, so that no line break may come into it.
                yield f"{indent}{terminal.paint(_REMEDY, 'info')}{_safe(line.result.remedy)}"


def summary(lines: Iterable[Line]) -> str:
    """How many results there are of each status."""
    statuses = [line.result.status for line in lines]
    counts = ((status, statuses.count(status)) for status in (FAILURE, WARNING, UNKNOWN, OK))
    return ", ".join(
        f"{number} {_NOUNS[one]}" if one in _NOUNS else count(number, one) for one, number in counts if number
    )


def roles_text(roles: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Roles and their bindings as YAML, to be pasted or applied; every rule takes three lines."""
    for number, role in enumerate(roles):
        if number:
            yield "---"
        yield from yaml_lines({key: value for key, value in role.items() if key != "rules"})
        if "rules" in role:
            yield "rules:"
            yield from _rules(role)


def optional_text(roles: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Rules that one can do without, as comments below those that are needed."""
    for role in roles:
        where = "" if role["kind"] == "Role" else f", in a {role['kind']}"
        where = f", in {SYSTEM_NAMESPACE}" if role["metadata"].get("namespace") == SYSTEM_NAMESPACE else where
        yield f"# with these it tells more{where}:"
        yield from (f"# {line}" for line in _rules(role))


def _rules(role: dict[str, Any]) -> Iterator[str]:
    for rule in role["rules"]:
        for key, words in rule.items():
            yield f"{'- ' if key == 'apiGroups' else '  '}{key}: {json.dumps(words)}"


def as_json(lines: Iterable[Line], where: Where | None, roles: list[dict[str, Any]]) -> dict[str, Any]:
    """The same for programs; `checkup_model` says what it looks like."""
    listed = list(lines)
    statuses = [line.result.status for line in listed]
    return {
        "apiVersion": API_VERSION,
        "cluster": None
        if where is None
        else {
            "context": where.context,
            "server": where.server,
            "user": where.user,
            "namespace": where.namespace,
        },
        "summary": {status: statuses.count(status) for status in STATUSES},
        "results": [_result(line) for line in listed],
        "roles": roles,
    }


def _result(line: Line) -> dict[str, Any]:
    return {
        "area": line.area,
        "check": line.check,
        "status": line.result.status,
        "message": masked(line.result.message),
        "remedy": masked(line.result.remedy),
        "details": [masked(detail) for detail in line.result.details],
    }


def _texts(line: Line, room: int, *, brief: bool) -> list[str]:
    message = folded(_safe(line.result.message), max(room, 0))
    details = line.result.details
    if brief and len(details) > _MOST_DETAILS:
        more = len(details) - _MOST_DETAILS
        details = (*details[:_MOST_DETAILS], f"and {more} more: --for COMMAND looks at one, and prints its Role")
    return [*message, *(_safe(detail) for detail in details)]


def _safe(text: str) -> str:
    return inert(masked(text))
