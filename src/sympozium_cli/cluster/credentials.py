"""What is sent along so that the API server knows who asks.

The order is client-go's (tools/clientcmd, transport): tokenFile, token, name and password, plugin. A token file is read
for every request, because it is replaced before it runs out.
"""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Callable, Collection, Mapping

from sympozium_cli.cluster.access import Access, Pem
from sympozium_cli.cluster.evidence import Evidence, Kind, end_of_certificate, end_of_token, past
from sympozium_cli.cluster.exec_plugin import ExecCredential, ExecPlugin, ask
from sympozium_cli.cluster.kubeconfig import decoded, part, text
from sympozium_cli.errors import NotSignedInError
from sympozium_cli.source.folders import reason

Header = tuple[str, str]
_PLAIN = re.compile(r"[\x21-\x7e]+")
_EARLY = 10.0
"""Seconds before its end at which a credential is not used any more."""


class Credentials:
    """What one user shows, read when it is needed."""

    def __init__(
        self,
        access: Access,
        environment: Mapping[str, str],
        hidden: Collection[str] = (),
        now: Callable[[], float] = time.time,
    ) -> None:
        self._access = access
        self._user = access.credentials
        self._what = f"the user '{access.user}'"
        self._environment = environment
        self._hidden = hidden
        self._now = now
        self._plugin = self._plugin_named()
        self._given: ExecCredential | None = None
        self._last = ""

    def headers(self) -> list[Header]:
        """What every request carries; no credentials where the connection is not encrypted, as kubectl does it.

        Raises:
            NotSignedInError: the credentials cannot be read, or cannot be sent.
        """
        word = self._authorization() if self._access.endpoint.is_tls else ""
        return [*([("Authorization", word)] if word else []), *self._impersonation()]

    def certificate(self) -> tuple[Pem, Pem]:
        """The user's certificate and its key; empty where there are none."""
        if not self._access.endpoint.is_tls:
            return Pem(), Pem()
        given = self._from_plugin()
        if given.certificate:
            return Pem(given.certificate), Pem(given.key)
        pems = [
            Pem(decoded(text(self._user, f"{key}-data", self._what), f"{key}-data"), text(self._user, key, self._what))
            for key in ("client-certificate", "client-key")
        ]
        return pems[0], pems[1]

    def renew(self) -> bool:
        """Forget what was given, after the API server has refused it; whether asking again can help."""
        self._given = None
        return self._plugin is not None or bool(self._user.get("tokenFile"))

    def evidence(self) -> Evidence:
        """What kind of credentials these are, and whether they have run out; nothing is asked for anew."""
        kind = self.kind()
        match kind:
            case Kind.TOKEN | Kind.OPEN_ID:
                return Evidence(kind, expired=past(end_of_token(self._last), self._now()))
            case Kind.TOKEN_FILE:
                return Evidence(kind, str(self._user["tokenFile"]), past(end_of_token(self._last), self._now()))
            case Kind.PLUGIN:
                return Evidence(kind, self._plugin.command if self._plugin else "")
            case Kind.CERTIFICATE:
                return Evidence(kind, expired=past(end_of_certificate(_pem(self.certificate()[0])), self._now()))
            case _:
                return Evidence(kind)

    def kind(self) -> Kind:
        """What kind of credentials counts; nothing is read, and nobody asked."""
        if not self._access.endpoint.is_tls:
            return Kind.UNSENT if self._user else Kind.NOTHING
        known = (
            (Kind.TOKEN_FILE, "tokenFile"),
            (Kind.TOKEN, "token"),
            (Kind.PASSWORD, "username"),
            (Kind.PLUGIN, "exec"),
            (Kind.OPEN_ID, "auth-provider"),
            (Kind.CERTIFICATE, "client-certificate-data"),
            (Kind.CERTIFICATE, "client-certificate"),
        )
        return next((kind for kind, key in known if self._user.get(key)), Kind.NOTHING)

    def secrets(self) -> tuple[str, ...]:
        """The words that must be in no message."""
        words = [self._last, self._user.get("password")]
        return tuple(word for word in words if isinstance(word, str) and word)

    def _authorization(self) -> str:
        token = self._token()
        return f"Bearer {token}" if token else self._basic()

    def _token(self) -> str:
        path = text(self._user, "tokenFile", self._what)
        token = _file(path) if path else text(self._user, "token", self._what)
        token = token or ("" if self._user.get("username") else self._from_plugin().token or self._oidc())
        token = token.strip()
        if token and not _PLAIN.fullmatch(token):
            source = f"'{path}'" if path else f"the kubeconfig, for {self._what},"
            raise NotSignedInError(f"the token in {source} is none: it has blanks or foreign letters in it")
        self._last = token
        return token

    def _basic(self) -> str:
        name, password = (text(self._user, key, self._what) for key in ("username", "password"))
        return "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode() if name else ""

    def _impersonation(self) -> list[Header]:
        wish = self._access.impersonation
        if not wish.user and (wish.uid or wish.groups or wish.extra):
            raise NotSignedInError(f"{self._what} impersonates groups without naming a user", hint="add 'as', or --as")
        extra = [(f"Impersonate-Extra-{key}", value) for key, values in wish.extra for value in values]
        single = [("Impersonate-User", wish.user), ("Impersonate-Uid", wish.uid)]
        groups = [("Impersonate-Group", group) for group in wish.groups]
        headers = [(key, value) for key, value in [*single, *groups, *extra] if value]
        for key, value in headers:
            if any(ord(letter) < ord(" ") for letter in key + value):
                raise NotSignedInError("a name to be impersonated has control characters in it")
        return [(key, value.encode().decode("latin-1")) for key, value in headers]

    def _from_plugin(self) -> ExecCredential:
        if self._plugin is None:
            return ExecCredential()
        given = self._given
        if given is None or (given.expires is not None and given.expires - _EARLY <= self._now()):
            given = self._given = ask(self._plugin, self._environment, self._hidden)
        return given

    def _plugin_named(self) -> ExecPlugin | None:
        end = self._access.endpoint
        cluster = {
            "server": end.server,
            "tls-server-name": end.tls_server_name,
            "insecure-skip-tls-verify": end.insecure,
            "certificate-authority-data": base64.b64encode(end.authority.data.encode()).decode(),
            "proxy-url": end.proxy,
        }
        return ExecPlugin.of(self._user, self._access.user, {key: value for key, value in cluster.items() if value})

    def _oidc(self) -> str:
        """The token of the old way to sign in, as long as it is good; kubectl alone renews it."""
        provider = part(self._user, "auth-provider")
        if not provider:
            return ""
        name = text(provider, "name", self._what)
        if name != "oidc":
            raise NotSignedInError(
                f"{self._what} signs in through '{name}', which kubectl has given up, too",
                hint="use the plugin of the provider; see 'kubectl config set-credentials --help' on --exec-command",
            )
        token = text(part(provider, "config"), "id-token", self._what)
        if token and (end_of_token(token) or 0) > self._now() + _EARLY:
            return token
        raise NotSignedInError(
            f"the OpenID Connect token of {self._what} has run out",
            hint="'kubectl get namespaces' renews it; a plugin such as kubelogin needs no renewing by hand",
        )


def _file(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="surrogateescape") as file:
            return file.read(1 << 20)
    except OSError as error:
        raise NotSignedInError(f"cannot read the token in '{path}': {reason(error)}") from error


def _pem(certificate: Pem) -> str:
    """The text of a certificate; "" where it cannot be read."""
    if certificate.data or not certificate.path:
        return certificate.data
    try:
        with open(certificate.path, encoding="ascii", errors="replace") as file:
            return file.read(1 << 20)
    except OSError:
        return ""
