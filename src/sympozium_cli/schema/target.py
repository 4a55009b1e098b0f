"""The version of Sympozium that a pack is checked for."""

from __future__ import annotations

from typing import Final, NamedTuple

from sympozium_cli.errors import UsageError
from sympozium_cli.values.release import MAIN, Release


class Era:
    """The three ways of spelling a pack."""

    V0_8: Final = "0.8"
    V0_9: Final = "0.9"
    V0_10: Final = "0.10"


class Spelling(NamedTuple):
    """The words of an era: its kind, the key of the list of personas, and the key that names one in a rule."""

    kind: str
    list_key: str
    rule_key: str


SPELLINGS: Final = {
    Era.V0_8: Spelling("PersonaPack", "personas", "persona"),
    Era.V0_9: Spelling("Ensemble", "personas", "persona"),
    Era.V0_10: Spelling("Ensemble", "agentConfigs", "agentConfig"),
}

# Tags v0.10.24 and v0.10.25 were never made.
RELEASES: Final = (
    *(Release(0, 8, patch) for patch in (27, 28)),
    *(Release(0, 9, patch) for patch in range(6)),
    *(Release(0, 10, patch) for patch in range(47) if patch not in {24, 25}),
)

_NEWEST_OF_ERA: Final = {f"0.{release.minor}": release for release in RELEASES}


class Target(NamedTuple):
    """A release, and the words that packs are written in for it."""

    release: Release
    era: str
    kind: str
    list_key: str
    rule_key: str

    def __str__(self) -> str:
        """The release's tag, or "main"."""
        return str(self.release)

    @classmethod
    def of(cls, release: Release) -> Target:
        """The target of a release that exists; KeyError for one of no era that is known."""
        era = f"0.{release.minor}" if release.major == 0 else str(release.major)
        return cls(release, era, *SPELLINGS[era])

    @classmethod
    def parse(cls, text: str) -> Target:
        """The target that "0.10" (its newest release), "v0.10.43", "0.10.43" or "main" names.

        Raises UsageError, with the accepted forms and the closest release, for anything else.
        """
        if text in _NEWEST_OF_ERA:
            return cls.of(_NEWEST_OF_ERA[text])
        try:
            release = Release.parse(text)
        except ValueError:
            raise _unknown(text, _closest_name(text)) from None
        if release == MAIN or release in RELEASES:
            return cls.of(release)
        raise _unknown(text, str(_closest_release(release)))


NEWEST: Final = Target.of(RELEASES[-1])


def _unknown(text: str, closest: str | None) -> UsageError:
    accepted = "0.8, 0.9, 0.10, main, or a release from v0.8.27 to v0.10.46"
    guess = f"did you mean {closest}? " if closest else ""
    return UsageError(f"there is no Sympozium {text!r} to check for", hint=f"{guess}a target is {accepted}")


def _closest_name(text: str) -> str | None:
    from sympozium_cli.values.similar import closest

    return closest(text, [*_NEWEST_OF_ERA, "main", *map(str, RELEASES)])


def _closest_release(release: Release) -> Release:
    """The newest release that is not newer, or else the oldest there is."""
    return max((known for known in RELEASES if known <= release), default=RELEASES[0])
