"""Certificates for servers on loopback, made anew for every run of the tests."""

from __future__ import annotations

import base64
import subprocess
from pathlib import Path
from typing import NamedTuple

_A_MONTH = ("-days", "30")
LONG_AGO = ("-startdate", "20200101000000Z", "-enddate", "20200201000000Z")


class Certificate(NamedTuple):
    """A certificate and its key, as files."""

    certificate: Path
    key: Path

    @property
    def data(self) -> str:
        """The certificate as a kubeconfig carries it."""
        return base64.b64encode(self.certificate.read_bytes()).decode()

    @property
    def key_data(self) -> str:
        """The key as a kubeconfig carries it."""
        return base64.b64encode(self.key.read_bytes()).decode()


class Certificates(NamedTuple):
    """One authority with what it has signed, and another one."""

    authority: Certificate
    server: Certificate
    expired: Certificate
    elsewhere: Certificate
    client: Certificate
    foreign_authority: Certificate


def make(folder: Path) -> Certificates:
    authority = new_authority(folder, "authority")
    return Certificates(
        authority,
        signed(folder, authority, "server", "IP:127.0.0.1,DNS:localhost,DNS:inside.example"),
        signed(folder, authority, "expired", "IP:127.0.0.1", LONG_AGO),
        signed(folder, authority, "elsewhere", "DNS:elsewhere.example"),
        signed(folder, authority, "client", "DNS:client"),
        new_authority(folder, "foreign"),
    )


def new_authority(folder: Path, name: str) -> Certificate:
    made = Certificate(folder / f"{name}.crt", folder / f"{name}.key")
    _openssl(
        "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30",
        "-subj", f"/CN={name}", "-keyout", str(made.key), "-out", str(made.certificate),
    )  # fmt: skip
    return made


def signed(
    folder: Path, authority: Certificate, name: str, names: str, validity: tuple[str, ...] = _A_MONTH
) -> Certificate:
    """What an authority says of `name`, who has these other names."""
    made = Certificate(folder / f"{name}.crt", folder / f"{name}.key")
    request = folder / f"{name}.csr"
    _openssl(
        "req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
        "-subj", f"/O=admins/CN={name}", "-keyout", str(made.key), "-out", str(request),
    )  # fmt: skip
    (folder / "ca.cnf").write_text(
        f"[ca]\ndefault_ca=d\n[d]\ndatabase={folder}/index\nnew_certs_dir={folder}\ndefault_md=sha256\npolicy=p\n"
        "rand_serial=yes\nunique_subject=no\n[p]\norganizationName=optional\ncommonName=supplied\n"
        f"[x]\nsubjectAltName={names}\n"
    )
    (folder / "index").touch()
    _openssl(
        "ca", "-batch", "-config", str(folder / "ca.cnf"), "-extensions", "x", "-notext",
        "-cert", str(authority.certificate), "-keyfile", str(authority.key),
        "-in", str(request), "-out", str(made.certificate), *validity,
    )  # fmt: skip
    return made


def _openssl(*arguments: str) -> None:
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)
