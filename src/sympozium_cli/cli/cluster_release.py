"""The release that packs are read for: the one that is named, or with `--target cluster` whatever a cluster has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sympozium_cli.cli.reach import CLUSTER, Reach
from sympozium_cli.cli.saying import note, warn
from sympozium_cli.errors import UsageError
from sympozium_cli.schema.target import Target

if TYPE_CHECKING:
    from sympozium_cli.cluster.port import Cluster

_SHOWN = 5


def named_release(target: str, reach: Reach, done: str, *, quiet: bool) -> str:
    """What `--target` means: a release, or "" where it is not given. No cluster is asked without need.

    Args:
        target: what is given.
        reach: which cluster, and as whom; its namespace does not matter.
        done: what is done for the release, for a note, as in "rendered".
        quiet: whether to leave the note out.

    Raises:
        UsageError: there is no such release, or a cluster is named and not asked.
        SympoziumError: the cluster cannot be asked, or has no Sympozium.
    """
    if target == CLUSTER:
        from sympozium_cli.cli.connecting import connected

        return str(release_of(connected(reach), done, quiet=quiet).release)
    if any(reach._replace(namespace="")):
        raise UsageError("the options that name a cluster mean nothing here", hint="add --target cluster")
    return str(Target.parse(target)) if target else ""


def release_of(cluster: Cluster, done: str, *, quiet: bool) -> Target:
    """The release that the cluster has, with what is to be said about it."""
    from sympozium_cli.checkup.controller import controllers
    from sympozium_cli.checkup.fields import difference
    from sympozium_cli.checkup.skew import assessed
    from sympozium_cli.cluster.era import installation
    from sympozium_cli.errors import ForbiddenError

    known = installation(cluster)
    try:
        running = controllers(cluster)
    except ForbiddenError:
        running = ()
    release = next((one.release for one in running if one.release is not None), None)
    found = assessed(known, release)
    if not quiet:
        note(f"{done} for {found.target.release}: {found.reason}")
    for fault in found.faults:
        warn(f"{fault}; see 'sympozium doctor'")
    if known.schema is None:
        warn(f"the fields of this cluster may not be read, so those of {found.target.release} are expected")
    elif not found.faults:
        differing = difference(known.schema, found.target)
        _differs(f"the cluster's CRD lacks fields of {found.target.release}", differing.lacking)
        _differs(f"the cluster's CRD has fields that {found.target.release} does not", differing.unknown)
    return found.target


def _differs(message: str, paths: tuple[str, ...]) -> None:
    if paths:
        more = f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else ""
        warn(f"{message}: {', '.join(paths[:_SHOWN])}{more}")
