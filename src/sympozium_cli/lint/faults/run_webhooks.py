"""The webhooks of a cluster that change runs before they are stored."""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.lint.surroundings import Object, Surroundings, items, words


def run_changing_webhooks(around: Surroundings) -> Iterator[Object]:
    """Those of them that are there and may be looked at."""
    return (webhook for webhook in around.all("MutatingWebhookConfiguration", "") if _changes_runs(webhook))


def _changes_runs(webhook: Object) -> bool:
    rules = [rule for hook in items(webhook, "webhooks") for rule in items(hook, "rules")]
    return any("agentruns" in words(rule, "resources") for rule in rules)
