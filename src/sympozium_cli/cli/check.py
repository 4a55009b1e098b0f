"""Check inputs: with what is remembered of earlier runs, and on as many processors as pay."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from sympozium_cli.cli.batch import Outcome, outcomes
from sympozium_cli.cli.parts import Parts
from sympozium_cli.cli.survey import Content, survey
from sympozium_cli.config.settings import Settings
from sympozium_cli.errors import SympoziumError
from sympozium_cli.lint.engine import Settlement
from sympozium_cli.lint.examination import FileResult, LocatedClaim, RuleSource, examine_file
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.packs import foreign_kinds, may_hold_packs
from sympozium_cli.rules import ignore_rules, rules_for
from sympozium_cli.schema.target import Target
from sympozium_cli.source.files import Input

if TYPE_CHECKING:
    from sympozium_cli.cli.cache import Cache

WORTH_KEEPING = 20
"""Files from which on a run uses the cache: fewer are checked more quickly than the cache is read."""


SettingsFor = Callable[[Input], Settings]


class Checker:
    """Checks the inputs of a run.

    Args:
        sources: everything that is checked, for together they say what is defined.
        settings_for: gives the settings of an input.
        jobs: the most processes to use; 0 for as many as there are processors.
        cached: whether results of earlier runs may be used.
        rules: gives the rules that concern a subject.
    """

    def __init__(
        self,
        sources: Sequence[Input],
        settings_for: SettingsFor,
        *,
        jobs: int,
        cached: bool,
        rules: RuleSource = rules_for,
    ) -> None:
        self.content = Content()
        self._sources = sources
        self._settings_for = settings_for
        self._jobs = jobs
        self._cached = cached
        self._rules = rules
        self._parts = Parts()
        self._universe = survey(sources, self.content)

    def outcomes(self) -> Iterator[Outcome]:
        """The outcome of every input, in their order."""
        if self._cached and len(self._sources) >= WORTH_KEEPING:
            return self._remembered()
        return outcomes(self._sources, self._outcome, self._jobs)

    def _remembered(self) -> Iterator[Outcome]:
        from sympozium_cli.cli.cache import Cache, cache_path

        cache = Cache(cache_path(os.environ, os.getcwd()), repr(sorted(self._universe)))
        keys = {source.name: self._key(source, cache) for source in self._sources}
        missing = [source for source in self._sources if keys[source.name] not in cache]
        fresh = outcomes(missing, self._outcome, self._jobs)
        for source in self._sources:
            key = keys[source.name]
            outcome = Outcome(source, cache.get(key)) if key in cache else next(fresh)
            if outcome.result is not None:
                cache.put(key, outcome.result)
            yield outcome
        cache.write()

    def _key(self, source: Input, cache: Cache) -> str:
        """What the result for an input is remembered under; "" for what cannot be read or holds no pack."""
        target = self._settings_for(source).target
        try:
            data = self.content.of(source)
        except SympoziumError:
            return ""
        return cache.key(data, source.name, target) if self.is_checked(source, data) else ""

    def _outcome(self, source: Input) -> Outcome:
        try:
            data = self.content.of(source)
        except SympoziumError as failure:
            return Outcome(source, failure=failure)
        if not may_hold_packs(data):
            return Outcome(source, others=tuple(foreign_kinds(data)))
        part = self._part(source, data)
        return part or Outcome(source, self.examined(source, data))

    def is_checked(self, source: Input, data: bytes) -> bool:
        """Whether packs may stand in these bytes, and the file is a manifest by itself."""
        return may_hold_packs(data) and self._part(source, data) is None

    def _part(self, source: Input, data: bytes) -> Outcome | None:
        """The outcome for a file that is no manifest by itself; None for every other."""
        part = self._parts.part(source, data)
        if part is None:
            return None
        return Outcome(source, others=(part.kind,), note=f"{part.whole} | sympozium pack validate -")

    def examined(self, source: Input, data: bytes) -> FileResult:
        """The result for these bytes, as the content of an input."""
        target = self._settings_for(source).target
        return examine_file(data, source.name, self._rules, Target.parse(target) if target else None, self._universe)

    def claims_of(self, name: str) -> Sequence[LocatedClaim]:
        """The claims of one of the inputs, worked out anew; none if it cannot be read any more."""
        outcome = self._outcome(self._by_name[name])
        return outcome.result.claims if outcome.result else ()

    @cached_property
    def _by_name(self) -> Mapping[str, Input]:
        # Of two inputs with one name, the first.
        return {source.name: source for source in reversed(self._sources)}

    def alone(self, source: Input, data: bytes) -> list[LocatedFinding]:
        """The findings in these bytes, as the content of the only input."""
        return Settlement(ignore_rules).settle(self.examined(source, data))
