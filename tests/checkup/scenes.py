"""A pack at work, and every command that asks a cluster as somebody would run it there."""

from __future__ import annotations

import json
from typing import Any, Final, NamedTuple

from cli.program import Outcome, environment, sympozium
from cluster.api import Object
from cluster.controller import Controller
from cluster.server import ADMIN
from cluster.site import Site
from running.world import Runs, run
from sympozium_cli.checkup.permissions import NETWORK_POLICIES, SYSTEM_NAMESPACE
from sympozium_cli.cluster.resource import AGENTS, MODELS, NAMESPACES, POLICIES, SECRETS, Resource

KEY: Final = "sk-proj-abcdef0123456789abcdef"
_OTHER: Final = "sk-ant-api03-0123456789abcdef0123"
_WAIT: Final = ("--wait", "--timeout", "60s")
_KEYED: Final = ("--provider", "openai", "--key-from", "env:KEY", "--yes")
_OURS: Final = {"app.kubernetes.io/managed-by": "sympozium-cli"}


class Scene(NamedTuple):
    """A way to run a command.

    Args:
        words: what is typed; FILE stands for the file with the pack, FAR for a Model in Sympozium's namespace.
        there: whether the pack is there before.
        active: whether it is active then.
        stored: what its spec has besides.
        written: what the spec in the file has besides.
        lost: whether the agent of a persona belongs to another pack.
        runs: whether it has runs, one of them in a pod that nobody has labelled.
        code: how the command ends.
        used: how many tokens it has used; a run has failed besides.
    """

    words: tuple[str, ...]
    there: bool = True
    active: bool = True
    stored: Object = {}  # noqa: RUF012 - nobody changes it
    written: Object = {}  # noqa: RUF012 - nobody changes it
    lost: bool = False
    runs: bool = False
    code: int = 0
    used: int = 0


_FAR: Final = "FAR"
_MODEL: Final = {"modelRef": _FAR}
_BUDGET: Final = {"sharedMemory": {"enabled": True, "membrane": {"tokenBudget": {"maxTokens": 100}}}}
_FULL: Final[Object] = {
    "enabled": True,
    "baseURL": "http://llama/v1",
    "policyRef": "fre",
    "authRefs": [{"provider": "openai", "secret": "openai"}],
    "providerHeadersSecretRef": "headers",
    "channelConfigs": {"telegram": "bot"},
    "agentSandbox": {"enabled": True, "runtimeClass": "gvisor"},
    "volumes": [
        {"name": "facts", "configMap": {"name": "facts"}},
        {"name": "disk", "persistentVolumeClaim": {"claimName": "disk"}},
        {"name": "vault", "csi": {"driver": "x", "volumeAttributes": {"secretProviderClass": "vault"}}},
    ],
    "agentConfigs": [
        {
            "name": "lead",
            "systemPrompt": "You lead.",
            "channels": ["telegram"],
            "skills": ["memory", "own", "web-endpoint"],
            "mcpServers": [{"name": "nowhere", "toolsPrefix": "n", "authSecret": "wiki"}],
            "schedule": {"interval": "1h", "task": "Plan."},
            "memory": {"seeds": ["one"]},
            "webEndpoint": {"enabled": True},
        },
        {"name": "writer", "systemPrompt": "You write."},
    ],
}

