# What can follow in the command line of sympozium, for bash 3.2 and newer and for zsh. Generated: do not edit.
#
# _sympozium_ask WORD... takes the words after the program's name; the last one is to be completed. It sets
#   _sym_kind     what kind of word that is; "commands", "options", "files", "folders", "text", "@NAMES" or a list
#   _sym_words    the words of that kind, with blanks between them
#   _sym_before   what stands before it in the same word, such as "--output="
#   _sym_begun    what is typed of it
#   _sym_path     the command so far

@TABLE@

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
