# What can follow in the command line of sympozium, for bash 3.2 and newer and for zsh. Generated: do not edit.
#
# _sympozium_ask WORD... takes the words after the program's name; the last one is to be completed. It sets
#   _sym_kind     what kind of word that is; "commands", "options", "files", "folders", "text", "@NAMES" or a list
#   _sym_words    the words of that kind, with blanks between them
#   _sym_before   what stands before it in the same word, such as "--output="
#   _sym_begun    what is typed of it
#   _sym_path     the command so far

_sympozium_table() { # PATH
  _sym_commands='' _sym_options='' _sym_places=''
  case $1 in
    '')
      _sym_commands='explain completion doctor lsp version pack rules schema secret runs feed budget ci'
      _sym_options='--version --color:auto|always|never --quiet -q --verbose -v --help -h'
      ;;
    'explain')
      _sym_options='--target:targets --color:auto|always|never --quiet -q --help -h'
      _sym_places='rules-and-kinds'
      ;;
    'completion')
      _sym_options='--color:auto|always|never --quiet -q --help -h'
      _sym_places='bash|zsh|fish'
      ;;
    'doctor')
      _sym_options='--output:text|json -o:text|json --offline --for:text --role:text --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      ;;
    'lsp')
      _sym_options='--target:targets --profile:profiles --config:files --stdio --color:auto|always|never --quiet -q --help -h'
      ;;
    'version')
      _sym_options='--output:text|json -o:text|json --short --color:auto|always|never --quiet -q --help -h'
      ;;
    'pack')
      _sym_commands='validate diff render init convert graph schedule list status apply activate deactivate exclude include trigger'
      _sym_options='--color:auto|always|never --quiet -q --verbose -v --help -h'
      ;;
    'pack validate')
      _sym_options='--target:targets --output:full|concise|json|jsonl|sarif|github|gitlab|junit|markdown -o:full|concise|json|jsonl|sarif|github|gitlab|junit|markdown --profile:profiles --select:rules --ignore:rules --severity:rules= --fail-on:levels --fix --unsafe-fixes --diff --baseline:files --write-baseline:files --config:files --no-config --jobs:text -j:text --no-cache --statistics --allow-empty --cluster --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      _sym_places='files+'
      ;;
    'pack diff')
      _sym_options='--ref:text --target:targets --output:unified|json|markdown -o:unified|json|markdown --from:text --as-written --controller-env:files --model-endpoint:text --existing-secret:@secrets --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      _sym_places='files+'
      ;;
    'pack render')
      _sym_options='--target:targets --include:agents|runs --view:sent|stored --output:yaml|json|name|tree -o:yaml|json|name|tree --explain --persona:@personas --output-dir:folders --force --as-written --controller-env:files --model-endpoint:text --existing-secret:@secrets --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --color:auto|always|never --quiet -q --help -h'
      _sym_places='files'
      ;;
    'pack init')
      _sym_options='--from-example:examples --list-examples --output:files -o:files --force --no-input --color:auto|always|never --quiet -q --help -h'
      _sym_places='text'
      ;;
    'pack convert')
      _sym_options='--from:targets --target:targets --in-place -i --diff --check --activate --inactive --output:text|json -o:text|json --context:@contexts --kubeconfig:files --as:text --request-timeout:text --color:auto|always|never --quiet -q --help -h'
      _sym_places='files+'
      ;;
    'pack graph')
      _sym_options='--output:text|mermaid|dot|svg|json -o:text|mermaid|dot|svg|json --name:@packs --target:targets --context:@contexts --kubeconfig:files --as:text --request-timeout:text --color:auto|always|never --quiet -q --help -h'
      _sym_places='files'
      ;;
    'pack schedule')
      _sym_options='--target:targets --name:@packs --for:text --from:text --running --tz:text --persona:@personas --tokens-per-run:text --tokens-used:text --output:text|json -o:text|json --context:@contexts --kubeconfig:files --as:text --request-timeout:text --color:auto|always|never --quiet -q --help -h'
      _sym_places='files'
      ;;
    'pack list')
      _sym_options='--output:table|wide|json|yaml|name|jsonpath=|custom-columns= -o:table|wide|json|yaml|name|jsonpath=|custom-columns= --selector:text -l:text --field-selector:text --sort-by:text --no-headers --show-labels --show-managed-fields --namespace:@namespaces -n:@namespaces --all-namespaces -A --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      _sym_places='@packs+'
      ;;
    'pack status')
      _sym_options='--output:table|wide|json|yaml|name|jsonpath=|custom-columns= -o:table|wide|json|yaml|name|jsonpath=|custom-columns= --no-headers --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      _sym_places='@packs'
      ;;
    'pack apply')
      _sym_options='--filename:files -f:files --force-conflicts --validate --no-validate --dry-run:none|client|server --output:name|yaml|json|jsonpath=|custom-columns= -o:name|yaml|json|jsonpath=|custom-columns= --yes -y --no-input --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      ;;
    'pack activate')
      _sym_options='--filename:files -f:files --provider:providers --key-from:env:|file:|stdin|prompt --secret-name:@secrets --keep-secret --model:text --model-for:text --model-ref:@models --base-url:text --channel:channels --policy:@policies --task-override:text --skill-param:text --dry-run:none|client|server --output:name|yaml|json|jsonpath=|custom-columns= -o:name|yaml|json|jsonpath=|custom-columns= --wait --timeout:text --yes -y --no-input --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      _sym_places='@packs'
      ;;
    'pack deactivate')
      _sym_options='--keep-secrets --export:folders --dry-run:none|client|server --output:name|yaml|json|jsonpath=|custom-columns= -o:name|yaml|json|jsonpath=|custom-columns= --wait --timeout:text --yes -y --no-input --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      _sym_places='@packs'
      ;;
    'pack exclude')
      _sym_options='--file:files --export:folders --dry-run:none|client|server --output:name|yaml|json|jsonpath=|custom-columns= -o:name|yaml|json|jsonpath=|custom-columns= --wait --timeout:text --yes -y --no-input --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      _sym_places='@packs @personas+'
      ;;
    'pack include')
      _sym_options='--file:files --dry-run:none|client|server --output:name|yaml|json|jsonpath=|custom-columns= -o:name|yaml|json|jsonpath=|custom-columns= --wait --timeout:text --yes -y --no-input --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      _sym_places='@packs @personas+'
      ;;
    'pack trigger')
      _sym_options='--like-upstream --no-status --dry-run:none|client|server --output:name|yaml|json|jsonpath=|custom-columns= -o:name|yaml|json|jsonpath=|custom-columns= --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      _sym_places='@packs'
      ;;
    'rules')
      _sym_commands='list'
      _sym_options='--color:auto|always|never --quiet -q --verbose -v --help -h'
      ;;
    'rules list')
      _sym_options='--output:text|json|name -o:text|json|name --color:auto|always|never --quiet -q --help -h'
      _sym_places='topics'
      ;;
    'schema')
      _sym_commands='list print'
      _sym_options='--color:auto|always|never --quiet -q --verbose -v --help -h'
      ;;
    'schema list')
      _sym_options='--color:auto|always|never --quiet -q --help -h'
      ;;
    'schema print')
      _sym_options='--target:targets --color:auto|always|never --quiet -q --help -h'
      _sym_places='schemas'
      ;;
    'secret')
      _sym_commands='list check rotate delete create'
      _sym_options='--color:auto|always|never --quiet -q --verbose -v --help -h'
      ;;
    'secret list')
      _sym_options='--output:table|wide|json|yaml|name|jsonpath=|custom-columns= -o:table|wide|json|yaml|name|jsonpath=|custom-columns= --selector:text -l:text --sort-by:text --no-headers --all-namespaces -A --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      ;;
    'secret check')
      _sym_options='--key-from:env:|file:|stdin|prompt --token-from:env:|file:|stdin|prompt --output:table|wide|json|yaml|name|jsonpath=|custom-columns= -o:table|wide|json|yaml|name|jsonpath=|custom-columns= --selector:text -l:text --no-headers --all-namespaces -A --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --no-input --color:auto|always|never --quiet -q --help -h'
      _sym_places='@secrets+'
      ;;
    'secret rotate')
      _sym_options='--key-from:env:|file:|stdin|prompt --token-from:env:|file:|stdin|prompt --data-key:text --dry-run:none|client|server --output:name|yaml|json|jsonpath=|custom-columns= -o:name|yaml|json|jsonpath=|custom-columns= --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --no-input --color:auto|always|never --quiet -q --help -h'
      _sym_places='@secrets'
      ;;
    'secret delete')
      _sym_options='--yes -y --force --dry-run:none|client|server --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --no-input --color:auto|always|never --quiet -q --help -h'
      _sym_places='@secrets'
      ;;
    'secret create')
      _sym_commands='provider channel github'
      _sym_options='--color:auto|always|never --quiet -q --verbose -v --help -h'
      ;;
    'secret create provider')
      _sym_options='--pack:@packs --key-from:env:|file:|stdin|prompt --token-from:env:|file:|stdin|prompt --name:text --keep --rotate --dry-run:none|client|server --output:name|yaml|json|jsonpath=|custom-columns= -o:name|yaml|json|jsonpath=|custom-columns= --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --no-input --color:auto|always|never --quiet -q --help -h'
      _sym_places='providers'
      ;;
    'secret create channel')
      _sym_options='--pack:@packs --key-from:env:|file:|stdin|prompt --token-from:env:|file:|stdin|prompt --app-token-from:env:|file:|stdin|prompt --signing-secret-from:env:|file:|stdin|prompt --name:text --rotate --dry-run:none|client|server --output:name|yaml|json|jsonpath=|custom-columns= -o:name|yaml|json|jsonpath=|custom-columns= --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --no-input --color:auto|always|never --quiet -q --help -h'
      _sym_places='channels'
      ;;
    'secret create github')
      _sym_options='--key-from:env:|file:|stdin|prompt --token-from:env:|file:|stdin|prompt --rotate --dry-run:none|client|server --output:name|yaml|json|jsonpath=|custom-columns= -o:name|yaml|json|jsonpath=|custom-columns= --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --no-input --color:auto|always|never --quiet -q --help -h'
      ;;
    'runs')
      _sym_commands='list get tree logs stop watch'
      _sym_options='--color:auto|always|never --quiet -q --verbose -v --help -h'
      ;;
    'runs list')
      _sym_options='--pack:@packs --persona:@personas --phase:phases --since:text --older-than:text --limit:text --last --selector:text -l:text --field-selector:text --all-namespaces -A --output:table|wide|json|yaml|name|jsonpath=|custom-columns= -o:table|wide|json|yaml|name|jsonpath=|custom-columns= --sort-by:text --no-headers --show-labels --show-managed-fields --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      _sym_places='@runs+'
      ;;
    'runs get')
      _sym_options='--full --output:text|json|yaml -o:text|json|yaml --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      _sym_places='@runs'
      ;;
    'runs tree')
      _sym_options='--pack:@packs --failed --why-failed --limit:text --output:text|json|yaml -o:text|json|yaml --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      _sym_places='@runs'
      ;;
    'runs logs')
      _sym_options='--follow -f --container:text -c:text --all-containers --tree --since:text --tail:text --previous -p --grep:text --timestamps --raw --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      _sym_places='@runs'
      ;;
    'runs stop')
      _sym_options='--tree --dry-run:none|client|server --no-wait --timeout:text --yes -y --no-input --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      _sym_places='@runs+'
      ;;
    'runs watch')
      _sym_options='--pack:@packs --persona:@personas --since:text --last --selector:text -l:text --all-namespaces -A --until:text --any --timeout:text --output:text|lines|jsonl -o:text|lines|jsonl --cursor:files --record:files --replay:files --speed:text --bell --notify --exec:text --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      _sym_places='@runs+'
      ;;
    'feed')
      _sym_commands='tail'
      _sym_options='--color:auto|always|never --quiet -q --verbose -v --help -h'
      ;;
    'feed tail')
      _sym_options='--follow -f --since:text --last:text --persona:@personas --run:@runs --kind:feed-kinds --by:time|persona --full --tools --memory --timeout:text --output:text|lines|jsonl -o:text|lines|jsonl --cursor:files --record:files --replay:files --speed:text --bell --notify --exec:text --all-namespaces -A --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      _sym_places='@packs'
      ;;
    'budget')
      _sym_commands='show watch reset'
      _sym_options='--color:auto|always|never --quiet -q --verbose -v --help -h'
      ;;
    'budget show')
      _sym_options='--by:persona|model|origin|edge --logs --warn:text --crit:text --output:table|wide|json|yaml|name|jsonpath= -o:table|wide|json|yaml|name|jsonpath= --no-headers --all-namespaces -A --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      _sym_places='@packs'
      ;;
    'budget watch')
      _sym_options='--warn:text --crit:text --exit-on:warn|crit|halt|breaker --once --timeout:text --output:text|lines|jsonl -o:text|lines|jsonl --cursor:files --record:files --replay:files --speed:text --bell --notify --exec:text --all-namespaces -A --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      _sym_places='@packs'
      ;;
    'budget reset')
      _sym_options='--breaker --keep-tokens --dry-run:none|client|server --output:name|yaml|json|jsonpath=|custom-columns= -o:name|yaml|json|jsonpath=|custom-columns= --yes -y --no-input --namespace:@namespaces -n:@namespaces --context:@contexts --kubeconfig:files --as:text --request-timeout:text --verbose -v --color:auto|always|never --quiet -q --help -h'
      _sym_places='@packs'
      ;;
    'ci')
      _sym_commands='init'
      _sym_options='--color:auto|always|never --quiet -q --verbose -v --help -h'
      ;;
    'ci init')
      _sym_options='--output:files --force --dry-run --color:auto|always|never --quiet -q --help -h'
      _sym_places='github|gitlab|pre-commit'
      ;;
  esac
}

