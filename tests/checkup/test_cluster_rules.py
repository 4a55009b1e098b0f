"""`pack validate --cluster`: what packs refer to, and what is live of them, by way of a real adapter."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from checkup.doctor import pack
from cli.program import PACK, Outcome, environment, outcome, sympozium
from cluster.server import ADMIN, ALICE
from cluster.site import Site
from fakeapi.faults import Reply
from fakeapi.server import FakeApi
from sympozium_cli.checkup.permissions import HERE, NEEDS
from sympozium_cli.cluster.resource import (
    AGENTS,
    ENSEMBLES,
    MODELS,
    NAMESPACES,
    RUNS,
    SECRETS,
    SERVICES,
    SKILL_PACKS,
    Resource,
)
from sympozium_cli.cluster.resource import POLICIES as SYMPOZIUM_POLICIES
from sympozium_cli.rules import cluster_rules

_API = "sympozium.ai/v1alpha1"
_CANARY = "sk-CANARY-8c1d44b07e2f"
_POLICIES = Resource("networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy")

_FULL = """\
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
metadata: {name: team}
spec:
  enabled: true
  authRefs: [{provider: openai, secret: openai}]
  baseURL: https://models.example.com:8443/v1
  policyRef: strict
  providerHeadersSecretRef: headers
  channelConfigs: {telegram: bot}
  agentSandbox: {enabled: true, runtimeClass: gvisor}
  volumes: [{name: data, configMap: {name: facts}}]
  volumeMounts: [{name: data, mountPath: /facts}]
  sharedMemory: {enabled: true, membrane: {tokenBudget: {maxTokens: 100}}}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      channels: [telegram]
      skills: [gone]
      mcpServers: [{name: nowhere, toolsPrefix: n, authSecret: wiki}]
      schedule: {interval: 1h, task: Plan.}
    - name: writer
      systemPrompt: You write.
