"""The report as people read it: in words, with days in their form, the long lists kept to what is most urgent."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from treatytrack.actions.report import Findings
from treatytrack.actions.reporting.entries import MISSED, WORKED_THROUGH, Entry, Part
from treatytrack.actions.reporting.in_short import TITLE, in_short
from treatytrack.actions.reporting.since import Since
from treatytrack.answers import Heading, Table
from treatytrack.answers.report import Report, Section
from treatytrack.domain import words
from treatytrack.domain.deadlines import Deadline
from treatytrack.domain.facts import TO_CONFIRM, WAITING
from treatytrack.domain.validity import RULE_SET
from treatytrack.domain.words import how_many

MOST_URGENT = 10
"""Of so many agreements To confirm and Waiting are shown to people; files for programs hold all."""

# fmt: off
_DUE = (
    Heading("new",     "",          "mark"),
    Heading("when",    "When",      "number"),
    Heading("date",    "Date",      "date"),
    Heading("ref",     "Ref",       "ref"),
    Heading("title",   "Agreement", "title"),
    Heading("parties", "Parties",   "party"),
    Heading("why",     "Why",       "extra"),
)
# fmt: on
_WITHOUT_A_DAY = (_DUE[0], *_DUE[3:])

LISTED_BY = {"to-confirm": f"confirm:{','.join(TO_CONFIRM)}", "waiting": f"status:{','.join(WAITING)}"}
"""The QUERY that lists all of a part that is shortened."""


_MEANT = {words.ASSUMED: "rests on an assumption", words.UNCERTAIN: "not certain: it may be another day, or none"}


class AboutRegister(NamedTuple):
    """What a report says of the register that it is about."""

    name: str
    changed: str
    """When it was last changed (UTC); '' where nothing ever was."""
    agreements: int
    narrowed: str
    """The QUERY as typed; '' where all is looked at."""
    listing: Callable[[str], str]
    """The command that lists what a term more finds."""


def for_people(
    findings: Findings, named: Callable[[str], str], about: AboutRegister, drawn: Section | None = None
) -> Report:
    """The report in words; `named` gives a party's name for its code, `drawn` draws what comes due."""
    wanted, today = findings.wanted, findings.wanted.today
    shown: list[Section] = []
    for part in findings.parts:
        if part.entries:
            shown.append(_section(part, today, wanted.since, named, about))
        if part.name == MISSED and findings.no_longer:
            shown.append(_no_longer(findings.no_longer, named))
    if drawn:
        shown.append(drawn)
    empty = [part.title.lower() for part in findings.parts if not part.entries]
    nothing = (f"Nothing under: {', '.join(empty)}.",) if empty else ()
    below = (*_signs(findings), *nothing, *_taken_out(findings), _proof(findings, about))
    return Report(TITLE, today, _above(findings, about), tuple(shown), below)


def _signs(findings: Findings) -> Iterator[str]:
    """What the signs beside days mean, where there are any: who gets the report by mail has nothing else to read."""
    dues = [entry.due for part in findings.parts for entry in part.entries if entry.due]
    shown = {_sign(due) for due in dues}
    meant = [f"{sign} {meaning}" for sign, meaning in _MEANT.items() if sign in shown]
    if meant:
        yield f"{'   '.join(meant)}."


def _no_longer(entries: Sequence[Entry], named: Callable[[str], str]) -> Section:
    """What the last report told and is otherwise now: every one of them, however many."""
    rows = [
        (entry.agreement.ref, entry.agreement.title, ", ".join(map(named, entry.agreement.parties)), entry.because)
        for entry in entries
    ]
    return Section("no-longer", f"No longer as told before ({len(rows)})", Table(_WITHOUT_A_DAY[1:], rows))


def _taken_out(findings: Findings) -> Iterator[str]:
    """The agreements that were there and are no more: their deadlines are told no longer, and somebody should know."""
    refs = findings.taken_out
    if refs:
        more = f" and {len(refs) - MOST_URGENT} more" if len(refs) > MOST_URGENT else ""
        yield f"Taken out of the register since then: {', '.join(refs[:MOST_URGENT])}{more}."


def shortened(findings: Findings) -> Findings:
    """The same with no more of To confirm and Waiting than people want to see."""
    return findings._replace(parts=tuple(map(_most_urgent, findings.parts)))


def _most_urgent(part: Part) -> Part:
    refs = dict.fromkeys(entry.agreement.ref for entry in part.entries)
    if part.name not in WORKED_THROUGH or len(refs) <= MOST_URGENT:
        return part
    kept = set(list(refs)[:MOST_URGENT])
    entries = tuple(entry for entry in part.entries if entry.agreement.ref in kept)
    return part._replace(entries=entries, agreements=max(part.agreements, len(refs)))


