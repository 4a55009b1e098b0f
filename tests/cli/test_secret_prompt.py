"""A key that is asked for at a terminal: nothing of it is shown, and the terminal is as before, whatever happens."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import pytest

from cli.playground import Playground
from cli.program import PROGRAM, shell_code
from cluster.site import Site
from fakeapi.server import FakeApi

KEY = "sk-proj-Ab12Cd34Ef56Gh78Ij90klMN"
CREATE = ("secret", "create", "provider", "openai", "--pack", "team")
_PATIENCE = 30


class Session(NamedTuple):
    """The program at a terminal of its own."""

    process: subprocess.Popen[bytes]
    master: int

    def see(self, text: str, shown: str = "") -> str:
        """Everything that is shown until `text` is."""
        deadline = time.monotonic() + _PATIENCE
        while text not in shown:
            ready, _, _ = select.select([self.master], [], [], max(0.0, deadline - time.monotonic()))
            assert ready, f"waited for {text!r}, and saw {shown!r}"
            shown += os.read(self.master, 4096).decode()
        return shown

    def type(self, text: str) -> None:
        os.write(self.master, text.encode())

    @property
    def echoes(self) -> bool:
        """Whether the terminal shows what is typed."""
        return bool(int(termios.tcgetattr(self.master)[3]) & termios.ECHO)

    def end(self) -> int:
        return shell_code(self.process.wait(_PATIENCE))


@contextmanager
def _session(place: Playground, *words: str, stdin: int | None = None, **variables: str) -> Iterator[Session]:
    master, slave = pty.openpty()

    # The first terminal that the leader of a new session opens is its own from then on.
    leader = ("sh", "-c", 'exec 3<>"$0"; exec "$@"', os.ttyname(slave))
    process = subprocess.Popen(
        [*leader, *PROGRAM, *words],
        cwd=place.site.folder,
        env=place.environment(TERM="xterm", **variables),
        stdin=slave if stdin is None else stdin,
        stdout=slave,
        stderr=slave,
        start_new_session=True,
    )
    try:
        # The slave stays open here, so that its state can be asked for when the program is gone.
        yield Session(process, master)
    finally:
        process.kill()
        process.wait()
        os.close(slave)
        os.close(master)


@pytest.fixture(name="place")
def _place(fake_site: Site, fakeapi: FakeApi) -> Playground:
    return Playground(fake_site, fakeapi)


@pytest.mark.parametrize("words", [CREATE, (*CREATE, "--key-from", "prompt")])
def test_the_answer_is_not_shown(place: Playground, words: tuple[str, ...]) -> None:
    with _session(place, *words) as session:
        asked = session.see("(not shown): ")
        assert "Key of openai (not shown): " in asked
        assert not session.echoes
        session.type(f"{KEY}\n")
        shown = session.see("next: ")
        assert session.end() == 0
        assert session.echoes
    assert KEY not in shown
    assert "secret/team-openai-key created" in shown
    assert place.secret("team-openai-key")


@pytest.mark.parametrize(
    ("sent", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGQUIT, 131)],
)
def test_a_signal_leaves_the_terminal_as_it_was(place: Playground, sent: signal.Signals, code: int) -> None:
    asked = len(place.api.requests)
    with _session(place, *CREATE) as session:
        session.see("(not shown): ")
        assert not session.echoes
        session.process.send_signal(sent)
        assert session.end() == code
        assert session.echoes
    assert len(place.api.requests) == asked


def test_ctrl_c_at_the_prompt_ends_it(place: Playground) -> None:
    with _session(place, *CREATE) as session:
        session.see("(not shown): ")
        session.type("sk-half\x03")
        assert session.end() == 130
        assert session.echoes


@pytest.mark.parametrize(
    ("typed", "message"), [("\n", "is empty"), ("\x04", "no key was typed"), ("two words\n", "contains a blank")]
)
def test_what_is_no_key_is_refused(place: Playground, typed: str, message: str) -> None:
    asked = len(place.api.requests)
    with _session(place, *CREATE) as session:
        session.see("(not shown): ")
        session.type(typed)
        assert message in session.see(message)
        assert session.end() == 2
        assert session.echoes
    assert len(place.api.requests) == asked


def test_the_terminal_is_asked_even_where_standard_input_is_a_file(place: Playground) -> None:
    with _session(place, *CREATE, "--key-from", "prompt", stdin=subprocess.DEVNULL) as session:
        session.see("(not shown): ")
        session.type(f"{KEY}\n")
        session.see("next: ")
        assert session.end() == 0


def test_where_nobody_can_be_asked_nothing_hangs(place: Playground) -> None:
    for words in (CREATE, (*CREATE, "--no-input"), (*CREATE, "--key-from", "prompt", "--no-input")):
        ended = place.run(*words)
        assert ended.code == 2
    process = subprocess.run(
        [*PROGRAM, *CREATE, "--key-from", "prompt"],
        env=place.environment(),
        cwd=place.site.folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        start_new_session=True,
        timeout=_PATIENCE,
        check=False,
    )
    assert process.returncode == 2
    assert b"there is no terminal to ask for the key at" in process.stderr


def test_a_terminal_as_standard_input_is_not_read_openly(place: Playground) -> None:
    with _session(place, *CREATE, "--key-from", "stdin") as session:
        assert "use --key-from prompt" in session.see("prompt, or pipe the key in")
        assert session.end() == 2


@pytest.mark.parametrize(("answer", "code", "left"), [("y\n", 0, False), ("\n", 6, True), ("n\n", 6, True)])
def test_a_deletion_is_asked_for(place: Playground, answer: str, code: int, *, left: bool) -> None:
    place.put_secret("old", API_KEY=KEY)
    with _session(place, "secret", "delete", "old") as session:
        session.see("Delete Secret 'old' in '" + place.namespace + "' for ever? [y/N] ")
        session.type(answer)
        assert session.end() == code
    assert bool(place.secret("old")) is left
