"""How the controller's types write a pack, and so what they copy out of it."""

from __future__ import annotations

from typing import Any

import pytest

from sympozium_cli.render.reading import controllers_pack
from sympozium_cli.schema.target import NEWEST


def _pack(**fields: Any) -> dict[str, Any]:
    """The spec of a pack as the controller sees it."""
    value = {
        "apiVersion": "sympozium.ai/v1alpha1",
        "kind": "Ensemble",
        "metadata": {"name": "demo"},
        "spec": {"agentConfigs": [{"name": "lead", "systemPrompt": "x"}], **fields},
    }
    return dict(controllers_pack(value, NEWEST).value["spec"])


def _persona(**fields: Any) -> dict[str, Any]:
    """The only persona of a pack as the controller sees it, without its name and prompt."""
    [seen] = _pack(agentConfigs=[{"name": "lead", "systemPrompt": "x", **fields}])["agentConfigs"]
    return {key: part for key, part in seen.items() if key not in {"name", "systemPrompt"}}


def _hook(**fields: Any) -> dict[str, Any]:
    [hook] = _persona(lifecycle={"preRun": [{"name": "h", "image": "i", **fields}]})["lifecycle"]["preRun"]
    return dict(hook)


@pytest.mark.parametrize(
    "fields",
    [{"displayName": ""}, {"skills": []}, {"env": {}}, {"channels": None}],
)
def test_what_is_empty_is_gone(fields: dict[str, Any]) -> None:
    assert _persona(**fields) == {}


def test_an_empty_block_stays() -> None:
    assert _pack(channelAccessControl={"slack": {}})["channelAccessControl"] == {"slack": {}}


def test_only_a_hook_has_a_duration_that_go_writes_anew() -> None:
    assert _hook(timeout="90s")["timeout"] == "1m30s"
    assert _hook(timeout="soon")["timeout"] == "soon"
    assert _hook(name="90s")["name"] == "90s"
    assert _persona(runTimeout="90s") == {"runTimeout": "90s"}


@pytest.mark.parametrize(
    ("written", "canonical"), [("1024Mi", "1Gi"), ("0.5Gi", "512Mi"), (1000, "1k"), ("1GB", "1GB"), (None, None)]
)
def test_amounts_of_volumes_are_canonical(written: Any, canonical: Any) -> None:
    volume = {"name": "v", "emptyDir": {"medium": "", "sizeLimit": written}}
    assert _pack(volumes=[volume])["volumes"][0]["emptyDir"].get("sizeLimit") == canonical
    assert (
        _pack(channelVolumes={"slack": [volume]})["channelVolumes"]["slack"][0]["emptyDir"].get("sizeLimit")
        == canonical
    )


def test_other_texts_of_volumes_stay() -> None:
    mount = {"name": "v", "mountPath": "/1024Mi", "readOnly": False}
    assert _pack(volumeMounts=[mount])["volumeMounts"] == [mount]
    assert _pack(channelVolumeMounts={"slack": [mount]})["channelVolumeMounts"] == {"slack": [mount]}


def test_false_stays_where_go_can_tell_it_from_nothing() -> None:
    seen = _persona(memory={"enabled": True, "autoStore": False})
    assert seen["memory"]["autoStore"] is False
