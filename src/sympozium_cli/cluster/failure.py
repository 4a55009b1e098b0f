"""Why nothing came back: the errors of the network, of the proxy and of TLS, in our words."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator

import urllib3.exceptions as http

from sympozium_cli.errors import DeadlineError, SympoziumError, UnreachableError

_EXPIRED = 10
_NOT_YET = 9
_UNKNOWN = {18, 19, 20, 21}
_OTHER_NAME = {62, 64}
"""Numbers of OpenSSL, x509_vfy.h."""
_UNSENT = (http.ConnectTimeoutError, http.ProxyError)


class BrokenError(Exception):
    """A request got no whole answer.

    Args:
        told: the error for people, should this be the last attempt.
        sent: whether a part of the request may have reached the API server.
        passing: whether it may go better next time.
    """

    def __init__(self, told: SympoziumError, *, sent: bool, passing: bool) -> None:
        super().__init__(str(told))
        self.told = told
        self.sent = sent
        self.passing = passing


def broken(error: Exception, server: str, context: str = "") -> BrokenError:
    """What an exception of the transport means; `context` is the one that leads to the server, "" for none."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLError) and not isinstance(cause, ssl.SSLEOFError | ssl.SSLZeroReturnError):
            return BrokenError(_tls(cause, server, context), sent=not _in_the_handshake(cause), passing=False)
    if isinstance(error, http.ProxyError):
        told = UnreachableError(f"the proxy before {server} lets nothing through", hint="see HTTPS_PROXY and NO_PROXY")
        return BrokenError(told, sent=False, passing=False)
    if isinstance(error, http.NameResolutionError):
        told = UnreachableError(f"the name in {server} cannot be resolved", hint=_doubted(context))
        return BrokenError(told, sent=False, passing=False)
    sent = not isinstance(error, _UNSENT)
    if _is_timeout(error):
        return silent(server, context, sent=sent)
    why = _reason(error)
    told = UnreachableError(
        f"the connection to {server} broke: {why}" if sent else f"cannot connect to {server}: {why}",
        hint=f"is the cluster running? {_doubted(context)}",
    )
    return BrokenError(told, sent=sent, passing=True)


def silent(server: str, context: str = "", *, sent: bool = True) -> BrokenError:
    """Nothing came within the time that there was."""
    told = DeadlineError(
        f"{server} did not answer in time", hint=f"{_doubted(context)}; --request-timeout gives it longer"
    )
    return BrokenError(told, sent=sent, passing=True)


def _doubted(context: str) -> str:
    """Ask whether it is the right cluster, which it often is not, and say how to see the others."""
    if not context:
        return "is it the right --context?"
    return f"is '{context}' the right context? 'kubectl config get-contexts' lists all"


def _is_timeout(error: Exception) -> bool:
    if isinstance(error, http.ConnectTimeoutError) and not isinstance(error, http.NewConnectionError):
        return True
    return any(isinstance(cause, http.ReadTimeoutError | TimeoutError) for cause in _causes(error))


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The exception and those behind it, which the library puts into arguments as well."""
    pending: list[BaseException] = [error]
    seen: set[int] = set()
    while pending:
        here = pending.pop()
        if id(here) in seen:
            continue
        seen.add(id(here))
        yield here
        linked = (here.__cause__, here.__context__, getattr(here, "reason", None), *here.args)
        pending += [other for other in linked if isinstance(other, BaseException)]


def _reason(error: Exception) -> str:
    """What the system said, without the addresses of Python objects."""
    for cause in _causes(error):
        if isinstance(cause, OSError) and cause.strerror and not isinstance(cause, socket.gaierror):
            return cause.strerror.lower()
    if any(isinstance(cause, http.IncompleteRead) for cause in _causes(error)):
        return "the answer was cut off"
    if any("BadStatusLine" in type(cause).__name__ for cause in _causes(error)):
        return "what came back is not HTTP"
    return "it was closed without an answer"


def _in_the_handshake(error: ssl.SSLError) -> bool:
    return isinstance(error, ssl.SSLCertVerificationError) or _is_other_protocol(error)


def _is_other_protocol(error: ssl.SSLError) -> bool:
    return any(word in str(error) for word in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST", "RECORD_LAYER"))


def _tls(error: ssl.SSLError, server: str, context: str) -> UnreachableError:
    message, hint = f"no encrypted connection to {server}: {_library_words(error)}", ""
    code = error.verify_code if isinstance(error, ssl.SSLCertVerificationError) else 0
    if code in _UNKNOWN:
        message = f"the certificate of {server} is signed by nobody whom the kubeconfig trusts"
        hint = f"{_doubted(context)}; else: kubectl config set-cluster NAME --certificate-authority=THE_RIGHT_FILE"
    elif code in _OTHER_NAME:
        message = f"the certificate of {server} is made out to another name"
        hint = "use the name that it is made out to, or set tls-server-name in the kubeconfig"
    elif code in {_EXPIRED, _NOT_YET}:
        message = f"the certificate of {server} {'has expired' if code == _EXPIRED else 'is not valid yet'}"
        hint = "renew it on the API server; is the clock of this machine right?"
    elif _is_other_protocol(error):
        message = f"{server} does not speak TLS"
        hint = f"is it the right port? {_doubted(context)}"
    elif "ALERT" in str(error):
        hint = "the API server refused the client certificate; sign in anew"
    return UnreachableError(message, hint=hint)


def _library_words(error: ssl.SSLError) -> str:
    return (error.reason or "the handshake failed").lower().replace("_", " ")
