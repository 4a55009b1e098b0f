"""How many tokens the pack may use, and when delegation stops after failures."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.sharing import circuit_breaker, failures, limits, token_budget
from sympozium_cli.api.view import View
from sympozium_cli.change.edit import Edit
from sympozium_cli.change.meaning import ESCALATION, INFO, Meaning
from sympozium_cli.source.path import FieldPath

_NO_LIMIT = 0


def find(edit: Edit) -> Iterator[Meaning]:
    """The limits that hold; a missing one is no limit."""
    old, new = token_budget(edit.before), token_budget(edit.after)
    paths = (_path(old), _path(new))
    for key, what in (("max_tokens", "the whole pack"), ("max_tokens_per_run", "a run")):
        was, now = _limit(old, key), _limit(new, key)
        if was != now:
            more = now == _NO_LIMIT or (was != _NO_LIMIT and now > was)
            text = f"{what} may use {_words(now)} instead of {_words(was)}"
            yield Meaning("budget-raised" if more else "budget-lowered", text, ESCALATION if more else INFO, "", *paths)
    if old is not None and new is not None and old.action != new.action:
        halts = new.action != "warn"
        text = "runs are refused" if halts else "runs go on, with a line in a log,"
        severity = INFO if halts else ESCALATION
        yield Meaning("budget-action-changed", f"{text} when the token budget is used up", severity, "", *paths)
    yield from _breaker(edit)


def _limit(budget: View | None, key: str) -> int:
    tokens: int | None = getattr(budget, key) if budget is not None else None
    return tokens if tokens is not None and limits(tokens) else _NO_LIMIT


def _words(tokens: int) -> str:
    return f"{tokens:,} tokens" if tokens != _NO_LIMIT else "any number of tokens"


def _breaker(edit: Edit) -> Iterator[Meaning]:
    was, now = _failures(edit.before), _failures(edit.after)
    if was != now:
        more = now == _NO_LIMIT or (was != _NO_LIMIT and now > was)
        text = f"delegation stops after {now} failures in a row" if now else "delegation no longer stops after failures"
        paths = (_path(circuit_breaker(edit.before)), _path(circuit_breaker(edit.after)))
        yield Meaning("breaker-changed", text, ESCALATION if more else INFO, "", *paths)


def _failures(pack: Pack) -> int:
    breaker = circuit_breaker(pack)
    return failures(breaker) if breaker is not None else _NO_LIMIT


def _path(view: View | None) -> FieldPath | None:
    return view.path if view is not None else None
