"""A server that is killed, or a line that is cut, at each step of an activation: nothing, everything, or a printed
state from which the same command goes on (C1, C8).

A proxy holds the request at which it happens, so that nothing here is a matter of time.
"""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from activation.world import OPENAI, Running, World, until
from build_apiserver import Binaries
from cli.program import Outcome
from cluster.crds import crds, install
from cluster.server import Disposable, Server, start
from cluster.site import Site, new_site
from fakeapi.faults import AFTER, BEFORE, Hold, Reply, Reset
from faults.http import HttpProxy
from faults.tcp import REFUSE, TcpProxy
from sympozium_cli.schema.target import Era

PACK, SECRETS = "*/ensembles/team", "*/secrets"
HASTY = (*OPENAI, "--request-timeout=2s")
DENIED = {"kind": "Status", "status": "Failure", "reason": "Invalid", "message": "no", "code": 422}

Asked = dict[str, Any]

READ: Asked = {"verb": "get", "path": PACK}
CREATE: Asked = {"verb": "create", "path": SECRETS, "number": 2}
PATCH: Asked = {"verb": "patch", "path": PACK, "number": 2}
DELETE: Asked = {"verb": "delete", "path": f"{SECRETS}/*"}
"""The real writes come after those that are only tried."""


@pytest.fixture(scope="module")
def killable(apiserver_binaries: Binaries, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Disposable]:
    """A server that the tests of this module kill and start again, one after the other."""
    made = start(tmp_path_factory.mktemp("killable"), apiserver_binaries)
    install(made.server.api(), crds(Era.V0_10))
    yield made
    made.stop()


class Scene(NamedTuple):
    """A pack on the server that may be killed, and the program on its way there.

    Args:
        server: the server.
        proxy: what stands before it.
        world: the namespace with the pack.
        before: the pack.
    """

    server: Disposable
    proxy: HttpProxy
    world: World
    before: dict[str, Any]

    def killed(self, moment: str, request: Asked) -> Outcome:
        """What the program says if the server dies at that request; the server is up again then."""
        hold = self.proxy.inject(Hold(moment), **request)
        self.proxy.inject(Reset(AFTER), **request)
        running = self.world.begin(*HASTY)
        assert hold.wait()
        self.server.kill()
        hold.release()
        ended = running.end()
        self.server.restart()
        self.proxy.faults.clear()
        return ended

    def goes_on(self) -> None:
        """Repeat the command, and find everything done."""
        assert self.world.run(*OPENAI).code == 0
        assert self.world.team()["spec"]["enabled"] is True
        assert self.world.secret() is not None


@pytest.fixture
def scene(
    killable: Disposable, http_proxy: Callable[[Server], HttpProxy], tmp_path: Path, request: pytest.FixtureRequest
) -> Scene:
    """A pack in a namespace of its own."""
    proxy = http_proxy(killable.server)
    world = World(new_site(killable.server, Era.V0_10, request.node.name, tmp_path))
    world.through(proxy.server)
    return Scene(killable, proxy, world, world.pack())


def test_killed_while_the_pack_is_read(scene: Scene) -> None:
    ended = scene.killed(BEFORE, READ)
    assert (ended.code, scene.world.team(), scene.world.secret()) == (8, scene.before, None), ended.err
    scene.goes_on()


@pytest.mark.parametrize("moment", [BEFORE, AFTER])
def test_killed_while_the_secret_is_made(scene: Scene, moment: str) -> None:
    ended = scene.killed(moment, CREATE)
    assert (ended.code, scene.world.team()) == (7, scene.before), ended.err
    assert (scene.world.secret() is None) == (moment == BEFORE)
    assert "whether Secret team-openai-key was written is not known" in ended.err
    assert f"kubectl get secrets team-openai-key -n {scene.world.site.namespace}" in ended.err
    scene.goes_on()


@pytest.mark.parametrize("moment", [BEFORE, AFTER])
def test_killed_while_the_pack_is_changed(scene: Scene, moment: str) -> None:
    """The change may still come about, so that the Secret must stay."""
    ended = scene.killed(moment, PATCH)
    enabled = scene.world.team()["spec"].get("enabled") is True
    assert (ended.code, enabled, scene.world.secret() is None) == (7, moment == AFTER, False), ended.err
    assert "Secret team-openai-key stays; whether Ensemble team was written is not known" in ended.err
    assert "to go on, repeat the command; to go back: kubectl delete secrets team-openai-key" in ended.err
    scene.goes_on()


