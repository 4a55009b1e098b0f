"""How to get at an API server, and as whom: what a context of the kubeconfig means."""

from __future__ import annotations

from collections.abc import Mapping
from shlex import quote
from typing import NamedTuple
from urllib.parse import urlsplit

from sympozium_cli.cluster.kubeconfig import Entry, Kubeconfig, decoded, part, text, texts, unknown_context
from sympozium_cli.cluster.port import Where
from sympozium_cli.errors import InputError, UsageError
from sympozium_cli.values.plural import quoted_some


class Pem(NamedTuple):
    """Certificates or a key: their text (`data`, which counts first), or the file that holds it."""

    data: str = ""
    path: str = ""


class Endpoint(NamedTuple):
    """The API server.

    Args:
        server: its address, such as "https://10.0.0.1:6443", without a slash at the end.
        authority: who vouches for it; empty for those whom the system trusts.
        tls_server_name: the name that its certificate must carry, where it is not that of the address.
        insecure: whether anybody may answer.
        proxy: the address of the proxy that the kubeconfig names; "" for what the environment says.
    """

    server: str
    authority: Pem = Pem()
    tls_server_name: str = ""
    insecure: bool = False
    proxy: str = ""

    @property
    def is_tls(self) -> bool:
        """Whether the connection is encrypted; credentials go nowhere else."""
        return self.server.startswith("https:")


class Impersonation(NamedTuple):
    """Whom the user wants to be taken for."""

    user: str = ""
    uid: str = ""
    groups: tuple[str, ...] = ()
    extra: tuple[tuple[str, tuple[str, ...]], ...] = ()


class Access(NamedTuple):
    """One context, with all that it refers to.

    Args:
        context: its name; "" inside a cluster.
        endpoint: the API server.
        user: the name of the entry with the credentials.
        credentials: that entry, as the kubeconfig has it.
        impersonation: whom the user wants to be taken for.
        namespace: where the user works.
        stated: whether somebody has named that namespace.
        options: the options that lead other commands to the same cluster, as in `port.Where`.
    """

    context: str
    endpoint: Endpoint
    user: str
    credentials: Entry
    impersonation: Impersonation
    namespace: str
    stated: bool
    options: str = ""

    @property
    def where(self) -> Where:
        """What people are shown of it."""
        other = self.impersonation.user
        acting = f"{self.user}, as {other}" if other else self.user
        return Where(
            self.context, _shown(self.endpoint.server), acting, self.namespace, self.stated, other, self.options
        )


class Wishes(NamedTuple):
    """What the options of a command say; "" leaves it to the kubeconfig."""

    context: str = ""
    namespace: str = ""
    impersonate: str = ""


def access(known: Kubeconfig, wishes: Wishes) -> Access:
    """What the chosen context means, or the current one.

    Raises:
        UsageError: no context is chosen, or there is none of that name.
        InputError: the kubeconfig contradicts itself.
    """
    name = wishes.context or known.current_context
    if not name:
        hint = (
            f"name one with --context: {quoted_some(known.contexts)}"
            if known.contexts
            else "see 'kubectl config --help'"
        )
        raise UsageError("the kubeconfig has no current context", hint=hint)
    if name not in known.contexts:
        raise unknown_context(name, known)
    context = known.contexts[name]
    what = f"the context '{name}'"
    cluster, user = text(context, "cluster", what), text(context, "user", what)
    if cluster not in known.clusters:
        raise _dangling(f"{what} refers to the cluster '{cluster}', which", "cluster", known.clusters)
    if user and user not in known.users:
        raise _dangling(f"{what} refers to the user '{user}', whom", "user", known.users)
    credentials = known.users.get(user, {})
    namespace = wishes.namespace or text(context, "namespace", what)
    return Access(
        name,
        endpoint(known.clusters[cluster], cluster),
        user,
        credentials,
        _impersonation(credentials, user, wishes.impersonate),
        namespace or "default",
        bool(namespace),
        f" --context {quote(wishes.context)}" if wishes.context else "",
    )


def _dangling(message: str, what: str, known: Mapping[str, Entry]) -> InputError:
    """A context that names what is not there."""
    return InputError(
        f"{message} the kubeconfig does not have",
        hint=f"known: {quoted_some(known) or 'none'}; "
        f"put the right one there: kubectl config set-context NAME --{what}=THE_RIGHT_ONE",
    )


def endpoint(cluster: Entry, name: str) -> Endpoint:
    """What an entry of a kubeconfig's clusters means.

    Raises:
        InputError: it has no address that one can send to.
    """
    what = f"the cluster '{name}'"
    server = text(cluster, "server", what)
    if not server:
        raise InputError(f"{what} has no server in the kubeconfig")
    server = server if "://" in server else f"http://{server}"
    _check_address(server, what)
    return Endpoint(
        server.rstrip("/"),
        Pem(
            decoded(text(cluster, "certificate-authority-data", what), "certificate-authority-data"),
            text(cluster, "certificate-authority", what),
        ),
        text(cluster, "tls-server-name", what),
        cluster.get("insecure-skip-tls-verify") is True,
        text(cluster, "proxy-url", what),
    )


def _check_address(server: str, what: str) -> None:
    try:
        parts = urlsplit(server)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        usable = False
    if not usable:
        raise InputError(f"the server of {what} is not an address that one can send to: '{_shown(server)}'")


def _impersonation(user: Entry, name: str, wish: str) -> Impersonation:
    what = f"the user '{name}'"
    extra: Mapping[str, object] = part(user, "as-user-extra")
    return Impersonation(
        wish or text(user, "as", what),
        text(user, "as-uid", what),
        texts(user, "as-groups", what),
        tuple((key, texts(extra, key, what)) for key in extra),
    )


def _shown(server: str) -> str:
    """An address without the credentials that somebody may have written into it."""
    head, separator, rest = server.partition("://")
    host, slash, path = rest.partition("/")
    return f"{head}{separator}{host.rpartition('@')[2]}{slash}{path}"
