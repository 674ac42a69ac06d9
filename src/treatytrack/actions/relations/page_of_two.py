"""The page on two parties: what is between them as a report, before it is text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from treatytrack.actions.find import EXPIRING, Due, Found, window_end
from treatytrack.actions.relations.happened import SEPARATOR, Happening, event_line, happened, is_ahead, on_one_line
from treatytrack.actions.relations.named_in import Named, persons, places, projects, sources, subjects, third_parties
from treatytrack.actions.relations.of_two import Between, in_its_place
from treatytrack.actions.relations.summary import counted, in_short, shares
from treatytrack.actions.timeline import timeline_of
from treatytrack.answers import Heading, Table
from treatytrack.answers.report import Report, Section
from treatytrack.domain import words
from treatytrack.domain.facts import OVER
from treatytrack.domain.relation_events import RelationEvent
from treatytrack.domain.why import why

_SIGNS = (
    f"{words.DUE} comes due within {EXPIRING}   {words.ASSUMED} rests on an assumption   {words.UNCERTAIN} not certain"
)
_FEW, _MOST_DRAWN = 20, 50
"""So many periods can be looked over at once, whatever became of them; and so many at all."""
_MOST_SOURCES = 10


def report_on(
    held: Between, named: Callable[[str], str], again: Callable[..., str], alone: Sequence[str] = ()
) -> Report:
    """The page that people read; `named` gives a party's name for its code, `again` a command in the same register.

    `alone` says what there is of each of the two by itself: for two between whom there is nothing.
    """
    title = f"{held.one.party.name} and {held.other.party.name}"
    if held.is_nothing:
        nothing = f"Nothing is recorded between {title}."
        sections = (Section("alone", "Each by itself", lines=tuple(alone)), *_beside(held, named))
        two = f"--between {held.one.party.code} {held.other.party.code}"
        record = f"treatytrack add {two} records an agreement, treatytrack event add {two} what happened."
        return Report(title, held.day, (nothing,), sections, (record,))
    told = happened(held.found, held.events, held.day, named)
    lines = [
        *in_short(held.found, held.events, held.besides, held.day),
        *(line for asked in held.parties for line in in_its_place(held.found, asked, named)),
    ]
    sections = (
        Section("summary", "In short", lines=tuple(lines)),
        Section("happened", "What happened", _happenings(told)),
        Section("agreements", f"Agreements ({len(held.found)})", _agreements(held)),
        Section("coming", "What is coming", _coming(held, named)),
        _periods(held, again),
        *_beside(held, named),
    )
    shown = tuple(one for one in sections if one.lines or one.drawing or (one.table and one.table.rows))
    return Report(title, held.day, (counted(held.found, held.events, held.day),), shown, (_SIGNS,))


def _periods(held: Between, again: Callable[..., str]) -> Section:
    """All of them where they are few; where they are many those that are not over, so that the axis stays readable.

    Of very many the first are drawn, and it is said how the others are.
    """
    few = len(held.found) <= _FEW
    found = [one for one in held.found if few or one.standing.status not in OVER]
    drawing = timeline_of(found[:_MOST_DRAWN], held.day) if found else None
    more = len(found) - _MOST_DRAWN
    two = f"between:{held.one.written}-{held.other.written}"
    after = f"and {more} more: {again('timeline', two, 'not:status:over')}" if more > 0 else ""
    return Section("periods", "The periods", drawing=drawing, after=after)


def _beside(held: Between, named: Callable[[str], str]) -> Iterator[Section]:
    """Who and what else is concerned."""
    if held.besides:
        with_both = [_with_both(event, held, named) for event in held.besides]
        yield Section("besides", "Between one of them and others", _happenings(with_both))
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
        lines = (f"{title}: {_how_often(those)}." for title, those in also if those)
        yield Section("named", "Also named", lines=tuple(lines))
    if told_by := sources(held.found, events):
        lines = (f"{one.name} ({len(one.refs)})" for one in told_by[:_MOST_SOURCES])
        more = len(told_by) - _MOST_SOURCES
        yield Section("sources", "Sources", lines=tuple(lines), after=f"and {more} more" if more > 0 else "")


def _how_often(all_named: Iterable[Named]) -> str:
    return shares({one.name: len(one.refs) for one in all_named}, None)


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
    Heading("mark",     "",          "mark"),
    Heading("ref",      "Ref",       "ref"),
    Heading("status",   "Status",    "status"),
    Heading("last_day", "Last day",  "date"),
    Heading("type",     "Type",      "extra"),
    Heading("title",    "Agreement", "title"),
    Heading("details",  "Details",   "text"),
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
            f"{words.status_words(one.standing)} {words.signs(one.standing)}".rstrip(), _last_day(one),
            one.agreement.type.replace("-", " "), one.agreement.title, _remarks(one),
        )
        for one in held.found
    ]  # fmt: skip
    return Table(_AGREEMENTS, rows)


def _remarks(one: Found) -> str:
    """What its status does not say, such as that notice was given; and what is noted."""
    flags = (flag.replace("-", " ") for flag in one.standing.flags)
    return SEPARATOR.join(filter(None, (*flags, on_one_line(one.agreement.notes))))


def _last_day(one: Found) -> str:
    """The last day in force for people: `2026 ?`, `31 Dec 2027, renews`, `open-ended`, `not known`."""
    agreement, standing = one
    days = standing.ends or standing.term_last_day
    if days is None:
        return words.last_day_words(agreement, standing)
    return f"{words.bounds_words(days)}{words.then_words(standing)}"


def _coming(held: Between, named: Callable[[str], str]) -> Table:
    """The deadlines and the events that lie ahead, nearest first."""
    rows = [(due.deadline.day, _deadline_row(due)) for due in held.dues]
    rows += [
        (event.date.earliest, _planned(event, held.day, named))
        for event in held.events
        if event.date and event.date.earliest and is_ahead(event.date, held.day)
    ]
    return Table(_COMING, [row for _, row in sorted(rows)])


def _deadline_row(due: Due) -> tuple[str, ...]:
    """A deadline as people read it; of an event it is said what it is, as a person wrote it, and no more."""
    because = "" if due.deadline.kind == "event" else why(due.deadline, due.agreement, due.standing)
    return (
        words.in_days(due.deadline.days_left(due.standing.as_of)), words.brief_day(due.deadline.day),
        due.agreement.ref, words.both_ends_words(due.deadline), due.agreement.title,
        words.with_brief_days(because),
    )  # fmt: skip


def deadline_rows(dues: Iterable[Due]) -> Table:
    """Deadlines as people read them."""
    return Table(_COMING, [_deadline_row(due) for due in dues])


def _planned(event: RelationEvent, day: date, named: Callable[[str], str]) -> tuple[str, ...]:
    line, begins = event_line(event, named), event.date.earliest if event.date else None
    left = words.in_days((begins - day).days) if begins else ""
    return left, line.when, event.ref, event.title, event.kind, line.details


def _named(heading: str, all_named: Iterable[Named]) -> Table:
    headings = (
        Heading("name", heading, "party"), Heading("count", "Times", "number"), Heading("refs", "Named in", "list"),
    )  # fmt: skip
    return Table(headings, [(one.name, len(one.refs), ", ".join(one.refs)) for one in all_named])
