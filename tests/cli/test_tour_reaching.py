"""The newcomer's tour, as long as the cluster does not even answer, or does not know who asks."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli.playground import Playground
from cli.touring import COMMANDS, Config, examined, one_screen, refused, tour
from cluster.kubeconfig import kubeconfig, write_kubeconfig
from cluster.server import ADMIN
from cluster.site import Site
from cluster_adapter.certificates import LONG_AGO, Certificate, make, signed
from cluster_adapter.scripted import reply, serving, unused_address
from fakeapi.server import FakeApi

SOME = ("list", "activate", "validate", "secret check", "secret rotate")
"""Commands that reach the cluster in different ways; what they say is the same for all."""


@pytest.fixture(name="here")
def _here(fake_site: Site, fakeapi: FakeApi) -> Playground:
    return Playground(fake_site, fakeapi)


@pytest.fixture(name="real")
def _real(site: Site) -> Playground:
    return Playground(site)


def _changed(place: Playground, change: Callable[[Config], object], user: str = ADMIN) -> Path:
    config = kubeconfig(place.site.server, user, place.namespace)
    change(config)
    return write_kubeconfig(place.site.folder / "changed.yaml", config)


def _to(server: str, **entry: Any) -> Callable[[Config], object]:
    return lambda config: config["clusters"][0]["cluster"].update(server=server, **entry)


def _as(user: Config) -> Callable[[Config], object]:
    return lambda config: config["users"][0].update(user=user)


@pytest.mark.parametrize("command", SOME)
def test_a_context_that_does_not_exist(here: Playground, command: str) -> None:
    ended = tour(here, f"{COMMANDS[command]} --context testz")
    refused(ended, 2, "there is no context 'testz' in '", "did you mean 'tests'? known: 'tests'")
    assert here.api.requests == []


def test_of_a_hundred_contexts_a_few_are_told(here: Playground) -> None:
    def add(config: Config) -> None:
        context = config["contexts"][0]["context"]
        config["contexts"] += [{"name": f"prod-{number}", "context": context} for number in range(100)]

    many = _changed(here, add)
    refused(
        tour(here, "pack list --context x", many), 2, "no context 'x'", "and 95 more; 'kubectl config get-contexts'"
    )
    refused(tour(here, "pack list --context prod-l0", many), 2, "no context 'prod-l0'", "'kubectl config get-contexts'")
    none = _changed(here, lambda config: config.pop("current-context"))
    refused(
        tour(here, "pack list", none), 2, "the kubeconfig has no current context", "name one with --context: 'tests'"
    )


@pytest.mark.parametrize("command", SOME)
def test_no_kubeconfig_at_all(here: Playground, command: str) -> None:
    ended = tour(here, COMMANDS[command], KUBECONFIG="")
    refused(ended, 2, "there is no kubeconfig: '", "get one from whoever runs the cluster", "export KUBECONFIG=FILE")
    ended = tour(here, COMMANDS[command], "nowhere.yaml")
    refused(
        ended, 2, "there is no kubeconfig: KUBECONFIG names 'nowhere.yaml', and that does not exist", "--kubeconfig"
    )


def test_a_kubeconfig_that_was_named_must_be_there(here: Playground) -> None:
    for name, why in (("nowhere.yaml", "no such file"), (".", "is a directory")):
        ended = tour(here, f"pack list --kubeconfig {name}")
        refused(ended, 2, f"cannot read the kubeconfig '{name}': {why}", "--kubeconfig or KUBECONFIG")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("kind: Config\nclusters:\n- name: a\n  cluster: {server: x\nusers: []\n", ", line 5, column 6: expected"),
        ("kind: Config\n\tclusters: []\n", ", line 2, column 1: a tab cannot indent"),
        ("users:\n- name: a\n  user:\n    token: t\n   b: c\n", ", line 5, column 4: the indentation fits none"),
        ("- a\n", ": it is no mapping"),
        ("kind: Config\ncontexts: nope\n", ": 'contexts' is no list"),
    ],
)
def test_a_kubeconfig_that_is_broken(here: Playground, text: str, why: str) -> None:
    file = here.site.folder / "broken.yaml"
    file.write_text(text)
    ended = tour(here, "pack list", file)
    said = one_screen(ended)
    assert ended.code == 2
    assert f"error: cannot read the kubeconfig '{file}'{why}" in said
    examined(tour(here, "doctor", file), f"cannot read the kubeconfig '{file}'{why}")


def test_a_context_that_leads_nowhere(here: Playground) -> None:
    lost = _changed(here, lambda config: config["contexts"][0]["context"].update(cluster="gone"))
    refused(
        tour(here, "pack list", lost), 2, "refers to the cluster 'gone', which the kubeconfig does not have", "known: "
    )


@pytest.mark.parametrize("command", SOME)
def test_nobody_listens(here: Playground, command: str) -> None:
    address = unused_address("https")
    closed = _changed(here, _to(address))
    hints = ("is the cluster running? is 'tests' the right context?", "'kubectl config get-contexts' lists all")
    refused(tour(here, COMMANDS[command], closed), 8, f"cannot connect to {address}: connection refused", *hints)
    examined(tour(here, "doctor", closed), f"cannot connect to {address}: connection refused", *hints)


def test_a_host_that_nobody_knows(here: Playground) -> None:
    lost = _changed(here, _to("https://no-such-host.invalid:6443"))
    error = "the name in https://no-such-host.invalid:6443 cannot be resolved"
    for command in SOME:
        refused(tour(here, COMMANDS[command], lost), 8, error, "is 'tests' the right context?")
    examined(tour(here, "doctor", lost), error, "is 'tests' the right context?")


def test_a_certificate_of_somebody_else(real: Playground, tmp_path: Path) -> None:
    foreign = make(tmp_path).foreign_authority.certificate
    wrong = _changed(real, _to(real.site.server.url, **{"certificate-authority": str(foreign)}))
    error = f"the certificate of {real.site.server.url} is signed by nobody whom the kubeconfig trusts"
    hints = ("is 'tests' the right context?", "kubectl config set-cluster NAME --certificate-authority=THE_RIGHT_FILE")
    for command in SOME:
        refused(tour(real, COMMANDS[command], wrong), 8, error, *hints)
    examined(tour(real, "doctor", wrong), error, *hints)


def test_a_port_without_tls(here: Playground) -> None:
    with serving(lambda _: reply({})) as plain:
        wrong = _changed(here, _to(plain.address.replace("http:", "https:")))
        for command in SOME:
            refused(tour(here, COMMANDS[command], wrong), 8, "does not speak TLS", "is it the right port?")
        examined(tour(here, "doctor", wrong), "does not speak TLS", "is it the right port?")


def test_a_token_that_does_not_count(real: Playground) -> None:
    wrong = _changed(real, _as({"token": "n0-such-t0ken"}))
    error = f"{real.site.server.url} does not accept the token of the user 'tests-user' (context 'tests')"
    hints = ("it may have expired: sign in again", "then try 'kubectl auth whoami'")
    for command in COMMANDS.values():
        refused(tour(real, command, wrong), 4, error, *hints)
    examined(tour(real, "doctor", wrong), error, *hints)


def test_a_token_that_has_expired(real: Playground) -> None:
    parts = ({"alg": "RS256"}, {"exp": 1_600_000_000, "sub": "me"})
    head, content = (base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts)
    old = _changed(real, _as({"token": f"{head}.{content}.c2ln"}))
    ended = tour(real, "pack list", old)
    refused(ended, 4, "of the user 'tests-user' (context 'tests'): it expired on 2020-09-13 12:26 UTC", "sign in again")
    assert content not in ended.err


def test_a_certificate_that_has_expired(real: Playground, tmp_path: Path) -> None:
    shown = signed(tmp_path, Certificate(*real.site.server.client_authority), "me", "DNS:me", LONG_AGO)
    user = {"client-certificate": str(shown.certificate), "client-key": str(shown.key)}
    for given in (user, {"client-certificate-data": shown.data, "client-key-data": shown.key_data}):
        ended = tour(real, "pack list", _changed(real, _as(given)))
        error = "does not accept the client certificate of the user 'tests-user' (context 'tests'): it expired on 2020"
        refused(ended, 4, error, "ask whoever runs the cluster for a new one")


def test_a_certificate_that_counts_is_somebody_without_rights(real: Playground, tmp_path: Path) -> None:
    shown = signed(tmp_path, Certificate(*real.site.server.client_authority), "me", "DNS:me")
    user = {"client-certificate": str(shown.certificate), "client-key": str(shown.key)}
    ended = tour(real, "pack list", _changed(real, _as(user)))
    refused(ended, 4, "the user 'me' may not list ensembles.sympozium.ai", "sympozium doctor --role 'pack list'")


def test_no_credentials(real: Playground) -> None:
    nobody = _changed(real, _as({}))
    error = "wants to know who asks, and there are no credentials for the user 'tests-user' (context 'tests')"
    for command in ("pack list", COMMANDS["activate"], "secret list"):
        refused(tour(real, command, nobody), 4, error, "'kubectl auth whoami'")
