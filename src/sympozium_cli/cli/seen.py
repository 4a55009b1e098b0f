"""What a run looked at, for the case that there was no pack in it."""

from __future__ import annotations

from collections.abc import Iterable

from sympozium_cli.errors import NothingMatchedError
from sympozium_cli.lint.packs import NO_KIND, NO_YAML
from sympozium_cli.source.files import Listing
from sympozium_cli.values.plural import count, listed

_KINDS_SHOWN = 5
_KINDS_KEPT = 1000
_NAMES_SHOWN = 3
_LONGEST_KIND = 63
_HINT = "a pack is a document with apiVersion sympozium.ai/v1alpha1 and kind Ensemble or PersonaPack"


class Seen:
    """The kinds of the documents that are no packs, each with its number."""

    def __init__(self) -> None:
        self._kinds: dict[str, int] = {}

    def add(self, kinds: Iterable[str]) -> None:
        """Count documents of these kinds."""
        for kind in (kind[:_LONGEST_KIND] for kind in kinds):
            if kind in self._kinds or len(self._kinds) < _KINDS_KEPT:
                self._kinds[kind] = self._kinds.get(kind, 0) + 1

    def nothing(self, found: Listing) -> NothingMatchedError:
        """The error that there is no pack, with what was looked at and what was seen there."""
        ignored = f"; .gitignore leaves out {found.ignored} more" if found.ignored else ""
        ignored += f"; the configuration excludes {count(found.excluded, 'file')}" if found.excluded else ""
        if not found.inputs:
            return NothingMatchedError(f"found no pack: there is no YAML or JSON file here{ignored}", hint=_HINT)
        names = [each.name for each in found.inputs[:_NAMES_SHOWN]]
        more = ", ..." if len(found.inputs) > len(names) else ""
        looked = f"{count(len(found.inputs), 'file')} ({', '.join(names)}{more})"
        return NothingMatchedError(
            f"found no pack: looked at {looked} and saw {self._documents()}{ignored}", hint=_HINT
        )

    def _documents(self) -> str:
        parts = []
        others = {kind: number for kind, number in self._kinds.items() if kind not in {NO_KIND, NO_YAML}}
        if others:
            parts.append(f"{count(sum(others.values()), 'other document')} ({_kinds(others)})")
        if NO_KIND in self._kinds:
            parts.append(f"{count(self._kinds[NO_KIND], 'document')} without a kind")
        if NO_YAML in self._kinds:
            parts.append(f"{count(self._kinds[NO_YAML], 'document')} that cannot be read as YAML")
        return listed(parts) or "no Kubernetes document"


def _kinds(kinds: dict[str, int]) -> str:
    shown = [f"{number} {kind}" if number > 1 else kind for kind, number in sorted(kinds.items())]
    return ", ".join(shown[:_KINDS_SHOWN]) + (", ..." if len(shown) > _KINDS_SHOWN else "")
