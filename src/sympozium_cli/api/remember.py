"""Work something out once for a pack, however many rules ask."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sympozium_cli.api.view import View

ViewType = TypeVar("ViewType", bound=View)
Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


def remembered(
    work_out: Callable[Concatenate[ViewType, Arguments], Answer],
) -> Callable[Concatenate[ViewType, Arguments], Answer]:
    """`work_out`, whose answers are kept with the view that it is first asked about; it must be pure.

    The other arguments are told apart by identity where they are views, else by their values.
    """
    name = f"{work_out.__module__}.{work_out.__qualname__}"

    @wraps(work_out)
    def answer(view: ViewType, /, *arguments: Arguments.args, **named: Arguments.kwargs) -> Answer:
        known: dict[Any, Any] = view.__dict__.setdefault("remembered answers", {})
        key = (name, arguments, *named.items()) if named else (name, arguments)
        if key not in known:
            known[key] = work_out(view, *arguments, **named)
        found: Answer = known[key]
        return found

    return answer
