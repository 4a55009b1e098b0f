"""What `pack activate` does: words and a cluster in, an active pack out."""

from __future__ import annotations

import os
import time

from sympozium_cli.activation.faults import channel_secrets
from sympozium_cli.activation.kinds import Kinds, kinds_of
from sympozium_cli.activation.lookup import find_pack, with_members, with_model, with_policies, with_secrets
from sympozium_cli.activation.plan import plan_activation
from sympozium_cli.activation.source import for_cluster
from sympozium_cli.activation.state import Live
from sympozium_cli.activation.step import Plan
from sympozium_cli.activation.waiting import Patience, until_active
from sympozium_cli.activation.wishes import Wishes
from sympozium_cli.cli.activation_wishes import Request, heard
from sympozium_cli.cli.change_options import Manner
from sympozium_cli.cli.changing import Need, change, checked, seconds, waited
from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected, namespace_to_change, notice
from sympozium_cli.cli.judging import stops
from sympozium_cli.cli.reference import pack_named
from sympozium_cli.cluster.port import Cluster, Object
from sympozium_cli.cluster.resource import SECRETS
from sympozium_cli.errors import NotFoundError, UsageError
from sympozium_cli.secret.value import SecretValue

__all__ = ["Request", "activated"]


def activated(request: Request, reach: Reach, manner: Manner, timeout: str) -> None:
    """Activate a pack.

    Args:
        request: the words of the command.
        reach: which cluster.
        manner: how.
        timeout: how long to wait for the controllers; "" for not at all.
    """
    checked(manner)
    patience = seconds(timeout) if timeout else 0.0
    if not (request.name or request.file):
        raise UsageError("missing argument 'NAME'", hint="name the pack, or a file with -f")
    if request.name:
        request = request._replace(name=pack_named(request.name))
    document = _document(request) if request.file else None
    wishes, hidden = heard(request)
    cluster = connected(reach, hidden=hidden)
    kinds = kinds_of(cluster)
    namespace = _namespace(cluster, reach, document)
    activation = f"{int(time.time())}-{os.urandom(6).hex()}"
    source = for_cluster(document, kinds, namespace) if document is not None else None
    if source is not None:
        wishes = wishes._replace(written_refs=tuple(source["spec"].get("authRefs") or ()))
    name = request.name or str(source["metadata"].get("name", "") if source is not None else "")

    def planned() -> Plan:
        live = _read(cluster, kinds, name, namespace, wishes, source)
        return plan_activation(live, wishes, lambda value: stops(value, kinds.target), activation, source)

    plan = planned()
    done = change(cluster, plan, planned, manner, needs=_needs(kinds, plan, name))
    if manner.dry_run != "none":
        return
    if done and not manner.quiet:
        notice(f"'{name}' is activated")
    live = Live(kinds, name, namespace, {})
    if timeout:
        watch = Patience(patience, time.monotonic, time.sleep, notice)
        waited(lambda: until_active(cluster, live, watch), f"'{name}' is activated")
        notice(f"'{name}' is ready")
    if not manner.quiet:
        notice(f"next: sympozium runs watch --pack {name} -n {namespace}")


def _document(request: Request) -> Object:
    """The pack of the file, which the API server will take.

    Raises:
        SympoziumError: there is none, or not one alone.
    """
    from sympozium_cli.cli.loading import demand_whole, load_pack

    (subject,) = demand_whole([load_pack(request.file, name=request.name)])
    value: Object = subject.document.value
    return value


def _namespace(cluster: Cluster, reach: Reach, document: Object | None) -> str:
    """Where the pack is, or will be: as the file says, or the options, or the context."""
    written = str(((document or {}).get("metadata") or {}).get("namespace") or "")
    if written and reach.namespace and written != reach.namespace:
        raise UsageError(f"the file says namespace '{written}', and --namespace says '{reach.namespace}'")
    return written or namespace_to_change(cluster.where)


def _read(cluster: Cluster, kinds: Kinds, name: str, namespace: str, wishes: Wishes, source: Object | None) -> Live:
    """The pack and all that its activation depends on, as they are now."""
    try:
        live = find_pack(cluster, kinds, name, namespace)
    except NotFoundError:
        if source is None:
            raise
        live = Live(kinds, name, namespace, {})
    live = with_members(cluster, live)
    wanted: dict[str, dict[str, SecretValue]] = wishes.secrets(name)
    referred = [str(entry.get("secret") or "") for entry in (*live.spec.get("authRefs", ()), *wishes.written_refs)]
    spec = {**live.spec, **(source or {}).get("spec", {})}
    spoken = channel_secrets(live._replace(value={**live.value, "spec": spec}).pack)
    live = with_secrets(cluster, live, [*wanted, *filter(None, referred), *spoken], wanted)
    model = spec.get("modelRef", "") if wishes.model_ref is None else wishes.model_ref
    if model:
        live = with_model(cluster, live, model)
    return with_policies(cluster, live) if wishes.policy or spec.get("policyRef") else live


def _needs(kinds: Kinds, plan: Plan, name: str) -> list[Need]:
    """What the user must be allowed to do, so that nothing stops half-way, or cannot be taken back."""
    needs = [Need("patch", kinds.packs, name)]
    for step in plan.steps:
        if step.write.resource == SECRETS:
            needs += [Need("create", SECRETS), Need("delete", SECRETS, step.write.name)]
        elif step.title.startswith("create"):
            needs += [Need("create", kinds.packs), Need("delete", kinds.packs, name)]
    return list(dict.fromkeys(needs))
