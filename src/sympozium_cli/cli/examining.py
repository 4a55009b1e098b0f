"""What `doctor` does: gather facts, let the checks look at them, and print what they find."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.errors import Exit, SympoziumError

if TYPE_CHECKING:
    from sympozium_cli.checkup.live import Live
    from sympozium_cli.checkup.machine import Machine
    from sympozium_cli.checkup.result import Line
    from sympozium_cli.cluster.port import Where


def examined(reach: Reach | None, commands: Sequence[str], output: str, colour: str, *, quiet: bool) -> int:
    """Look at this machine and at the cluster, print what there is to say, and return the exit code.

    Args:
        reach: which cluster; None for none.
        commands: those whose rights are looked at; none for all.
        output: "text" or "json".
        colour: as `--color` says it.
        quiet: whether only what is not well is printed.

    Raises:
        UsageError: there is no such command, or an option makes no sense.
    """
    from sympozium_cli.checkup.checks import of_cluster, of_machine
    from sympozium_cli.checkup.missing import missing_roles
    from sympozium_cli.checkup.result import FAILURE, OK

    chosen = _known(commands, "--for")
    lines = list(of_machine(machine()))
    where, roles = None, []
    if reach is not None:
        live = _cluster(reach, chosen)
        lines += of_cluster(live)
        where, roles = live.where.value, missing_roles(live)
    failed = any(line.result.status == FAILURE for line in lines)
    shown = [line for line in lines if not quiet or line.result.status != OK]
    if output == "json":
        _print_json(shown, where, roles)
    else:
        _print_text(shown, roles if commands else [], colour, quiet=quiet, brief=not commands)
    return Exit.FINDINGS if failed else Exit.OK


def printed_roles(commands: Sequence[str], namespace: str, output: str) -> int:
    """Print the smallest Role with which these commands work.

    Raises:
        UsageError: there is no such command.
    """
    from sympozium_cli.checkup.permissions import NEEDS
    from sympozium_cli.checkup.role import role_name, roles
    from sympozium_cli.report.checkup import optional_text, roles_text

    chosen = _known(commands, "--role")
    required = dict.fromkeys(one for command in chosen for one in NEEDS[command].required)
    optional = dict.fromkeys(one for command in chosen for one in NEEDS[command].optional if one not in required)
    made = roles(role_name(chosen), required, namespace)
    if output == "json":
        import json

        print(json.dumps({"apiVersion": "v1", "kind": "List", "items": made}, indent=2))
    else:
        print(*roles_text(made), *optional_text(roles("", optional, namespace)), sep="\n")
    return Exit.OK


def machine() -> Machine:
    """What is true of this machine."""
    import shutil

    from sympozium_cli import __version__
    from sympozium_cli.checkup.machine import Machine, programs

    configuration, wrong = _configuration()
    return Machine(
        version=__version__,
        python=sys.version_info[:3],
        interpreter=sys.executable,
        native_yaml=_native_yaml(),
        encoding=(sys.stdout.encoding or "").upper(),
        programs=tuple(programs(os.environ.get("PATH", ""))),
        kubectl=shutil.which("kubectl") or "",
        configuration=configuration,
        wrong_configuration=wrong,
    )


def _native_yaml() -> bool:
    from sympozium_cli.source.events import fast_events

    try:
        fast_events("")
    except ImportError:
        return False
    return True


def _configuration() -> tuple[str, SympoziumError | None]:
    """The configuration file that counts here, and why it cannot be read."""
    from sympozium_cli.config.find import found_file

    try:
        return found_file(os.getcwd()), None
    except SympoziumError as error:
        return "", error


def _cluster(reach: Reach, commands: tuple[str, ...]) -> Live:
    from datetime import UTC, datetime

    from sympozium_cli.checkup.gathering import gathered
    from sympozium_cli.cli.connecting import connected
    from sympozium_cli.cluster.kubeconfig import kubeconfig

    try:
        files = kubeconfig(reach.kubeconfig, os.environ).files
    except SympoziumError:
        files = (reach.kubeconfig or os.environ.get("KUBECONFIG") or "~/.kube/config",)
    return gathered(lambda: connected(reach), files, commands, lambda: datetime.now(UTC))


def _known(commands: Sequence[str], option: str) -> tuple[str, ...]:
    """The commands, each a key of `permissions.NEEDS`; all of them where none is named."""
    from sympozium_cli.checkup.permissions import NEEDS
    from sympozium_cli.cli.choices import checked_choice

    given = (" ".join(command.removeprefix("sympozium ").split()) for command in commands)
    return tuple(dict.fromkeys(checked_choice(option, command, tuple(NEEDS)) for command in given)) or tuple(NEEDS)


def _print_json(lines: list[Line], where: Where | None, roles: list[dict[str, Any]]) -> None:
    import json

    from sympozium_cli.report.checkup import as_json

    print(json.dumps(as_json(lines, where, roles), indent=2, ensure_ascii=False))


def _print_text(lines: list[Line], roles: list[dict[str, Any]], colour: str, *, quiet: bool, brief: bool) -> None:
    from sympozium_cli.checkup.result import OK
    from sympozium_cli.report.checkup import roles_text, summary, text
    from sympozium_cli.report.terminal import terminal

    for line in text(lines, terminal(sys.stdout, colour, os.environ), brief=brief):
        print(line)
    if roles and not quiet:
        print("\n# The rights that are missing, for 'kubectl apply -f -' by somebody who may grant them:")
        print(*roles_text(roles), sep="\n")
    if not quiet:
        healthy = any(line.result.status == OK for line in lines)
        ill = any(line.result.status != OK for line in lines)
        print(summary(lines) + ("; -q shows what is not ok" if healthy and ill else ""), file=sys.stderr)
