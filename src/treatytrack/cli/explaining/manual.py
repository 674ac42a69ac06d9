"""The man page of the whole program: what the commands and the topics say of themselves, and a few tables."""

import re
from collections.abc import Iterator
from typing import Any

from typer.main import get_command

from treatytrack import __version__, errors
from treatytrack.cli import COMMANDS
from treatytrack.cli.door import ABOUT, INTERRUPTED, app_for
from treatytrack.cli.explaining.pages import AsItIs, Block, Heading, Paragraph, Rows, blocks_of
from treatytrack.cli.explaining.roff import bold, escaped, item, page, prose
from treatytrack.cli.explaining.topics import TOPICS, page_of
from treatytrack.cli.options import everywhere
from treatytrack.cli.report import SOMETHING_IS_DUE
from treatytrack.errors import TreatytrackError

# fmt: off
ENVIRONMENT = (
    ("TREATYTRACK_DB",     "Names the register, where --db does not."),
    ("TREATYTRACK_AS_OF",  'The "today" of every command, where --as-of does not name it.'),
    ("TREATYTRACK_CONFIG", "Names the settings file, instead of the usual place."),
    ("TREATYTRACK_USER",   "Who a change is recorded as, instead of the login."),
    ("TREATYTRACK_MAIL_PASSWORD", "The password of mail.user, before mail.password-file."),
    ("NO_COLOR",           "No colour, as --no-color."),
    ("FORCE_COLOR",        "Colour, also when not on a terminal."),
)

FILES = (
    ("~/.local/share/treatytrack/treatytrack.db", "The register, where nothing else names one."),
    ("~/.config/treatytrack/config.toml",         'Settings, such as db = "PATH"; there need not be one.'),
    ("~/Library/Application Support/treatytrack", "Where both of these are on macOS."),
    ("REGISTER.lock",                             "By which two writers take turns; empty, beside the register."),
    ("REGISTER.before-0002",                      "A copy of the register as it was before it was upgraded."),
)
# fmt: on

_DESCRIPTION = """\
You record what the text of an agreement says and what happened to it since; treatytrack computes the rest for any
day: its status, its last day, the last safe day for giving notice. What rests on an assumption is marked ~, what is not
certain ?, what comes due !. The register is one file. Answers go to standard output; counts, warnings and errors go to
standard error. treatytrack alone says where the register is and what is in it.
"""
_CODES = (
    (0, "Done; also when nothing was found."),
    (SOMETHING_IS_DUE, "Only with report --exit-code: something comes due."),
    (INTERRUPTED, "Interrupted; nothing was changed."),
)
_OF_EVERY_COMMAND = frozenset({*(option.name for option in everywhere()), "help"})


def manual() -> Iterator[str]:
    """The lines of treatytrack(1), the same on every day."""
    program = get_command(app_for(["--help"]))
    context = program.make_context("treatytrack", [], resilient_parsing=True)
    yield f'.TH TREATYTRACK 1 "" "treatytrack {escaped(__version__)}" "User Commands"'
    yield from (".nh", ".ad l")
    yield from (".SH NAME", r"treatytrack \-", *prose(ABOUT[0].lower() + ABOUT[1:].removesuffix(".")))
    yield from (".SH SYNOPSIS", rf"{bold('treatytrack')} [\fIOPTION\fR]... \fICOMMAND\fR [\fIARGUMENT\fR]...")
    yield from (".SH DESCRIPTION", *page(blocks_of(_DESCRIPTION)))
    yield from (".SH OPTIONS", "These may stand before or after the command.", *_parameters(program, context))
    yield from (".SH COMMANDS", *page([Rows(tuple((listed.name, listed.about) for listed in COMMANDS))]))
    for listed in COMMANDS:
        yield from _command(listed.words, program, context)
    for topic in TOPICS:
        heading = Heading(topic.upper())
        yield f".SH {heading.text}"
        yield from page(block for block in page_of(topic) if block != heading)
    yield from (".SH EXIT STATUS", *page([Rows(tuple((str(code), about) for code, about in exit_codes()))]))
    yield from (".SH ENVIRONMENT", *page([Rows(ENVIRONMENT)]))
    yield from (".SH FILES", *page([Rows(FILES)]))
    yield from (".SH SEE ALSO", rf"{bold('crontab')}(5), {bold('systemd.timer')}(5), {bold('sqlite3')}(1)")


def exit_codes() -> list[tuple[int, str]]:
    """Every exit code and what it means, as the errors themselves say it."""
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, TreatytrackError)]
    return sorted([*_CODES, *((kind.exit_code, " ".join((kind.__doc__ or "").split())) for kind in kinds)])


def _command(words: list[str], program: Any, context: Any) -> Iterator[str]:
    """A command as its --help tells it: what it does, examples, arguments and its own options."""
    command = program
    for word in words:
        command = command.get_command(context, word)
        context = command.context_class(command, parent=context, info_name=word)
    name, usage = " ".join(words), " ".join(command.collect_usage_pieces(context))
    yield from (f".SS {escaped(name)}", f"{bold(f'treatytrack {name}')} {escaped(usage)}", ".PP")
    yield from page(_told(command.help))
    yield from _parameters(command, context)


def _parameters(command: Any, context: Any) -> Iterator[str]:
    """The arguments and options; those that every command has, only where they are the program's own."""
    for parameter in command.get_params(context):
        if context.parent and parameter.name in _OF_EVERY_COMMAND:
            continue
        if record := parameter.get_help_record(context):
            yield from item(*record)


def _told(text: str) -> list[Block]:
    """The blocks of a command's help: what follows a line of backspace is kept as it is."""
    found: list[Block] = []
    for part in re.split(r"\n\s*\n", text.strip()):
        if part.lstrip().startswith("\b"):
            title, *lines = part.strip("\b\n").split("\n")
            found += [Paragraph(title), AsItIs(tuple(line.removeprefix("  ") for line in lines))]
        else:
            found.append(Paragraph(" ".join(part.split())))
    return found
