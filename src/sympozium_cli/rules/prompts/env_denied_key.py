"""A persona's `env` sets a variable of the system.

`PATH`, `LD_PRELOAD`, `LD_LIBRARY_PATH`, `HOME`, `SHELL`, `USER` and `HOSTNAME` say how programs are found and run.
As soon as a policy is bound, the webhook refuses every run that sets one of them; a schedule then tries for ever, and
only the controller's log says why. Without `policyRef` nobody looks, and the value counts.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      env: {PATH: /opt/bin}
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      env: {NEWS_TOOLS: /opt/bin}
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.environment import variables
from sympozium_cli.lint import ERROR, WARNING, Finding, rule
from sympozium_cli.lint.vocabulary.environment import DENIED

_SEVERITY = {True: ERROR, False: WARNING}  # by whether a policy is bound
_EFFECT = {True: "the policy webhook refuses every run of the persona", False: ""}


@rule(WARNING, starred=True, effect="it changes how programs run; once a policy is bound, every run is refused")
def check(pack: Pack) -> Iterator[Finding]:
    is_bound = bool(pack.spec.policy_ref)
    for variable in variables(pack):
        if variable.name in DENIED:
            yield Finding(
                variable.path,
                f"'{variable.name}' is a variable of the system",
                effect=_EFFECT[is_bound],
                remedy="leave it out, or use a name of your own",
                on_key=True,
                severity=_SEVERITY[is_bound],
            )
