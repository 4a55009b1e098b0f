"""A built-in skill has a parameter that it does not read.

Each parameter becomes the environment variable `SKILL_<KEY>`, in capitals. `github-gitops` and `software-dev`
read `repo`, `default_branch`, `labels` and `reviewers`; `web-endpoint` reads `hostname`, `rate_limit_rpm`,
`rate_limit_burst` and `auth_secret_ref`. Anything else is there and looked at by nothing. Guides have shown
`targetRepository`, `defaultBranch`, `prLabels`, `prReviewers` and `BRANCH`, which no release reads.

What a SkillPack of your own reads is not known here.

## Bad
```yaml
spec:
  skillParams:
    github-gitops: {targetRepository: acme/handbook}
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the handbook.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look for dead links.}
      skills: [github-gitops]
```

## Good
```yaml
spec:
  skillParams:
    github-gitops: {repo: acme/handbook}
  agentConfigs:
    - name: keeper
      systemPrompt: You keep the handbook.
      schedule: {interval: 1h, firstTick: afterInterval, task: Look for dead links.}
      skills: [github-gitops]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from sympozium_cli.api import Pack
from sympozium_cli.lint import INFO, Finding, rule
from sympozium_cli.lint.faults.skill_params import all_params, is_shell_safe, read_by, unread_key


@rule(INFO, effect="the skill goes without it, and takes its default where it has one")
def check(pack: Pack) -> Iterator[Finding]:
    for params in all_params(pack):
        known = read_by(params.skill)
        for key in params.keys:
            if known and key.lower() not in known and is_shell_safe(key):
                yield unread_key(params, key)
