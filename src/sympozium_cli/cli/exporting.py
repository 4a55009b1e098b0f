"""Write what will be deleted to files that only the user can read."""

from __future__ import annotations

import os

from sympozium_cli.activation.export import exported
from sympozium_cli.activation.state import Live
from sympozium_cli.cli.connecting import notice
from sympozium_cli.cli.replacing import replace_file
from sympozium_cli.errors import InputError, RefusedError
from sympozium_cli.report.yaml_text import yaml_lines
from sympozium_cli.source.folders import reason
from sympozium_cli.values.plural import count


def export_to(folder: str, live: Live, personas: frozenset[str] | None = None) -> None:
    """Save the pack, its memories and its runs, each in a file of its own.

    Args:
        folder: where; it is made if it is not there.
        live: the pack with its history.
        personas: whose memories and runs; None for all.

    Raises:
        RefusedError: something of it may not be read, so that it would be lost.
        InputError: a file cannot be written.
    """
    if live.unseen:
        raise RefusedError(f"cannot save everything: {'; '.join(live.unseen)}", hint="leave --export out to go on")
    written = 0
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        for name, value in exported(live, personas):
            if os.path.basename(name) != name or "\0" in name:
                raise InputError(f"'{name}' cannot be the name of a file")
            text = "".join(f"{line}\n" for line in yaml_lines(value))
            replace_file(os.path.join(folder, name), text.encode(), private=True, durable=True)
            written += 1
    except OSError as error:
        raise InputError(f"cannot write to '{folder}': {reason(error)}; nothing was changed") from error
    notice(f"{count(written, 'file')} written to {folder}; the databases in volumes are not among them")
