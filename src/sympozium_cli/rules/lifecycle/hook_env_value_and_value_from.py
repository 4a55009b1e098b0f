"""A variable of a hook has two values, or a `valueFrom` that leads nowhere.

A variable has either a `value` or a `valueFrom` with a `secretKeyRef`. While no policy is bound, the Secret counts
where there is one, and else the value, even if that is empty. But the policy webhook takes neither two values nor
an empty `valueFrom`: with a `policyRef` every run is refused.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
      lifecycle:
        preRun:
          - name: fetch
            image: registry.example.com/fetch:1
            env:
              - {name: TOKEN, value: none, valueFrom: {secretKeyRef: {name: news, key: token}}}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Read the news.}
      lifecycle:
        preRun:
          - name: fetch
            image: registry.example.com/fetch:1
            env:
              - {name: TOKEN, valueFrom: {secretKeyRef: {name: news, key: token}}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import ERROR, WARNING, Finding, Subject, document_rule
from sympozium_cli.lint.faults.hook_values import nowhere, twice, values_from

_SEVERITY = {True: ERROR, False: WARNING}  # by whether a policy is bound
_EFFECT = {True: "the policy webhook refuses every run of the persona", False: ""}


@document_rule(WARNING, since="0.10.37", effect="one value counts; once a policy is bound, every run is refused")
def check(subject: Subject) -> Iterator[Finding]:
    is_bound = bool(subject.pack.spec.policy_ref)
    for variable, source in values_from(subject):
        if source.secret_key_ref is None:
            yield nowhere(source)._replace(severity=_SEVERITY[is_bound], effect=_EFFECT[is_bound])
        elif variable.value_text:
            yield twice(variable)._replace(severity=_SEVERITY[is_bound], effect=_EFFECT[is_bound])
