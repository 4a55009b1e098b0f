"""Lifecycle hooks: containers that run before and after a persona does."""

from __future__ import annotations

from sympozium_cli.schema.words import changing, flag, listing, record, text

SECRET_KEY = record(
    name=text(required=True),
    key=text(required=True),
    optional=flag(),
)

HOOK = record(
    name=text(required=True),
    image=text(required=True),
    imagePullPolicy=text(enum=("Always", "IfNotPresent", "Never"), since="0.10.22"),
    command=listing(text()),
    args=listing(text()),
    env=listing(
        record(
            name=text(required=True),
            value=changing(
                text(required=True, until="0.10.36"),
                text(since="0.10.37"),
            ),
            valueFrom=record(since="0.10.37", secretKeyRef=SECRET_KEY),
        )
    ),
    timeout=text(),
    gate=flag(since="0.8.21"),
)

RBAC_RULE = record(
    apiGroups=listing(text(), required=True),
    resources=listing(text(), required=True),
    verbs=listing(text(), required=True),
)

LIFECYCLE = record(
    since="0.8.0",
    preRun=listing(HOOK),
    postRun=listing(HOOK),
    rbac=listing(RBAC_RULE),
    gateDefault=text(enum=("allow", "block"), default="block", since="0.8.21"),
)
