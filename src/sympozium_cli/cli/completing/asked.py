"""The program's own answer to TAB: for kubectl, which asks for everything, and for shells, which ask for live names."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import Final

from sympozium_cli.cli.completing import kinds
from sympozium_cli.cli.completing.line import Question, question
from sympozium_cli.cli.completing.table import TABLE
from sympozium_cli.cli.reach import Reach

_NO_SPACE: Final = 2
_NO_FILES: Final = 4
_FOLDERS_ONLY: Final = 16
"""How kubectl is told what to do with the words: cobra, completions.go, ShellCompDirective."""

_PACK_FILES: Final = (kinds.FILES, "--filename", "-f", "--file")
"""Where on the command line the files of packs stand, as `Question.given` calls it."""

_PATIENCE: Final = 0.3
_STARTED: Final = 0.03
"""Seconds that pass before this is reached."""


def answer(words: Sequence[str], asked: Callable[[Sequence[str], Mapping[str, str]], list[str]]) -> int:
    """Print what `asked`, one of the functions below, answers, in the time that an answer may take; else nothing.

    Returns:
        The exit code, which is always 0.
    """
    if hasattr(signal, "setitimer"):
        # What is being waited for ends by itself a moment earlier.
        signal.signal(signal.SIGALRM, lambda *_: os._exit(0))
        signal.setitimer(signal.ITIMER_REAL, patience(os.environ) + _STARTED)
    lines = asked(words, os.environ)
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, 0)
    with suppress(OSError):
        os.write(1, "".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
    return 0


def names(words: Sequence[str], environment: Mapping[str, str]) -> list[str]:
    """The live names that complete the last word: those that begin with it, without control characters.

    One that begins with a tilde is left out, too: fish would not quote it. Whatever goes wrong, and whatever takes
    too long, there are none.

    Args:
        words: what is typed after the program's name.
        environment: the variables of the environment; SYMPOZIUM_COMPLETION_SECONDS says how long it may take.
    """
    asked = question(TABLE, words)
    found: Sequence[str] = ()
    if asked.kind.startswith("@"):
        with suppress(Exception):
            found = _live(asked, environment)
    harmless = (name for name in found if name.isprintable() and not name.startswith("~"))
    return [name for name in harmless if name.startswith(asked.begun)]


def for_kubectl(words: Sequence[str], environment: Mapping[str, str]) -> list[str]:
    """The lines that kubectl expects of `kubectl_complete-sympozium`: words, a tab, what they are; and a directive."""
    asked = question(TABLE, words)
    if asked.kind in {kinds.FILES, kinds.FOLDERS}:
        return [f":{_FOLDERS_ONLY if asked.kind == kinds.FOLDERS else 0}"]
    found = names(words, environment) if asked.kind.startswith("@") else _static(asked)
    lines = [asked.before + word for word in found if word.startswith(asked.begun)]
    going_on = bool(lines) and lines[0].endswith(("=", ":"))
    return [*lines, f":{_NO_FILES | (_NO_SPACE if going_on else 0)}"]


def patience(environment: Mapping[str, str]) -> float:
    """The seconds that an answer may take from now on."""
    try:
        wanted = float(environment.get("SYMPOZIUM_COMPLETION_SECONDS") or _PATIENCE)
    except ValueError:
        wanted = _PATIENCE
    return max(0.01, min(wanted, 60.0) - _STARTED)


def _static(asked: Question) -> list[str]:
    here = asked.command
    if asked.kind:
        return asked.kind.split("|") if "|" in asked.kind else list(TABLE.words.get(asked.kind, ()))
    if asked.begun.startswith("-") or not here.commands:
        return [f"{name}\t{said}" for name, (_, said) in here.options.items()]
    return [f"{name}\t{said}" for name, said in here.commands.items()]


def _live(asked: Question, environment: Mapping[str, str]) -> Sequence[str]:
    from sympozium_cli.cli.completing.local import packs_in_files, personas_in_files

    files = [path for key in _PACK_FILES for path in asked.given.get(key, ())]
    if asked.kind == kinds.PERSONAS and files:
        return personas_in_files(files, asked.given.get("--name", ()))
    if asked.kind == kinds.PACKS and files:
        return packs_in_files(files)
    from sympozium_cli.cli.completing.remembered import Names

    remembered = Names(_reach(asked.given), environment, time.monotonic() + patience(environment))
    if asked.kind == kinds.PERSONAS:
        return remembered.personas([name.rpartition("/")[2] for name in asked.given.get(kinds.PACKS, ())])
    return remembered.of(asked.kind)


def _reach(given: Mapping[str, Sequence[str]]) -> Reach:
    """What the options that were typed say of the cluster that is meant."""

    def last(*options: str) -> str:
        return next((given[option][-1] for option in options if given.get(option)), "")

    namespace = last("--namespace", "-n")
    return Reach(namespace, last("--context"), os.path.expanduser(last("--kubeconfig")), last("--as"))
