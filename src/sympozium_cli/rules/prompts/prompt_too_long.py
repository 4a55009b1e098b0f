"""A prompt is longer than the 128 KiB that an environment variable may have.

A container gets its system prompt, its task, and what it is told of its edges (with their conditions) in one
environment variable each, and Linux starts no program with a variable of more than 128 KiB, name included. The
container fails before it has said a word ("argument list too long"). Long texts belong into a skill, or behind a
tool that fetches the page that is needed.

## Bad
```yaml
spec:
  relationships: [
    &edge {source: lead, target: writer, type: supervision, condition:
      "Imagine one page of the handbook of a company here, with all that somebody who works there has to know.
      Imagine one page of the handbook of a company here, with all that somebody who works there has to know.
      Imagine one page of the handbook of a company here, with all that somebody who works there has to know."},
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge,
    *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge, *edge
  ]
  agentConfigs:
    - {name: lead, systemPrompt: You lead., channels: [slack]}
    - {name: writer, systemPrompt: You write., channels: [slack]}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead. The handbook is at https://example.com/handbook; fetch the page that you need.
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.long_variables import long_variables


@rule(ERROR, effect="the container cannot start: Linux takes no environment variable of more than 128 KiB")
def check(pack: Pack) -> Iterator[Finding]:
    for path, what, size in long_variables(pack):
        yield Finding(
            path,
            f"{what} has {-(-size // 1024)} KiB",
            remedy="shorten it; put long texts into a skill, or let the persona fetch them with a tool",
            on_key=True,
        )
