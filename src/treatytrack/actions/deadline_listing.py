"""Tables of what comes due: for people and for scripts."""

from collections.abc import Iterable, Sequence
from datetime import date

from treatytrack.actions.find import Due
from treatytrack.answers import Heading, Table
from treatytrack.domain import words
from treatytrack.domain.deadlines import Deadline
from treatytrack.domain.why import why

# fmt: off
DEADLINES = (
    Heading("ref",       "Ref",       "ref"),
    Heading("title",     "Agreement", "title"),
    Heading("parties",   "Parties",   "list"),
    Heading("kind",      "Kind",      "word"),
    Heading("date",      "Date",      "date"),
    Heading("earliest",  "Earliest",  "date"),
    Heading("latest",    "Latest",    "date"),
    Heading("days_left", "Days left", "number"),
    Heading("certain",   "Certain",   "word"),
    Heading("why",       "Why",       "extra"),
)

_DEADLINES_FOR_PEOPLE = (
    Heading("when",  "When",      "number"),
    Heading("date",  "Date",      "date"),
    Heading("what",  "What",      "status"),
    Heading("ref",   "Ref",       "ref"),
    Heading("title", "Agreement", "title"),
    Heading("why",   "Why",       "extra"),
)
# fmt: on
_PARTIES = Heading("parties", "Parties", "party")


def deadlines_table(dues: Iterable[Due]) -> Table:
    """One row a deadline, with the columns that CONTRACT promises of the report's csv (without `section`)."""
    rows = (
        (
            due.agreement.ref, due.agreement.title, "; ".join(due.agreement.parties), due.deadline.kind,
            *days_of(due.deadline, due.standing.as_of), due.deadline.certain,
            why(due.deadline, due.agreement, due.standing),
        )
        for due in dues
    )  # fmt: skip
    return Table(DEADLINES, rows)


def days_of(due: Deadline, as_of: date) -> tuple[str, str, str, int]:
    """The cells of `date`, `earliest`, `latest` and `days_left`."""
    return due.day.isoformat(), due.earliest.isoformat(), due.latest.isoformat(), due.days_left(as_of)


def deadlines_for_people(dues: Iterable[Due]) -> Table:
    """The same as people read it: when, what, of which agreement. What an event is says why."""
    rows = [
        (
            words.in_days(due.deadline.days_left(due.standing.as_of)), words.short_day(due.deadline.day),
            words.both_ends_words(due.deadline), due.agreement.ref, due.agreement.title,
            "" if due.deadline.kind == "event" else why(due.deadline, due.agreement, due.standing),
        )
        for due in dues
    ]  # fmt: skip
    return Table(_DEADLINES_FOR_PEOPLE, rows)


def deadlines_to_read(dues: Sequence[Due]) -> Table:
    """The same for a page that is handed on: with the parties, and every day in the reader's form."""
    rows = [
        (
            *row[:-1], "-".join(due.agreement.parties),
            words.with_brief_days(str(row[-1])),
        )
        for due, row in zip(dues, deadlines_for_people(dues).rows, strict=True)
    ]  # fmt: skip
    return Table((*_DEADLINES_FOR_PEOPLE[:-1], _PARTIES, _DEADLINES_FOR_PEOPLE[-1]), rows)