"""


def _validated(site: Site, text: str, *options: str, user: str = ADMIN) -> Outcome:
    env = environment(KUBECONFIG=str(site.kubeconfig(user)))
    return sympozium("pack", "validate", "-", "--cluster", *options, stdin=text, env=env)


def _found(site: Site, text: str, user: str = ADMIN) -> dict[str, list[Any]]:
    ended = _validated(site, text, "-o", "json", "--profile", "all", "--select", "cluster", user=user)
    assert ended.code in {0, 1}, ended.err
    found: dict[str, list[Any]] = {}
    for finding in json.loads(ended.out)["findings"]:
        found.setdefault(finding["rule"], []).append(finding)
    return found


def _secret(site: Site, name: str, **data: str) -> None:
    value = {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": name}, "stringData": data}
    site.admin.create(SECRETS, value, site.namespace)


def test_what_a_pack_refers_to_is_looked_for(fake_site: Site) -> None:
    found = _found(fake_site, _FULL)
    assert set(found) == {
        "auth-secret-not-found",
        "channel-secret-not-found",
        "mcp-auth-secret-not-found",
        "mcpserver-not-ready",
        "policy-not-found",
        "provider-headers-secret-not-found",
        "runtime-class-missing",
        "skillpack-not-found",
        "storage-size-drift",
        "volume-source-missing",
    }
    (missing,) = found["auth-secret-not-found"]
    assert (missing["line"], missing["path"]) == (6, "spec.authRefs[0].secret")
    assert f"in namespace '{fake_site.namespace}'" in missing["message"]


def test_what_is_there_is_not_missed(fake_site: Site) -> None:
    _secret(fake_site, "openai", OPENAI_API_KEY=_CANARY)
    _secret(fake_site, "bot", TELEGRAM_BOT_TOKEN=_CANARY)
    found = _found(fake_site, _FULL)
    assert not {"auth-secret-not-found", "auth-secret-wrong-keys", "channel-secret-not-found"} & set(found)


def test_the_live_pack_is_looked_at(fake_site: Site) -> None:
    site = fake_site
    pack(site, authRefs=[])
    status = {"tokenBudgetUsed": 120, "circuitBreakerOpen": True}
    site.admin.patch(ENSEMBLES, "team", {"status": status}, site.namespace, "status")
    for name, owner, persona in (("team-lead", "other", "lead"), ("team-former", "team", "former")):
        labels = {"sympozium.ai/ensemble": owner, "sympozium.ai/agent-config": persona}
        value = {"apiVersion": _API, "kind": "Agent", "metadata": {"name": name, "labels": labels}}
        site.admin.create(AGENTS, {**value, "spec": {"agents": {"default": {"model": "gpt-4o"}}}}, site.namespace)
    found = _found(site, _FULL)
    for rule in ("token-budget-exhausted", "circuit-breaker-open", "agent-owned-by-other-pack", "orphaned-agents"):
        assert len(found[rule]) == 1, rule


def test_the_pack_decides_on_the_namespace(fake_site: Site) -> None:
    fake_site.admin.create(NAMESPACES, {"metadata": {"name": "elsewhere"}})
    text = _FULL.replace("name: team}", "name: team, namespace: elsewhere}")
    assert "'elsewhere'" in _found(fake_site, text)["auth-secret-not-found"][0]["message"]


def test_what_may_not_be_seen_is_not_missing(site: Site) -> None:
    assert _found(site, _FULL, user=ALICE) == {}
    err = _validated(site, _FULL, user=ALICE).err
    assert f"nothing is said of what you may not get in namespace '{site.namespace}'" in err
    assert "secrets" in err
    assert _validated(site, _FULL, "-q", user=ALICE).err == ""


def test_no_right_in_sympoziums_namespace_hides_nothing_in_ones_own(fake_site: Site) -> None:
    fake_site.grant(ALICE, ("get list", SKILL_PACKS), ("get", MODELS))
    value = {"apiVersion": _API, "kind": "SkillPack", "metadata": {"name": "own"}, "spec": {"skills": []}}
    skill = {"name": "x", "content": "y"}
    fake_site.admin.create(SKILL_PACKS, {**value, "spec": {"skills": [skill]}}, fake_site.namespace)
    tools = {"sidecar": {"image": "x", "tools": [{"name": "query", "description": "d", "exec": ["q"]}]}}
    for name in ("one", "two"):
        about = {"metadata": {"name": name}, "spec": {"skills": [skill], **tools}}
        fake_site.admin.create(SKILL_PACKS, {**value, **about}, fake_site.namespace)
    text = PACK.replace("You lead.}", "You lead., skills: [gone, one, two]}")
    assert set(_found(fake_site, text, user=ALICE)) == {"skillpack-tool-collision"}


@pytest.mark.parametrize("name", ["a/b", "..", "%2e%2e", "a?b", "x" * 300, "Ü", "a b"])
def test_names_that_lead_elsewhere_are_only_names(fakeapi: FakeApi, fake_site: Site, name: str) -> None:
    text = _FULL.replace("secret: openai", f"secret: {json.dumps(name)}")
    assert len(_found(fake_site, text)["auth-secret-not-found"]) == 1
    asked = [request.path for request in fakeapi.requests]
    assert not [path for path in asked if ".." in path or path.endswith("/b")]


def test_the_same_input_defines_what_it_refers_to(fake_site: Site) -> None:
    policy = f"---\napiVersion: {_API}\nkind: SympoziumPolicy\nmetadata: {{name: strict}}\nspec: {{}}\n"
    assert "policy-not-found" not in _found(fake_site, _FULL + policy)


def test_the_cluster_is_only_read_and_keys_stay_there(fakeapi: FakeApi, fake_site: Site) -> None:
    _secret(fake_site, "openai", GROQ_API_KEY=_CANARY)
    fakeapi.requests.clear()
    ended = _validated(fake_site, _FULL, "-o", "full")
    assert fakeapi.writes == []
    assert "'GROQ_API_KEY'" in ended.out
    assert _CANARY not in ended.out + ended.err


def test_every_object_is_asked_for_once(fakeapi: FakeApi, fake_site: Site) -> None:
    fakeapi.requests.clear()
    _validated(fake_site, _FULL + "---\n" + _FULL.replace("name: team", "name: crew"))
    asked = [request.path for request in fakeapi.requests]
    assert sum(path.endswith("/secrets/openai") for path in asked) == 1


def test_runs_that_do_not_start(site: Site) -> None:
    """The age of a new object is seconds, so that nothing is stuck yet: a real server says when it was made."""
    spec = {"agentRef": "team-lead", "agentId": "x", "sessionKey": "", "task": "t"}
    model = {"provider": "openai", "model": "m", "authSecretRef": ""}
    value = {"apiVersion": _API, "kind": "AgentRun", "metadata": {"name": "team-lead-x"}}
    site.admin.create(RUNS, {**value, "spec": {**spec, "model": model}}, site.namespace)
    assert "stuck-runs" not in _found(site, _FULL)


def test_a_real_server_has_the_same_to_say(site: Site, fake_site: Site) -> None:
    for one in (site, fake_site):
        _secret(one, "openai", OPENAI_API_KEY=_CANARY, ANTHROPIC_API_KEY=_CANARY)
        policy = {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "limits"}}
        rules = {"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"ports": [{"port": 443}]}]}
        one.admin.create(_POLICIES, {**policy, "spec": rules}, one.namespace)
    real, emulated = _found(site, _FULL), _found(fake_site, _FULL)
    assert set(real) == set(emulated)
    assert {"auth-secret-wrong-keys", "egress-blocked"} <= set(real)


_STRICT = {
    "sandboxPolicy": {"required": True, "agentSandboxPolicy": {"required": True}},
    "toolGating": {"defaultAction": "allow", "rules": [{"tool": "fetch_url", "action": "deny"}]},
    "lifecyclePolicy": {"deniedResources": ["secrets"]},
    "imagePolicy": {"allowedRegistries": ["ghcr.io/own/"]},
    "subagentPolicy": {"maxDepth": 1},
}
_BOLD = """\
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
metadata: {name: team}
spec:
  enabled: true
  policyRef: strict
  sharedMemory: {enabled: true}
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      baseURL: http://llama/v1
      toolPolicy: {allow: [fetch_url]}
      skills: [subagents]
      lifecycle:
        preRun: [{name: fetch, image: busybox}]
        rbac: [{apiGroups: [""], resources: [secrets], verbs: [get]}]
    - {name: writer, systemPrompt: You write., baseURL: "http://llama:81/v1"}
  relationships: [{source: lead, target: writer, type: delegation}]
