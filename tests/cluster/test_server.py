"""The servers that the other tests rely on."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from build_apiserver import COMMAND, programs
from cluster.crds import crds
from cluster.fixtures import demanded
from cluster.server import ALICE, VIEWER, Disposable
from cluster.site import Site
from sympozium_cli.cluster.resource import CRDS, SECRETS

needs_kubectl = pytest.mark.skipif(shutil.which("kubectl") is None, reason="kubectl is not installed")


def test_the_server_is_the_one_that_go_mod_pins(site: Site) -> None:
    assert site.server.ready()
    assert site.admin.ask("GET", "/version").value["gitVersion"] == programs()[0].version


def test_every_kind_of_an_era_is_established(era_site: Site) -> None:
    found = {crd["metadata"]["name"]: crd for crd in era_site.admin.list(CRDS)}
    assert sorted(found) == sorted(crd["metadata"]["name"] for crd in crds(era_site.era))
    for crd in found.values():
        conditions = {one["type"]: one["status"] for one in crd["status"]["conditions"]}
        assert conditions["Established"] == conditions["NamesAccepted"] == "True"


def test_nobody_but_the_admin_may_do_anything_unless_it_is_granted(site: Site) -> None:
    path = SECRETS.path(site.namespace)
    assert site.server.api(VIEWER).ask("GET", path).code == 403
    site.grant(ALICE, ("list", SECRETS))
    assert site.server.api(ALICE).ask("GET", path).code == 200
    assert site.server.api(ALICE).ask("GET", SECRETS.path("default")).code == 403
    assert site.server.api("a stranger").ask("GET", path).code == 401


@needs_kubectl
def test_kubectl_works_with_the_kubeconfig(site: Site) -> None:
    site.admin.create(SECRETS, {"metadata": {"name": "harbour"}}, site.namespace)
    assert _kubectl(site.kubeconfig(), "get", "secrets", "-o", "name") == "secret/harbour\n"
    assert _kubectl(site.kubeconfig(VIEWER), "auth", "whoami", "-o", "jsonpath={.status.userInfo.username}") == VIEWER


def test_a_disposable_server_keeps_what_it_stored_when_it_is_killed(disposable: Disposable) -> None:
    admin = disposable.server.api()
    admin.create(SECRETS, {"metadata": {"name": "harbour"}}, "default")
    before = disposable.pid
    disposable.kill()
    assert not disposable.server.ready()
    disposable.restart()
    assert disposable.pid != before
    assert admin.get(SECRETS, "harbour", "default")["metadata"]["name"] == "harbour"


def test_without_the_programs_a_laptop_skips_and_ci_fails(tmp_path: Path) -> None:
    nothing = {"XDG_CACHE_HOME": str(tmp_path)}
    with pytest.raises(pytest.skip.Exception, match=re.escape(COMMAND)):
        demanded(nothing)
    for variable in ("CI", "SYMPOZIUM_FULL"):
        with pytest.raises(pytest.fail.Exception, match=re.escape(COMMAND)):
            demanded({**nothing, variable: "true"})


def test_the_programs_of_kubebuilder_assets_come_first(tmp_path: Path) -> None:
    for name in ("kube-apiserver", "etcd"):
        (tmp_path / name).touch(mode=0o755)
    named = {"KUBEBUILDER_ASSETS": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "empty")}
    assert demanded(named).kube_apiserver == tmp_path / "kube-apiserver"


def _kubectl(kubeconfig: Path, *arguments: str) -> str:
    command = ["kubectl", "--kubeconfig", str(kubeconfig), "--cache-dir", str(kubeconfig.parent / "cache"), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
