"""The report as people read it: in words, with days in their form, the long lists kept to what is most urgent."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple

from treatytrack.actions.report import Findings
from treatytrack.actions.reporting.entries import BY_KIND, WORKED_THROUGH, Entry, Part
from treatytrack.actions.reporting.since import Since
from treatytrack.answers import Heading, Report, Section, Table
from treatytrack.domain import words
from treatytrack.domain.deadlines import Deadline
from treatytrack.domain.facts import TO_CONFIRM
from treatytrack.domain.validity import RULE_SET
from treatytrack.domain.words import how_many

MOST_URGENT = 10
"""Of so many agreements To confirm and Waiting are shown to people; files for programs hold all."""

TITLE = "Treaty expiry report"

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

LISTED_BY = {"to-confirm": f"confirm:{','.join(TO_CONFIRM)}", "waiting": "status:signed"}
"""The QUERY that lists all of a part that is shortened."""


class About(NamedTuple):
    """What a report says of the register that it is about."""

    name: str
    changed: str
    """When it was last changed (UTC); '' where nothing ever was."""
    agreements: int
    narrowed: str
    """The QUERY as typed; '' where all is looked at."""
    listing: Callable[[str], str]
    """The command that lists what a term more finds."""


def for_people(findings: Findings, named: Callable[[str], str], about: About, drawn: Section | None = None) -> Report:
    """The report in words; `named` gives a party's name for its code, `drawn` draws what comes due."""
    wanted, today = findings.wanted, findings.wanted.today
    shown = [_section(part, today, wanted.since, named, about) for part in findings.parts if part.entries]
    if drawn:
        shown.append(drawn)
    empty = [part.title.lower() for part in findings.parts if not part.entries]
    nothing = (f"Nothing under: {', '.join(empty)}.",) if empty else ()
    below = (*nothing, *_taken_out(findings), _proof(findings, about))
    return Report(TITLE, today, _above(findings, about), tuple(shown), below)


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


def _above(findings: Findings, about: About) -> tuple[str, ...]:
    counts, wanted = findings.counts, findings.wanted
    live = f"{counts.live} live ({counts.in_force} in force), {counts.over} over"
    ahead = f"Looking ahead {how_many((wanted.last - wanted.today).days, 'day')}, to {words.short_day(wanted.last)}"
    return (
        f"{about.name}: {_counted(findings, about)}{';' if about.narrowed else ','} {live}",
        ahead,
        _back(wanted.since, wanted.today),
        in_short(findings),
    )


def _counted(findings: Findings, about: About) -> str:
    if not about.narrowed:
        return how_many(findings.counts.agreements, "agreement")
    return f"{findings.counts.agreements} of {how_many(about.agreements, 'agreement')}, {about.narrowed}"


def _back(since: Since, today: date) -> str:
    days, day = how_many((today - since.day).days, "day"), words.short_day(since.day)
    if since.how == "last":
        return f"Looking back to the last report, {day}, {days} ago"
    first = "; no earlier report is remembered" if since.how == "first" else ""
    return f"Looking back {days}, to {day}{first}"


def in_short(findings: Findings) -> str:
    """The whole report in a line: `In short: 2 come due, the next in 40 days; nothing was missed or ended`."""
    parts = {part.name: part for part in findings.parts}
    coming = [entry for name, *_ in BY_KIND for entry in parts[name].entries]
    gone, contradicted = parts["missed-or-ended"].entries, parts["contradictions"].entries
    said = [_coming_in_short(coming, findings.wanted.today) if coming else "nothing comes due"]
    said.append(f"{len(gone)} missed or ended" if gone else "nothing was missed or ended")
    if contradicted:
        said.append(how_many(len(contradicted), "contradiction") + _of_them_new(contradicted))
    for name, what in (("to-confirm", "to confirm"), ("waiting", "waiting")):
        if parts[name].agreements:
            said.append(f"{parts[name].agreements} {what}")
    return f"In short: {'; '.join(said)}"


def _coming_in_short(coming: Sequence[Entry], today: date) -> str:
    soonest = min(entry.due.day for entry in coming if entry.due)
    comes = "comes" if len(coming) == 1 else "come"
    return f"{len(coming)} {comes} due{_of_them_new(coming)}, the next {words.in_days((soonest - today).days)}"


def _of_them_new(entries: Sequence[Entry]) -> str:
    new = sum(entry.new is True for entry in entries)
    if not new:
        return ""
    if new == len(entries):
        return ", new" if new == 1 else ", all of them new"
    return f", {new} of them new"


def _proof(findings: Findings, about: About) -> str:
    """What an empty report rests on: that all was looked at, in which state, by which rules."""
    if about.changed:
        moment = datetime.fromisoformat(about.changed)
        changed = f"last changed on {words.short_day(moment.date())} at {moment:%H:%M} UTC"
    else:
        changed = "never changed"
    counted = f"{_counted(findings, about)}{',' if about.narrowed else ''}"
    looked = f"looked at on {words.short_day(findings.wanted.today)}"
    return f"{counted} {looked}; register {changed}; rule set {RULE_SET}."


def _section(part: Part, today: date, since: Since, named: Callable[[str], str], about: About) -> Section:
    """A part as people read it: where there is no day, one line an agreement."""
    with_days = any(entry.due for entry in part.entries)
    entries = part.entries if with_days else _together(part.entries)
    rows: list[tuple[str, ...]] = [
        (
            "new" if entry.new and part.name != "missed-or-ended" else "", *_when(entry, part, today),
            entry.agreement.ref, entry.agreement.title,
            ", ".join(named(code) for code in entry.agreement.parties), _in_words(entry, part),
        )
        for entry in entries
    ]  # fmt: skip
    headings: tuple[Heading, ...] = _DUE if with_days else _WITHOUT_A_DAY
    if not any(row[0] for row in rows):
        headings, rows = headings[1:], [row[1:] for row in rows]
    title = f"{part.title} since {words.short_day(since.day)}" if part.name == "missed-or-ended" else part.title
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
    late = part.name == "missed-or-ended" and entry.kind == "notice-by"
    return (f"{how_many(-left, 'day')} late" if late else words.in_days(left), _day_words(entry.due))


def _day_words(due: Deadline) -> str:
    if due.earliest == due.latest:
        sign = words.ASSUMED if due.certain == "assumed" else ""
        return f"{words.short_day(due.day)} {sign}".rstrip()
    side = "at the earliest" if due.day == due.earliest else "at the latest"
    return f"{words.short_day(due.day)} {side} {words.UNCERTAIN}"


_ISO_DAY = r"(?<![\[.\w-])\d{4}-\d\d-\d\d(?![\]\w-]|\.\.)"
"""A day that stands alone, and not in a range as it is recorded."""

_COMES = {
    "renews": "renews {}",
    "ends": "last day in force: {}",
    "enters-into-force": "enters into force: {}",
    "survival-ends": "last day of its survival: {}",
}
"""What comes due, where the title of its part does not say so or says it of several kinds."""


def _in_words(entry: Entry, part: Part) -> str:
    """Why it is listed, days in the reader's form; what a person wrote stays as it was written."""
    if entry.kind == "event":
        return entry.because
    said = re.sub(_ISO_DAY, lambda found: _brief_day(found[0]), entry.because)
    if entry.due is None or part.name == "missed-or-ended":
        return said
    comes = _COMES.get(entry.kind, "{}").format(said)
    return comes.partition(": in force ")[0]  # the day that is recorded stands there already


def _brief_day(written: str) -> str:
    try:
        return words.brief_day(date.fromisoformat(written))
    except ValueError:  # looked like one
        return written
