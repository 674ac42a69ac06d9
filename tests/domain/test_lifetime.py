"""A whole life as known on one day: every day of it is what the rules say, knowing what is known on that one day."""

from datetime import date, timedelta
from itertools import pairwise
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from treatytrack.domain import lifetime as rooms
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.facts import OVER
from treatytrack.domain.lifetime import HELD, RENEWED, SURVIVAL, Held, lifetime
from treatytrack.domain.phases import turning_days_of
from treatytrack.domain.validity import lives_known_on, standing_on

from . import oracle
from .oracle import Oracle
from .oracle_cases import Case, cases
from .oracle_dates import FIRST, LAST
from .oracle_reading import known_on
from .world import Cells, agreement_of

TODAY = date(2026, 11, 21)


def life(cells: Cells, today: date = TODAY) -> tuple[Held, ...]:
    """The stretches of an agreement with these cells, as known on that day."""
    agreement = agreement_of(cells)
    return lifetime(agreement, lives_known_on(agreement, today), today)


def told(held: tuple[Held, ...]) -> list[str]:
    """Each stretch in a line; `...` stands for a day beyond the years of people."""
    return [f"{_day(one.first)} to {_day(one.last)}: {one.state} {one.certain}" for one in held]


def _day(day: date) -> str:
    return str(day) if 1000 < day.year < 8500 else "..."


# The lives of section 7 and of what may happen to an agreement, as known on 2026-11-21

