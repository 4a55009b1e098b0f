"""What older eras have left behind: helm never removes a CRD, and nobody takes finalizers off their objects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sympozium_cli.checkup.live import Live
from sympozium_cli.checkup.result import Result, ok, warning
from sympozium_cli.cluster.port import Object
from sympozium_cli.values.plural import count, listed

ORDER = 60


def check(live: Live) -> Iterator[Result]:
    known = live.installation.value
    if known is None or not known.leftovers:
        return
    found = live.leftovers.value
    if found is None:
        yield live.leftovers.missing(f"the objects of {listed(known.leftovers)}")
        return
    if not found:
        yield ok(f"the CRDs of {listed(known.leftovers)} are left from an older release, and empty")
        return
    counts = Counter(str(one["kind"]) for one in found)
    what = listed(count(number, kind) for kind, number in sorted(counts.items()))
    yield warning(
        f"{what} of an older release are there, and no controller serves them",
        "convert packs with 'sympozium pack convert'; delete what is not needed",
    )
    yield from _stuck(found)


def _stuck(found: tuple[Object, ...]) -> Iterator[Result]:
    for one in found:
        metadata = one.get("metadata") or {}
        if metadata.get("finalizers") and metadata.get("deletionTimestamp"):
            kind, name, namespace = str(one["kind"]).lower(), metadata.get("name"), metadata.get("namespace")
            yield warning(
                f"{one['kind']} '{name}' in '{namespace}' cannot be deleted: the controller that held it is gone",
                f'kubectl patch {kind} {name} -n {namespace} --type merge -p \'{{"metadata":{{"finalizers":null}}}}\'',
            )
