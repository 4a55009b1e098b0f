"""The host name of a web endpoint is not a DNS name in lower case.

The host name becomes that of an `HTTPRoute`. Its labels are made of lower-case letters, digits and dashes, the
first may be `*`; it has no scheme, no port and no path. Any other text is refused by the API server when the
controller makes the route. That stands in the controller's log only, and the endpoint can be reached from within the
cluster, but not from outside.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      webEndpoint: {enabled: true, hostname: "https://lead.example.com/"}
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      webEndpoint: {enabled: true, hostname: lead.example.com}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack, Word
from sympozium_cli.lint import WARNING, Finding, Fix, Replace, rule
from sympozium_cli.lint.faults.web_hostname import hosted, stripped, why_not_hostname
from sympozium_cli.lint.scalar import yaml_text


@rule(WARNING, starred=True, effect="no route is made, and the endpoint can be reached from within the cluster only")
def check(pack: Pack) -> Iterator[Finding]:
    for _, hostname, _ in hosted(pack):
        fault = why_not_hostname(hostname)
        if fault:
            yield _finding(hostname, fault)


def _finding(hostname: Word, fault: str) -> Finding:
    # The text is not repeated: a URL may have a password in it.
    found = Finding(hostname.path, f"this host name {fault}; it has to be a DNS name in lower case")
    meant = stripped(hostname)
    if meant is None:
        return found
    text = yaml_text(meant.hostname)
    fix = Fix(f"write {text}", (Replace(hostname.path, text),), safe=meant.lossless)
    return found._replace(remedy=f"write {text}", fix=fix)
