# Completion of treatytrack for bash 3.2 and newer, printed by: treatytrack completion bash

_treatytrack() {
    local program=${1/#\~\//$HOME/} line kind=
    COMPREPLY=()
    type -P -- "$program" >/dev/null || program=treatytrack
    while IFS= read -r line; do
        if [ -z "$kind" ]; then kind=$line; else COMPREPLY+=("$line"); fi
    done < <(command "$program" __complete bash "$COMP_WORDBREAKS" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
    if [ "$kind" = files ]; then
        if type compopt >/dev/null 2>&1; then
            compopt -o default +o nospace
        else
            while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$2")
        fi
    fi
}

complete -o nospace -o nosort -F _treatytrack treatytrack 2>/dev/null ||
    complete -o nospace -F _treatytrack treatytrack
