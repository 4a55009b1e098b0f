"""A rule is a decorated function in a module of its own: the module names it, its docstring documents it.

There are four kinds, by what they look at: a pack (`rule`), the document and what the API server says of it
(`document_rule`), names that only one document of the whole input may use (`claim_rule`), and the findings that an
author has accepted (`ignore_rule`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sympozium_cli.api import Pack
from sympozium_cli.lint.finding import Claim, Finding
from sympozium_cli.lint.silence import Use
from sympozium_cli.lint.subject import Subject
from sympozium_cli.values.release import Release

PackCheck = Callable[[Pack], Iterator[Finding]]
DocumentCheck = Callable[[Subject], Iterator[Finding]]
ClaimCheck = Callable[[Pack], Iterator[Claim]]
IgnoreCheck = Callable[[Sequence[Use]], Iterator[Finding]]

PACK = "pack"
DOCUMENT = "document"
CLAIM = "claim"
IGNORE = "ignore"

_EXAMPLE = re.compile(r"^## (Bad|Good)\n+```yaml(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """A pack, or its `metadata` and `spec` alone, as a rule's page shows it; `target` is "" for the newest."""

    text: str
    target: str


class Rule:
    """A named check with its page."""

    __slots__ = (
        "check",
        "effect",
        "kind",
        "module",
        "security",
        "severity",
        "since",
        "starred",
        "until",
        "upstream_bug",
    )

    def __init__(  # noqa: PLR0913 - these are the facts that a rule consists of
        self,
        check: Callable[[Pack], Iterator[Finding | Claim]] | DocumentCheck | IgnoreCheck,
        *,
        kind: str,
        severity: str,
        effect: str,
        starred: bool,
        upstream_bug: bool,
        security: bool,
        since: str,
        until: str,
    ) -> None:
        self.check = check
        self.kind = kind
        self.module = check.__module__
        self.severity = severity
        self.effect = effect
        self.starred = starred
        self.upstream_bug = upstream_bug
        self.security = security
        self.since = Release.parse(since) if since else None
        self.until = Release.parse(until) if until else None

    @property
    def name(self) -> str:
        """The rule's name: its module's, with dashes."""
        return self.module.rpartition(".")[2].replace("_", "-")

    @property
    def topic(self) -> str:
        """The folder that the rule lies in."""
        return self.module.split(".")[-2]

    @property
    def page(self) -> str:
        """The manual page, in Markdown; empty under `python -OO`."""
        return (sys.modules[self.module].__doc__ or "").strip() + "\n"

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return self.page.partition("\n")[0]

    @property
    def examples(self) -> dict[str, Example]:
        """The pack to avoid ("Bad") and the pack to write ("Good")."""
        return {title: Example(text, target) for title, target, text in _EXAMPLE.findall(self.page)}

    def speaks_for(self, release: Release) -> bool:
        """Whether the rule is true of `release`: from `since` on, and up to and including `until`."""
        return (self.since is None or release >= self.since) and (self.until is None or release <= self.until)


def rule(  # noqa: PLR0913 - these are the facts that a rule consists of
    severity: str,
    *,
    effect: str = "",
    starred: bool = False,
    upstream_bug: bool = False,
    security: bool = False,
    since: str = "",
    until: str = "",
) -> Callable[[PackCheck], Rule]:
    """Make a rule of a function that looks at a pack.

    Args:
        severity: ERROR, WARNING or INFO.
        effect: what really happens, in one sentence; a finding may say it more precisely.
        starred: whether the default profile shows it although it is no error.
        upstream_bug: whether a defect of upstream causes it, so that a later release may end it.
        security: whether it speaks of what weakens isolation.
        since: the first release that it is true of, such as "0.10.7"; every one where empty.
        until: the last release that it is true of.
    """
    return lambda check: Rule(
        check,
        kind=PACK,
        severity=severity,
        effect=effect,
        starred=starred,
        upstream_bug=upstream_bug,
        security=security,
        since=since,
        until=until,
    )


def document_rule(
    severity: str, *, effect: str = "", starred: bool = False, since: str = "", until: str = ""
) -> Callable[[DocumentCheck], Rule]:
    """Make a rule of a function that looks at a document and at the API server's verdict on it."""
    return lambda check: Rule(
        check,
        kind=DOCUMENT,
        severity=severity,
        effect=effect,
        starred=starred,
        upstream_bug=False,
        security=False,
        since=since,
        until=until,
    )


def claim_rule(
    severity: str, *, effect: str = "", starred: bool = False, since: str = "", until: str = ""
) -> Callable[[ClaimCheck], Rule]:
    """Make a rule of a function that lists the names which no other document of the input may use."""
    return lambda check: Rule(
        check,
        kind=CLAIM,
        severity=severity,
        effect=effect,
        starred=starred,
        upstream_bug=False,
        security=False,
        since=since,
        until=until,
    )


def ignore_rule(severity: str, *, effect: str = "", starred: bool = False) -> Callable[[IgnoreCheck], Rule]:
    """Make a rule of a function that looks at the acceptances of a file, and at which of them were needed."""
    return lambda check: Rule(
        check,
        kind=IGNORE,
        severity=severity,
        effect=effect,
        starred=starred,
        upstream_bug=False,
        security=False,
        since="",
        until="",
    )