@pytest.mark.parametrize("moment", [BEFORE, AFTER])
def test_killed_while_the_secret_is_taken_back(scene: Scene, moment: str, kubectl: str) -> None:
    scene.proxy.inject(Reply(422, DENIED), **PATCH)
    ended = scene.killed(moment, DELETE)
    assert (ended.code, scene.world.team()) == (7, scene.before), ended.err
    assert (scene.world.secret() is None) == (moment == AFTER)
    assert "; Secret team-openai-key stays\n" in ended.err
    if moment == BEFORE:
        _, _, back = ended.err.strip().rpartition("to go back: ")
        words = [kubectl, *back.split()[1:], "--kubeconfig", str(scene.world.kubeconfig)]
        subprocess.run(words, check=True, capture_output=True)
        assert scene.world.secret() is None, "what is printed takes it back"
    scene.goes_on()


def test_killed_and_soon_there_again(scene: Scene) -> None:
    """The answer is lost, but not what was done: it is found, and the rest is done."""
    proxy, world = scene.proxy, scene.world
    hold = proxy.inject(Hold(AFTER), **CREATE)
    proxy.inject(Reset(AFTER), **CREATE)
    running = world.begin(*OPENAI)
    assert hold.wait()
    made = world.secret() or {}
    scene.server.restart()
    hold.release()
    ended = running.end()
    assert (ended.code, world.team()["spec"].get("enabled")) == (0, True), ended.err
    assert (world.secret() or {})["metadata"]["uid"] == made["metadata"]["uid"]


class Line(NamedTuple):
    """A way to the shared server that can be cut, with a barrier behind the cut."""

    world: World
    tcp: TcpProxy
    http: HttpProxy

    def cut(self, moment: str, request: Asked) -> Outcome:
        """What the program says if its line is cut for good at that request, which the server may still get."""
        hold = self.http.inject(Hold(moment), **request)
        running = self.world.begin(*HASTY)
        assert hold.wait()
        return self.end(hold, running)

    def end(self, hold: Hold, running: Running) -> Outcome:
        """Cut it, and let the request go."""
        self.tcp.mode = REFUSE
        self.tcp.cut()
        ended = running.end()
        hold.release()
        return ended


@pytest.fixture
def line(site: Site, http_proxy: Callable[[Server], HttpProxy], tcp_proxy: Callable[[Server], TcpProxy]) -> Line:
    """The line to a namespace with a pack."""
    world, http = World(site), http_proxy(site.server)
    tcp = tcp_proxy(http.server)
    world.through(tcp.server)
    world.pack()
    return Line(world, tcp, http)


@pytest.mark.parametrize(
    ("request_", "told"),
    [
        (CREATE, "whether Secret team-openai-key was written is not known"),
        (PATCH, "Secret team-openai-key stays; whether Ensemble team was written is not known"),
    ],
)
@pytest.mark.parametrize("moment", [BEFORE, AFTER])
def test_cut_between_the_writes(line: Line, request_: Asked, told: str, moment: str) -> None:
    ended = line.cut(moment, request_)
    assert ended.code == 7, ended.err
    assert told in ended.err
    line.world.through(line.world.site.server)
    assert line.world.run(*OPENAI).code == 0
    assert line.world.team()["spec"]["enabled"] is True


def test_cut_while_it_is_taken_back(line: Line) -> None:
    """The request is on its way all the same, and arrives when nobody waits for it any more."""
    before = line.world.team()
    line.http.inject(Reply(422, DENIED), **PATCH)
    ended = line.cut(BEFORE, DELETE)
    assert (ended.code, line.world.team()) == (7, before), ended.err
    assert "; Secret team-openai-key stays\n" in ended.err
    until(lambda: line.world.secret() is None)
    line.world.through(line.world.site.server)
    assert line.world.run(*OPENAI).code == 0
    assert line.world.team()["spec"]["enabled"] is True
