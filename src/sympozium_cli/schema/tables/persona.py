"""One persona: an entry of `personas` until v0.9.5, of `agentConfigs` from v0.10.0."""

from __future__ import annotations

from sympozium_cli.schema.tables.channels import ACCESS_CONTROL, SLACK_OPTIONS, TRIGGERS
from sympozium_cli.schema.tables.lifecycle import LIFECYCLE
from sympozium_cli.schema.words import flag, integer, listing, mapping, record, text

SCHEDULE = record(
    type=text(required=True, default="heartbeat", enum=("heartbeat", "scheduled", "sweep")),
    interval=text(),
    cron=text(),
    task=text(required=True),
    firstTick=text(enum=("immediate", "afterInterval"), default="immediate", since="0.10.44"),
)

MEMORY = record(
    enabled=flag(required=True, default=True),
    seeds=listing(text()),
    maxSizeKB=integer(default=256, since="0.10.45"),
    autoStore=flag(since="main"),
)

TOOL_POLICY = record(
    allow=listing(text()),
    deny=listing(text()),
)

WEB_ENDPOINT = record(
    since="0.0.92",
    enabled=flag(required=True),
    hostname=text(),
    rateLimit=record(
        since="0.10.45",
        requestsPerMinute=integer(default=60),
        burstSize=integer(default=10),
    ),
)

SUBAGENTS = record(
    since="0.10.23",
    maxDepth=integer(default=2),
    maxConcurrent=integer(default=5),
    maxChildrenPerAgent=integer(default=3),
)

MCP_SERVER = record(
    name=text(required=True, min_length=1),
    toolsPrefix=text(required=True, min_length=1),
    url=text(),
    authSecret=text(),
    authKey=text(),
    headers=mapping(text()),
    timeout=integer(default=30),
    toolsAllow=listing(text()),
    toolsDeny=listing(text()),
)

PERSONA = record(
    name=text(required=True),
    displayName=text(),
    systemPrompt=text(required=True),
    model=text(),
    provider=text(since="0.10.0"),
    baseURL=text(since="0.10.0"),
    providerHeaders=mapping(text(), since="0.10.35"),
    providerHeadersSecretRef=text(since="0.10.35"),
    skills=listing(text()),
    skillParams=mapping(mapping(text()), since="0.10.45"),
    mcpServers=listing(MCP_SERVER, since="0.10.19"),
    toolPolicy=TOOL_POLICY,
    schedule=SCHEDULE,
    runTimeout=text(since="0.10.37"),
    memory=MEMORY,
    env=mapping(text(), since="0.10.36"),
    lifecycle=LIFECYCLE,
    subagents=SUBAGENTS,
    channels=listing(text()),
    channelConfigs=mapping(text(), since="0.10.45"),
    channelAccessControl=mapping(ACCESS_CONTROL, since="0.9.2"),
    channelTriggers=mapping(TRIGGERS, since="0.10.30"),
    slackOptions=SLACK_OPTIONS,
    webEndpoint=WEB_ENDPOINT,
)
