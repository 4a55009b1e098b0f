"""The doctor against a real API server: rights, the fields of CRDs, the clock."""

from __future__ import annotations

import json

from checkup.doctor import await_schema, pack, report, run
from cluster.server import ALICE
from cluster.site import Site
from shared import needs_shared
from sympozium_cli.cluster.resource import Resource
from sympozium_cli.schema.target import Era

_ROLES = Resource("rbac.authorization.k8s.io", "v1", "roles", "Role")
_BINDINGS = Resource("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding")


@needs_shared
def test_who_may_do_nothing_still_learns_which_sympozium_it_is(era_site: Site) -> None:
    await_schema(era_site)
    found = report(era_site, user=ALICE)
    told = {check: [one["message"] for one in results] for check, results in found.items()}
    assert told["identity"][0].startswith("signed in as alice")
    assert told["clock"] == ["this clock and the cluster's agree"]
    assert told["installation"][0].endswith(f"Sympozium {era_site.era}")
    wanted = "agents" if era_site.era == Era.V0_10 else "sympoziuminstances"
    trigger = next(line for line in found["access"][0]["details"] if line.startswith("pack trigger"))
    assert f"list {wanted}" in trigger
    # The newest release of an era may serve the same fields as an earlier one.
    assert not [one for one in found["schema"] if one["status"] == "failure"]


def test_the_roles_that_are_printed_are_taken_and_are_enough(site: Site) -> None:
    pack(site)
    value = json.loads(run(site, "-o", "json", user=ALICE).out)
    role, binding = value["roles"]
    site.admin.create(_ROLES, role, site.namespace)
    site.admin.create(_BINDINGS, binding, site.namespace)
    found = report(site, user=ALICE)
    assert {one["status"] for one in found["access"]} == {"ok"}
    assert found["packs"][0]["message"].startswith("1 pack in namespace")


def test_without_a_controller_nothing_becomes_of_packs(site: Site) -> None:
    found = report(site, code=1)
    assert [one["status"] for one in found["controller"]] == ["failure"]
