"""What somebody who reads nothing but the weekly reports must be told, by the status of each agreement day by day.

This is no look at deadlines: it asks on which days an agreement holds, on which it is over and when its last safe day
for notice is, by what is known, and holds against it what the reports said. `wrong(...)` lists where they fall short.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from random import Random
from typing import NamedTuple

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.deadlines import FIRST_DAYS
from treatytrack.domain.validity import standing_on

from .analysts import Analysts, Known, facts
from .by_chance import DAY, WATCHED, WEEK, mondays
from .told import COMING, MISSED, Row, Told, miscounted, told_by
from .world import DONE, Ended

AHEAD, STEP = 90, 6

NOT_YET, HOLDS, OVER = "not yet", "holds", "over"
_STATES = {"in-force": HOLDS, "expired": OVER, "terminated": OVER, "replaced": OVER}


class Since(NamedTuple):
    """What a report goes on from: the day looked back to, what was known then, the day before that, and what was told."""

    day: date
    known: Known
    before: date
    told: Told | None
    told_of_notice: dict[str, set[date | None]]
    """The days for notice that were told to have passed, ever."""
    is_first: bool = False
    """Whether the report that it goes on from was the first, of which is not remembered what it made up for."""


@lru_cache(maxsize=200_000)
def _state(agreement: Agreement, day: date) -> str:
    standing = standing_on(agreement, day)
    if standing.status == "suspended":  # of what is in force, or applied provisionally
        entered = standing.effective_in_force
        return HOLDS if entered and entered.latest and entered.latest <= day else NOT_YET
    return _STATES.get(standing.status, NOT_YET)


@lru_cache(maxsize=200_000)
def _notice(agreement: Agreement, day: date) -> date | None:
    """The last safe day of the term running then."""
    days = standing_on(agreement, day).notice_by
    return days.latest if days else None


@lru_cache(maxsize=200_000)
def _is_last_for_notice(agreement: Agreement, day: date) -> bool:
    """Whether that day is the last safe one, for the term running then or a later one."""
    ahead = standing_on(agreement, day).deadlines
    return _notice(agreement, day) == day or any(due.kind == "notice-by" and due.latest == day for due in ahead)


def _may_be_over(agreement: Agreement, day: date) -> bool:
    return any(_STATES.get(word) == OVER for word in standing_on(agreement, day).possible)


def days(first: date, last: date) -> list[date]:
    """Each day, both included."""
    return [first + timedelta(number) for number in range((last - first).days + 1)]


class Reader:
    """Somebody who reads the reports of one QUERY ('' is all), and what he was told last."""

    def __init__(self, analysts: Analysts, query: str = "") -> None:
        self.analysts = analysts
        self.query = query
        self.told: list[Told] = []

    def read(self, *since: str) -> tuple[Told, list[str]]:
        """The report of this moment, and what is wrong between its forms."""
        words = ("report", *([self.query] if self.query else []), "--since", *(since or ("last",)))
        plain = self._typed(*words, "--dry-run")
        told = told_by(plain, self._typed(*words, "--format", "json"), self.analysts.now, self.analysts.known)
        return told, [f"{told.day}: {line}" for line in miscounted(plain, told)]

    def _typed(self, *words: str) -> Ended:
        ended = self.analysts.type(*words)
        assert ended.code == DONE, ended.err
        return ended

    def wrong_of_last(self) -> Iterator[str]:
        """Read what is reported since the last report, and say what is wrong with it."""
        told, lines = self.read()
        yield from lines
        earlier = [one for one in self.told if one.day < told.day]
        self.told = [*earlier, told]
        if not earlier:
            return
        last = earlier[-1]
        before = earlier[-2].day if len(earlier) > 1 else last.day - WEEK
        is_first = len(earlier) == 1
        yield from self._wrong(told, Since(last.day, last.known, before, last, self._told_of_notice(), is_first))

    def wrong_of_a_week(self) -> Iterator[str]:
        """Read what is reported of seven days, remembered or not, and say what is wrong with it."""
        told, lines = self.read("7d")
        yield from lines
        day = told.day - WEEK
        there = next((one for one in self.told if one.day == day), None)
        known = there.known if there else self.analysts.known_when_began(day)
        before = next((one.day for one in reversed(self.told) if one.day < day), day - WEEK)
        yield from self._wrong(told, Since(day, known, before, there, self._told_of_notice(), before == day - WEEK))

    def _wrong(self, told: Told, since: Since) -> Iterator[str]:
        for ref, now in told.known.items():
            then = since.known.get(ref)
            asked = self._asks_for(now), bool(then and self._asks_for(then))
            lines: list[str] = []
            if asked[0]:
                lines += _untold(now, then if asked[1] else None, told, since)
                lines += _not_ahead(now, told)
                lines += _untrue(now, told)
            if then and any(asked):
                lines += _forgotten(now, then, told, since, left=not asked[0])
            for line in lines:
                yield f"{self.query} {told.day} since {since.day}: {ref} {line}" + self._about(ref, then, now, since)
        for line in _of_all(told, since):
            yield f"{self.query} {told.day} since {since.day}: {line}"

    def _told_of_notice(self) -> dict[str, set[date | None]]:
        rows = [row for told in self.told[:-1] for row in told.missed if row.kind == "notice-by"]
        return {ref: {row.latest for row in rows if row.ref == ref} for ref in {row.ref for row in rows}}

    def _asks_for(self, agreement: Agreement) -> bool:
        return not self.query or WATCHED in agreement.tags

    def _about(self, ref: str, then: Agreement | None, now: Agreement, since: Since) -> str:
        moment = (
            since.told.at if since.told else datetime.combine(since.day, datetime.min.time(), self.analysts.now.tzinfo)
        )
        typed = self.analysts.typed_of(ref, moment)
        return "".join(f"\n    {line}" for line in ("then " + _said(then), "now  " + _said(now), *typed))


def _said(agreement: Agreement | None) -> str:
    return (
        "; ".join(" | ".join(text for text in texts if text) for texts in facts(agreement)) if agreement else "nothing"
    )


def _untold(now: Agreement, then: Agreement | None, told: Told, since: Since) -> Iterator[str]:
    """What began, ended or could be prevented no longer, and of which the report says nothing."""
    mine = [row for row in told.rows if row.ref == now.ref]
    coming = [row for row in mine if row.section in COMING]
    begun = {row.latest for row in mine if row.kind == "enters-into-force" and row.section in {MISSED, "also-coming"}}
    ended = {row.latest for row in mine if row.kind in {"ends", "expires"} and row.section == MISSED}
    missed = {row.latest for row in mine if row.kind == "notice-by" and row.section == MISSED}
    first = since.day if then else since.before
    for day in days(first + DAY, told.day):
        turn = _state(now, day - DAY), _state(now, day)
        if turn == (NOT_YET, HOLDS) and day not in begun:
            yield f"began on {day} untold"
        if turn[0] != OVER and turn[1] == OVER and day - DAY not in ended and not _is_ending(coming, day - DAY):
            yield f"was over from {day} untold"
    for day in days(first, told.day - DAY):
        if _is_last_for_notice(now, day) and day not in missed:
            yield f"notice was possible until {day}, which is untold"
    if not then:
        return
    was, is_ = _state(then, since.day), _state(now, told.day)
    if was == NOT_YET and is_ == HOLDS and not begun:
        yield "holds now, and its beginning is untold"
    if was != OVER and is_ == OVER and not ended and not any(row.kind in {"ends", "expires"} for row in coming):
        yield "is over now, and its end is untold"
    back = {
        (OVER, HOLDS): ("ends", "expires"),
        (OVER, NOT_YET): ("ends", "expires"),
        (HOLDS, NOT_YET): ("enters-into-force",),
    }.get((was, is_))
    if back and now.ref not in told.no_longer and not any(row.kind in back and row.section in COMING for row in mine):
        yield f"was {was} and is {is_}, untold"
    by = _notice(now, told.day)
    if by and by < since.day and by not in missed and _is_last_for_notice(now, by) and _notice(then, told.day) != by:
        was_told = by in since.told_of_notice.get(now.ref, ()) or any(str(by) in row.why for row in coming)
        if not was_told:
            yield f"notice was possible until {by} by what is known since, which is untold"


def _not_ahead(now: Agreement, told: Told) -> Iterator[str]:
    """What will begin, end, or be prevented no longer, if nothing more happens, and is not among what comes.

    Not of what is replaced, or of what an act to come decides; nor where no first day is known, or a renewal comes first.
    """
    coming = [row for row in told.coming if row.ref == now.ref]
    if (
        now.elsewhere.later
        or any("[.." in text for text in facts(now)[0])
        or any(act.date.latest is None or act.date.latest > told.day for act in now.events)
    ):
        return
    for day, turn in _turns(now, told.day, told.day + timedelta(AHEAD)):
        if turn == (NOT_YET, HOLDS) and not any(
            row.kind == "enters-into-force" and row.latest == day for row in coming
        ):
            yield f"will begin on {day}, which is untold"
        renews = any(row.kind == "renews" and row.latest and row.latest < day for row in coming)
        if turn[0] != OVER and turn[1] == OVER and not renews and not _is_ending(coming, day - DAY):
            yield f"will be over from {day}, which is untold"
    last_days = {_notice(now, told.day + timedelta(ahead)) for ahead in range(0, AHEAD, STEP)}
    by = min((day for day in last_days if day and told.day <= day <= told.day + timedelta(AHEAD)), default=None)
    if by and _is_last_for_notice(now, by) and not any(row.kind == "notice-by" and row.latest == by for row in coming):
        yield f"notice is possible until {by}, which is untold"


def _is_ending(rows: list[Row], last: date) -> bool:
    """Whether one of these rows says that this may be the last day in force."""
    ends = (row for row in rows if row.kind in {"ends", "expires"})
    return any(row.earliest and row.latest and row.earliest <= last <= row.latest for row in ends)


def _turns(agreement: Agreement, first: date, last: date) -> Iterator[tuple[date, tuple[str, str]]]:
    """On which days it is otherwise than on the day before: looked for between days some way apart."""
    for day in days(first, last - timedelta(STEP))[::STEP]:
        if _state(agreement, day) != _state(agreement, day + timedelta(STEP)):
            for one in days(day + DAY, day + timedelta(STEP)):
                turn = _state(agreement, one - DAY), _state(agreement, one)
                if turn[0] != turn[1]:
                    yield one, turn


def _untrue(now: Agreement, told: Told) -> Iterator[str]:
    """What is said to have passed on a day that is known, and has not."""
    for row in told.missed:
        if row.ref == now.ref and row.earliest == row.latest and not _is_true(now, row, told.day):
            yield f"is said to have passed, and has not: {row.kind} {row.latest}"


def _is_true(now: Agreement, row: Row, today: date) -> bool:
    assert row.latest
    day = row.latest
    if row.kind == "enters-into-force":
        return _state(now, day - DAY) == NOT_YET and _state(now, day) != NOT_YET
    if row.kind in {"ends", "expires"}:
        ends = standing_on(now, today).ends  # an act of a later day may have set an earlier end
        return bool(ends and ends.latest == day) or (_state(now, day) != OVER and _may_be_over(now, day + DAY))
    if row.kind == "notice-by":
        return _is_last_for_notice(now, day)
    if row.kind == "event":
        return any(act.date.latest == day and row.why.startswith(act.kind) for act in now.events)
    return True


def _forgotten(now: Agreement, then: Agreement, told: Told, since: Since, *, left: bool) -> Iterator[str]:
    """What the last report told, and this neither tells again nor takes back; what is taken back without a reason."""
    named = now.ref in told.no_longer
    if named and facts(now) == facts(then) and not _acts(now, since.day, told.day):
        yield "is said to be no longer as it was, and is"
    if not since.told:
        return
    mine = [row for row in told.rows if row.ref == now.ref]
    for row in since.told.rows:
        if row.ref != now.ref or row.section not in (*COMING, MISSED):
            continue
        if row.section == MISSED:
            if (
                left
                or since.is_first
                or row.earliest != row.latest
                or row.kind in {"renews", "survival-ends"}
                or _is_true(now, row, told.day)
            ):
                continue
            if row.kind == "enters-into-force" and _state(now, told.day) == OVER:
                continue
        elif (row.latest == since.day and row.kind in FIRST_DAYS) if left else _is_still_ahead(now, row, told.day):
            continue
        over = any(one.name[1] == "ends" and one.section == MISSED for one in mine) and row.kind != "event"
        if not named and not over and not any(one.name == row.name for one in mine):
            yield f"was told and is forgotten: {row.section} {row.kind} {row.earliest}..{row.latest}"


def _acts(agreement: Agreement, after: date, through: date) -> bool:
    """Whether an act of it, or of what replaces it, counts since: it was recorded before its day."""
    later = agreement.elsewhere.later
    acts = (*agreement.events, *(later.events if later else ()))
    return any(act.date.latest and after < act.date.latest <= through for act in acts)


def _is_still_ahead(now: Agreement, row: Row, day: date) -> bool:
    """Whether it comes due on the same day still: told again or, where its lead time was shortened, later."""
    ahead = standing_on(now, day).deadlines
    return any((due.kind, due.earliest, due.latest) == (row.kind, row.earliest, row.latest) for due in ahead)


def _of_all(told: Told, since: Since) -> Iterator[str]:
    """What is called new and is not, and the other way round; what is told twice; what was taken out."""
    gone = since.known.keys() - told.known.keys()
    if gone != told.taken_out:
        yield f"taken out are {sorted(gone)}, and not {sorted(told.taken_out)}"
    if len({row[:-1] for row in told.rows}) != len(told.rows):
        yield "a row is told twice"
    if since.told is None:
        return
    for row in told.coming:
        was_told = any(row.is_the_day_of(one) for one in since.told.coming)
        if row.new == was_told:
            yield f"{row} is {'not ' if was_told else ''}new" + _typed_of(told, since, row.ref)
    contradicted = {(row.ref, row.kind, row.why) for row in since.told.under("contradictions")}
    for row in told.under("contradictions"):
        if row.new == ((row.ref, row.kind, row.why) in contradicted):
            yield f"{row} is {'not ' if row.new else ''}new" + _typed_of(told, since, row.ref)
    again = {(row.name, row.latest) for row in since.told.missed} & {(row.name, row.latest) for row in told.missed}
    unchanged = {
        ref for ref, then in since.known.items() if ref in told.known and facts(told.known[ref]) == facts(then)
    }
    for name, day in sorted((one for one in again if one[0][0] in unchanged), key=str):
        yield f"{name} of {day} is told to have passed again" + _typed_of(told, since, name[0])


def _typed_of(told: Told, since: Since, ref: str) -> str:
    return f"\n    then {_said(since.known.get(ref))}\n    now  {_said(told.known.get(ref))}"


def wrong(analysts: Analysts, weeks: int) -> Iterator[str]:
    """What so many reports, and those of what is watched, should have told otherwise."""
    readers = Reader(analysts), Reader(analysts, f"tag:{WATCHED}")
    chance = Random(analysts.chance.random())
    for moment in mondays(Random(analysts.chance.random()), weeks):
        analysts.work_until(moment)
        if chance.random() < 0.3:
            yield from readers[0].wrong_of_a_week()
        for reader in readers:
            yield from reader.wrong_of_last()
