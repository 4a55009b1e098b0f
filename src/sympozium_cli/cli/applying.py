"""What `pack apply` does: the packs of a file in, packs of a cluster out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from sympozium_cli.activation.application import plan_application
from sympozium_cli.activation.kinds import Kinds, kinds_of
from sympozium_cli.activation.lookup import find_pack, with_history, with_members, with_secrets
from sympozium_cli.activation.merge import merged
from sympozium_cli.activation.source import for_cluster
from sympozium_cli.activation.state import Live
from sympozium_cli.activation.step import Plan
from sympozium_cli.cli.change_options import Manner
from sympozium_cli.cli.changing import Need, Show, change, checked, show_objects
from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected, namespace_to_change, notice
from sympozium_cli.cli.loading import Loaded, demand_whole, load_packs, name_of, tell
from sympozium_cli.cluster.port import Cluster, Object
from sympozium_cli.condition.gather import running
from sympozium_cli.errors import (
    ConflictError,
    Exit,
    ForbiddenError,
    NotFoundError,
    RefusedError,
    SympoziumError,
    UsageError,
)
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.severity import ERROR
from sympozium_cli.schema.target import Target
from sympozium_cli.secret.references import references
from sympozium_cli.values.plural import count


class FoundError(SympoziumError):
    """The findings, which have been told, are why nothing is applied."""

    exit_code = Exit.FINDINGS


def applied(path: str, reach: Reach, manner: Manner, *, force: bool, validate: bool) -> None:
    """Apply every pack at a path.

    Raises:
        SympoziumError: the wishes make no sense, there are errors in a pack, or the cluster says no.
    """
    checked(manner)
    packs = load_packs(path)
    cluster = connected(reach)
    kinds = kinds_of(cluster)
    target = running(cluster, kinds)
    for pack in packs:
        demand_spoken(pack, kinds)
    if validate:
        demand_no_errors(packs, target, manner)
    spoken = kinds._replace(target=target)
    placed = [(pack, namespace_of(pack, cluster, reach)) for pack in packs]
    written: list[Object] = []
    try:
        for pack, namespace in placed:
            _apply(cluster, spoken, pack, namespace, manner, written.extend, force=force)
    finally:
        if written:
            show_objects(written, manner)


def namespace_of(pack: Loaded, cluster: Cluster, reach: Reach) -> str:
    """Where a pack belongs: as the file says, or the options, or the context.

    Raises:
        UsageError: the file and the options say different things.
        RefusedError: nobody says it.
    """
    return stated_namespace(pack, reach) or namespace_to_change(cluster.where)


def stated_namespace(pack: Loaded, reach: Reach) -> str:
    """The namespace that the file names, and -n does not contradict; "" for none.

    Raises:
        UsageError: the file and the option say different things.
    """
    value: Any = pack.document.value
    written = str((value.get("metadata") or {}).get("namespace") or "")
    if written and reach.namespace and written != reach.namespace:
        raise UsageError(
            f"the namespace of '{name_of(pack)}' is '{written}', and -n says '{reach.namespace}'",
            hint="leave one of them out",
        )
    return written


def demand_no_errors(packs: Sequence[Loaded], target: Target, manner: Manner) -> None:
    """Tell what `pack validate` finds, errors in full.

    Raises:
        FoundError: there are errors.
    """
    from sympozium_cli.lint import Linter
    from sympozium_cli.lint.choice import Choice
    from sympozium_cli.rules import ignore_rules, rules_for

    linter = Linter(rules_for, target, ignore_rules=ignore_rules)
    found: list[LocatedFinding] = []
    for pack in packs:
        found += (finding for finding in linter.lint(pack.document) if not finding.suppressed)
    shown = Choice().applied(found)[0]
    errors = [finding for finding in shown if finding.severity == ERROR]
    if errors:
        tell(errors, manner.color)
        raise FoundError(
            f"{count(len(errors), 'error')} for Sympozium {target}; nothing was applied",
            hint="see 'sympozium explain RULE'; --no-validate applies it all the same",
        )
    if shown and not manner.quiet:
        notice(f"note: pack validate has {count(len(shown), 'remark')} about it")


def demand_spoken(pack: Loaded, kinds: Kinds) -> None:
    """Refuse a pack in the words of another release, of which the API server would drop what it does not know.

    Raises:
        RefusedError: it is one; the hint says how to convert it.
        StoppedError: it cannot be read at all.
    """
    value: Any = pack.document.value
    if not isinstance(value, dict):
        demand_whole([pack])
        return
    spec = value.get("spec")
    keys = [key for key in ("agentConfigs", "personas") if isinstance(spec, dict) and key in spec]
    if value.get("kind") == kinds.target.kind and keys in ([], [kinds.list_key]):
        return
    served = f"{kinds.target.kind}s with {kinds.list_key}"
    raise RefusedError(
        f"'{name_of(pack)}' is written for another release: this cluster has {served}",
        hint=f"sympozium pack convert {pack.document.source} --target {kinds.target.era}",
    )


def _apply(
    cluster: Cluster, kinds: Kinds, pack: Loaded, namespace: str, manner: Manner, show: Show, *, force: bool
) -> None:
    body = for_cluster(pack.document.value, kinds, namespace)
    name = str(body["metadata"].get("name", ""))

    def planned() -> Plan:
        live = _live(cluster, kinds, name, namespace, body)
        return plan_application(live, body, after_apply(cluster, live, body, manner, force=force), force=force)

    plan = planned()
    known = not plan.steps or plan.steps[0].title.startswith("change")
    needs = [Need("patch", kinds.packs, name), *([] if known else [Need("create", kinds.packs)])]
    done = change(cluster, plan, planned, manner, needs=needs, show=show)
    if manner.dry_run != "none" or manner.output:
        return
    what = "unchanged" if not done else "configured" if known else "created"
    print(f"{kinds.packs.kind.lower()}.{kinds.packs.group}/{name} {what}")
    enabled = (done[0].answer.get("spec") or {}).get("enabled") is True if done else True
    if not manner.quiet:
        verb = "status" if enabled else "activate"
        notice(f"next: sympozium pack {verb} {name} -n {namespace}{'' if enabled else ' --provider PROVIDER'}")
    sys.stdout.flush()


def _live(cluster: Cluster, kinds: Kinds, name: str, namespace: str, body: Object) -> Live:
    """The pack and all that applying it can touch."""
    try:
        live = with_history(cluster, with_members(cluster, find_pack(cluster, kinds, name, namespace)))
    except NotFoundError:
        live = with_members(cluster, Live(kinds, name, namespace, {}))
    names = [one.secret for value in (live.value, body) for one in references(value)]
    try:
        return with_secrets(cluster, live, names, {})
    except ForbiddenError:
        return live._replace(unseen=(*live.unseen, "secrets (you may not get them)"))


def after_apply(cluster: Cluster, live: Live, body: Object, manner: Manner, *, force: bool) -> Object:
    """The pack as it will be stored: the API server is asked, unless nothing is to be sent to it.

    Raises:
        ConflictError: others manage some of the fields.
    """
    if manner.dry_run == "client":
        after = merged(live.value, body)
        return after if isinstance(after, dict) else {}
    try:
        return cluster.apply(live.kinds.packs, body, live.namespace, force=force, dry_run=True)
    except ConflictError as error:
        raise ConflictError(
            str(error), hint="leave these fields out of the file, or take them over with --force-conflicts"
        ) from error
