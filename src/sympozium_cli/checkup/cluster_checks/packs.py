"""The packs of the namespace, and what belongs to none of them any more."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.checkup.labels import PACK_LABELS
from sympozium_cli.checkup.live import Live
from sympozium_cli.checkup.result import Result, failure, ok, warning
from sympozium_cli.checkup.skew import assessed
from sympozium_cli.cluster.port import Object
from sympozium_cli.secret.packs import is_enabled, name_of
from sympozium_cli.values.plural import count, quoted

ORDER = 110


def check(live: Live) -> Iterator[Result]:
    if live.installation.value is None:
        return
    packs = live.packs.value
    if packs is None:
        yield live.packs.missing("packs")
        return
    enabled = sum(map(is_enabled, packs))
    yield ok(f"{count(len(packs), 'pack')} in namespace '{live.namespace}', {enabled} enabled")
    for pack in packs:
        if (pack.get("status") or {}).get("phase") == "Error":
            name = name_of(pack)
            yield failure(
                f"the controller refuses pack '{name}' and says why only in its log",
                f"sympozium pack status {name} -n {live.namespace}",
            )
    yield from _orphans(live, packs)


def _orphans(live: Live, packs: tuple[Object, ...]) -> Iterator[Result]:
    """Agents whose pack or persona is gone: they go on working, and block the deactivation of the pack."""
    known, agents = live.installation.value, live.agents.value
    assert known is not None
    if agents is None:
        yield live.agents.missing(f"{known.agents.kind}s")
        return
    pack_label, persona_label = PACK_LABELS[known.era]
    release = assessed(known, None).target.release
    personas = {name_of(pack): {one.name for one in Pack(pack, release).personas} for pack in packs}
    lost: dict[str, list[str]] = {}
    for agent in agents:
        labels = (agent.get("metadata") or {}).get("labels") or {}
        pack = str(labels.get(pack_label))
        if labels.get(persona_label) not in personas.get(pack, ()):
            lost.setdefault(pack, []).append(name_of(agent))
    for pack, names in sorted(lost.items()):
        why = "does not name them any more" if pack in personas else "is not there"
        yield warning(
            f"{known.agents.kind}s go on working for pack '{pack}', which {why}: {quoted(names)}",
            f"kubectl delete {known.agents.plural}.{known.agents.group} {' '.join(names)} -n {live.namespace}",
        )
