"""The derived rows give the same answers as the rules, on every day."""

import re
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from treatytrack.columns import BY_NAME
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.query import Query, Span, Term
from treatytrack.domain.validity import RULE_SET, standing_on
from treatytrack.store.opening import open_for_reading

from .comparing import differences
from .world import DAY, EVERYTHING, recorded, register_of, writing

# One line each: what is recorded.
LIVES: list[dict[str, str]] = [
    {},
    {"signed": "2019-01-01"},
    {"signed": "2019-01-01", "type": "memorandum"},
    {"signed": "2019", "type": "memorandum", "until": "2021?"},
    {"in_force": "2016-11-23", "lasts": "1y", "renewal": "tacit", "renewal_length": "1y", "notice": "90d"},
    {"in_force": "2020-02-29", "lasts": "5y", "renewal": "tacit", "renewal_length": "3y", "notice": "6m",
     "renewal_limit": "2", "survival": "10y"},
    {"in_force": "2011-02-05", "lasts": "10y", "renewal": "consent", "events": "extended 2021-02-03 for 5y"},
    {"in_force": "1955-06-16", "events": "denounced 2018-10-03", "denunciation": "receipt + 1y"},
    {"in_force": "2015-01-01", "lasts": "open", "events": "denounced 2020-05-05; revoked 2020-12-01"},
    {"in_force": "2010-03-01", "lasts": "2y", "renewal": "tacit", "renewal_length": "1y", "notice": "3m",
     "events": "notice 2019-11-15; extended 2020-02-01 until 2022-06-30; notice 2024-01-01"},
    {"in_force": "2018-05", "lasts": "3y", "renewal": "tacit", "renewal_length": "12m", "notice": "none"},
    {"in_force": "[2017-12-01..2018-02-01]", "lasts": "4y", "renewal": "open", "notice": "6m"},
    {"in_force": "2001-01-01", "lasts": "5y", "renewal": "tacit", "renewal_length": "unknown", "notice": "unknown"},
    {"signed": "2018-01-01", "entry_rule": "notification + 30d",
     "events": "notified 2018-05-01 by AZE; notified 2020-06 by IRN; meeting 2023-03-03: commission"},
    {"in_force": "2012-01-01", "until": "2022", "events": "suspended 2019-01-01 until 2019-12-31; meeting 2024"},
    {"signed": "2012-01-01", "provisional": "2012-06-01", "in_force": "2014-01-01", "ended": "2019-05-17",
     "ended_by": "denunciation", "survival": "3y", "stated_status": "in-force"},
    {"in_force": "2014-01-01", "lasts": "5y", "renewal": "tacit",
     "events": "terminated 2021-01-01 effective 2021-07-01"},
    {"in_force": "2014-01-01", "stated_status": "over", "stated_on": "2019"},
    {"in_force": "2019-01-31", "lasts": "1m", "renewal": "tacit", "renewal_length": "1m", "notice": "10d"},
    {"in_force": "2025-01-01", "lead": "2y", "lasts": "10y", "renewal": "tacit", "notice": "1y"},
]  # fmt: skip


def _by_chance(chance: Random) -> dict[str, str]:
    """A life that renews, of any lengths, from a day that may be uncertain, perhaps extended or given notice of."""

    def length(*units: str) -> str:
        return f"{chance.randint(1, 40)}{chance.choice(units)}"

    day = f"{chance.randint(1990, 2018)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    happened = ["extended {} for 2y", "extended {} until 2024-06-30", "notice {}", "denounced {}", "meeting {}"]
    on = f"{chance.randint(2016, 2024)}-{chance.randint(1, 12):02}"
    return {
        "in_force": chance.choice([day, day[:7], day[:4], f"{day}?"]),
        "lasts": length("m", "y", "d"),
        "renewal": chance.choice(["tacit", "tacit", "tacit", "open"]),
        "renewal_length": chance.choice(["", length("m", "y"), length("d", "m")]),
        "renewal_limit": chance.choice(["", "", "3"]),
        "notice": chance.choice(["", "none", "unknown", length("d"), f"{chance.randint(1, 18)}m"]),
        "events": chance.choice(["", "", chance.choice(happened).format(chance.choice([on, f"{on}-15"]))]),
    }


