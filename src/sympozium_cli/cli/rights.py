"""Who may not do something is told which Role to ask for: the smallest with which the whole command works."""

from __future__ import annotations

from collections.abc import Sequence

from sympozium_cli.errors import ForbiddenError


def with_role(error: ForbiddenError, arguments: Sequence[str]) -> ForbiddenError:
    """The error, with the command that prints the Role as its hint, where that is known.

    Args:
        error: what the API server has forbidden.
        arguments: the command line that has met it.
    """
    command = _command(arguments)
    if not command or not error.refused:
        return error
    place = f" -n {error.namespace}" if error.namespace else ""
    role = f"sympozium doctor --role '{command}'{place}"
    return ForbiddenError(str(error), hint=f"show the Role that this needs to somebody who may grant it: {role}")


def _command(arguments: Sequence[str]) -> str:
    """The command as `doctor --role` knows it; "" where it does not."""
    from sympozium_cli.checkup.permissions import NEEDS

    words = [word for word in arguments if not word.startswith("-")]
    return next((name for name in NEEDS if words[:2] == name.split()[:2]), "")
