"""The SkillPacks that upstream installs: since when, whether they can run commands, and which parameters they read.

Sources: config/skills/*.yaml and agentrun_controller.go in internal/controller.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from sympozium_cli.api import Pack, Persona, Word
from sympozium_cli.values.release import Release

KIND: Final = "SkillPack"
MCP_BRIDGE: Final = "mcp-bridge"
"""A skill of old packs that the controller drops: MCP servers attach the bridge by themselves."""

WEB_ENDPOINT: Final = "web-endpoint"
SUBAGENTS: Final = "subagents"
GITHUB: Final = "github-gitops"
GITHUB_SECRET: Final = "github-gitops-token"  # noqa: S105 - the name of a Secret
"""What that skill mounts where its SkillPack names nothing else."""

_PREFIX: Final = "skillpack-"
_ALWAYS: Final = Release(0, 0, 46)
_REPOSITORY: Final = ("repo", "default_branch", "labels", "reviewers")


class SkillPack(NamedTuple):
    """A built-in SkillPack.

    Args:
        sidecar: whether a container runs beside the agent's that serves `execute_command`.
        params: the `skillParams` that it reads; empty where that is not known.
        since: the release that brought it.
    """

    sidecar: bool
    params: tuple[str, ...] = ()
    since: Release = _ALWAYS


BUILT_IN: Final[Mapping[str, SkillPack]] = {
    "code-review": SkillPack(sidecar=False),
    GITHUB: SkillPack(sidecar=True, params=_REPOSITORY),
    "incident-response": SkillPack(sidecar=False),
    "k8s-ops": SkillPack(sidecar=True),
    "llmfit": SkillPack(sidecar=True),
    "memory": SkillPack(sidecar=False),
    "software-dev": SkillPack(sidecar=True, params=_REPOSITORY),
    "sre-observability": SkillPack(sidecar=True),
    SUBAGENTS: SkillPack(sidecar=False, since=Release(0, 10, 23)),
    WEB_ENDPOINT: SkillPack(
        sidecar=False, params=("hostname", "rate_limit_rpm", "rate_limit_burst", "auth_secret_ref")
    ),
}


def pack_name(skill: str) -> str:
    """The SkillPack that an entry of `skills` means: upstream takes the prefix "skillpack-" off."""
    return skill.removeprefix(_PREFIX)


def built_in_skills(release: Release) -> tuple[str, ...]:
    """The names of the SkillPacks that the release installs."""
    return tuple(name for name, skill in BUILT_IN.items() if release >= skill.since)


def is_built_in(skill: str, release: Release) -> bool:
    """Whether an entry of `skills` means a SkillPack that the release installs."""
    return pack_name(skill) in built_in_skills(release)


def attached(persona: Persona, name: str) -> Word | None:
    """The first entry of `skills` that means the SkillPack of that name."""
    return next((skill for skill in persona.skills if pack_name(skill) == name), None)


def custom_skills(pack: Pack, persona: Persona) -> tuple[Word, ...]:
    """The skills of the persona that upstream does not install: what they bring along is not known."""
    return tuple(skill for skill in persona.skills if skill != MCP_BRIDGE and not is_built_in(skill, pack.release))


def may_run_commands(pack: Pack, persona: Persona) -> bool:
    """Whether a container may be there that serves `execute_command`: a custom skill may bring one."""
    known = (BUILT_IN.get(pack_name(skill)) for skill in persona.skills)
    return bool(custom_skills(pack, persona)) or any(skill is not None and skill.sidecar for skill in known)
