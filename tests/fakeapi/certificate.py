"""Certificates for servers on the loopback, made while the tests run: good ones, and ones nobody should believe."""

from __future__ import annotations

import atexit
import shutil
import ssl
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

import trustme

CA_FILE = "certs/apiserver.crt"
"""Where a real kube-apiserver leaves the certificate that clients need, below its folder."""


class Certificate(NamedTuple):
    """What a server shows, and the folder with the authority that a client has to know to believe it."""

    authority: trustme.CA
    leaf: trustme.LeafCert
    folder: Path

    @property
    def ca_file(self) -> str:
        return str(self.folder / CA_FILE)

    def context(self) -> ssl.SSLContext:
        """For a server that shows this certificate, and believes clients of the same authority."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.leaf.configure_cert(context)
        self.authority.configure_trust(context)
        context.verify_mode = ssl.CERT_OPTIONAL
        return context

    def client(self, name: str, group: str = "") -> trustme.LeafCert:
        """A certificate by which a client signs in: its common name is the user, its organization the group."""
        return self.authority.issue_cert(
            "client@example.org", common_name=name, organization_name=group or None, key_type=trustme.KeyType.ECDSA
        )


def issue(*names: str, not_after: datetime | None = None) -> Certificate:
    """A certificate for these host names and addresses, of an authority of its own."""
    authority = trustme.CA(key_type=trustme.KeyType.ECDSA)
    leaf = authority.issue_cert(*names, not_after=not_after, key_type=trustme.KeyType.ECDSA)
    folder = Path(tempfile.mkdtemp(prefix="fakeapi-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "certs").mkdir()
    authority.cert_pem.write_to_path(str(folder / CA_FILE))
    return Certificate(authority, leaf, folder)


@cache
def loopback() -> Certificate:
    """The one that servers show unless a test wants another."""
    return issue("127.0.0.1", "localhost")


def expired() -> Certificate:
    """One whose time is over."""
    return issue("127.0.0.1", not_after=datetime(2020, 1, 1, tzinfo=UTC))
