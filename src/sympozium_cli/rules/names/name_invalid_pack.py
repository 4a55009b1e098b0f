"""A pack's name is one that Kubernetes does not take.

`metadata.name` must be a DNS-1123 subdomain: lower-case letters, digits, `-` and `.`, a letter or digit at
either end, and at most 253 characters. The API server refuses anything else, and it refuses a pack without a
name unless `metadata.generateName`, under the same conditions, stands in for it.
There is no automatic fix: another name is another pack, with other agents, schedules and memory.

## Bad
```yaml
metadata: {name: Data_Team}
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look for news.}
```

## Good
```yaml
metadata: {name: data-team}
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look for news.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import ERROR, Finding, Subject, document_rule
from sympozium_cli.lint.faults.kubernetes_names import good_name
from sympozium_cli.lint.faults.pack_name import GENERATE_NAME, NAME, has_no_name, why_not_beginning, why_not_name
from sympozium_cli.lint.faults.template import is_template


@document_rule(ERROR, stops=True, effect="the API server refuses the pack")
def check(subject: Subject) -> Iterator[Finding]:
    metadata = subject.pack.metadata
    fault = why_not_name(metadata)
    if fault and not is_template(metadata.name):
        yield Finding(NAME, f"the pack's name '{metadata.name}' {fault}", remedy=good_name(metadata.name))
    fault = why_not_beginning(metadata)
    if fault and not is_template(metadata.generate_name):
        yield Finding(GENERATE_NAME, f"the beginning of the pack's name, '{metadata.generate_name}', {fault}")
    if has_no_name(subject):
        yield Finding(NAME.parent, "the pack has no name", remedy="write metadata: {name: …}", on_key=True)
