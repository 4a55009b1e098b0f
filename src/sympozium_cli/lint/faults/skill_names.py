"""Findings about the names in a persona's list of skills."""

from __future__ import annotations

from sympozium_cli.api import Pack, Persona, Word
from sympozium_cli.lint.finding import Finding, Related
from sympozium_cli.lint.fix import Fix, Remove, Replace
from sympozium_cli.lint.severity import ERROR, INFO, WARNING
from sympozium_cli.lint.vocabulary.skills import BUILT_IN, attached, built_in_skills, is_built_in, pack_name
from sympozium_cli.values.similar import closest


def unknown_skill(pack: Pack, persona: Persona, skill: Word) -> Finding:
    """The finding that a skill is not known; with an unsafe fix where one that upstream installs is close."""
    name = pack_name(skill)
    later = BUILT_IN.get(name)
    if later is not None:
        return Finding(skill.path, f"the skill '{name}' came with {later.since}, later than {pack.release}")
    found = Finding(skill.path, f"no SkillPack is known by the name '{name}'")
    meant = closest(name, built_in_skills(pack.release))
    if meant is None:
        return found._replace(remedy="if it is your own, put the SkillPack beside the pack")
    fix = Fix(f"write '{meant}'", (Replace(skill.path, meant),)) if attached(persona, meant) is None else None
    return found._replace(suggestion=meant, fix=fix)


def repeated_skill(pack: Pack, first: Word, again: Word) -> Finding:
    """The finding that a skill comes twice: as bad as what it does to the pod."""
    name = pack_name(again)
    found = Finding(
        again.path,
        f"the skill '{name}' is listed twice",
        remedy="remove one of them",
        related=(Related(first.path, "the first one"),),
        fix=Fix(f"remove the second '{name}'", (Remove(again.path),), safe=first == again),
    )
    if not is_built_in(again, pack.release):
        return found._replace(severity=WARNING, effect="if the SkillPack has a sidecar, the pod is refused")
    if not BUILT_IN[name].sidecar:
        return found._replace(severity=INFO, effect="the model reads the skill twice")
    return found._replace(severity=ERROR)
