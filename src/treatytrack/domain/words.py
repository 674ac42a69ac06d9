"""How days and statuses read to people: one way, wherever they are shown."""

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.bounds import Days
from treatytrack.domain.dates import MONTHS, PartialDate, days_in_month
from treatytrack.domain.deadlines import Deadline
from treatytrack.domain.gaps import end_is_unknown
from treatytrack.domain.lengths import Impossible, Length, Stated
from treatytrack.domain.series import renewal_step
from treatytrack.domain.validity import Standing, standing_on

if TYPE_CHECKING:  # most commands read no relation event, and should not pay for them
    from treatytrack.domain.relation_events import RelationEvent

ASSUMED = "~"
UNCERTAIN = "?"
DUE = "!"

_SIGNS = {"yes": "", "assumed": ASSUMED, "no": UNCERTAIN}


def how_many(number: int, what: str) -> str:
    """`1 agreement`, `2 agreements`."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def signs(standing: Standing) -> str:
    """`~` where it rests on an assumption, `?` where it is not certain; both where both are so."""
    assumed = ASSUMED if standing.entry_assumed and standing.status in {"in-force", "suspended"} else ""
    own = _SIGNS[standing.certain]
    return own if own == assumed else assumed + own


def status_words(standing: Standing) -> str:
    """The status in words: `in force`."""
    return standing.status.replace("-", " ")


def days_words(days: Days) -> str:
    """`2027-03-16`, `in 2026` (some day of it), `2026-10-01 to 2026-12-31`, `2026-12-31 or earlier`."""
    return _bounds(days, date.isoformat, lambda day: f"in {day.year}-{day.month:02d}", "in")


def brief_days(days: Days) -> str:
    """`31 Dec 2026`, `some day in 2026`, `1 Oct 2026 to 31 Dec 2026`, `31 Dec 2026 or earlier`."""
    return _bounds(days, brief_day, lambda day: f"some day in {brief_month(day)}", "some day in")


def _bounds(days: Days, in_words: Callable[[date], str], in_month: Callable[[date], str], in_year: str) -> str:
    """A computed day by its bounds, each in words; of a whole month or year only that is named."""
    earliest, latest = days.earliest, days.latest
    if earliest is None:
        return f"{in_words(latest)} or earlier" if latest else "not known"
    if latest is None:
        return f"{in_words(earliest)} or later"
    if earliest == latest:
        return in_words(earliest)
    if earliest.year == latest.year and earliest.day == 1:
        if earliest.month == 1 and (latest.month, latest.day) == (12, 31):
            return f"{in_year} {earliest.year}"
        if earliest.month == latest.month and latest.day == days_in_month(latest.year, latest.month):
            return in_month(earliest)
    return f"{in_words(earliest)} to {in_words(latest)}"


def some_day(days: Days) -> str:
    """The same where a sentence goes on with `until`: `2027-03-16`, `some day in 2026`, `some day from ... to ...`."""
    said = days_words(days)
    if days.earliest == days.latest or None in days:
        return said
    return f"some day {'' if said.startswith('in ') else 'from '}{said}"


def entry_words(later: Agreement, day: date) -> str:
    """When the agreement that replaces another enters into force, as far as that is known on the day."""
    standing = standing_on(later, day)
    if standing.effective_in_force is None:
        return "not known to be in force"
    return f"in force from {some_day(standing.effective_in_force)}{', assumed' if standing.entry_assumed else ''}"


def long_day(day: date) -> str:
    """`28 April 2025`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def whole_day(day: date) -> str:
    """`Friday 28 April 2025`."""
    return f"{day:%A} {long_day(day)}"


def short_day(day: date) -> str:
    """`Fri 28 Apr 2025`."""
    return f"{day:%a} {brief_day(day)}"


def brief_day(day: date) -> str:
    """`28 Apr 2025`."""
    return f"{day.day} {brief_month(day)}"


def brief_month(day: date) -> str:
    """`Apr 2025`."""
    return f"{MONTHS[day.month - 1][:3]} {day.year}"


