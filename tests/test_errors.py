"""Errors that go on to say more stay what they are."""

from __future__ import annotations

import pytest

from sympozium_cli.errors import BusyError, ForbiddenError, RejectedError, StoppedError, SympoziumError


@pytest.mark.parametrize(
    "error",
    [
        RejectedError("no", hint="ask"),
        ForbiddenError("no", hint="ask", namespace="team", refused=True),
        StoppedError("no", 15, hint="ask"),
        BusyError("no", 3.5, hint="ask"),
    ],
)
def test_what_an_error_knows_stays_when_it_says_more(error: SympoziumError) -> None:
    longer, other = error.followed_by("nothing was changed"), error.hinting("wait")
    assert (str(error), error.hint) == ("no", "ask")
    assert (str(longer), longer.hint) == ("no; nothing was changed", "ask")
    assert (str(other), other.hint) == ("no", "wait")
    for one in (longer, other):
        assert type(one) is type(error)
        assert {**vars(one), "hint": "ask"} == vars(error)
