"""A rule is a decorated function in a module of its own: the module names it, its docstring documents it.

There are five kinds, by what they look at: a pack (`rule`), the document and what the API server says of it
(`document_rule`), names that only one document of the whole input may use (`claim_rule`), the findings that an author
has accepted (`ignore_rule`), and a pack together with what it meets in a cluster (`cluster_rule`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, Unpack

from sympozium_cli.api import Pack
from sympozium_cli.lint.finding import Claim, Finding
from sympozium_cli.lint.silence import Use
from sympozium_cli.lint.subject import Subject
from sympozium_cli.values.release import Release

if TYPE_CHECKING:
    from sympozium_cli.lint.surroundings import Surroundings, SurroundingsOf

PackCheck = Callable[[Pack], Iterator[Finding]]
DocumentCheck = Callable[[Subject], Iterator[Finding]]
ClaimCheck = Callable[[Pack], Iterator[Claim]]
IgnoreCheck = Callable[[Sequence[Use]], Iterator[Finding]]
ClusterCheck = Callable[[Pack, "Surroundings"], Iterator[Finding]]
Check = PackCheck | DocumentCheck | ClaimCheck | IgnoreCheck | ClusterCheck

PACK = "pack"
DOCUMENT = "document"
CLAIM = "claim"
IGNORE = "ignore"
CLUSTER = "cluster"

_EXAMPLE = re.compile(r"^## (Bad|Good)\n+```yaml(?: ([^\n]+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Example(NamedTuple):
    """A pack, or its `metadata` and `spec` alone, as a rule's page shows it; `target` is "" for the newest."""

    text: str
    target: str


class Facts(TypedDict, total=False):
    """What a rule says of itself beside its severity.

    Args:
        effect: what really happens, in one sentence; a finding may say it more precisely.
        starred: whether the default profile shows it although it is no error.
        upstream_bug: whether a defect of upstream causes it, so that a later release may end it.
        security: whether it speaks of what weakens isolation.
        stops: whether nothing is made of the pack: the API server refuses it, or the controller does not get through.
        since: the first release that it is true of, such as "0.10.7"; every one where it is not given.
        until: the last release that it is true of.
    """

    effect: str
    starred: bool
    upstream_bug: bool
    security: bool
    stops: bool
    since: str
    until: str


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
        "stops",
        "until",
        "upstream_bug",
    )

    def __init__(self, check: Check, kind: str, severity: str, facts: Facts) -> None:
        self.check = check
        self.kind = kind
        self.module = check.__module__
        self.severity = severity
        self.effect = facts.get("effect", "")
        self.starred = facts.get("starred", False)
        self.upstream_bug = facts.get("upstream_bug", False)
        self.security = facts.get("security", False)
        self.stops = facts.get("stops", False)
        self.since = Release.parse(facts["since"]) if "since" in facts else None
        self.until = Release.parse(facts["until"]) if "until" in facts else None

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

    def bound(self, around: SurroundingsOf) -> Rule:
        """A rule about clusters as one about packs: it looks at each pack in the surroundings of its namespace."""
        check: Any = self.check
        copy = Rule.__new__(Rule)
        for slot in Rule.__slots__:
            setattr(copy, slot, getattr(self, slot))
        copy.check = lambda pack: check(pack, around(pack.namespace))
        copy.kind = PACK
        return copy

    def speaks_for(self, release: Release) -> bool:
        """Whether the rule is true of `release`: from `since` on, and up to and including `until`."""
        return (self.since is None or release >= self.since) and (self.until is None or release <= self.until)


def rule(severity: str, **facts: Unpack[Facts]) -> Callable[[PackCheck], Rule]:
    """Make a rule of a function that looks at a pack; `severity` is ERROR, WARNING or INFO."""
    return lambda check: Rule(check, PACK, severity, facts)


def document_rule(severity: str, **facts: Unpack[Facts]) -> Callable[[DocumentCheck], Rule]:
    """Make a rule of a function that looks at a document and at the API server's verdict on it."""
    return lambda check: Rule(check, DOCUMENT, severity, facts)


def claim_rule(severity: str, **facts: Unpack[Facts]) -> Callable[[ClaimCheck], Rule]:
    """Make a rule of a function that lists the names which no other document of the input may use."""
    return lambda check: Rule(check, CLAIM, severity, facts)


def cluster_rule(severity: str, **facts: Unpack[Facts]) -> Callable[[ClusterCheck], Rule]:
    """Make a rule of a function that looks at a pack and at what it meets in a cluster; it says only what is sure."""
    return lambda check: Rule(check, CLUSTER, severity, facts)


def ignore_rule(severity: str, **facts: Unpack[Facts]) -> Callable[[IgnoreCheck], Rule]:
    """Make a rule of a function that looks at the acceptances of a file, and at which of them were needed."""
    return lambda check: Rule(check, IGNORE, severity, facts)
