# What can follow in the command line of sympozium, for fish. Generated: do not edit.

@TABLE@

@ABOUT@

function __sympozium_kind -a option -d 'The kind of value that an option takes; nothing where it takes none'
    for one in $argv[2..]
        string match -q -- "$option:*" $one; and string replace -- "$option:" '' $one; and return
    end
end

function __sympozium_after -a before begun -d 'What is typed after the beginning of a word, such as --output='
    string sub -s (math (string length -- "$before") + 1) -- "$begun"
end

function __sympozium_complete
    set -l tokens (commandline -opc)
    set -l begun (commandline -ct)
    set -l path ''
    set -l pending ''
    set -l over ''
    set -l place 1
    set -l here (__sympozium_table '')
    for word in $tokens[2..]
        set -l commands (string split -n ' ' -- $here[1])
        if test -n "$pending"
            set pending ''
        else if test -z "$over"; and test "$word" = --
            set over 1
        else if test -z "$over"; and string match -qr -- '^-.' $word
            set pending (__sympozium_kind $word (string split -n ' ' -- $here[2]))
        else if contains -- $word $commands
            set path (string trim -- "$path $word")
            set place 1
            set here (__sympozium_table $path)
        else
            set place (math $place + 1)
        end
    end
    set -l kind $pending
    set -l before ''
    if test -z "$kind"
        if test -z "$over"; and string match -q -- '--*=*' $begun
            set before (string replace -r -- '=.*' '=' $begun)
            set kind (__sympozium_kind (string replace -r -- '=.*' '' $begun) (string split -n ' ' -- $here[2]))
        else if test -z "$over"; and string match -q -- '-*' $begun
            __sympozium_about options $path
            return
        else if test -n "$here[1]"
            __sympozium_about commands $path
            return
        else
            set -l places (string split -n ' ' -- $here[3])
            set kind $places[$place]
            if test -z "$kind"; and string match -q -- '*+' "$places[-1]"
                set kind $places[-1]
            end
            set kind (string trim -r -c + -- $kind)
        end
    end
    switch "$kind"
        case files
            __fish_complete_path (__sympozium_after "$before" $begun)
        case folders
            __fish_complete_directories (__sympozium_after "$before" $begun)
        case '@*'
            set -l value (string unescape -- (__sympozium_after "$before" $begun))
            for name in ($tokens[1] __complete $tokens[2..] "$before$value" 2> /dev/null < /dev/null)
                printf '%s\n' $before$name
            end
        case '*|*'
            for one in (string split '|' -- $kind)
                echo -- $before$one
            end
        case '*'
            for one in (__sympozium_list $kind)
                echo -- $before$one
            end
    end
end

for program in sympozium sympozium-cli kubectl-sympozium
    complete -c $program -f -a '(__sympozium_complete)'
end
