"""What a policy of the cluster refuses of a pack's runs (internal/webhook/policy_enforcer.go)."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.workflow import installed
from sympozium_cli.lint.finding import Finding
from sympozium_cli.lint.surroundings import Object, inside, items, words
from sympozium_cli.values.release import Release

_TOOLS_ARE_SENT = Release(0, 10, 43)


def conflicts(pack: Pack, policy: Object) -> Iterator[Finding]:
    """Everything that the policy refuses for sure."""
    name = pack.spec.policy_ref
    if inside(policy, "spec", "sandboxPolicy").get("required") is True:
        yield Finding(
            pack.spec.path / "policyRef",
            f"policy '{name}' demands a sandbox, and nobody who makes runs of a pack asks for one",
            remedy="bind a policy that demands none",
        )
    denied = _denied_tools(policy) if pack.release >= _TOOLS_ARE_SENT else frozenset()
    resources = {word.lower() for word in words(policy, "spec", "lifecyclePolicy", "deniedResources")}
    for persona in installed(pack):
        yield from _tools(persona, denied, name)
        yield from _rights(persona, resources, name)


def _denied_tools(policy: Object) -> frozenset[str]:
    rules = items(policy, "spec", "toolGating", "rules")
    return frozenset(str(rule.get("tool")) for rule in rules if rule.get("action") == "deny")


def _tools(persona: Persona, denied: frozenset[str], policy: str) -> Iterator[Finding]:
    for tool in persona.tool_policy.allow if persona.tool_policy is not None else ():
        if tool in denied:
            yield Finding(
                tool.path,
                f"policy '{policy}' denies '{tool}'",
                remedy="take the tool off the list, or bind another policy",
            )


def _rights(persona: Persona, denied: set[str], policy: str) -> Iterator[Finding]:
    for rule in persona.lifecycle.rbac if persona.lifecycle is not None else ():
        for resource in rule.resources:
            if resource.lower() in denied:
                yield Finding(
                    resource.path,
                    f"policy '{policy}' denies hooks the resource '{resource}'",
                    remedy="do without it, or bind another policy",
                )