SCENES: Final = {
    "pack list": (Scene(("pack", "list")),),
    "pack status": (
        Scene(("pack", "status", "team")),
        Scene(("pack", "status", "team"), stored=_MODEL, lost=True, code=1),
    ),
    "pack validate --cluster": (
        Scene(("pack", "validate", "FILE", "--cluster", "--fail-on", "never")),
        Scene(("pack", "validate", "FILE", "--cluster", "--profile", "all", "--fail-on", "never"), written=_FULL),
        Scene(("pack", "validate", "FILE", "--cluster", "--fail-on", "never"), written={"modelRef": "gone"}),
        Scene(("pack", "validate", "FILE", "--cluster", "--profile", "all", "--fail-on", "never"), there=False),
    ),
    "pack diff": (Scene(("pack", "diff", "FILE")), Scene(("pack", "diff", "FILE"), stored=_MODEL, lost=True)),
    "pack apply": (
        Scene(("pack", "apply", "-f", "FILE"), there=False),
        Scene(("pack", "apply", "-f", "FILE", "--yes", "--force-conflicts"), written={"description": "changed"}),
    ),
    "pack activate": (
        Scene(("pack", "activate", "team", *_KEYED), active=False),
        Scene(("pack", "activate", "team", *_KEYED, *_WAIT), active=False),
        Scene(("pack", "activate", "team", "--model-ref", _FAR, "--yes"), active=False),
    ),
    "pack activate -f": (
        Scene(("pack", "activate", "-f", "FILE", *_KEYED), there=False),
        Scene(("pack", "activate", "-f", "FILE", *_KEYED, *_WAIT), there=False),
        Scene(("pack", "activate", "-f", "FILE", "--yes"), there=False, written=_MODEL),
    ),
    "pack deactivate": (
        Scene(("pack", "deactivate", "team", "--yes")),
        Scene(("pack", "deactivate", "team", "--yes", *_WAIT)),
    ),
    "pack exclude": (
        Scene(("pack", "exclude", "team", "writer", "--yes")),
        Scene(("pack", "exclude", "team", "writer", "--yes", *_WAIT)),
    ),
    "pack include": (
        Scene(("pack", "include", "team", "writer", "--yes"), stored={"excludePersonas": ["writer"]}),
        Scene(("pack", "include", "team", "writer", "--yes", *_WAIT), stored={"excludePersonas": ["writer"]}),
    ),
    "pack trigger": (Scene(("pack", "trigger", "team")),),
    "secret list": (Scene(("secret", "list"), stored={"channelConfigs": {"telegram": "bot"}}),),
    "secret check": (Scene(("secret", "check", "team-openai-key")),),
    "secret create": (
        Scene(("secret", "create", "provider", "anthropic", "--pack", "team", "--key-from", "env:OTHER")),
        Scene(("secret", "create", "provider", "openai", "--pack", "team", "--key-from", "env:NEW", "--rotate")),
    ),
    "secret rotate": (Scene(("secret", "rotate", "team-openai-key", "--key-from", "env:NEW")),),
    "secret delete": (Scene(("secret", "delete", "unused", "--yes")),),
    "runs list": (Scene(("runs", "list"), runs=True), Scene(("runs", "list", "team-lead-1"), runs=True)),
    "runs get": (Scene(("runs", "get", "team-lead-1"), runs=True),),
    "runs tree": (Scene(("runs", "tree"), runs=True), Scene(("runs", "tree", "nothing"), runs=True, code=5)),
    "runs watch": (Scene(("runs", "watch", "--timeout", "3s"), runs=True, code=124),),
    "feed tail": (Scene(("feed", "tail"), runs=True),),
    "feed tail -f": (Scene(("feed", "tail", "-f", "--timeout", "3s"), runs=True, code=124),),
    "feed tail --tools": (Scene(("feed", "tail", "--tools"), runs=True),),
    "feed tail --memory": (Scene(("feed", "tail", "--memory"), runs=True),),
    "runs logs": (
        Scene(("runs", "logs", "team-lead-1"), runs=True),
        Scene(("runs", "logs", "team-lead-2"), runs=True),
        Scene(("runs", "logs", "team-lead-1", "--tree"), runs=True),
    ),
    "runs stop": (Scene(("runs", "stop", "team-lead-1", "--yes"), runs=True),),
    "budget show": (
        Scene(("budget", "show"), stored=_BUDGET, used=50),
        Scene(("budget", "show", "team"), stored=_BUDGET, used=50),
    ),
    "budget show --logs": (Scene(("budget", "show", "--logs"), stored=_BUDGET, used=50),),
    "budget watch": (
        Scene(("budget", "watch", "--timeout", "3s"), stored=_BUDGET, used=50, code=124),
        Scene(("budget", "watch", "team", "--exit-on", "warn", "--warn", "1"), stored=_BUDGET, used=50, code=1),
    ),
    "budget reset": (Scene(("budget", "reset", "team", "--yes"), stored=_BUDGET, used=50),),
}
"""The commands by their names in `permissions.NEEDS`; the first scene of each is what most people do."""


