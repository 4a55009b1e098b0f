"""The real program against an emulated API server: a namespace with packs, and everything that was said and left."""

from __future__ import annotations

import json
import os
from base64 import b64encode
from pathlib import Path
from typing import Any, NamedTuple

from cli.program import Outcome, environment, sympozium
from fakeapi.server import FakeApi

NAMESPACE = "agents"
SECRETS = f"/api/v1/namespaces/{NAMESPACE}/secrets"
ENSEMBLES = f"/apis/sympozium.ai/v1alpha1/namespaces/{NAMESPACE}/ensembles"


class Playground(NamedTuple):
    """A cluster, a home folder, and a user who works there.

    Args:
        api: the emulator.
        home: where the user lives; every file that the program writes is below it.
    """

    api: FakeApi
    home: Path

    def run(self, *arguments: str, stdin: str = "", user: str = "admin", **variables: str) -> Outcome:
        """Run the program."""
        return sympozium(*arguments, cwd=self.home, stdin=stdin, env=self.environment(user, **variables))

    def environment(self, user: str = "admin", **variables: str) -> dict[str, str]:
        """What the program finds around it: a home of its own, and nothing of ours."""
        kubeconfig = self.api.kubeconfig(self.home / f"{user}.kubeconfig", user, NAMESPACE)
        folders = {
            name: str(self.home / folder)
            for name, folder in {
                "HOME": "home",
                "TMPDIR": "tmp",
                "XDG_CACHE_HOME": "home/cache",
                "XDG_CONFIG_HOME": "home/config",
                "XDG_STATE_HOME": "home/state",
                "SYMPOZIUM_CACHE_DIR": "home/cache/sympozium",
            }.items()
        }
        for folder in folders.values():
            os.makedirs(folder, exist_ok=True)
        return environment(**{**folders, "KUBECONFIG": str(kubeconfig), **variables})

    def secret(self, name: str) -> dict[str, Any]:
        """A Secret as it is in the cluster."""
        heard = self.api.request("GET", f"{SECRETS}/{name}")
        return dict(heard.value) if heard.code == 200 else {}

    def put_secret(self, name: str, labels: dict[str, str] | None = None, **data: str) -> dict[str, Any]:
        """Put a Secret there, as another program would."""
        coded = {key: b64encode(value.encode()).decode() for key, value in data.items()}
        value = {
            "apiVersion": "v1",
            "kind": "Secret",
            "metadata": {"name": name, "labels": labels or {}},
            "data": coded,
        }
        heard = self.api.request("POST", SECRETS, value)
        assert heard.code == 201, heard.body
        return dict(heard.value)

    def put_pack(self, name: str, personas: list[dict[str, Any]] | None = None, **spec: Any) -> None:
        """Put a pack there."""
        given = personas or [{"name": "lead", "systemPrompt": "You lead."}]
        body = {
            "apiVersion": "sympozium.ai/v1alpha1",
            "kind": "Ensemble",
            "metadata": {"name": name},
            "spec": {"agentConfigs": given, **spec},
        }
        heard = self.api.request("POST", ENSEMBLES, body)
        assert heard.code == 201, heard.body

    @property
    def changes(self) -> int:
        """How many requests have changed something; what was only tried is none."""
        return sum(b'"dryRun":' not in (request.body or b"") for request in self.api.writes)

    def grant(self, user: str, *rules: dict[str, list[str]]) -> None:
        """Let a user do what these rules say."""
        kinds = {"apiVersion": "rbac.authorization.k8s.io/v1"}
        base = f"/apis/rbac.authorization.k8s.io/v1/namespaces/{NAMESPACE}"
        role = {**kinds, "kind": "Role", "metadata": {"name": user}, "rules": list(rules)}
        binding = {
            **kinds,
            "kind": "RoleBinding",
            "metadata": {"name": user},
            "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "Role", "name": user},
            "subjects": [{"kind": "User", "name": user, "apiGroup": "rbac.authorization.k8s.io"}],
        }
        for plural, value in (("roles", role), ("rolebindings", binding)):
            heard = self.api.request("POST", f"{base}/{plural}", value)
            assert heard.code == 201, heard.body


def furnished(api: FakeApi, home: Path) -> Playground:
    """A playground with the namespace."""
    body = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": NAMESPACE}}
    assert api.request("POST", "/api/v1/namespaces", body).code == 201
    return Playground(api, home)


def shown(outcome: Outcome) -> Any:
    """What was printed as JSON."""
    return json.loads(outcome.out)
