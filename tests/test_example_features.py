"""The examples together show all that the two guides speak of, so that whoever looks for a feature finds it in use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from shared import SHARED, needs_shared
from sympozium_cli.source import load
from test_seeds import fragments

ROOT = Path(__file__).resolve().parents[1]

# Fields and words of the guides, in the spelling of the newest release; `personas` is there `agentConfigs`.
OF_THE_GUIDES = """
apiVersion
kind kind=Ensemble kind=PersonaPack
metadata.name
spec.description
spec.category
spec.version
spec.enabled spec.enabled=True
spec.policyRef
spec.baseURL
spec.authRefs.provider
spec.authRefs.secret
spec.taskOverride
spec.skillParams.github-gitops.repo
spec.excludePersonas
spec.channelConfigs.slack
spec.workflowType=autonomous spec.workflowType=pipeline spec.workflowType=delegation
spec.agentConfigs.name
spec.agentConfigs.displayName
spec.agentConfigs.systemPrompt
spec.agentConfigs.model
spec.agentConfigs.skills=k8s-ops
spec.agentConfigs.toolPolicy.allow
spec.agentConfigs.toolPolicy.deny
spec.agentConfigs.schedule.type=heartbeat
spec.agentConfigs.schedule.type=scheduled
spec.agentConfigs.schedule.type=sweep
spec.agentConfigs.schedule.interval
spec.agentConfigs.schedule.cron
spec.agentConfigs.schedule.task
spec.agentConfigs.memory.enabled
spec.agentConfigs.memory.seeds
spec.agentConfigs.channels=slack
spec.agentConfigs.channels=telegram
spec.agentConfigs.channels=discord
spec.agentConfigs.channels=whatsapp
spec.agentConfigs.webEndpoint.enabled
spec.relationships.source
spec.relationships.target
spec.relationships.type=delegation
spec.relationships.type=sequential
spec.relationships.type=supervision
spec.relationships.type=stimulus
spec.relationships.timeout
spec.relationships.resultFormat=markdown
spec.stimulus.name
spec.stimulus.prompt
spec.sharedMemory.enabled
spec.sharedMemory.storageSize
spec.sharedMemory.accessRules.agentConfig
spec.sharedMemory.accessRules.access=read-only
spec.sharedMemory.accessRules.access=read-write
spec.sharedMemory.membrane.defaultVisibility
spec.sharedMemory.membrane.permeability.agentConfig
spec.sharedMemory.membrane.permeability.defaultVisibility=public
spec.sharedMemory.membrane.permeability.defaultVisibility=trusted
spec.sharedMemory.membrane.permeability.defaultVisibility=private
spec.sharedMemory.membrane.permeability.exposeTags
spec.sharedMemory.membrane.permeability.acceptTags
spec.sharedMemory.membrane.trustGroups.name
spec.sharedMemory.membrane.trustGroups.agentConfigs
spec.sharedMemory.membrane.tokenBudget.maxTokens
spec.sharedMemory.membrane.tokenBudget.maxTokensPerRun
spec.sharedMemory.membrane.tokenBudget.action
spec.sharedMemory.membrane.circuitBreaker.consecutiveFailures
spec.sharedMemory.membrane.circuitBreaker.cooldownDuration
spec.sharedMemory.membrane.timeDecay.ttl
spec.sharedMemory.membrane.timeDecay.decayFunction
"""

# What the newest release has beyond them, as far as it does anything.
OF_THE_NEWEST_RELEASE = """
spec.modelRef
spec.agentConfigs.provider
spec.agentConfigs.baseURL
spec.agentConfigs.runTimeout
spec.agentConfigs.env
spec.agentConfigs.mcpServers.url
spec.agentConfigs.subagents.maxDepth
spec.agentConfigs.lifecycle.postRun.env.valueFrom.secretKeyRef
spec.agentConfigs.schedule.firstTick
spec.agentConfigs.slackOptions
spec.agentConfigs.webEndpoint.rateLimit
spec.channelAccessControl.slack.allowedChats
spec.channelAccessControl.slack.denyMessage
spec.channelAccessControl.telegram.allowedSenders
spec.channelAccessControl.discord.deniedSenders
spec.channelTriggers.slack.stopKeywords
spec.sharedMemory.membrane.evidencePolicy.minKind
spec.stimulus.trigger
spec.volumes.configMap
spec.volumeMounts.readOnly
"""

_NEWEST = {"personas": "agentConfigs", "persona": "agentConfig"}


def features(value: Any, place: str = "") -> Iterator[str]:
    """The place of every value, and with `=` what a scalar says; entries of a list have the list's place."""
    yield place
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from features(inner, f"{place}.{_NEWEST.get(key, key)}".lstrip("."))
    elif isinstance(value, list):
        for inner in value:
            yield from features(inner, place)
    else:
        yield f"{place}={value}"


def shown(files: Iterable[bytes]) -> set[str]:
    return {feature for data in files for document in load(data, "pack.yaml") for feature in features(document.value)}


@pytest.fixture(name="examples", scope="module")
def _examples() -> set[str]:
    return shown(path.read_bytes() for path in (ROOT / "examples").iterdir())


@pytest.mark.parametrize("feature", [*OF_THE_GUIDES.split(), *OF_THE_NEWEST_RELEASE.split()])
def test_an_example_shows(feature: str, examples: set[str]) -> None:
    assert feature in examples


@needs_shared
def test_no_field_of_the_packs_in_the_guides_is_forgotten() -> None:
    packs = [path.read_bytes() for path in (SHARED / "corpus" / "seeds").iterdir()]
    fields = {feature for feature in shown([*packs, *map(str.encode, fragments())]) if "=" not in feature}
    listed = {feature.partition("=")[0] for feature in OF_THE_GUIDES.split()}
    assert {field for field in fields if not any(f"{each}.".startswith(f"{field}.") for each in listed)} == {""}
