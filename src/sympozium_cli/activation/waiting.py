"""Follow a pack until it has become what was asked for, or until something stands in its way for good."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from sympozium_cli.activation.lookup import find_pack, with_members, with_secrets
from sympozium_cli.activation.state import Live, SeenSecret, name_of, text_at
from sympozium_cli.api.workflow import installed
from sympozium_cli.cluster.port import Cluster
from sympozium_cli.errors import DeadlineError, ForbiddenError, SympoziumError, UnreachableError
from sympozium_cli.lint.faults.authentication import auth_refs, first_with_secret
from sympozium_cli.values.plural import quoted

BETWEEN: Final = 1.0
"""Seconds between two looks: the controllers themselves look every five."""

_READY: Final = frozenset(("Running", "Serving"))


class StandstillError(SympoziumError):
    """What was asked for is done, but the controllers cannot make of it what was wanted."""


class Patience(NamedTuple):
    """How long to wait, and how.

    Args:
        seconds: the longest time.
        now: the time in seconds.
        pause: waits so many seconds.
        tell: takes a line about what has changed.
    """

    seconds: float
    now: Callable[[], float]
    pause: Callable[[float], None]
    tell: Callable[[str], None]


class Progress(NamedTuple):
    """How far a pack is.

    Args:
        done: whether it is there.
        personas: the state of each, in words.
        waiting_for: what is still missing, in words.
        cause: why it never will be there; "" where nothing stands in the way.
        hint: what to do about the cause.
    """

    done: bool
    personas: dict[str, str]
    waiting_for: str = ""
    cause: str = ""
    hint: str = ""


def until_active(cluster: Cluster, live: Live, patience: Patience) -> None:
    """Wait until every installed persona has an agent that runs.

    Raises:
        StandstillError: it never will; the message says why.
        DeadlineError: the time is over.
        ForbiddenError: the user may not see it.
    """
    _follow(cluster, live, patience, activation_progress)


def until_inactive(cluster: Cluster, live: Live, patience: Patience) -> None:
    """Wait until the controller has taken the pack apart.

    Raises:
        StandstillError: it never will; the message says why.
        DeadlineError: the time is over.
    """
    _follow(cluster, live, patience, deactivation_progress)


def until_gone(cluster: Cluster, live: Live, personas: Iterable[str], patience: Patience) -> None:
    """Wait until nothing of these personas is left.

    Raises:
        DeadlineError: the time is over.
    """
    agents = {f"{live.name}-{name}" for name in personas}
    names = agents | {f"{agent}-schedule" for agent in agents}

    def progress(seen: Live) -> Progress:
        left = sorted(names & {name_of(one) for one in (*seen.agents, *seen.schedules)})
        return Progress(not left, dict.fromkeys(left, "still there"), quoted(left))

    _follow(cluster, live, patience, progress)


def activation_progress(live: Live) -> Progress:
    """How far the controllers are with an active pack."""
    agents = {name_of(agent): agent for agent in live.agents}
    states = {name: _state(agents.get(agent)) for name, agent in live.agent_names.items()}
    broken = [name for name, state in states.items() if state.startswith("Error")]
    lost = _lost_secret(live)
    if live.phase == "Error" and not any(agents):
        cause = f"the controller refuses '{live.name}': its phase is Error, and the reason is only in its log"
        return Progress(False, states, "", cause, "see: sympozium pack validate --target cluster, on its file")
    if lost:
        hint = f"sympozium pack activate {live.name} --key-from SOURCE -n {live.namespace}"
        return Progress(False, states, "", f"the Secret '{lost}' has vanished", hint)
    if broken:
        told = "; ".join(f"{name}: {states[name]}" for name in broken)
        return Progress(False, states, "", f"the agent of {told}", _status(live))
    missing = [name for name, state in states.items() if state not in _READY]
    if missing:
        return Progress(False, states, quoted(missing))
    done = live.phase == "Ready"
    return Progress(done, states, "" if done else f"the phase of '{live.name}' to become Ready")


def deactivation_progress(live: Live) -> Progress:
    """How far the controllers are with taking a pack apart."""
    left = sorted(name_of(one) for one in (*live.agents, *live.schedules))
    if not left and live.phase in ("", "Inactive"):
        return Progress(True, {})
    orphans = {name_of(one) for one in live.orphans}
    if left and set(left) <= orphans:
        command = " ".join(f"{str(one.get('kind', '')).lower()}/{name_of(one)}" for one in live.orphans)
        cause = f"{quoted(left)} belong to no persona of '{live.name}', and nobody deletes them"
        return Progress(False, {}, "", cause, f"kubectl delete -n {live.namespace} {command}")
    return Progress(False, dict.fromkeys(left, "still there"), quoted(left) or "the phase to become Inactive")


def _state(agent: object) -> str:
    if not isinstance(agent, dict):
        return "no agent yet"
    phase = text_at(agent, "status", "phase") or "Pending"
    if phase != "Error":
        return phase
    channels = (agent.get("status") or {}).get("channels") or []
    why = [str(one.get("message", "")) for one in channels if one.get("status") == "Error" and one.get("message")]
    return ": ".join(["Error", *why[:1]])


def _lost_secret(live: Live) -> str:
    """A Secret that a persona takes its key from, and that is not there."""
    for persona in installed(live.pack):
        reference = first_with_secret(auth_refs(live.pack, persona))
        if reference is not None and reference.secret not in live.secrets:
            return reference.secret
    return ""


def _status(live: Live) -> str:
    return f"sympozium pack status {live.name} -n {live.namespace}"


def _follow(cluster: Cluster, live: Live, patience: Patience, judged: Callable[[Live], Progress]) -> None:
    end = patience.now() + patience.seconds
    told: dict[str, str] = {}
    progress = Progress(False, {}, f"'{live.name}'")
    while True:
        seen = _look(cluster, live)
        if seen is not None:
            _demand_seen(seen)
            progress = judged(seen)
            told = _told(progress, told, patience.tell)
        if progress.done:
            return
        if progress.cause:
            raise StandstillError(progress.cause, hint=progress.hint)
        left = end - patience.now()
        if left <= 0:
            waited = f"{patience.seconds:g} s are over, and it still waits for {progress.waiting_for}"
            raise DeadlineError(waited, hint=_status(live))
        patience.pause(min(BETWEEN, left))


def _demand_seen(seen: Live) -> None:
    """Do not take what may not be seen for gone.

    Raises:
        ForbiddenError: the user may not list agents or schedules.
    """
    if seen.unseen:
        raise ForbiddenError(
            f"it is done, but whether the controllers have followed cannot be seen: {'; '.join(seen.unseen)}",
            hint=f"leave --wait out, or see: {_status(seen)}",
        )


def _look(cluster: Cluster, live: Live) -> Live | None:
    """The pack as it is now; None where it cannot be seen at the moment."""
    try:
        seen = with_members(cluster, find_pack(cluster, live.kinds, live.name, live.namespace))
        return _with_secrets(cluster, seen)
    except (UnreachableError, DeadlineError):
        return None


def _with_secrets(cluster: Cluster, live: Live) -> Live:
    """The pack with the Secrets that it refers to; those that may not be read are taken to be there."""
    names = [reference.secret for reference in live.pack.spec.auth_refs if reference.secret]
    try:
        return with_secrets(cluster, live, names, {})
    except ForbiddenError:
        return live._replace(secrets={name: SeenSecret(name, "", {}, {}, (), frozenset()) for name in names})


def _told(progress: Progress, before: dict[str, str], tell: Callable[[str], None]) -> dict[str, str]:
    for name, state in progress.personas.items():
        if before.get(name) != state:
            tell(f"{name}: {state}")
    return {**before, **progress.personas}
