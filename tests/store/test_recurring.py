"""What comes round in a series is found by its place on every day on which it does."""

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.series import Series, series_of
from treatytrack.store import recurring
from treatytrack.store.derived import derived
from treatytrack.store.recurring import Rhythm, may_recur_from

from .world import recorded

LENGTHS = ("1m", "2m", "3m", "6m", "1y", "18m", "2y", "5y", "10y", "30d", "90d", "365d", "2000d", "1y10d", "2m20d")
NOTICES = ("none", "1d", "10d", "30d", "90d", "400d", "2000d", "1m", "2m", "5m", "6m", "1y", "2y", "1m15d", "3m29d")


def by_chance(chance: Random) -> Agreement:
    """An agreement that renews, from any day, for any lengths."""
    month = chance.randint(1, 12)
    last = (date(2001, month % 12 + 1, 1) - timedelta(1)).day
    start = date(chance.randint(1880, 2010), month, chance.choice((1, 2, 15, 27, 28, last, chance.randint(1, last))))
    if chance.random() < 0.1:
        start = date(chance.randrange(1904, 2008, 4), 2, 29)
    later = start + timedelta(chance.randint(1, 90))
    return recorded(
        in_force=start.isoformat() if chance.random() < 0.8 else f"[{start}..{later}]",
        until=chance.choice(("", "", (start + timedelta(chance.randint(300, 3000))).isoformat())),
        lasts=chance.choice(LENGTHS), renewal=chance.choice(("tacit", "tacit", "tacit", "open")),
        renewal_length=chance.choice(LENGTHS), renewal_limit=chance.choice(("", "", "1", "2", "7")),
        notice=chance.choice(NOTICES), binding="",
    )  # fmt: skip


def occurrences(agreement: Agreement, start: date) -> list[tuple[str, date]]:
    """Each notice day and renewal of the first terms, if it entered into force on that day."""
    until = agreement.terms.until.latest if agreement.terms.until else None
    series = series_of(agreement.terms, until + timedelta(1) if until else start, until)
    assert series
    found: list[tuple[str, date]] = []
    for k in range(1 if series.step is None else 60):
        if not series.would_renew(k) or series.boundary(k).year > 2250:
            break
        found.append(("notice-by", _safe(series, k)))
        if agreement.terms.renewal == "tacit":
            found.append(("renews", series.boundary(k)))
    return found


def _safe(series: Series, k: int) -> date:
    day = series.safe_day(k)
    assert day
    return day


def missed(seed: int) -> list[object]:
    """What comes round on a day on which no row is found, or after the day that a row tells."""
    agreement = by_chance(Random(seed))
    assert agreement.in_force
    starts = {agreement.in_force.earliest or date.min, agreement.in_force.latest or date.min}
    wrong: list[object] = []
    kept = derived(agreement).recurring
    for start in starts:
        for kind, day in occurrences(agreement, start):
            if not any(row["kind"] in (kind, "") and _is_found(row, day) for row in kept):
                wrong.append((seed, kind, day))
            for before in (0, 1, 40, 1000):
                asked = (day - timedelta(before)).isoformat()
                told = [_from(row, asked) for row in kept]
                if not any(one and one <= day.isoformat() for one in told):
                    wrong.append((seed, kind, day, asked, told))
    return wrong


def _is_found(row: dict[str, Any], day: date) -> bool:
    rhythm = Rhythm(row["scale"], row["period"], row["width"])
    by_place = any(lowest <= row["place"] <= highest for lowest, highest in rhythm.spans(day, day))
    return by_place and row["first_day"] <= day <= row["last_day"]


def _from(row: dict[str, Any], day: str) -> str | None:
    first, last = row["first_day"].isoformat(), row["last_day"].isoformat()
    return may_recur_from(day, row["scale"], row["period"], row["width"], row["place"], first, last)


SEEDS = range(1500)


def test_nothing_that_comes_round_is_missed() -> None:
    assert [one for seed in SEEDS for one in missed(seed)] == []


def _exactly(scale: str, period: int, lowest: int, highest: int) -> tuple[Rhythm, int]:
    """A width that has no room for small faults."""
    return Rhythm(scale, period, highest - lowest), lowest % period if period else lowest


NARROW: dict[str, object] = {"_placed": _exactly}
FAULTS: dict[str, dict[str, object]] = {
    "leap years and month ends move nothing": NARROW | {"_MOVES": timedelta(0)},
    "a place has no width": {"_placed": lambda *given: (_exactly(*given)[0]._replace(width=0), _exactly(*given)[1])},
    "they move less than they do": {"_MOVES": timedelta(2)} | NARROW,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, faulty in FAULTS[fault].items():
        monkeypatch.setattr(recurring, name, faulty)
    assert any(missed(seed) for seed in SEEDS)


def test_most_are_found_on_their_own_days_only() -> None:
    """A day of the month up to the 28th is the same in every month: nothing needs to be looked at twice."""
    agreement = recorded(in_force="2001-03-15", lasts="10y", renewal="tacit", renewal_length="5y", notice="6m")
    widths = [row["width"] for row in derived(agreement).recurring]
    assert widths == [0, 0]


@pytest.mark.parametrize(
    ("cells", "count"),
    [
        ({"in_force": "2001-03-15", "lasts": "10y", "renewal": "none"}, 0),
        ({"in_force": "2001-03-15", "lasts": "open"}, 0),
        ({"in_force": "2001-03-15", "lasts": "10y", "renewal": "open", "notice": "6m"}, 1),
        ({"in_force": "2001-03-15", "lasts": "10y", "renewal": "tacit"}, 1),
        ({"in_force": "2001-03-15", "lasts": "10y", "renewal": "tacit", "notice": "6m"}, 2),
        # over: what ended by record renews no more
        ({"in_force": "2001-03-15", "lasts": "10y", "renewal": "tacit", "notice": "6m", "ended": "2020-02-15"}, 0),
        # a day that is open on a side may be any, as long as nothing else has begun
        # a tacit series that starts on a day uncertain by more than a year makes no alert (section 5)
        ({"in_force": "[2001-03-15..2003-03-15]", "lasts": "10y", "renewal": "tacit", "notice": "6m"}, 0),
        ({"in_force": "[..2003-03-15]", "lasts": "10y", "renewal": "tacit", "notice": "6m"}, 1),
        ({"signed": "[..1999-01-01]", "in_force": "2001-03-15", "lasts": "10y", "renewal": "tacit", "notice": "6m"}, 3),
        # what nothing tells may be any day
        ({"in_force": "2001-03-15", "lasts": "10y", "renewal": "tacit", "events": "extended [..2020-01-01] for 1y"}, 1),
    ],
)
def test_there_are_rows_for_what_may_come_round_and_for_nothing_else(cells: dict[str, str], count: int) -> None:
    assert len(derived(recorded(**cells)).recurring) == count