def _above(findings: Findings, about: AboutRegister) -> tuple[str, ...]:
    counts, wanted = findings.counts, findings.wanted
    live = f"{counts.live} live ({counts.in_force} in force), {counts.over} over"
    if neither := counts.agreements - counts.live - counts.over:
        live = f"{live}, {neither} neither (draft or unknown)"
    ahead = f"Looking ahead {how_many((wanted.last - wanted.today).days, 'day')}, to {words.short_day(wanted.last)}"
    return (
        f"{about.name}: {_counted(findings, about)}{';' if about.narrowed else ','} {live}",
        ahead,
        _back(wanted.since, wanted.today),
        in_short(findings),
    )


def _counted(findings: Findings, about: AboutRegister) -> str:
    if not about.narrowed:
        return how_many(findings.counts.agreements, "agreement")
    return f"{findings.counts.agreements} of {how_many(about.agreements, 'agreement')}, {about.narrowed}"


def _back(since: Since, today: date) -> str:
    days, day = how_many((today - since.day).days, "day"), words.short_day(since.day)
    if since.how == "last":
        return f"Looking back to the last report, {day}, {days} ago"
    first = "; no earlier report is remembered" if since.how == "first" else ""
    return f"Looking back {days}, to {day}{first}"


def _proof(findings: Findings, about: AboutRegister) -> str:
    """What an empty report rests on: that all was looked at, in which state, by which rules."""
    if about.changed:
        moment = datetime.fromisoformat(about.changed)
        changed = f"last changed on {words.short_day(moment.date())} at {moment:%H:%M} UTC"
    else:
        changed = "never changed"
    counted = f"{_counted(findings, about)}{',' if about.narrowed else ''}"
    looked = f"looked at on {words.short_day(findings.wanted.today)}"
    return f"{counted} {looked}; register {changed}; rule set {RULE_SET}."


def _section(part: Part, today: date, since: Since, named: Callable[[str], str], about: AboutRegister) -> Section:
    """A part as people read it: where there is no day, one line an agreement."""
    with_days = any(entry.due for entry in part.entries)
    entries = part.entries if with_days else _together(part.entries)
    rows: list[tuple[str, ...]] = [
        (
            "new" if entry.new and part.name != MISSED else "", *_when(entry, part, today),
            entry.agreement.ref, entry.agreement.title,
            ", ".join(named(code) for code in entry.agreement.parties), _in_words(entry, part, today),
        )
        for entry in entries
    ]  # fmt: skip
    headings: tuple[Heading, ...] = _DUE if with_days else _WITHOUT_A_DAY
    if not any(row[0] for row in rows):
        headings, rows = headings[1:], [row[1:] for row in rows]
    title = f"{part.title} since {words.short_day(since.day)}" if part.name == MISSED else part.title
    there = max(part.agreements, len(entries))
    more = there - len(entries)
    after = f"and {more} more: {about.listing(LISTED_BY[part.name])}" if more else ""
    return Section(part.name, f"{title} ({there})", Table(headings, rows), after)


def _together(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries of one agreement as one."""
    found: dict[str, Entry] = {}
    for entry in entries:
        before = found.get(entry.agreement.ref)
        because = f"{before.because}; {entry.because}" if before else entry.because
        new = entry.new or bool(before and before.new)
        found[entry.agreement.ref] = entry._replace(because=because, new=new)
    return tuple(found.values())


def _when(entry: Entry, part: Part, today: date) -> tuple[str, ...]:
    if entry.due is None:
        return ()
    left = entry.due.days_left(today)
    late = part.name == MISSED and entry.kind == "notice-by"
    return (words.days_late(-left) if late else words.in_days(left), _day_words(entry.due))


def _day_words(due: Deadline) -> str:
    if due.earliest == due.latest:
        return f"{words.short_day(due.day)} {_sign(due)}".rstrip()
    side = "at the earliest" if due.day == due.earliest else "at the latest"
    return f"{words.short_day(due.day)} {side} {_sign(due)}"


def _sign(due: Deadline) -> str:
    if due.certain == "no":
        return words.UNCERTAIN
    return words.ASSUMED if due.certain == "assumed" else ""


_COMES = {
    "renews": "renews {}",
    "ends": "last day in force: {}",
    "enters-into-force": "enters into force: {}",
    "survival-ends": "last day of its survival: {}",
}
"""What comes due, where the title of its part does not say so or says it of several kinds."""


def _in_words(entry: Entry, part: Part, today: date) -> str:
    """Why it is listed, days in the reader's form; what a person wrote stays as it was written.

    Of an uncertain day it begins with the end that is not shown beside it.
    """
    said = entry.because if entry.kind == "event" else words.with_brief_days(entry.because)
    if entry.due is None:
        return said
    if part.name != MISSED:
        said = _COMES.get(entry.kind, "{}").format(said)
        said = said.partition(": in force ")[0]  # the day that is recorded stands there already
    other = words.other_end(entry.due, today)
    return f"{other}; {said}" if other else said