"""


def test_all_that_a_stored_policy_refuses_is_found(site: Site) -> None:
    """The policy is what the API server makes of it: pruned, and with its defaults."""
    value = {"apiVersion": _API, "kind": "SympoziumPolicy", "metadata": {"name": "strict"}, "spec": _STRICT}
    site.admin.create(SYMPOZIUM_POLICIES, value, site.namespace)
    said = [(one["path"], one["message"]) for one in _found(site, _BOLD)["policy-conflicts"]]
    lead, lacking = "spec.agentConfigs[0]", "and nobody who makes runs of a pack asks for one"
    image = f"{lead}.lifecycle.preRun[0].image"
    assert sorted(said) == [
        (image, "policy 'strict' allows hooks only images that begin with 'ghcr.io/own/'"),
        (f"{lead}.lifecycle.rbac[0].resources[0]", "policy 'strict' denies hooks the resource 'secrets'"),
        (f"{lead}.skills[0]", "policy 'strict' allows no sub-agents: its maxDepth is 1"),
        (f"{lead}.toolPolicy.allow[0]", "policy 'strict' denies 'fetch_url'"),
        ("spec.policyRef", f"policy 'strict' demands a sandbox, {lacking}"),
        ("spec.policyRef", f"policy 'strict' demands an agent sandbox, {lacking}"),
        ("spec.relationships[0]", "lead -> writer is 1 delegation deep, and policy 'strict' allows none"),
    ]


def test_what_network_policies_leave_open_is_followed_to_the_pods(site: Site) -> None:
    """The Service calls the port of its pods otherwise; the API server completes protocols and kinds of traffic."""
    service = {"selector": {"app": "llama"}, "ports": [{"name": "a", "port": 80, "targetPort": 8000}]}
    service["ports"] = [*service["ports"], {"name": "b", "port": 81, "targetPort": 8001}]
    site.admin.create(SERVICES, {"metadata": {"name": "llama"}, "spec": service}, site.namespace)
    pods = {"podSelector": {"matchLabels": {"sympozium.ai/role": "agent"}}}
    for name, egress in (("none", []), ("some", [{"ports": [{"port": 8000}, {"port": 53, "protocol": "UDP"}]}])):
        policy = {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": name}}
        spec = {**pods, "policyTypes": ["Egress"], "egress": egress}
        site.admin.create(_POLICIES, {**policy, "spec": spec}, site.namespace)
    found = _found(site, _BOLD)["egress-blocked"]
    said = [(one["path"], one["message"].partition(" lets agents ")[2]) for one in found]
    assert sorted(said) == [
        ("spec.agentConfigs[1].baseURL", "send to port 81 of llama"),
        ("spec.sharedMemory", "send to port 8080 of the shared memory"),
    ]


def test_a_server_that_fails_on_the_way_is_no_finding(fakeapi: FakeApi, fake_site: Site) -> None:
    status = {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": 500, "message": "etcd is away"}
    fakeapi.inject(Reply(500, status), path="*/secrets/*", times=0)
    ended = _validated(fake_site, _FULL, "--request-timeout", "2s")
    assert ended.code == 8
    assert "Traceback" not in ended.err


def test_an_ignore_of_a_rule_about_clusters_is_never_idle(fake_site: Site) -> None:
    text = _FULL.replace("policyRef: strict", "policyRef: strict # sympozium: ignore[policy-not-found] comes later")
    assert "policy-not-found" not in _found(fake_site, text)
    assert "ignore-unused" not in sympozium("pack", "validate", "-", stdin=text).out


def test_without_a_cluster_nothing_of_this_is_imported(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text(_FULL)
    script = (
        "import sys\n"
        "from sympozium_cli.cli.run import run\n"
        "run(['pack', 'validate', 'pack.yaml', '--profile', 'all'])\n"
        "print(*sys.modules, file=sys.stderr)\n"
    )
    names = outcome([sys.executable, "-c", script], cwd=tmp_path).err.split()
    prefixes = ("sympozium_cli.cluster", "sympozium_cli.checkup", "sympozium_cli.rules.cluster")
    assert "sympozium_cli.rules" in names
    assert not [name for name in names if name.startswith(prefixes)]


def test_there_is_a_rule_for_everything_that_only_a_cluster_can_say() -> None:
    assert len(cluster_rules()) == 27


def test_the_rights_that_the_doctor_names_are_enough(site: Site) -> None:
    printed = json.loads(sympozium("doctor", "--role", "pack validate --cluster", "-o", "json").out)["items"]
    assert [role["kind"] for role in printed] == ["Role"]
    permissions = NEEDS["pack validate --cluster"]
    for one in (*permissions.required, *permissions.optional):
        if one.scope == HERE:
            site.grant(ALICE, (one.verb, one.resource))
    err = _validated(site, _FULL, user=ALICE).err
    assert f"in namespace '{site.namespace}'" not in err
