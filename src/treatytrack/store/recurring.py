"""When notice days and renewals come round, as numbers that an index finds: no window of days looks at every series.

What is counted in months comes round on a scale on which every month has 31 days, what is counted in days on the scale
of all days; each is a place within its period there. Where month ends, leap years or uncertain dates move the day, it
has a width as well. A row may say a few days too many, never one too few: the domain has the last word.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import days_in_month
from treatytrack.domain.lengths import Length, Stated, after
from treatytrack.domain.readings import A_YEAR
from treatytrack.domain.series import Series
from treatytrack.domain.validity import RULE_SET
from treatytrack.errors import WrongRequest
from treatytrack.store.series_rows import Between, between

Row = dict[str, Any]

MONTHS, DAYS = "months", "days"
"""The scales."""

_LONGEST_MONTH = 31
_MOVES = timedelta(6)
"""How many days month ends and leap years may move what comes round, at most."""
_SMALLEST_WIDTH, _WIDER = 15, 7


class Rhythm(NamedTuple):
    """What rows share that are looked up together; a period of 0: what comes only once."""

    scale: str
    period: int
    width: int

    def spans(self, first: date, last: date) -> Iterator[tuple[int, int]]:
        """The places, from the lowest to the highest, of what may come round between two days, both inclusive."""
        lowest, highest = ON_SCALE[self.scale](first) - self.width, ON_SCALE[self.scale](last)
        if not self.period:
            yield lowest, highest
            return
        start = lowest % self.period
        end = start + highest - lowest
        yield start, end
        if end >= self.period:
            yield start - self.period, end - self.period


def on_month_scale(day: date) -> int:
    """The number of a day where every month has 31: the 15th of a month and of the next lie 31 apart, always."""
    return (day.year * 12 + day.month - 1) * _LONGEST_MONTH + day.day - 1


ON_SCALE: dict[str, Callable[[date], int]] = {MONTHS: on_month_scale, DAYS: date.toordinal}


def may_recur_from(day: str, scale: str, period: int, width: int, place: int, first: str, last: str) -> str | None:
    """The earliest day, from that one on, on which a row may come round again; None where it no longer does.

    Takes the cells of a row; days are texts.
    """
    number = ON_SCALE[scale](date.fromisoformat(day))
    if not period:
        ahead = max(place - number, 0) if place + width >= number else None
    else:
        gone = (number - place) % period
        ahead = 0 if gone <= width else period - gone
    if ahead is None:
        return None
    earliest = max(_day_on(scale, number + ahead) if ahead else day, first)
    return earliest if earliest <= last else None


def _day_on(scale: str, number: int) -> str:
    """The last day that lies at this number of a scale or before."""
    if scale == DAYS:
        return date.fromordinal(min(number, date.max.toordinal())).isoformat()
    months, day = divmod(number, _LONGEST_MONTH)
    year, month = divmod(months, 12)
    if year > date.max.year:
        return date.max.isoformat()
    return date(year, month + 1, min(day + 1, days_in_month(year, month + 1))).isoformat()


ON_ANY_DAY = Rhythm(DAYS, 1, 0)
"""The rhythm of what cannot be told."""


class _Coming(NamedTuple):
    """What comes round: its kind, between which days it lies at the end of term k, and whether it keeps its place."""

    kind: str
    earliest: Callable[[int], date]
    latest: Callable[[int], date]
    keeps: bool


def on_any_day(known_to: date) -> Row:
    """The row of an agreement of which anything may come due, up to that as-of day."""
    return {"position": -1, "known_from": date.min, "known_to": known_to, **_row("", ON_ANY_DAY, 0, date.min, date.max)}


def recurring(agreement: Agreement, series_rows: Iterable[Row]) -> Iterator[Row]:
    """The rows of what comes round in the series of an agreement, as known between one act and the next.

    What has a recorded end gives no notice and renews no more (section 5).
    """
    if agreement.ended or agreement.terms.renewal not in {"tacit", "open"}:
        return
    position = 0
    for series in series_rows:
        for row in _of_series(agreement, series):
            yield {"position": position, "known_from": series["known_from"], "known_to": series["known_to"], **row}
            position += 1


def _of_series(agreement: Agreement, row: Row) -> Iterator[Row]:
    both = between(row)
    if both is None:
        yield _row("", ON_ANY_DAY, 0, date.min, date.max)
        return
    early, late = both
    if not early.would_renew(0):
        return
    tacit = agreement.terms.renewal == "tacit"
    if tacit and not agreement.events and _is_dated_vaguely(early.base, late.base):
        return
    # Whole months from a day up to the 28th lead to the same day of the month; the day before the 1st is another each.
    keeps = both.is_certain and early.base.day <= 28 and not early.first_days
    if early.notice is not None:
        in_months = isinstance(early.notice, Length) and not early.notice.days
        keeps_notice = keeps and early.base.day >= 2 and (in_months or early.notice is Stated.NONE)
        yield _coming(_Coming("notice-by", _safe_day(early), _safe_day(late), keeps_notice), both)
    if tacit:
        yield _coming(_Coming("renews", early.boundary, late.boundary, keeps), both)


def _is_dated_vaguely(earliest: date, latest: date) -> bool:
    """Section 5: a tacit series whose start is uncertain by more than a year makes no alert."""
    return latest > after(earliest, A_YEAR)


def _safe_day(series: Series) -> Callable[[int], date]:
    def safe_day(k: int) -> date:
        day = series.safe_day(k)
        assert day is not None
        return day

    return safe_day


def _coming(one: _Coming, both: Between) -> Row:
    """The row of what comes round; of what cannot be counted through the calendar, one for any day."""
    step, limit = both.early.step, both.early.limit
    try:
        first, latest = one.earliest(0), one.latest(0)
        if step is None or limit == 1:
            return _row(one.kind, *_placed(DAYS, 0, first.toordinal(), latest.toordinal()), first, latest)
        last = date.max if limit is None else one.latest(limit - 1)
        if step.months and step.days:
            return _row(one.kind, ON_ANY_DAY, 0, first, last)
        scale, period = (MONTHS, step.months * _LONGEST_MONTH) if step.months else (DAYS, step.days)
        moves = timedelta(0) if one.keeps and step.months else _MOVES
        span = (ON_SCALE[scale](first - moves), ON_SCALE[scale](latest + moves))
        return _row(one.kind, *_placed(scale, period, *span), first, last)
    except (WrongRequest, OverflowError):
        return _row(one.kind, ON_ANY_DAY, 0, date.min, date.max)


def _placed(scale: str, period: int, lowest: int, highest: int) -> tuple[Rhythm, int]:
    """The rhythm and the place of what lies between two; few widths, because each is looked up by itself."""
    width = _SMALLEST_WIDTH if highest > lowest else 0
    while width < highest - lowest:
        width *= _WIDER
    return Rhythm(scale, period, width), lowest % period if period else lowest


def _row(kind: str, rhythm: Rhythm, place: int, first: date, last: date) -> Row:
    return {"kind": kind, **rhythm._asdict(), "place": place, "first_day": first, "last_day": last, "rules": RULE_SET}
