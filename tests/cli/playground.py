"""The real program against an API server, real or emulated: a namespace with packs, and all that was said and left."""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from typing import Any, NamedTuple

from cli.program import Outcome, environment, sympozium
from cluster.server import ADMIN
from cluster.site import Site
from fakeapi.server import FakeApi
from sympozium_cli.cluster.resource import SECRETS

_FOLDERS = {
    "HOME": "home",
    "TMPDIR": "tmp",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_STATE_HOME": "home/state",
    "SYMPOZIUM_CACHE_DIR": "home/cache/sympozium",
}


class Playground(NamedTuple):
    """A namespace, and a user who works there: every file that the program writes is below the site's folder.

    Args:
        site: the namespace.
        fake: the emulator, where it is one.
    """

    site: Site
    fake: FakeApi | None = None

    @property
    def api(self) -> FakeApi:
        """The emulator."""
        assert self.fake is not None
        return self.fake

    @property
    def namespace(self) -> str:
        return self.site.namespace

    def run(self, *arguments: str, stdin: str = "", user: str = ADMIN, **variables: str) -> Outcome:
        """Run the program."""
        return sympozium(*arguments, cwd=self.site.folder, stdin=stdin, env=self.environment(user, **variables))

    def environment(self, user: str = ADMIN, **variables: str) -> dict[str, str]:
        """What the program finds around it: a home of its own, and nothing of ours."""
        folders = {name: str(self.site.folder / folder) for name, folder in _FOLDERS.items()}
        for folder in folders.values():
            os.makedirs(folder, exist_ok=True)
        return environment(**{**folders, "KUBECONFIG": str(self.site.kubeconfig(user)), **variables})

    def secret(self, name: str) -> dict[str, Any]:
        """A Secret as it is in the cluster; empty where it is not."""
        return self.site.admin.find(SECRETS, name, self.namespace) or {}

    def value(self, name: str, key: str) -> str:
        """A value in a Secret."""
        return b64decode(self.secret(name)["data"][key]).decode()

    def put_secret(self, name: str, labels: dict[str, str] | None = None, **data: str) -> dict[str, Any]:
        """Put a Secret there, as another program would."""
        coded = {key: b64encode(value.encode()).decode() for key, value in data.items()}
        value = {"metadata": {"name": name, "labels": labels or {}}, "data": coded}
        return self.site.admin.create(SECRETS, value, self.namespace)

    def put_pack(self, name: str, personas: list[dict[str, Any]] | None = None, **spec: Any) -> None:
        """Put a pack there."""
        given = personas or [{"name": "lead", "systemPrompt": "You lead."}]
        about = {"apiVersion": self.site.packs.api_version, "kind": self.site.packs.kind, "metadata": {"name": name}}
        self.site.pack({**about, "spec": {self.site.target.list_key: given, **spec}})

    @property
    def changes(self) -> int:
        """How many requests have changed something; what was only tried is none."""
        return sum(b'"dryRun":' not in (request.body or b"") for request in self.api.writes)


def shown(outcome: Outcome) -> Any:
    """What was printed as JSON."""
    return json.loads(outcome.out)
