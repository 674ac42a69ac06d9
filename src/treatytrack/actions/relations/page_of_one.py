"""The page on one party: with whom it has relations and what comes due, as a report, before it is text."""

from collections.abc import Callable, Sequence
from datetime import date

from treatytrack.actions.relations.of_one import OfOne, Partner
from treatytrack.actions.relations.of_two import in_its_place
from treatytrack.actions.relations.page_of_two import deadline_rows
from treatytrack.actions.relations.summary import counted, in_short
from treatytrack.answers import Heading, Table
from treatytrack.answers.report import Report, Section
from treatytrack.domain import words
from treatytrack.domain.facts import LIVE, OVER
from treatytrack.domain.words import how_many

MOST_URGENT = 20
"""How many deadlines people are shown; files hold all."""


def report_on(held: OfOne, named: Callable[[str], str], again: Callable[..., str]) -> Report:
    """The page that people read; `named` gives a party's name for its code, `again` a command in the same register."""
    title = f"Relations of {held.asked.party.name}"
    partners = held.partners
    if not partners:
        concerned = f" Events between others that concern it: {len(held.concerning)}." if held.concerning else ""
        names = f"treatytrack party show {held.asked.party.code} tells what else it is called, and who belongs to it."
        return Report(title, held.day, (f"Nothing is recorded of {held.asked.party.name}.{concerned}",), (), (names,))
    lines = [
        _with(partners),
        *in_its_place(held.found, held.asked, named),
        *in_short(held.found, held.events, (), held.day),
    ]
    if held.concerning:
        events = how_many(len(held.concerning), "event")
        concern = "concerns" if len(held.concerning) == 1 else "concern"
        listed = again("event list", f"concerns:{held.asked.written}")
        lines.append(f"{events} between others {concern} it: {listed}")
    dues = held.dues
    sections = [
        Section("summary", "In short", lines=tuple(lines)),
        Section("partners", f"With whom ({len(partners)})", _partners(partners, held.day, named)),
    ]
    if dues:
        more = len(dues) - MOST_URGENT
        rest = again("deadlines", f"party:{held.asked.written}", "--within", "50y")
        after = f"and {more} more: {rest}" if more > 0 else ""
        sections.append(Section("coming", "What is coming", deadline_rows(dues[:MOST_URGENT]), after))
    about = f"{again('relations', held.asked.written, 'PARTY')} shows all that there is with one of them."
    return Report(title, held.day, (counted(held.found, held.events, held.day),), tuple(sections), (about,))


def _with(partners: Sequence[Partner]) -> str:
    live = sum(bool(one.number(LIVE)) for one in partners)
    parties = "1 party" if len(partners) == 1 else f"{len(partners)} parties"
    return f"With {parties}; live agreements with {live}."


# fmt: off
_PARTNERS = (
    Heading("code",   "Code",          "ref"),
    Heading("party",  "Party",         "party"),
    Heading("live",   "Live",          "number"),
    Heading("over",   "Over",          "number"),
    Heading("events", "Events",        "number"),
    Heading("latest", "Latest",        "date"),
    Heading("next",   "Next deadline", "date"),
)
# fmt: on


def _partners(partners: Sequence[Partner], day: date, named: Callable[[str], str]) -> Table:
    rows = [
        (
            one.code, named(one.code), one.number(LIVE), one.number(OVER), len(one.events),
            words.recorded_words(latest) if (latest := one.latest(day)) else "",
            words.brief_day(one.next_due) if one.next_due else "",
        )
        for one in partners
    ]  # fmt: skip
    return Table(_PARTNERS, rows)
