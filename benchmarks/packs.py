"""Packs to measure with: about 10 KB each, valid for v0.10, clean in the default profile, the same in every run.

They have the shape of packs in use: six personas with long prompts, schedules, tools, relationships and shared memory,
about 18 scalars per KB.
"""

from __future__ import annotations

import os
from random import Random

from benchmarks.prose import paragraph

PACK_BYTES = 10_000
"""How large a pack is, give or take a twentieth."""

_PROMPT_CHARACTERS = 780

_HEAD = """\
# yaml-language-server: $schema=ensemble-0.10.schema.json
apiVersion: sympozium.ai/v1alpha1
kind: Ensemble
metadata:
  name: {name}
  labels:
    example.org/region: valley
spec:
  description: Looks after the harvest of orchard number {number}
  category: agriculture
  version: "1.{number}.0"
  workflowType: pipeline
  agentConfigs:
"""

_PERSONA = """\
    - name: {name}
      displayName: {title}
      model: gpt-4o-mini
      runTimeout: 20m
      skills:
        - {skill}
      systemPrompt: |
{prompt}
      toolPolicy:
        allow:
          - read_file
          - list_directory
          - memory_search
          - memory_store
          - memory_list
          - workflow_memory_search
          - workflow_memory_list
{tools}\
{more}"""

_SCHEDULE = """\
      memory:
        enabled: true
        seeds:
          - The scales are checked on the first Monday of the month
          - Crates with a red label go to the press
      schedule:
        type: scheduled
        {when}
        firstTick: afterInterval
        task: Look at what came in since the last time and write the list
"""

_TAIL = """\
  relationships:
    - source: gatherer
      target: sorter
      type: sequential
      timeout: 10m
    - source: sorter
      target: writer
      type: sequential
      timeout: 10m
    - source: writer
      target: checker
      type: delegation
      condition: a number in the list is more than twice that of last year
      timeout: 5m
    - source: writer
      target: translator
      type: delegation
      condition: a buyer reads another language
      timeout: 5m
  sharedMemory:
    enabled: true
    storageSize: 1Gi
    accessRules:
"""

_STORE = "          - workflow_memory_store\n"
_DELEGATE = "          - delegate_to_persona\n"

# name, skill, tools beyond those that everybody has, what follows
_PERSONAS = (
    ("gatherer", "incident-response", _STORE, _SCHEDULE.format(when='cron: "{minute} 5 * * 1-5"')),
    ("sorter", "code-review", _STORE, ""),
    ("writer", "code-review", _STORE + _DELEGATE, ""),
    ("checker", "code-review", "", ""),
    ("translator", "code-review", "", ""),
    ("keeper", "incident-response", _STORE, _SCHEDULE.format(when="interval: 6h")),
)


def pack_name(number: int) -> str:
    """The name of pack `number`; no two have the same."""
    return f"orchard-{number:05}"


def pack(number: int) -> str:
    """The text of pack `number`."""
    random = Random(number)
    personas = (_persona(random, number, *persona) for persona in _PERSONAS)
    rules = (_access_rule(name, tools) for name, _, tools, _ in _PERSONAS)
    return "".join((_HEAD.format(name=pack_name(number), number=number), *personas, _TAIL, *rules))


def write_packs(folder: str, count: int) -> list[str]:
    """Write the first `count` packs into a new folder, a file for each, and return the files' paths."""
    os.makedirs(folder)
    paths = [os.path.join(folder, f"{pack_name(number)}.yaml") for number in range(count)]
    for number, path in enumerate(paths):
        with open(path, "w", encoding="utf-8") as file:
            file.write(pack(number))
    return paths


def _persona(random: Random, number: int, name: str, skill: str, tools: str, more: str) -> str:
    prompt = "\n".join(f"        {line}" for line in paragraph(random, _PROMPT_CHARACTERS))
    more = more.format(minute=number % 60)
    return _PERSONA.format(name=name, title=name.title(), skill=skill, prompt=prompt, tools=tools, more=more)


def _access_rule(name: str, tools: str) -> str:
    access = "read-write" if tools else "read-only"
    return f"      - agentConfig: {name}\n        access: {access}\n"
