"""Where several dates are uncertain, what is told holds over every combination of their days (VALIDITY 4, 5)."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.bounds import Days
from treatytrack.domain.facts import facts_on
from treatytrack.domain.life import life_of
from treatytrack.domain.readings import counting_by, in_order, latest_reading, with_day
from treatytrack.domain.validity import Standing, standing_on

from .oracle_dates import Draw
from .world import Cells, agreement_of

DAYS = ("effective_in_force", "term_last_day", "notice_by", "locked_in_until", "ends", "survives_until")

START = date(2020, 1, 1)

# A first term to some day of 2010, then a year at a time; notice three months before.
YEARLY = {"signed": "2009-01-01", "in_force": "2009", "lasts": "1y", "renewal": "tacit", "renewal_length": "1y",
          "notice": "3m", "denunciation": "term end"}  # fmt: skip
# Notice for the end of a term from 2020-09-01 (2020-06-01 + 3m) to 2021-08-31: revoked before the notice it stands, and
# revoked when that term was over it stands too. Revoked in between, whenever it was, the terms go on.
REVOKED_IN_TIME = {**YEARLY, "events": "notice 2020-06-01 by AZE; revoked [2020-05-01..2022-05-01]"}
# Revoked is a notice of the year before 2021-03-01; one that had ended it by then, and one that came later, stand.
NOTICE_OF_SOME_YEAR = {**YEARLY, "events": "notice [2020-03-01..2022-06-01] by AZE; revoked 2021-03-01"}
# The notice has ended it once 2020-04-17 is there: an extension from then on moves the term that ended by it, and one
# before that the term that was running (60 and 90 days after 2020-02-03 are 2020-04-03 and 2020-05-03).
EXTENDED_IN_TIME = {
    "in_force": "[2020-01-26..2020-02-03]", "lasts": "60d", "renewal": "tacit", "renewal_length": "30d",
    "notice": "30d", "denunciation": "receipt + 5d", "ended": "2020-04-26",
    "events": "extended [2020-03-20..2020-04-28] for 25d; notice 2020-03-05 effective 2020-04-17",
}  # fmt: skip

# The cells, the as-of day, what is asked, its bounds.
CASES: dict[str, tuple[Cells, str, str, str]] = {
    # It began on any day of 2009: on 2025-06-15 the term that runs ends on any day within a year.
    "a_revocation_that_works_in_between_alone_leaves_every_term_possible": (
        REVOKED_IN_TIME, "2025-06-15", "term_last_day", "[2025-06-15..2026-06-14]",
    ),
    # If it was not: the last days of the terms from 2020-09-01 on, the day of receipt being 2020-06-01.
    "where_it_stands_it_ends_with_any_of_a_years_days": (
        REVOKED_IN_TIME, "2025-06-15", "ends", "[2020-09-01..2021-08-31]",
    ),
    # Received on 2022-06-01, after the revocation, it works at the end of a term until 2023-08-31; received on
    # 2020-03-01 at the earliest, at that of one from 2020-06-01 on, if that was over when it was revoked.
    "a_notice_before_and_after_a_revocation_ends_it_with_any_day_of_the_years_between": (
        NOTICE_OF_SOME_YEAR, "2025-06-15", "ends", "[2020-06-01..2023-08-31]",
    ),
    # In force on 2020-02-03, extended from 2020-04-03 to 2020-04-16: the second term, to 2020-05-02, and 25 days.
    "an_extension_before_a_notice_has_worked_moves_a_later_term_than_one_after": (
        EXTENDED_IN_TIME, "2020-04-18", "term_last_day", "[2020-04-19..2020-05-27]",
    ),
}  # fmt: skip


@pytest.mark.parametrize("sentence", CASES)
def test_it_holds_that(sentence: str) -> None:
    cells, day, what, expected = CASES[sentence]
    standing = standing_on(agreement_of(cells), date.fromisoformat(day))
    assert getattr(standing, what).text == expected


def test_what_comes_due_if_a_revocation_came_in_time_is_told() -> None:
    due = standing_on(agreement_of(REVOKED_IN_TIME), date(2025, 6, 15)).deadlines
    assert {one.kind for one in due} == {"notice-by", "renews"}


Told = tuple[set[str], dict[str, Days | None]]
"""Every word that may be true, and the bounds of each day that is told."""


def of_every_combination(agreement: Agreement, day: date) -> Told:
    """The words and bounds over each day of each uncertain date with each day of the others."""
    latest, uncertain = latest_reading(agreement)
    words: set[str] = set()
    found: dict[str, set[date]] = {name: set() for name in DAYS}
    counting = counting_by(day, uncertain, latest)
    for days in product(*(_every_day(one.first, one.last) for one in counting)):
        reading = latest
        for one, chosen in zip(counting, days, strict=True):
            reading = with_day(reading, one, chosen)
        facts = facts_on(agreement, life_of(agreement, in_order(reading), day), day)
        words |= {facts.word.status, *facts.word.instead}
        for name, held in found.items():
            held.update(filter(None, [getattr(facts, name)]))
    return words, {name: Days(min(held), max(held)) if held else None for name, held in found.items()}


def _every_day(first: date, last: date) -> list[date]:
    return [first + timedelta(number) for number in range((last - first).days + 1)]


def told(standing: Standing) -> Told:
    """What the program says."""
    return set(standing.possible), {name: getattr(standing, name) for name in DAYS}


@st.composite
def dates_together(draw: Draw) -> tuple[Cells, date]:
    """An agreement of few days, two or three of whose dates are any of several, and an as-of day."""
    one_of = st.sampled_from
    begins, first, second = draw(
        one_of(((True, False, True), (True, True, False), (False, True, True), (True, True, True)))
    )
    widest = 15 if begins and first and second else 40

    def day(least: int, most: int, *, of_several: bool) -> str:
        one = START + timedelta(draw(st.integers(least, most)))
        return f"[{one}..{one + timedelta(draw(st.integers(5, widest)))}]" if of_several else str(one)

    notice = draw(one_of(("notice {}", "notice {} by AZE", "denounced {} by AZE")))
    answer = draw(one_of(("revoked {}", "revoked {}", "extended {} for 10d", "extended {} for 25d")))
    others = ("notice 2020-03-10 by IRN", "notice 2020-03-05 effective 2020-04-17", "suspended 2020-03-01",
              "revoked 2020-02-20", "extended 2020-02-15 for 20d")  # fmt: skip
    acts = [
        notice.format(day(40, 60, of_several=first)),
        answer.format(day(40, 70, of_several=second)),
        *draw(st.lists(one_of(others), max_size=2)),
    ]
    cells = {
        "signed": "2019-12-01", "in_force": day(0, 20, of_several=begins), "lasts": draw(one_of(("10d", "20d", "1m"))),
        "renewal": "tacit", "renewal_length": draw(one_of(("7d", "10d", "20d", "1m"))),
        "notice": draw(one_of(("3d", "7d", "15d", "none"))),
        "denunciation": draw(one_of(("", "receipt + 5d", "receipt + 20d", "term end"))),
        "survival": draw(one_of(("", "20d"))), "events": "; ".join(acts),
    }  # fmt: skip
    return cells, START + timedelta(draw(st.integers(60, 200)))


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(dates_together())
def test_what_is_told_has_the_bounds_over_every_combination_of_days(drawn: tuple[Cells, date]) -> None:
    cells, day = drawn
    agreement = agreement_of(cells)
    assert told(standing_on(agreement, day)) == of_every_combination(agreement, day)
