"""The texts of a pack that become environment variables of a container, where Kubernetes replaces `$(NAME)`.

Source: agentrun_controller.go in internal/controller, for the order in which the variables are defined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sympozium_cli.api import Pack, Persona, View
from sympozium_cli.api.workflow import effective_schedule, installed
from sympozium_cli.lint.vocabulary.environment import (
    BEFORE_ENV,
    BEFORE_HEADERS,
    BEFORE_PROMPT,
    BEFORE_SKILL_PARAMS,
    BEFORE_TASK,
    EVERYWHERE,
)
from sympozium_cli.source import FieldPath


class ContainerText(NamedTuple):
    """A text with its place, the variables that are defined when it is, and whether a model is to read it."""

    path: FieldPath
    text: str
    known: frozenset[str]
    is_prompt: bool


def container_texts(pack: Pack) -> Iterator[ContainerText]:
    """Every such text of the pack and of its installed personas."""
    spec = pack.spec
    yield ContainerText(spec.path / "taskOverride", spec.task_override, BEFORE_TASK | EVERYWHERE, is_prompt=True)
    if pack.stimulus is not None:
        path = pack.stimulus.path / "prompt"
        yield ContainerText(path, pack.stimulus.prompt, BEFORE_TASK | EVERYWHERE, is_prompt=True)
    yield from _settings(spec, spec.provider_headers, spec.skill_params)
    for persona in installed(pack):
        yield from _prompts(pack, persona)
        yield from _settings(persona, persona.provider_headers, persona.skill_params)
        yield from _texts(persona.path / "env", persona.env, BEFORE_ENV)


def _prompts(pack: Pack, persona: Persona) -> Iterator[ContainerText]:
    path = persona.path / "systemPrompt"
    yield ContainerText(path, persona.system_prompt, BEFORE_PROMPT | EVERYWHERE, is_prompt=True)
    if persona.schedule is not None:
        path = persona.schedule.path / "task"
        yield ContainerText(path, persona.schedule.task, BEFORE_TASK | EVERYWHERE, is_prompt=True)
    if persona.memory is not None and effective_schedule(pack, persona):
        for seed in persona.memory.seeds:
            yield ContainerText(seed.path, seed, BEFORE_TASK | EVERYWHERE, is_prompt=True)


def _settings(owner: View, headers: dict[str, str], params: dict[str, View]) -> Iterator[ContainerText]:
    yield from _texts(owner.path / "providerHeaders", headers, BEFORE_HEADERS)
    for view in params.values():
        texts = {key: text for key, text in view.value.items() if isinstance(text, str)}
        yield from _texts(view.path, texts, BEFORE_SKILL_PARAMS)


def _texts(path: FieldPath, texts: dict[str, str], known: Iterable[str]) -> Iterator[ContainerText]:
    for key, text in texts.items():
        yield ContainerText(path / key, text, EVERYWHERE.union(known), is_prompt=False)
