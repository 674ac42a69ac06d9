"""`treatytrack help`: the help of a command, the pages that teach, and the man page."""

from typing import Annotated

import typer

from treatytrack.cli import COMMANDS, GROUPS
from treatytrack.cli.door import app_for
from treatytrack.cli.explaining.pages import WIDEST, Rows, lines
from treatytrack.cli.explaining.topics import TOPICS, page_of
from treatytrack.cli.speaking import answer, terminal_width
from treatytrack.columns import nearest_name
from treatytrack.errors import WrongRequest

NAMES = tuple(dict.fromkeys(word for listed in COMMANDS for word in listed.words[:1]))


def command(
    about: Annotated[
        list[str] | None, typer.Argument(metavar="[COMMAND|TOPIC]", help="A command, or a topic: dates, presets ...")
    ] = None,
    man: Annotated[bool, typer.Option("--man", help="Write the man page of the whole program.")] = False,
) -> None:
    """Explain a command as its --help does, or teach how dates, presets, queries and validity work.

    \b
    Examples:
      treatytrack help dates
      treatytrack help show
      treatytrack help --man > treatytrack.1
    """
    words = about or []
    if man:
        if words:
            raise WrongRequest(f"--man is the page of the whole program: leave out {' '.join(words)}")
        from treatytrack.cli.explaining.manual import manual  # noqa: PLC0415  (it reads the help of every command)

        answer(manual())
    elif not words:
        _help_of([])
        answer(["", "Topics (treatytrack help TOPIC):", *lines([Rows(tuple(TOPICS.items()))], _columns())])
    else:
        _explain(words)


def _explain(words: list[str]) -> None:
    topic = words[0].casefold()
    if topic not in TOPICS and words[0] not in NAMES:
        raise WrongRequest(_neither(" ".join(words)))
    parts = 2 if words[0] in GROUPS else 1
    if more := words[parts:]:
        raise WrongRequest(f'"{" ".join(more)}" is too much: write treatytrack help {" ".join(words[:parts])}')
    if topic in TOPICS:
        answer(lines(page_of(topic), _columns()))
    else:
        _help_of(words)


def _columns() -> int:
    return min(terminal_width(), WIDEST)


def _neither(written: str) -> str:
    near = nearest_name(written.casefold(), (*NAMES, *TOPICS))
    hint = f"did you mean {near}?" if near else "treatytrack help names them all"
    return f'"{written}" is neither a command nor a topic: {hint}'


def _help_of(words: list[str]) -> None:
    """What `COMMAND --help` says."""
    words = [*words, "--help"]
    app_for(words)(args=words, prog_name="treatytrack", standalone_mode=False)
