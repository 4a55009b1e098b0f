"""The completion scripts: what is common to a shell stands in a file beside this one, the table is put in here."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Final

from sympozium_cli.cli.completing.tree import Command, Table

SHELLS: Final = ("bash", "zsh", "fish")
_MARK: Final = "*"
_REPEATED: Final = "+"
"""What stands for `_MARK` in the scripts: a word that no shell takes for a pattern."""


def script(shell: str, known: Table) -> str:
    """The script that completes the command line of the table in one of SHELLS."""
    match shell:
        case "bash":
            return _template("core.sh").replace("@TABLE@", _posix(known)) + _template("bash.sh")
        case "zsh":
            core = _template("core.sh").replace("@TABLE@", _posix(known))
            own = _template("zsh.sh").replace("@ABOUT@", _about_in_zsh(known))
            return f"#compdef sympozium sympozium-cli kubectl-sympozium\n{core}{own}"
        case _:
            told = _template("fish.fish").replace("@TABLE@", _table_in_fish(known))
            return told.replace("@ABOUT@", _about_in_fish(known))


def _template(name: str) -> str:
    path = os.path.join(os.path.dirname(__file__), name)
    # The loader also reads what lies in a zip file.
    return str(globals()["__loader__"].get_data(path).decode("utf-8"))


def _posix(known: Table) -> str:
    lines = ["_sympozium_table() { # PATH", "  _sym_commands='' _sym_options='' _sym_places=''", "  case $1 in"]
    for path, command in known.commands.items():
        lines.append(f"    {_quoted(path)})")
        for name, words in zip(("commands", "options", "places"), _parts(command), strict=True):
            if words:
                lines.append(f"      _sym_{name}={_quoted(words)}")
        lines.append("      ;;")
    lines += ["  esac", "}", "", "_sympozium_list() { # KIND", "  case $1 in"]
    lines += [f"    {_quoted(kind)}) _sym_words={_quoted(' '.join(words))} ;;" for kind, words in known.words.items()]
    return "\n".join([*lines, "  esac", "}"])


def _about_in_zsh(known: Table) -> str:
    lines = ["_sympozium_about() { # commands|options PATH", '  case "$1 $2" in']
    for path, command in known.commands.items():
        for what, said in _said(command):
            words = [_quoted(f"{word.replace(':', chr(92) + ':')}:{text}") for word, text in said]
            lines += [f"    {_quoted(f'{what} {path}')})", f"      about=({' '.join(words)})", "      ;;"]
    return "\n".join([*lines, "  esac", "}"])


def _table_in_fish(known: Table) -> str:
    lines = ["function __sympozium_table -a path", '    switch "$path"']
    for path, command in known.commands.items():
        parts = " ".join(map(_quoted, _parts(command)))
        lines += [f"        case {_quoted(path)}", f"            printf '%s\\n' {parts}"]
    lines += ["    end", "end", "", "function __sympozium_list -a kind", '    switch "$kind"']
    for kind, words in known.words.items():
        lines += [f"        case {_quoted(kind)}", f"            printf '%s\\n' {' '.join(map(_quoted, words))}"]
    return "\n".join([*lines, "    end", "end"])


def _about_in_fish(known: Table) -> str:
    lines = ["function __sympozium_about -a what path", '    switch "$what $path"']
    for path, command in known.commands.items():
        for what, said in _said(command):
            words = " ".join(f"{_quoted(word)} {_quoted(text)}" for word, text in said)
            lines += [f"        case {_quoted(f'{what} {path}')}", f"            printf '%s\\t%s\\n' {words}"]
    return "\n".join([*lines, "    end", "end"])


def _said(command: Command) -> Iterable[tuple[str, list[tuple[str, str]]]]:
    """What is said of the commands below a command, and of its options."""
    if command.commands:
        yield "commands", list(command.commands.items())
    yield "options", [(name, said) for name, (_, said) in command.options.items()]


def _parts(command: Command) -> tuple[str, str, str]:
    """A command as three lines of words."""
    options = (f"{name}:{kind}" if kind else name for name, (kind, _) in command.options.items())
    places = (place.replace(_MARK, _REPEATED) for place in command.places)
    return " ".join(command.commands), " ".join(options), " ".join(places)


def _quoted(text: str) -> str:
    """A text in single quotes, so that sh, zsh and fish read it alike: without quotes and backslashes of its own."""
    return "'" + text.replace("\\", "").replace("'", "") + "'"
