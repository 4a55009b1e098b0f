"""What to say of the skill `web-endpoint`, which a persona lists or an enabled `webEndpoint` attaches."""

from __future__ import annotations

from collections.abc import Iterable

from sympozium_cli.api import Pack, Persona, View, WebEndpoint, Word
from sympozium_cli.lint.finding import Finding, Related
from sympozium_cli.lint.fix import Fix, Remove
from sympozium_cli.lint.severity import INFO
from sympozium_cli.lint.vocabulary.skills import WEB_ENDPOINT
from sympozium_cli.source import FieldPath


def listed_twice(pack: Pack, persona: Persona, endpoint: WebEndpoint, skill: Word) -> Finding:
    """The finding about the skill; a note where the block says nothing that is lost."""
    has_params = skill in persona.skill_params or skill in pack.spec.skill_params
    found = Finding(
        skill.path,
        f"webEndpoint attaches '{skill}' already",
        remedy="take one of the two away" if has_params else "take it out of skills",
        related=(Related(endpoint.path, "attached here"),),
        fix=Fix(f"remove '{skill}' from skills", (Remove(_entry(persona, skill)),), safe=not has_params),
    )
    if endpoint.hostname or endpoint.rate_limit:
        return found
    return found._replace(severity=INFO, effect="the entry of skills counts, and the block says nothing else")


def unread_params(params: View, personas: Iterable[Persona]) -> Finding:
    """The finding about parameters of the skill that none of the personas lists, whose block may attach it."""
    blocks = [persona.web_endpoint for persona in personas]
    attached = [block for block in blocks if block is not None and block.enabled]
    found = Finding(params.path, f"nobody lists the skill '{WEB_ENDPOINT}'", on_key=True)
    if not attached:
        return found._replace(remedy=f"list {WEB_ENDPOINT} in the skills of a persona, or take the parameters away")
    return found._replace(
        message=f"{found.message}, and webEndpoint brings parameters of its own",
        remedy=f"list {WEB_ENDPOINT} in skills instead of the block webEndpoint, and set all parameters here",
        related=(Related(attached[0].path, "its parameters come from here"),),
    )


def _entry(persona: Persona, skill: Word) -> FieldPath:
    """The entry, or together with it the list that would be empty."""
    return skill.path if len(persona.skills) > 1 else skill.path.parent
