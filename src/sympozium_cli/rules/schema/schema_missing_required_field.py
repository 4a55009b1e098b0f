"""A field is missing that a pack must have.

The API server refuses the pack and names the field. Fields with a default may be left out although the schema calls
them required, such as `schedule.type`, `memory.enabled` and `sharedMemory.enabled`, since defaults are filled in
first. A field that is there without a value counts as missing. Every pack lists its personas; a text without that
list is a fragment, as it stands on many a page of documentation.

## Bad
```yaml
spec:
  agentConfigs:
    - {name: lead, channels: [slack]}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import ERROR, Finding, Subject, document_rule
from sympozium_cli.lint.faults.missing_fields import is_missing
from sympozium_cli.lint.faults.unknown_fields import missing


@document_rule(ERROR, stops=True, effect="the API server refuses the pack")
def check(subject: Subject) -> Iterator[Finding]:
    for violation in missing(subject):
        yield is_missing(subject, violation)
