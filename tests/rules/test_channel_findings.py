"""What the rules about channels say, beyond where they say it, and what their fixes write."""

from __future__ import annotations

import pytest

from rules.trial import Case, lint_run, whole
from sympozium_cli.lint import INFO, WARNING, LocatedFinding
from sympozium_cli.lint.text_edit import edited
from sympozium_cli.rules import rule_named
from sympozium_cli.source import load

PERSONA = "  agentConfigs:\n    - {name: lead, systemPrompt: You lead., channels: [slack]}\n"


def _findings(name: str, spec: str) -> list[LocatedFinding]:
    rule = rule_named(name)
    assert rule is not None
    return lint_run([Case(name, "spec:\n" + spec, "", (), together=False)], (rule,))[0]


def _finding(name: str, spec: str) -> LocatedFinding:
    (found,) = _findings(name, spec)
    return found


def _fixed(spec: str, found: LocatedFinding) -> str:
    """The spec after the fix."""
    assert found.fix is not None
    text = "spec:\n" + spec
    document = next(iter(load(whole(text, "").encode(), "fix")))
    return edited(document.lines, found.fix.edits).partition("apiVersion")[0].removeprefix("spec:\n")


@pytest.mark.parametrize(
    ("rule", "before", "after", "safe"),
    [
        ("channel-type-unknown", "slak", "slack", False),
        ("channel-type-unknown", "telegrams", "telegram", False),
        ("channel-type-invalid-name", "Slack", "slack", True),
        ("channel-type-invalid-name", '" WhatsApp"', "whatsapp", True),
        ("channel-type-invalid-name", "Slakc", "slack", False),
    ],
)
def test_a_misspelt_channel_is_mended(rule: str, before: str, after: str, *, safe: bool) -> None:
    spec = PERSONA.replace("slack", before)
    found = _finding(rule, spec)
    assert found.place.label == f"did you mean '{after}'?"
    assert found.fix is not None
    assert found.fix.safe is safe
    assert _fixed(spec, found) == PERSONA.replace("slack", after)


def test_a_channel_that_is_like_none_is_told_which_there_are() -> None:
    for rule, word in (("channel-type-unknown", "teams"), ("channel-type-invalid-name", "MS_Teams")):
        found = _finding(rule, PERSONA.replace("slack", word))
        assert found.fix is None
        assert found.remedy == "the channels are discord, slack, telegram and whatsapp"


def test_settings_under_another_spelling_of_the_channel_are_mended() -> None:
    for key, safe in (("Slack", True), ("slak", False)):
        spec = f"  channelConfigs: {{{key}: team}}\n" + PERSONA
        found = _finding("channel-config-unbound", spec)
        assert found.fix is not None
        assert found.fix.safe is safe
        assert found.place.label == "did you mean 'slack'?"
        assert found.remedy == ""
        assert _fixed(spec, found) == spec.replace(key, "slack")


def test_settings_that_are_there_twice_are_not_renamed_over_each_other() -> None:
    found = _finding("channel-config-unbound", "  channelConfigs: {Slack: team, slack: team}\n" + PERSONA)
    assert found.fix is None
    assert found.remedy == "list Slack under channels, or take the entry away"


def test_access_lists_for_nobody_are_said_to_keep_nobody_out() -> None:
    lists = _finding("channel-config-unbound", "  channelAccessControl: {discord: {}}\n" + PERSONA)
    assert lists.effect == "the lists are never looked up: whoever finds the bot can talk to the agent"
    assert lists.message == "no persona has a channel 'discord'"
    words = _finding("channel-config-unbound", "  channelTriggers: {discord: {}}\n" + PERSONA)
    assert words.effect == "it is never looked up"


@pytest.mark.parametrize(
    ("rule", "settings"),
    [
        ("channel-config-unbound", "channelConfigs: {discord: team}"),
        ("slack-options-without-slack", "slackOptions: {}"),
    ],
)
def test_settings_for_channels_that_are_yet_to_be_chosen_are_a_note(rule: str, settings: str) -> None:
    bare = "  agentConfigs: [{name: lead, systemPrompt: You lead.}]\n"
    other = bare.replace("}]", ", channels: [telegram]}]")
    assert _finding(rule, f"  {settings}\n{bare}").severity == INFO
    assert _finding(rule, f"  {settings}\n{other}").severity == WARNING
    assert _finding(rule, f"  enabled: true\n  {settings}\n{bare}").severity == WARNING


def test_missing_credentials_are_said_once_for_all_personas_of_a_channel() -> None:
    spec = PERSONA + "    - {name: writer, systemPrompt: You write., channels: [slack]}\n"
    found = _finding("channel-without-credentials", spec)
    assert found.message == "no Secret has the credentials for slack of 'lead' and 'writer'"
    assert found.remedy == (
        "put SLACK_BOT_TOKEN, and SLACK_APP_TOKEN or SLACK_SIGNING_SECRET into a Secret, "
        "and its name into channelConfigs, under slack"
    )
    assert [place.span.start.line for place in found.related] == [4]


