"""What the controllers report. Status in a file is never stored, but fields that nobody knows are refused there too."""

from __future__ import annotations

from sympozium_cli.schema.words import flag, integer, listing, record, text

# Conditions are those of k8s.io/apimachinery's metav1.Condition.
_LABEL_KEY = (
    r"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?"
    r"(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$"
)

CONDITION = record(
    type=text(required=True, max_length=316, pattern=_LABEL_KEY),
    status=text(required=True, enum=("True", "False", "Unknown")),
    reason=text(required=True, min_length=1, max_length=1024, pattern=r"^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$"),
    message=text(required=True, max_length=32768),
    lastTransitionTime=text(required=True, format="date-time"),
    observedGeneration=integer(minimum=0, format="int64"),
)

STATUS = record(
    phase=text(),
    personaCount=integer(),
    installedCount=integer(),
    installedPersonas=listing(
        record(
            name=text(required=True),
            instanceName=text(required=True),
            scheduleName=text(),
        )
    ),
    conditions=listing(CONDITION),
    sharedMemoryReady=flag(since="0.9.0"),
    tokenBudgetUsed=integer(format="int64", since="0.10.8"),
    circuitBreakerOpen=flag(since="0.10.8"),
    consecutiveDelegateFailures=integer(since="0.10.8"),
    allAgentsServing=flag(since="0.10.18"),
    stimulusDelivered=flag(since="0.10.18"),
    stimulusGeneration=integer(format="int64", since="0.10.18"),
)
