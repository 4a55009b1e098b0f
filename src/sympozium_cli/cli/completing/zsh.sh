
@ABOUT@

_sympozium() {
  local _sym_kind _sym_words _sym_before _sym_begun _sym_path _sym_commands _sym_options _sym_places
  local -a typed found about
  local word
  for word in "${(@)words[2,CURRENT-1]}"; do typed+=("${(Q)word}"); done
  _sympozium_ask "${typed[@]}" "${(Q)PREFIX}"
  [[ -z $_sym_before ]] || compset -P '*='
  case $_sym_kind in
    files) _files ;;
    folders) _files -/ ;;
    commands | options)
      _sympozium_about $_sym_kind "$_sym_path"
      _describe -t $_sym_kind $_sym_kind about
      ;;
    @*)
      found=("${(@f)$(_call_program names ${(q)words[1]} __complete ${(q)typed} ${(q)_sym_before}${(q)${(Q)PREFIX}} 2> /dev/null < /dev/null)}")
      compadd -- "${(@)found:#}"
      ;;
    *)
      found=(${=_sym_words})
      compadd -S '' -- ${(M)found:#*[=:]}
      compadd -- ${found:#*[=:]}
      ;;
  esac
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _sympozium "$@"
else
  compdef _sympozium sympozium sympozium-cli kubectl-sympozium
fi
