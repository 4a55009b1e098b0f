"""Somebody who writes all the time, and somebody who breaks everything all the time."""

from __future__ import annotations

import http.client
import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Self

from cluster.api import Api, RefusedError
from faults.tcp import BLACKHOLE, PASS, REFUSE, RESET, TcpProxy
from monitor.tailing import run
from sympozium_cli.cluster.resource import RUNS

_MOST = 40
_BROKEN = (OSError, http.client.HTTPException, RefusedError)


class Writer:
    """Makes, changes and deletes runs in a thread; names come back with other uids.

    Attributes:
        count: how many writes the server has confirmed.
        history: the resource versions that it has given each object, by uid; those of a write without an answer are
            missing.
    """

    def __init__(self, api: Api, namespace: str = "default", seed: int = 1) -> None:
        self._api = api
        self._namespace = namespace
        self._random = random.Random(seed)
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work, daemon=True)
        self.count = 0
        self.history: dict[str, list[str]] = {}

    def stop(self) -> None:
        self._stop.set()
        self._thread.join()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _work(self) -> None:
        while not self._stop.is_set():
            try:
                self._write(f"run-{self._random.randrange(_MOST)}")
                self.count += 1
            except _BROKEN:
                # The server is away, or the object is (not) there, which a write without an answer may have done.
                self._stop.wait(0.01)

    def _write(self, name: str) -> None:
        draw = self._random.random()
        if draw < 0.15:
            self._api.delete(RUNS, name, self._namespace)
            return
        if draw < 0.35:
            stored = self._api.create(RUNS, run(name), self._namespace)
        else:
            status = {"status": {"phase": self._random.choice(["Pending", "Running"]), "error": str(draw)}}
            stored = self._api.patch(RUNS, name, status, self._namespace, "status")
        about = stored["metadata"]
        self.history.setdefault(about["uid"], []).append(about["resourceVersion"])


class Storm:
    """Cuts, black holes and refusals for so many seconds, and a few kills among them; all is well when it is over."""

    def __init__(
        self, proxy: TcpProxy, seconds: float, kills: Sequence[Callable[[], None]] = (), seed: int = 2
    ) -> None:
        self._proxy = proxy
        self._seconds = seconds
        self._kills = list(kills)
        self._random = random.Random(seed)
        self._thread = threading.Thread(target=self._blow, daemon=True)
        self.counts: Counter[str] = Counter()

    @property
    def goes_on(self) -> bool:
        return self._thread.is_alive()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.join()
        self._proxy.mode = PASS

    def _blow(self) -> None:
        start = time.monotonic()
        strikes = [start + self._seconds * (number + 1) / (len(self._kills) + 1) for number in range(len(self._kills))]
        while (now := time.monotonic()) < start + self._seconds or self._kills:
            time.sleep(self._random.uniform(0.1, 0.8))
            if self._kills and now >= strikes[-len(self._kills)]:
                self._kills.pop()()
                self.counts["kill"] += 1
            else:
                self._gust(self._random.choice(["cut", "cut", "cut", REFUSE, RESET, BLACKHOLE]))
        self._proxy.mode = PASS
        self._proxy.cut()

    def _gust(self, kind: str) -> None:
        self.counts[kind] += 1
        if kind == "cut":
            self._proxy.cut()
            return
        self._proxy.mode = kind
        if kind != BLACKHOLE:
            self._proxy.cut()
        time.sleep(self._random.uniform(0.2, 3.0 if kind == BLACKHOLE else 1.0))
        self._proxy.mode = PASS
