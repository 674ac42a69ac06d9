"""Everything between two parties, as a value: agreements, events, what comes due, who and what else is concerned."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from treatytrack.actions.event_listing import FOR_SCRIPTS as EVENT_COLUMNS
from treatytrack.actions.event_listing import event_table
from treatytrack.actions.find import EXPIRING, Due, Found, found, window_end
from treatytrack.actions.happened import Happening, event_line, happened, is_ahead
from treatytrack.actions.listing import FOR_SCRIPTS, deadlines_table, table_of
from treatytrack.actions.named_in import Named, as_table, persons, places, projects, subjects, third_parties
from treatytrack.actions.register import Reader
from treatytrack.actions.relations_summary import counted, in_short, numbers, shares
from treatytrack.answers import Heading, Report, Section, Table, Timeline
from treatytrack.domain import words
from treatytrack.domain.facts import LIVE, OVER
from treatytrack.domain.parties import Parties, Party
from treatytrack.domain.query import Codes, Pair, Query, Term
from treatytrack.domain.relation_events import RelationEvent, in_time
from treatytrack.domain.why import why
from treatytrack.errors import WrongRequest

_SIGNS = (
    f"{words.DUE} comes due within {EXPIRING}   {words.ASSUMED} rests on an assumption   {words.UNCERTAIN} not certain"
)


class Asked(NamedTuple):
    """A party that is asked about, and the codes that stand for it: its own, and those of unions that sign for it."""

    party: Party
    codes: tuple[str, ...]


class Between(NamedTuple):
    """What a register holds between two parties, for an as-of day."""

    one: Asked
    other: Asked
    day: date
    found: tuple[Found, ...]
    """The agreements: what is live first, then what comes due first."""
    events: tuple[RelationEvent, ...]
    besides: tuple[RelationEvent, ...]
    """Events in which one of them acts with a third party and the other is concerned, or which concern both."""

    @property
    def parties(self) -> tuple[Asked, Asked]:
        """The two."""
        return self.one, self.other

    @property
    def is_nothing(self) -> bool:
        """Whether there is nothing between the two alone."""
        return not self.found and not self.events

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes that stand for one of the two."""
        return (*self.one.codes, *self.other.codes)

    @property
    def dues(self) -> list[Due]:
        """Every deadline that is known of their agreements, nearest first."""
        dues = [Due(*one, due) for one in self.found for due in one.standing.deadlines]
        return sorted(dues, key=lambda due: (due.deadline.day, due.agreement.ref))


def party_asked(parties: Parties, written: str) -> Asked:
    """The party of a name, with `+` after it also what it belongs to or came from. Raises WrongRequest as `resolve`."""
    party = parties.resolve(written.removesuffix("+"))
    return Asked(party, parties.standing_for(party.code, wider=written.endswith("+")))


def two_asked(parties: Parties, a: str, b: str) -> tuple[Asked, Asked]:
    """Both parties. Raises WrongRequest where they are the same."""
    one, other = party_asked(parties, a), party_asked(parties, b)
    if one.party.code == other.party.code:
        both = f'"{a}" and "{b}" are' if a != b else "Both are"
        raise WrongRequest(f"{both} {one.party}: name two different parties, or one to see all its relations")
    return one, other


def between(register: Reader, one: Asked, other: Asked, day: date) -> Between:
    """What the register holds between the two."""
    pair = Query((Term("between", (Pair(one.codes, other.codes),)),))
    agreements = sorted(found(register, pair, day), key=live_first)
    events = sorted(register.relation_events(pair), key=in_time)
    concerned = [
        *_of_events(register, ("party", one), ("concerns", other)),
        *_of_events(register, ("party", other), ("concerns", one)),
        *_of_events(register, ("concerns", one), ("concerns", other)),
    ]
    refs = {event.ref for event in events}
    besides = {event.ref: event for event in concerned if event.ref not in refs}
    return Between(one, other, day, tuple(agreements), tuple(events), tuple(sorted(besides.values(), key=in_time)))


