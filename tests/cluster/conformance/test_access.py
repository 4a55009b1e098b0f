"""Who may do what: tokens, RBAC, impersonation and access reviews."""

from __future__ import annotations

from typing import Any

import pytest

from cluster.api import Answer
from cluster.conformance.place import GROUP, Place, assert_refused, pack, secret
from cluster.server import token_of

RBAC = "rbac.authorization.k8s.io"


@pytest.fixture
def alice(place: Place) -> Place:
    """Somebody who may read ensembles, and patch one of them."""
    rules = [
        {"apiGroups": [GROUP], "resources": ["ensembles"], "verbs": ["get", "list"]},
        {"apiGroups": [GROUP], "resources": ["ensembles"], "resourceNames": ["e1"], "verbs": ["patch"]},
    ]
    bind(place, "alice", rules)
    return place.seen_by(token_of("alice"))


def bind(place: Place, user: str, rules: list[dict[str, Any]]) -> None:
    path = f"/apis/{RBAC}/v1/namespaces/{place.namespace}"
    role = {"metadata": {"name": user}, "rules": rules}
    subject = {"kind": "User", "apiGroup": RBAC, "name": user}
    binding = {"metadata": {"name": user}, "subjects": [subject]}
    binding["roleRef"] = {"kind": "Role", "apiGroup": RBAC, "name": user}
    assert place.api.ask("POST", f"{path}/roles", role).code == 201
    assert place.api.ask("POST", f"{path}/rolebindings", binding).code == 201


def review(place: Place, **attributes: str) -> Answer:
    spec = {"resourceAttributes": {"namespace": place.namespace, **attributes}}
    body = {"apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview", "spec": spec}
    return place.api.ask("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", body)


def allowed(place: Place, **attributes: str) -> bool:
    heard = review(place, **attributes)
    assert heard.code == 201
    return bool(heard.value["status"]["allowed"])


def test_a_token_that_nobody_has(place: Place) -> None:
    heard = place.seen_by("nope").list()
    assert_refused(heard, 401, "Unauthorized")
    assert heard.value["message"] == "Unauthorized"


def test_no_token_at_all(place: Place) -> None:
    heard = place.seen_by("").list("secrets")
    assert_refused(heard, 403, "Forbidden", kind="secrets")
    assert 'User "system:anonymous" cannot list resource "secrets"' in heard.value["message"]


def test_no_rights(viewer: Place) -> None:
    heard = viewer.list("secrets")
    assert_refused(heard, 403, "Forbidden", kind="secrets")
    message = 'secrets is forbidden: User "viewer" cannot list resource "secrets" in API group "" in the namespace'
    assert heard.value["message"] == f'{message} "{viewer.namespace}"'


def test_no_rights_to_one_object(viewer: Place) -> None:
    heard = viewer.patch("e1", {"spec": {"enabled": True}})
    assert_refused(heard, 403, "Forbidden", name="e1", group=GROUP, kind="ensembles")
    assert 'User "viewer" cannot patch resource "ensembles" in API group "sympozium.ai"' in heard.value["message"]


def test_no_rights_come_before_everything_else(viewer: Place) -> None:
    assert viewer.list("nothings").code == 403
    assert viewer.within("nope").list().code == 403
    assert viewer.create({"kind": "Wrong"}).code == 403


def test_no_rights_to_all_namespaces(viewer: Place) -> None:
    heard = viewer.api.ask("GET", "/api/v1/namespaces")
    assert_refused(heard, 403, "Forbidden", kind="namespaces")
    assert heard.value["message"].endswith('in API group "" at the cluster scope')


def test_a_role(place: Place, alice: Place) -> None:
    place.made(pack("e1"))
    place.made(pack("e2"))
    assert (alice.list().code, alice.get("e1").code) == (200, 200)
    assert alice.patch("e1", {"spec": {"enabled": True}}).code == 200
    assert alice.patch("e2", {"spec": {"enabled": True}}).code == 403
    assert alice.create(pack("e3")).code == 403
    assert alice.patch("e1", {"status": {}}, part="status").code == 403
    assert alice.list(watch="true", timeoutSeconds="1").code == 403
    assert alice.within("default").list().code == 403


def test_access_reviews(place: Place, alice: Place, viewer: Place) -> None:
    assert allowed(place, verb="create", resource="secrets")
    assert not allowed(viewer, verb="create", resource="secrets")
    assert allowed(alice, verb="get", group=GROUP, resource="ensembles")
    assert not allowed(alice, verb="patch", group=GROUP, resource="ensembles")
    assert allowed(alice, verb="patch", group=GROUP, resource="ensembles", name="e1")
    assert not allowed(alice, verb="get", group=GROUP, resource="ensembles", subresource="status")
    assert not allowed(alice, verb="get", group=GROUP, resource="ensembles", namespace="default")


def test_an_access_review_of_nothing(place: Place) -> None:
    body = {"apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview", "spec": {}}
    heard = place.api.ask("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", body)
    assert (heard.code, heard.reason) == (422, "Invalid")


def test_impersonation(place: Place, viewer: Place) -> None:
    place.made(secret("s1"), "secrets")
    path = place.path("secrets", "s1")
    heard = place.api.ask("GET", path, headers={"Impersonate-User": "viewer"})
    assert_refused(heard, 403, "Forbidden", name="s1", kind="secrets")
    heard = viewer.api.ask("GET", path, headers={"Impersonate-User": "admin"})
    assert_refused(heard, 403, "Forbidden", name="s1", kind="secrets")
    assert 'User "viewer" cannot impersonate-on:user-info:get resource "secrets"' in heard.message
    heard = place.api.ask("GET", path, headers={"Impersonate-User": "x", "Impersonate-Group": "system:masters"})
    assert heard.code == 200


def test_impersonating_a_group_alone(place: Place) -> None:
    heard = place.api.ask("GET", place.path("secrets"), headers={"Impersonate-Group": "system:masters"})
    assert_refused(heard, 400, "BadRequest")


def test_who_am_i(viewer: Place) -> None:
    body = {"apiVersion": "authentication.k8s.io/v1", "kind": "SelfSubjectReview"}
    heard = viewer.api.ask("POST", "/apis/authentication.k8s.io/v1/selfsubjectreviews", body)
    assert (heard.code, heard.value["status"]["userInfo"]["username"]) == (201, "viewer")
