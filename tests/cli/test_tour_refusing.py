"""The newcomer's tour, when the cluster answers, and the answer is no."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from cli.playground import Playground
from cli.touring import COMMANDS, PACK, examined, one_screen, refused, tour
from cluster.fixtures import DisposableOf
from cluster.kubeconfig import kubeconfig, write_kubeconfig
from cluster.server import ADMIN, ALICE, BOB
from cluster.site import Site, new_site
from faults.webhook import NAME, Webhook
from sympozium_cli.cluster.resource import ENSEMBLES, NAMESPACES, SECRETS, Resource

_RBAC = "rbac.authorization.k8s.io"
_ROLES = Resource(_RBAC, "v1", "roles", "Role")
_BINDINGS = Resource(_RBAC, "v1", "rolebindings", "RoleBinding")
_QUOTAS = Resource("", "v1", "resourcequotas", "ResourceQuota")
_ADMISSION = "admissionregistration.k8s.io"
_POLICIES = Resource(_ADMISSION, "v1", "validatingadmissionpolicies", "ValidatingAdmissionPolicy", namespaced=False)
_POLICY_BINDINGS = Resource(
    _ADMISSION, "v1", "validatingadmissionpolicybindings", "ValidatingAdmissionPolicyBinding", namespaced=False
)
_FULL = 1024 * 1024 - 20
_PATIENCE = 60.0


@pytest.fixture(name="place")
def _place(site: Site) -> Playground:
    site.pack(PACK)
    return Playground(site)


@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "validate"])
def test_no_rights(place: Playground, command: str) -> None:
    ended = tour(place, COMMANDS[command], place.site.kubeconfig(ALICE))
    name = command if " " in command else f"pack {command}"
    role = f"sympozium doctor --role '{name}' -n {place.namespace}"
    refused(ended, 4, "the user 'alice' may not ", f"somebody who may grant it: {role}")


@pytest.mark.parametrize(
    "command",
    ["list", "status", "activate", "apply", "exclude", "deactivate", "diff", *(c for c in COMMANDS if " " in c)],
)
def test_the_role_that_is_hinted_at_is_enough(place: Playground, command: str) -> None:
    name = command if " " in command else f"pack {command}"
    if command in {"secret rotate", "secret delete"}:
        place.put_secret("team-openai-key", OPENAI_API_KEY="sk-test-before-1234567890")
    if command == "deactivate":
        place.site.admin.patch(ENSEMBLES, "team", {"spec": {"enabled": True}}, place.namespace)
    printed = place.run("doctor", "--role", name, "-n", place.namespace)
    assert printed.code == 0
    role = next(iter(yaml.safe_load_all(printed.out)))
    about = {"name": role["metadata"]["name"]}
    subject = {"apiGroup": _RBAC, "kind": "User", "name": BOB}
    reference = {"apiGroup": _RBAC, "kind": "Role", "name": about["name"]}
    place.site.admin.create(_ROLES, role, place.namespace)
    place.site.admin.create(
        _BINDINGS, {"metadata": about, "subjects": [subject], "roleRef": reference}, place.namespace
    )
    ended = tour(place, COMMANDS[command], place.site.kubeconfig(BOB))
    assert ended.code in ({0, 1} if command in {"diff", "status"} else {0}), ended.err
    assert "error: " not in ended.err


def test_a_right_that_is_missing_is_known_before_anything_is_written(place: Playground) -> None:
    place.site.grant(BOB, ("get list", ENSEMBLES), ("get create", SECRETS))
    ended = tour(place, COMMANDS["activate"], place.site.kubeconfig(BOB))
    error = f"you may not patch ensembles or delete secrets in the namespace '{place.namespace}'; nothing was changed"
    refused(
        ended,
        4,
        error,
        f"kubectl create role change-ensembles --verb=patch --resource=ensembles.sympozium.ai -n {place.namespace}",
        f"kubectl create role change-secrets --verb=delete --resource=secrets -n {place.namespace}",
    )
    assert place.secret("team-openai-key") == {}


def test_the_doctor_says_on_one_screen_what_nobody_may(place: Playground) -> None:
    ended = place.run("doctor", "-q", user=ALICE)
    said = one_screen(ended)
    assert ended.code == 0
    assert f"cannot work in namespace '{place.namespace}', for you may not" in said
    assert "more: --for COMMAND looks at one, and prints its Role" in said
    assert "help: show this Role to somebody who may grant it: sympozium doctor --role " in said
    assert "; -q shows what is not ok" in place.run("doctor", user=ALICE).err


def test_a_namespace_that_does_not_exist(place: Playground) -> None:
    place.site.admin.create(NAMESPACES, {"metadata": {"name": f"{place.namespace}-production"}})
    for command, words in COMMANDS.items():
        ended = tour(place, f"{words} -n nowhere")
        if command == "validate":
            assert "warning: there is no namespace 'nowhere' yet" in one_screen(ended)
            continue
        refused(ended, 5, "there is no namespace 'nowhere'")
    examined(tour(place, "doctor -q -n nowhere"), "there is no namespace 'nowhere'", "kubectl create namespace nowhere")
    meant = f"{place.namespace}-production"
    refused(
        tour(place, f"pack list -n {meant[:-1]}m"),
        5,
        "there is no namespace",
        f"did you mean '{meant}'?",
        "choose another",
    )


def test_no_crds(disposable_of: DisposableOf) -> None:
    bare = disposable_of("").server
    folder = bare.folder
    place = Playground(new_site(bare, "0.10", "bare", folder))
    hints = ("is it the right --context?", "else install Sympozium first")
    for command in ("list", "status", "activate", "apply", "exclude", "deactivate", "diff", "validate"):
        refused(tour(place, COMMANDS[command]), 5, "Sympozium's CRDs are not installed in this cluster", *hints)
    examined(tour(place, "doctor -q"), "Sympozium's CRDs are not installed in this cluster", *hints)
    ended = tour(place, COMMANDS["secret create"])
    assert ended.code == 0
    assert "warning: Sympozium's CRDs are not installed in this cluster" in one_screen(ended)


def test_a_quota(place: Playground) -> None:
    hard = {"secrets": "0", "count/ensembles.sympozium.ai": "1"}
    place.site.admin.create(_QUOTAS, {"metadata": {"name": "tight"}, "spec": {"hard": hard}}, place.namespace)
    used = {"status": {"hard": hard, "used": hard}}
    place.site.admin.patch(_QUOTAS, "tight", used, place.namespace, "status")
    hint = f"'kubectl describe quota tight -n {place.namespace}'"
    error = f"the quota 'tight' of namespace '{place.namespace}' has no room for the "
    for command in ("activate", "secret create"):
        refused(tour(place, COMMANDS[command]), 6, f"{error}Secret 'team-openai-key': requested secrets=1", hint)
    second = {**PACK, "metadata": {"name": "second"}}
    (place.site.folder / "second.json").write_text(json.dumps(second))
    ended = tour(place, "pack apply -f second.json --yes")
    refused(ended, 6, f"{error}Ensemble 'second': requested count/ensembles.sympozium.ai=1", hint)
    assert place.secret("team-openai-key") == {}


@pytest.fixture(name="webhook")
def _webhook(place: Playground) -> Iterator[Webhook]:
    """A webhook that decides on all that is done to packs and Secrets in the namespace."""
    watched = (("", "secrets"), ("sympozium.ai", "ensembles"))
    path, trial = SECRETS.path(place.namespace), {"metadata": {"name": "probe"}}
    with Webhook() as webhook, webhook.registered(place.site.admin, place.namespace, *watched):
        webhook.until_asked(lambda: place.site.admin.ask("POST", path, trial, {"dryRun": "All"}))
        yield webhook


def test_a_webhook_that_refuses(place: Playground, webhook: Webhook) -> None:
    place.put_secret("team-openai-key", OPENAI_API_KEY="sk-test-before-1234567890")
    more = {**PACK, "spec": {**PACK["spec"], "description": "more"}}
    place.site.folder.joinpath("more.json").write_text(json.dumps(more))
    webhook.judge = lambda _: {"message": "no changes on Fridays"}
    hint = "'kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations' lists its webhooks"
    for words, kind in (
        ("pack apply -f more.json --yes", "Ensemble 'team'"),
        (COMMANDS["exclude"], "Ensemble 'team'"),
        (COMMANDS["secret rotate"], "Secret 'team-openai-key'"),
        (COMMANDS["secret delete"], "Secret 'team-openai-key'"),
    ):
        denial = f"the webhook '{NAME}' of this cluster denies the {kind} in namespace '{place.namespace}'"
        refused(tour(place, words), 6, f"{denial}: no changes on Fridays", hint)


def test_a_webhook_that_is_dead(place: Playground, webhook: Webhook) -> None:
    webhook.close()
    error = f"the webhook '{NAME}' of this cluster fails, and without its word the "
    for command in ("activate", "exclude", "secret create"):
        ended = tour(place, COMMANDS[command])
        refused(ended, 8, error, "try again; if it stays so, whoever runs the cluster must mend it: 'kubectl get valid")
        assert "connection refused" in ended.err


def _await_refusal(place: Playground) -> None:
    """Wait until the API server obeys, which watches its configuration as everybody else does."""
    deadline = time.monotonic() + _PATIENCE
    path = SECRETS.path(place.namespace)
    while place.site.admin.ask("POST", path, {"metadata": {"name": "probe"}}, {"dryRun": "All"}).code < 300:
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_policy_that_refuses(place: Playground) -> None:
    rules = {"apiGroups": [""], "apiVersions": ["v1"], "operations": ["CREATE"], "resources": ["secrets"]}
    spec = {
        "failurePolicy": "Fail",
        "matchConstraints": {"resourceRules": [rules]},
        "validations": [{"expression": "false", "message": "keys live in Vault here"}],
    }
    here = {"matchLabels": {"kubernetes.io/metadata.name": place.namespace}}
    about = {"metadata": {"name": place.namespace}}
    place.site.admin.create(_POLICIES, {**about, "spec": spec})
    binding = {
        "policyName": place.namespace,
        "validationActions": ["Deny"],
        "matchResources": {"namespaceSelector": here},
    }
    place.site.admin.create(_POLICY_BINDINGS, {**about, "spec": binding})
    _await_refusal(place)
    error = f"the policy '{place.namespace}' of this cluster denies the Secret 'team-openai-key' in namespace"
    for command in ("activate", "secret create"):
        ended = tour(place, COMMANDS[command])
        refused(ended, 6, error, f"kubectl get validatingadmissionpolicy {place.namespace} -o yaml")
        assert "keys live in Vault here" in ended.err
    place.site.admin.delete(_POLICY_BINDINGS, place.namespace)


def test_a_secret_without_room(place: Playground) -> None:
    data = {"PAD": base64.b64encode(b"x" * _FULL).decode()}
    place.site.admin.create(SECRETS, {"metadata": {"name": "team-openai-key"}, "data": data}, place.namespace)
    ended = tour(place, f"{COMMANDS['secret create']} --rotate")
    error = f"the Secret 'team-openai-key' in namespace '{place.namespace}' would be over-full"
    check = f"sympozium secret check team-openai-key -n {place.namespace}"
    refused(ended, 6, error, f"see what fills it: {check}", "--name OTHER")
    said = one_screen(tour(place, check.removeprefix("sympozium ")))
    assert "PAD" in said
    assert str(_FULL) in said.replace(",", "").replace(" ", "")


def test_a_pack_that_is_not_there(place: Playground) -> None:
    for words in (
        "pack status tema",
        "pack list tema",
        "pack exclude tema writer",
        "pack deactivate tema",
        "pack trigger tema",
    ):
        ended = tour(place, words)
        refused(ended, 5, f"there is no pack 'tema' in the namespace '{place.namespace}'", "did you mean 'team'?")
    ended = tour(place, "pack activate tema --provider openai --key-from env:MY_KEY")
    refused(ended, 5, "there is no pack 'tema'", "did you mean 'team'?")
    refused(tour(place, "pack exclude team writr --yes"), 6, "no persona of 'team' is named 'writr'", "'writer'")
    refused(tour(place, "secret check team-opnai-key"), 5, "there is no Secret 'team-opnai-key'")
    place.put_secret("team-openai-key", OPENAI_API_KEY="sk-test-before-1234567890")
    for words in ("secret check", "secret delete --yes", "secret rotate --key-from env:MY_KEY"):
        ended = tour(place, f"{words} team-opnai-key")
        refused(ended, 5, "there is no Secret 'team-opnai-key'", "did you mean 'team-openai-key'?")


def test_a_pack_in_another_namespace(place: Playground, tmp_path: Path) -> None:
    other = new_site(place.site.server, "0.10", "elsewhere", tmp_path)
    name = f"night-{other.namespace[-6:]}"
    other.pack({**PACK, "metadata": {"name": name}})
    for words in (f"pack status {name}", f"pack deactivate {name} --yes"):
        hint = f"there is a pack '{name}' in '{other.namespace}': add -n {other.namespace}"
        refused(tour(place, words), 5, f"there is no pack '{name}' in the namespace '{place.namespace}'", hint)
    place.site.grant(BOB, ("get list", ENSEMBLES))
    ended = place.run("pack", "status", name, user=BOB)
    refused(ended, 5, f"there is no pack '{name}'", "there are 'team'")
    assert other.namespace not in ended.err


def test_what_helps_reaches_the_same_cluster(place: Playground) -> None:
    config = kubeconfig(place.site.server, ALICE, place.namespace, "prod")
    path = write_kubeconfig(place.site.folder / "prod.yaml", config)
    ended = tour(place, f"pack list --kubeconfig {path} --context prod")
    refused(ended, 4, "may not list", "sympozium doctor --role 'pack list'")
    config["users"][0]["user"]["token"] = "n0-such-t0ken"
    write_kubeconfig(path, config)
    ended = tour(place, f"pack list --kubeconfig {path} --context prod")
    refused(ended, 4, "does not accept the token", f"'kubectl --context prod --kubeconfig {path} auth whoami'")


def test_the_namespace_is_never_guessed(place: Playground) -> None:
    unnamed = place.site.kubeconfig(ADMIN, "")
    ended = tour(place, COMMANDS["activate"], unnamed)
    refused(ended, 6, "nobody has said in which namespace", "name it with -n", "kubectl config set-context --current")
