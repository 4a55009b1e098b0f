"""What kind of word each argument and option takes, from the words that its help uses for it.

A kind is one of these:

- "a|b|c": one of these words; a word that ends in "=" or ":" goes on
- a name of `WORDS`: one of a longer list
- "@packs" and the like: the name of something in a cluster or in the file that was typed before
- FILES, FOLDERS, and TEXT for what nobody can know
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

FILES: Final = "files"
FOLDERS: Final = "folders"
TEXT: Final = "text"
PACKS: Final = "@packs"
PERSONAS: Final = "@personas"
RUNS: Final = "@runs"
SECRETS: Final = "@secrets"
NAMESPACES: Final = "@namespaces"
CONTEXTS: Final = "@contexts"
MODELS: Final = "@models"
POLICIES: Final = "@policies"
RULES: Final = "rules"
FIELDS: Final = "rules-and-kinds"
TARGETS: Final = "targets"
PROVIDERS: Final = "providers"

_CHOICE: Final = re.compile(r"[a-z][a-z0-9-]*([|,][a-z][a-z0-9-]*)+")
_SOURCES: Final = "env:|file:|stdin|prompt"

_BY_OPTION: Final = {
    "--context": CONTEXTS,
    "--existing-secret": SECRETS,
    "--from-example": "examples",
    "--model-ref": MODELS,
    "--namespace": NAMESPACES,
    "--pack": PACKS,
    "--persona": PERSONAS,
    "--policy": POLICIES,
    "--profile": "profiles",
    "--provider": PROVIDERS,
    "--secret-name": SECRETS,
}
"""Options whose metavar says too little."""

_BY_METAVAR: Final = {
    "[OLD] NEW": FILES,
    "[PERSONA:]TYPE[=SECRET]": "channels",
    "CHANNEL": "channels",
    "DIR": FOLDERS,
    "FILE": FILES,
    "FILE|KEY=VALUE": FILES,
    "KIND,...": "feed-kinds",
    "LEVEL": "levels",
    "PACK": PACKS,
    "PATH": FILES,
    "PERSONA": PERSONAS,
    "PHASE,...": "phases",
    "PROVIDER": PROVIDERS,
    "RULE": RULES,
    "RULE=LEVEL": "rules=",
    "RULE|FIELD": FIELDS,
    "RUN": RUNS,
    "SOURCE": _SOURCES,
    "TOPIC": "topics",
    "VERSION": TARGETS,
}

_NAMES: Final = {"pack init": TEXT, "pack graph": PACKS, "pack schedule": PACKS, "schema print": "schemas"}
"""What NAME is of some commands; of others it is what their group is about."""

_OF_GROUP: Final = {"pack": PACKS, "secret": SECRETS, "runs": RUNS}


def kind_of(path: str, parameter: Any) -> str:
    """The kind of word that a parameter of the command at `path`, such as "pack validate", takes."""
    names = [name for name in parameter.opts if name.startswith("--")] if _is_option(parameter) else []
    metavar = _metavar(parameter)
    known = next((_BY_OPTION[name] for name in names if name in _BY_OPTION), "")
    if known or metavar in _BY_METAVAR:
        return known or _BY_METAVAR[metavar]
    if _CHOICE.fullmatch(metavar):
        return metavar.replace(",", "|")
    if metavar.startswith("FORMAT"):
        return _formats(parameter.help)
    if path.startswith("secret create") or metavar != "NAME" or "--data-key" in names or "--container" in names:
        return TEXT
    return _NAMES.get(path) or _OF_GROUP.get(path.partition(" ")[0], TEXT)


def word_lists() -> dict[str, tuple[str, ...]]:
    """The words of every kind that has a longer list, by the kind's name."""
    return {kind: tuple(words()) for kind, words in _LISTS.items()}


def _is_option(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "option")


def _metavar(parameter: Any) -> str:
    metavar = parameter.metavar or ""
    return metavar if metavar in _BY_METAVAR else re.sub(r"^\[(.*)\]$", r"\1", metavar.removesuffix("..."))


def _formats(said: str) -> str:
    """The formats that the help of an option names, in its order."""
    from sympozium_cli.report import FORMATS as CHECKED
    from sympozium_cli.report.diagram import FORMATS as DRAWN
    from sympozium_cli.report.differences import FORMATS as COMPARED
    from sympozium_cli.report.printing import FORMATS as PRINTED
    from sympozium_cli.report.rendered import FORMATS as RENDERED

    known = {*CHECKED, *DRAWN, *COMPARED, *PRINTED, *RENDERED, "text", "lines"}
    found = [word for word in re.findall(r"[a-z]+(?:-[a-z]+)*", said) if word in known]
    followed = {"jsonpath", "custom-columns"}
    return "|".join(dict.fromkeys(f"{word}=" if word in followed else word for word in found))


def _rules() -> list[str]:
    from sympozium_cli.rules import rule_names

    return list(rule_names())


def _targets() -> list[str]:
    from sympozium_cli.schema.target import RELEASES, SPELLINGS

    return [*SPELLINGS, "cluster", *map(str, reversed(RELEASES))]


def _providers() -> list[str]:
    from sympozium_cli.secret import providers

    return list(providers.PROVIDERS)


def _channels() -> list[str]:
    from sympozium_cli.secret.channels import CHANNELS

    return list(CHANNELS)


def _examples() -> list[str]:
    from sympozium_cli.templates import example_packs

    return list(example_packs())


def _schemas() -> list[str]:
    from sympozium_cli.report.published import SCHEMAS

    return list(SCHEMAS)


def _topics() -> list[str]:
    from sympozium_cli.rules.index import TOPICS

    return list(TOPICS)


def _profiles() -> list[str]:
    from sympozium_cli.lint.choice import PROFILES

    return list(PROFILES)


def _levels() -> list[str]:
    from sympozium_cli.lint.severity import SEVERITIES

    return [*SEVERITIES, "never"]


def _phases() -> list[str]:
    from sympozium_cli.monitor import choice

    return [*choice.PHASES, *choice.GROUPS]


def _feed_kinds() -> list[str]:
    from sympozium_cli.monitor.feed import register

    return list(register.names())


_LISTS: Final[dict[str, Callable[[], list[str]]]] = {
    "channels": _channels,
    "examples": _examples,
    "feed-kinds": _feed_kinds,
    "levels": _levels,
    "phases": _phases,
    "profiles": _profiles,
    PROVIDERS: _providers,
    RULES: _rules,
    FIELDS: lambda: [*_rules(), "ensemble", "personapack"],
    "rules=": lambda: [f"{name}=" for name in _rules()],
    "schemas": _schemas,
    TARGETS: _targets,
    "topics": _topics,
}
