"""Ensemble: v0.9.0 to main, with `personas` until v0.9.5 and `agentConfigs` from v0.10.0."""

from __future__ import annotations

from sympozium_cli.schema.tables.channels import ACCESS_CONTROL, SLACK_OPTIONS, TRIGGERS
from sympozium_cli.schema.tables.memory import SHARED_MEMORY
from sympozium_cli.schema.tables.persona import PERSONA
from sympozium_cli.schema.tables.volume import VOLUME, VOLUME_MOUNT
from sympozium_cli.schema.tables.workflow import (
    AGENT_SANDBOX,
    AUTH_REF,
    RELATIONSHIP,
    STIMULUS,
    WORKFLOW_TYPE,
)
from sympozium_cli.schema.words import flag, listing, mapping, record, text

SPEC = record(
    enabled=flag(),
    description=text(),
    category=text(),
    version=text(),
    personas=listing(PERSONA, required=True, until="0.9.5"),
    agentConfigs=listing(PERSONA, required=True, since="0.10.0"),
    excludePersonas=listing(text()),
    workflowType=WORKFLOW_TYPE,
    relationships=listing(RELATIONSHIP),
    stimulus=STIMULUS,
    sharedMemory=SHARED_MEMORY,
    autoStoreMemory=flag(since="main"),
    authRefs=listing(AUTH_REF),
    baseURL=text(),
    modelRef=text(since="0.9.3"),
    providerHeaders=mapping(text(), since="0.10.35"),
    providerHeadersSecretRef=text(since="0.10.35"),
    policyRef=text(),
    skillParams=mapping(mapping(text())),
    taskOverride=text(),
    channelConfigs=mapping(text()),
    channelAccessControl=mapping(ACCESS_CONTROL),
    channelTriggers=mapping(TRIGGERS, since="0.10.30"),
    slackOptions=SLACK_OPTIONS,
    volumes=listing(VOLUME, since="0.10.9"),
    volumeMounts=listing(VOLUME_MOUNT, since="0.10.9"),
    channelVolumes=mapping(listing(VOLUME), since="0.10.17"),
    channelVolumeMounts=mapping(listing(VOLUME_MOUNT), since="0.10.17"),
    agentSandbox=AGENT_SANDBOX,
)
