"""Whether the cluster's CRD has the fields of the release that runs: helm upgrades the controller, and not the CRDs."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.checkup.fields import difference
from sympozium_cli.checkup.live import Live
from sympozium_cli.checkup.result import Result, failure, ok, unknown, warning
from sympozium_cli.checkup.skew import assessed
from sympozium_cli.cluster.era import Installation
from sympozium_cli.schema.target import Target

ORDER = 80
_APPLY = "apply the CRDs of that release: by the chart sympozium-crds, or kubectl apply --server-side -f its files"
_SHOWN = 6


def check(live: Live) -> Iterator[Result]:
    known = live.installation.value
    if known is None:
        return
    controller = live.controller
    found = assessed(known, controller.release if controller else None)
    for message in found.faults:
        yield failure(message, _APPLY)
    if known.schema is None:
        yield unknown(
            f"the fields of {known.packs.kind} cannot be compared: neither its CRD nor /openapi/v3 may be read",
            "ask for 'get customresourcedefinitions', or name the release with --target",
        )
    elif not found.faults:
        yield from _fields(known, found.target)


def _fields(known: Installation, target: Target) -> Iterator[Result]:
    assert known.schema is not None
    differing = difference(known.schema, target)
    if not differing:
        yield ok(f"the CRD has exactly the fields of {target.release}")
    if differing.lacking:
        yield warning(
            f"the CRD lacks fields of {target.release}, so that they are dropped without a word",
            _APPLY,
            *_some(differing.lacking),
        )
    if differing.unknown:
        yield warning(
            f"the CRD has fields that {target.release} does not know; 'pack validate' takes them for mistakes",
            "check with another --target, or update this program",
            *_some(differing.unknown),
        )


def _some(paths: tuple[str, ...]) -> tuple[str, ...]:
    more = (f"and {len(paths) - _SHOWN} more",) if len(paths) > _SHOWN else ()
    return (*paths[:_SHOWN], *more)
