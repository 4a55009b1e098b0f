"""Show Secrets, and what is wrong with them, without their values."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected
from sympozium_cli.cli.saying import remark, safe, warn, without_keys
from sympozium_cli.cli.secret_absent import secret_absent
from sympozium_cli.cli.secret_reading import Keys, Needed, read_keys
from sympozium_cli.cluster.namespaces import demand_namespace
from sympozium_cli.cluster.port import Cluster
from sympozium_cli.errors import Exit, UsageError
from sympozium_cli.report.secrets import Eyes, secret_page, secrets_json, secrets_table
from sympozium_cli.report.terminal import terminal
from sympozium_cli.secret.creation import find
from sympozium_cli.secret.fingerprint import fingerprint_key
from sympozium_cli.secret.packs import packs_in
from sympozium_cli.secret.survey import Entry, Survey, entry, survey
from sympozium_cli.values.plural import count


class Question(NamedTuple):
    """What is to be checked, and how that is told.

    Args:
        names: of the Secrets; none for all.
        source: where a key is to compare with; "" for none.
        output: text or json; "" for text.
        everywhere: whether to look in all namespaces.
        no_input: whether nobody may be asked.
        quiet: whether to leave out what was not asked for.
    """

    names: tuple[str, ...]
    source: str
    output: str
    everywhere: bool
    no_input: bool
    quiet: bool


def list_them(reach: Reach, output: str, color: str, *, everywhere: bool, quiet: bool) -> None:
    """Print a list of Secrets.

    Raises:
        SympoziumError: whatever the cluster says.
    """
    cluster = connected(reach)
    namespace = "" if everywhere else cluster.where.namespace
    found = _surveyed(cluster, namespace)
    eyes = _eyes(color, recognizing=output in {"json", "wide"})
    if output == "json":
        _print([json.dumps(secrets_json(found.entries, eyes), indent=2)])
    elif output == "name":
        _print(f"secret/{one.name}" for one in found.entries if one.secret is not None)
    elif found.entries:
        _print(secrets_table(found.entries, eyes, namespaces=everywhere, wide=output == "wide"))
    elif not quiet and not found.unseen:
        where = f"in '{namespace}'" if namespace else "anywhere"
        remark(f"no pack {where} refers to a Secret, and none was made for one")


def check_them(reach: Reach, question: Question, color: str) -> int:
    """Print what is in Secrets and what is wrong with them, and return the exit code.

    Raises:
        UsageError: the question makes no sense.
        NotFoundError: one of the Secrets is not there, and no pack asks for it.
        SympoziumError: whatever else the cluster says.
    """
    if question.output:
        checked_choice("--output", question.output, ("text", "json"))
    keys = _key_to_compare(question)
    cluster = connected(reach, hidden=keys.hidden)
    namespace = "" if question.everywhere and not question.names else cluster.where.namespace
    if question.names:
        packs = packs_in(cluster, namespace)
        entries = [entry(name, namespace, find(cluster, name, namespace), packs) for name in question.names]
        _demand_known(cluster, entries, packs.secrets(namespace))
    else:
        entries = list(_surveyed(cluster, namespace).entries)
    eyes = _eyes(color, recognizing=bool(question.names or question.output == "json"))
    if question.output == "json":
        _print([json.dumps(secrets_json(entries, eyes), indent=2)])
    elif question.names:
        for one in entries:
            _print(secret_page(one, eyes))
    same = _compare(entries, keys)
    wrong = _tell(entries, question, elsewhere=question.everywhere or bool(reach.namespace))
    return Exit.OK if same and not wrong else Exit.FINDINGS


def _key_to_compare(question: Question) -> Keys:
    if not question.source:
        return Keys({}, ())
    if len(question.names) != 1:
        raise UsageError("--key-from is compared with one Secret", hint="name it: sympozium secret check NAME ...")
    return read_keys([Needed("KEY", "key", "--key-from", question.source, real=False)], no_input=question.no_input)


def _demand_known(cluster: Cluster, entries: Iterable[Entry], known: Iterable[str]) -> None:
    for one in entries:
        if one.secret is None and not one.users:
            raise secret_absent(cluster, one.name, one.namespace, known)


def _surveyed(cluster: Cluster, namespace: str) -> Survey:
    """The Secrets of a namespace that there is; what the user may not list is said."""
    found = survey(cluster, namespace)
    for what in found.unseen:
        warn(f"you may not list {what}")
    if not found.entries:
        demand_namespace(cluster, namespace)
    return found


def _compare(entries: Iterable[Entry], keys: Keys) -> bool:
    """Whether the Secret holds the key; and say so."""
    for value in keys.values.values():
        for one in entries:
            at = [key for key, data in one.keys.items() if value.is_same_as(data)]
            if not at:
                remark(f"secret/{one.name} does not hold the key from {value.origin}")
                return False
            remark(f"secret/{one.name} holds the key from {value.origin} as {', '.join(at)}")
    return True


def _tell(entries: Iterable[Entry], question: Question, *, elsewhere: bool) -> bool:
    """Say what is wrong, and return whether something is; `elsewhere` puts the namespace into commands."""
    entries = list(entries)
    found = [(one, problem) for one in entries for problem in one.problems]
    for one, problem in found:
        word = "error" if problem.is_error else "warning"
        print(f"{word}: secret/{safe(one.name)}: {safe(problem.message)}", file=sys.stderr)
        if problem.hint:
            where = f" -n {one.namespace}" if elsewhere and "sympozium " in problem.hint else ""
            print(f"hint: {safe(problem.hint + where)}", file=sys.stderr)
    if not question.quiet and not question.names:
        remark(f"{count(len(entries), 'Secret')}, {count(len(found), 'problem')}")
    return any(problem.is_error for _, problem in found)


def _eyes(color: str, *, recognizing: bool) -> Eyes:
    """Who looks; the key of fingerprints is made only where one will be shown."""
    key = fingerprint_key(os.environ) if recognizing else b""
    return Eyes(terminal(sys.stdout, color, os.environ), datetime.now(UTC), key)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(without_keys(line))
