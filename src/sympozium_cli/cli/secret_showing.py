"""Show Secrets, and what is wrong with them, without their values."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sympozium_cli.cli.cluster_options import Reach
from sympozium_cli.cli.connecting import connected
from sympozium_cli.cli.reach import demand_one_choice
from sympozium_cli.cli.reference import secret_named
from sympozium_cli.cli.saying import remark, safe, warn, without_keys
from sympozium_cli.cli.secret_absent import secret_absent
from sympozium_cli.cli.secret_reading import Keys, Needed, read_keys
from sympozium_cli.cluster.namespaces import demand_namespace
from sympozium_cli.cluster.port import Cluster
from sympozium_cli.errors import Exit, UsageError
from sympozium_cli.report.printing import Printer, Screen, printer_for
from sympozium_cli.report.printing.secrets import secret_columns
from sympozium_cli.report.printing.sorting import in_order_of
from sympozium_cli.report.secrets import Eyes, secret_page, secrets_json
from sympozium_cli.report.terminal import terminal
from sympozium_cli.secret.creation import find
from sympozium_cli.secret.fingerprint import fingerprint_key
from sympozium_cli.secret.packs import packs_in
from sympozium_cli.secret.survey import Entry, Survey, entry, survey
from sympozium_cli.values.plural import count


class Wanted(NamedTuple):
    """What is to be shown, and how.

    Args:
        output: what `-o` says; "" for a page of each Secret that is named.
        labels: a selector; "" for none.
        sort_by: the field to sort by; "" for namespace and name.
        headers: whether tables have a first line with titles.
        everywhere: whether to look in all namespaces.
        color: when to colour.
        quiet: whether to leave out what was not asked for.
    """

    output: str
    labels: str
    sort_by: str
    headers: bool
    everywhere: bool
    color: str
    quiet: bool


class Question(NamedTuple):
    """What is to be checked.

    Args:
        names: of the Secrets; none for all.
        source: where a key is to compare with; "" for none.
        no_input: whether nobody may be asked.
    """

    names: tuple[str, ...]
    source: str
    no_input: bool


def list_them(reach: Reach, wanted: Wanted) -> None:
    """Print a list of Secrets.

    Raises:
        UsageError: the wishes make no sense.
        SympoziumError: whatever the cluster says.
    """
    demand_one_choice(reach, named=False, selected=bool(wanted.labels), everywhere=wanted.everywhere)
    printer = printer_for(wanted.output)
    cluster = connected(reach)
    namespace = "" if wanted.everywhere else cluster.where.namespace
    found = _surveyed(cluster, namespace, wanted)
    _show(found.entries, printer, wanted)
    if not (found.entries or found.unseen or wanted.quiet):
        where = f"in '{namespace}'" if namespace else "anywhere"
        if wanted.labels:
            remark(f"no Secret {where} that has to do with packs has these labels")
        else:
            remark(f"no pack {where} refers to a Secret, and none was made for one")


def check_them(reach: Reach, question: Question, wanted: Wanted) -> int:
    """Print what is in Secrets and what is wrong with them, and return the exit code.

    Raises:
        UsageError: the wishes make no sense.
        NotFoundError: one of the Secrets is not there, and no pack asks for it.
        SympoziumError: whatever else the cluster says.
    """
    named = tuple(map(secret_named, question.names))
    demand_one_choice(reach, named=bool(named), selected=bool(wanted.labels), everywhere=wanted.everywhere)
    printer = printer_for(wanted.output) if wanted.output else None
    keys = _key_to_compare(question)
    cluster = connected(reach, hidden=keys.hidden)
    namespace = "" if wanted.everywhere else cluster.where.namespace
    if named:
        packs = packs_in(cluster, namespace)
        entries = [entry(name, namespace, find(cluster, name, namespace), packs) for name in dict.fromkeys(named)]
        _demand_known(cluster, entries, packs.secrets(namespace))
        if packs.unseen:
            warn("you may not list packs: who uses which Secret is not shown")
    else:
        entries = list(_surveyed(cluster, namespace, wanted).entries)
    if printer is not None:
        _show(entries, printer, wanted)
    elif named:
        eyes = _eyes(wanted, recognizing=True)
        for one in entries:
            for line in secret_page(one, eyes):
                print(without_keys(line))
    same = _compare(entries, keys)
    wrong = _tell(entries, elsewhere=wanted.everywhere or bool(reach.namespace))
    if not (wanted.quiet or named):
        remark(f"{count(len(entries), 'Secret')}, {count(sum(len(one.problems) for one in entries), 'problem')}")
    return Exit.OK if same and not wrong else Exit.FINDINGS


def _show(entries: Iterable[Entry], printer: Printer, wanted: Wanted) -> None:
    """Print Secrets; a document holds all of them, and in a table each is a row."""
    form = wanted.output.partition("=")[0]
    eyes = _eyes(wanted, recognizing=form not in {"table", "name"})
    document = secrets_json(entries, eyes)
    rows = in_order_of(wanted.sort_by, document["secrets"]) if wanted.sort_by else document["secrets"]
    single = form in {"json", "yaml", "jsonpath"}
    columns = secret_columns(eyes.now, namespaces=wanted.everywhere, fingerprints=form == "wide")
    screen = Screen(columns, single, wanted.headers, eyes.terminal, sys.stdout.encoding or "ascii")
    shown = [{**document, "secrets": rows}] if single else _objects(rows) if form == "name" else rows
    sys.stdout.write(without_keys(printer(shown, screen)))


def _objects(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Those that are there, as far as their names go."""
    return [{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": one["name"]}} for one in rows if one["exists"]]


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


def _surveyed(cluster: Cluster, namespace: str, wanted: Wanted) -> Survey:
    """The Secrets of a namespace that there is; what the user may not list is said."""
    found = survey(cluster, namespace, wanted.labels)
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


def _tell(entries: Iterable[Entry], *, elsewhere: bool) -> bool:
    """Say what is wrong, and return whether something is; `elsewhere` puts the namespace into commands."""
    found = [(one, problem) for one in entries for problem in one.problems]
    for one, problem in found:
        word = "error" if problem.is_error else "warning"
        print(f"{word}: secret/{safe(one.name)}: {safe(problem.message)}", file=sys.stderr)
        if problem.hint:
            where = f" -n {one.namespace}" if elsewhere and "sympozium " in problem.hint else ""
            print(f"hint: {safe(problem.hint + where)}", file=sys.stderr)
    return any(problem.is_error for _, problem in found)


def _eyes(wanted: Wanted, *, recognizing: bool) -> Eyes:
    """Who looks; the key of fingerprints is made only where one will be shown."""
    key = fingerprint_key(os.environ) if recognizing else b""
    return Eyes(terminal(sys.stdout, wanted.color, os.environ), datetime.now(UTC), key)
