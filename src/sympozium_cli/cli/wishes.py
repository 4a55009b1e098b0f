"""What the user asked `pack validate` for, checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sympozium_cli.cli.choices import checked_choice
from sympozium_cli.cli.reach import CLUSTER, NOWHERE, Reach
from sympozium_cli.config.selectors import check_selector
from sympozium_cli.config.settings import Settings
from sympozium_cli.errors import UsageError
from sympozium_cli.lint.choice import OFF, PROFILES
from sympozium_cli.lint.severity import SEVERITIES
from sympozium_cli.schema.target import Target

NEVER = "never"


class Wishes(NamedTuple):
    """The options of one run, as they were given; what is empty was not given."""

    target: str = ""
    outputs: tuple[str, ...] = ()
    profile: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[str, ...] = ()
    fail_on: str = ""
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    baseline: str = ""
    write_baseline: str = ""
    config: str = ""
    no_config: bool = False
    jobs: int = 0
    no_cache: bool = False
    allow_empty: bool = False
    color: str = "auto"
    quiet: bool = False
    cluster: bool = False
    reach: Reach = NOWHERE

    @property
    def asks_cluster(self) -> bool:
        """Whether anything is to be learnt from a cluster."""
        return self.cluster or self.target == CLUSTER


def wishes_of(parameters: Mapping[str, Any]) -> Wishes:
    """The wishes that the parameters of `pack validate` express.

    Raises:
        UsageError: they name a cluster, and do not ask for one.
    """
    given = {name: parameters[name] for name in Wishes._fields if name in parameters}
    lists = {name: tuple(parameters[name] or ()) for name in ("select", "ignore", "severity")}
    statistics = ("statistics",) if parameters["statistics"] else ()
    reach = Reach(*(parameters.get(name, usual) for name, usual in Reach._field_defaults.items()))
    outputs = (*statistics, *(parameters["output"] or ()))
    wishes = Wishes(**{**given, **lists})._replace(outputs=outputs, reach=reach)
    if any(reach) and not wishes.asks_cluster:
        raise UsageError("the options that name a cluster mean nothing here", hint="add --cluster, or --target cluster")
    return wishes


def settings_of(wishes: Wishes) -> Settings:
    """The options that a configuration file can also set.

    Raises:
        UsageError: one of them makes no sense.
    """
    if wishes.profile:
        checked_choice("--profile", wishes.profile, PROFILES)
    if wishes.fail_on:
        checked_choice("--fail-on", wishes.fail_on, (*SEVERITIES, NEVER))
    if wishes.target:
        Target.parse(wishes.target)
    if wishes.config and wishes.no_config:
        raise UsageError("--config and --no-config contradict each other")
    return Settings(
        target=wishes.target,
        profile=wishes.profile,
        select=_selectors(wishes.select),
        ignore=_selectors(wishes.ignore),
        severity=dict(map(_severity, wishes.severity)),
        fail_on=wishes.fail_on,
    )


def _selectors(given: tuple[str, ...]) -> tuple[str, ...]:
    selectors = tuple(name.strip() for text in given for name in text.split(",") if name.strip())
    for selector in selectors:
        check_selector(selector)
    return selectors


def _severity(given: str) -> tuple[str, str]:
    selector, equals, severity = given.partition("=")
    if not equals:
        raise UsageError(f"--severity takes RULE=LEVEL, not '{given}'", hint=f"write {given}=error, for example")
    check_selector(selector)
    return selector, checked_choice("--severity", severity, (*SEVERITIES, OFF))
