"""Packs with one fault each: the rule that must find it, and the text, with a mark before the place."""

from __future__ import annotations

SPEC = "apiVersion: sympozium.ai/v1alpha1\nkind: Ensemble\nmetadata: {name: demo}\nspec:\n"
LEAD = "  agentConfigs:\n    - name: lead\n      systemPrompt: You lead.\n      channels: [slack]\n"

FAULTS = {
    "a tab": ("yaml-parse-error", SPEC + "»\tenabled: true\n" + LEAD),
    "an alias by accident": ("yaml-parse-error", SPEC + LEAD + "      schedule: {task: Look., cron: »* * * * *}\n"),
    "a template": ("file-helm-template", SPEC + "  description: »{{ .Values.text }}\n" + LEAD),
    "a version that is a number": ("yaml-ambiguous-scalar", SPEC + "  version: »1.10\n" + LEAD),
    "a word that is a boolean": ("yaml-ambiguous-scalar", SPEC + LEAD + "      displayName: »NO\n"),
    "a word that is a boolean in a list": ("yaml-ambiguous-scalar", SPEC + LEAD + "      skills: [memory, »on]\n"),
    "a number in a map of texts": ("yaml-ambiguous-scalar", SPEC + LEAD + "      env: {LIMIT: »80}\n"),
    "a text for a list": ("schema-wrong-type", SPEC + LEAD + "      skills: »memory\n"),
    "a list for a mapping": ("schema-wrong-type", SPEC + LEAD + "      memory: »[enabled]\n"),
    "a number in quotes": ("schema-wrong-type", SPEC + LEAD + '      memory: {maxSizeKB: »"256"}\n'),
    "a mapping for a text": ("schema-wrong-type", SPEC + "  description: »{text: Leads.}\n" + LEAD),
    "an empty item": ("schema-wrong-type", SPEC + LEAD + "      skills: [memory, »~]\n"),
    "a misspelt field": ("schema-unknown-field", SPEC + LEAD + "      »toolpolicy: {allow: [read_file]}\n"),
    "a misspelt field that is required": (
        "schema-unknown-field",
        SPEC + "  agentConfigs:\n    - name: lead\n      »systemprompt: You lead.\n      channels: [slack]\n",
    ),
    "a misplaced field": ("schema-unknown-field", SPEC + "  »systemPrompt: You lead.\n" + LEAD),
    "a field that is read as a boolean": ("schema-unknown-field", SPEC + "  »on: true\n" + LEAD),
    "a persona without a prompt": (
        "schema-missing-required-field",
        SPEC + "  agentConfigs:\n    - »name: lead\n      channels: [slack]\n",
    ),
    "a prompt without text": (
        "schema-missing-required-field",
        SPEC + "  agentConfigs:\n    - name: lead\n      »systemPrompt:\n      channels: [slack]\n",
    ),
    "no personas at all": (
        "schema-missing-required-field",
        SPEC.replace("spec:", "»spec:") + "  sharedMemory: {enabled: true}\n",
    ),
    "a value in capitals": ("schema-invalid-enum", SPEC + "  workflowType: »Autonomous\n" + LEAD),
    "an empty value": ("schema-invalid-enum", SPEC + '  workflowType: »""\n' + LEAD),
    "a name without letters": (
        "schema-invalid-value",
        SPEC + LEAD + '      mcpServers: [{name: github, toolsPrefix: »""}]\n',
    ),
    "an older word": ("legacy-field-personas", SPEC + LEAD.replace("agentConfigs", "»personas")),
    "an older word in a rule": (
        "legacy-access-rule-persona",
        SPEC + "  sharedMemory: {enabled: true, accessRules: [{»persona: lead, access: read-only}]}\n" + LEAD,
    ),
    "both words": ("legacy-field-personas", SPEC + "  »personas: []\n" + LEAD),
    "an older kind": ("legacy-kind-personapack", SPEC.replace("Ensemble", "»PersonaPack") + LEAD),
    "a kind that is none": ("schema-unknown-kind", SPEC.replace("Ensemble", "»Ensembles") + LEAD),
    "another group": ("schema-wrong-api-version", SPEC.replace("sympozium.ai", "»sympozium.io") + LEAD),
    "a name from the code": ("schema-never-served-name", SPEC + "  »excludeAgentConfigs: [writer]\n" + LEAD),
    "a reference to a skill": (
        "schema-never-served-name",
        SPEC + LEAD + "      skills: [»{skillPackRef: memory}]\n",
    ),
    "a membrane with older words": (
        "schema-never-served-name",
        SPEC + "  sharedMemory: {enabled: true, membrane: {permeability: [{»persona: lead}]}}\n" + LEAD,
    ),
    "a pack in capitals": ("name-invalid-pack", SPEC.replace("name: demo", "name: »Demo") + LEAD),
    "a pack without a name": ("name-invalid-pack", SPEC.replace("metadata: {name: demo}", "»metadata: {}") + LEAD),
    "a persona in capitals": ("name-invalid-persona", SPEC + LEAD.replace("lead\n", "»Lead\n")),
    "a pack that begins with a digit": (
        "name-invalid-service",
        SPEC.replace("name: demo", "name: »24x7") + LEAD,
    ),
    "the same with shared memory": (
        "name-shared-memory-service",
        SPEC.replace("name: demo", "name: »24x7") + "  sharedMemory: {enabled: true}\n" + LEAD,
    ),
    "a pack that is too long": (
        "name-label-too-long",
        SPEC.replace("name: demo", "name: »" + "a" * 64) + "  sharedMemory: {enabled: true}\n" + LEAD,
    ),
    "pack and persona that are too long": (
        "name-label-too-long",
        SPEC.replace("demo", "a" * 60) + LEAD.replace("lead\n", "»lead\n") + "      skills: [subagents]\n",
    ),
}


FIXED = {
    "a version that is a number": '  version: "1.10"',
    "a word that is a boolean": '      displayName: "NO"',
    "a word that is a boolean in a list": '      skills: [memory, "on"]',
    "a number in a map of texts": '      env: {LIMIT: "80"}',
    "a text for a list": "      skills: [memory]",
    "a number in quotes": "      memory: {maxSizeKB: 256}",
    "a misspelt field": "      toolPolicy: {allow: [read_file]}",
    "a misspelt field that is required": "      systemPrompt: You lead.",
    "a value in capitals": "  workflowType: autonomous",
    "an older word": "  agentConfigs:",
    "an older word in a rule": (
        "  sharedMemory: {enabled: true, accessRules: [{agentConfig: lead, access: read-only}]}"
    ),
    "an older kind": "kind: Ensemble",
    "a kind that is none": "kind: Ensemble",
    "another group": "apiVersion: sympozium.ai/v1alpha1",
    "a name from the code": "  excludePersonas: [writer]",
    "a reference to a skill": "      skills: [memory]",
    "a membrane with older words": ("  sharedMemory: {enabled: true, membrane: {permeability: [{agentConfig: lead}]}}"),
}
