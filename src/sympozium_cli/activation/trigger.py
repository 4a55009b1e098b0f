"""Start what a pack's stimulus starts, as its controller does, and with what upstream forgets.

After BuildStimulusRun in internal/controller/stimulus.go, which leaves out the tool policy, the system prompt, the
lifecycle hooks and the node selector that the scheduled runs of the same persona have.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from sympozium_cli.activation.secret_steps import ACTIVATION
from sympozium_cli.activation.state import Live, is_active, labels_of, name_of
from sympozium_cli.activation.step import CREATE, Plan, Refusal, Step, Write
from sympozium_cli.api.pack import STIMULUS, Stimulus
from sympozium_cli.api.stimulus import Start, stimulated
from sympozium_cli.api.workflow import excluded
from sympozium_cli.cluster.port import Object
from sympozium_cli.cluster.resource import RUNS
from sympozium_cli.render.manifest import Manifest
from sympozium_cli.render.origin import because, plain
from sympozium_cli.render.run_spec import model_of_run, taken_over
from sympozium_cli.schema.catalog import API_VERSION
from sympozium_cli.values.names import MAX_LABEL
from sympozium_cli.values.release import Release

_SINCE: Final = Release(0, 10, 18)
_UNTOLD: Final = ("thinking", "nodeSelector")


class Moment(NamedTuple):
    """What makes a run unlike all others.

    Args:
        milliseconds: the time of day, for the run's name.
        activation: what tells this command from all others.
    """

    milliseconds: int
    activation: str


def plan_trigger(live: Live, moment: Moment, *, like_upstream: bool = False) -> Plan:
    """The run to create; refused where nothing would come of it.

    Args:
        live: the pack with its members and its history.
        moment: what its name is made of.
        like_upstream: whether to leave out what upstream's own trigger leaves out.
    """
    refusal = _refusal(live)
    start = stimulated(live.pack)
    if refusal is not None or start is None:
        return Plan(refusals=(refusal or _NOTHING,))
    agent = _agent(live, start)
    if agent is None:
        return Plan(refusals=(_missing(live, live.pack.agent_name(start.persona)),))
    run = stimulus_run(live, start, agent, moment, like_upstream=like_upstream)
    if len(name_of(run)) > MAX_LABEL:
        message = (
            f"the run would be called '{name_of(run)}', which is longer than {MAX_LABEL} characters: it never starts"
        )
        return Plan(refusals=(Refusal(message, "shorten the name of the pack or of the persona"),))
    write = Write(CREATE, RUNS, name_of(run), live.namespace, run)
    details = (f"{start.persona.name} gets the prompt of the stimulus '{start.stimulus.name}'",)
    return Plan(steps=(Step(f"create {write.object}", details, write),), warnings=_warnings(live, start))


def stimulus_run(live: Live, start: Start, agent: Object, moment: Moment, *, like_upstream: bool) -> Object:
    """The AgentRun that the stimulus becomes."""
    manifest = _manifest(agent)
    name = f"{manifest.name}-stimulus-{moment.milliseconds % 100_000:05}"
    labels = {
        "sympozium.ai/instance": manifest.name,
        live.kinds.pack_label: live.name,
        "sympozium.ai/stimulus": "true",
        "sympozium.ai/trigger-source": "manual",
    }
    spec = agent.get("spec") or {}
    inherited = {key: spec[key] for key in ("imagePullSecrets",) if spec.get(key)}
    return {
        "apiVersion": API_VERSION,
        "kind": RUNS.kind,
        "metadata": {
            "name": name,
            "namespace": live.namespace,
            "labels": labels,
            "annotations": {ACTIVATION: moment.activation},
        },
        "spec": {
            live.kinds.agent_reference: manifest.name,
            "agentId": f"stimulus-{start.stimulus.name}",
            "sessionKey": "",
            "task": start.stimulus.prompt,
            "model": plain(model_of_run(manifest)) | ({} if like_upstream else _untold(spec)),
            **({"skills": spec["skills"]} if spec.get("skills") else {}),
            **inherited,
            **plain(taken_over(manifest)),
            **({} if like_upstream else _forgotten(live, start, spec)),
        },
    }


def _forgotten(live: Live, start: Start, spec: Object) -> Object:
    """What the scheduled runs of the persona have, and upstream's stimulus has not."""
    del live
    default = _default(spec)
    prompt = (spec.get("memory") or {}).get("systemPrompt") or start.persona.system_prompt
    policy = start.persona.tool_policy
    return {
        **({"systemPrompt": prompt} if prompt else {}),
        **({"lifecycle": default["lifecycle"]} if default.get("lifecycle") else {}),
        **({"toolPolicy": dict(policy.value)} if policy is not None and policy.value else {}),
    }


