"""What a server says of itself."""

from __future__ import annotations

import pytest

from cluster.conformance.place import GROUP, VERSION, Place


def test_the_version(viewer: Place) -> None:
    value = viewer.api.ask("GET", "/version").value
    assert (value["major"], value["minor"]) == ("1", "36")
    assert value["gitVersion"].startswith("v1.36.")
    assert viewer.seen_by("").api.ask("GET", "/version").code == 200


@pytest.mark.parametrize("path", ["/readyz", "/livez", "/healthz"])
def test_its_health(viewer: Place, path: str) -> None:
    heard = viewer.seen_by("").api.ask("GET", path)
    assert (heard.code, heard.value) == (200, "ok")


def test_its_groups(viewer: Place) -> None:
    assert "v1" in viewer.api.ask("GET", "/api").value["versions"]
    value = viewer.api.ask("GET", "/apis").value
    assert value["kind"] == "APIGroupList"
    (group,) = (group for group in value["groups"] if group["name"] == GROUP)
    served = {"groupVersion": VERSION, "version": "v1alpha1"}
    assert group == {"name": GROUP, "versions": [served], "preferredVersion": served}
    assert viewer.api.ask("GET", f"/apis/{GROUP}").value == {"kind": "APIGroup", "apiVersion": "v1", **group}


def test_its_kinds(viewer: Place) -> None:
    value = viewer.api.ask("GET", f"/apis/{VERSION}").value
    assert (value["kind"], value["groupVersion"]) == ("APIResourceList", VERSION)
    kinds = {one["name"]: one for one in value["resources"]}
    assert "personapacks" not in kinds
    ensembles = kinds["ensembles"]
    assert (ensembles["kind"], ensembles["namespaced"], ensembles["singularName"]) == ("Ensemble", True, "ensemble")
    everything = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"]
    assert sorted(ensembles["verbs"]) == everything
    assert sorted(kinds["ensembles/status"]["verbs"]) == ["get", "patch", "update"]


def test_its_core_kinds(viewer: Place) -> None:
    kinds = {one["name"]: one for one in viewer.api.ask("GET", "/api/v1").value["resources"]}
    assert kinds["secrets"]["kind"] == "Secret"
    assert (kinds["namespaces"]["namespaced"], kinds["namespaces"]["shortNames"]) == (False, ["ns"])


@pytest.mark.parametrize("path", ["/apis/nowhere.example", "/apis/nowhere.example/v1", f"/apis/{GROUP}/v9", "/nowhere"])
def test_what_is_not_there(place: Place, path: str) -> None:
    heard = place.api.ask("GET", path)
    assert (heard.code, heard.value) == (404, "404 page not found\n")


def test_bare_paths_need_rights_too(viewer: Place) -> None:
    heard = viewer.api.ask("GET", "/nowhere")
    assert (heard.code, heard.reason) == (403, "Forbidden")
    assert heard.value["message"] == 'forbidden: User "viewer" cannot get path "/nowhere"'
