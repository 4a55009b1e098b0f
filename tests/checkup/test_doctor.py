"""The doctor as a program, against an emulated API server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from checkup.doctor import controller, pack, report, run
from cli.program import environment, on_terminal, sympozium
from cluster.kubeconfig import kubeconfig, write_kubeconfig
from cluster.server import ALICE
from cluster.site import Site, new_site
from fakeapi.faults import Reply
from fakeapi.server import FakeApi
from shared import needs_shared
from sympozium_cli.checkup.permissions import NEEDS
from sympozium_cli.cluster.resource import AGENTS, CRDS, PERSONA_PACKS, SECRETS, Resource
from sympozium_cli.report.published import SCHEMAS
from sympozium_cli.schema.target import Era

_IMAGE = "ghcr.io/sympozium-ai/sympozium/controller:v0.10.46"
_ROLES = Resource("rbac.authorization.k8s.io", "v1", "roles", "Role")
_BINDINGS = Resource("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding")
_CANARY = "sk-CANARY-5f1e9c7d2b8a4f60"


@needs_shared
def test_all_is_well(fake_site: Site) -> None:
    controller(fake_site, _IMAGE)
    found = report(fake_site)
    told = {check: [one["message"] for one in results] for check, results in found.items()}
    assert told["api-server"] == ["Kubernetes v1.36.3 answers"]
    assert told["identity"] == ["signed in as admin, of system:masters"]
    assert told["installation"] == ["packs are Ensembles and personas become Agents: Sympozium 0.10"]
    assert told["controller"][1] == "it is Sympozium v0.10.46, says its image"
    assert told["schema"] == ["the CRD has exactly the fields of v0.10.46"]
    assert f"in namespace '{fake_site.namespace}'" in told["access"][0]
    assert not [one for results in found.values() for one in results if one["status"] in {"failure", "unknown"}]


def test_the_json_has_the_published_shape(fake_site: Site) -> None:
    pack(fake_site, authRefs=[{"provider": "openai", "secret": "team-openai-key"}])
    outcome = run(fake_site, "-o", "json", user=ALICE)
    value = json.loads(outcome.out)
    Draft202012Validator(SCHEMAS["doctor-v1"].build()).validate(value)
    assert value["apiVersion"] == "sympozium-cli/doctor/v1"
    assert value["cluster"]["namespace"] == fake_site.namespace
    assert sum(value["summary"].values()) == len(value["results"])


@pytest.mark.parametrize("command", ["pack list", "pack activate", "secret create"])
def test_the_role_that_is_printed_is_enough(fake_site: Site, command: str) -> None:
    before = report(fake_site, "--for", command, user=ALICE)["access"]
    assert [one["status"] for one in before] == ["warning"]
    printed = json.loads(run(fake_site, "--for", command, "-o", "json", user=ALICE).out)["roles"]
    role, binding = printed
    fake_site.admin.create(_ROLES, role, fake_site.namespace)
    fake_site.admin.create(_BINDINGS, binding, fake_site.namespace)
    after = report(fake_site, "--for", command, user=ALICE)["access"]
    assert {one["status"] for one in after} == {"ok"}
    assert json.loads(run(fake_site, "--for", command, "-o", "json", user=ALICE).out)["roles"] == []


def test_the_role_to_paste_follows_the_text(fake_site: Site) -> None:
    out = run(fake_site, "--for", "pack list", user=ALICE).out
    _, _, pasted = out.partition("by somebody who may grant them:\n")
    role, binding = yaml.safe_load_all(pasted)
    assert role["rules"] == [{"apiGroups": ["sympozium.ai"], "resources": ["ensembles"], "verbs": ["list"]}]
    assert binding["subjects"][0]["name"] == ALICE


def test_what_one_may_not_see_is_unknown_and_hides_nothing_else(fake_site: Site) -> None:
    found = report(fake_site, user=ALICE)
    assert found["identity"][0]["message"] == "signed in as alice, of testers"
    for check in ("controller", "packs", "secrets"):
        assert [one["status"] for one in found[check]] == ["unknown"], check
    (access,) = found["access"]
    assert (access["status"], len(access["details"])) == ("warning", len(NEEDS))


def test_a_secret_that_is_missing_and_one_without_a_usable_key(fake_site: Site) -> None:
    pack(fake_site, authRefs=[{"provider": "openai", "secret": "gone"}, {"provider": "groq", "secret": "odd"}])
    value = {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "odd"}, "stringData": {"GROQ_API_KEY": _CANARY}}
    fake_site.admin.create(SECRETS, value, fake_site.namespace)
    outcome = run(fake_site)
    assert outcome.code == 1
    assert "Secret 'gone': it is not there" in outcome.out.replace("\n" + " " * 24, " ")
    assert "GROQ_API_KEY" in outcome.out
    assert _CANARY not in outcome.out + outcome.err


def test_agents_of_nobody_and_a_refused_pack(fake_site: Site) -> None:
    pack(fake_site)
    fake_site.admin.patch(fake_site.packs, "team", {"status": {"phase": "Error"}}, fake_site.namespace, "status")
    for persona in ("lead", "former"):
        labels = {"sympozium.ai/ensemble": "team", "sympozium.ai/agent-config": persona}
        about = {"name": f"team-{persona}", "labels": labels}
        agent = {"apiVersion": "sympozium.ai/v1alpha1", "kind": "Agent", "metadata": about}
        fake_site.admin.create(
            AGENTS, {**agent, "spec": {"agents": {"default": {"model": "gpt-4o"}}}}, fake_site.namespace
        )
    _, refused, orphan = report(fake_site, code=1)["packs"]
    assert refused["remedy"] == f"sympozium pack status team -n {fake_site.namespace}"
    assert orphan["message"].endswith(": 'team-former'")
    assert orphan["remedy"] == f"kubectl delete agents.sympozium.ai team-former -n {fake_site.namespace}"


@pytest.mark.parametrize(
    ("image", "ready", "statuses"),
    [
        (_IMAGE, 1, ["ok", "ok"]),
        (_IMAGE, 0, ["failure", "ok"]),
        ("registry.local/sympozium/controller:latest", 1, ["ok", "unknown"]),
        ("registry.local/another/operator:v1", 1, ["failure"]),
    ],
)
def test_the_controller(fake_site: Site, image: str, ready: int, statuses: list[str]) -> None:
    controller(fake_site, image, ready=ready)
    found = report(fake_site, code=1 if "failure" in statuses else 0)
    assert [one["status"] for one in found["controller"]] == statuses


def test_crds_that_helm_left_behind(tmp_path: Path) -> None:
    with FakeApi() as api:
        site = new_site(api.install(Era.V0_8).install(Era.V0_9).server, Era.V0_9, "agents", tmp_path)
        controller(site, _IMAGE)
        old = {"apiVersion": "sympozium.ai/v1alpha1", "kind": "PersonaPack"}
        about = {"name": "old", "finalizers": ["sympozium.ai/personapack-finalizer"]}
        spec = {"personas": [{"name": "lead", "systemPrompt": "You lead."}]}
        site.admin.create(PERSONA_PACKS, {**old, "metadata": about, "spec": spec}, site.namespace)
        site.admin.delete(PERSONA_PACKS, "old", site.namespace)
        found = report(site, code=1)
        assert api.crashes == []
    assert [one["status"] for one in found["leftovers"]] == ["warning", "warning"]
    assert "--type merge" in found["leftovers"][1]["remedy"]
    assert found["schema"][0]["status"] == "failure"
    assert "sees packs without personas" in found["schema"][0]["message"]


def test_without_sympozium(tmp_path: Path) -> None:
    with FakeApi() as api:
        site = new_site(api.server, Era.V0_10, "agents", tmp_path)
        found = report(site, code=1)
    assert found["installation"][0]["status"] == "failure"
    assert "helm" in found["installation"][0]["remedy"]
    assert "packs" not in found


@pytest.mark.parametrize("code", [401, 403, 500, 503])
@pytest.mark.parametrize(
    "path",
    ["/version", "/apis/sympozium.ai/v1alpha1", "*/selfsubjectreviews", "*/selfsubjectaccessreviews", "*/secrets", "*"],
)
def test_whatever_fails_the_doctor_comes_to_an_end(fakeapi: FakeApi, fake_site: Site, code: int, path: str) -> None:
    pack(fake_site, authRefs=[{"provider": "openai", "secret": "team-openai-key"}])
    status = {"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": code, "message": "\x1b[31mno\u202e"}
    fakeapi.inject(Reply(code, status), path=path, times=0)
    outcome = run(fake_site, "--request-timeout", "3s")
    assert outcome.code in {0, 1}
    assert "Traceback" not in outcome.out + outcome.err
    assert "\x1b" not in outcome.out + outcome.err
    assert "\u202e" not in outcome.out + outcome.err
    assert "program" in outcome.out


def test_a_server_that_is_not_there_is_one_failure_and_no_wait(tmp_path: Path) -> None:
    with FakeApi() as api:
        config = write_kubeconfig(tmp_path / "config", kubeconfig(api.server))
    outcome = sympozium("doctor", "--request-timeout", "2s", "-q", env=environment(KUBECONFIG=str(config)))
    assert outcome.code == 1
    lines = [line for line in outcome.out.splitlines() if line.startswith("failure")]
    assert len(lines) == 1
    assert "api-server" in lines[0]


def test_nothing_is_written(fakeapi: FakeApi, fake_site: Site) -> None:
    pack(fake_site)
    fakeapi.requests.clear()
    assert run(fake_site).code == 1
    assert fakeapi.writes == []


def test_without_a_kubeconfig_the_machine_is_looked_at(tmp_path: Path) -> None:
    env = environment(HOME=str(tmp_path), KUBECONFIG="")
    outcome = sympozium("doctor", env=env)
    assert outcome.code == 0
    assert "does not exist; only commands that need no cluster work" in outcome.out


@pytest.mark.parametrize(
    ("content", "said"),
    [("{", "kubeconfig"), ("contexts: []\ncurrent-context: here\n", "'here'"), ("x: [1\n", "never closed")],
)
def test_a_wrong_kubeconfig_is_a_failure(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "config").write_text(content)
    outcome = sympozium("doctor", "-q", "--kubeconfig", str(tmp_path / "config"))
    assert outcome.code == 1
    assert "failure  kubeconfig" in outcome.out
    assert said in outcome.out


def test_a_role_needs_no_cluster(tmp_path: Path) -> None:
    env = environment(KUBECONFIG=str(tmp_path / "missing"))
    outcome = sympozium("doctor", "--role", "pack trigger", "-n", "agents", env=env)
    (role,) = yaml.safe_load_all(outcome.out)
    assert role["metadata"] == {"name": "sympozium-pack-trigger", "namespace": "agents"}
    assert {resource for rule in role["rules"] for resource in rule["resources"]} == {
        "agents",
        "agentruns",
        "ensembles",
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--role", "pack actvate"], "did you mean 'pack activate'?"),
        (["--for", "x", "--role", "pack list"], "--role asks no cluster"),
        (["--offline", "-n", "x"], "--offline contradicts"),
        (["-o", "yaml"], "--output takes text or json"),
    ],
)
def test_wrong_usage(words: list[str], said: str) -> None:
    outcome = sympozium("doctor", *words)
    assert outcome.code == 2
    assert said in outcome.err


def test_lines_fit_the_terminal_unless_they_are_to_be_copied() -> None:
    out = on_terminal("doctor", "--offline", columns=60, NO_COLOR="1").out
    assert all(len(line) <= 60 or "help: " in line or "/" in line for line in out.splitlines())


def test_definitions_that_may_not_be_read_are_compared_all_the_same(fakeapi: FakeApi, fake_site: Site) -> None:
    fakeapi.inject(
        Reply(403, {"kind": "Status", "code": 403, "reason": "Forbidden"}),
        path="*/customresourcedefinitions/*",
        times=0,
    )
    (schema,) = report(fake_site, code=1)["schema"]
    assert schema["status"] == "unknown"
    assert CRDS.plural in schema["remedy"]


def test_what_a_command_can_do_without_stands_in_comments() -> None:
    out = sympozium("doctor", "--role", "pack validate --cluster").out
    (role,) = yaml.safe_load_all(out)
    assert role["rules"] == [{"apiGroups": ["sympozium.ai"], "resources": ["ensembles"], "verbs": ["get"]}]
    uncommented = "\n".join(line.removeprefix("# ") for line in out.splitlines() if not line.startswith("# with"))
    rules = yaml.safe_load(uncommented.partition("rules:\n")[2])
    assert {"secrets", "skillpacks", "networkpolicies", "storageclasses"} <= {
        resource for rule in rules for resource in rule["resources"]
    }
