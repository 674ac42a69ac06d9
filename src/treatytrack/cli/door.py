"""The door: every command comes in and every error goes out here, as one sentence and an exit code."""

import os
import sys
from contextlib import suppress
from errno import EBADF
from io import TextIOWrapper
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperGroup

from treatytrack import __version__
from treatytrack.cli import COMMANDS, GROUPS, Listed, function_of
from treatytrack.cli.changes import changes_made, copies_made, so_far
from treatytrack.cli.options import (
    AskingCommand,
    CorrectingCommand,
    EventAskingCommand,
    EventCorrectingCommand,
    EventRecordingCommand,
    OpenCommand,
    RecordingCommand,
    everywhere,
)
from treatytrack.cli.patience import patient
from treatytrack.errors import TreatytrackError, WrongRequest

ABOUT = "Keep track of bilateral agreements: what holds on any day, until when, and by when notice must be given."
INTERRUPTED = 130
_NEVER_EMPTY = frozenset({
    "--as-of", "--at", "--columns", "--count-by", "--day", "--expiring", "--format", "--from", "--kind",
    "--known-on", "--on-conflict", "--output", "--since", "--sort", "--timezone", "--to", "--within", "-o",
    "--date-format", "--end-is", "--key", "--map", "--parties", "--preset", "--set", "--source-day",
})  # fmt: skip
"""Options of the program's own; those of recorded columns may be empty."""
_TAKES = {
    "": OpenCommand,
    "column": RecordingCommand,
    "correction": CorrectingCommand,
    "query": AskingCommand,
    "event column": EventRecordingCommand,
    "event correction": EventCorrectingCommand,
    "event query": EventAskingCommand,
}


def run(words: list[str]) -> int:
    """Run a command line, and give its exit code. No traceback reaches a user; the answer is on stdout or nowhere."""
    _open_streams()
    try:
        _refuse_what_is_no_text(words)
        _refuse_empty(words)
        _refuse_half_a_pair(words)
        code = app_for(words)(args=words, prog_name="treatytrack", standalone_mode=False)
        sys.stdout.flush()
    except TreatytrackError as error:
        return _said(error.exit_code, *error.sentences)
    except typer.TyperException as error:
        return _said(getattr(error, "exit_code", 2), _usage(error, words))
    except typer.Exit as exit_:
        return exit_.exit_code
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except BrokenPipeError:
        _let_go_of_stdout()
        return 0
    except SystemExit:  # so the parser ends where the reader of stdout has seen enough; nothing of ours exits by itself
        _let_go_of_stdout()
        return 0
    except OSError as error:
        # Files and the register are spoken of where they are opened: what fails here is the answer itself.
        _let_go_of_stdout()
        changed = f"; {so_far()}" if changes_made or copies_made else ""
        return _said(1, f"The answer could not be written: {error.strerror or error}{changed}")
    except Exception as error:
        if "-v" in words or "--verbose" in words:
            raise
        return _said(1, f"This is a bug in treatytrack ({_told(error)}); run it again with --verbose to see more")
    if code == INTERRUPTED:  # the parser too gives it where it was interrupted
        return _said(INTERRUPTED, f"Interrupted: {so_far()}")
    return code if isinstance(code, int) else 0


def _told(error: Exception) -> str:
    """The kind of an error, and the innermost of our lines. Not its words: a title or a password may stand in them."""
    told, trace = type(error).__name__, error.__traceback__
    while trace:
        module = str(trace.tb_frame.f_globals.get("__name__"))
        if module.startswith("treatytrack."):
            told = f"{type(error).__name__} in {module}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return told


class _Closed(TextIOWrapper):
    """A stdout that was closed before the start: an answer must not be lost in silence."""

    def write(self, text: str, /) -> int:
        raise OSError(EBADF, "stdout is closed")


def _open_streams() -> None:
    """Text is UTF-8 and never dies on an encoding, whatever the locale says; a stderr that is closed hears nothing."""
    if sys.stdout is None:
        sys.stdout = _Closed(Path(os.devnull).open("wb"), encoding="utf-8")  # noqa: SIM115  (for as long as we run)
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  (as above)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if sys.stdout is sys.__stdout__ and type(sys.stdout) is TextIOWrapper:
        sys.stdout = patient(sys.stdout)
    if sys.stdin is None:
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115  (for as long as we run)


