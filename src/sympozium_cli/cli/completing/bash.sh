
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
