"""What `pack diff` does with one version: what applying it would mean for the pack that is live."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from sympozium_cli.activation.kinds import Kinds, kinds_of
from sympozium_cli.activation.merge import merged
from sympozium_cli.activation.source import for_cluster
from sympozium_cli.activation.state import Live
from sympozium_cli.change.reconcile import SINCE
from sympozium_cli.cli.applying import demand_spoken, stated_namespace
from sympozium_cli.cli.beginning import beginning
from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.circumstances import circumstances
from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.comparing import (
    Wanted,
    demand_acceptable,
    difference_of,
    mention,
    printed,
)
from sympozium_cli.cli.connecting import connected
from sympozium_cli.cli.judging import stops
from sympozium_cli.cli.loading import Loaded, load_packs, packs_in
from sympozium_cli.cli.versions import Pair
from sympozium_cli.cluster.namespaces import demand_namespace
from sympozium_cli.cluster.port import Cluster, Object
from sympozium_cli.condition.gather import look, running
from sympozium_cli.condition.scene import Scene
from sympozium_cli.condition.status import status_of
from sympozium_cli.errors import ConflictError, ForbiddenError, NotFoundError, UsageError
from sympozium_cli.lint.subject import object_name
from sympozium_cli.render.circumstances import Circumstances
from sympozium_cli.report.differences import FORMATS, Difference
from sympozium_cli.report.yaml_text import yaml_lines
from sympozium_cli.schema.target import Target
from sympozium_cli.values.plural import count

_SOURCE = "the cluster"
_SERVERS_OWN = ("managedFields", "resourceVersion", "uid", "generation", "creationTimestamp", "finalizers", "selfLink")


class Given(NamedTuple):
    """What the user says of the controllers' surroundings, instead of what is found; see `circumstances`."""

    environment: tuple[str, ...] = ()
    model_endpoint: str = ""
    secrets: tuple[str, ...] = ()


def compared_with_cluster(path: str, reach: Reach, given: Given, wanted: Wanted) -> int:
    """Compare the packs of a file with what is live, and print what is different; the exit code.

    Raises:
        SympoziumError: the wishes make no sense, or the cluster says no.
    """
    checked_choice("--output", wanted.output, tuple(FORMATS))
    since = beginning(wanted.start)
    packs = load_packs(path, str(wanted.target) if wanted.forced else "")
    demand_acceptable([Pair(None, pack) for pack in packs], wanted)
    cluster = connected(reach)
    kinds = kinds_of(cluster)
    for pack in packs:
        demand_spoken(pack, kinds)
    target = wanted.target if wanted.forced else _known(running(cluster, kinds))
    chosen = wanted._replace(target=target)
    spoken = kinds._replace(target=target)
    placed = [(pack, stated_namespace(pack, reach) or cluster.where.namespace) for pack in packs]
    return printed([_difference(cluster, spoken, one, given, chosen, since) for one in placed], chosen)


def _known(target: Target) -> Target:
    """The release of the cluster.

    Raises:
        UsageError: what its controllers do about an edit is not known; the hint says what is.
    """
    if target.release < SINCE:
        raise UsageError(
            f"this cluster has Sympozium {target}, and what its controllers do about an edit is not known here",
            hint="'pack status' tells what is missing and what is left over; 'pack apply --dry-run=server', which "
            "fields of the pack would change",
        )
    return target


def _difference(
    cluster: Cluster, kinds: Kinds, placed: tuple[Loaded, str], given: Given, wanted: Wanted, since: datetime
) -> Difference:
    """What applying a pack in a namespace would mean."""
    pack, namespace = placed
    _, name, _ = object_name(pack.document.value)
    body = for_cluster(pack.document.value, kinds, namespace)
    scene = _scene(cluster, kinds, name, namespace)
    live = scene.live if scene is not None else Live(kinds, name, namespace, {})
    after = _applied(cluster, live, body, wanted)
    document = copy.copy(pack.document)
    document.value = _bare(after)
    pair = Pair(_stored(live, wanted), pack._replace(document=document))
    if scene is not None:
        for text in _beside(scene):
            mention(text, wanted)
    around = _around(scene, given, wanted, namespace)
    return difference_of(pair, around, since, wanted)._replace(live=True)


def _scene(cluster: Cluster, kinds: Kinds, name: str, namespace: str) -> Scene | None:
    try:
        return look(cluster, kinds, name, stops, datetime.now(UTC), namespace)
    except NotFoundError:
        demand_namespace(cluster, namespace)
        return None


def _applied(cluster: Cluster, live: Live, body: Object, wanted: Wanted) -> Object:
    """The pack as the API server would store it."""
    try:
        return cluster.apply(live.kinds.packs, body, live.namespace, dry_run=True)
    except ConflictError as error:
        mention(f"{error}; compared as if they were taken over by force", wanted)
        return cluster.apply(live.kinds.packs, body, live.namespace, force=True, dry_run=True)
    except ForbiddenError:
        mention("you may not apply it, not even as a dry run: what the file leaves out is taken to stay", wanted)
        after = merged(live.value, body)
        return after if isinstance(after, dict) else body


def _stored(live: Live, wanted: Wanted) -> Loaded | None:
    """The live pack as a document; None where there is none."""
    if not live.exists:
        return None
    text = "".join(f"{line}\n" for line in yaml_lines(_bare(live.value)))
    (loaded,) = packs_in(text.encode(), _SOURCE, wanted.target)
    return loaded


def _bare(value: Object) -> Object:
    """An object without what only the API server and the controllers write."""
    about = {key: part for key, part in (value.get("metadata") or {}).items() if key not in _SERVERS_OWN}
    return {**{key: part for key, part in value.items() if key != "status"}, "metadata": about}


def _around(scene: Scene | None, given: Given, wanted: Wanted, namespace: str) -> Circumstances:
    """What the controllers know: as it is in the cluster, unless the user says otherwise."""
    said = circumstances(wanted.target, given.environment, given.model_endpoint, given.secrets, namespace)
    if scene is None:
        return said
    found = scene.around
    return Circumstances(
        said.environment if given.environment else found.environment,
        given.model_endpoint or found.model_endpoint,
        said.existing_secrets if given.secrets else None,
        namespace,
    )


def _beside(scene: Scene) -> Iterator[str]:
    """What is not as the live pack would have it, and is nothing of this edit."""
    status = status_of(scene)
    found = [
        *([count(len(status.orphans), "orphan")] if status.orphans else []),
        *([f"drift of {count(len(status.drifts), 'object')}"] if status.drifts else []),
    ]
    if found:
        yield f"not compared here: {' and '.join(found)}; see 'sympozium pack status {scene.place}'"
