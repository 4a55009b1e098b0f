"""Names that only one pack of the whole input may use, and who used them first.

Of every claim only its hash and its file are kept, so that memory hardly grows with the input; in the rare case that a
name is claimed again, the file that claimed it first is asked once more. The answers of the last few files are kept,
for a file that shares one name mostly shares others, and a copied pack has many copies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from sympozium_cli.lint.examination import LocatedClaim
from sympozium_cli.lint.finding import LocatedFinding

Recall = Callable[[str], Sequence[LocatedClaim]]
"""Gives the claims of a file that was settled before."""


ANSWERS_KEPT = 16


class Claims:
    """The claims of the files so far.

    Args:
        recall: gives the claims of an earlier file again; without it they are all kept.
    """

    def __init__(self, recall: Recall | None = None) -> None:
        self._recall = lru_cache(ANSWERS_KEPT)(recall) if recall else None
        self._kept: dict[str, Sequence[LocatedClaim]] = {}
        self._files: dict[int, str] = {}

    def contested(self, claims: Sequence[LocatedClaim]) -> Iterator[LocatedFinding]:
        """The findings of those claims of one file that another pack has made before; the others are noted."""
        own: dict[tuple[str, ...], LocatedClaim] = {}
        for claim in claims:
            earlier = own.get(claim.key) or self._earlier(claim)
            if earlier is None:
                own[claim.key] = claim
            elif not (claim.owner and claim.owner == earlier.owner):
                yield claim.finding._replace(related=(*claim.finding.related, earlier.place))
        self._note(own)

    def _earlier(self, claim: LocatedClaim) -> LocatedClaim | None:
        file = self._files.get(hash(claim.key))
        if file is None:
            return None
        # Two names may have the same hash, so the file has the last word.
        claims = self._recall(file) if self._recall else self._kept[file]
        return next((other for other in claims if other.key == claim.key), None)

    def _note(self, own: dict[tuple[str, ...], LocatedClaim]) -> None:
        for key, claim in own.items():
            self._files.setdefault(hash(key), claim.place.file)
            if self._recall is None:
                self._kept.setdefault(claim.place.file, list(own.values()))
