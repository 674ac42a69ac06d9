"""The expiry report: what must be done and what runs out within a window, as a value."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from treatytrack.actions.find import Found, told_until
from treatytrack.answers import Heading, Report, Section, Table
from treatytrack.domain import words
from treatytrack.domain.deadlines import Deadline
from treatytrack.domain.facts import LIVE, OVER
from treatytrack.domain.settle import contradictions, to_confirm
from treatytrack.domain.validity import RULE_SET
from treatytrack.domain.why import why
from treatytrack.domain.words import how_many

MOST_URGENT = 10
"""How many of To confirm and Waiting are shown to people; files hold all."""


class Entry(NamedTuple):
    """One line of the report: an agreement, what it is listed for, and its deadline, if it has one."""

    one: Found
    kind: str
    because: str
    due: Deadline | None = None


class Part(NamedTuple):
    """A section before it is text; `calls` tells whether it makes a report worth an alarm."""

    name: str
    title: str
    entries: tuple[Entry, ...]
    calls: bool


_BY_KIND = (
    ("give-notice", "Give notice by", ("notice-by",)),
    ("expiring", "Expiring", ("ends", "expires")),
    ("renewing", "Renewing", ("renews",)),
    ("also-coming", "Also coming", ("enters-into-force", "survival-ends", "event")),
)
"""The sections of deadlines: name, title, the kinds of deadline in it."""

_CONFIRM = {
    "entry": "when it entered into force",
    "end": "when it ends",
    "renewal": "whether and for how long it renews",
    "notice": "how long before the end notice must be given",
    "date": "a date that is recorded as uncertain",
    "other": "what it refers to, or its denunciation",
}


def parts(all_found: Iterable[Found], day: date, last: date) -> tuple[tuple[Part, ...], tuple[Found, ...]]:
    """The sections of the report, those without entries too, and every agreement that was looked at.

    `last` is the last day of the window; an agreement with a lead time is told of that long ahead.
    """
    looked_at = tuple(all_found)
    dues = sorted(_dues(looked_at, day, last), key=lambda entry: entry.due.day if entry.due else date.max)
    found = [
        Part(name, title, tuple(entry for entry in dues if entry.kind in kinds), calls=True)
        for name, title, kinds in _BY_KIND
    ]
    urgent = sorted(looked_at, key=_urgency)
    window = last - day
    contradicted = (Entry(one, c.field, c.what) for one in looked_at for c in contradictions(*one))
    confirm = (Entry(one, field, _CONFIRM[field]) for one in urgent for field in to_confirm(*one, window))
    waiting = (Entry(one, "signed", _waits(one)) for one in urgent if one.standing.status == "signed")
    found += [
        Part("contradictions", "Contradictions", tuple(contradicted), calls=False),
        Part("to-confirm", "To confirm", tuple(confirm), calls=False),
        Part("waiting", "Waiting to enter into force", tuple(waiting), calls=False),
    ]
    return tuple(found), looked_at


def _dues(looked_at: Iterable[Found], day: date, last: date) -> Iterator[Entry]:
    for one in looked_at:
        through = told_until(one.agreement, day, last)
        for due in one.standing.deadlines:
            if due.earliest <= through:
                yield Entry(one, due.kind, why(due, one.agreement, one.standing), due)


def _urgency(one: Found) -> date:
    return one.standing.next_deadline.day if one.standing.next_deadline else date.max


def _waits(one: Found) -> str:
    entry, rule = one.standing.effective_in_force, one.agreement.terms.entry_rule
    if entry:
        return f"enters into force {words.days_words(entry)}"
    return f"by {rule.text}, which is not met yet" if rule else "neither a day nor a rule is recorded"


def is_due(found: Sequence[Part]) -> bool:
    """Whether anything comes due: the sections that people only work through do not count."""
    return any(part.entries for part in found if part.calls)


# fmt: off
_FOR_PEOPLE: tuple[Heading, ...] = (
    Heading("when",    "When",      "number"),
    Heading("date",    "Date",      "date"),
    Heading("ref",     "Ref",       "ref"),
    Heading("title",   "Agreement", "title"),
    Heading("parties", "Parties",   "party"),
    Heading("why",     "Why",       "extra"),
)

_FOR_SCRIPTS = tuple(
    Heading(name, name.replace("_", " ").capitalize(), kind)
    for name, kind in (
        ("section", "word"), ("ref", "ref"), ("title", "title"), ("parties", "list"), ("kind", "word"),
        ("date", "date"), ("earliest", "date"), ("latest", "date"), ("days_left", "number"), ("certain", "word"),
        ("why", "extra"),
    )
)
# fmt: on


class Register(NamedTuple):
    """What a report says of the register that it is about: its name, when it was last changed (UTC), what it holds."""

    name: str
    changed: str
    agreements: int
    narrowed: str
    """The QUERY as typed; empty where all is looked at."""


def for_people(
    found: Sequence[Part],
    looked_at: Sequence[Found],
    day: date,
    last: date,
    named: Callable[[str], str],
    register: Register,
) -> Report:
    """The report as people read it; `named` gives a party's name for its code."""
    live = sum(one.standing.status in LIVE for one in looked_at)
    over = sum(one.standing.status in OVER for one in looked_at)
    counted = how_many(len(looked_at), "agreement")
    if register.narrowed:
        counted = f"{len(looked_at)} of {how_many(register.agreements, 'agreement')}, {register.narrowed}"
    above = (
        f"{register.name}: {counted}{';' if register.narrowed else ','} {live} live, {over} over",
        f"looking ahead {(last - day).days} days, to {words.long_day(last)}",
    )
    shown = tuple(_section(part, day, named) for part in found if part.entries)
    empty = [part.title.lower() for part in found if not part.entries]
    nothing = (f"Nothing under: {', '.join(empty)}.",) if empty else ()
    proof = f"{counted}{',' if register.narrowed else ''} looked at on {day}"
    proof = f"{proof}; register last changed {register.changed or 'never'}; rule set {RULE_SET}."
    return Report("Treaty expiry report", day, above, shown, (*nothing, proof))


