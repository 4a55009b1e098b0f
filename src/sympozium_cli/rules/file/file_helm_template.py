"""The file is a Helm template, not a pack.

Between `{{` and `}}` stands what Helm replaces; before that, nobody can say what the pack will be. Where such an
action stands bare at the beginning of a value or of a line, the file is not even YAML, which is an error here.
Where it can be read, the pack is checked as if the braces were its text, which is worth knowing. Braces in quotes
and in block texts, such as a prompt, are left alone, except in the pack's own name and namespace.

Check what comes out of the template instead: `helm template CHART | sympozium pack validate -`.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: {{ .Values.prompt }}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: |
        Answer with {{ name }} where a name belongs.
      schedule: {interval: 1h, firstTick: afterInterval, task: Hand out work.}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint import ERROR, INFO, Finding, Subject, document_rule
from sympozium_cli.lint.faults.template import read_template, unread_template
from sympozium_cli.source import ROOT

_MESSAGE = "this is a template that is not rendered yet"
_REMEDY = "check what it makes: helm template CHART | sympozium pack validate -"


@document_rule(ERROR, stops=True, effect="kubectl cannot read it, and nothing in it was checked")
def check(subject: Subject) -> Iterator[Finding]:
    unread = unread_template(subject.document)
    if unread is not None:
        yield Finding(ROOT, _MESSAGE, remedy=_REMEDY, span=unread, once=True)
    read = read_template(subject.document)
    if read is not None:
        effect = "it was checked as it stands, braces and all"
        yield Finding(read, _MESSAGE, effect, remedy=_REMEDY, severity=INFO)
