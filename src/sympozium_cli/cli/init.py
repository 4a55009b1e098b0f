"""`sympozium pack init`: a new pack, small and clean, or one of the examples by another name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from sympozium_cli.cli.group import examples
from sympozium_cli.cli.options import Colour, NoInput, Quiet

if TYPE_CHECKING:
    from sympozium_cli.cli.new_pack import NewPack
    from sympozium_cli.templates import Draft

EXAMPLES = examples(
    "sympozium pack init my-team",
    "sympozium pack init --list-examples",
    "sympozium pack init night-watch --from-example platform-team",
    "sympozium pack init sales-data --from-example data-team -o packs/sales.yaml",
    "sympozium pack init my-team -o - | sympozium pack validate -",
)

_FROM_EXAMPLE = "--from-example"
_OFFERED = "?"
"""What --from-example means where nothing follows it."""

_LISTED = "'sympozium pack init --list-examples' lists them"


class Offering(TyperCommand):
    """A command whose --from-example may stand alone, and then offers the examples."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments, with a value for an option that has none."""
        followed = zip(args, [*args, "-"][1:], strict=True)
        return super().parse_args(ctx, [_complete(word, follower) for word, follower in followed])


def _complete(word: str, follower: str) -> str:
    return f"{word}={_OFFERED}" if word == _FROM_EXAMPLE and follower.startswith("-") else word


def init(
    name: Annotated[str, typer.Argument(metavar="[NAME]", help="The pack's name; at a terminal it is asked for.")] = "",
    from_example: Annotated[
        str,
        typer.Option(
            _FROM_EXAMPLE,
            metavar="[EXAMPLE]",
            help="Begin with an example; at a terminal, alone, it offers them.",
        ),
    ] = "",
    list_examples: Annotated[
        bool, typer.Option("--list-examples", help="List the examples and what they show.")
    ] = False,
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE", help="The file to write, or - for standard output. [NAME.yaml]"),
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it exists.")] = False,
    no_input: NoInput = False,
    _color: Colour = "",
    quiet: Quiet = False,
) -> None:
    """Write a new pack: small, with a comment on every choice, and nothing for `pack validate` to find.

    It goes to NAME.yaml in the current folder. Its first line tells editors where its schema is. A file that
    exists is never replaced without --force.

    Exit codes: 0 written, 2 wrong usage or unwritable, 6 the file exists.
    """
    from sympozium_cli.cli.asking import may_ask
    from sympozium_cli.cli.new_pack import NewPack
    from sympozium_cli.templates import example_packs, new_pack

    if list_examples:
        print("\n".join(_listing(example_packs())))
        return
    ask = may_ask(no_input=no_input)
    draft = _example(from_example, ask=ask) if from_example else new_pack()
    called = _name(name, draft, ask=ask)
    pack = NewPack(draft, called, output or f"{called}.yaml")
    if output == "-":
        print(pack.text, end="")
        return
    pack.write(replace=force)
    _report(pack, quiet=quiet)


def _listing(packs: Mapping[str, Draft]) -> Iterator[str]:
    width = max(map(len, packs))
    return (f"{name:<{width}}  {draft.summary}" for name, draft in packs.items())


def _example(wish: str, *, ask: bool) -> Draft:
    """The example of that name, or the one that is chosen of those that are offered.

    Raises:
        UsageError: there is none of that name, or nobody to choose.
    """
    from sympozium_cli.cli.asking import asked
    from sympozium_cli.errors import UsageError
    from sympozium_cli.templates import example_packs

    packs = example_packs()
    if wish != _OFFERED:
        return packs[_known(wish, packs)]
    if not ask:
        raise UsageError(f"{_FROM_EXAMPLE} names no example", hint=_LISTED)
    _tell(_listing(packs))
    return packs[asked("Example:", lambda answer: _known(answer, packs))]


def _known(example: str, packs: Mapping[str, Draft]) -> str:
    from sympozium_cli.errors import UsageError
    from sympozium_cli.values.similar import closest

    if example in packs:
        return example
    meant = closest(example, packs)
    raise UsageError(f"there is no example '{example}'", hint=f"did you mean '{meant}'?" if meant else _LISTED)


def _name(given: str, draft: Draft, *, ask: bool) -> str:
    """The name that was given, or else asked for, if the draft can bear it.

    Raises:
        UsageError: it cannot, or there is none.
    """
    from sympozium_cli.cli.asking import asked
    from sympozium_cli.cli.pack_name import checked_pack_name
    from sympozium_cli.errors import UsageError

    if given:
        return checked_pack_name(given, draft)
    if not ask:
        raise UsageError("missing argument 'NAME'", hint="name the pack: sympozium pack init my-team")
    return asked("Name of the pack:", lambda answer: checked_pack_name(answer, draft))


def _report(pack: NewPack, *, quiet: bool) -> None:
    from sympozium_cli.report.terminal import inert

    print(f"wrote {inert(pack.path)}", flush=True)
    if not quiet:
        _tell(map(inert, pack.next_steps()))


def _tell(lines: Iterable[str]) -> None:
    import sys

    print("\n".join(lines), file=sys.stderr)
