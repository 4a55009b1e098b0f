"""What runs take over from their Agent (channel_router.go, resolveProvider; api/v1alpha1/agent_types.go)."""

from __future__ import annotations

from typing import Any

from sympozium_cli.api import Pack
from sympozium_cli.api.model import IN_SECRET_NAMES, IN_URLS
from sympozium_cli.api.workflow import positive_duration
from sympozium_cli.render import era
from sympozium_cli.render.manifest import Manifest, spec_of
from sympozium_cli.render.origin import Traced, because, plain, present, taken
from sympozium_cli.values.duration import format_duration

RUN = "AgentRun"


def model_of_run(agent: Manifest) -> dict[str, Any]:
    """The `model` of a run."""
    default = spec_of(agent)["agents"]["default"]
    optional = ("baseURL", "providerHeaders", "providerHeadersSecretRef")
    return {
        "provider": _provider(agent),
        "model": default["model"],
        "authSecretRef": _secret(agent),
        **{key: default[key] for key in optional if key in default},
    }


def taken_over(agent: Manifest) -> dict[str, Any]:
    """The volumes, the environment and the time limit of a run."""
    spec = spec_of(agent)
    default = spec["agents"]["default"]
    return {
        **{key: spec[key] for key in ("volumes", "volumeMounts") if key in spec},
        **({"env": default["env"]} if "env" in default else {}),
        **present({"timeout": _timeout(default.get("runTimeout"))}),
    }


def tool_policy(pack: Pack, agent: Manifest) -> dict[str, Any]:
    """The `toolPolicy` of a run, in a map of its own; empty where the persona has none."""
    persona = pack.persona(agent.persona)
    policy = persona.tool_policy if persona is not None and pack.release >= era.TOOL_POLICY else None
    if policy is None:
        return {}
    return {"toolPolicy": present({key: taken(policy, key) for key in ("allow", "deny")})}


def _timeout(written: Traced | None) -> Traced | None:
    if written is None:
        return None
    duration = positive_duration(plain(written))
    if duration is None:
        return None
    text = format_duration(duration)
    why = "" if text == plain(written) else f"{plain(written)} in Go's words"
    return because(text, why, written.origin.path)


def _provider(agent: Manifest) -> Traced:
    stated = agent.tree["metadata"]["labels"].get("sympozium.ai/provider")
    if stated is not None:
        return because(plain(stated), "", stated.origin.path)
    references = plain(spec_of(agent).get("authRefs") or [])
    path = spec_of(agent)["authRefs"].origin.path if references else None
    for reference in references:
        if reference.get("provider"):
            return because(reference["provider"], "the first of authRefs that names one", path)
    for reference in references:
        for word in IN_SECRET_NAMES:
            if word in reference["secret"]:
                return because(word, f"guessed from the name of the Secret '{reference['secret']}'", path)
    return _provider_of(spec_of(agent)["agents"]["default"].get("baseURL"))


def _provider_of(base_url: Traced | None) -> Traced:
    if base_url is None:
        return because("openai", "nothing names a provider: the default")
    for part, name in IN_URLS.items():
        if part in plain(base_url):
            return because(name, f"guessed from '{part}' in the base URL", base_url.origin.path)
    return because("custom", "the base URL is of no provider that the controller knows", base_url.origin.path)


def _secret(agent: Manifest) -> Traced:
    references = spec_of(agent).get("authRefs")
    secrets = [reference["secret"] for reference in plain(references or [])]
    usable = [secret for secret in secrets if secret.strip()]
    if not usable:
        return because("", "there is no key")
    why = "the first of them, whatever its provider" if len(secrets) > 1 else ""
    assert references is not None
    return because(usable[0], why, references.origin.path)
