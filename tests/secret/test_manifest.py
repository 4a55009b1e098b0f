"""The Secret as it is sent, and as people see it."""

from __future__ import annotations

import json
import os
import stat
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sympozium_cli.errors import InputError
from sympozium_cli.secret.fingerprint import fingerprint, fingerprint_key
from sympozium_cli.secret.manifest import decoded, for_eyes, secret_manifest
from sympozium_cli.secret.value import SecretValue

KEY = "sk-CANARY-1a2B3c4D5e6F7g8H"
HASH_KEY = b"k" * 32


def test_what_is_sent() -> None:
    assert secret_manifest("team-openai-key", "agents", {"OPENAI_API_KEY": SecretValue(KEY)}, {"a": "b"}) == {
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": {"name": "team-openai-key", "namespace": "agents", "labels": {"a": "b"}},
        "type": "Opaque",
        "data": {"OPENAI_API_KEY": b64encode(KEY.encode()).decode()},
    }


def test_a_secret_that_is_too_large_is_not_sent() -> None:
    halves = {"a": SecretValue("x" * 524288), "b": SecretValue("y" * 524288)}
    assert secret_manifest("s", "n", halves, {})["kind"] == "Secret"
    with pytest.raises(InputError, match="1048577 bytes"):
        secret_manifest("s", "n", {**halves, "c": SecretValue("z")}, {})


def test_what_is_seen() -> None:
    sent = secret_manifest("s", "n", {"API_KEY": SecretValue(KEY)}, {"a": "b"})
    sent["stringData"] = {"other": KEY}
    sent["metadata"]["managedFields"] = [{"manager": "x"}]
    sent["metadata"]["annotations"] = {
        "kubectl.kubernetes.io/last-applied-configuration": json.dumps(sent["data"]),
        "note": "mine",
    }
    seen = for_eyes(sent, HASH_KEY)
    assert seen["data"] == {"API_KEY": f"<redacted 26 bytes, fingerprint {fingerprint(KEY.encode(), HASH_KEY)}>"}
    assert seen["stringData"] == {"other": "<redacted>"}
    assert seen["metadata"]["annotations"] == {
        "kubectl.kubernetes.io/last-applied-configuration": "<redacted>",
        "note": "mine",
    }
    assert "managedFields" not in seen["metadata"]
    assert KEY not in str(seen)
    assert sent["data"]["API_KEY"] not in str(seen)


@pytest.mark.parametrize("data", [None, [], "x", {"a": None}, {"a": 1}, {"a": "no base64!"}, {"a": ["x"]}])
def test_data_that_makes_no_sense_is_survived(data: object) -> None:
    assert set(decoded({"data": data}).values()) <= {b""}
    assert "metadata" in for_eyes({"data": data}, HASH_KEY)


def test_fingerprints_tell_keys_apart() -> None:
    one, other = fingerprint(b"one", HASH_KEY), fingerprint(b"other", HASH_KEY)
    assert one != other
    assert len(one) == 8
    assert one != fingerprint(b"one", b"another key")


def test_the_key_of_fingerprints_is_the_users_own(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    environment = {"SYMPOZIUM_CACHE_DIR": str(folder)}
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: fingerprint_key(environment), range(32)))
    assert len(keys) == 1
    assert len(keys.pop()) == 32
    assert stat.S_IMODE((folder / "fingerprint-key").stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == ["fingerprint-key"]


def test_a_key_that_others_know_is_not_used(tmp_path: Path) -> None:
    environment = {"XDG_CACHE_HOME": str(tmp_path)}
    kept = fingerprint_key(environment)
    path = tmp_path / "sympozium" / "fingerprint-key"
    path.chmod(0o644)
    assert fingerprint_key(environment) != kept
    path.unlink()
    (tmp_path / "theirs").write_bytes(b"t" * 32)
    path.symlink_to(tmp_path / "theirs")
    assert fingerprint_key(environment) != b"t" * 32


def test_where_nothing_can_be_kept_there_is_a_key_all_the_same() -> None:
    assert len(fingerprint_key({"SYMPOZIUM_CACHE_DIR": os.devnull})) == 32