WRITTEN = len(LIVES)
LIVES += [_by_chance(Random(number)) for number in range(50)]
AGREEMENTS = [recorded(ref=f"A-{n:03}", **cells) for n, cells in enumerate(LIVES)]
YEAR = re.compile(r"\b(19|20)(?=\d\d\b)")
DAYS = [date(2016, 1, 15) + timedelta(137 * n) for n in range(30)]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register of this page."""
    return register_of(tmp_path_factory.mktemp("derived") / "treatytrack.db", *AGREEMENTS)


def _1200_years_ago(century: re.Match[str]) -> str:
    return f"{int(century[0]) - 12:02}"


def _told_otherwise(kept: Path, agreements: list[Agreement], days: list[date] = DAYS) -> list[object]:
    """The days and agreements of which the rows do not say what the rules do."""
    wrong: list[object] = []
    with closing(sqlite3.connect(kept)) as connection:
        for day in days:
            found = connection.execute(
                "SELECT ref, status, certain, flags FROM phase JOIN agreement ON id = agreement_id "
                "WHERE first_day <= :day AND last_day >= :day",
                {"day": day.isoformat()},
            ).fetchall()
            stored = {ref: says for ref, *says in found}
            for one in agreements:
                on = standing_on(one, day)
                if stored[one.ref] != [on.status, on.certain, "; ".join(on.flags)]:
                    wrong.append((one.ref, day, stored[one.ref], on.status, on.certain, on.flags))
    return wrong


def test_status_certainty_and_flags_are_what_the_rules_say_on_every_day(kept: Path) -> None:
    assert _told_otherwise(kept, AGREEMENTS[:WRITTEN]) == []


def test_that_holds_for_lives_by_chance(kept: Path) -> None:
    assert _told_otherwise(kept, AGREEMENTS[WRITTEN:]) == []


def test_that_holds_for_the_same_lives_before_the_year_1000(tmp_path: Path) -> None:
    earlier = [
        recorded(ref=f"A-{n:03}", **{name: YEAR.sub(_1200_years_ago, text) for name, text in cells.items()})
        for n, cells in enumerate(LIVES)
    ]
    days = [day.replace(year=day.year - 1200) for day in DAYS]  # every 400 years the calendar is the same
    assert _told_otherwise(register_of(tmp_path / "long_ago.db", *earlier), earlier, [*days, DAY]) == []


@pytest.mark.parametrize("length", [0, 90, 1000])
def test_no_deadline_of_any_window_is_missed(kept: Path, length: int) -> None:
    taken, hits = 0, 0
    with open_for_reading(kept) as register:
        for day in DAYS:
            last = day + timedelta(length)
            candidates = {one.ref for one in register.due_candidates(EVERYTHING, day, day, last)}
            due = {
                one.ref
                for one in AGREEMENTS
                if any(found.earliest <= last and found.latest >= day for found in standing_on(one, day).deadlines)
            }
            assert due - candidates == set(), day
            taken, hits = taken + len(candidates), hits + len(due)
    assert taken < 2.5 * hits + 3 * len(DAYS), "most candidates are none: the look-up would be for nothing"


def test_what_is_shown_early_is_a_candidate_from_then_on(kept: Path) -> None:
    early = date(2032, 6, 1)  # two years before its notice day, 31 December 2033, are over
    with open_for_reading(kept) as register:
        assert "A-019" in {one.ref for one in register.due_candidates(EVERYTHING, early, early, early)}
        assert "A-019" not in {one.ref for one in register.due_candidates(EVERYTHING, DAY, DAY, DAY)}


def test_the_series_of_a_tacit_renewal_is_kept_with_the_days_on_which_it_is_known(kept: Path) -> None:
    with closing(sqlite3.connect(kept)) as connection:
        rows = connection.execute(
            "SELECT known_from, known_to, base_earliest, base_latest, first_months, step_months, notice_months "
            "FROM series JOIN agreement ON id = agreement_id WHERE ref IN ('A-009', 'A-010') ORDER BY ref, position"
        ).fetchall()
    assert rows == [
        ("0001-01-01", "2020-01-31", "2010-03-01", "2010-03-01", 24, 12, 3),
        ("2020-02-01", "9999-12-31", "2022-07-01", "2022-07-01", 0, 12, 3),
        ("0001-01-01", "9999-12-31", "2018-05-01", "2018-05-31", 36, 12, None),
    ]


def test_rows_that_differ_from_the_rules_are_found(kept: Path, tmp_path: Path) -> None:
    altered = tmp_path / "altered.db"
    altered.write_bytes(kept.read_bytes())
    with open_for_reading(altered) as register:
        assert list(differences(register)) == []
    with closing(sqlite3.connect(altered)) as connection, connection:
        connection.execute("UPDATE phase SET status = 'in-force' WHERE agreement_id = 1 AND first_day = '0001-01-01'")
        connection.execute("DELETE FROM series WHERE agreement_id = 5")
    with open_for_reading(altered) as register:
        assert list(differences(register)) == ["A-000 (phase)", "A-004 (series)"]


def test_rows_of_an_older_rule_set_are_not_used_by_readers_and_made_anew_by_the_next_writer(register: Path) -> None:
    replaced = recorded(ref="R-1", in_force="1990-01-01", lasts="open", replaced_by="R-2")
    register_of(register, *AGREEMENTS, replaced, recorded(ref="R-2", in_force="2020-01-01", lasts="open"))
    with closing(sqlite3.connect(register)) as connection, connection:
        connection.execute("UPDATE setting SET value = '1' WHERE name = 'rule_set'")
        connection.execute("UPDATE phase SET status = 'suspended', ends_earliest = NULL, ends_latest = NULL, rules = 1")
        connection.execute("DELETE FROM deadline")
        connection.execute("DELETE FROM series")
    in_force = Query((Term("status", ("in-force",)), Term("certain", ("no",), negated=True)))
    over = Query((Term("status", ("replaced",)), Term("ref", ("R-",))))
    soon = Query((Term("ends", (Span(DAY, DAY + timedelta(1000)),)),))
    by_rules = [
        one.ref
        for one in AGREEMENTS
        if (on := standing_on(one, DAY)).status == "in-force" and on.certain != "no"
    ] + ["R-2"]  # fmt: skip
    with open_for_reading(register) as reading:
        assert not reading.derived_is_current
        assert [one.ref for one in reading.agreements(in_force, DAY)] == by_rules
        assert [one.ref for one in reading.agreements(over, DAY)] == ["R-1"]
        assert len(list(reading.agreements(soon, DAY))) == len(AGREEMENTS) + 2, "by such rows none is passed over"
        assert len(list(reading.due_candidates(EVERYTHING, DAY, DAY, DAY))) == len(AGREEMENTS) + 2
    with writing(register):
        pass
    with open_for_reading(register) as reading:
        assert reading.derived_is_current
        assert reading.setting("rule_set") == str(RULE_SET)
        assert [one.ref for one in reading.agreements(in_force, DAY)] == by_rules
        assert [one.ref for one in reading.agreements(over, DAY)] == ["R-1"]
        assert len(list(reading.agreements(soon, DAY))) < len(AGREEMENTS)
        assert list(differences(reading)) == []
        assert len(list(reading.past.history_rows())) == len(AGREEMENTS) + 2, "nothing recorded has changed"


def test_every_life_of_this_page_is_of_recorded_columns() -> None:
    assert {name for cells in LIVES for name in cells} <= set(BY_NAME)
