"""Runs in a cluster, and the program as a person would use it there."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from typing import Any

from cli.program import PROGRAM, Outcome, environment, outcome, shell_code
from cluster.api import Object
from cluster.site import Site
from monitor.runs import child, delegate, run, stamp, usage
from sympozium_cli.cluster.resource import PODS, RUNS
from sympozium_cli.schema.target import Era

__all__ = ["Runs", "child", "delegate", "run", "stamp", "usage"]

_PACK_LABELS = {Era.V0_8: "persona-pack"}


class Runs:
    """A namespace with runs in it.

    Args:
        site: the namespace, on a real server or on the emulator.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self.now = datetime.now(UTC)

    @property
    def pack_label(self) -> str:
        """The label of runs with their pack."""
        return _PACK_LABELS.get(self.site.era, "ensemble")

    def pack(self, name: str = "team", personas: tuple[str, ...] = ("lead", "writer"), *, ready: bool = True) -> None:
        """Put a pack there."""
        site = self.site
        about = {"apiVersion": site.packs.api_version, "kind": site.packs.kind, "metadata": {"name": name}}
        configs = [{"name": one, "systemPrompt": "x"} for one in personas]
        site.pack({**about, "spec": {site.target.list_key: configs}})
        if ready:
            installed = [{"name": one, "instanceName": f"{name}-{one}"} for one in personas]
            change = {"status": {"phase": "Ready", "installedPersonas": installed}}
            site.admin.patch(site.packs, name, change, site.namespace, "status")

    def put(self, *values: Object) -> None:
        """Put runs there, as old as the API server lets them be: new."""
        for value in values:
            self.site.admin.create(RUNS, self._of_era(value), self.site.namespace)
            self.report(value["metadata"]["name"], value["status"])

    def report(self, name: str, status: Object) -> None:
        """Write a status, as a controller would."""
        if status:
            self.site.admin.patch(RUNS, name, {"status": status}, self.site.namespace, "status")

    def pod(self, name: str, run_name: str, *, component: str = "agent-run", **states: Object) -> None:
        """Put a pod of a run there, with its containers and their states; "running" where nothing is said."""
        spec = {"containers": [{"name": one, "image": "x"} for one in states or ("agent", "ipc-bridge")]}
        labels = {"sympozium.ai/agent-run": run_name, "sympozium.ai/component": component}
        self.site.admin.create(PODS, {"metadata": {"name": name, "labels": labels}, "spec": spec}, self.site.namespace)
        said = [
            {
                "name": one,
                "state": state or {"running": {}},
                "ready": True,
                "restartCount": 0,
                "image": "",
                "imageID": "",
            }
            for one, state in (states or {"agent": {}, "ipc-bridge": {}}).items()
        ]
        status = {"phase": "Running", "containerStatuses": said}
        self.site.admin.patch(PODS, name, {"status": status}, self.site.namespace, "status")

    def do(self, *words: str, user: str = "", **variables: str) -> Outcome:
        """Run `sympozium runs`."""
        return outcome([*PROGRAM, "runs", *words], env=self._env(user, **variables), cwd=self.site.folder)

    def begin(self, *words: str) -> Running:
        """Start `sympozium runs`, and look at it while it runs."""
        pipe = subprocess.PIPE
        command = [*PROGRAM, "runs", *words]
        return Running(subprocess.Popen(command, env=self._env(""), stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe))

    def _env(self, user: str, **variables: str) -> dict[str, str]:
        kubeconfig = self.site.kubeconfig(user) if user else self.site.kubeconfig()
        return environment(KUBECONFIG=str(kubeconfig), **variables)

    def names(self, *words: str, **options: Any) -> list[str]:
        """The names of the runs that are listed."""
        told = self.do("list", "-o", "jsonpath={range .items[*]}{.metadata.name}{'\\n'}{end}", *words, **options)
        assert told.code == 0, told.err
        return told.out.split()

    def _of_era(self, value: Object) -> Object:
        """The run in the words of the site's era."""
        spec = dict(value["spec"])
        if self.site.era != Era.V0_10 and "agentRef" in spec:
            spec = {"instanceRef": spec.pop("agentRef"), **spec}
        labels = value["metadata"].get("labels", {})
        renamed = {key.replace("/ensemble", f"/{self.pack_label}"): text for key, text in labels.items()}
        about = {"name": value["metadata"]["name"], "labels": renamed}
        return {**value, "metadata": about, "spec": spec}


class Running:
    """The program while it runs."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process

    def line(self) -> str:
        """The next line that it prints."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().decode().rstrip("\n")

    def said(self) -> str:
        """The next line that it says on standard error."""
        assert self.process.stderr is not None
        return self.process.stderr.readline().decode().rstrip("\n")

    def end(self, number: int = 0) -> Outcome:
        """Wait until it ends, having sent it a signal if one is given."""
        if number:
            self.process.send_signal(number)
        out, err = self.process.communicate(timeout=60)
        return Outcome(shell_code(self.process.returncode), out.decode(), err.decode())
