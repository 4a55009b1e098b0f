"""Put a Secret into a cluster, and say what was done."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import NamedTuple

from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import announce, connected, namespace_to_change
from sympozium_cli.cli.saying import remark, warn, without_keys
from sympozium_cli.cli.secret_absent import secret_absent
from sympozium_cli.cli.secret_reading import Keys
from sympozium_cli.cli.secret_words import CLIENT, NONE, SERVER
from sympozium_cli.cluster.port import Cluster, Object
from sympozium_cli.errors import UsageError
from sympozium_cli.secret.creation import (
    Deed,
    Done,
    Wish,
    demand_changeable,
    demand_room,
    find,
    holds,
    planned,
    put,
    replace,
)
from sympozium_cli.secret.expectation import expectation
from sympozium_cli.secret.manifest import decoded, demand_fitting
from sympozium_cli.secret.outlook import Place, after_rotation, demand_lasting, doubts
from sympozium_cli.secret.ownership import new_labels
from sympozium_cli.secret.packs import packs_in
from sympozium_cli.secret.value import SecretValue


class Manner(NamedTuple):
    """How a Secret is written, and how that is told.

    Args:
        reach: the options that name the cluster.
        dry_run: none, client or server.
        output: name, yaml or json; "" for a sentence.
        quiet: whether to leave out what was not asked for.
    """

    reach: Reach
    dry_run: str = NONE
    output: str = ""
    quiet: bool = False


class Wanted(NamedTuple):
    """A Secret that is wanted.

    Args:
        name: of the Secret.
        pack: whose it is; "" for nobody's in particular.
        keep: whether the controller must leave it alone.
        rotate: whether values that are there may be replaced.
        is_key: whether it is for authRefs, whose Secrets the controller may delete.
        next_step: what to do with it, for people; "" for nothing.
    """

    name: str
    pack: str
    keep: bool
    rotate: bool
    is_key: bool
    next_step: str = ""


def create(wanted: Wanted, keys: Keys, manner: Manner) -> None:
    """Make the Secret, or find that it is there already.

    Raises:
        SympoziumError: it is not done, and why.
    """
    cluster, namespace = _cluster(manner, keys.hidden)
    packs = packs_in(cluster, namespace)
    labels = new_labels(wanted.pack, keep=wanted.keep or not wanted.pack, kind=packs.kind or "Ensemble")
    place = Place(wanted.name, namespace, wanted.pack, labels, packs)
    for doubt in doubts(place):
        warn(doubt)
    if wanted.is_key:
        demand_lasting(place)
    wish = Wish(wanted.name, namespace, keys.values, labels, wanted.rotate)
    done = _put(cluster, wish, manner)
    _report(done, manner)
    if manner.quiet:
        return
    _remark(_seen(done, keys))
    _remark(_fate(place._replace(labels=done.secret["metadata"].get("labels") or {}), wanted))
    if done.deed == Deed.ROTATED:
        _remark(after_rotation(done.secret, packs))
    used = packs.references(wanted.name, namespace)
    if wanted.next_step and not used and done.deed != Deed.UNCHANGED and manner.dry_run == NONE:
        where = f" -n {namespace}" if manner.reach.namespace and "sympozium " in wanted.next_step else ""
        remark(f"next: {wanted.next_step}{where}")


def rotate(name: str, keys: Keys, data_key: str, manner: Manner) -> None:
    """Put another value into a Secret that is there.

    Raises:
        SympoziumError: it is not done, and why.
    """
    cluster, namespace = _cluster(manner, keys.hidden)
    secret = find(cluster, name, namespace)
    if secret is None:
        hint = "'sympozium secret create' makes one; 'sympozium secret list' shows what there is"
        raise secret_absent(cluster, name, namespace, hint=hint)
    (value,) = keys.values.values()
    key = data_key or _only_key(secret)
    values = {key: value}
    _examine(key, value)
    if holds(secret, values):
        done = Done(Deed.UNCHANGED, secret)
    elif manner.dry_run == CLIENT:
        demand_changeable(secret)
        demand_fitting(secret, values)
        done = Done(Deed.ROTATED, _with(secret, values_of=planned(Wish(name, namespace, values, {}))))
    else:
        done = replace(cluster, secret, values, dry_run=manner.dry_run == SERVER)
    _report(done, manner)
    if not manner.quiet:
        _remark(_seen(done, Keys(values, ()), before=secret))
        if done.deed == Deed.ROTATED:
            _remark(after_rotation(done.secret, packs_in(cluster, namespace)))


def _cluster(manner: Manner, hidden: tuple[str, ...]) -> tuple[Cluster, str]:
    cluster = connected(manner.reach, hidden=hidden)
    namespace = namespace_to_change(cluster.where)
    if manner.dry_run != CLIENT:
        announce(cluster.where)
    return cluster, namespace


def _put(cluster: Cluster, wish: Wish, manner: Manner) -> Done:
    if manner.dry_run != CLIENT:
        return put(cluster, wish, dry_run=manner.dry_run == SERVER)
    present = find(cluster, wish.name, wish.namespace)
    if present is None:
        return Done(Deed.CREATED, planned(wish))
    if holds(present, wish.values):
        return Done(Deed.UNCHANGED, present)
    demand_room(wish, present)
    return Done(Deed.ROTATED, _with(present, values_of=planned(wish)))


def _with(secret: Object, *, values_of: Object) -> Object:
    return {**secret, "data": {**(secret.get("data") or {}), **values_of["data"]}}


def _examine(key: str, value: SecretValue) -> None:
    """Refuse what cannot be the key that belongs there, and warn of one that is somebody else's.

    Raises:
        InputError: it is a placeholder.
    """
    from sympozium_cli.secret.sanity import demand_key, doubt

    expected = expectation(key)
    if expected is not None:
        demand_key(value)
        suspicion = doubt(value, expected.issuer, expected.owner)
        if suspicion:
            warn(suspicion)


def _only_key(secret: Object) -> str:
    """The one key of a Secret.

    Raises:
        UsageError: it has none, or several.
    """
    name, keys = secret["metadata"]["name"], sorted(decoded(secret))
    if len(keys) == 1:
        return keys[0]
    held = f"has {', '.join(keys)}" if keys else "is empty"
    raise UsageError(f"Secret '{name}' {held}", hint="say which key to replace with --data-key")


def _report(done: Done, manner: Manner) -> None:
    """What was done, on standard output."""
    name = f"secret/{done.secret['metadata']['name']}"
    if manner.output:
        sys.stdout.write(without_keys(_written(done.secret, manner.output)))
    else:
        tried = {NONE: "", CLIENT: " (dry run)", SERVER: " (server dry run)"}[manner.dry_run]
        print(f"{name} {done.deed}{tried}")
    sys.stdout.flush()


def _written(secret: Object, output: str) -> str:
    from sympozium_cli.report.objects import shown_safely
    from sympozium_cli.report.printing import Screen, object_printer
    from sympozium_cli.secret.fingerprint import fingerprint_key

    return object_printer(output)([shown_safely(secret, fingerprint_key(os.environ))], Screen(single=True))


def _seen(done: Done, keys: Keys, before: Object | None = None) -> Iterable[str]:
    """The values by their fingerprints, with those that they took the place of."""
    from sympozium_cli.secret.fingerprint import fingerprint, fingerprint_key
    from sympozium_cli.values.plural import count

    secret_of_user = fingerprint_key(os.environ)
    data, old = decoded(done.secret), decoded(before or {})
    for key, value in keys.values.items():
        held = data.get(key, b"")
        was = f" (before: {fingerprint(old[key], secret_of_user)})" if done.deed == Deed.ROTATED and key in old else ""
        origin = f", from {value.origin}" if value.origin else ""
        yield f"  {key}: {count(len(held), 'byte')}, fingerprint {fingerprint(held, secret_of_user)}{was}{origin}"


def _fate(place: Place, wanted: Wanted) -> Iterable[str]:
    """Whether the controller deletes the Secret."""
    if wanted.pack and wanted.is_key:
        why = place.why_deleted
        if why and wanted.keep:
            warn(f"the controller deletes it with pack '{wanted.pack}' all the same, because {why}")
        elif why:
            yield f"  the controller deletes it when pack '{wanted.pack}' is deactivated; --keep makes one that stays"
        else:
            yield f"  it stays when pack '{wanted.pack}' is deactivated"


def _remark(lines: Iterable[str]) -> None:
    for line in lines:
        remark(line)
