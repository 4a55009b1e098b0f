"""Writes: sent once, and looked for where it is open whether they took place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress

from sympozium_cli.cluster.answers import Answers
from sympozium_cli.cluster.exchange import Answer
from sympozium_cli.cluster.port import Object
from sympozium_cli.cluster.request import JSON, MOST_STORED, Doing, Request, request
from sympozium_cli.cluster.resource import SECRETS
from sympozium_cli.cluster.secret_words import secret_words
from sympozium_cli.errors import InDoubtError, NotFoundError, RejectedError, SympoziumError

MANAGER = "sympozium-cli"
"""The name under which the API server notes who manages a field."""

_PERHAPS_DONE = frozenset((500, 502, 504))
_CONFLICT = 409
_LOOKS = (0.0, 1.0)
"""Seconds to wait before looking for what a broken connection may have done: it may be on its way."""
_DONE = {"create": "created", "patch": "changed", "delete": "deleted"}

Look = Callable[[], "Object | None"]
"""Looks for what a write has made: the object, or None where it is as before. Its NotFoundError says so, too."""


def write(doing: Doing, body: Object, kind: str = JSON, *, force: bool = False, dry_run: bool = False) -> Request:
    """A request that changes something, or only tries to."""
    query = {"fieldManager": MANAGER, "force": "true" if force else "", "dryRun": "All" if dry_run else ""}
    words = secret_words(body) if doing.resource == SECRETS else ()
    return request(doing, query, body, content_type=kind, safe=dry_run, secrets=words)


def deletion(doing: Doing, demands: Mapping[str, str], *, dry_run: bool) -> Request:
    """A request that deletes an object of which the demands are true."""
    options = {"kind": "DeleteOptions", "apiVersion": "v1", "propagationPolicy": "Background"}
    wanted = {key: text for key, text in demands.items() if text}
    trial = {"dryRun": ["All"]} if dry_run else {}
    body = {**options, **({"preconditions": wanted} if wanted else {}), **trial}
    return request(doing, body=body, safe=dry_run)


class Changes:
    """Changes one cluster."""

    def __init__(self, answers: Answers, sleep: Callable[[float], None]) -> None:
        self._answers = answers
        self._sleep = sleep

    def make(self, asked: Request, look: Look) -> Object:
        """Send a write, and give back the object as it is then.

        Raises:
            InDoubtError: it was sent, and `look` does not find that it took place.
        """
        _check_size(asked)
        outcome = self._answers.once_broken(asked)
        if not isinstance(outcome, Answer):
            if asked.safe or not outcome.sent:
                raise outcome.told from outcome
            return self._resolved(asked, outcome.told, look)
        if not asked.safe and (outcome.code in _PERHAPS_DONE or _exists(asked, outcome)):
            with suppress(SympoziumError):
                there = look()
                if there is not None:
                    return there
        return self._answers.object(asked, outcome)

    def _resolved(self, asked: Request, error: SympoziumError, look: Look) -> Object:
        seen = False
        for pause in _LOOKS:
            self._sleep(pause)
            try:
                there = look()
            except NotFoundError:
                seen = True
                continue
            except SympoziumError:
                break
            if there is not None:
                return there
            seen = asked.doing.verb != "create"
        done = _DONE[asked.doing.verb]
        what = (
            f"the {asked.doing} is not {done} so far" if seen else f"whether the {asked.doing} is {done} is not known"
        )
        raise InDoubtError(
            f"{error}, and {what}", hint=f"look before trying again: '{_look_up(asked.doing)}'"
        ) from error


def _exists(asked: Request, outcome: Answer) -> bool:
    """Whether the object is there already; it may be our own, if somebody on the way asked us to send it again."""
    return asked.doing.verb == "create" and outcome.code == _CONFLICT


def _look_up(doing: Doing) -> str:
    """The command with which kubectl shows the object."""
    assert doing.resource is not None
    group = f".{doing.resource.group}" if doing.resource.group else ""
    scope = f" -n {doing.namespace}" if doing.namespace else ""
    return f"kubectl get {doing.resource.plural}{group} {doing.name}".rstrip() + scope


def _check_size(asked: Request) -> None:
    if asked.body is not None and len(asked.body) > MOST_STORED:
        size = f"{len(asked.body) / 1024**2:.1f} MiB"
        raise RejectedError(f"the {asked.doing} is too large: {size}, and the API server stores 1.5 MiB at most")