YEARLY = {"in_force": "2020-01-01", "lasts": "1y", "renewal": "tacit", "notice": "3m"}
LIVES: dict[str, tuple[Cells, list[str]]] = {
    "a tacit renewal ahead is told from the term that runs": (
        {"in_force": "2016-11-23", "lasts": "1y", "renewal": "tacit", "renewal_length": "1y", "notice": "90d"},
        ["2016-11-23 to 2026-11-22: in-force yes", "2026-11-23 to ...: renewed yes"],
    ),
    "an extension is as sure as the first term": (
        {"in_force": "2011-02-05", "lasts": "10y", "renewal": "consent", "events": "extended 2021-02-03 for 5y"},
        ["2011-02-05 to 2026-02-04: in-force yes"],
    ),
    "a lapse that an extension cured is no gap": (
        {"in_force": "2011-02-05", "lasts": "10y", "renewal": "consent", "events": "extended 2021-06-01 for 5y"},
        ["2011-02-05 to 2026-02-04: in-force yes"],
    ),
    "some provisions survive": (
        {"in_force": "1991-05-17", "lasts": "10y", "renewal": "tacit", "renewal_length": "2y", "survival": "10y",
         "ended": "2019-05-17"},
        ["1991-05-17 to 2019-05-16: in-force yes", "2019-05-17 to 2029-05-16: survival yes"],
    ),
    "a denunciation that is known makes all the years before it sure": (
        {"in_force": "1957-06-16", "denunciation": "receipt + 1y", "events": "denounced 2018-10-03"},
        ["1957-06-16 to 2019-10-02: in-force yes"],
    ),
    "without one nobody knows whether it still holds": (
        {"in_force": "1957-06-16", "denunciation": "receipt + 1y"},
        ["1957-06-16 to ...: in-force no"],
    ),
    "an assumed entry and an uncertain end": (
        {"type": "memorandum", "signed": "2025-04-28", "until": "2026?"},
        ["2025-04-28 to 2026-01-01: in-force assumed", "2026-01-02 to 2026-12-31: in-force no"],
    ),
    "an uncertain entry": (
        {"in_force": "2020", "lasts": "open"},
        ["2020-01-01 to 2020-12-30: in-force no", "2020-12-31 to ...: in-force yes"],
    ),
    "a life shorter than its date is uncertain": (
        {"in_force": "2020", "lasts": "1m", "renewal": "none"},
        ["2020-01-01 to 2021-01-30: in-force no"],
    ),
    "what a life shorter than its date is uncertain leaves behind": (
        {"in_force": "2020", "lasts": "1m", "renewal": "none", "survival": "1m"},
        ["2020-01-01 to 2021-01-30: in-force no", "2021-01-31 to 2021-02-27: survival no"],
    ),
    "provisional before such a life": (
        {"provisional": "2019-11-01", "in_force": "2020", "lasts": "1m", "renewal": "none"},
        ["2019-11-01 to 2019-12-31: provisional yes", "2020-01-01 to 2021-01-30: in-force no"],
    ),
    "one that began while the earliest was suspended": (
        {"in_force": "2020", "lasts": "open", "events": "suspended 2020-02-01 until 2020-12-31"},
        ["2020-01-01 to 2020-01-31: in-force no", "2020-02-01 to 2020-02-01: suspended no",
         "2020-02-02 to 2020-12-31: in-force no", "2021-01-01 to ...: in-force yes"],
    ),
    "short lives with gaps between them": (
        {"signed": "[2020-01-01..2020-03-01]", "entry_rule": "signature + first of month 1", "lasts": "5d",
         "renewal": "none"},
        [f"2020-{month}-01 to 2020-{month}-05: in-force no" for month in ("02", "03", "04")],
    ),
    "a life in the first days of one year or of the next": (
        {"signed": "2019-XX-01", "entry_rule": "signature + 6m + start of year", "lasts": "1m", "renewal": "none"},
        ["2020-01-01 to 2020-01-31: in-force no", "2021-01-01 to 2021-01-31: in-force no"],
    ),
    "open-ended": ({"in_force": "2020-01-01", "lasts": "open"}, ["2020-01-01 to ...: in-force yes"]),
    "provisional first": (
        {"signed": "2020-01-01", "provisional": "2020-03-01", "in_force": "2021-05-01", "lasts": "open"},
        ["2020-03-01 to 2021-04-30: provisional yes", "2021-05-01 to ...: in-force yes"],
    ),
    "suspended for a year": (
        {"in_force": "2020-01-01", "lasts": "open", "events": "suspended 2022-01-01 until 2022-12-31"},
        ["2020-01-01 to 2021-12-31: in-force yes", "2022-01-01 to 2022-12-31: suspended yes",
         "2023-01-01 to ...: in-force yes"],
    ),
    "only signed, and perhaps in force unnoticed": (
        {"type": "treaty", "signed": "2020-01-01"}, ["2020-01-01 to ...: in-force no"],
    ),
    "signed, and not yet in force": ({"signed": "2020-01-01", "in_force": "2027-05-01", "until": "2030"},
                                     ["2027-05-01 to 2030-12-31: in-force yes"]),
    "notice given ends it with its term": (
        {**YEARLY, "renewal_length": "1y", "events": "notice 2026-05-01"}, ["2020-01-01 to 2026-12-31: in-force yes"],
    ),
    "what is only recorded for later does not count yet": (
        {**YEARLY, "events": "notice 2027-05-01"},
        ["2020-01-01 to 2026-12-31: in-force yes", "2027-01-01 to ...: renewed yes"],
    ),
    "renewed as often as it may be": (
        {**YEARLY, "renewal_length": "1y", "renewal_limit": "8"},
        ["2020-01-01 to 2026-12-31: in-force yes", "2027-01-01 to 2028-12-31: renewed yes"],
    ),
    "nothing is known": ({}, []),
}  # fmt: skip


@pytest.mark.parametrize("sentence", LIVES)
def test_a_life_is_told_so(sentence: str) -> None:
    cells, expected = LIVES[sentence]
    assert told(life(cells)) == expected


# Every day of random lives


