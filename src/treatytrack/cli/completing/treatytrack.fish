# Completion of treatytrack for fish, printed by: treatytrack completion fish

function __treatytrack_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    set -e words[1]
    command -q -- $program; or set program treatytrack
    set -l lines (command $program __complete fish $words "$current" 2>/dev/null)
    switch "$lines[1]"
        case files
            set -l before (string match -r -- '^--[^=]*=' $current)
            for path in (__fish_complete_path (string replace -r -- '^--[^=]*=' '' $current))
                printf '%s\n' "$before"$path
            end
        case words
            set -e lines[1]
            printf '%s\n' $lines
    end
end

complete -c treatytrack -f -k -a '(__treatytrack_complete)'
