"""The fixtures of tests against a real API server; see CONTRIBUTING.md.

Nothing is started until a test asks for it. Without the programs such tests are skipped; in CI they fail.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from build_apiserver import COMMAND, Binaries, found
from cluster.controller import Controller
from cluster.crds import ERAS, crds, install
from cluster.server import Disposable, Server, start
from cluster.sharing import shared_server
from cluster.site import Site, new_site
from sympozium_cli.schema.target import Era

MISSING = f"there is no kube-apiserver: run '{COMMAND}' once"

ServerOf = Callable[[str], Server]
SiteOf = Callable[[str], Site]
DisposableOf = Callable[[str], Disposable]


def demanded(environment: dict[str, str]) -> Binaries:
    """The programs of an API server; without them a laptop skips the test, and CI fails it."""
    there = found(environment)
    if there is not None and os.name == "posix":
        return there
    if _is_demanded(environment):
        pytest.fail(MISSING, pytrace=False)
    pytest.skip(MISSING)


@pytest.fixture(scope="session")
def kubectl() -> str:
    """The path of kubectl, which some tests compare with; in CI it must be there."""
    there = shutil.which("kubectl")
    if there is None and not _is_demanded(dict(os.environ)):
        pytest.skip("kubectl is not installed, and is what these tests compare with")
    assert there is not None, "kubectl must be there where CI or SYMPOZIUM_FULL is set"
    return there


def _is_demanded(environment: dict[str, str]) -> bool:
    """Whether a test must not be skipped for what is not installed."""
    return any(environment.get(name, "") not in ("", "0", "false") for name in ("CI", "SYMPOZIUM_FULL"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line what a laptop has skipped."""
    skipped = [report for report in terminalreporter.stats.get("skipped", ()) if MISSING in str(report.longrepr)]
    if skipped:
        terminalreporter.write_line(f"{len(skipped)} tests skipped: {MISSING}")


@pytest.fixture(scope="session")
def apiserver_binaries() -> Binaries:
    """The programs kube-apiserver and etcd."""
    return demanded(dict(os.environ))


@pytest.fixture(scope="session")
def server_of(
    apiserver_binaries: Binaries, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[ServerOf]:
    """The server of an era, which all tests of the run share."""
    base = tmp_path_factory.getbasetemp()
    root = base.parent if hasattr(request.config, "workerinput") else base
    servers: dict[str, Server] = {}
    with ExitStack() as stack:

        def of(era: str) -> Server:
            if era not in servers:
                servers[era] = stack.enter_context(shared_server(root, era, apiserver_binaries))
            return servers[era]

        yield of


@pytest.fixture
def site_of(server_of: ServerOf, request: pytest.FixtureRequest, tmp_path: Path) -> SiteOf:
    """A fresh namespace on the server of an era."""
    return lambda era: new_site(server_of(era), era, request.node.name, tmp_path)


@pytest.fixture
def site(site_of: SiteOf) -> Site:
    """A fresh namespace with Sympozium 0.10."""
    return site_of(Era.V0_10)


@pytest.fixture(params=ERAS)
def era_site(site_of: SiteOf, request: pytest.FixtureRequest) -> Site:
    """A fresh namespace with Sympozium 0.8, then 0.9, then 0.10."""
    return site_of(request.param)


@pytest.fixture
def controller(site: Site) -> Iterator[Controller]:
    """Sympozium's part in `site`."""
    with Controller(site) as playing:
        yield playing


@pytest.fixture
def era_controller(era_site: Site) -> Iterator[Controller]:
    """Sympozium's part in `era_site`."""
    with Controller(era_site) as playing:
        yield playing


@pytest.fixture
def disposable_of(apiserver_binaries: Binaries, tmp_path: Path) -> Iterator[DisposableOf]:
    """A server of the test's own with the CRDs of an era, or without any for ""."""
    with ExitStack() as stack:

        def of(era: str) -> Disposable:
            made = start(tmp_path, apiserver_binaries)
            stack.callback(made.stop)
            if era:
                install(made.server.api(), crds(era))
            return made

        yield of


@pytest.fixture
def disposable(disposable_of: DisposableOf) -> Disposable:
    """A server of the test's own with Sympozium 0.10, to be killed and restarted."""
    return disposable_of(Era.V0_10)
