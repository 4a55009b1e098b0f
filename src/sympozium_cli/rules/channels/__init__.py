"""Channels: who can talk to the agents."""

ORDER = 11
PARTS = (
    "persona.channels",
    "persona.channelAccessControl",
    "persona.channelConfigs",
    "persona.channelTriggers",
    "persona.slackOptions",
    "spec.channelAccessControl",
    "spec.channelConfigs",
    "spec.channelTriggers",
    "spec.channelVolumeMounts",
    "spec.channelVolumes",
    "spec.slackOptions",
)
