"""`sympozium secret`: the keys that packs need, without ever showing one."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from sympozium_cli.cli import secret_create
from sympozium_cli.cli.change_options import Output, Yes
from sympozium_cli.cli.cluster_options import (
    AllNamespaces,
    As,
    Context,
    KubeconfigFile,
    Namespace,
    Reach,
    RequestTimeout,
    Verbose,
)
from sympozium_cli.cli.group import examples, noun
from sympozium_cli.cli.list_options import ListOutput, NoHeaders, Selector, SortBy
from sympozium_cli.cli.options import Colour, NoInput, Quiet
from sympozium_cli.cli.secret_words import NONE, Careful, DryRun, KeyFrom

CheckOutput = Annotated[
    str,
    typer.Option(
        "--output",
        "-o",
        metavar="FORMAT",
        show_default=False,
        help="Print what was found: table, wide, json, yaml, name, jsonpath=..., custom-columns=...",
    ),
]

group = noun(
    "The keys and tokens of packs: make, check, rotate and delete their Secrets.",
    "sympozium secret create provider openai --pack qa --key-from env:OPENAI_KEY",
    "sympozium secret list",
    "sympozium secret check",
)
group.add_typer(secret_create.group, name="create")


@group.command(
    "list",
    epilog=examples(
        "sympozium secret list",
        "sympozium secret list -A -o wide --sort-by .created",
        "sympozium secret list -l sympozium.ai/ensemble=team -o name",
        "sympozium secret list -o jsonpath='{.secrets[?(@.state==\"missing\")].name}'",
        "sympozium secret list -o custom-columns=NAME:.name,STATE:.state",
    ),
)
def list_secrets(
    output: ListOutput = "table",
    selector: Selector = "",
    sort_by: SortBy = "",
    no_headers: NoHeaders = False,
    all_namespaces: AllNamespaces = False,
    namespace: Namespace = "",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    as_user: As = "",
    request_timeout: RequestTimeout = "",
    verbose: Verbose = 0,
    color: Colour = "",
    quiet: Quiet = False,
) -> None:
    """List the Secrets that packs refer to, those that are missing, and those that were made for packs.

    State: ok, missing, wrong or careful ('secret check' says why), unused. Values are never shown: jsonpath and
    custom-columns read what -o json prints. With -l, what is missing is left out, for it has no labels.

    Exit codes: 0 listed, 2 wrong usage, 4 not allowed, 8 unreachable.
    """
    from sympozium_cli.cli.secret_showing import Wanted, list_them

    reach = Reach(namespace, context, kubeconfig, as_user, request_timeout, verbose)
    wanted = Wanted(output, selector, sort_by, not no_headers, all_namespaces, color, quiet)
    list_them(reach, wanted)


@group.command(
    "check",
    cls=Careful,
    epilog=examples(
        "sympozium secret check",
        "sympozium secret check qa-openai-key",
        "sympozium secret check qa-openai-key --key-from env:OPENAI_KEY",
        "sympozium secret check -A -o json",
        "sympozium secret check -o jsonpath='{.secrets[*].problems[*].message}'",
    ),
)
def check(
    names: Annotated[
        Optional[list[str]],  # noqa: UP045 - the lowest supported typer reads this spelling only
        typer.Argument(metavar="[NAME]...", help="The Secrets; without, all that have to do with packs."),
    ] = None,
    key_from: KeyFrom = "",
    output: CheckOutput = "",
    selector: Selector = "",
    no_headers: NoHeaders = False,
    all_namespaces: AllNamespaces = False,
    namespace: Namespace = "",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    as_user: As = "",
    request_timeout: RequestTimeout = "",
    verbose: Verbose = 0,
    no_input: NoInput = False,
    color: Colour = "",
    quiet: Quiet = False,
) -> int:
    """Say what is in a Secret, who uses it, and what will not work; with --key-from, whether it holds that key.

    Shown are the names of its keys, how long the values are, and fingerprints by which this machine tells them apart.
    With -o, that goes to standard output; what is wrong is told on standard error as well.

    Exit codes: 0 all is well, 1 something is wrong or the key is another, 2 wrong usage, 4 not allowed, 5 not found,
    8 unreachable.
    """
    from sympozium_cli.cli.secret_showing import Question, Wanted, check_them

    reach = Reach(namespace, context, kubeconfig, as_user, request_timeout, verbose)
    wanted = Wanted(output, selector, "", not no_headers, all_namespaces, color, quiet)
    return check_them(reach, Question(tuple(names or ()), key_from, no_input), wanted)


@group.command(
    "rotate",
    cls=Careful,
    epilog=examples(
        "sympozium secret rotate qa-openai-key --key-from env:OPENAI_KEY",
        "sympozium secret rotate qa-openai-key --key-from stdin < key",
        "sympozium secret rotate qa-openai-key --key-from file:key --dry-run server",
    ),
)
def rotate(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The Secret.")],
    key_from: KeyFrom = "",
    data_key: Annotated[
        str,
        typer.Option("--data-key", metavar="NAME", show_default=False, help="Which of its keys, where it has several."),
    ] = "",
    dry_run: DryRun = NONE,
    output: Output = "",
    namespace: Namespace = "",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    as_user: As = "",
    request_timeout: RequestTimeout = "",
    verbose: Verbose = 0,
    no_input: NoInput = False,
    _color: Colour = "",
    quiet: Quiet = False,
) -> None:
    """Replace a key in a Secret, and leave everything else in it alone.

    Nothing is written if it has changed since it was looked at, or holds the key already. Agents that run keep the
    old key; those that start later read the new one.

    Exit codes: 0 done, 2 no key, 4 not allowed, 5 not found, 6 refused or in conflict, 8 unreachable.
    """
    from sympozium_cli.cli.reference import secret_named
    from sympozium_cli.cli.secret_orders import order_of_rotation
    from sympozium_cli.cli.secret_writing import Manner, rotate

    reach = Reach(namespace, context, kubeconfig, as_user, request_timeout, verbose)
    wanted = secret_named(name)
    order = order_of_rotation(wanted, data_key, key_from)
    rotate(wanted, order.read(no_input=no_input), data_key, Manner(reach, dry_run, output, quiet))


@group.command(
    "delete",
    epilog=examples(
        "sympozium secret delete old-key --dry-run server",
        "sympozium secret delete old-key --yes",
        "sympozium secret delete qa-openai-key --force --yes",
    ),
)
def delete(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The Secret.")],
    yes: Yes = False,
    force: Annotated[bool, typer.Option("--force", help="Even if packs use it.")] = False,
    dry_run: DryRun = NONE,
    namespace: Namespace = "",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    as_user: As = "",
    request_timeout: RequestTimeout = "",
    verbose: Verbose = 0,
    no_input: NoInput = False,
    _color: Colour = "",
    quiet: Quiet = False,
) -> None:
    """Delete a Secret that no pack uses, after asking.

    Only the very Secret that was looked at is deleted: not one that has changed since, or taken its place.

    Exit codes: 0 deleted, 4 not allowed, 5 not found, 6 in use, not confirmed or in conflict, 8 unreachable.
    """
    from sympozium_cli.cli.reference import secret_named
    from sympozium_cli.cli.secret_deleting import Deletion, delete_it
    from sympozium_cli.cli.secret_writing import Manner

    reach = Reach(namespace, context, kubeconfig, as_user, request_timeout, verbose)
    delete_it(Deletion(secret_named(name), yes=yes, force=force, no_input=no_input), Manner(reach, dry_run, "", quiet))