class _KnowingOnly(Oracle):
    """The oracle, knowing on every day what is known on one of them."""

    def __init__(self, case: Case, today: int) -> None:
        super().__init__(*case)
        self.today = today

    def _entries_of_the_later(self, _day: int) -> list[tuple[int | None, bool]]:
        return super()._entries_of_the_later(self.today)

    def held(self, day: int) -> tuple[str, str]:
        """The state of that day in all choices, and how sure it is."""
        with mock.patch.object(oracle, "known_on", lambda choice, _day: known_on(choice, self.today)):
            answers = self.answers(day)
        each = set()
        for one in answers:
            sure = "no" if len(one.words) > 1 else one.certain
            if one.status in HELD:
                each.add((one.status, sure))
            elif one.status == "signed" and "in-force" in one.words:
                each.add(("in-force", "no"))
            elif one.status in OVER and "survival" in one.flags:
                each.add((SURVIVAL, sure))
            else:
                each.add(("", "yes"))
        states = {state for state, _ in each}
        state = next((state for state in (*HELD, SURVIVAL) if state in states), "")
        certain = {sure for _, sure in each}
        if not state:
            return "", ""
        return state, "no" if len(states) > 1 or "no" in certain else "assumed" if "assumed" in certain else "yes"


def disagreements(case: Case, today: date, days: list[date]) -> list[str]:
    """Where a day of the life is drawn otherwise than the oracle says, or than it is told of the as-of day itself."""
    agreement = case.agreement
    held = lifetime(agreement, lives_known_on(agreement, today), today)
    knowing = _KnowingOnly(case, today.toordinal())
    found = []
    for day in days:
        on = next((one for one in held if one.first <= day <= one.last), None)
        shown = ("in-force" if on.state == RENEWED else on.state, on.certain) if on else ("", "")
        expected = knowing.held(day.toordinal())
        if shown != expected:
            found.append(f"{day} as known on {today}: {shown}, the oracle says {expected}")
        if on and on.state == RENEWED and day <= today:
            found.append(f"{day} as known on {today}: renewed, and not ahead")
    standing = standing_on(agreement, today)
    on = next((one for one in held if one.first <= today <= one.last), None)
    surely = standing.certain == "yes" and standing.status in HELD
    if surely != (on is not None and on.certain == "yes" and on.state in HELD):
        found.append(f"{today}: {on}, and shown as {standing.status}, certain {standing.certain}")
    return found


@settings(suppress_health_check=list(HealthCheck))
@given(cases(), st.data())
def test_every_day_is_what_the_oracle_says_of_it(case: Case, data: st.DataObject) -> None:
    telling = [day + off for day in case.telling_days for off in (-1, 0, 1)]
    some = st.sampled_from(telling) | st.integers(FIRST - 500, LAST + 3000)
    today, *days = (date.fromordinal(data.draw(some)) for _ in range(6))
    assert disagreements(case, today, [today, *days]) == []


@settings(suppress_health_check=list(HealthCheck))
@given(cases(), st.integers(FIRST, LAST))
def test_stretches_are_in_order_and_touch_only_where_something_changes(case: Case, day: int) -> None:
    agreement, today = case.agreement, date.fromordinal(day)
    held = lifetime(agreement, lives_known_on(agreement, today), today)
    for one, following in pairwise(held):
        assert one.first <= one.last < following.first
        assert one.last + ONE_DAY < following.first or one[2:] != following[2:]


# A fault of one day would be noticed

SAMPLE = (
    Case({"in_force": "2016-11-23", "lasts": "1y", "renewal": "tacit", "renewal_length": "1y", "notice": "90d"}),
    Case({"signed": "2010-01-01", "in_force": "2010-02-01", "lasts": "2y", "renewal": "none", "survival": "1y"}),
    Case({"in_force": "2010-01", "lasts": "2y", "renewal": "none"}),
    Case({"in_force": "2011-02-05", "lasts": "2y", "renewal": "consent", "events": "extended 2013-03-03 for 5y"}),
)
AROUND = [date(2010, 1, 1) + timedelta(step) for step in range(800)] + [date(2013, 2, 4) + timedelta(n) for n in (0, 1)]


def _broken() -> list[str]:
    return [one for case in SAMPLE for one in disagreements(case, date(2013, 4, 1), AROUND)]


def test_a_fault_of_one_day_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _broken() == []
    monkeypatch.setattr(rooms, "turning_days_of", lambda *life: {day + ONE_DAY for day in turning_days_of(*life)})
    assert _broken() != []
