"""Read the keys that a command was told of, before anything else is read or sent."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sympozium_cli.cli.saying import warn
from sympozium_cli.errors import UsageError
from sympozium_cli.secret.source import (
    PROMPT,
    Source,
    Surroundings,
    demand_one_stdin,
    parse_source,
    read_secret,
)
from sympozium_cli.secret.value import SecretValue


class Needed(NamedTuple):
    """A key that is needed.

    Args:
        data_key: where it belongs in the data of the Secret.
        what: it is, for people: "key of openai".
        option: the option that says where it is.
        source: what the option says; "" for nothing.
        issuer: whose key is expected, as `sanity.issuer` names it; "" where anybody's will do.
        real: whether a word that only stands for a key is refused.
    """

    data_key: str
    what: str
    option: str
    source: str
    issuer: str = ""
    real: bool = True


class Keys(NamedTuple):
    """What was read, by data key, and the variables of the environment that held it."""

    values: dict[str, SecretValue]
    hidden: tuple[str, ...]


def read_keys(needed: Sequence[Needed], *, no_input: bool) -> Keys:
    """The keys, each where it belongs, and each one that can be a key.

    Raises:
        UsageError: a source makes no sense, or nothing is there.
        InputError: a source cannot be read, or holds no key.
    """
    sources = [_source(one, no_input=no_input) for one in needed]
    demand_one_stdin(sources)
    values = {one.data_key: _value(one, source) for one, source in zip(needed, sources, strict=True)}
    return Keys(values, tuple(_variables(sources)))


def _source(needed: Needed, *, no_input: bool) -> Source:
    from sympozium_cli.cli.asking import may_ask

    if needed.source:
        source = parse_source(needed.source, needed.option)
    elif may_ask(no_input=no_input):
        source = Source(PROMPT, option=needed.option)
    else:
        example = f"{needed.option} env:{needed.data_key}"
        raise UsageError(f"the {needed.what} is missing", hint=f"say where it is: {example}, file:PATH or stdin")
    if source.kind == PROMPT and no_input:
        raise UsageError(f"{needed.option} is prompt, and --no-input forbids to ask")
    return source


def _value(needed: Needed, source: Source) -> SecretValue:
    from sympozium_cli.secret.prompt import ask_unseen
    from sympozium_cli.secret.sanity import demand_key, doubt

    stdin = sys.stdin.buffer if sys.stdin is not None else None
    around = Surroundings(os.environ, stdin, ask_unseen, warn)
    value = read_secret(source, f"{needed.what[:1].upper()}{needed.what[1:]} (not shown)", around)
    demand_key(value, real=needed.real)
    suspicion = doubt(value, needed.issuer, needed.what.rpartition(" of ")[2])
    if suspicion:
        warn(suspicion)
    return value


def _variables(sources: Iterable[Source]) -> Iterable[str]:
    return (source.name for source in sources if source.kind == "env")