_sympozium_list() { # KIND
  case $1 in
    'channels') _sym_words='telegram slack discord whatsapp' ;;
    'examples') _sym_words='chat-support data-team data-team.personapack mixed-providers platform-team release-pipeline research-delegation web-endpoint' ;;
    'feed-kinds') _sym_words='breaker budget channel delegate deleted error gate handoff memory pack result skipped started stimulus task tool usage waiting' ;;
    'levels') _sym_words='error warning info never' ;;
    'phases') _sym_words='Pending Running Serving PostRunning AwaitingDelegate Succeeded Failed Skipped active finished' ;;
    'profiles') _sym_words='default all strict security' ;;
    'providers') _sym_words='openai anthropic azure-openai ollama lm-studio llama-server unsloth llamacpp vllm local bedrock google groq mistral deepseek openrouter github-copilot custom' ;;
    'rules') _sym_words='annotation-invalid-key document-duplicate-pack field-null-dropped file-helm-template label-invalid-key label-invalid-value object-exported-metadata object-status-in-manifest object-too-large yaml-ambiguous-scalar yaml-duplicate-key yaml-parse-error yaml-text-ignored legacy-access-rule-persona legacy-dialect legacy-field-personas legacy-kind-personapack personas-empty schema-field-newer-than-target schema-invalid-enum schema-invalid-value schema-missing-required-field schema-never-served-name schema-unknown-field schema-unknown-kind schema-wrong-api-version schema-wrong-type name-collides-across-packs name-collides-shared-memory name-delegated-run-too-long name-duplicate-display-name name-duplicate-persona name-generated name-invalid-pack name-invalid-persona name-invalid-service name-label-too-long name-reserved-pack name-run-too-long name-service-too-long name-shared-memory-service name-subagent-run-too-long delegation-chain-too-deep delegation-condition-advisory delegation-source-without-tool delegation-target-loses-memory delegation-target-loses-skill-params delegation-target-model-ignored delegation-timeout-exceeds-run-timeout delegation-tool-without-edge persona-unreachable relationship-cycle relationship-duplicate relationship-malformed-timeout relationship-result-format-ignored relationship-sequential-and-delegation relationship-timeout-on-passive-edge relationship-timeout-unused relationship-to-excluded-persona relationship-unknown-source relationship-unknown-target sequential-condition-ignored sequential-fan-in sequential-handoff-truncated sequential-source-multi-trigger sequential-target-without-task sequential-timeout-overrides-run-timeout sequential-without-pipeline-workflow supervision-has-no-effect workflow-delegation-without-delegation-edge workflow-pipeline-without-sequential-edge stimulus-and-immediate-first-tick stimulus-edge-without-spec stimulus-empty-prompt stimulus-multiple-edges stimulus-name-is-persona stimulus-run-has-no-system-prompt stimulus-skips-lifecycle stimulus-source-mismatch stimulus-unknown-target stimulus-without-edge cron-bad-timezone cron-day-of-month-and-week cron-day-of-week-seven cron-descriptor-unsupported cron-field-count cron-invalid cron-never-fires cron-timezone-implicit interval-shadowed-by-cron interval-shorter-than-run-timeout interval-unknown interval-with-space schedule-blocked-by-web-endpoint schedule-empty-task schedule-immediate-first-run schedule-overlap schedule-suppressed-by-sequential-edge schedule-task-override-partial schedule-type-cosmetic schedule-without-interval-or-cron auth-ignored-by-model-ref auth-refs-managed-secret auth-refs-multiple auth-refs-without-enabled auth-refs-without-provider base-url-format bedrock-secret-keys-not-injected credential-inline enabled-in-manifest enabled-without-auth exclude-all-personas exclude-unknown-persona model-defaults-to-gpt model-ignored-by-model-ref model-ref-qualified-name provider-case-mismatch provider-headers-on-bedrock provider-inherits-pack-base-url provider-needs-base-url provider-without-auth-ref run-timeout-malformed run-timeout-missing-for-local-model mcp-auth-name mcp-bridge-skill-noop mcp-duplicate-name-or-prefix mcp-filter-with-prefix mcp-invalid-url mcp-server-unresolved skill-duplicate skill-name-too-long skill-param-key-not-shell-safe skill-params-replace skill-params-unknown-key skill-params-unused skill-unknown subagents-block-without-skill subagents-lose-persona-prompt subagents-max-concurrent-ignored tool-allow-drops-memory tool-allow-drops-spawn-subagents tool-allow-drops-workflow-memory tool-deny-write-leaves-edit tool-execute-command-without-sidecar tool-in-allow-and-deny tool-policy-empty tool-policy-not-applied-to-inbound tool-policy-version tool-send-channel-without-channel tool-spawn-subagents-without-skill tool-unknown tool-wildcard-unsupported memory-auto-store-env-conflict memory-disabled-is-not-off memory-max-size-ignored memory-seed-multiline memory-seeds-never-injected memory-seeds-too-large access-rule-duplicate access-rule-missing-persona access-rule-unknown-persona access-rules-all-read-only circuit-breaker-cooldown-ignored circuit-breaker-without-delegation evidence-policy-scope membrane-derived-private membrane-not-applied-to-auto-context membrane-trusted-visibility-is-private membrane-without-shared-memory permeability-accept-tags-never-exposed permeability-duplicate permeability-expose-tags-hide-untagged permeability-partial permeability-tag-with-comma permeability-unknown-persona shared-memory-invalid-storage-size shared-memory-not-enabled shared-memory-release-namespace time-decay-function-ignored time-decay-malformed-ttl time-decay-non-positive-ttl token-budget-never-resets token-budget-per-run-is-soft token-budget-uncounted-runs token-budget-warn-is-log-only token-budget-without-limit trust-group-too-small trust-group-unknown-persona trust-groups-do-not-replace-derived channel-access-list-comma channel-config-unbound channel-deny-message-without-lists channel-duplicate channel-keyword-overlap channel-open channel-sender-allowed-and-denied channel-shared-bot-token channel-start-without-stop-keywords channel-stop-without-start-keywords channel-type-invalid-name channel-type-unknown channel-without-credentials slack-options-without-slack slack-stickiness-without-threading slack-unknown-trigger web-endpoint-disabled-fields web-endpoint-skill-params-ignored web-endpoint-skill-twice web-hostname-duplicate web-hostname-invalid web-rate-limit-nonpositive web-runs-lack-volumes gate-default-without-gate gate-multiple-hooks gate-on-pre-run gate-without-rbac hook-duplicate-name hook-env-value-and-value-from hook-invalid-name hook-timeout-ignored hook-timeout-malformed lifecycle-rbac-broad post-run-starved-by-run-timeout env-denied-key env-invalid-name env-overrides-runtime env-value-ineffective prompt-empty prompt-env-expansion prompt-mentions-missing-tool prompt-too-long volume-csi-skips-secret-check volume-duplicate-name volume-mount-path-conflict volume-mount-without-volume volume-reserved-name agent-sandbox-no-effect policy-denies-tool policy-namespace policy-not-built-in policy-rejects-all-runs policy-tool-gating-not-applied default-value-restated description-missing display-name-missing memory-skill-redundant shared-memory-single-persona version-not-semver ignore-unknown-rule ignore-unknown-word ignore-unused ignore-without-rule agent-owned-by-other-pack auth-secret-not-found auth-secret-wrong-keys channel-secret-not-found circuit-breaker-open crd-field-pruned egress-blocked gateway-missing github-token-missing mcp-auth-secret-not-found mcpserver-not-ready model-not-found-or-ready orphaned-agents policy-conflicts policy-not-found policy-tool-gating-live provider-headers-secret-not-found runtime-class-missing schedule-phase seeds-not-updated skillpack-not-found skillpack-tool-collision skillpack-volume-conflict storage-size-drift stuck-runs token-budget-exhausted volume-source-missing' ;;
    'rules-and-kinds') _sym_words='annotation-invalid-key document-duplicate-pack field-null-dropped file-helm-template label-invalid-key label-invalid-value object-exported-metadata object-status-in-manifest object-too-large yaml-ambiguous-scalar yaml-duplicate-key yaml-parse-error yaml-text-ignored legacy-access-rule-persona legacy-dialect legacy-field-personas legacy-kind-personapack personas-empty schema-field-newer-than-target schema-invalid-enum schema-invalid-value schema-missing-required-field schema-never-served-name schema-unknown-field schema-unknown-kind schema-wrong-api-version schema-wrong-type name-collides-across-packs name-collides-shared-memory name-delegated-run-too-long name-duplicate-display-name name-duplicate-persona name-generated name-invalid-pack name-invalid-persona name-invalid-service name-label-too-long name-reserved-pack name-run-too-long name-service-too-long name-shared-memory-service name-subagent-run-too-long delegation-chain-too-deep delegation-condition-advisory delegation-source-without-tool delegation-target-loses-memory delegation-target-loses-skill-params delegation-target-model-ignored delegation-timeout-exceeds-run-timeout delegation-tool-without-edge persona-unreachable relationship-cycle relationship-duplicate relationship-malformed-timeout relationship-result-format-ignored relationship-sequential-and-delegation relationship-timeout-on-passive-edge relationship-timeout-unused relationship-to-excluded-persona relationship-unknown-source relationship-unknown-target sequential-condition-ignored sequential-fan-in sequential-handoff-truncated sequential-source-multi-trigger sequential-target-without-task sequential-timeout-overrides-run-timeout sequential-without-pipeline-workflow supervision-has-no-effect workflow-delegation-without-delegation-edge workflow-pipeline-without-sequential-edge stimulus-and-immediate-first-tick stimulus-edge-without-spec stimulus-empty-prompt stimulus-multiple-edges stimulus-name-is-persona stimulus-run-has-no-system-prompt stimulus-skips-lifecycle stimulus-source-mismatch stimulus-unknown-target stimulus-without-edge cron-bad-timezone cron-day-of-month-and-week cron-day-of-week-seven cron-descriptor-unsupported cron-field-count cron-invalid cron-never-fires cron-timezone-implicit interval-shadowed-by-cron interval-shorter-than-run-timeout interval-unknown interval-with-space schedule-blocked-by-web-endpoint schedule-empty-task schedule-immediate-first-run schedule-overlap schedule-suppressed-by-sequential-edge schedule-task-override-partial schedule-type-cosmetic schedule-without-interval-or-cron auth-ignored-by-model-ref auth-refs-managed-secret auth-refs-multiple auth-refs-without-enabled auth-refs-without-provider base-url-format bedrock-secret-keys-not-injected credential-inline enabled-in-manifest enabled-without-auth exclude-all-personas exclude-unknown-persona model-defaults-to-gpt model-ignored-by-model-ref model-ref-qualified-name provider-case-mismatch provider-headers-on-bedrock provider-inherits-pack-base-url provider-needs-base-url provider-without-auth-ref run-timeout-malformed run-timeout-missing-for-local-model mcp-auth-name mcp-bridge-skill-noop mcp-duplicate-name-or-prefix mcp-filter-with-prefix mcp-invalid-url mcp-server-unresolved skill-duplicate skill-name-too-long skill-param-key-not-shell-safe skill-params-replace skill-params-unknown-key skill-params-unused skill-unknown subagents-block-without-skill subagents-lose-persona-prompt subagents-max-concurrent-ignored tool-allow-drops-memory tool-allow-drops-spawn-subagents tool-allow-drops-workflow-memory tool-deny-write-leaves-edit tool-execute-command-without-sidecar tool-in-allow-and-deny tool-policy-empty tool-policy-not-applied-to-inbound tool-policy-version tool-send-channel-without-channel tool-spawn-subagents-without-skill tool-unknown tool-wildcard-unsupported memory-auto-store-env-conflict memory-disabled-is-not-off memory-max-size-ignored memory-seed-multiline memory-seeds-never-injected memory-seeds-too-large access-rule-duplicate access-rule-missing-persona access-rule-unknown-persona access-rules-all-read-only circuit-breaker-cooldown-ignored circuit-breaker-without-delegation evidence-policy-scope membrane-derived-private membrane-not-applied-to-auto-context membrane-trusted-visibility-is-private membrane-without-shared-memory permeability-accept-tags-never-exposed permeability-duplicate permeability-expose-tags-hide-untagged permeability-partial permeability-tag-with-comma permeability-unknown-persona shared-memory-invalid-storage-size shared-memory-not-enabled shared-memory-release-namespace time-decay-function-ignored time-decay-malformed-ttl time-decay-non-positive-ttl token-budget-never-resets token-budget-per-run-is-soft token-budget-uncounted-runs token-budget-warn-is-log-only token-budget-without-limit trust-group-too-small trust-group-unknown-persona trust-groups-do-not-replace-derived channel-access-list-comma channel-config-unbound channel-deny-message-without-lists channel-duplicate channel-keyword-overlap channel-open channel-sender-allowed-and-denied channel-shared-bot-token channel-start-without-stop-keywords channel-stop-without-start-keywords channel-type-invalid-name channel-type-unknown channel-without-credentials slack-options-without-slack slack-stickiness-without-threading slack-unknown-trigger web-endpoint-disabled-fields web-endpoint-skill-params-ignored web-endpoint-skill-twice web-hostname-duplicate web-hostname-invalid web-rate-limit-nonpositive web-runs-lack-volumes gate-default-without-gate gate-multiple-hooks gate-on-pre-run gate-without-rbac hook-duplicate-name hook-env-value-and-value-from hook-invalid-name hook-timeout-ignored hook-timeout-malformed lifecycle-rbac-broad post-run-starved-by-run-timeout env-denied-key env-invalid-name env-overrides-runtime env-value-ineffective prompt-empty prompt-env-expansion prompt-mentions-missing-tool prompt-too-long volume-csi-skips-secret-check volume-duplicate-name volume-mount-path-conflict volume-mount-without-volume volume-reserved-name agent-sandbox-no-effect policy-denies-tool policy-namespace policy-not-built-in policy-rejects-all-runs policy-tool-gating-not-applied default-value-restated description-missing display-name-missing memory-skill-redundant shared-memory-single-persona version-not-semver ignore-unknown-rule ignore-unknown-word ignore-unused ignore-without-rule agent-owned-by-other-pack auth-secret-not-found auth-secret-wrong-keys channel-secret-not-found circuit-breaker-open crd-field-pruned egress-blocked gateway-missing github-token-missing mcp-auth-secret-not-found mcpserver-not-ready model-not-found-or-ready orphaned-agents policy-conflicts policy-not-found policy-tool-gating-live provider-headers-secret-not-found runtime-class-missing schedule-phase seeds-not-updated skillpack-not-found skillpack-tool-collision skillpack-volume-conflict storage-size-drift stuck-runs token-budget-exhausted volume-source-missing ensemble personapack' ;;
    'rules=') _sym_words='annotation-invalid-key= document-duplicate-pack= field-null-dropped= file-helm-template= label-invalid-key= label-invalid-value= object-exported-metadata= object-status-in-manifest= object-too-large= yaml-ambiguous-scalar= yaml-duplicate-key= yaml-parse-error= yaml-text-ignored= legacy-access-rule-persona= legacy-dialect= legacy-field-personas= legacy-kind-personapack= personas-empty= schema-field-newer-than-target= schema-invalid-enum= schema-invalid-value= schema-missing-required-field= schema-never-served-name= schema-unknown-field= schema-unknown-kind= schema-wrong-api-version= schema-wrong-type= name-collides-across-packs= name-collides-shared-memory= name-delegated-run-too-long= name-duplicate-display-name= name-duplicate-persona= name-generated= name-invalid-pack= name-invalid-persona= name-invalid-service= name-label-too-long= name-reserved-pack= name-run-too-long= name-service-too-long= name-shared-memory-service= name-subagent-run-too-long= delegation-chain-too-deep= delegation-condition-advisory= delegation-source-without-tool= delegation-target-loses-memory= delegation-target-loses-skill-params= delegation-target-model-ignored= delegation-timeout-exceeds-run-timeout= delegation-tool-without-edge= persona-unreachable= relationship-cycle= relationship-duplicate= relationship-malformed-timeout= relationship-result-format-ignored= relationship-sequential-and-delegation= relationship-timeout-on-passive-edge= relationship-timeout-unused= relationship-to-excluded-persona= relationship-unknown-source= relationship-unknown-target= sequential-condition-ignored= sequential-fan-in= sequential-handoff-truncated= sequential-source-multi-trigger= sequential-target-without-task= sequential-timeout-overrides-run-timeout= sequential-without-pipeline-workflow= supervision-has-no-effect= workflow-delegation-without-delegation-edge= workflow-pipeline-without-sequential-edge= stimulus-and-immediate-first-tick= stimulus-edge-without-spec= stimulus-empty-prompt= stimulus-multiple-edges= stimulus-name-is-persona= stimulus-run-has-no-system-prompt= stimulus-skips-lifecycle= stimulus-source-mismatch= stimulus-unknown-target= stimulus-without-edge= cron-bad-timezone= cron-day-of-month-and-week= cron-day-of-week-seven= cron-descriptor-unsupported= cron-field-count= cron-invalid= cron-never-fires= cron-timezone-implicit= interval-shadowed-by-cron= interval-shorter-than-run-timeout= interval-unknown= interval-with-space= schedule-blocked-by-web-endpoint= schedule-empty-task= schedule-immediate-first-run= schedule-overlap= schedule-suppressed-by-sequential-edge= schedule-task-override-partial= schedule-type-cosmetic= schedule-without-interval-or-cron= auth-ignored-by-model-ref= auth-refs-managed-secret= auth-refs-multiple= auth-refs-without-enabled= auth-refs-without-provider= base-url-format= bedrock-secret-keys-not-injected= credential-inline= enabled-in-manifest= enabled-without-auth= exclude-all-personas= exclude-unknown-persona= model-defaults-to-gpt= model-ignored-by-model-ref= model-ref-qualified-name= provider-case-mismatch= provider-headers-on-bedrock= provider-inherits-pack-base-url= provider-needs-base-url= provider-without-auth-ref= run-timeout-malformed= run-timeout-missing-for-local-model= mcp-auth-name= mcp-bridge-skill-noop= mcp-duplicate-name-or-prefix= mcp-filter-with-prefix= mcp-invalid-url= mcp-server-unresolved= skill-duplicate= skill-name-too-long= skill-param-key-not-shell-safe= skill-params-replace= skill-params-unknown-key= skill-params-unused= skill-unknown= subagents-block-without-skill= subagents-lose-persona-prompt= subagents-max-concurrent-ignored= tool-allow-drops-memory= tool-allow-drops-spawn-subagents= tool-allow-drops-workflow-memory= tool-deny-write-leaves-edit= tool-execute-command-without-sidecar= tool-in-allow-and-deny= tool-policy-empty= tool-policy-not-applied-to-inbound= tool-policy-version= tool-send-channel-without-channel= tool-spawn-subagents-without-skill= tool-unknown= tool-wildcard-unsupported= memory-auto-store-env-conflict= memory-disabled-is-not-off= memory-max-size-ignored= memory-seed-multiline= memory-seeds-never-injected= memory-seeds-too-large= access-rule-duplicate= access-rule-missing-persona= access-rule-unknown-persona= access-rules-all-read-only= circuit-breaker-cooldown-ignored= circuit-breaker-without-delegation= evidence-policy-scope= membrane-derived-private= membrane-not-applied-to-auto-context= membrane-trusted-visibility-is-private= membrane-without-shared-memory= permeability-accept-tags-never-exposed= permeability-duplicate= permeability-expose-tags-hide-untagged= permeability-partial= permeability-tag-with-comma= permeability-unknown-persona= shared-memory-invalid-storage-size= shared-memory-not-enabled= shared-memory-release-namespace= time-decay-function-ignored= time-decay-malformed-ttl= time-decay-non-positive-ttl= token-budget-never-resets= token-budget-per-run-is-soft= token-budget-uncounted-runs= token-budget-warn-is-log-only= token-budget-without-limit= trust-group-too-small= trust-group-unknown-persona= trust-groups-do-not-replace-derived= channel-access-list-comma= channel-config-unbound= channel-deny-message-without-lists= channel-duplicate= channel-keyword-overlap= channel-open= channel-sender-allowed-and-denied= channel-shared-bot-token= channel-start-without-stop-keywords= channel-stop-without-start-keywords= channel-type-invalid-name= channel-type-unknown= channel-without-credentials= slack-options-without-slack= slack-stickiness-without-threading= slack-unknown-trigger= web-endpoint-disabled-fields= web-endpoint-skill-params-ignored= web-endpoint-skill-twice= web-hostname-duplicate= web-hostname-invalid= web-rate-limit-nonpositive= web-runs-lack-volumes= gate-default-without-gate= gate-multiple-hooks= gate-on-pre-run= gate-without-rbac= hook-duplicate-name= hook-env-value-and-value-from= hook-invalid-name= hook-timeout-ignored= hook-timeout-malformed= lifecycle-rbac-broad= post-run-starved-by-run-timeout= env-denied-key= env-invalid-name= env-overrides-runtime= env-value-ineffective= prompt-empty= prompt-env-expansion= prompt-mentions-missing-tool= prompt-too-long= volume-csi-skips-secret-check= volume-duplicate-name= volume-mount-path-conflict= volume-mount-without-volume= volume-reserved-name= agent-sandbox-no-effect= policy-denies-tool= policy-namespace= policy-not-built-in= policy-rejects-all-runs= policy-tool-gating-not-applied= default-value-restated= description-missing= display-name-missing= memory-skill-redundant= shared-memory-single-persona= version-not-semver= ignore-unknown-rule= ignore-unknown-word= ignore-unused= ignore-without-rule= agent-owned-by-other-pack= auth-secret-not-found= auth-secret-wrong-keys= channel-secret-not-found= circuit-breaker-open= crd-field-pruned= egress-blocked= gateway-missing= github-token-missing= mcp-auth-secret-not-found= mcpserver-not-ready= model-not-found-or-ready= orphaned-agents= policy-conflicts= policy-not-found= policy-tool-gating-live= provider-headers-secret-not-found= runtime-class-missing= schedule-phase= seeds-not-updated= skillpack-not-found= skillpack-tool-collision= skillpack-volume-conflict= storage-size-drift= stuck-runs= token-budget-exhausted= volume-source-missing=' ;;
    'schemas') _sym_words='personapack-0.8 ensemble-0.9 ensemble-0.10 findings-v1 convert-v1 schedule-v1 graph-v1 diff-v1 status-v1 secrets-v1 objects-v1 run-v1 run-event-v1 runs-tree-v1 feed-v1 doctor-v1 version-v1 budget-v1 budget-event-v1' ;;
    'targets') _sym_words='0.8 0.9 0.10 cluster v0.10.46 v0.10.45 v0.10.44 v0.10.43 v0.10.42 v0.10.41 v0.10.40 v0.10.39 v0.10.38 v0.10.37 v0.10.36 v0.10.35 v0.10.34 v0.10.33 v0.10.32 v0.10.31 v0.10.30 v0.10.29 v0.10.28 v0.10.27 v0.10.26 v0.10.23 v0.10.22 v0.10.21 v0.10.20 v0.10.19 v0.10.18 v0.10.17 v0.10.16 v0.10.15 v0.10.14 v0.10.13 v0.10.12 v0.10.11 v0.10.10 v0.10.9 v0.10.8 v0.10.7 v0.10.6 v0.10.5 v0.10.4 v0.10.3 v0.10.2 v0.10.1 v0.10.0 v0.9.5 v0.9.4 v0.9.3 v0.9.2 v0.9.1 v0.9.0 v0.8.28 v0.8.27' ;;
    'topics') _sym_words='file schema names relationships stimulus schedules activation skills memory shared_memory channels web lifecycle prompts policy style ignores cluster' ;;
  esac
}

