"""A pack that was checked, in a few words."""

from __future__ import annotations

from typing import NamedTuple

from sympozium_cli.lint.subject import Subject, object_name
from sympozium_cli.values.plural import count


class CheckedPack(NamedTuple):
    """Which pack it was, what it holds, and for which release it was checked."""

    file: str
    kind: str
    name: str
    personas: int
    edges: int
    release: str

    def sentence(self) -> str:
        """One line for people."""
        edges = f", {count(self.edges, 'relationship')}" if self.edges else ""
        holds = f"{count(self.personas, 'persona')}{edges}"
        return f"{self.file}: {self.kind}/{self.name}: {holds}, checked for {self.release}"


def checked_pack(subject: Subject) -> CheckedPack:
    """The few words about a subject."""
    kind, name, _ = object_name(subject.document.value)
    pack = subject.pack
    release = str(subject.target.release)
    return CheckedPack(subject.document.source, kind, name, len(pack.personas), len(pack.relationships), release)
