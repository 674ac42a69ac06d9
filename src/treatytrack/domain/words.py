"""How days and statuses read to people: one way, wherever they are shown."""

from datetime import date

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import MONTHS, PartialDate, days_in_month
from treatytrack.domain.lengths import Length
from treatytrack.domain.series import renewal_step
from treatytrack.domain.validity import Days, Deadline, Standing

ASSUMED = "~"
UNCERTAIN = "?"
DUE = "!"

_SIGNS = {"yes": "", "assumed": ASSUMED, "no": UNCERTAIN}


def signs(standing: Standing) -> str:
    """`~` where it rests on an assumption, `?` where it is not certain; both where both are so."""
    assumed = ASSUMED if standing.entry_assumed and standing.status in {"in-force", "suspended"} else ""
    own = _SIGNS[standing.certain]
    return own if own == assumed else assumed + own


def status_words(standing: Standing) -> str:
    """The status in words: `in force`."""
    return standing.status.replace("-", " ")


def days_words(days: Days) -> str:
    """`2027-03-16`, `some day of 2026`, `2026-10-01 to 2026-12-31`, `2026-12-31 or earlier`."""
    earliest, latest = days.earliest, days.latest
    if earliest is None:
        return f"{latest} or earlier" if latest else "not known"
    if latest is None:
        return f"{earliest} or later"
    if earliest == latest:
        return earliest.isoformat()
    if earliest.year == latest.year and earliest.day == 1:
        if earliest.month == 1 and (latest.month, latest.day) == (12, 31):
            return f"some day of {earliest.year}"
        if earliest.month == latest.month and latest.day == days_in_month(latest.year, latest.month):
            return f"some day of {earliest.year}-{earliest.month:02d}"
    return f"{earliest} to {latest}"


def long_day(day: date) -> str:
    """`28 April 2025`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """`Fri 28 Apr 2025`."""
    return f"{day:%a} {day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def date_words(recorded: PartialDate) -> str:
    """A recorded date as people say it: `28 April 2025`; as written where it is no plain day."""
    plain = recorded.is_day and not recorded.is_marked
    return long_day(recorded.earliest) if plain and recorded.earliest else recorded.text


def in_days(number: int) -> str:
    """`today`, `tomorrow`, `in 40 days`."""
    if number < 2:
        return ("today", "tomorrow")[number] if number >= 0 else f"{-number} days ago"
    return f"in {number} days"


def calendar_distance(first: date, last: date) -> str:
    """`2 years 3 months` from one day to a later one, for what is too far to be felt in days; empty when it is near."""
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415  (7 ms; only what is far ahead is told so)

    between = relativedelta(last, first)
    if between.years == 0 and between.months < 2:
        return ""
    parts = ((between.years, "year"), (between.months, "month"))
    return " ".join(f"{n} {unit}{'' if n == 1 else 's'}" for n, unit in parts if n)


def renewal_words(agreement: Agreement) -> str:
    """What is known of renewal and notice: `tacit, 1 year at a time; notice 6 months before`."""
    terms = agreement.terms
    if not terms.renewal:
        renewal = "renewal not known"
    elif terms.renewal == "tacit":
        step = renewal_step(terms)
        renewal = f"renews tacitly, {step.in_words} at a time" if step else "renews tacitly, for a length not known"
        if terms.renewal_limit:
            renewal += f", {terms.renewal_limit} time{'s' if terms.renewal_limit > 1 else ''} at most"
    else:
        renewal = {
            "none": "does not renew",
            "open": "becomes open-ended after the first term",
            "consent": "renews only by consent of both sides",
        }[terms.renewal]
    if isinstance(terms.notice, Length):
        return f"{renewal}; notice {terms.notice.in_words} before the end of a term"
    if terms.notice is None:
        return renewal if terms.renewal in {"none", "consent"} else f"{renewal}; notice not known"
    return f"{renewal}; notice {'not read yet' if terms.notice == 'unknown' else 'needs no time'}"


def deadline_words(due: Deadline) -> str:
    """What comes due, with `?` where the day is uncertain and `~` where it is assumed: `expires ?`."""
    said = due.what if due.kind == "event" else _DEADLINES[due.kind]
    if due.earliest != due.latest:
        return f"{said} {'at the earliest' if due.day == due.earliest else 'at the latest'} {UNCERTAIN}"
    return f"{said} {_SIGNS[due.certain]}".rstrip()


_DEADLINES = {
    "notice-by": "last safe day for notice",
    "ends": "last day in force",
    "expires": "expires",
    "renews": "renews",
    "enters-into-force": "enters into force",
    "survival-ends": "survival ends",
}
