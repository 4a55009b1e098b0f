"""A failure that somebody can work with: made small, written to a file, with the way to see it again."""

from __future__ import annotations

import os
import tempfile
import traceback
from typing import NamedTuple

from fuzzing.case import Case, PropertyError
from fuzzing.properties import check

ATTEMPTS = 100
"""How often a smaller input is tried."""

SHOWN_FRAMES = 4


class Failure(NamedTuple):
    """What went wrong with which input; `sort` is the same for the same fault."""

    case: Case
    sort: str
    detail: str


def failure_of(case: Case) -> Failure | None:
    """What is wrong with a case; None where nothing is."""
    try:
        check(case)
    except PropertyError as error:
        return Failure(case, error.rule, str(error))
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        sort = f"{type(error).__name__} in {os.path.basename(last.filename)}:{last.name}"
        return Failure(case, sort, "".join(traceback.format_exception(error, limit=-SHOWN_FRAMES)))
    return None


def smallest(failure: Failure, attempts: int = ATTEMPTS) -> Failure:
    """The same fault with as many lines of the input left out as can be, larger pieces first."""
    if failure.sort.startswith("hang"):
        return failure
    lines = failure.case.data.splitlines(keepends=True)
    size = len(lines) // 2
    while size and attempts > 0:
        start = 0
        while start < len(lines) and attempts > 0:
            attempts -= 1
            fewer = lines[:start] + lines[start + size :]
            found = failure_of(failure.case._replace(data=b"".join(fewer)))
            if found is not None and found.sort == failure.sort:
                failure, lines = found, fewer
            else:
                start += size
        size //= 2
    return failure


def told(failure: Failure, seed: int, number: int) -> str:
    """What a person needs to see it again; writes the input to a temporary file."""
    with tempfile.NamedTemporaryFile("wb", prefix="fuzz-", suffix=".yaml", delete=False) as file:
        file.write(failure.case.data)
    where = f"seed {seed}, input {number}, target {failure.case.target or 'by dialect'}, smallest input: {file.name}"
    return f"{failure.sort}\n  {where}\n  {failure.detail.strip()}"
