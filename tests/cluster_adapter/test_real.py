"""The adapter against a real API server: what it promises holds there, too."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cluster.api import MERGE_PATCH
from cluster.fixtures import SiteOf
from cluster.kubeconfig import kubeconfig, write_kubeconfig
from cluster.server import VIEWER, Disposable
from cluster.site import Site
from cluster_adapter.reaching import Reached
from cluster_adapter.wire import Wire, wire
from sympozium_cli.cluster.access import Wishes
from sympozium_cli.cluster.clock import Clock
from sympozium_cli.cluster.era import controller, installation
from sympozium_cli.cluster.exchange import Limits
from sympozium_cli.cluster.port import Cluster, Preconditions, Selection
from sympozium_cli.cluster.resource import CONFIG_MAPS, CRDS, ENSEMBLES, GROUP, NAMESPACES, RUNS, SECRETS, Resource
from sympozium_cli.errors import (
    ConflictError,
    DeadlineError,
    ForbiddenError,
    InDoubtError,
    NotFoundError,
    NotSignedInError,
    RejectedError,
    UnreachableError,
)
from sympozium_cli.values.release import Release

PACK: dict[str, Any] = {
    "apiVersion": "sympozium.ai/v1alpha1",
    "kind": "Ensemble",
    "metadata": {"name": "demo"},
    "spec": {"agentConfigs": [{"name": "lead", "systemPrompt": "You lead."}]},
}
MARKED = {"metadata": {"name": "key", "annotations": {"run": "r-1"}}, "stringData": {"K": "sk-CANARY-0123456789"}}
ENCODED = base64.b64encode(b"sk-CANARY-0123456789").decode()
QUOTAS = Resource("", "v1", "resourcequotas", "ResourceQuota")


def reach(path: Path, *, limits: Limits = Limits(), **options: Any) -> Cluster:  # noqa: B008
    return Reached(str(path), limits=limits, clock=Clock(), **options).cluster


@pytest.fixture(name="cluster")
def _cluster(site: Site) -> Cluster:
    return reach(site.kubeconfig())


def test_a_pack_is_made_changed_and_deleted(site: Site, cluster: Cluster) -> None:
    here = site.namespace
    made = cluster.create(ENSEMBLES, PACK, here)
    first = made["metadata"]["resourceVersion"]
    enabled = {"metadata": {"resourceVersion": first}, "spec": {"enabled": True}}
    changed = cluster.patch(ENSEMBLES, "demo", enabled, here)
    assert changed["spec"]["enabled"] is True
    assert cluster.patch(ENSEMBLES, "demo", {"spec": {"enabled": True}}, here) == changed, "nothing to do is no change"
    with pytest.raises(ConflictError, match="somebody else has changed the Ensemble 'demo'"):
        cluster.patch(ENSEMBLES, "demo", enabled, here)
    with pytest.raises(ConflictError, match="exists already"):
        cluster.create(ENSEMBLES, PACK, here)
    with pytest.raises(ConflictError, match="is not the one that was meant any more"):
        cluster.delete(ENSEMBLES, "demo", here, Preconditions(uid="other"))
    cluster.delete(ENSEMBLES, "demo", here, Preconditions(uid=made["metadata"]["uid"]))
    for act in (lambda: cluster.get(ENSEMBLES, "demo", here), lambda: cluster.delete(ENSEMBLES, "demo", here)):
        with pytest.raises(NotFoundError, match=f"there is no Ensemble 'demo' in namespace '{here}'"):
            act()


def test_apply_makes_and_shares(site: Site, cluster: Cluster) -> None:
    here = site.namespace
    applied = cluster.apply(ENSEMBLES, PACK, here)
    managers = {entry["manager"]: entry["operation"] for entry in applied["metadata"]["managedFields"]}
    assert managers == {"sympozium-cli": "Apply"}
    other = {**PACK, "spec": {"description": "theirs", "agentConfigs": PACK["spec"]["agentConfigs"]}}
    site.admin.apply(ENSEMBLES, other, here)
    ours = {**PACK, "spec": {**PACK["spec"], "description": "ours"}}
    with pytest.raises(
        ConflictError, match=r"somebody else manages fields of the Ensemble 'demo' .*\.spec\.description"
    ):
        cluster.apply(ENSEMBLES, ours, here)
    assert cluster.apply(ENSEMBLES, ours, here, force=True)["spec"]["description"] == "ours"


def test_c10_a_trial_changes_nothing(site: Site, cluster: Cluster) -> None:
    here = site.namespace
    assert cluster.create(ENSEMBLES, PACK, here, dry_run=True)["metadata"]["name"] == "demo"
    assert cluster.apply(ENSEMBLES, PACK, here, dry_run=True)["metadata"]["name"] == "demo"
    assert cluster.list(ENSEMBLES, Selection(here)).items == ()
    before = cluster.create(ENSEMBLES, PACK, here)
    cluster.patch(ENSEMBLES, "demo", {"spec": {"enabled": True}}, here, dry_run=True)
    cluster.delete(ENSEMBLES, "demo", here, dry_run=True)
    assert cluster.get(ENSEMBLES, "demo", here) == before


def test_c11_a_secret_carries_the_manager_and_no_copy(site: Site, cluster: Cluster) -> None:
    cluster.create(SECRETS, MARKED, site.namespace, mark="run")
    stored = cluster.get(SECRETS, "key", site.namespace)
    assert {entry["manager"] for entry in stored["metadata"]["managedFields"]} == {"sympozium-cli"}
    assert "CANARY" not in str(stored["metadata"])


def test_what_the_schema_forbids_is_said_field_by_field(site: Site, cluster: Cluster) -> None:
    wrong = {**PACK, "spec": {"workflowType": "x", "agentConfigs": [{"name": "lead"}]}}
    with pytest.raises(RejectedError, match=r"spec\.workflowType: Unsupported value"):
        cluster.create(ENSEMBLES, wrong, site.namespace)


def test_an_unknown_field_is_warned_of(site: Site) -> None:
    here = Reached(str(site.kubeconfig()), limits=Limits(), clock=Clock())
    here.cluster.create(ENSEMBLES, {**PACK, "spec": {**PACK["spec"], "novel": 1}}, site.namespace)
    assert here.told == ['the API server warns: unknown field "spec.novel"']


@pytest.mark.parametrize("size", [1_100_000, 1_400_000])
def test_c7_what_is_too_large_is_refused(site: Site, cluster: Cluster, size: int) -> None:
    with pytest.raises(RejectedError):
        cluster.create(SECRETS, {"metadata": {"name": "big"}, "stringData": {"K": "x" * size}}, site.namespace)


def test_d5_the_key_is_in_no_message(site: Site, cluster: Cluster) -> None:
    for secret in (
        {**MARKED, "data": {"k": "not base64 sk-CANARY-0123456789"}},
        {**MARKED, "type": {"sk-CANARY-0123456789": 1}},
    ):
        with pytest.raises(RejectedError) as raised:
            cluster.create(SECRETS, secret, site.namespace)
        assert "CANARY" not in str(raised.value)


@pytest.mark.parametrize("server", ["site", "fake_site"])
@pytest.mark.parametrize("change", [{"data": {"N": 5}}, {"data": {"N": "!"}}, {"type": 5}])
def test_d5_what_is_stored_is_in_no_message(
    request: pytest.FixtureRequest, server: str, change: dict[str, Any]
) -> None:
    """The server repeats the whole Secret, with values that this program has never seen."""
    site: Site = request.getfixturevalue(server)
    site.admin.create(SECRETS, MARKED, site.namespace)
    heard = site.admin.ask("PATCH", SECRETS.path(site.namespace, "key"), change, content_type=MERGE_PATCH)
    assert ENCODED in heard.message
    with pytest.raises(RejectedError) as raised:
        reach(site.kubeconfig()).patch(SECRETS, "key", change, site.namespace)
    told = f"does not take the Secret 'key' in namespace '{site.namespace}': patch: it cannot be so"
    assert str(raised.value).endswith(told)
    assert ENCODED[:8] not in f"{raised.value.args} {raised.value.hint}"


def test_c6_a_quota_is_not_taken_for_a_missing_right(site: Site, cluster: Cluster) -> None:
    site.admin.create(QUOTAS, {"metadata": {"name": "few"}, "spec": {"hard": {"secrets": "0"}}}, site.namespace)
    used = {"status": {"hard": {"secrets": "0"}, "used": {"secrets": "0"}}}
    site.admin.patch(QUOTAS, "few", used, site.namespace, "status")
    with pytest.raises(RejectedError, match="the quota 'few' of namespace .* has no room for the Secret") as raised:
        cluster.create(SECRETS, MARKED, site.namespace)
    assert f" describe quota few -n {site.namespace}'" in raised.value.hint


def test_c6_a_namespace_that_goes_takes_nothing(site: Site, cluster: Cluster) -> None:
    site.admin.delete(NAMESPACES, site.namespace)
    with pytest.raises(RejectedError, match=f"the namespace '{site.namespace}' is being deleted"):
        cluster.create(SECRETS, MARKED, site.namespace)


def test_c6_a_namespace_that_is_not_there_is_said(cluster: Cluster) -> None:
    with pytest.raises(NotFoundError, match="there is no namespace 'nowhere'"):
        cluster.create(ENSEMBLES, PACK, "nowhere")


def test_a6_who_may_not_is_told_so_by_kubectl_too(site: Site, kubectl: str) -> None:
    viewer = reach(site.kubeconfig(VIEWER))
    with pytest.raises(
        ForbiddenError, match=f"may not list ensembles.sympozium.ai in namespace '{site.namespace}'"
    ) as raised:
        viewer.list(ENSEMBLES, Selection(site.namespace))
    with pytest.raises(ForbiddenError):
        viewer.create(SECRETS, MARKED, site.namespace)
    command = raised.value.hint.partition("'")[2].rpartition("'")[0].split()
    answer = subprocess.run(
        [kubectl, *command[1:], "--kubeconfig", str(site.kubeconfig(VIEWER))],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.stdout == "no\n"


def test_access_is_asked_for(site: Site, cluster: Cluster) -> None:
    viewer = reach(site.kubeconfig(VIEWER))
    site.grant(VIEWER, ("get", ENSEMBLES))
    assert viewer.allowed("get", ENSEMBLES, site.namespace)
    assert not viewer.allowed("patch", ENSEMBLES, site.namespace)
    assert not viewer.allowed("get", ENSEMBLES)
    assert cluster.allowed("create", SECRETS)


def test_h13_somebody_else_may_be_played(site: Site) -> None:
    as_viewer = reach(site.kubeconfig(), wishes=Wishes(impersonate=VIEWER))
    with pytest.raises(ForbiddenError, match=f"the user '{VIEWER}' may not get secrets"):
        as_viewer.get(SECRETS, "key", site.namespace)


def test_a6_a_token_that_nobody_knows_is_said(site: Site) -> None:
    path = site.kubeconfig()
    value = json.loads(path.read_text())
    value["users"][0]["user"] = {"token": "nobodys"}
    path.write_text(json.dumps(value))
    with pytest.raises(NotSignedInError) as raised:
        reach(path).version()
    assert raised.value.exit_code == 4


def test_a8_the_wrong_authority_is_said(site: Site, certificates: Any) -> None:
    path = site.kubeconfig()
    value = json.loads(path.read_text())
    value["clusters"][0]["cluster"]["certificate-authority"] = str(certificates.foreign_authority.certificate)
    path.write_text(json.dumps(value))
    with pytest.raises(UnreachableError, match="signed by nobody whom the kubeconfig trusts"):
        reach(path).version()


def test_lists_come_in_pages(site: Site, cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    from sympozium_cli.cluster import pages

    monkeypatch.setattr(pages, "SIZE", 2)
    for number in range(5):
        labels = {"parity": str(number % 2)}
        cluster.create(CONFIG_MAPS, {"metadata": {"name": f"c{number}", "labels": labels}}, site.namespace)
    listing = cluster.list(CONFIG_MAPS, Selection(site.namespace))
    assert [item["metadata"]["name"] for item in listing.items] == [f"c{number}" for number in range(5)]
    even = cluster.list(CONFIG_MAPS, Selection(site.namespace, labels="parity=0")).items
    assert {item["kind"] for item in even} == {"ConfigMap"}
    assert len(even) == 3
    (one,) = cluster.list(CONFIG_MAPS, Selection(site.namespace, fields="metadata.name=c3")).items
    assert one["metadata"]["name"] == "c3"


def test_a_watch_goes_on_from_a_list(site: Site, cluster: Cluster) -> None:
    start = cluster.list(CONFIG_MAPS, Selection(site.namespace)).resource_version
    cluster.create(CONFIG_MAPS, {"metadata": {"name": "a"}}, site.namespace)
    cluster.patch(CONFIG_MAPS, "a", {"data": {"k": "v"}}, site.namespace)
    cluster.delete(CONFIG_MAPS, "a", site.namespace)
    seen = list(cluster.watch(CONFIG_MAPS, Selection(site.namespace), start, 1))
    assert [event.type for event in seen if event.type != "BOOKMARK"] == ["ADDED", "MODIFIED", "DELETED"]


def test_a_server_that_is_killed_is_missed_and_found_again(disposable: Disposable, tmp_path: Path) -> None:
    """A watch goes on from where it was, or says that this is too long ago; there is nothing in between (B2)."""
    cluster = reach(write_kubeconfig(tmp_path / "kubeconfig", kubeconfig(disposable.server)))
    start = cluster.list(CONFIG_MAPS, Selection("default")).resource_version
    for number in range(20):
        cluster.create(CONFIG_MAPS, {"metadata": {"name": f"c{number}"}}, "default")
    watch = cluster.watch(CONFIG_MAPS, Selection("default"), start, 60)
    assert next(iter(watch)).object["metadata"]["name"] == "c0"
    disposable.pause()
    hasty = reach(tmp_path / "kubeconfig", limits=Limits(connect=0.3, read=0.3, total=1))
    with pytest.raises((DeadlineError, InDoubtError)):
        hasty.create(SECRETS, {"metadata": {"name": "late"}}, "default")
    disposable.resume()
    disposable.kill()
    with pytest.raises(UnreachableError):
        list(watch)
    # A connection of before may not have heard yet that the server is gone; a new one is refused for certain.
    with pytest.raises(UnreachableError, match="cannot connect to .*: connection refused"):
        reach(tmp_path / "kubeconfig").create(SECRETS, MARKED, "default", mark="run")
    disposable.restart()
    assert cluster.create(SECRETS, MARKED, "default", mark="run")["metadata"]["name"] == "key"
    events = list(cluster.watch(CONFIG_MAPS, Selection("default"), start, 1))
    assert [event.object.get("code") for event in events if event.type == "ERROR"] in ([410], [])
    assert len([event for event in events if event.type == "ADDED"]) in {0, 20}


@pytest.fixture(name="cut")
def _cut(site: Site) -> Iterator[tuple[Wire, Cluster]]:
    """A cluster at the end of a wire over which something has gone already, so that it may be cut."""
    with wire(site.server.port) as made:
        value = json.loads(site.kubeconfig().read_text())
        value["clusters"][0]["cluster"]["server"] = f"https://127.0.0.1:{made.port}"
        cluster = reach(write_kubeconfig(site.folder / "cut", value))
        cluster.version()
        yield made, cluster


def test_c8_a_create_whose_answer_is_lost_is_known_again(site: Site, cut: tuple[Wire, Cluster]) -> None:
    made, cluster = cut
    made.swallow()
    created = cluster.create(SECRETS, MARKED, site.namespace, mark="run")
    assert created == site.admin.get(SECRETS, "key", site.namespace)
    assert {entry["manager"] for entry in created["metadata"]["managedFields"]} == {"sympozium-cli"}


def test_c8_without_a_mark_it_is_in_doubt(site: Site, cut: tuple[Wire, Cluster]) -> None:
    made, cluster = cut
    made.swallow()
    with pytest.raises(InDoubtError, match="is created is not known"):
        cluster.create(SECRETS, MARKED, site.namespace)
    assert site.admin.find(SECRETS, "key", site.namespace) is not None


def test_c8_a_change_whose_answer_is_lost_is_seen(site: Site, cut: tuple[Wire, Cluster]) -> None:
    made, cluster = cut
    before = cluster.create(ENSEMBLES, PACK, site.namespace)
    version = before["metadata"]["resourceVersion"]
    made.swallow()
    change = {"metadata": {"resourceVersion": version}, "spec": {"enabled": True}}
    changed = cluster.patch(ENSEMBLES, "demo", change, site.namespace)
    assert changed == site.admin.get(ENSEMBLES, "demo", site.namespace)
    assert changed["metadata"]["generation"] == before["metadata"]["generation"] + 1, "it was made once"
    made.swallow()
    applied = {**PACK, "spec": {**PACK["spec"], "description": "new"}}
    assert cluster.apply(ENSEMBLES, applied, site.namespace, force=True)["spec"]["description"] == "new"


def test_c8_a_deletion_whose_answer_is_lost_is_seen(site: Site, cut: tuple[Wire, Cluster]) -> None:
    made, cluster = cut
    uid = cluster.create(SECRETS, MARKED, site.namespace)["metadata"]["uid"]
    made.swallow()
    cluster.delete(SECRETS, "key", site.namespace, Preconditions(uid))
    assert site.admin.find(SECRETS, "key", site.namespace) is None


def test_a2_reads_do_not_mind_cuts(site: Site, cut: tuple[Wire, Cluster]) -> None:
    made, cluster = cut
    for cuts in range(1, 4):
        made.swallow(cuts)
        assert cluster.list(SECRETS, Selection(site.namespace)).items == ()


def test_what_is_served_is_found(cluster: Cluster) -> None:
    assert cluster.version().startswith("v1.")
    kinds = {one.resource.kind: one for one in cluster.served(GROUP, "v1alpha1")}
    assert kinds["Ensemble"].resource == ENSEMBLES
    assert "patch" in kinds["Ensemble"].verbs
    assert kinds["AgentRun"].resource == RUNS
    assert cluster.served("nobody.example", "v1") == ()


@pytest.mark.parametrize("era", ["0.8", "0.9", "0.10"])
def test_the_three_eras_are_told_apart(site_of: SiteOf, era: str) -> None:
    here = site_of(era)
    found = installation(reach(here.kubeconfig()))
    assert (found.era, found.packs) == (era, here.packs)
    assert found.schema is not None
    assert found.floor <= here.target.release
    assert controller(reach(here.kubeconfig())) is None


def test_who_may_read_no_crds_finds_the_same(site: Site) -> None:
    viewer = reach(site.kubeconfig(VIEWER))
    with pytest.raises(ForbiddenError):
        viewer.get(CRDS, "ensembles.sympozium.ai")
    mine = installation(viewer)
    theirs = installation(reach(site.kubeconfig()))
    assert (mine.era, mine.floor, mine.packs, mine.agents) == (theirs.era, theirs.floor, theirs.packs, theirs.agents)
    assert mine.floor > Release(0, 10, 40)


def test_a13_a_cluster_without_sympozium_says_so(site_of: SiteOf) -> None:
    old = reach(site_of("0.8").kubeconfig())
    with pytest.raises(NotFoundError, match="knows no Ensemble, but .*PersonaPack"):
        old.list(ENSEMBLES)
