"""What a policy of the cluster refuses of a pack's runs (internal/webhook/policy_enforcer.go)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.edges import live_edges
from sympozium_cli.api.graph import longest_ways, names_along, trace
from sympozium_cli.api.lifecycle import hooks
from sympozium_cli.api.pack import DELEGATION
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint.finding import Finding, Related
from sympozium_cli.lint.surroundings import Object, inside, items, words
from sympozium_cli.lint.vocabulary.skills import SUBAGENTS, attached
from sympozium_cli.values.plural import count, quoted
from sympozium_cli.values.release import Release

_TOOLS_ARE_SENT = Release(0, 10, 43)
_ANOTHER = "or bind another policy"
_CHILDREN = "the webhook refuses the runs that agents start"
_SUBAGENTS = "sub-agents"


def conflicts(pack: Pack, policy: Object, *, filled: bool) -> Iterator[Finding]:
    """Everything that the policy refuses for sure.

    Args:
        pack: bound to the policy.
        policy: as it is in the cluster.
        filled: whether a webhook gives runs the sandbox that the policy demands.
    """
    if not filled:
        yield from _sandbox(pack, policy)
    denied = _denied_tools(policy) if pack.release >= _TOOLS_ARE_SENT else frozenset()
    resources = words(policy, "spec", "lifecyclePolicy", "deniedResources")
    registries = words(policy, "spec", "imagePolicy", "allowedRegistries")
    for persona in installed(pack):
        yield from _tools(persona, denied, pack.spec.policy_ref)
        yield from _rights(persona, resources, pack.spec.policy_ref)
        yield from _images(persona, registries, pack.spec.policy_ref)
    yield from _children(pack, policy)


def _sandbox(pack: Pack, policy: Object) -> Iterator[Finding]:
    """Nobody who makes runs of a pack asks for either kind of sandbox."""
    demands = inside(policy, "spec", "sandboxPolicy")
    for key, what in ((demands, "a sandbox"), (inside(demands, "agentSandboxPolicy"), "an agent sandbox")):
        if key.get("required") is True:
            yield Finding(
                pack.spec.path / "policyRef",
                f"policy '{pack.spec.policy_ref}' demands {what}, and nobody who makes runs of a pack asks for one",
                remedy="bind a policy that demands none",
            )


def _denied_tools(policy: Object) -> frozenset[str]:
    rules = items(policy, "spec", "toolGating", "rules")
    return frozenset(str(rule.get("tool")) for rule in rules if rule.get("action") == "deny")


def _tools(persona: Persona, denied: frozenset[str], policy: str) -> Iterator[Finding]:
    for tool in persona.tool_policy.allow if persona.tool_policy is not None else ():
        if tool in denied:
            yield Finding(
                tool.path, f"policy '{policy}' denies '{tool}'", remedy=f"take the tool off the list, {_ANOTHER}"
            )


def _rights(persona: Persona, denied: Sequence[str], policy: str) -> Iterator[Finding]:
    for rule in persona.lifecycle.rbac if persona.lifecycle is not None else ():
        for resource in rule.resources:
            if resource in denied:
                yield Finding(
                    resource.path,
                    f"policy '{policy}' denies hooks the resource '{resource}'",
                    remedy=f"do without it, {_ANOTHER}",
                )


def _images(persona: Persona, registries: Sequence[str], policy: str) -> Iterator[Finding]:
    """Images are compared as written: one without a registry begins with no registry."""
    for placed in hooks(persona):
        if registries and not placed.hook.image.startswith(tuple(registries)):
            yield Finding(
                placed.hook.path / "image",
                f"policy '{policy}' allows hooks only images that begin with {quoted(registries, 'or')}",
                remedy=f"take the image from there and write the registry out, {_ANOTHER}",
            )


def _children(pack: Pack, policy: Object) -> Iterator[Finding]:
    """Runs that agents start have a parent, and with it a depth, which the runs of schedules have not."""
    if inside(policy, "spec", "featureGates").get(_SUBAGENTS) is False:
        yield from _no_children(pack)
        return
    most = inside(policy, "spec", "subagentPolicy").get("maxDepth")
    if isinstance(most, int) and most > 0:
        yield from _too_deep(pack, most - 1)


def _no_children(pack: Pack) -> Iterator[Finding]:
    message = f"policy '{pack.spec.policy_ref}' switches '{_SUBAGENTS}' off"
    for live in live_edges(pack, DELEGATION):
        yield Finding(live.edge.path, message, _CHILDREN, f"do without delegation, {_ANOTHER}")
    for persona in installed(pack):
        skill = attached(persona, SUBAGENTS)
        if skill is not None:
            yield Finding(skill.path, message, _CHILDREN, f"take the skill off, {_ANOTHER}")


def _too_deep(pack: Pack, limit: int) -> Iterator[Finding]:
    ways = longest_ways([live.edge for live in live_edges(pack, DELEGATION)])
    for name in ways:
        if ways[name].length - limit == 1:
            chain = trace(ways, name)
            yield Finding(
                chain[-1].path,
                f"{names_along(chain)} is {count(len(chain), 'delegation')} deep, "
                f"and policy '{pack.spec.policy_ref}' allows {limit or 'none'}",
                _CHILDREN,
                f"let a persona nearer to the start of the chain do the delegating, {_ANOTHER}",
                related=tuple(Related(edge.path, names_along((edge,))) for edge in chain[:-1]),
            )
    if limit:
        return
    for persona in installed(pack):
        skill = attached(persona, SUBAGENTS)
        if skill is not None:
            message = f"policy '{pack.spec.policy_ref}' allows no sub-agents: its maxDepth is 1"
            yield Finding(skill.path, message, _CHILDREN, f"take the skill off, {_ANOTHER}")
