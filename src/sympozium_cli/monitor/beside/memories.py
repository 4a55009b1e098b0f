"""The memories that the personas of packs share, asked for what is new in them again and again.

The controller puts a server before each, whose `list` has the newest entries (cmd/memory-server/main.go); the API
server passes the question on.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

from sympozium_cli.cluster.port import Cluster, Object
from sympozium_cli.cluster.resource import RUNS, SERVICES
from sympozium_cli.errors import ForbiddenError, NotFoundError, SympoziumError, UnreachableError
from sympozium_cli.monitor.beside.desk import Desk, Span
from sympozium_cli.monitor.feed.aside import ENTRY, entry_change, entry_written
from sympozium_cli.monitor.feed.pack import Pack, kept, read_pack
from sympozium_cli.monitor.fields import at, items, text, truth
from sympozium_cli.monitor.happening import DELETED, Change
from sympozium_cli.monitor.inbox import ClosedError
from sympozium_cli.monitor.terms import USUAL, Terms

MOST: Final = 500
"""So many entries are asked for at once."""
EVERY: Final = 5.0
"""Seconds between two questions."""

_EVER: Final = datetime.min.replace(tzinfo=UTC)
_MOST_KNOWN: Final = 20 * MOST


class _Memory:
    """The memory of a pack, and what is known of it; the thread that asks has it to itself."""

    def __init__(self, value: Object, *, past: bool) -> None:
        self.value = value
        self.pack: Pack = read_pack(value)
        self.past = past
        self.refused = False
        self.answered = False
        self.known: dict[str, None] = {}

    @property
    def path(self) -> str:
        """Where its entries are."""
        service = SERVICES.path(self.pack.namespace, f"{self.pack.name}-shared-memory:8080", "proxy")
        return f"{service}/list?limit={MOST}"


class _Entry(NamedTuple):
    value: Mapping[str, Any]
    mark: str
    at: datetime | None


class Memories:
    """See `tail.Listened`, which this is.

    Args:
        cluster: where.
        desk: where new entries are left.
        span: of what time.
        means: whether a pack of a name is one of those that are meant.
        terms: how patient it is where nobody answers.
    """

    kind = ENTRY

    def __init__(
        self, cluster: Cluster, desk: Desk, span: Span, means: Callable[[str], bool], terms: Terms = USUAL
    ) -> None:
        self._cluster, self._desk, self._span, self._means, self._terms = cluster, desk, span, means, terms
        self._memories: dict[str, _Memory] = {}
        self._lock = threading.Lock()
        self._asked = threading.Event()
        self._thread: threading.Thread | None = None

    @property
    def caught_up(self) -> bool:
        """Whether all have been asked."""
        return self._asked.is_set()

    def see(self, change: Change) -> None:
        """Learn of a pack: it has a memory, or has none."""
        value = change.value
        if text(value, "kind") == RUNS.kind:
            return
        uid = text(value, "metadata", "uid")
        shared = truth(value, "spec", "sharedMemory", "enabled") and truth(value, "spec", "enabled")
        with self._lock:
            if change.op == DELETED or not shared:
                self._memories.pop(uid, None)
            elif uid not in self._memories and self._means(text(value, "metadata", "name")):
                self._memories[uid] = _Memory(kept(value), past=change.past)

    def work(self) -> None:
        """Begin to ask."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="memories", daemon=True)
            self._thread.start()

    def lags(self, change: Change) -> bool:  # noqa: ARG002 - no change waits for an entry
        """Never."""
        return False

    def _run(self) -> None:
        with suppress(ClosedError):
            attempts = 0
            while True:
                with self._lock:
                    memories = [one for one in self._memories.values() if not one.refused]
                answered = [self._ask(one) for one in memories]
                self._asked.set()
                if not self._span.follow:
                    return
                attempts = 0 if all(answered) else attempts + 1
                pause = self._terms.pause(attempts, self._terms.draw()) if attempts else 0.0
                self._desk.rest(max(EVERY, pause))
        self._asked.set()

    def _ask(self, memory: _Memory) -> bool:
        """Leave what is new on the desk; whether there was an answer."""
        try:
            answer = self._cluster.document(memory.path)
        except SympoziumError as error:
            self._refused(memory, error)
            return False
        if truth(answer, "success") is False and text(answer, "error"):
            self._note(memory, f"says '{text(answer, 'error')}'")
            return False
        self._tell(memory, answer)
        return True

    def _refused(self, memory: _Memory, error: SympoziumError) -> None:
        pack = memory.pack
        if isinstance(error, ForbiddenError):
            memory.refused = True
            where = f"in namespace '{pack.namespace}'"
            self._desk.note(
                f"shared memories are not shown: you may not get services/proxy {where}", "memories are forbidden"
            )
        elif isinstance(error, NotFoundError):
            self._note(memory, "has no service, or one that knows of no list")
        elif isinstance(error, UnreachableError):
            self._note(memory, "does not answer")
        else:
            self._note(memory, str(error))

    def _note(self, memory: _Memory, why: str) -> None:
        pack = memory.pack
        self._desk.note(f"the shared memory of '{pack.name}' is not shown: it {why}", f"{pack.namespace}/{pack.name}")

    def _tell(self, memory: _Memory, answer: Object) -> None:
        fresh = [one for one in _entries(answer) if one.mark not in memory.known]
        if len(fresh) >= MOST and memory.answered:
            self._desk.note(f"'{memory.pack.name}' remembers faster than it can be asked: some entries are left out")
        # Who waits for the past has it by now, if this is not the first question.
        past = memory.past and not self._asked.is_set()
        earliest = self._span.since or (_EVER if past else self._span.began)
        for one in fresh:
            memory.known[one.mark] = None
            if memory.answered or one.at is None or one.at >= earliest:
                told = one.at or self._cluster.now()
                self._desk.put(entry_change(memory.value, one.value, one.mark, told, past=past))
        memory.answered = True
        for mark in list(memory.known)[:-_MOST_KNOWN]:
            del memory.known[mark]


def _entries(answer: Object) -> Iterator[_Entry]:
    """The entries in the order in which they were written, each once."""
    found = (_Entry(one, _mark(one), entry_written(one)) for one in items(answer, "content"))
    yield from sorted({one.mark: one for one in found}.values(), key=_age)


def _age(entry: _Entry) -> tuple[float, int]:
    seq = at(entry.value, "seq")
    return entry.at.timestamp() if entry.at else float("inf"), seq if isinstance(seq, int) else 0


def _mark(entry: Mapping[str, Any]) -> str:
    """What tells it from others, and from what it was before it was written anew; its text where it has no number."""
    named = [str(entry[key]) for key in ("id", "seq") if isinstance(entry.get(key), int | str)]
    return "/".join(named) or text(entry, "content")