def _of_events(register: Reader, *terms: tuple[str, Asked]) -> Iterator[RelationEvent]:
    return register.relation_events(Query(tuple(Term(field, (Codes(asked.codes),)) for field, asked in terms)))


def live_first(one: Found) -> tuple[int, date, str]:
    """What sorts agreements: what is live, what may become so, what is over; each by what comes due, then by ref."""
    status = one.standing.status
    due = one.standing.next_deadline
    return 0 if status in LIVE else 2 if status in OVER else 1, due.day if due else date.max, one.agreement.ref


def periods(_found: Sequence[Found], _day: date) -> Timeline | None:
    """The periods of the agreements along an axis; None while nothing draws them."""
    return None


def report_on(held: Between, named: Callable[[str], str], alone: Sequence[str] = ()) -> Report:
    """The page that people read; `named` gives a party's name for its code.

    `alone` says what there is of each of the two by itself: for two between whom there is nothing.
    """
    title = f"{held.one.party.name} and {held.other.party.name}"
    if held.is_nothing:
        nothing = f"Nothing is recorded between {title}."
        sections = (Section("alone", "Each by itself", lines=tuple(alone)), *_beside(held, named))
        return Report(title, held.day, (nothing,), sections, ())
    drawing = periods(held.found, held.day)
    told = tuple(happened(held.found, held.events, held.day, named))
    sections = (
        Section("summary", "In short", lines=tuple(in_short(held.found, held.events, held.besides, held.day))),
        Section("happened", "What happened", _happenings(told)),
        Section("agreements", f"Agreements ({len(held.found)})", _agreements(held)),
        Section("coming", "What is coming", _coming(held, named)),
        Section("periods", "The periods", drawing=drawing),
        *_beside(held, named),
    )
    shown = tuple(one for one in sections if one.lines or one.drawing or (one.table and one.table.rows))
    return Report(title, held.day, (counted(held.found, held.events, held.day),), shown, (_SIGNS,))


def _beside(held: Between, named: Callable[[str], str]) -> Iterator[Section]:
    """Who and what else is concerned."""
    if held.besides:
        lines = [_with_both(event, held, named) for event in held.besides]
        yield Section("besides", "Between one of them and others", _happenings(lines))
    events = (*held.events, *held.besides)
    if others := third_parties(events, held.codes):
        whole = [one._replace(name=f"{named(one.name)} ({one.name})") for one in others]
        yield Section("third-parties", "Who else is concerned", _named("Party", whole))
    if all_projects := projects(held.found, events):
        yield Section("projects", "Projects", _named("Project", all_projects))
    also = (
        ("Subjects", subjects(held.found, held.events)),
        ("Places", places(held.found, held.events)),
        ("Persons", persons(events)),
    )
    if any(all_named for _, all_named in also):
        lines = (f"{title}: {shares({one.name: len(one.refs) for one in those})}." for title, those in also if those)
        yield Section("named", "Also named", lines=tuple(lines))


def _with_both(event: RelationEvent, held: Between, named: Callable[[str], str]) -> Happening:
    """An event that concerns both: its title says first between whom it was."""
    thirds = tuple(code for code in event.concerns if code not in held.codes)
    line = event_line(event._replace(concerns=thirds), named)
    return line._replace(title=f"{' and '.join(map(named, event.between))}: {line.title}")


# fmt: off
_HAPPENINGS = (
    Heading("when",    "When",    "date"),
    Heading("kind",    "Kind",    "extra"),
    Heading("ref",     "Ref",     "ref"),
    Heading("title",   "What",    "title"),
    Heading("details", "Details", "text"),
)
_AGREEMENTS = (
    Heading("mark",     "",         "mark"),
    Heading("ref",      "Ref",      "ref"),
    Heading("status",   "Status",   "status"),
    Heading("last_day", "Last day", "date"),
    Heading("type",     "Type",     "extra"),
    Heading("title",    "Agreement", "title"),
)
_COMING = (
    Heading("when",      "When",      "number"),
    Heading("date",      "Date",      "date"),
    Heading("ref",       "Ref",       "ref"),
    Heading("what",      "What",      "title"),
    Heading("agreement", "Agreement", "text"),
    Heading("why",       "Why",       "text"),
)
# fmt: on


