"""Which release a cluster is to be taken for, and whether its controller and its CRDs fit together.

The CRD decides on the words: what it does not know is dropped before the controller sees it. The controller decides on
what is made of them.
"""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.cluster.era import Installation
from sympozium_cli.schema.target import RELEASES, SPELLINGS, Target
from sympozium_cli.values.release import MAIN, Release


class Skew(NamedTuple):
    """The verdict.

    Args:
        target: what to check packs for.
        reason: why this one, for people.
        faults: how controller and CRD contradict each other.
    """

    target: Target
    reason: str
    faults: tuple[str, ...] = ()


def assessed(known: Installation, controller: Release | None) -> Skew:
    """What an installation is.

    Args:
        known: what the API server serves.
        controller: the release of the controller, where that is known.
    """
    if controller is not None and _era(controller) == known.era:
        return _of_controller(known, controller)
    if controller is None and known.schema is None:
        newest = Target.parse(known.era)
        return Skew(newest, f"nothing tells which {known.era} the cluster has, so that the newest is taken")
    floor = Target.of(_known(known.floor, known.era))
    because = f"the fields that the cluster serves are those of {floor.release} or newer"
    if controller is None:
        return Skew(floor, f"{because}, and the controller's release is not known")
    return Skew(floor, f"{because}; the controller is {controller}", (_contradiction(known, controller),))


def _of_controller(known: Installation, controller: Release) -> Skew:
    target = Target.of(_known(controller, known.era))
    reason = f"the controller is {controller}"
    if target.release != controller:
        reason += ", which this program does not know"
    if known.schema is None or known.floor <= controller:
        return Skew(target, reason)
    return Skew(target, f"{reason}, older than its CRDs, which serve fields of {known.floor}")


def _contradiction(known: Installation, controller: Release) -> str:
    newer = _order(_era(controller)) > _order(known.era)
    ours = SPELLINGS[known.era]
    words = f"{ours.kind}.spec.{ours.list_key}"
    if newer:
        return (
            f"the controller is {controller}, and the CRDs are of {known.era}: it looks for other words than {words}, "
            "sees packs without personas, and its own writes are refused"
        )
    return (
        f"the controller is {controller}, and the CRDs are of {known.era}: it does not know {words}, and sees nothing"
    )


def _era(release: Release) -> str:
    return f"{release.major}.{release.minor}"


def _order(era: str) -> tuple[int, ...]:
    return tuple(int(number) for number in era.split("."))


def _known(release: Release, era: str) -> Release:
    """The release itself if it is known, or else the newest that is not newer; of the era in any case."""
    of_era = [one for one in (*RELEASES, MAIN) if _era(one) == era]
    return max((one for one in of_era if one <= release), default=of_era[0])
