"""Roles: as small as can be, and in the shape that the API server takes."""

from __future__ import annotations

import pytest
import yaml

from sympozium_cli.checkup.permissions import NEEDS, Permission, everything, in_era
from sympozium_cli.checkup.role import role_name, roles
from sympozium_cli.cluster.resource import AGENTS, CRDS, ENSEMBLES, INSTANCES, PERSONA_PACKS, RUNS, SECRETS
from sympozium_cli.report.checkup import roles_text


def test_a_role_has_one_rule_for_the_same_verbs() -> None:
    (role,) = roles("r", [Permission("patch", ENSEMBLES), Permission("get", RUNS), Permission("get", ENSEMBLES)], "n")
    assert role["metadata"] == {"name": "r", "namespace": "n"}
    assert role["rules"] == [
        {"apiGroups": ["sympozium.ai"], "resources": ["agentruns"], "verbs": ["get"]},
        {"apiGroups": ["sympozium.ai"], "resources": ["ensembles"], "verbs": ["get", "patch"]},
    ]


@pytest.mark.parametrize(
    ("user", "subject"),
    [
        ("jane", {"apiGroup": "rbac.authorization.k8s.io", "kind": "User", "name": "jane"}),
        ("system:serviceaccount:ci:robot", {"kind": "ServiceAccount", "name": "robot", "namespace": "ci"}),
    ],
)
def test_a_known_user_gets_a_binding(user: str, subject: dict[str, str]) -> None:
    _, binding = roles("r", [Permission("get", SECRETS)], "n", user)
    assert (binding["kind"], binding["subjects"], binding["roleRef"]["kind"]) == ("RoleBinding", [subject], "Role")


def test_what_lies_in_no_namespace_needs_a_cluster_role() -> None:
    made = roles("r", [Permission("get", SECRETS), Permission("get", CRDS, scope="cluster")], "n", "jane")
    assert [one["kind"] for one in made] == ["Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"]
    assert "namespace" not in made[2]["metadata"]


def test_old_eras_have_other_kinds() -> None:
    wanted = in_era(
        [Permission("get", ENSEMBLES), Permission("list", AGENTS), Permission("get", RUNS)], PERSONA_PACKS, INSTANCES
    )
    assert [one.resource for one in wanted] == [PERSONA_PACKS, INSTANCES, RUNS]


def test_the_text_is_the_objects() -> None:
    made = roles(role_name(["pack activate"]), everything(), "n", "it's: me")
    assert list(yaml.safe_load_all("\n".join(roles_text(made)))) == made
    assert made[0]["metadata"]["name"] == "sympozium-pack-activate"


@pytest.mark.parametrize("command", NEEDS)
def test_nothing_optional_is_required(command: str) -> None:
    required, optional = NEEDS[command]
    assert required
    assert not set(required) & set(optional)
