"""A Sympozium release, as its tag names it."""

from __future__ import annotations

import re
from typing import NamedTuple

_TAG = re.compile(r"v?([0-9]{1,9})\.([0-9]{1,9})\.([0-9]{1,9})")
_UNRELEASED_PATCH = 9999


class Release(NamedTuple):
    """One release of Sympozium; releases compare by age, `MAIN` being the newest."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        """The tag, "v0.10.46", or "main" for what is not released yet."""
        return "main" if self == MAIN else f"v{self.major}.{self.minor}.{self.patch}"

    @classmethod
    def parse(cls, text: str) -> Release:
        """The release that "v0.10.46", "0.10.46" or "main" names; ValueError for any other text."""
        if text == "main":
            return MAIN
        match = _TAG.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a release; write three numbers, such as v0.10.46, or main")
        return cls(*(int(part) for part in match.groups()))


MAIN = Release(0, 10, _UNRELEASED_PATCH)
"""What upstream has on its main branch and not yet in a release."""