_sympozium_kind() { # OPTION: sets REPLY to the kind of its value; "" where it takes none
  [ -z "${ZSH_VERSION-}" ] || emulate -L ksh
  local _sym_one
  REPLY=''
  for _sym_one in $_sym_options; do
    case $_sym_one in "$1:"*) REPLY=${_sym_one#*:} && return ;; esac
  done
}

_sympozium_place() { # NUMBER: sets REPLY to the kind of that argument
  [ -z "${ZSH_VERSION-}" ] || emulate -L ksh
  local _sym_left=$1 _sym_one
  REPLY=text
  for _sym_one in $_sym_places; do
    case $_sym_one in *+) REPLY=${_sym_one%+} && return ;; esac
    [ "$_sym_left" != 0 ] || { REPLY=$_sym_one && return; }
    _sym_left=$((_sym_left - 1))
  done
}

_sympozium_ask() {
  [ -z "${ZSH_VERSION-}" ] || emulate -L ksh
  local _sym_pending='' _sym_over='' _sym_place=0 REPLY
  _sym_path='' _sym_before=''
  _sympozium_table ''
  while [ $# -gt 1 ]; do
    if [ -n "$_sym_pending" ]; then
      _sym_pending=''
    elif [ -z "$_sym_over" ] && [ "$1" = -- ]; then
      _sym_over=1
    else
      case $_sym_over$1 in
        -?*) _sympozium_kind "$1" && _sym_pending=$REPLY ;;
        *)
          case " $_sym_commands " in
            *" $1 "*) _sym_path="${_sym_path:+$_sym_path }$1" _sym_place=0 && _sympozium_table "$_sym_path" ;;
            *) _sym_place=$((_sym_place + 1)) ;;
          esac
          ;;
      esac
    fi
    shift
  done
  _sym_begun=${1-}
  _sym_kind=$_sym_pending
  if [ -z "$_sym_kind" ]; then
    case $_sym_over$_sym_begun in
      --*=*)
        _sympozium_kind "${_sym_begun%%=*}"
        _sym_kind=${REPLY:-text} _sym_before=${_sym_begun%%=*}= _sym_begun=${_sym_begun#*=}
        ;;
      -*) _sym_kind=options ;;
      *)
        _sym_kind=commands
        [ -n "$_sym_commands" ] || { _sympozium_place "$_sym_place" && _sym_kind=$REPLY; }
        ;;
    esac
  fi
  _sympozium_words
}

