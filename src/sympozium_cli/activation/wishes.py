"""What somebody wants of an activation; what is not named stays as it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from sympozium_cli.secret.channels import Channel
from sympozium_cli.secret.ownership import channel_secret_name, key_secret_name
from sympozium_cli.secret.providers import Provider
from sympozium_cli.secret.value import SecretValue


class ProviderWish(NamedTuple):
    """A provider of models.

    Args:
        provider: what is known of it.
        secret: the Secret with its key; "" for the usual name.
        value: the key to put into a new Secret; None to use one that is there, or none.
    """

    provider: Provider
    secret: str = ""
    value: SecretValue | None = None

    def secret_name(self, pack: str, *, keep: bool) -> str:
        """The name of the Secret; "" for a provider that goes without."""
        if self.secret:
            return self.secret
        wanted = self.provider.data_key and (self.provider.needs_key or self.value is not None)
        return key_secret_name(pack, self.provider.name, keep=keep) if wanted else ""


class ChannelWish(NamedTuple):
    """A channel that a persona is to listen to.

    Args:
        channel: what is known of it.
        persona: who listens; "" for those that the pack says.
        secret: the Secret with its tokens; "" for the usual name.
    """

    channel: Channel
    persona: str = ""
    secret: str = ""

    def secret_name(self, pack: str) -> str:
        """The name of the Secret; "" for a channel that needs none."""
        if self.channel.token is None:
            return self.secret
        return self.secret or channel_secret_name(pack, self.channel.name)


class SkillParam(NamedTuple):
    """A parameter of a skill."""

    skill: str
    key: str
    value: str


class Wishes(NamedTuple):
    """Everything that an activation can be asked for.

    Args:
        providers: in the order in which they count.
        model: for personas that name none.
        models: by the names of their personas, whatever these name now.
        model_ref: the Model resource to use; "" takes it out, None leaves it.
        base_url: the address of the provider; "" takes it out, None leaves it.
        channels: which are to be bound.
        policy: the name of the policy; "" takes it out, None leaves it.
        task_override: the objective of the team; "" takes it out, None leaves it.
        skill_params: to be set.
        keep_secret: whether new Secrets are to stay when the pack is deactivated.
        written_refs: the authRefs of the pack's file.
    """

    providers: tuple[ProviderWish, ...] = ()
    model: str = ""
    models: Mapping[str, str] = {}
    model_ref: str | None = None
    base_url: str | None = None
    channels: tuple[ChannelWish, ...] = ()
    policy: str | None = None
    task_override: str | None = None
    skill_params: tuple[SkillParam, ...] = ()
    keep_secret: bool = False
    written_refs: tuple[Mapping[str, Any], ...] = ()

    def secrets(self, pack: str) -> dict[str, dict[str, SecretValue]]:
        """The values of the Secrets that are wanted, by Secret and data key; {} for one that must be there already."""
        keys: dict[str, dict[str, SecretValue]] = {}
        for wish in self.providers:
            name = wish.secret_name(pack, keep=self.keep_secret)
            if name:
                values = keys.setdefault(name, {})
                if wish.value is not None:
                    values[wish.provider.data_key] = wish.value
        for channel in self.channels:
            if channel.secret_name(pack):
                keys.setdefault(channel.secret_name(pack), {})
        return keys
