"""The run that the stimulus starts does not get its persona's `systemPrompt`.

Runs of a schedule, a channel or a delegation carry the persona's system prompt. The run of a stimulus is made without
it: the model is told that it is a helpful assistant, learns about its skills, and gets the stimulus's prompt. Say
in that prompt who the agent is. The rule is content when the prompt contains the persona's system prompt.

## Bad
```yaml
spec:
  stimulus: {name: kickoff, prompt: Begin with the news.}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
  relationships:
    - {source: kickoff, target: lead, type: stimulus}
```

## Good
```yaml
spec:
  stimulus: {name: kickoff, prompt: You lead. Begin with the news.}
  agentConfigs:
    - {name: lead, systemPrompt: You lead.}
  relationships:
    - {source: kickoff, target: lead, type: stimulus}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.stimulus import stimulated
from sympozium_cli.lint import WARNING, Finding, Related, rule


@rule(
    WARNING,
    starred=True,
    upstream_bug=True,
    since="0.10.18",
    effect="the run starts as a general assistant: of its role it knows what the stimulus says",
)
def check(pack: Pack) -> Iterator[Finding]:
    start = stimulated(pack)
    if not start:
        return
    stimulus, _, persona = start
    if _words(persona.system_prompt) not in _words(stimulus.prompt):
        yield Finding(
            stimulus.path / "prompt",
            f"the run of the stimulus does not get the system prompt of '{persona.name}'",
            remedy="say in the stimulus's prompt who the agent is and how it works",
            related=(Related(persona.path / "systemPrompt", "left out of this run"),),
        )


def _words(text: str) -> str:
    return " ".join(text.split())
