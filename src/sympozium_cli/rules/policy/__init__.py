"""Policy and isolation: what is really enforced."""

ORDER = 15
PARTS = ("spec.policyRef", "spec.agentSandbox")
