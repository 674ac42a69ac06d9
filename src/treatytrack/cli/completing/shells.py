"""What each shell is answered: first `files` or `words`, then a candidate a line.

Text of the register that would steer a terminal never gets there: such a word is left out, in what a word means such
signs are made visible. zsh and fish quote what they insert themselves; for bash it is done here.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from treatytrack.cli.completing.candidates import Candidate, Files, begins
from treatytrack.cli.completing.line import candidates
from treatytrack.cli.completing.quoting import quoted, read
from treatytrack.formats.readable import readable, without_middle

_ABOUT_COLUMNS = 60


def bash(asked: Sequence[str]) -> Iterator[str]:
    """For COMP_WORDBREAKS and the line up to the cursor: what takes the place of the word as bash parts words.

    Each ends in a blank unless more of the word is to follow or a quote is open, which bash then closes.
    """
    breaks, line = asked
    typed = read(line, breaks)
    found = candidates(typed.words, typed.last)
    if isinstance(found, Files):
        yield "files"
        return
    yield "words"
    before = typed.last[: typed.kept]
    texts = _keeping_what_is_typed(typed.last, [(one.text, one.unfinished) for one in _harmless(found)])
    for text, unfinished in texts:
        inserted = quoted(text.removeprefix(before), typed.quote)
        if text.startswith(before) and inserted is not None:
            yield inserted if unfinished or typed.quote else f"{inserted} "


def _keeping_what_is_typed(typed: str, texts: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """bash puts what all candidates have in common in place of the word: that must not be less than is typed."""
    if len(texts) == 1 or len({text[: len(typed)] for text, _ in texts}) == 1:
        return texts
    return [(typed + text[len(typed) :], unfinished) for text, unfinished in texts if begins(typed, text)]


def zsh(asked: Sequence[str]) -> Iterator[str]:
    """For the words and the beginning of the one at the cursor: whether more is to follow, the word, what it means."""
    *words, typed = asked
    found = candidates(words, typed)
    if isinstance(found, Files):
        yield "files"
        return
    yield "words"
    for one in _harmless(found):
        yield f"{'more' if one.unfinished else 'done'}\t{one.text}\t{one.about}"


def fish(asked: Sequence[str]) -> Iterator[str]:
    """For the words and the one at the cursor as it is quoted there: the word and what it means."""
    *words, typed = asked
    found = candidates(words, read(typed).last)
    if isinstance(found, Files):
        yield "files"
        return
    yield "words"
    for one in _harmless(found):
        yield f"{one.text}\t{one.about}"


def _harmless(found: Iterable[Candidate]) -> Iterator[Candidate]:
    for one in found:
        if readable(one.text) == one.text:
            yield one._replace(about=without_middle(readable(one.about), _ABOUT_COLUMNS))


SHELLS: dict[str, Callable[[Sequence[str]], Iterator[str]]] = {"bash": bash, "zsh": zsh, "fish": fish}
"""The shells, and how each is answered."""
