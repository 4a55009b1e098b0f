"""`sympozium secret create`: the keys of providers, the tokens of channels and of GitHub."""

from __future__ import annotations

from typing import Annotated

import typer

from sympozium_cli.cli.change_options import Output
from sympozium_cli.cli.cluster_options import As, Context, KubeconfigFile, Namespace, Reach, RequestTimeout, Verbose
from sympozium_cli.cli.group import examples, noun
from sympozium_cli.cli.options import Colour, NoInput, Quiet
from sympozium_cli.cli.secret_words import NONE, Careful, DryRun, KeyFrom

group = noun(
    "Make a Secret with a key; the key itself never stands on the command line.",
    "sympozium secret create provider openai --pack qa --key-from env:OPENAI_KEY",
    "sympozium secret create channel telegram --pack qa --token-from file:token",
)

PackName = Annotated[
    str, typer.Option("--pack", metavar="NAME", show_default=False, help="The pack that it is for; it may come later.")
]
SecretName = Annotated[
    str, typer.Option("--name", metavar="NAME", show_default=False, help="The name of the Secret; without, the usual.")
]
Keep = Annotated[bool, typer.Option("--keep", help="Let no controller delete it, whatever becomes of the pack.")]
Rotate = Annotated[bool, typer.Option("--rotate", help="If it is there with another value, replace that.")]


@group.command(
    "provider",
    cls=Careful,
    epilog=examples(
        "sympozium secret create provider openai --pack qa --key-from env:OPENAI_KEY",
        "sympozium secret create provider groq --pack qa --keep --key-from file:key",
        "pass ai | sympozium secret create provider groq --name ai --key-from stdin",
        "sympozium secret create provider mistral --pack qa --key-from file:key -q",
    ),
)
def provider(
    name: Annotated[str, typer.Argument(metavar="PROVIDER", help="openai, anthropic, azure-openai, groq, custom...")],
    pack: PackName = "",
    key_from: KeyFrom = "",
    secret_name: SecretName = "",
    keep: Keep = False,
    rotate: Rotate = False,
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
    """Make the Secret with the key of a model provider, under the name that reaches the agents.

    Its name is PACK-PROVIDER-key, and the controller deletes it when the pack is deactivated; with --keep it is
    PACK-PROVIDER, and stays. A Secret that holds the key already is left alone.

    Exit codes: 0 there, 2 no key, 4 not allowed, 6 refused, 8 unreachable.
    """
    from sympozium_cli.cli.secret_orders import order_of_provider
    from sympozium_cli.cli.secret_writing import Manner, create

    reach = Reach(namespace, context, kubeconfig, as_user, request_timeout, verbose)
    order = order_of_provider(name, pack, secret_name, key_from, keep=keep)
    create(order.wanted(rotate=rotate), order.read(no_input=no_input), Manner(reach, dry_run, output, quiet))


@group.command(
    "channel",
    cls=Careful,
    epilog=examples(
        "sympozium secret create channel telegram --pack qa --token-from file:token",
        "sympozium secret create channel discord --pack qa --token-from env:BOT_TOKEN",
        "sympozium secret create channel telegram --name bot --token-from file:token",
    ),
)
def channel(
    name: Annotated[str, typer.Argument(metavar="CHANNEL", help="telegram, slack or discord.")],
    pack: PackName = "",
    token_from: KeyFrom = "",
    app_token_from: Annotated[
        str,
        typer.Option("--app-token-from", metavar="SOURCE", show_default=False, help="Slack's, for Socket Mode."),
    ] = "",
    signing_secret_from: Annotated[
        str,
        typer.Option("--signing-secret-from", metavar="SOURCE", show_default=False, help="Slack's, for Events API."),
    ] = "",
    secret_name: SecretName = "",
    rotate: Rotate = False,
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
    """Make the Secret with the tokens of a channel, under the names that its program reads.

    Its name is PACK-CHANNEL-secret. Slack needs two, the bot's token and an app token or a signing secret:
    --token-from env:SLACK_BOT_TOKEN --app-token-from env:SLACK_APP_TOKEN.

    Exit codes: 0 there, 2 no token, 4 not allowed, 6 refused, 8 unreachable.
    """
    from sympozium_cli.cli.secret_orders import order_of_channel
    from sympozium_cli.cli.secret_writing import Manner, create

    reach = Reach(namespace, context, kubeconfig, as_user, request_timeout, verbose)
    order = order_of_channel(name, pack, secret_name, (token_from, app_token_from, signing_secret_from))
    create(order.wanted(rotate=rotate), order.read(no_input=no_input), Manner(reach, dry_run, output, quiet))


@group.command(
    "github",
    cls=Careful,
    epilog=examples(
        "sympozium secret create github --token-from env:GH_TOKEN",
        "gh auth token | sympozium secret create github --token-from stdin",
        "sympozium secret create github --token-from file:token --rotate",
    ),
)
def github(
    token_from: KeyFrom = "",
    rotate: Rotate = False,
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
    """Make the Secret with the token that the skill github-gitops takes, in the namespace of the packs.

    Its name is github-gitops-token, and its key GH_TOKEN: agents look for it beside themselves, and nowhere else.

    Exit codes: 0 there, 2 no token, 4 not allowed, 6 refused, 8 unreachable.
    """
    from sympozium_cli.cli.secret_orders import order_of_github
    from sympozium_cli.cli.secret_writing import Manner, create

    reach = Reach(namespace, context, kubeconfig, as_user, request_timeout, verbose)
    order = order_of_github(token_from)
    create(order.wanted(rotate=rotate), order.read(no_input=no_input), Manner(reach, dry_run, output, quiet))