def _untold(spec: Object) -> Object:
    default = _default(spec)
    return {key: default[key] for key in _UNTOLD if default.get(key)}


def _default(spec: Object) -> dict[str, Any]:
    default = (spec.get("agents") or {}).get("default")
    return default if isinstance(default, dict) else {}


def _manifest(agent: Object) -> Manifest:
    """A live agent in the form that the makers of runs read."""
    spec = dict(agent.get("spec") or {})
    default = {"model": "", **_default(spec)}
    about = {
        "name": because(name_of(agent), ""),
        "labels": {key: because(value, "") for key, value in labels_of(agent).items()},
    }
    # Lists and maps are taken as they stand; only what the makers ask for by itself is wrapped.
    traced = {key: because(value, "") for key, value in spec.items() if key != "agents"}
    settings = {key: because(value, "") for key, value in default.items()}
    tree = {"kind": because(agent.get("kind", ""), ""), "metadata": about, "spec": traced}
    tree["spec"] = {**traced, "agents": {"default": settings}}
    return Manifest(tree, "")


def _agent(live: Live, start: Start) -> Object | None:
    name = live.pack.agent_name(start.persona)
    return next((agent for agent in live.agents if name_of(agent) == name), None)


_NOTHING: Final = Refusal(
    "the stimulus of the pack leads to no persona that is there", "sympozium pack validate says what is missing"
)


def _missing(live: Live, agent: str) -> Refusal:
    """Why there is no agent to start a run of."""
    plural = live.kinds.agents.plural
    if any(text.startswith(f"{plural} ") for text in live.unseen):
        message = f"whether the agent '{agent}' is there is not known: you may not list {plural}"
        return Refusal(message, f"sympozium doctor --role 'pack trigger' -n {live.namespace}")
    return Refusal(f"the agent '{agent}' is not there yet", f"sympozium pack status {live.name} -n {live.namespace}")


def _refusal(live: Live) -> Refusal | None:
    """Why nothing would come of it."""
    pack, where = live.pack, f"{live.name} -n {live.namespace}"
    stimulus = pack.stimulus
    if stimulus is None:
        since = "" if pack.release >= _SINCE else f", and Sympozium {pack.release} knows none"
        return Refusal(
            f"'{live.name}' has no stimulus{since}", "write spec.stimulus, and a relationship of type stimulus"
        )
    if not pack.spec.enabled:
        return Refusal(f"'{live.name}' is not active", f"sympozium pack activate {where}")
    return _of_target(live, stimulus, where)


def _of_target(live: Live, stimulus: Stimulus, where: str) -> Refusal | None:
    for edge in live.pack.edges(STIMULUS):
        target = live.pack.persona(edge.target)
        if target is not None and excluded(live.pack, target):
            message = f"the stimulus '{stimulus.name}' leads to '{target.name}', which is excluded"
            return Refusal(message, f"sympozium pack include {live.name} {target.name} -n {live.namespace}")
    del where
    return None


def _warnings(live: Live, start: Start) -> tuple[str, ...]:
    agent = live.pack.agent_name(start.persona)
    active = [name_of(run) for run in live.runs_of(frozenset((agent,))) if is_active(run)]
    return (f"'{start.persona.name}' is already at work: {', '.join(active)}",) if active else ()


def delivered(live: Live) -> Object:
    """The change of the pack's status that upstream's trigger makes: it has been delivered once more."""
    status = live.value.get("status") or {}
    generation = status.get("stimulusGeneration")
    return {
        "status": {
            "stimulusDelivered": True,
            "stimulusGeneration": (generation if isinstance(generation, int) else 0) + 1,
        }
    }
