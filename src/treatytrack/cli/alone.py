"""`treatytrack` alone: where the register is, how much is in it, what comes next, and what to do."""

import os
import shlex
import sys

import typer

from treatytrack.actions.find import EXPIRING, Due, coming_due, window_end
from treatytrack.cells import any_of
from treatytrack.cli.explaining.pages import Paragraph, Rows, lines
from treatytrack.cli.explaining.topics import TOPICS
from treatytrack.cli.session import Session
from treatytrack.cli.showing import NOT_CUT
from treatytrack.cli.speaking import answer, terminal_width
from treatytrack.config import Place
from treatytrack.domain.query import Query
from treatytrack.domain.words import deadline_words, how_many, in_days
from treatytrack.errors import RegisterUnusable
from treatytrack.formats.readable import readable

_Lines = tuple[tuple[str, str], ...]
"""Commands, or what is so, and what is to be said of each."""

_DEMO = ("treatytrack demo", "a worked example, in a temporary register")
_ADD = ("treatytrack add", "record an agreement: it asks for what it needs")
_IMPORT = ("treatytrack import --help", "take many in from a file")
_DATES = ("treatytrack help dates", "what dates and lengths you may write")

_TO_FILL = (_ADD, _IMPORT, _DATES, _DEMO, ("treatytrack help validity", "how status and last day are computed"))


def _to_go_on(ref: str) -> _Lines:
    return (
        ("treatytrack list", "what there is, and what comes due"),
        (f"treatytrack show {ref} --explain", "why it stands as it does"),
        ("treatytrack report", "what comes due, and what is to be settled"),
        ("treatytrack record --help", "record what happened to an agreement"),
        _ADD,
    )


def overview(ctx: typer.Context) -> None:
    """Say where the register is, what is in it and what comes next; five commands to go on with."""
    session = Session(ctx)
    path, named_by = session.place
    by = "the default place" if named_by == "default" else f"named by {named_by}"
    try:
        held, commands = _what_is_there(session)
    except RegisterUnusable:
        if os.path.exists(path):
            raise
        held, commands = _nothing_yet(session.place)
    topics = any_of(tuple(TOPICS)).replace(" or ", " and ")
    more = Paragraph(f"treatytrack help lists all commands, and pages on {topics}")
    columns = terminal_width() if sys.stdout.isatty() else NOT_CUT
    about = Rows((("Register", f"{readable(str(path))} ({by})"), *held))
    answer(lines([about, Rows(commands), more], columns))


def _what_is_there(session: Session) -> tuple[_Lines, _Lines]:
    """How much is in the register and what comes next; the commands to go on with."""
    with session.reading() as register:
        count = register.count()
        today = session.today
        last = window_end(today, EXPIRING)
        dues = coming_due(register, Query(), today, today, last, leads=False)
    if not count:
        return (("", "empty"),), _TO_FILL
    number = f"{len(dues) or 'no'} deadline{'' if len(dues) == 1 else 's'}"
    held = ("", f"{how_many(count, 'agreement')}; {number} from {today} to {last}")
    if not dues:
        return (held,), _to_go_on("REF")
    return (held, ("Next", _told(dues[0]))), _to_go_on(dues[0].agreement.ref)


def _told(due: Due) -> str:
    left = in_days(due.deadline.days_left(due.standing.as_of))
    return readable(f"{due.deadline.day}, {left}: {due.agreement.ref} {deadline_words(due.deadline)}")


def _nothing_yet(place: Place) -> tuple[_Lines, _Lines]:
    """How a register is made; one that a variable or a settings file names has to be named plainly."""
    init, also = "treatytrack init", ", and so does the first add or import"
    if place.named_by not in {"--db", "default"}:
        init, also = readable(f"treatytrack --db {shlex.quote(str(place.path))} init"), ""
    commands = (_DEMO, (init, "make the register"), _ADD, _IMPORT, _DATES)
    return (("", f"not there yet: {init} makes it{also}"),), commands
