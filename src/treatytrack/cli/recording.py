"""What the commands that record share: columns and details as options, what they mean, how their answers read."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated

import typer

from treatytrack.actions.edit import Edited
from treatytrack.actions.find import Found
from treatytrack.actions.read import Problem
from treatytrack.actions.record import Recorded
from treatytrack.cli.correcting import changes_told
from treatytrack.cli.options import option_meant
from treatytrack.cli.session import Session
from treatytrack.cli.speaking import answer, answer_in_words, say
from treatytrack.columns import LISTS
from treatytrack.domain.acts import DECISIVE
from treatytrack.domain.admissible import Remark
from treatytrack.domain.dates import DayOrder
from treatytrack.domain.events import NumberedEvent
from treatytrack.domain.lists import joined
from treatytrack.domain.recording import BY_KIND
from treatytrack.domain.words import deadline_words, in_days, last_day_words, signs, status_words
from treatytrack.errors import WrongRequest
from treatytrack.formats.readable import as_sentence

Order = Annotated[bool | None, typer.Option("--day-first", help="Read 03/04/2025 as 3 April.")]
MonthFirst = Annotated[bool, typer.Option("--month-first", help="Read 03/04/2025 as 4 March.")]
By = Annotated[str | None, typer.Option(metavar="PARTY", help="Which party did it.")]
Effective = Annotated[str | None, typer.Option(metavar="DATE", help="From which day on it works, if that is known.")]
For = Annotated[str | None, typer.Option("--for", metavar="LENGTH", help="Extended by how much.")]
Other = Annotated[str | None, typer.Option(metavar="REF", help="The other agreement by which it was done.")]
Note = Annotated[str | None, typer.Option(metavar="TEXT", help="Anything else about it.")]


def day_order(day_first: bool | None, month_first: bool) -> DayOrder | None:
    """Which number of a date comes first, where somebody says so."""
    if day_first and month_first:
        raise WrongRequest("--day-first and --month-first cannot both hold")
    return "day-first" if day_first else "month-first" if month_first else None


def cells_of(session: Session) -> dict[str, str]:
    """The columns for which the command line has an option of their own, as text."""
    return {name: value if isinstance(value, str) else joined(value) for name, value in session.cells.items()}


def cells_written(session: Session, title: Sequence[str] | None, between: tuple[str, str] | None) -> dict[str, str]:
    """The recorded columns that the command line names, as text."""
    cells = cells_of(session)
    if title:
        cells["title"] = one_title(session, title, between)
    if between:
        for name, side in zip(("party_a", "party_b"), between, strict=True):
            if name in cells:
                raise WrongRequest(f"--between already names both sides: leave out --{name.replace('_', '-')}")
            cells[name] = side
    return cells


def one_title(session: Session, words: Sequence[str], between: object) -> str:
    """The title among the words of the command line. Raises WrongRequest for more words, or for a third party."""
    if len(words) > 1:
        raise WrongRequest(_too_many(session, words[1:]))
    if between and _is_party(session, words[0]):
        raise WrongRequest(
            f'{_too_many(session, words)}; if "{words[0]}" is the title, give a longer one now and shorten it later, '
            "with --title of edit"
        )
    return words[0]


def _is_party(session: Session, word: str) -> bool:
    """Whether what stands for the title is a third party after `--between A B`."""
    try:
        return bool(session.parties().understood(word))
    except WrongRequest:
        return False


def _too_many(session: Session, words: Sequence[str]) -> str:
    """Words after the title: another party, or a title without quotes."""
    parties = session.parties()
    try:
        named = [parties.resolve(word).code for word in words]
    except WrongRequest:
        option = option_meant(session.command, words)
        hint = f"; or did you mean {option}?" if option else ""
        return f"Too many words: write the title in quotes ({' '.join(words)} came after it){hint}"
    return f"Bilateral means two sides, and {' and '.join(named)} is one more: a side of several is a group party"


def refuse(problems: Sequence[Problem], called: Mapping[str, str], singular: Mapping[str, str] = LISTS) -> WrongRequest:
    """The error that names each option that is wrong.

    `called` are the columns that the command line names otherwise than by their options, `singular` is what the options
    call those that are called otherwise.
    """
    lines = []
    for column, what, _ in problems:
        option = f"--{singular.get(column, column).replace('_', '-')}"
        lines.append(f"{called.get(column, option)}: {what}")
    return WrongRequest(*lines)


def parties_by(between: tuple[str, str] | None) -> dict[str, str]:
    """What the columns of both parties are called where one option names them."""
    return dict.fromkeys(("party_a", "party_b"), "--between") if between else {}


def column_changes(edited: Edited) -> Iterable[str]:
    """The columns that changed with an event, before and after."""
    return changes_told(one for one in edited.changes if one[0] != "events")


def warn(remarks: Iterable[Remark]) -> None:
    """Say what is worth a second look."""
    for one in remarks:
        say(as_sentence(f"Warning: {one.what}"))


def follows(one: Found) -> str:
    """What follows from what was recorded, in a line."""
    standing = one.standing
    said = f"On {standing.as_of}: {status_words(standing)} {signs(standing)}".rstrip()
    if last := last_day_words(one.agreement, standing):
        runs = standing.term_last_day and not standing.ends
        said += f"; {'running term ends ' if runs else '' if last == 'open-ended' else 'last day in force '}{last}"
    if due := standing.next_deadline:
        said += f"; next: {due.day}, {in_days(due.days_left(standing.as_of))}, {deadline_words(due)}"
    return f"{said}."


def show_recorded(done: Recorded, before: NumberedEvent | None = None) -> None:
    """The event's number and what follows from it; what is worth a second look; where the agreement stands.

    `before` is what an event was that has been corrected: it is told with what it is now, and so are its columns.
    """
    agreement, standing = done.edited.agreement, done.edited.standing
    number = f"{agreement.ref}/{done.event.number}"
    if before is None:
        answer([number])
    else:
        answer_in_words(changes_told([(number, before.text, done.event.text)]))
        answer_in_words(column_changes(done.edited))
    answer_in_words([done.follows] if done.follows else [])
    warn(done.edited.warnings)
    kind, happens = done.event.event.kind, done.event.event.date
    # What fills a column is known on every day (R1b).
    if kind in DECISIVE and kind not in BY_KIND and happens.earliest and happens.earliest > standing.as_of:
        say(f"It counts from {happens.earliest} on.")
    say(follows(Found(agreement, standing)))
