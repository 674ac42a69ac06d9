#compdef treatytrack
# Completion of treatytrack for zsh, printed by: treatytrack completion zsh

_treatytrack() {
    emulate -L zsh
    local program=${words[1]/#\~\//$HOME/} line kind word about
    local -a lines matching open_words open_shown whole_words whole_shown
    (( $+commands[$program] )) || [[ $program == */* && -x $program ]] || program=treatytrack
    lines=("${(@f)$(command "$program" __complete zsh "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    if [[ $lines[1] == files ]]; then
        [[ $PREFIX == --*=* ]] && compset -P '*='
        _files
        return
    fi
    for line in "${(@)lines[2,-1]}"; do
        kind=${line%%$'\t'*} line=${line#*$'\t'}
        word=${line%%$'\t'*} about=${line#*$'\t'}
        if [[ $kind == more ]]; then
            open_words+=("$word") open_shown+=("$word${about:+  -- $about}")
        else
            whole_words+=("$word") whole_shown+=("$word${about:+  -- $about}")
        fi
    done
    # A single word may begin otherwise than what is typed: with an accent that was left out.
    (( $#lines == 2 )) && matching=(-U) || matching=(-M 'm:{[:lower:][:upper:]-_}={[:upper:][:lower:]_-}')
    compadd "$matching[@]" -V words -l -d whole_shown -a whole_words
    compadd "$matching[@]" -V open -S '' -l -d open_shown -a open_words
}

if [[ $funcstack[1] == _treatytrack ]]; then
    _treatytrack "$@"
else
    compdef _treatytrack treatytrack
fi
