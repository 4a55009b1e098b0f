"""The pack is too large to be stored.

`kubectl apply` keeps a copy of the object in one of its annotations, and all annotations together may have 256 KiB,
so that a pack larger than that must be sent with `kubectl apply --server-side` or created. If its own annotations are
as large already, the API server refuses it however it is sent, and above 1.5 MiB the cluster's database does. Long
reference texts belong into a skill, or behind a tool that fetches them, rather than into prompts and seeds.

## Bad
```yaml
spec:
  agentConfigs:
    - name: a
      channels: [slack]
      systemPrompt: &page >-
        Imagine one page of the handbook of a company here, with all that somebody who works there has to know.
        Imagine one page of the handbook of a company here, with all that somebody who works there has to know.
        Imagine one page of the handbook of a company here, with all that somebody who works there has to know.
      memory: &handbook
        seeds: [
          *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page,
          *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page,
          *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page,
          *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page,
          *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page,
          *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page,
          *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page,
          *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page,
          *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page,
          *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page
        ]
    - {name: b, systemPrompt: You know the handbook., channels: [slack], memory: *handbook}
    - {name: c, systemPrompt: You know the handbook., channels: [slack], memory: *handbook}
    - {name: d, systemPrompt: You know the handbook., channels: [slack], memory: *handbook}
    - {name: e, systemPrompt: You know the handbook., channels: [slack], memory: *handbook}
    - {name: f, systemPrompt: You know the handbook., channels: [slack], memory: *handbook}
    - {name: g, systemPrompt: You know the handbook., channels: [slack], memory: *handbook}
    - {name: h, systemPrompt: You know the handbook., channels: [slack], memory: *handbook}
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

from sympozium_cli.lint import ERROR, Finding, Subject, document_rule
from sympozium_cli.lint.faults.object_size import MOST_APPLIED, size_as_json, too_large


@document_rule(ERROR, effect="'kubectl apply' refuses it, for it keeps a copy in an annotation of at most 256 KiB")
def check(subject: Subject) -> Iterator[Finding]:
    size = size_as_json(subject.document)
    if size > MOST_APPLIED:
        yield too_large(size, subject.pack.metadata.annotations)
