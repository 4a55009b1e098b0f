"""A text has `$(NAME)` or `$$` in it, which Kubernetes replaces before anybody reads it.

Prompts, tasks, seeds, `env`, `skillParams` and `providerHeaders` reach a container as environment variables. In
their values Kubernetes replaces `$(NAME)` by the variable of that name, if the container has defined it before, and
two dollars by one. So `$(OPENAI_API_KEY)` in a prompt sends the key to the model, and `kill $$` becomes `kill $`.
Names that the container does not have, such as `$(date)`, stay as they are. A doubled dollar stays one:
`$$(OPENAI_API_KEY)` reaches the model as `$(OPENAI_API_KEY)`.

In `env`, `skillParams` and `providerHeaders` a variable that is no key is probably meant, and this is only a note.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You look after $(AGENT_NAMESPACE). To stop yourself, run kill $$.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look at the pods.}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You look after $$(AGENT_NAMESPACE). To stop yourself, run kill $$$$.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look at the pods.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import WARNING, Finding, Subject, document_rule
from sympozium_cli.lint.faults.expanded_texts import expansions


@document_rule(WARNING, security=True, starred=True, effect="Kubernetes puts its value there before the text is read")
def check(subject: Subject) -> Iterator[Finding]:
    return expansions(subject)
