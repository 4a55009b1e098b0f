"""The release that a pack ran on before it was converted."""

from __future__ import annotations

from typing import Final, NamedTuple

from sympozium_cli.errors import UsageError
from sympozium_cli.schema.dialect import Dialect
from sympozium_cli.schema.target import SPELLINGS, Era, Target
from sympozium_cli.values.release import Release

_FIRST: Final = Release(0, 0, 46)
_FIRST_CHECKED: Final = Release(0, 8, 27)


class Origin(NamedTuple):
    """The release that a pack ran on, and whether that was only assumed."""

    target: Target
    assumed: bool


def parse_origin(text: str) -> Target:
    """The release that `--from` names: all that a target may be, and every older one since v0.0.46.

    Raises:
        UsageError: there is no such release.
    """
    try:
        release = Release.parse(text)
    except ValueError:
        return Target.parse(text)
    if _FIRST <= release < _FIRST_CHECKED:
        return Target(release, Era.V0_8, *SPELLINGS[Era.V0_8])
    if release < _FIRST:
        raise UsageError(f"Sympozium {release} had no packs", hint="the first release with packs is v0.0.46")
    return Target.parse(text)


def origin_of(spoken: Dialect, named: Target | None, target: Target) -> Origin | None:
    """What to compare the converted pack with; None where no release can have run it, or nobody asked.

    Without a name it is the newest release that the pack's words are of, if the target's words are others.

    Raises:
        UsageError: the named release has other words than the pack, or is newer than the target.
    """
    unlike_any = spoken.mixture or spoken.incomplete
    if named is None:
        is_current = spoken.target.era == target.era
        return None if unlike_any or is_current else Origin(spoken.target, assumed=True)
    if named.release > target.release:
        raise UsageError(f"--from {named} is newer than --target {target}", hint="convert goes forward only")
    if not unlike_any and named.era != spoken.target.era:
        raise UsageError(
            f"the pack cannot have run on {named}: {spoken.reason}",
            hint=f"{_spelling(named)} is what {named} reads; name a release of {spoken.target.era}",
        )
    return Origin(named, assumed=False)


def demand_forward(spoken: Dialect, target: Target, where: str) -> None:
    """See that the target is not older than the pack's own words.

    Raises:
        UsageError: it is.
    """
    if Release.parse(f"{spoken.target.era}.0") > Release.parse(f"{target.era}.0"):
        raise UsageError(
            f"{where}: the pack is newer than --target {target}: {spoken.reason}",
            hint="convert goes forward only",
        )


def _spelling(target: Target) -> str:
    return f"kind {target.kind} with {target.list_key}"
