"""Programs that a kubeconfig names to get credentials from.

Source: client-go, plugin/pkg/client/auth/exec/exec.go, and the API client.authentication.k8s.io v1 and v1beta1. The
program gets no input from us, thirty seconds, and an environment without the keys that a command is to hand over.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from collections.abc import Collection, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sympozium_cli.cluster.kubeconfig import Entry, part, text, texts
from sympozium_cli.errors import NotSignedInError

PATIENCE = 30.0
"""Seconds that a program may take."""

_VERSIONS = ("client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1")
_OURS = re.compile(r"SYMPOZIUM_.*(?:KEY|TOKEN|SECRET|PASSWORD)")
_MOST_TOLD = 400


class ExecCredential(NamedTuple):
    """What a program gave: a token, or a certificate with its key, or both, and until when (seconds since 1970)."""

    token: str = ""
    certificate: str = ""
    key: str = ""
    expires: float | None = None


class ExecPlugin(NamedTuple):
    """A program, as the kubeconfig names it.

    Args:
        command: what to run.
        arguments: what to hand over.
        environment: what to add to the environment.
        api_version: how it is spoken to.
        install_hint: what its authors tell those who do not have it.
        cluster: what it is told about the cluster; None for nothing.
        interactive: whether it cannot do without somebody at a terminal.
    """

    command: str
    arguments: tuple[str, ...] = ()
    environment: tuple[tuple[str, str], ...] = ()
    api_version: str = _VERSIONS[0]
    install_hint: str = ""
    cluster: Entry | None = None
    interactive: bool = False

    @classmethod
    def of(cls, user: Entry, name: str, cluster: Entry) -> ExecPlugin | None:
        """The program that the entry of a user names; None where it names none.

        Raises:
            NotSignedInError: it cannot be run from here.
        """
        plugin = part(user, "exec")
        what = f"the user '{name}'"
        if not plugin:
            return None
        version = text(plugin, "apiVersion", what)
        if version not in _VERSIONS:
            raise NotSignedInError(
                f"the plugin of {what} speaks '{version}', which is not supported", hint=f"use {_VERSIONS[0]}"
            )
        pairs = [item for item in plugin.get("env") or () if isinstance(item, dict)]
        return cls(
            text(plugin, "command", what),
            texts(plugin, "args", what),
            tuple((text(pair, "name", what), text(pair, "value", what)) for pair in pairs),
            version,
            text(plugin, "installHint", what),
            cluster if plugin.get("provideClusterInfo") is True else None,
            plugin.get("interactiveMode") == "Always",
        )


def ask(plugin: ExecPlugin, environment: Mapping[str, str], hidden: Collection[str] = ()) -> ExecCredential:
    """Run a program for credentials; `hidden` are the variables of the environment that it must not see.

    Raises:
        NotSignedInError: it gave none.
    """
    if plugin.interactive:
        raise NotSignedInError(
            f"the plugin '{plugin.command}' wants to talk to somebody, and nobody is here",
            hint="sign in with kubectl first, or set interactiveMode: IfAvailable in the kubeconfig",
        )
    told = {"KUBERNETES_EXEC_INFO": json.dumps(_question(plugin))}
    visible = {name: value for name, value in environment.items() if name not in hidden and not _OURS.fullmatch(name)}
    output = _output(plugin, {**visible, **dict(plugin.environment), **told})
    return _credential(plugin, output)


def _question(plugin: ExecPlugin) -> dict[str, Any]:
    cluster = {} if plugin.cluster is None else {"cluster": dict(plugin.cluster)}
    return {"apiVersion": plugin.api_version, "kind": "ExecCredential", "spec": {"interactive": False, **cluster}}


def _output(plugin: ExecPlugin, environment: Mapping[str, str]) -> bytes:
    name = os.path.basename(plugin.command)
    try:
        process = subprocess.Popen(  # noqa: S603 - the user's own kubeconfig names it
            [plugin.command, *plugin.arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=dict(environment),
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise NotSignedInError(
            f"cannot run the plugin '{plugin.command}': {why}",
            hint=plugin.install_hint or "the kubeconfig gets the credentials from it; install it, or put it in PATH",
        ) from error
    try:
        out, told = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        _end(process)
        raise NotSignedInError(
            f"the plugin '{name}' gave no credentials within {PATIENCE:.0f} seconds",
            hint="sign in with it, or with kubectl, first",
        ) from None
    if process.returncode:
        words = _told(told)
        raise NotSignedInError(
            f"the plugin '{name}' failed with exit code {process.returncode}{': ' + words if words else ''}",
            hint="sign in anew; the kubeconfig gets the credentials from this plugin",
        )
    return out


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and what it has started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    with suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=1)


def _told(data: bytes) -> str:
    """The end of what a program said, on one line."""
    words = " ".join(data[-4 * _MOST_TOLD :].decode("utf-8", "replace").split())
    return words if len(words) <= _MOST_TOLD else "…" + words[-_MOST_TOLD:]


def _credential(plugin: ExecPlugin, output: bytes) -> ExecCredential:
    """What the program wrote, which is never told: it may hold half a token."""
    name = os.path.basename(plugin.command)
    try:
        answer = json.loads(output)
    except (ValueError, RecursionError):
        answer = None
    status = answer.get("status") if isinstance(answer, dict) else None
    if not isinstance(status, dict) or answer.get("kind") != "ExecCredential":
        raise NotSignedInError(
            f"the plugin '{name}' wrote no ExecCredential", hint="run it by hand to see what it does"
        )
    if answer.get("apiVersion") != plugin.api_version:
        raise NotSignedInError(
            f"the plugin '{name}' answers in another version than {plugin.api_version}",
            hint="make the kubeconfig name the version that the plugin speaks",
        )
    given = [status.get(key) for key in ("token", "clientCertificateData", "clientKeyData")]
    token, certificate, key = (value if isinstance(value, str) else "" for value in given)
    if not token and not (certificate and key):
        raise NotSignedInError(f"the plugin '{name}' gave neither a token nor a certificate with its key")
    return ExecCredential(token, certificate, key, _seconds(status.get("expirationTimestamp")))


def _seconds(moment: object) -> float | None:
    try:
        parsed = datetime.fromisoformat(str(moment)) if moment is not None else None
    except ValueError:
        return None
    if parsed is None:
        return None
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)).timestamp()