def _let_go_of_stdout() -> None:
    """What is still buffered would fail once more when the interpreter closes stdout: it goes nowhere instead."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse_what_is_no_text(words: list[str]) -> None:
    """Bytes that are not UTF-8 arrive as lone surrogates, which no register can keep; a file may be named so."""
    for word in words:
        if any("\ud800" <= character <= "\udfff" for character in word) and not os.path.lexists(word):
            raise WrongRequest(f'"{word}" is not UTF-8 text: set the terminal to UTF-8, and write it again')


def _refuse_empty(words: list[str]) -> None:
    """An option whose variable was not set must not mean something else: today, or no limit at all."""
    for option, value in zip(words, [*words[1:], "-"], strict=False):
        name, sign, written = option.partition("=")
        if name in _NEVER_EMPTY and not (written if sign else value).strip():
            raise WrongRequest(f"{name} names nothing: write its value, or leave it out")


def _refuse_half_a_pair(words: list[str]) -> None:
    """`--between AZE,IRN --type MoU` would take the option for the second party."""
    for option, one, other in zip(words, words[1:], words[2:], strict=False):
        if option == "--between" and other.startswith("--"):
            raise WrongRequest(f"--between takes two parties, and after {one} came {other}: write --between AZE IRN")


def app_for(words: list[str]) -> Any:
    """The app with the commands whose names occur among the words, or with all: importing each costs time.

    None at all for the program alone, and all where somebody asks for help or misspells one.
    """
    wanted = [listed for listed in COMMANDS if listed.words[0] in words]
    app = _empty_app(ABOUT)
    app.callback(invoke_without_command=True)(_alone)
    groups: dict[str, typer.Typer] = {}
    for listed in () if _names_none(words) else wanted or COMMANDS:
        *group, name = listed.words
        within = app
        for one in group:
            if one not in groups:
                groups[one] = _empty_app(GROUPS[one])
                groups[one].callback(invoke_without_command=True)(_group_alone)
                app.add_typer(groups[one], name=one, short_help=GROUPS[one])
            within = groups[one]
        function: Any = function_of(listed)
        within.command(name, cls=class_of(listed), short_help=listed.about)(function)
    return app


def _names_none(words: list[str]) -> bool:
    """Whether these are options of every command and their values, and nothing else: the program alone."""
    takes_value = {name: not option.is_flag for option in everywhere() for name in option.opts}
    rest = iter(words)
    for word in rest:
        name, sign, _ = word.partition("=")
        if name not in takes_value:
            return False
        if takes_value[name] and not sign:
            next(rest, None)
    return True


def class_of(listed: Listed) -> Any:
    """What a command of the table is made with: the options that it has besides its own."""
    if listed.takes == "meaning":
        from treatytrack.cli.import_options import ImportingCommand  # noqa: PLC0415  (only import has these)

        return ImportingCommand
    return _TAKES[listed.takes]


def _empty_app(about: str) -> typer.Typer:
    return typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        help=about,
        cls=_Group,
    )


class _Group(TyperGroup):
    """All commands in the order of the table, and the options that may also stand before a command."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.params += everywhere()

    def list_commands(self, ctx: Any) -> list[str]:
        _, *group = ctx.command_path.split()
        within = [listed.words for listed in COMMANDS if listed.words[: len(group)] == group]
        return [name for name in dict.fromkeys(words[len(group)] for words in within) if name in self.commands]


def _alone(
    ctx: typer.Context,
    version: bool = typer.Option(False, "--version", help="Show the version and stop."),
) -> None:
    if version:
        sys.stdout.write(f"treatytrack {__version__}\n")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        from treatytrack.cli.alone import overview  # noqa: PLC0415  (only the bare command needs it)

        overview(ctx)


def _group_alone(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        sys.stdout.write(f"{ctx.get_help()}\n")


def _said(code: int, *sentences: str) -> int:
    from treatytrack.cli.speaking import terminal_width  # noqa: PLC0415  (only an error needs it)
    from treatytrack.formats.readable import readable, with_full_stop, wrapped  # noqa: PLC0415  (as above)

    lines = map(readable, with_full_stop(sentences))
    with suppress(OSError):
        columns = terminal_width() if sys.stderr.isatty() else None
        sys.stderr.write("".join(f"{piece}\n" for line in lines for piece in wrapped(line, columns)))
    return code


def _usage(error: Exception, words: list[str]) -> str:
    """The error of the command line, and whose help tells more."""
    from treatytrack.formats.readable import as_sentence  # noqa: PLC0415  (only an error needs it)

    say = getattr(error, "format_message", None)
    message = (str(say()) if say else str(error)).replace("is not a valid int", "is not a whole number")
    hint = _without_hyphens(error, message) if "unexpected extra argument" in message else ""
    return f"{as_sentence(message)}{hint} See {' '.join(['treatytrack', *_command_among(words), '--help'])}"


def _without_hyphens(error: Exception, message: str) -> str:
    """Which option may have been meant by one of the words in the brackets of the message, which are too many."""
    from treatytrack.cli.options import option_meant  # noqa: PLC0415  (only an error needs it)

    command = getattr(getattr(error, "ctx", None), "command", None)
    meant = option_meant(command, message.rpartition("(")[2].rstrip(")").split()) if command else ""
    return f" Did you mean {meant}?" if meant else ""


def _command_among(words: list[str]) -> list[str]:
    """The words of the command that is asked for: its name, or that of its group alone; none where it is neither."""
    for at, word in enumerate(words):
        if word in GROUPS:
            named = [word, *words[at + 1 : at + 2]]
            return named if any(named == listed.words for listed in COMMANDS) else [word]
        if any([word] == listed.words for listed in COMMANDS):
            return [word]
    return []
