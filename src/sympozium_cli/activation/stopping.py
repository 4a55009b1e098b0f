"""Stop runs, which is to delete them: nothing else in upstream's API ends one.

The finalizer of a run lets its controller take the Job and the pods away first (reconcileDelete in
internal/controller/agentrun_controller.go). The runs that it has led to are runs of their own, and go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from sympozium_cli.activation.step import DELETE, Plan, Step, Write
from sympozium_cli.cluster.port import Preconditions
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.monitor.causality import Forest, Key
from sympozium_cli.monitor.origin import SCHEDULE, SERVER, origin
from sympozium_cli.monitor.run import AWAITING, Run
from sympozium_cli.monitor.standing import lasted, standing
from sympozium_cli.values.age import human_duration
from sympozium_cli.values.plural import count, listed

_SHOWN = 4


def plan_stop(forest: Forest, keys: Iterable[Key], now: datetime, *, whole_tree: bool = False) -> Plan:
    """What to delete, so that these runs end; runs that have ended are left alone.

    Args:
        forest: all runs there are, and what led to what.
        keys: the runs to stop.
        now: the time.
        whole_tree: whether what they have led to ends with them; a run ends before those below it, so that it cannot
            take note of their end.
    """
    wanted = dict.fromkeys(one for key in keys for one in (forest.below(key) if whole_tree else (key,)))
    stopped = {key: forest.runs[key] for key in wanted if not forest.runs[key].finished}
    left = {key: forest.runs[key] for key in wanted if key not in stopped}
    return Plan(
        steps=tuple(_step(run, now) for run in stopped.values()),
        deletes=tuple(_lost(stopped.values())),
        warnings=(
            *(f"'{run.name}' is {run.phase}: there is nothing to stop" for run in left.values() if not whole_tree),
            *(warning for run in stopped.values() for warning in _warnings(forest, run, stopped)),
        ),
    )


def _step(run: Run, now: datetime) -> Step:
    state, time = standing(run, now), lasted(run, now)
    how_long = f" for {human_duration(time)}" if time is not None else ""
    why = f"{':' if state.is_trouble else ', and waits for'} {state.waits}" if state.waits else ""
    details = (f"it is {state.word}{how_long}{why}",)
    write = Write(DELETE, RUNS, run.name, run.namespace, preconditions=Preconditions(run.uid))
    return Step(f"delete {write.object}", details, write)


def _lost(runs: Iterable[Run]) -> Iterator[str]:
    """What goes with these runs, a line each."""
    pods = [run.pod for run in runs if run.pod]
    if pods:
        yield f"{count(len(pods), 'pod')}, with the log: {_some(pods)}"
    yield "what has been done so far: there will be no answer, no usage and no successor of it"


def _warnings(forest: Forest, run: Run, stopped: dict[Key, Run]) -> Iterator[str]:
    going = [key for key in forest.below(run.key) if key not in stopped and not forest.runs[key].finished]
    if going:
        names = _some(forest.runs[key].name for key in going)
        yield f"{count(len(going), 'run')} that '{run.name}' has led to will go on: {names} (--tree stops them as well)"
    above = forest.runs.get(forest.parents.get(run.key, ("", "")))
    if above is not None and above.phase == AWAITING and above.key not in stopped:
        yield f"'{above.name}' waits for '{run.name}', and may go on waiting until its own time is over"
    started = origin(run)
    if started.kind == SERVER:
        yield f"the agent '{run.agent}' makes '{run.name}' anew for as long as it has a web endpoint"
    if started.kind == SCHEDULE:
        yield f"the schedule '{started.source}' starts the next run when it is time"


def _some(names: Iterable[str]) -> str:
    found = sorted(names)
    return listed(found) if len(found) <= _SHOWN else f"{', '.join(found[:_SHOWN])} and {len(found) - _SHOWN} more"
