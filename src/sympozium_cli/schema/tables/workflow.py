"""What a pack is besides its personas: who may use which key, how work flows, and what runs warm."""

from __future__ import annotations

from sympozium_cli.schema.words import changing, flag, integer, mapping, record, text

AUTH_REF = record(
    provider=text(),
    secret=text(required=True),
)

RELATIONSHIP = record(
    source=text(required=True),
    target=text(required=True),
    type=changing(
        text(required=True, enum=("delegation", "sequential", "supervision"), until="0.10.17"),
        text(required=True, enum=("delegation", "sequential", "supervision", "stimulus"), since="0.10.18"),
    ),
    condition=text(),
    timeout=text(),
    resultFormat=text(),
)

WORKFLOW_TYPE = text(enum=("autonomous", "pipeline", "delegation"), default="autonomous", since="0.8.27")

STIMULUS = record(
    since="0.10.18",
    name=text(required=True),
    prompt=text(required=True),
    trigger=text(enum=("onReady", "manual"), default="onReady", since="0.10.44"),
)

AGENT_SANDBOX = record(
    since="0.5.3",
    enabled=flag(required=True),
    runtimeClass=text(),
    warmPool=record(
        size=integer(default=2),
        runtimeClass=text(),
        resources=record(
            requests=mapping(text()),
            limits=mapping(text()),
        ),
    ),
)