_sympozium_words() {
  [ -z "${ZSH_VERSION-}" ] || emulate -L ksh
  local _sym_one
  _sym_words=''
  case $_sym_kind in
    commands) _sym_words=$_sym_commands ;;
    options) for _sym_one in $_sym_options; do _sym_words="$_sym_words ${_sym_one%%:*}"; done ;;
    *'|'*) _sym_words=${_sym_kind//|/ } ;;
    *) _sympozium_list "$_sym_kind" ;;
  esac
}

_sympozium_offer() { # LEAD WORD...: those that go on from what is typed, without LEAD, which bash has already
  local lead=$1 word full
  shift
  for word in "$@"; do
    [[ $word == "$_sym_begun"* ]] || continue
    full=$_sym_before$word
    full=${full#"$lead"}
    [[ -n $full ]] || continue
    case $raw in
      [\"\']*) [[ $full == *[!A-Za-z0-9._/:@=,+-]* ]] || COMPREPLY+=("$full") ;; # no way out of open quotes is safe
      *) printf -v full %q "$full" && COMPREPLY+=("$full") ;;
    esac
  done
}

_sympozium() {
  local _sym_kind _sym_words _sym_before _sym_begun _sym_path _sym_commands _sym_options _sym_places
  local words=() word last='' number lead raw=${COMP_WORDS[COMP_CWORD]} names=()
  COMPREPLY=()
  # Bash takes words apart at "=" and ":"; put them together again.
  for ((number = 1; number <= COMP_CWORD; number++)); do
    word=${COMP_WORDS[number]}
    if ((${#words[@]})) && { [[ $word == [=:] ]] || [[ $last == [=:] ]]; }; then
      words[${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
    last=$word
  done
  [[ $raw != [=:] ]] || raw=''
  word=${words[${#words[@]} - 1]}
  lead=${word%"$raw"}
  word=${word//\\/}
  [[ $raw != [\"\']* ]] || word=$lead${raw#?}
  words[${#words[@]} - 1]=$word
  _sympozium_ask "${words[@]}"
  case $_sym_kind in
    files | folders)
      # shellcheck disable=SC2015
      [[ $_sym_kind == files ]] && compopt -o default 2> /dev/null || compopt -o dirnames 2> /dev/null
      return
      ;;
    @*)
      while IFS= read -r word; do names+=("$word"); done < <("$1" __complete "${words[@]}" 2> /dev/null < /dev/null)
      _sympozium_offer "$lead" "${names[@]}"
      ;;
    *)
      # shellcheck disable=SC2086
      _sympozium_offer "$lead" $_sym_words
      ;;
  esac
  case ${COMPREPLY[0]-} in *= | *:) compopt -o nospace 2> /dev/null ;; esac
}

complete -F _sympozium sympozium sympozium-cli kubectl-sympozium
