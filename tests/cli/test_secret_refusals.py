"""Secrets that the cluster does not take: too large, refused by a webhook, or in words that repeat what is stored."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable

import pytest

from cli.playground import Playground
from cli.program import Outcome
from cluster.api import MERGE_PATCH
from cluster.server import Server
from cluster.site import Site
from fakeapi.faults import Reply
from faults.http import HttpProxy
from faults.webhook import NAME, Webhook
from sympozium_cli.cluster.resource import SECRETS

KEY = "sk-proj-NEW0123456789abcdefghij"
STORED = "sk-proj-STORED0123456789abcdefg"
MOST = 1024 * 1024
CREATE = ("secret", "create", "provider", "openai", "--name", "keys", "--rotate", "--key-from", "env:KEY")
ROTATE = ("secret", "rotate", "keys", "--data-key", "OPENAI_API_KEY", "--key-from", "env:KEY")


@pytest.fixture(params=["site", "fake_site"])
def playground(request: pytest.FixtureRequest) -> Playground:
    """A namespace of a real server, then one of the emulator."""
    return Playground(request.getfixturevalue(request.param))


def silent(ended: Outcome) -> Outcome:
    """What was said, once it is sure that no key is in it."""
    for value in (KEY, STORED):
        for text in (value, b64encode(value.encode()).decode()):
            assert text[:12] not in ended.out + ended.err
    return ended


@pytest.mark.parametrize("words", [CREATE, ROTATE, (*CREATE, "--dry-run=client"), (*ROTATE, "--dry-run=client")])
def test_a_secret_that_has_no_room_is_left_alone(playground: Playground, words: tuple[str, ...]) -> None:
    before = playground.put_secret("keys", OTHER="x" * (MOST - len(KEY) + 1))
    ended = silent(playground.run(*words, KEY=KEY))
    assert (ended.code, playground.secret("keys")) == (6, before), ended.err
    told = f"the Secret 'keys' in namespace '{playground.namespace}' would be over-full with {MOST + 1} bytes"
    assert f"{told}: all values of a Secret together have {MOST} bytes at most" in ended.err
    assert "or make a Secret for this key alone" in ended.err


def test_a_secret_with_just_enough_room_is_written(playground: Playground) -> None:
    playground.put_secret("keys", OTHER="x" * (MOST - len(KEY)))
    assert silent(playground.run(*CREATE, KEY=KEY)).code == 0
    assert playground.value("keys", "OPENAI_API_KEY") == KEY
    assert silent(playground.run(*ROTATE, KEY=KEY[::-1])).code == 0, "the old value makes room for the new one"


@pytest.mark.parametrize(
    "words",
    [
        ("secret", "create", "provider", "openai", "--pack", "team", "--key-from", "file:key"),
        ("secret", "rotate", "keys", "--key-from", "file:key"),
        ("pack", "activate", "team", "--provider", "openai", "--key-from", "file:key"),
    ],
)
def test_a_file_that_is_too_large_is_refused_with_its_size(
    fake_site: Site, http_proxy: Callable[[Server], HttpProxy], words: tuple[str, ...]
) -> None:
    proxy = http_proxy(fake_site.server)
    (fake_site.folder / "key").write_bytes(b"k" * (MOST + 1))
    (fake_site.folder / "key").chmod(0o600)
    ended = Playground(fake_site._replace(server=proxy.server)).run(*words)
    assert ended.code == 2, ended.err
    assert f"holds {MOST + 1} bytes, and no key has more than 65536" in ended.err
    assert proxy.requests == []


@pytest.mark.parametrize("words", [CREATE, ROTATE])
def test_what_the_server_repeats_of_a_stored_secret_is_not_shown(
    playground: Playground, http_proxy: Callable[[Server], HttpProxy], words: tuple[str, ...]
) -> None:
    """The refusal is the server's own: that of a change which leads to what cannot be decoded."""
    site = playground.site
    before = playground.put_secret("keys", OTHER=STORED)
    path = SECRETS.path(site.namespace, "keys")
    heard = site.admin.ask("PATCH", path, {"data": {"OPENAI_API_KEY": "!"}}, content_type=MERGE_PATCH)
    assert b64encode(STORED.encode()).decode() in heard.message
    proxy = http_proxy(site.server)
    proxy.inject(Reply(heard.code, json.dumps(heard.value).encode()), verb="patch")
    ended = silent(Playground(site._replace(server=proxy.server)).run(*words, KEY=KEY))
    assert (ended.code, playground.secret("keys")) == (6, before), ended.err
    assert f"does not take the Secret 'keys' in namespace '{site.namespace}': patch: it cannot be so" in ended.err


@pytest.mark.parametrize("words", [CREATE, ROTATE])
@pytest.mark.parametrize("code", [400, 403, 409, 422])
def test_a_webhook_that_denies_a_change_is_told(site: Site, words: tuple[str, ...], code: int) -> None:
    playground = Playground(site)
    before = playground.put_secret("keys", OTHER=STORED)
    with Webhook() as webhook, webhook.registered(site.admin, site.namespace, ("", "secrets")):
        path, trial = SECRETS.path(site.namespace), {"metadata": {"name": "try"}}
        webhook.until_asked(lambda: site.admin.ask("POST", path, trial, {"dryRun": "All"}))
        webhook.judge = lambda _: {"code": code, "message": f"no {KEY}, not \x1b[31mtoday"}
        ended = silent(playground.run(*words, KEY=KEY))
    assert (ended.code, playground.secret("keys")) == (6, before), ended.err
    assert f"the webhook '{NAME}' of this cluster denies the Secret 'keys'" in ended.err
    assert r"no ****, not \x1b[31mtoday" in ended.err
