"""`sympozium pack activate`: a key in, a working team out, or nothing."""

from __future__ import annotations

from typing import Annotated, Optional

import typer

from sympozium_cli.cli.change_options import DryRun, Output, Timeout, Wait, Yes
from sympozium_cli.cli.cluster_options import As, Context, KubeconfigFile, Namespace, Reach, RequestTimeout, Verbose
from sympozium_cli.cli.group import examples
from sympozium_cli.cli.options import Colour, NoInput, Quiet

EXAMPLES = examples(
    "sympozium pack activate team --provider openai --key-from env:OPENAI_API_KEY",
    "pass show ai/openai | sympozium pack activate team --key-from openai=stdin",
    "sympozium pack activate -f packs/one.yaml --key-from openai=file:key",
    "sympozium pack activate team --key-from openai=file:key --model gpt-5",
    "sympozium pack activate team --provider ollama --model llama3 -o yaml",
)


def activate(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="The pack; with -f, the one of that name.")] = "",
    file: Annotated[
        str, typer.Option("--filename", "-f", metavar="FILE", show_default=False, help="Apply this pack first.")
    ] = "",
    provider: Annotated[
        Optional[list[str]],  # noqa: UP045 - the lowest supported typer reads this spelling only
        typer.Option(metavar="NAME", help="Who answers: openai, anthropic, ollama ...; the first counts for most."),
    ] = None,
    key_from: Annotated[
        Optional[list[str]],  # noqa: UP045 - see above
        typer.Option(metavar="SOURCE", help="Its key: env:NAME, file:PATH, stdin, prompt; or PROVIDER=SOURCE."),
    ] = None,
    secret_name: Annotated[
        Optional[list[str]],  # noqa: UP045 - see above
        typer.Option(metavar="NAME", help="The Secret with the key; or PROVIDER=NAME."),
    ] = None,
    keep_secret: Annotated[
        bool, typer.Option("--keep-secret", help="Make a Secret that stays when the pack is deactivated.")
    ] = False,
    model: Annotated[
        str, typer.Option(metavar="MODEL", show_default=False, help="For the personas that name none.")
    ] = "",
    model_for: Annotated[
        Optional[list[str]],  # noqa: UP045 - see above
        typer.Option(metavar="PERSONA=MODEL", help="For this persona, whatever it names now."),
    ] = None,
    model_ref: Annotated[
        Optional[str],  # noqa: UP045 - see above
        typer.Option(metavar="NAME", help="The Model of the cluster that answers; '' takes it out."),
    ] = None,
    base_url: Annotated[
        Optional[str],  # noqa: UP045 - see above
        typer.Option(metavar="URL", help="Where the provider is, seen from pods; '' takes it out."),
    ] = None,
    channel: Annotated[
        Optional[list[str]],  # noqa: UP045 - see above
        typer.Option(metavar="[PERSONA:]TYPE[=SECRET]", help="Bind a channel; its Secret must be there."),
    ] = None,
    policy: Annotated[
        Optional[str],  # noqa: UP045 - see above
        typer.Option(metavar="NAME", help="The policy to obey; '' takes it out."),
    ] = None,
    task_override: Annotated[
        Optional[str],  # noqa: UP045 - see above
        typer.Option(metavar="TEXT", help="The objective of the team; '' takes it out."),
    ] = None,
    skill_param: Annotated[
        Optional[list[str]],  # noqa: UP045 - see above
        typer.Option(metavar="SKILL.KEY=VALUE", help="A parameter of a skill."),
    ] = None,
    dry_run: DryRun = "none",
    output: Output = "",
    wait: Wait = False,
    timeout: Timeout = "5m",
    yes: Yes = False,
    no_input: NoInput = False,
    namespace: Namespace = "",
    context: Context = "",
    kubeconfig: KubeconfigFile = "",
    impersonate: As = "",
    request_timeout: RequestTimeout = "",
    verbose: Verbose = 0,
    color: Colour = "",
    quiet: Quiet = False,
) -> None:
    """Activate a pack: make the Secret with its key, then enable it, in one write.

    What is not named stays as it is. If anything fails, what was done is taken back. Where runs would start at
    once, it asks first. A key never belongs on the command line.

    Exit codes: 0 active, 2 wrong usage, 4 forbidden, 5 no such pack, 6 refused, 7 partly done, 8 unreachable,
    124 not ready in time.
    """
    from sympozium_cli.cli.activating import Request, activated
    from sympozium_cli.cli.change_options import Manner

    wanted = Request(
        name=name,
        file=file,
        providers=tuple(provider or ()),
        sources=tuple(key_from or ()),
        secrets=tuple(secret_name or ()),
        keep_secret=keep_secret,
        model=model,
        models=tuple(model_for or ()),
        model_ref=model_ref,
        base_url=base_url,
        channels=tuple(channel or ()),
        policy=policy,
        task_override=task_override,
        skill_params=tuple(skill_param or ()),
    )
    reach = Reach(namespace, context, kubeconfig, impersonate, request_timeout, verbose)
    manner = Manner(dry_run, output, yes, no_input, color, quiet, several=True)
    activated(wanted, reach, manner, timeout if wait else "")
