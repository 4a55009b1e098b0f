"""The `version` of a pack is not a semantic version.

Upstream takes any text, and shows it. Its guide says that packs have semantic versions, three numbers such as
`1.2.0`, which people and tools can put in order.

## Bad
```yaml
spec:
  version: v1
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```

## Good
```yaml
spec:
  version: "1.0.0"
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import INFO, Finding, rule
from sympozium_cli.lint.credentials import mentioned

_SEMANTIC = r"""(?x) (?:0|[1-9][0-9]*) (?:\.(?:0|[1-9][0-9]*)){2}
    (?:-(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)(?:\.(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*))*)?
    (?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?"""


@rule(INFO, effect="it is shown as it is, and cannot be put in order")
def check(pack: Pack) -> Iterator[Finding]:
    version = pack.spec.version
    if version and not re.fullmatch(_SEMANTIC, version):
        yield Finding(
            pack.spec.path / "version",
            f"{mentioned(version)} is not a semantic version",
            remedy='write three numbers, such as "1.0.0"',
        )