_ISO_DAY = r"(?<![\[.\w-])\d{4}-\d\d-\d\d(?![\]\w-]|\.\.)"
"""A day that stands alone, and not in a range as it is recorded."""

_IN_MONTH = r"(?<=\bin )(\d{4})-(0[1-9]|1[0-2])(?![\d-])"


def with_brief_days(said: str) -> str:
    """A sentence of ours with its days in the reader's form: `until 31 Dec 2026`; never what a person wrote."""
    said = re.sub(_IN_MONTH, lambda found: f"{MONTHS[int(found[2]) - 1][:3]} {found[1]}", said)
    return re.sub(_ISO_DAY, lambda found: _brief(found[0]), said)


def _brief(written: str) -> str:
    try:
        return brief_day(date.fromisoformat(written))
    except ValueError:  # looked like one
        return written


def date_words(recorded: PartialDate) -> str:
    """A recorded date as people say it: `28 April 2025`; as written where it is no plain day."""
    plain = recorded.is_day and not recorded.is_marked
    return long_day(recorded.earliest) if plain and recorded.earliest else recorded.text


def brief_words(recorded: PartialDate) -> str:
    """A recorded date in a few signs: a range without its brackets, `2025-04-28 or earlier`."""
    first, dots, last = recorded.text.strip("[]").partition("..")
    if dots and not (first and last):
        return f"{last} or earlier" if last else f"{first} or later"
    return f"{first}{dots}{last}"


def period_words(earliest: date | None, latest: date | None) -> str:
    """Some day between two, as people say it: `Jan 2023`, `Oct to Dec 2023`, `by 28 Apr 2025`, `from 28 Apr 2025`."""
    if earliest is None or latest is None:
        return f"by {brief_day(latest)}" if latest else f"from {brief_day(earliest)}" if earliest else ""
    if earliest == latest:
        return brief_day(latest)
    whole_months = earliest.day == 1 and latest.day == days_in_month(latest.year, latest.month)
    if whole_months and (earliest.month, latest.month) == (1, 12):
        first, last = str(earliest.year), str(latest.year)
    else:
        first, last = (brief_month(day) if whole_months else brief_day(day) for day in (earliest, latest))
    if first == last:
        return last
    if earliest.year == latest.year:
        first = first.removesuffix(f" {earliest.year}")
        if earliest.month == latest.month:
            first = first.partition(" ")[0]
    return f"{first} to {last}"


def bounds_words(days: Days) -> str:
    """A computed day the same way, with `?` where it may be another: `31 Dec 2026`, `2026 ?`, `from 1 Jan 2026 ?`."""
    said = period_words(days.earliest, days.latest) or "not known"
    return said if days.earliest == days.latest else f"{said} {UNCERTAIN}"


def recorded_words(recorded: PartialDate) -> str:
    """A recorded date the same way, with `?` where it is not certain: `Jan 2023`, `Oct to Dec 2023 ?`, `2026 ?`."""
    said = period_words(recorded.earliest, recorded.latest)
    open_ = recorded.earliest is None or recorded.latest is None
    certain = open_ or recorded.is_plain_period or (recorded.is_day and not recorded.is_marked)
    return said if certain else f"{said} {UNCERTAIN}"


def when_words(event: "RelationEvent") -> str:
    """When an event was: `2023-01 to 2024-05..2024-08`; nothing where no date is known."""
    began = brief_words(event.date) if event.date else ""
    return f"{began or 'not known'} to {brief_words(event.until)}" if event.until else began


def in_days(number: int) -> str:
    """`today`, `tomorrow`, `in 40 days`; `yesterday`, `2 days ago`."""
    if -2 < number < 2:
        return ("today", "tomorrow", "yesterday")[number]
    return f"in {number} days" if number > 0 else f"{-number} days ago"


LATE = " late"
"""How what was missed ends."""


def days_late(number: int) -> str:
    """`2 days late`."""
    return f"{how_many(number, 'day')}{LATE}"


