"""`--fix`, `--unsafe-fixes` and `--diff`: mend files in place, or show what would change."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from typing import NamedTuple

from sympozium_cli.cli.replacing import replace_file
from sympozium_cli.errors import InputError
from sympozium_cli.lint.finding import LocatedFinding
from sympozium_cli.lint.mend import Mended, mended
from sympozium_cli.report.masking import masked
from sympozium_cli.report.terminal import inert
from sympozium_cli.source.encoding import decode, encode
from sympozium_cli.source.files import Input
from sympozium_cli.source.folders import reason

Lint = Callable[[bytes, str], list[LocatedFinding]]


class Repair(NamedTuple):
    """What became of one input: its bytes before and after, and the fixes that were made."""

    before: bytes
    after: bytes
    fixed: list[LocatedFinding]

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.before != self.after


def repaired(data: bytes, source: Input, lint: Lint, *, unsafe: bool) -> Repair:
    """The bytes of an input with its fixes made; what is no text stays as it is."""
    text, flaw = decode(data)
    if flaw is not None:
        return Repair(data, data, [])
    result: Mended = mended(text, lambda changed: lint(encode(changed, data), source.name), unsafe=unsafe)
    return Repair(data, encode(result.text, data), result.fixed)


def patch(repair: Repair, source: Input) -> str:
    """The change as a unified diff that `patch -p0` and `git apply -p0` read; credentials are masked."""
    from difflib import unified_diff

    before, after = (_lines(data) for data in (repair.before, repair.after))
    lines = unified_diff(before, after, source.name, source.name)
    return "".join(_diff_line(line) for line in lines)


def _lines(data: bytes) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", decode(data)[0])


def _diff_line(line: str) -> str:
    text = masked(inert(line.rstrip("\r\n")))
    return f"{text}\n" if line.endswith("\n") else f"{text}\n\\ No newline at end of file\n"


def write(repair: Repair, source: Input) -> None:
    """Put the mended bytes in the place of the file's, all or nothing, with the same permissions.

    Standard input is answered on standard output.

    Raises:
        InputError: the file has changed in the meantime, or cannot be written.
    """
    if source.path is None:
        sys.stdout.buffer.write(repair.after)
        return
    if not repair.changed:
        return
    path = os.path.realpath(source.path)
    try:
        with open(path, "rb") as file:
            if file.read() != repair.before:
                raise InputError(f"'{source.name}' has changed while it was checked: nothing was written")
        replace_file(path, repair.after, durable=True)
    except OSError as error:
        raise InputError(f"cannot write '{source.name}': {reason(error)}") from error