class Stage:
    """A namespace with what a command needs to be of use, and the file of the pack.

    Args:
        site: the namespace.
        scene: what is to be run there.
    """

    def __init__(self, site: Site, scene: Scene) -> None:
        self.site = site
        self.scene = scene
        self.file = site.folder / "team.json"
        self.file.write_text(self._named(json.dumps(_pack(scene.written))))

    def set_up(self) -> None:
        """Make the objects, and let the controllers do their part."""
        scene, site = self.scene, self.site
        system = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": SYSTEM_NAMESPACE}}
        site.admin.ask("POST", NAMESPACES.path(), system)
        self._make(POLICIES, "free", spec={})
        if "FAR" in str(scene):
            self._make(MODELS, site.namespace, SYSTEM_NAMESPACE, spec={"source": {"url": "https://example.com/m"}})
            site.admin.patch(MODELS, site.namespace, {"status": _READY}, SYSTEM_NAMESPACE, "status")
        limits = {"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"ports": [{"port": 53}]}]}
        self._make(NETWORK_POLICIES, "limits", spec=limits)
        self._make(SECRETS, "unused", stringData={"OPENAI_API_KEY": KEY}, ours=True)
        self._make(SECRETS, "bot", stringData={"TELEGRAM_BOT_TOKEN": "x"})
        if scene.there and scene.active:
            self._make(SECRETS, "team-openai-key", stringData={"OPENAI_API_KEY": KEY}, ours=True)
        if scene.there:
            more = {**(_ACTIVE if scene.active else {}), **scene.stored}
            site.pack(json.loads(self._named(json.dumps(_pack(more)))))
        with Controller(site) as controller:
            controller.settle()
            if scene.used:
                self._use(controller)
        if scene.runs:
            runs = Runs(site)
            placed = {"podName": "unlabelled"}
            runs.put(run("team-lead-1", phase="Running"), run("team-lead-2", phase="Running", status=placed))
            runs.pod("labelled", "team-lead-1")
            runs.pod("unlabelled", "nothing")
        if scene.lost:
            labels = {"metadata": {"labels": {"sympozium.ai/ensemble": "other"}}}
            site.admin.patch(AGENTS, "team-writer", labels, site.namespace)

    def _use(self, controller: Controller) -> None:
        """Let the pack have used tokens, and a run have failed."""
        status = {"status": {"tokenBudgetUsed": self.scene.used}}
        self.site.admin.patch(self.site.packs, "team", status, self.site.namespace, "status")
        controller.run("lost", "team-lead")
        controller.finish_run("lost", 0, "Failed", tokenUsage=None, podName="gone")

    def run(self, user: str = ADMIN) -> Outcome:
        """Run the command as a user; where it waits for the controllers, they are at work."""
        words = [self._named(str(self.file) if word == "FILE" else word) for word in self.scene.words]
        keys = {"KEY": KEY, "NEW": KEY[::-1].replace("-jorp-ks", ""), "OTHER": _OTHER}
        env = environment(KUBECONFIG=str(self.site.kubeconfig(user)), **keys)
        with Controller(self.site) as controller:
            if "--wait" in words:
                controller.start()
            return sympozium(*words, env=env, cwd=self.site.folder)

    def _named(self, text: str) -> str:
        """A text with the name of the Model, which is another for every namespace."""
        return text.replace(_FAR, self.site.namespace)

    def _make(self, resource: Resource, name: str, namespace: str = "", *, ours: bool = False, **body: Any) -> None:
        about = {"name": name, "labels": _OURS if ours else {}}
        value = {"apiVersion": resource.api_version, "kind": resource.kind, "metadata": about, **body}
        self.site.admin.create(resource, value, namespace or self.site.namespace)


_READY: Final = {"phase": "Ready", "endpoint": "http://model-llama.default.svc:8080/v1"}
_ACTIVE: Final[Object] = {"enabled": True, "authRefs": [{"provider": "openai", "secret": "team-openai-key"}]}


def _pack(more: Object) -> Object:
    """A pack of two personas, of which a stimulus starts one."""
    spec = {
        "policyRef": "free",
        "stimulus": {"name": "go", "prompt": "Go."},
        "sharedMemory": {"enabled": True},
        "agentConfigs": [
            {"name": "lead", "systemPrompt": "You lead.", "skills": ["memory"]},
            {"name": "writer", "systemPrompt": "You write.", "schedule": {"interval": "1h", "task": "Write."}},
        ],
        "relationships": [{"source": "go", "target": "lead", "type": "stimulus"}],
    }
    about = {"apiVersion": "sympozium.ai/v1alpha1", "kind": "Ensemble", "metadata": {"name": "team"}}
    return {**about, "spec": {**spec, **more}}