def test_missing_credentials_are_a_note_until_the_pack_is_enabled() -> None:
    assert _finding("channel-without-credentials", PERSONA).severity == INFO
    assert _finding("channel-without-credentials", "  enabled: true\n" + PERSONA).severity == WARNING


def test_a_second_entry_of_a_channel_is_removed() -> None:
    spec = PERSONA.replace("[slack]", "[slack, telegram, slack]")
    found = _finding("channel-duplicate", spec)
    assert _fixed(spec, found) == PERSONA.replace("[slack]", "[slack, telegram]")


@pytest.mark.parametrize(
    ("channel", "effect"),
    [
        ("telegram", "Telegram refuses all of the pods but one (409 Conflict)"),
        ("slack", "Slack hands each message to one of the pods, whichever it likes"),
        ("discord", "every pod gets every message, so that all of the personas answer"),
    ],
)
def test_two_pods_of_one_bot_get_in_each_others_way_as_the_service_does_it(channel: str, effect: str) -> None:
    token = "xoxb-12345678901-abcdefghijkl"
    spec = f"  channelConfigs: {{{channel}: {token}}}\n" + PERSONA.replace("slack", channel)
    spec += f"    - {{name: writer, systemPrompt: You write., channels: [{channel}]}}\n"
    found = _finding("channel-shared-bot-token", spec)
    assert found.effect == effect
    assert [place.span.start.line for place in found.related] == [4]
    assert token not in f"{found.message} {found.effect} {found.remedy} {found.related[0].label}"


@pytest.mark.parametrize(
    ("stop", "start", "message", "effect"),
    [
        (
            "hush",
            "Hushed",
            "the stop keyword 'hush' is in the start keyword 'Hushed'",
            "to say 'Hushed' mutes an agent that is not muted",
        ),
        (
            "wake up later",
            "wake up",
            "the start keyword 'wake up' is in the stop keyword 'wake up later'",
            "to say 'wake up later' wakes an agent that is muted",
        ),
    ],
)
def test_keywords_that_hold_each_other_say_what_that_does(stop: str, start: str, message: str, effect: str) -> None:
    spec = f"  channelTriggers: {{slack: {{stopKeywords: [{stop}], startKeywords: [{start}]}}}}\n" + PERSONA
    found = _finding("channel-keyword-overlap", spec)
    assert (found.message, found.effect) == (message, effect)
    assert [place.label for place in found.related] == ["the start keyword"]


@pytest.mark.parametrize(
    ("before", "after", "safe"),
    [
        ("mentions", "mention", True),
        ("direct", "dm", True),
        ("IM", "dm", True),
        ("Channel", "channel", True),
        ("mentoin", "mention", False),
    ],
)
def test_a_kind_of_slack_message_is_mended(before: str, after: str, *, safe: bool) -> None:
    spec = f"  slackOptions: {{allowedTriggers: [{before}]}}\n" + PERSONA
    found = _finding("slack-unknown-trigger", spec)
    assert found.fix is not None
    assert found.fix.safe is safe
    assert _fixed(spec, found) == spec.replace(before, after)


def test_unknown_kinds_of_slack_messages_silence_slack_where_they_are_alone() -> None:
    alone = _finding("slack-unknown-trigger", "  slackOptions: {allowedTriggers: [everything]}\n" + PERSONA)
    assert alone.effect == "no message from Slack reaches the agent"
    assert alone.remedy == "the kinds are mention, dm and channel"
    assert alone.fix is None
    beside = _finding("slack-unknown-trigger", "  slackOptions: {allowedTriggers: [everything, dm]}\n" + PERSONA)
    assert beside.effect == "it matches no message"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('allowedSenders: ["U1, U2"]', 'allowedSenders: ["U1", "U2"]'),
        ('allowedSenders: [U0, "U1,,U2" ]', 'allowedSenders: [U0, "U1", "U2" ]'),
        (
            "allowedSenders:\n      - U1,U2 # both\n      - U3",
            'allowedSenders:\n      - "U1"\n      - "U2" # both\n      - U3',
        ),
        (
            "allowedSenders:\n        - U0\n        - U1,U2",
            'allowedSenders:\n        - U0\n        - "U1"\n        - "U2"',
        ),
    ],
)
def test_an_entry_with_a_comma_is_split_as_the_list_is_laid_out(before: str, after: str) -> None:
    spec = f"  channelAccessControl:\n    slack:\n      {before}\n" + PERSONA
    found = _finding("channel-access-list-comma", spec)
    assert found.fix is not None
    assert found.fix.safe is False
    assert _fixed(spec, found) == spec.replace(before, after)


@pytest.mark.parametrize("entry", ['[","]', "&ids [U1]\n      deniedSenders: &more ['U1,U2']"])
def test_an_entry_without_pieces_or_without_a_plain_place_is_not_split(entry: str) -> None:
    spec = f"  channelAccessControl:\n    slack:\n      allowedSenders: {entry}\n" + PERSONA
    found = _finding("channel-access-list-comma", spec)
    assert found.remedy == "write each piece as an item of its own"
    assert found.fix is None or _fixed(spec, found) == spec.replace("'U1,U2'", '"U1", "U2"')