def _section(part: Part, day: date, named: Callable[[str], str]) -> Section:
    """A section as people read it: one line an agreement where there is no day."""
    headings = _FOR_PEOPLE if part.calls else _FOR_PEOPLE[2:]
    entries = part.entries if part.calls else _together(part.entries)
    shown = entries if part.calls else entries[:MOST_URGENT]
    rows = [
        (
            *_when(entry.due, day), entry.one.agreement.ref, entry.one.agreement.title,
            ", ".join(named(code) for code in entry.one.agreement.parties), entry.because,
        )
        for entry in shown
    ]  # fmt: skip
    more = len(entries) - len(shown)
    after = f"and {more} more: treatytrack report --format csv has them all" if more else ""
    return Section(part.name, f"{part.title} ({len(entries)})", Table(headings, rows), after)


def _together(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries of one agreement as one."""
    found: dict[str, Entry] = {}
    for entry in entries:
        before = found.get(entry.one.agreement.ref)
        because = f"{before.because}; {entry.because}" if before else entry.because
        found[entry.one.agreement.ref] = entry._replace(because=because)
    return tuple(found.values())


def _when(due: Deadline | None, day: date) -> tuple[str, ...]:
    return (words.in_days(due.days_left(day)), _day_words(due)) if due else ()


def _day_words(due: Deadline) -> str:
    if due.earliest == due.latest:
        sign = words.ASSUMED if due.certain == "assumed" else ""
        return f"{words.short_day(due.day)} {sign}".rstrip()
    side = "at the earliest" if due.day == due.earliest else "at the latest"
    return f"{words.short_day(due.day)} {side} {words.UNCERTAIN}"


def for_scripts(found: Sequence[Part], day: date) -> Table:
    """Every entry of every section as a row, with the columns that CONTRACT promises."""
    rows = (
        (
            part.name, entry.one.agreement.ref, entry.one.agreement.title, "; ".join(entry.one.agreement.parties),
            entry.kind, *_days(entry.due, day), entry.one.standing.certain if not entry.due else entry.due.certain,
            entry.because,
        )
        for part in found for entry in part.entries
    )  # fmt: skip
    return Table(_FOR_SCRIPTS, rows)


def _days(due: Deadline | None, day: date) -> tuple[str | int, ...]:
    if due is None:
        return "", "", "", ""
    return due.day.isoformat(), due.earliest.isoformat(), due.latest.isoformat(), due.days_left(day)
