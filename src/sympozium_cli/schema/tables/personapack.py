"""PersonaPack: v0.0.46 to v0.8.28."""

from __future__ import annotations

from sympozium_cli.schema.tables.channels import ACCESS_CONTROL
from sympozium_cli.schema.tables.persona import PERSONA
from sympozium_cli.schema.tables.workflow import AGENT_SANDBOX, AUTH_REF, RELATIONSHIP, WORKFLOW_TYPE
from sympozium_cli.schema.words import flag, listing, mapping, record, text

SPEC = record(
    enabled=flag(since="0.0.53"),
    description=text(),
    category=text(),
    version=text(),
    personas=listing(PERSONA, required=True),
    excludePersonas=listing(text(), since="0.0.47"),
    workflowType=WORKFLOW_TYPE,
    relationships=listing(RELATIONSHIP, since="0.8.27"),
    authRefs=listing(AUTH_REF),
    baseURL=text(since="0.2.7"),
    policyRef=text(),
    skillParams=mapping(mapping(text()), since="0.0.101"),
    taskOverride=text(since="0.0.102"),
    channelConfigs=mapping(text(), since="0.0.48"),
    channelAccessControl=mapping(ACCESS_CONTROL, since="0.4.5"),
    agentSandbox=AGENT_SANDBOX,
)
