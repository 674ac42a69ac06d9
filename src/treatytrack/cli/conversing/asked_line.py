"""A line that somebody is asked for: edited with completion, or plainly where the terminal can do no more."""

import os
import sys
from collections.abc import Callable

from treatytrack.actions.suggestions import Suggest
from treatytrack.cli.speaking import YES_OR_NO, say, terminal_width
from treatytrack.formats.readable import readable, wrapped

AskLine = Callable[[str, str, Suggest | None], str]
"""From the words of a question, what its answer begins with, and what may complete it, to the line typed."""


INPUT_ENDED = "The input ended before the agreement was saved"
"""What is said then, and what was changed all the same."""


def line_asker(*, colour: bool) -> AskLine:
    """How lines are asked for on this terminal; both ways raise KeyboardInterrupt for Ctrl-C, EOFError at the end."""
    if os.environ.get("TERM") in {"dumb", None, ""} and os.name != "nt":
        return plain_line
    from treatytrack.cli.conversing.edited_line import edited_line  # noqa: PLC0415  (0.2 s; only a conversation needs it)

    return lambda words, start, suggest: edited_line(_fitted(words), start, suggest, colour=colour)


def asked_again(ask: AskLine, words: str, wrong: str, suggest: Suggest | None) -> str:
    """The line asked for after a wrong one: that stands there to be corrected, or is shown where no line is edited."""
    if ask is plain_line:
        return ask(f"{words} (you wrote: {readable(wrong)})" if wrong.strip() else words, "", suggest)
    return ask(words, wrong, suggest)


def _fitted(words: str) -> str:
    """The words of a question in lines that the terminal breaks nowhere else, and a blank before the answer."""
    return "\n".join(wrapped(words, terminal_width())) + " "


def is_wanted(ask: AskLine, question: str, explained: str) -> bool:
    """The answer to a question of yes or no, asked until it is one; Enter alone says no, `?` has it explained."""
    while True:
        said = ask(f"{question} [y/N]", "", None).strip().casefold() or "n"
        if said in YES_OR_NO:
            return YES_OR_NO[said]
        say(f"{explained} Write y or n." if said == "?" else "Write y for yes, or n (or Enter) for no.")


def plain_line(words: str, start: str = "", _: Suggest | None = None) -> str:
    """Ask for a line; Enter alone gives what stands there in brackets."""
    sys.stdout.flush()
    sys.stderr.write(_fitted(f"{words} [{readable(start)}]" if start else words))
    sys.stderr.flush()
    line = ""
    try:
        line = sys.stdin.readline()
    finally:
        if not line:  # the end of input, or Ctrl-C: what is said of it begins a line
            sys.stderr.write("\n")
    if not line:
        raise EOFError
    return line.rstrip("\r\n") or start
