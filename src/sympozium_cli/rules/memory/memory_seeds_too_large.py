"""The seeds of a persona are so long that its scheduled runs cannot start.

A scheduled run is given the seeds and its task in one environment variable, and Linux starts no program with a
variable of more than 128 KiB. The container fails before it has said a word. Seeds of more than 1 MiB do not even fit
into their ConfigMap, and are left out. Long texts belong into a skill, or behind a tool that fetches what is needed.

## Bad
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      memory:
        seeds: [
          &page "Imagine a page of a handbook here, and then page after page of it, copied into seed after seed.
           Imagine a page of a handbook here, and then page after page of it, copied into seed after seed.
           Imagine a page of a handbook here, and then page after page of it, copied into seed after seed.
           Imagine a page of a handbook here, and then page after page of it, copied into seed after seed.
           Imagine a page of a handbook here, and then page after page of it, copied into seed after seed.
           Imagine a page of a handbook here, and then page after page of it, copied into seed after seed.
           Imagine a page of a handbook here, and then page after page of it, copied into seed after seed.
           Imagine a page of a handbook here, and then page after page of it, copied into seed after seed.
           Imagine a page of a handbook here, and then page after page of it, copied into seed after seed.
           Imagine a page of a handbook here, and then page after page of it, copied into seed after seed.",
          *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page,
          *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page,
          *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page,
          *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page,
          *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page,
          *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page,
          *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page,
          *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page,
          *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page,
          *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page, *page,
        ]
```

## Good
```yaml
spec:
  agentConfigs:
    - name: lead
      systemPrompt: You lead. The handbook is at https://example.com/handbook; fetch the page that you need.
      schedule: {interval: 1h, firstTick: afterInterval, task: Plan the next step.}
      memory:
        seeds: [Reports go to the channel data.]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.api.workflow import effective_schedule, installed
from sympozium_cli.lint import ERROR, Finding, rule
from sympozium_cli.lint.faults.task_text import LONGEST_VARIABLE, fits_config_map, task_size

_EFFECTS = {True: "", False: "the ConfigMap with the seeds is refused, and runs start without them"}


@rule(ERROR, effect="no scheduled run can start: Linux takes no environment variable of more than 128 KiB")
def check(pack: Pack) -> Iterator[Finding]:
    for persona in installed(pack):
        size = task_size(pack, persona)
        if size > LONGEST_VARIABLE and effective_schedule(pack, persona):
            yield Finding(
                persona.path / "memory" / "seeds",
                f"with its task, the seeds of '{persona.name}' have {size} bytes, and {LONGEST_VARIABLE} are the most",
                effect=_EFFECTS[fits_config_map(persona)],
                remedy="keep seeds short, and let the persona fetch long texts with a tool",
                on_key=True,
            )