def calendar_distance(first: date, last: date) -> str:
    """`3 months 24 days` from one day to a later one: what a number of days does not tell."""
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415  (7 ms; only what is far ahead is told so)

    between = relativedelta(last, first)
    parts = ((between.years, "year"), (between.months, "month"), (between.days, "day"))
    return " ".join(how_many(n, unit) for n, unit in parts if n)


def renewal_words(agreement: Agreement) -> str:
    """What is known of renewal and notice: `tacit, 1 year at a time; notice 6 months before the end of a term`."""
    terms = agreement.terms
    said = _RENEWALS.get(terms.renewal, "")
    if terms.renewal == "tacit":
        step = renewal_step(terms)
        said = f"tacit, {step.in_words} at a time" if step else "tacit, for a length not known"
        if isinstance(terms.renewal_limit, Impossible):
            said = f"tacit, a number of times not known ({terms.renewal_limit.text})"
        elif terms.renewal_limit:
            said += f", {terms.renewal_limit} time{'s' if terms.renewal_limit > 1 else ''} at most"
    match terms.notice:
        case Length():
            return f"{said}; notice {terms.notice.in_words} before the end of a term"
        case Stated.UNKNOWN:
            return f"{said}; notice not read yet"
        case Stated.NONE:
            return f"{said}; notice through the last day of a term"
        case _:
            return f"{said}; notice not known" if terms.renewal in {"", "tacit", "open"} else said


_RENEWALS = {
    "": "not known",
    "none": "none",
    "open": "open-ended after the first term",
    "consent": "only by consent of both sides",
}


def deadline_words(due: Deadline) -> str:
    """What comes due, with `?` where the day is uncertain and `~` where it is assumed: `expires ?`."""
    said = comes_due(due)
    if due.earliest != due.latest:
        return f"{said} {'at the earliest' if due.day == due.earliest else 'at the latest'} {UNCERTAIN}"
    return f"{said} {_SIGNS[due.certain]}".rstrip()


def both_ends_words(due: Deadline) -> str:
    """The same beside the day shown, with the other end of an uncertain one: `expires, or since 1 Jan 2026 ?`."""
    if due.earliest == due.latest:
        return deadline_words(due)
    other = f"by {brief_day(due.latest)}" if due.day == due.earliest else f"since {brief_day(due.earliest)}"
    return f"{comes_due(due)}, or {other} {UNCERTAIN}"


def other_end(due: Deadline, as_of: date) -> str:
    """The end of an uncertain deadline that is not the day shown, as a clause; nothing where the day is certain."""
    if due.earliest == due.latest:
        return ""
    if due.day == due.earliest:
        return f"at the latest {brief_day(due.latest)}"
    return f"{'may have passed since' if due.latest >= as_of else 'at the earliest'} {brief_day(due.earliest)}"


def comes_due(due: Deadline) -> str:
    """What comes due, whenever that is: `last day in force`, `meeting: joint commission`."""
    return due.what if due.kind == "event" else _DEADLINES[due.kind]


_DEADLINES = {
    "notice-by": "last safe day for notice",
    "ends": "last day in force",
    "expires": "expires",
    "renews": "renews",
    "enters-into-force": "enters into force",
    "survival-ends": "survival ends",
}


def then_words(standing: Standing) -> str:
    """What comes after the running term, to stand behind its last day: `, renews`, `, then open`, or nothing."""
    renewal = standing.life.series.renewal if standing.life.series and not standing.ends else ""
    return {"tacit": ", renews", "open": ", then open"}.get(renewal, "")


def last_day_words(agreement: Agreement, standing: Standing) -> str:
    """The last day in force, for good or of the running term; `open-ended`, or `not known`; nothing for a draft."""
    if last := standing.ends or standing.term_last_day:
        return days_words(last)
    if standing.status == "draft":
        return ""
    return "open-ended" if is_open_ended(agreement, standing) else "not known"


def is_open_ended(agreement: Agreement, standing: Standing) -> bool:
    """Whether what has no last day, for good or of the running term, has none because it goes on without end."""
    series = standing.life.series
    too_vague = series is not None and series.renewal == "tacit"
    return not too_vague and not end_is_unknown(agreement, standing)
