"""`pack validate --target cluster`: checked for what the cluster has, and told so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checkup.doctor import await_schema, controller
from cli.program import PACK, Outcome, environment, sympozium
from cluster.server import ADMIN, ALICE
from cluster.site import Site, new_site
from fakeapi.server import FakeApi
from shared import needs_shared
from sympozium_cli.schema.target import Era

_NEW = PACK.replace("You lead.}", "You lead., runTimeout: 5m}")


def _validated(site: Site, text: str, *options: str, user: str = ADMIN) -> Outcome:
    env = environment(KUBECONFIG=str(site.kubeconfig(user)))
    return sympozium("pack", "validate", "-", "--target", "cluster", *options, stdin=text, env=env)


def _rules(outcome: Outcome) -> set[str]:
    return {finding["rule"] for finding in json.loads(outcome.out)["findings"]}


@needs_shared
@pytest.mark.parametrize(("tag", "found"), [("v0.10.46", set()), ("v0.10.36", {"schema-field-newer-than-target"})])
def test_the_controller_says_which_release(fake_site: Site, tag: str, found: set[str]) -> None:
    controller(fake_site, f"ghcr.io/sympozium-ai/sympozium/controller:{tag}")
    outcome = _validated(fake_site, _NEW, "-o", "json")
    assert _rules(outcome) == found
    assert f"note: checked for {tag}: the controller is {tag}" in outcome.err
    assert ("the cluster's CRD has fields" in outcome.err) == bool(found)


def test_without_a_controller_the_fields_decide(fake_site: Site) -> None:
    outcome = _validated(fake_site, _NEW)
    assert outcome.code == 0
    assert "the controller's release is not known" in outcome.err


def test_who_may_read_nothing_gets_the_newest_and_is_told(fake_site: Site) -> None:
    outcome = _validated(fake_site, _NEW, user=ALICE)
    assert outcome.code == 0
    assert "so that the newest is taken" in outcome.err
    assert "may not be read" in outcome.err


def test_quiet_says_nothing_but_what_is_wrong(fake_site: Site) -> None:
    assert _validated(fake_site, PACK, "-q").err == ""


def test_an_old_crd_below_a_new_controller(tmp_path: Path) -> None:
    with FakeApi() as api:
        site = new_site(api.install(Era.V0_9).server, Era.V0_9, "agents", tmp_path)
        controller(site, "ghcr.io/sympozium-ai/sympozium/controller:v0.10.3")
        outcome = _validated(site, PACK, "-o", "json")
    assert "legacy-field-personas" in _rules(outcome)
    assert "its own writes are refused" in outcome.err


@needs_shared
def test_a_real_server(era_site: Site) -> None:
    await_schema(era_site)
    outcome = _validated(era_site, PACK, "-o", "json", user=ALICE)
    assert outcome.err.startswith(f"note: checked for v{era_site.era}.")
    assert (outcome.code == 0) == (era_site.era == Era.V0_10)


def test_without_sympozium_or_a_server(tmp_path: Path) -> None:
    with FakeApi() as api:
        site = new_site(api.server, Era.V0_10, "agents", tmp_path)
        missing = _validated(site, PACK)
    gone = _validated(site, PACK, "--request-timeout", "1s")
    assert (missing.code, gone.code in {8, 124}) == (5, True)
    assert missing.out + gone.out == ""


@pytest.mark.parametrize("option", ["-n", "--context", "--kubeconfig", "--as", "--request-timeout"])
def test_a_cluster_that_is_named_must_be_asked_for(option: str) -> None:
    outcome = sympozium("pack", "validate", "-", option, "x", stdin=PACK)
    assert outcome.code == 2
    assert "mean nothing here" in outcome.err
