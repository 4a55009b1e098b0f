"""A tool policy does not hold for the runs that messages and web requests start.

The policy is copied to runs that a schedule, the stimulus, a sequential edge or a delegation starts. A message
from a channel and a call of a web endpoint start runs without it, as do the dashboard and the command line: in
those the agent has every tool. Whoever may write to the agent may make it use what its policy denies.

Restrict who may write to it (`channelAccessControl`), leave out skills that it must not have, or give the
persona with the channel nothing to protect and let it delegate.

## Bad
```yaml
spec:
  agentConfigs:
    - name: helper
      systemPrompt: You answer questions.
      channels: [slack]
      toolPolicy: {deny: [execute_command]}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: helper
      systemPrompt: You answer questions.
      channels: [slack]
    - {name: reader, systemPrompt: You look things up., toolPolicy: {deny: [execute_command]}}
  relationships:
    - {source: helper, target: reader, type: delegation}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Persona
from sympozium_cli.api.workflow import installed, web_endpoint
from sympozium_cli.lint import WARNING, Finding, Related, rule
from sympozium_cli.lint.faults.tool_policies import named
from sympozium_cli.lint.vocabulary.channels import CHANNELS
from sympozium_cli.source import FieldPath
from sympozium_cli.values.plural import listed


@rule(
    WARNING,
    security=True,
    starred=True,
    upstream_bug=True,
    since="0.10.43",
    effect="in the runs that these start the agent has every tool",
)
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        ways = dict(_ways_in(persona))
        if named(persona) and ways:
            yield Finding(
                persona.path / "toolPolicy",
                f"the tool policy of '{persona.name}' does not hold for {listed(ways)}",
                remedy="restrict who may call it, and leave out the skills that it must not use then",
                on_key=True,
                related=tuple(Related(path, "let in here") for path in ways.values()),
            )


def _ways_in(persona: Persona) -> Iterator[tuple[str, FieldPath]]:
    for channel in persona.channels:
        if channel in CHANNELS:
            yield f"messages from {channel}", channel.path
    endpoint = web_endpoint(persona)
    if endpoint is not None:
        yield "requests to its web endpoint", endpoint
