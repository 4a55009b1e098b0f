"""Answers as objects, and refusals as errors."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any

from sympozium_cli.cluster.admission import is_ruling
from sympozium_cli.cluster.connection import redirected
from sympozium_cli.cluster.discovery import REVIEWS, group_path, is_allowed, resources, review
from sympozium_cli.cluster.discretion import discreet
from sympozium_cli.cluster.exchange import Answer, Exchange
from sympozium_cli.cluster.failure import BrokenError
from sympozium_cli.cluster.port import Certificates, Object, Where
from sympozium_cli.cluster.refusal import Refused, not_served, refusal
from sympozium_cli.cluster.request import APPLY_PATCH, Doing, Request
from sympozium_cli.cluster.resource import GROUP, SECRETS
from sympozium_cli.cluster.status import Status, status_of
from sympozium_cli.errors import SympoziumError, UnreachableError

_WRITES = frozenset(("create", "patch", "delete"))
_NO_CREATING = re.compile(r'User "[^"]+" cannot create ')
_FORBIDDEN, _NOT_FOUND, _FIRST_ERROR = 403, 404, 300


class Answers:
    """What a cluster answers; every method raises errors of `errors` for what is none."""

    def __init__(self, where: Where, exchange: Exchange) -> None:
        self.where = where
        self._exchange = exchange

    def ask(self, asked: Request) -> Object:
        """The object that comes back."""
        return self.object(asked, self.any(asked))

    def certificates(self) -> Certificates:
        """What both sides show."""
        return self._exchange.certificates()

    def any(self, asked: Request) -> Answer:
        """The answer, be it a refusal."""
        try:
            return self._exchange.ask(asked)
        except BrokenError as error:
            raise error.told from error

    def once_broken(self, asked: Request) -> Answer | BrokenError:
        """The answer, be it a refusal, or why there is none."""
        try:
            return self._exchange.ask(asked)
        except BrokenError as error:
            return error

    def stream(self, asked: Request, silence: float = float("inf")) -> tuple[Answer, Iterator[bytes]]:
        """The head of the answer, and its body as it comes; `silence` is how many seconds nothing may come."""
        try:
            return self._exchange.stream(asked, silence)
        except BrokenError as error:
            raise error.told from error

    def now(self) -> datetime:
        """The time by the API server's clock."""
        return self._exchange.now()

    def object(self, asked: Request, answer: Answer) -> Object:
        """The object in an answer."""
        self.check(asked, answer)
        try:
            value: Any = json.loads(answer.body)
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            raise UnreachableError(
                f"{self.where.server} answers in a way that no API server does", hint="is it the right address?"
            )
        return value

    def check(self, asked: Request, answer: Answer) -> None:
        """Raise the error for an answer that is a refusal."""
        if answer.code < _FIRST_ERROR:
            return
        elsewhere = redirected(answer.code, self.where.server)
        if elsewhere is not None:
            raise elsewhere
        secrets = (*asked.secrets, *self._exchange.secrets())
        status = status_of(answer.code, answer.body, secrets)
        raise self._refusal(asked, discreet(status) if asked.doing.resource == SECRETS else status)

    def _refusal(self, asked: Request, status: Status) -> SympoziumError:
        doing, permitted = self._permitted(asked, status)
        resource = doing.resource
        if status.code == _NOT_FOUND and not status.genuine and resource is not None and resource.group == GROUP:
            with suppress(SympoziumError):
                found = self.ask(Request(Doing("get"), group_path(GROUP, resource.version)))
                kinds = sorted(one.resource.kind for one in resources(GROUP, resource.version, found))
                return not_served(doing, ", ".join(kinds))
        return refusal(Refused(doing, status, self.where, permitted, self._exchange.evidence()))

    def _permitted(self, asked: Request, status: Status) -> tuple[Doing, bool | None]:
        """What was forbidden, and whether the user has the right to write that: then it is not RBAC that forbids it.

        Applying what is not there takes the right to create it, too.
        """
        doing = asked.doing
        right = status.code == _FORBIDDEN and not is_ruling(status)
        if not right or doing.verb not in _WRITES or doing.resource in {None, REVIEWS}:
            return doing, None
        creating = doing._replace(verb="create")
        applied = asked.content_type == APPLY_PATCH and _NO_CREATING.search(status.message) is not None
        with suppress(SympoziumError):
            for deed in (doing, creating) if applied else (doing,):
                if not is_allowed(self.ask(review(deed))):
                    return deed, False
            return doing, True
        return doing, None
