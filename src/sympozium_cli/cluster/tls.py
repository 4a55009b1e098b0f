"""Whom we talk to, proved: certificates, and whose word counts."""

from __future__ import annotations

import os
import shutil
import signal
import ssl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from sympozium_cli.cluster.access import Endpoint, Pem
from sympozium_cli.errors import InputError
from sympozium_cli.source.folders import reason
from sympozium_cli.values.certificate import first_certificate

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")


def tls_context(endpoint: Endpoint, certificate: Pem = Pem(), key: Pem = Pem()) -> ssl.SSLContext:  # noqa: B008
    """What an encrypted connection to the API server is made with.

    Verification is that of kubectl: the authority of the kubeconfig alone where it names one, else those of the system.

    Raises:
        InputError: a certificate or the key cannot be read.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if endpoint.insecure:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    elif endpoint.authority == Pem():
        context.load_default_certs()
    else:
        _trust(context, endpoint.authority)
    if certificate != Pem():
        _show(context, certificate, key)
    return context


def certificate_in(pem: Pem) -> bytes:
    """The first certificate of a PEM, in DER.

    Raises:
        InputError: it cannot be read, or is none.
    """
    try:
        return first_certificate(pem.data or _read(pem.path))
    except ValueError:
        what = pem.path or "client-certificate-data"
        raise InputError(f"there is no certificate in '{what}', which the kubeconfig names") from None


def _trust(context: ssl.SSLContext, authority: Pem) -> None:
    what = "certificate-authority-data" if authority.data else authority.path
    data = authority.data or _read(authority.path)
    try:
        context.load_verify_locations(cadata=data)
    except (ssl.SSLError, ValueError):
        raise InputError(f"there is no certificate in '{what}', which the kubeconfig names as authority") from None


def _show(context: ssl.SSLContext, certificate: Pem, key: Pem) -> None:
    """Load a certificate and its key, which the library takes from files only."""
    pems = [pem.data or _read(pem.path) for pem in (certificate, key)]
    try:
        with _private_files(pems) as paths:
            context.load_cert_chain(paths[0], paths[1], password=_no_password)
    except (ssl.SSLError, ValueError):
        raise InputError("the client certificate of the kubeconfig and its key do not make a pair") from None


def _no_password() -> str:
    """Stands in for the prompt that the library would show at the terminal."""
    return ""


@contextmanager
def _private_files(contents: list[str]) -> Iterator[list[str]]:
    """Files that only we can read, and that are gone afterwards; signals wait until they are."""
    with _signals_held():
        folder = tempfile.mkdtemp(prefix="sympozium-")
        try:
            paths = [os.path.join(folder, str(number)) for number in range(len(contents))]
            for path, content in zip(paths, contents, strict=True):
                descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(descriptor, "w", encoding="ascii") as file:
                    file.write(content)
            yield paths
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _signals_held() -> Iterator[None]:
    mask = getattr(signal, "pthread_sigmask", None)
    if mask is None:
        yield
        return
    before = mask(signal.SIG_BLOCK, {getattr(signal, name) for name in _ENDING if hasattr(signal, name)})
    try:
        yield
    finally:
        mask(signal.SIG_SETMASK, before)


def _read(path: str) -> str:
    try:
        with open(path, encoding="ascii", errors="replace") as file:
            return file.read(1 << 20)
    except OSError as error:
        raise InputError(f"cannot read '{path}', which the kubeconfig names: {reason(error)}") from error
