"""Who can read what in the shared memory, and who may write.

After memory_tools.go and memory-server/main.go: what a persona stores is for others where it is public; `exposeTags`
leave only entries with one of these tags public, `acceptTags` find only entries with a tag that has one of these
words in it. Whom trust is given makes no difference: the names that are compared never match.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.permeability import PUBLIC, permeability, travelling, visibilities
from sympozium_cli.api.sharing import membrane, shared_memory, writers
from sympozium_cli.api.workflow import installed
from sympozium_cli.change.edit import Edit
from sympozium_cli.change.meaning import ESCALATION, INFO, Meaning
from sympozium_cli.values.plural import quoted

EVERYTHING: Final = frozenset(("",))
"""The tag that stands for entries with any tag, and with none."""

Tags = frozenset[str]
Reading = dict[tuple[str, str], Tags]


def find(edit: Edit) -> Iterator[Meaning]:
    """What readers gain and lose; who comes or goes altogether is told elsewhere."""
    if shared_memory(edit.before) is None or shared_memory(edit.after) is None:
        return
    had, has = readable(edit.before), readable(edit.after)
    there = {one.name for one in edit.both}
    path = edit.after.spec.path / "sharedMemory" / "membrane"
    for reader, what, authors in _grouped(had, has, there):
        text = f"'{reader}' can now read {_words(what)} that {_stored(authors)}"
        yield Meaning("readable", text, ESCALATION, reader, path, path)
    for reader, what, authors in _grouped(has, had, there):
        text = f"'{reader}' can no longer read {_words(what)} that {_stored(authors)}"
        yield Meaning("unreadable", text, INFO, reader, path, path)
    yield from _writing(edit, there)


def readable(pack: Pack) -> Reading:
    """By reader and author, the tags of the entries that a search of the reader finds; other pairs read nothing."""
    found = {
        (reader.name, author.name): _seen(_exposed(pack, author), _accepted(pack, reader), pack.agent_name(author))
        for author in writers(pack)
        for reader in installed(pack)
        if reader.name != author.name
    }
    return {pair: tags for pair, tags in found.items() if tags}


def _exposed(pack: Pack, author: Persona) -> Tags:
    around = membrane(pack)
    if around is None:
        return EVERYTHING
    word = next((each.word for each in visibilities(pack) if each.persona.name == author.name), PUBLIC)
    if word not in ("", PUBLIC):
        return frozenset()
    rule = permeability(around, author)
    return frozenset(travelling(rule.expose_tags)) if rule is not None and rule.expose_tags else EVERYTHING


def _accepted(pack: Pack, reader: Persona) -> Tags:
    around = membrane(pack)
    rule = permeability(around, reader) if around is not None else None
    return frozenset(travelling(rule.accept_tags)) if rule is not None and rule.accept_tags else EVERYTHING


def _seen(exposed: Tags, accepted: Tags, agent: str) -> Tags:
    """Every entry has the name of its agent for a tag, so that a reader can ask for all entries of an author."""
    if accepted == EVERYTHING or any(word in agent for word in accepted):
        return exposed
    if exposed == EVERYTHING:
        return accepted
    return frozenset(tag for tag in exposed if any(word in tag for word in accepted))


def _grouped(had: Reading, has: Reading, there: set[str]) -> Iterator[tuple[str, Tags, list[str]]]:
    """What is in `has` alone, once for every reader and set of tags, with all authors."""
    groups: dict[tuple[str, Tags], list[str]] = {}
    for (reader, author), tags in has.items():
        before = had.get((reader, author), frozenset())
        new = frozenset() if before == EVERYTHING else tags - before
        if new and {reader, author} <= there:
            groups.setdefault((reader, new), []).append(author)
    for (reader, tags), authors in groups.items():
        yield reader, tags, authors


def _words(tags: Tags) -> str:
    return "everything" if tags == EVERYTHING else f"what is tagged {quoted(sorted(tags), 'or')}, of all"


def _stored(authors: Iterable[str]) -> str:
    names = list(authors)
    return f"{quoted(names)} {'stores' if len(names) == 1 else 'store'}"


def _writing(edit: Edit, there: set[str]) -> Iterator[Meaning]:
    wrote = {persona.name for persona in writers(edit.before)}
    write = {persona.name for persona in writers(edit.after)}
    path = edit.after.spec.path / "sharedMemory" / "accessRules"
    for name in sorted((write - wrote) & there):
        yield Meaning("may-write", f"'{name}' may now write into the shared memory", ESCALATION, name, path, path)
    for name in sorted((wrote - write) & there):
        yield Meaning("may-not-write", f"'{name}' may only read the shared memory", INFO, name, path, path)