def _happenings(lines: Iterable[Happening]) -> Table:
    return Table(_HAPPENINGS, [(one.when, one.kind, one.ref, one.titled, one.details) for one in lines])


def _agreements(held: Between) -> Table:
    last = window_end(held.day, EXPIRING)
    rows = [
        (
            words.DUE if one.is_due(last) else "", one.agreement.ref,
            f"{words.status_words(one.standing)} {words.signs(one.standing)}".rstrip(), last_day_of(one),
            one.agreement.type, one.agreement.title,
        )
        for one in held.found
    ]  # fmt: skip
    return Table(_AGREEMENTS, rows)


def last_day_of(one: Found) -> str:
    """The last day in force for people: `2026 ?`, `31 Dec 2027, renews`, `open-ended`, `not known`."""
    agreement, standing = one
    days = standing.ends or standing.term_last_day
    if days is None:
        return words.last_day_words(agreement, standing)
    sign = "" if days.earliest == days.latest else f" {words.UNCERTAIN}"
    renewal = standing.life.series.renewal if standing.life.series and not standing.ends else ""
    return f"{words.period_words(*days)}{sign}{_RENEWS.get(renewal, '')}"


_RENEWS = {"tacit": ", renews", "open": ", then open"}


def _coming(held: Between, named: Callable[[str], str]) -> Table:
    """The deadlines and the events that lie ahead, nearest first."""
    rows = [(due.deadline.day, deadline_row(due)) for due in held.dues]
    rows += [
        (event.date.earliest, _planned(event, held.day, named))
        for event in held.events
        if event.date and event.date.earliest and is_ahead(event.date, held.day)
    ]
    return Table(_COMING, [row for _, row in sorted(rows)])


def deadline_row(due: Due) -> tuple[str, ...]:
    """A deadline as people read it."""
    return (
        words.in_days(due.deadline.days_left(due.standing.as_of)), words.short_day(due.deadline.day),
        due.agreement.ref, words.deadline_words(due.deadline), due.agreement.title,
        why(due.deadline, due.agreement, due.standing),
    )  # fmt: skip


def deadline_rows(dues: Iterable[Due]) -> Table:
    """Deadlines as people read them."""
    return Table(_COMING, [deadline_row(due) for due in dues])


def _planned(event: RelationEvent, day: date, named: Callable[[str], str]) -> tuple[str, ...]:
    line, begins = event_line(event, named), event.date.earliest if event.date else None
    left = words.in_days((begins - day).days) if begins else ""
    return left, line.when, event.ref, event.title, event.kind, line.details


def _named(heading: str, all_named: Iterable[Named]) -> Table:
    headings = (
        Heading("name", heading, "party"), Heading("count", "Times", "number"), Heading("refs", "Named in", "list"),
    )  # fmt: skip
    return Table(headings, [(one.name, len(one.refs), ", ".join(one.refs)) for one in all_named])


def for_programs(held: Between) -> tuple[dict[str, Any], dict[str, Table]]:
    """The whole for programs: what stands at its head, then tables under their names; both are a promise."""
    events = (*held.events, *held.besides)
    head = {
        "day": held.day.isoformat(),
        "parties": [{"code": asked.party.code, "name": asked.party.name} for asked in held.parties],
        "summary": numbers(held.found, held.events, held.besides, held.day),
    }
    tables = {
        "agreements": table_of(held.found, FOR_SCRIPTS),
        "events": event_table(held.events, EVENT_COLUMNS),
        "events_with_others": event_table(held.besides, EVENT_COLUMNS),
        "deadlines": deadlines_table(held.dues),
        "third_parties": as_table("party", third_parties(events, held.codes)),
        "projects": as_table("project", projects(held.found, events)),
        "subjects": as_table("subject", subjects(held.found, held.events)),
        "places": as_table("place", places(held.found, held.events)),
        "persons": as_table("person", persons(events)),
    }
    return head, tables
