"""A conversion is refused, or it says what was meant and needs no second one."""

from __future__ import annotations

from fuzzing.case import NAME, Case, demand
from fuzzing.patience import patience
from sympozium_cli.convert.conversion import Wish, converted
from sympozium_cli.errors import SympoziumError
from sympozium_cli.lint.packs import documents
from sympozium_cli.schema.target import NEWEST

OLDER = ((b"kind: Ensemble", b"kind: PersonaPack"), (b"agentConfigs:", b"personas:"))
"""What makes an old pack of a current one, for most of what is tried is current."""


def check_conversion(case: Case) -> None:
    """The input as it is, and in the words of older eras."""
    kind, key = OLDER
    for data in (case.data, case.data.replace(*key), case.data.replace(*key).replace(*kind)):
        for activate in (None, True):
            _check(data, Wish(NEWEST, activate=activate))


def _check(data: bytes, wish: Wish) -> None:
    with patience("converted"):
        try:
            result = converted(data, NAME, wish)
        except SympoziumError:
            return
    again = converted(result.after, NAME, Wish(wish.target))
    demand(not again.changed, "a conversion has to be done twice", result.after)
    meant = [pack.value for pack in result.packs]
    there = [one.document.value for one in documents(result.after, NAME) if one.pack]
    demand(there == meant, "a conversion does not say what was meant", result.after)
