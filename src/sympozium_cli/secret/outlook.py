"""What will become of a Secret: whether it lasts, who will read it, and what to do next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sympozium_cli.api import Pack
from sympozium_cli.cluster.port import Object
from sympozium_cli.errors import RefusedError
from sympozium_cli.schema.target import NEWEST
from sympozium_cli.secret.ownership import why_deleted_with
from sympozium_cli.secret.packs import Packs, is_enabled, name_of
from sympozium_cli.secret.references import CHANNEL, Reference
from sympozium_cli.values.plural import quoted
from sympozium_cli.values.similar import closest


class Place(NamedTuple):
    """A Secret and the pack that it is for.

    Args:
        name: of the Secret.
        namespace: where it is.
        pack: "" for nobody's in particular.
        labels: of the Secret.
        packs: those of the namespace.
    """

    name: str
    namespace: str
    pack: str
    labels: dict[str, str]
    packs: Packs

    @property
    def why_deleted(self) -> str:
        """Why the controller deletes the Secret with the pack, once its authRefs name it; "" if it does not."""
        kind = self.packs.kind or "Ensemble"
        return why_deleted_with(self.pack, self.name, self.labels, kind) if self.pack else ""


def demand_lasting(place: Place) -> None:
    """Refuse to make a Secret that would be deleted at once.

    The controller deletes its own Secrets of a pack that is not enabled, each time that it looks at the pack.

    Raises:
        RefusedError: that is what would happen.
    """
    pack = place.packs.named(place.pack, place.namespace)
    named = any(user.is_key and user.pack == place.pack for user in place.packs.references(place.name, place.namespace))
    if pack is not None and named and not is_enabled(pack) and place.why_deleted:
        raise RefusedError(
            f"the controller would delete Secret '{place.name}' at once: pack '{place.pack}' is not enabled, "
            f"its authRefs name the Secret, and {place.why_deleted}",
            hint=f"--keep makes one that stays; 'sympozium pack activate {place.pack}' makes one and enables the pack",
        )


def doubts(place: Place) -> Iterator[str]:
    """What speaks against making a Secret for the pack."""
    if place.packs.unseen:
        yield "you may not list packs, so whether the pack is there is not known"
    elif place.pack and not place.packs.kind:
        yield "Sympozium's CRDs are not installed in this cluster: is it the right --context?"
    elif place.pack and place.packs.kind and place.packs.named(place.pack, place.namespace) is None:
        meant = closest(place.pack, map(name_of, place.packs.items))
        guess = f"; did you mean '{meant}'?" if meant else " yet"
        yield f"there is no pack '{place.pack}' in '{place.namespace}'{guess}"


def after_rotation(secret: Object, packs: Packs) -> Iterator[str]:
    """Who reads a changed Secret when: pods read their environment once, as they start."""
    name, namespace = secret["metadata"]["name"], secret["metadata"]["namespace"]
    users = packs.references(name, namespace)
    if not users:
        return
    owners = list(dict.fromkeys(user.pack for user in users))
    yield f"runs of {quoted(owners)} that are going on keep the old value; every new one reads the new"
    for channel in _channels(users):
        labels = f"sympozium.ai/component=channel,sympozium.ai/channel={channel}"
        yield f"a channel reads it when it starts: kubectl rollout restart deployment -n {namespace} -l {labels}"
    for owner in owners:
        pack = packs.named(owner, namespace)
        for agent in _servers(pack) if pack is not None else ():
            server = f"deployment/{agent}-web-endpoint-server"
            yield f"a web endpoint reads it when it starts: kubectl rollout restart {server} -n {namespace}"


def _channels(users: Iterable[Reference]) -> Iterable[str]:
    return dict.fromkeys(user.purpose.removeprefix(CHANNEL) for user in users if user.purpose.startswith(CHANNEL))


def _servers(pack: Object) -> Iterator[str]:
    """The agents of the pack that serve HTTP."""
    view = Pack(pack, NEWEST.release)
    for persona in view.personas:
        if persona.web_endpoint is not None and persona.web_endpoint.enabled:
            yield view.agent_name(persona)
