"""Answers on stdout, words about the work on stderr, and what is asked of somebody at a terminal."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress

import typer


def say_waiting() -> None:
    """Say why nothing happens."""
    say("Waiting for another program to finish with the register.")


def somebody_is_there() -> bool:
    """Whether questions can be asked: somebody types, and sees them even where the answer goes into a file."""
    return sys.stdin.isatty() and sys.stderr.isatty()


YES_OR_NO = {"n": False, "no": False, "y": True, "yes": True}


def agreed(question: str) -> bool:
    """Whether somebody says yes, asked until it is yes or no; Enter alone says no.

    What comes after Ctrl-C begins on a line of its own. Raises Abort for that.
    """
    while True:
        try:
            said = typer.prompt(f"{question} [y/N]", "n", show_default=False, err=True).strip().casefold()
        except (typer.Abort, KeyboardInterrupt):
            sys.stderr.write("\n")
            raise
        if said in YES_OR_NO:
            return YES_OR_NO[said]
        say("Write y for yes, or n (or Enter) for no.")


def answer(lines: Iterable[str]) -> None:
    """Write an answer to stdout, line by line as it comes."""
    for line in lines:
        sys.stdout.write(line + "\n")


def answer_in_words(lines: Iterable[str]) -> None:
    """Write an answer for people: what is longer than the terminal is wide goes on below, indented."""
    from treatytrack.formats.readable import wrapped  # noqa: PLC0415  (many commands answer otherwise)

    columns = answered_width()
    for line in lines:
        answer(wrapped(line, columns, "    "))


def answered_width() -> int | None:
    """How many columns an answer has; None where it goes elsewhere than to a terminal."""
    return terminal_width() if sys.stdout.isatty() else None


def answer_bytes(pieces: Iterable[bytes]) -> None:
    """Write an answer that is no text to stdout."""
    sys.stdout.write("")  # raises where stdout is closed
    sys.stdout.flush()
    sys.stdout.buffer.writelines(pieces)
    sys.stdout.buffer.flush()


def say(words: str, *, whole: bool = False) -> None:
    """Say something about the work on stderr; `whole` breaks no line, because it will be copied."""
    say_each([words], whole=whole)


def say_each(lines: Iterable[str], *, whole: bool = False) -> None:
    """Say many things, line by line as they come."""
    from treatytrack.formats.readable import readable, wrapped  # noqa: PLC0415  (many commands only answer)

    sys.stdout.flush()  # so that on a terminal an answer stands before what is said of it
    columns = terminal_width() if sys.stderr.isatty() and not whole else None
    with suppress(OSError):  # an answer is whole even where nobody hears what is said of it
        for line in lines:
            sys.stderr.write("\n".join(wrapped(readable(line), columns)) + "\n")


def terminal_width() -> int:
    """How many columns the terminal has; 80 where it does not say."""
    import shutil  # noqa: PLC0415  (only where something is as wide as the terminal)

    columns = shutil.get_terminal_size((0, 0)).columns  # COLUMNS, else what stdout says
    if not columns:
        with suppress(OSError, ValueError):  # stdout goes into a file, and words still to the terminal
            columns = os.get_terminal_size(sys.stderr.fileno()).columns
    return max(columns or 80, 20)
