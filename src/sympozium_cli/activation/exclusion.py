"""Plan which personas of a pack get no agent: excludePersonas, read, changed and written under the version read.

So two that exclude at once never lose each other's change: the second one gets a conflict, and plans anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympozium_cli.activation.beginnings import makes, starts
from sympozium_cli.activation.faults import unknown_persona
from sympozium_cli.activation.impact import of_personas
from sympozium_cli.activation.merge import merged
from sympozium_cli.activation.state import Live, text_at
from sympozium_cli.activation.step import PATCH, Change, Plan, Refusal, Step, Write
from sympozium_cli.api import Pack
from sympozium_cli.api.pack import DELEGATION, SEQUENTIAL, STIMULUS
from sympozium_cli.api.workflow import installed
from sympozium_cli.render.reading import controllers_pack
from sympozium_cli.values.plural import quoted

KEY = "excludePersonas"


def plan_exclusion(live: Live, names: Sequence[str], *, include: bool = False) -> Plan:
    """What to do so that these personas are excluded, or with `include` no longer; nothing where it is so.

    Args:
        live: the pack with its members, and for an exclusion with its history, as just read.
        names: of the personas.
        include: whether they are to be installed again.
    """
    present = excluded_names(live.spec.get(KEY))
    changed = [name for name in dict.fromkeys(names) if (name in present) == include]
    refusals = tuple(_refusals(live, names, include=include))
    if refusals or not changed:
        return Plan(refusals=refusals, present=(live.value,))
    wished = [name for name in present if name not in changed] if include else [*present, *changed]
    after = controllers_pack(merged(live.value, {"spec": {KEY: wished or None}}), live.kinds.target)
    told = _included(live, after, changed) if include else _excluded(live, after, changed)
    return told._replace(
        steps=(_step(live, wished, changed, include=include),),
        changes={f"{KEY}[{name}]": Change(include, not include) for name in changed},
    )


def excluded_names(value: object) -> list[str]:
    """The names of an excludePersonas list."""
    return [name for name in value if isinstance(name, str)] if isinstance(value, list) else []


def _step(live: Live, wished: list[str], changed: list[str], *, include: bool) -> Step:
    body = {"metadata": {"resourceVersion": live.resource_version}, "spec": {KEY: wished or None}}
    write = Write(PATCH, live.kinds.packs, live.name, live.namespace, body)
    verb = "include" if include else "exclude"
    listed = ", ".join(wished) or "nobody"
    return Step(f"{verb} {quoted(changed)} in {write.object}", (f"{KEY}: {listed}",), write)


def _refusals(live: Live, names: Sequence[str], *, include: bool) -> Iterator[Refusal]:
    known = {persona.name for persona in live.pack.personas}
    listed = set(excluded_names(live.spec.get(KEY)))
    for name in dict.fromkeys(names):
        # A name that is excluded and that no persona has can still be taken off the list.
        if name not in known and not (include and name in listed):
            yield unknown_persona(live, name)
    if not include and known and known <= listed | set(names):
        yield Refusal(
            f"that would exclude every persona of '{live.name}'",
            f"to stop them all: sympozium pack deactivate {live.name} -n {live.namespace}",
        )


def _excluded(live: Live, after: Pack, names: list[str]) -> Plan:
    enabled = live.pack.spec.enabled
    deletes = tuple(of_personas(live, names)) if enabled else ()
    idle = () if enabled else (f"'{live.name}' is not enabled: nothing is deleted now",)
    return Plan(deletes=deletes, warnings=(*idle, *dangling(after, names), *_unseen(live, enabled=enabled)))


def _included(live: Live, after: Pack, names: list[str]) -> Plan:
    if not live.pack.spec.enabled:
        return Plan(warnings=(f"'{live.name}' is not enabled: nothing is made now",))
    sources = [edge for edge in after.edges(SEQUENTIAL) if edge.target in names]
    late = (
        f"'{edge.target}' follows '{edge.source}', and the controller may start it for runs of '{edge.source}' "
        "that ended long ago"
        for edge in sources
        if any(text_at(run, "status", "phase") == "Succeeded" for run in _runs_of(live, edge.source))
    )
    return Plan(makes=tuple(makes(live, after)), starts=tuple(starts(live, after)), warnings=tuple(late))


def _runs_of(live: Live, persona: str) -> tuple[dict[str, object], ...]:
    return live.runs_of(frozenset((f"{live.name}-{persona}",)))


def _unseen(live: Live, *, enabled: bool) -> Iterator[str]:
    return (f"could not look at {what}" for what in live.unseen if enabled)


def dangling(after: Pack, names: Sequence[str]) -> Iterator[str]:
    """What of the pack leads to personas without an agent, a line each.

    Args:
        after: the pack as it will be.
        names: the personas that are newly excluded.
    """
    for edge in after.edges(DELEGATION, SEQUENTIAL):
        if edge.target in names and edge.source not in names:
            effect = "cannot delegate to it" if edge.type == DELEGATION else "it does not follow any more"
            yield f"{edge.source} -> {edge.target} ({edge.type}) leads nowhere: {effect}"
        elif edge.source in names and edge.target not in names:
            yield from _unstarted(after, edge.source, edge.target, edge.type)
    for edge in after.edges(STIMULUS):
        if edge.target in names:
            yield f"the stimulus '{edge.source}' leads to '{edge.target}': it starts nothing"
    yield from _in_groups(after, names)


def _unstarted(after: Pack, source: str, target: str, kind: str) -> Iterator[str]:
    others = [edge for edge in after.edges(kind) if edge.target == target and edge.source != source]
    alive = {persona.name for persona in installed(after)}
    if target in alive and not any(edge.source in alive for edge in others):
        how = "follows" if kind == SEQUENTIAL else "is asked by"
        yield f"{source} -> {target} ({kind}) never happens: '{target}' {how} nobody else"


def _in_groups(after: Pack, names: Sequence[str]) -> Iterator[str]:
    memory = after.spec.shared_memory
    membrane = memory.value.get("membrane") if memory is not None else None
    groups = membrane.get("trustGroups") if isinstance(membrane, dict) else None
    for group in groups if isinstance(groups, list) else ():
        members = [*(group.get("agentConfigs") or ()), *(group.get("personas") or ())]
        gone = [name for name in names if name in members]
        if gone:
            left = len([member for member in members if member not in after.spec.exclude_personas])
            yield f"the trust group '{group.get('name', '')}' loses {quoted(gone)}: {left} left in it"
