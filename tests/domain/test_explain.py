"""The arithmetic as steps: what each is about, its days, its rule and source; only what counts by the day (R1b)."""

import re
from datetime import date, timedelta

import pytest

from treatytrack.domain.acts import DECISIVE
from treatytrack.domain.explain import changes_next, reasons
from treatytrack.domain.validity import standing_on
from treatytrack.domain.why import Reason

from .world import OPEN, YEARLY, Cells, agreement_of

GSOMIA = {"signed": "2016-11-23", "in_force": "2016-11-23", "lasts": "1y", "renewal": "tacit", "renewal_length": "1y",
          "notice": "90d"}  # fmt: skip
NEW_START = {"signed": "2010-04-08", "in_force": "2011-02-05", "lasts": "10y", "renewal": "consent",
             "events": "extended 2021-02-03 for 5y"}  # fmt: skip
BOLIVIA = {"signed": "1987-11-06", "in_force": "1991-05-17", "lasts": "10y", "renewal": "tacit",
           "renewal_length": "2y", "notice": "6m", "survival": "10y", "ended": "2019-05-17"}  # fmt: skip
UKRAINE = {"signed": "1997-05-31", "in_force": "1999-04-01", "lasts": "10y", "renewal": "tacit",
           "renewal_length": "10y", "notice": "6m"}  # fmt: skip
SWITZERLAND = {"in_force": "2017-03-17", "lasts": "5y", "renewal": "tacit", "renewal_length": "1y", "notice": "6m"}
TAX = {"party_b": "JPN", "signed": "2022-12-27", "entry_rule": "notification + 30d",
       "events": "notified 2023-01-20 by AZE; notified 2023-07-05 by JPN"}  # fmt: skip
AMITY = {"signed": "1955-08-15", "in_force": "1957-06-16", "lasts": "open", "denunciation": "receipt + 1y",
         "events": "denounced 2018-10-03 by IRN"}  # fmt: skip
TRANSPORT = {"type": "memorandum", "signed": "2025-04-28", "until": "2026?"}

LEFT_IN_JULY = {"signed": "2010-01-01", "in_force": "2010-01-01", "lasts": "5y", "renewal": "tacit",
                "renewal_length": "1y", "notice": "6m", "denunciation": "receipt + 6m + first of month 1",
                "events": "denounced 2014-07 by AZE"}  # fmt: skip
NOTIFIED = {"signed": "2025-01-01", "entry_rule": "notification + first of month 2", "lasts": "5y", "renewal": "none",
            "events": "notified 2026-05-05 by AZE; notified 2026-11 by IRN"}  # fmt: skip
SINCE_2010 = {"in_force": "2010", "lasts": "5y", "renewal": "none"}

ENTERED = "entry into force | 2017-03-17 | R5, VCLT 24"
NO_SIGNATURE = "signed | not known | "
FIRST = "first term ends | 2022-03-16 | R2, clause"
TACIT = "renewal | tacit | R6, clause"

RULE = r"R\d+(, (R\d+|clause|VCLT \d+(\(\d\))?))*|VCLT \d+"
"""`R3, VCLT 78`; a signature and a provisional application are no question of counting: `VCLT 12`."""

# The agreement, the as-of day, every step: what it is about | its days | its rule and source.
STEPS: list[tuple[str, Cells, str, list[str]]] = [
    ("GSOMIA, once notice has passed", GSOMIA, "2026-11-21", [
        "signed | 2016-11-23 | VCLT 12", "entry into force | 2016-11-23 | R5, VCLT 24",
        "first term ends | 2017-11-22 | R2, clause", "running term ends | 2026-11-22 | R2, R6", TACIT,
        "last safe day for notice | 2026-08-24 | R3, VCLT 78", "locked in until | 2027-11-22 | R7",
        "on 2026-11-21 | in force | ",
    ]),
    ("New START, the day before it was extended", NEW_START, "2021-02-02", [
        "signed | 2010-04-08 | VCLT 12", "entry into force | 2011-02-05 | R5, VCLT 24",
        "first term ends | 2021-02-04 | R2, clause", "renewal | by consent | R6, clause",
        "last day in force | 2021-02-04 | R6", "on 2021-02-02 | in force | ",
    ]),
    ("New START, the day it was extended", NEW_START, "2021-02-03", [
        "signed | 2010-04-08 | VCLT 12", "entry into force | 2011-02-05 | R5, VCLT 24",
        "first term ends | 2021-02-04 | R2, clause", "renewal | by consent | R6, clause",
        "extended | 2021-02-03 | R6, VCLT 39", "last day in force | 2026-02-04 | R6", "on 2021-02-03 | in force | ",
    ]),
    ("Bolivia and Switzerland, on the last day of the ninth renewal", BOLIVIA, "2019-05-16", [
        "signed | 1987-11-06 | VCLT 12", "entry into force | 1991-05-17 | R5, VCLT 24",
        "first term ends | 2001-05-16 | R2, clause", "running term ends | 2019-05-16 | R2, R6", TACIT,
        "last day in force | 2019-05-16 | R9, VCLT 54", "survives until | 2029-05-16 | R10, clause",
        "on 2019-05-16 | in force | ",
    ]),
    ("Bolivia and Switzerland, over: no term is running any more", BOLIVIA, "2019-05-17", [
        "signed | 1987-11-06 | VCLT 12", "entry into force | 1991-05-17 | R5, VCLT 24",
        "first term ends | 2001-05-16 | R2, clause", TACIT, "last day in force | 2019-05-16 | R9, VCLT 54",
        "survives until | 2029-05-16 | R10, clause", "on 2019-05-17 | terminated | ",
    ]),
    ("Russia and Ukraine, on the last safe day", UKRAINE, "2018-09-30", [
        "signed | 1997-05-31 | VCLT 12", "entry into force | 1999-04-01 | R5, VCLT 24",
        "first term ends | 2009-03-31 | R2, clause", "running term ends | 2019-03-31 | R2, R6", TACIT,
        "last safe day for notice | 2018-09-30 | R3, VCLT 78", "on 2018-09-30 | in force | ",
    ]),
    ("Iran and Switzerland, locked in", SWITZERLAND, "2026-11-21", [
        NO_SIGNATURE, ENTERED, FIRST, "running term ends | 2027-03-16 | R2, R6", TACIT,
        "last safe day for notice | 2026-09-16 | R3, VCLT 78", "locked in until | 2028-03-16 | R7",
        "on 2026-11-21 | in force | ",
    ]),
    ("Iran and Switzerland, notice given too late", {**SWITZERLAND, "events": "notice 2026-11-01"}, "2026-11-21", [
        NO_SIGNATURE, ENTERED, FIRST, "running term ends | 2027-03-16 | R2, R6", TACIT,
        "notice | 2026-11-01 | R7, VCLT 78", "last day in force | 2028-03-16 | R7, VCLT 78",
        "on 2026-11-21 | in force | ",
    ]),
    ("Iran and Switzerland, notice revoked",
     {**SWITZERLAND, "events": "notice 2026-09-01; revoked 2026-11-20"}, "2026-11-21", [
        NO_SIGNATURE, ENTERED, FIRST, "running term ends | 2027-03-16 | R2, R6", TACIT,
        "notice | 2026-09-01 | R7, VCLT 78", "revoked | 2026-11-20 | R7, VCLT 68",
        "last safe day for notice | 2026-09-16 | R3, VCLT 78", "locked in until | 2028-03-16 | R7",
        "on 2026-11-21 | in force | ",
    ]),
    ("Azerbaijan and Japan, one side notified", TAX, "2023-07-04", [
        "signed | 2022-12-27 | VCLT 12", "entry into force | not yet | R5, VCLT 24", "term | end not known | R6",
        "on 2023-07-04 | signed | ",
    ]),
    ("Azerbaijan and Japan, both notified", TAX, "2023-08-03", [
        "signed | 2022-12-27 | VCLT 12", "entry into force | 2023-08-04 | R5, VCLT 24", "term | end not known | R6",
        "on 2023-08-03 | signed | ",
    ]),
    ("the Treaty of Amity, before it was denounced", AMITY, "2018-10-02", [
        "signed | 1955-08-15 | VCLT 12", "entry into force | 1957-06-16 | R5, VCLT 24",
        "term | open-ended | R6, clause", "on 2018-10-02 | in force | ",
    ]),
    ("the Treaty of Amity, denounced", AMITY, "2019-10-03", [
        "signed | 1955-08-15 | VCLT 12", "entry into force | 1957-06-16 | R5, VCLT 24",
        "term | open-ended | R6, clause", "denounced | 2018-10-03 | R8, clause",
        "last day in force | 2019-10-02 | R8, clause", "on 2019-10-03 | terminated | ",
    ]),
    ("without a clause it is assumed", {**OPEN, "events": "denounced 2020-02-29"}, "2020-06-01", [
        "signed | 2010-01-01 | VCLT 12", "entry into force | 2010-01-01 | R5, VCLT 24",
        "term | open-ended | R6, clause", "denounced | 2020-02-29 | R8, VCLT 56(2)",
        "last day in force | 2021-02-27 | R8, VCLT 56(2)", "on 2020-06-01 | in force | ",
    ]),
    ("by its clause it cannot be denounced", {**OPEN, "denunciation": "none", "events": "denounced 2020-02-29"},
     "2020-06-01", [
        "signed | 2010-01-01 | VCLT 12", "entry into force | 2010-01-01 | R5, VCLT 24",
        "term | open-ended | R6, clause", "denounced | 2020-02-29 | R8, clause", "on 2020-06-01 | in force | ",
    ]),
    ("the memorandum on transport", TRANSPORT, "2026-11-21", [
        "signed | 2025-04-28 | VCLT 12", "entry into force | 2025-04-28 | R12",
        "first term ends | 2026-01-01 to 2026-12-31 | R2, clause", "renewal | not known | R6",
        "last day in force | in 2026 | R6", "on 2026-11-21 | in force | ",
    ]),
    ("applied provisionally, then suspended",
     {"signed": "2020-01-01", "entry_rule": "ratification", "provisional": "2020-02-01", "survival": "open",
      "events": "ratified 2020-03-01 by AZE; suspended 2020-05-01; resumed 2020-06-01"}, "2020-06-01", [
        "signed | 2020-01-01 | VCLT 12", "entry into force | not yet | R5, VCLT 24",
        "applied provisionally | from 2020-02-01 | VCLT 25", "term | end not known | R6",
        "suspended | 2020-05-01 | R11, VCLT 57", "resumed | 2020-06-01 | R11, VCLT 72",
        "survival | for ever | R10, clause", "on 2020-06-01 | provisional | ",
    ]),
    ("replaced", {**OPEN, "ended": "2020-07-01", "replaced_by": "X-1"}, "2020-07-01", [
        "signed | 2010-01-01 | VCLT 12", "entry into force | 2010-01-01 | R5, VCLT 24",
        "term | open-ended | R6, clause", "last day in force | 2020-06-30 | R9, VCLT 59",
        "on 2020-07-01 | replaced | ",
    ]),
    ("open-ended after the first term", {**SWITZERLAND, "renewal": "open", "renewal_length": ""}, "2020-01-01", [
        NO_SIGNATURE, ENTERED, FIRST, "renewal | open | R6, clause",
        "last safe day for notice | 2021-09-16 | R3, VCLT 78", "on 2020-01-01 | in force | ",
    ]),
    ("a denunciation that may still lie ahead", LEFT_IN_JULY, "2014-07-10", [
        "signed | 2010-01-01 | VCLT 12", "entry into force | 2010-01-01 | R5, VCLT 24",
        "first term ends | 2014-12-31 | R2, clause", TACIT, "denounced | 2014-07 | R8, clause",
        "last safe day for notice | 2014-06-30 | R3, VCLT 78", "last day in force | 2015-01-31 | R8, clause",
        "on 2014-07-10 | in force | ",
    ]),
    # Whether or not the second notified by then: from 2026-11, the first day of the second month is 2027-01-01.
    ("an entry into force by what may still lie ahead", NOTIFIED, "2026-11-22", [
        "signed | 2025-01-01 | VCLT 12", "entry into force | 2027-01-01 | R5, VCLT 24",
        "first term ends | 2031-12-31 | R2, clause", "renewal | none | R6, clause",
        "last day in force | 2031-12-31 | R6", "on 2026-11-22 | signed | ",
    ]),
    # 5 years from 2010-01-01 and from 2010-12-31, whichever of them are over.
    *(
        (f"the first term of an uncertain start, {when}", SINCE_2010, day, [
            NO_SIGNATURE, "entry into force | 2010 | R5, VCLT 24",
            "first term ends | 2014-12-31 to 2015-12-30 | R2, clause", "renewal | none | R6, clause",
            "last day in force | 2014-12-31 to 2015-12-30 | R6", f"on {day} | {word} | ",
        ])
        for when, day, word in (("before", "2014-07-10", "in force"), ("within", "2015-07-10", "in force"),
                                ("after", "2016-07-10", "expired"))
    ),
]  # fmt: skip

# The agreement, the as-of day, a step, why.
BECAUSE: list[tuple[str, Cells, str, str, str]] = [
    ("both days are told where they differ", {**SWITZERLAND, "signed": "2016-10-31",
     "events": "signed 2016-09-01 by AZE; signed 2016-10-31 by IRN"}, "2026-11-21", "signed",
     "recorded: AZE 2016-09-01, IRN 2016-10-31; the later counts"),
    ("what each side did besides is not told with it", TAX, "2026-11-21", "signed", "recorded"),
    ("one side only", {"events": "signed 2016-09-01 by AZE"}, "2026-11-21", "signed",
     "only by one side: AZE 2016-09-01"),
    ("what has been done so far", TAX, "2023-07-04", "entry into force",
     "its rule is not met yet, notification + 30d (so far: notified 2023-01-20 by AZE)"),
    ("what met the rule", TAX, "2023-07-05", "entry into force",
     "by its rule, notification + 30d: notified 2023-01-20 by AZE; notified 2023-07-05 by JPN"),
    ("the kind that presumes it", TRANSPORT, "2026-11-21", "entry into force",
     "assumed: of this kind (memorandum), nothing but the signature recorded"),
    ("from where the first term counts", SWITZERLAND, "2026-11-21", "first term ends",
     "5y from entry into force, 2017-03-17"),
    ("how many renewals", GSOMIA, "2026-11-21", "running term ends", "after 9 renewals of 1y, counted from the start"),
    # 90 days before the first day out would be a day later: both governments counted to the 24th
    ("the literal count, where it differs", GSOMIA, "2026-08-24", "last safe day for notice",
     "90d before the last day in force, 2026-11-22; "
     "counted from the first day out, 2026-11-23, it would be 2026-08-25"),
    ("a last safe day that has passed", GSOMIA, "2026-08-25", "last safe day for notice",
     "90d before the last day in force, 2026-11-22; "
     "counted from the first day out, 2026-11-23, it would be 2026-08-25; it has passed"),
    ("1 October is the literal count", UKRAINE, "2018-09-30", "last safe day for notice",
     "6m before the last day in force, 2019-03-31; counted from the first day out, 2019-04-01, it would be 2018-10-01"),
    ("what an extension moved", NEW_START, "2021-02-03", "extended", "its term ends 2026-02-04, not 2021-02-04"),
    ("for which end a notice came too late", {**SWITZERLAND, "events": "notice 2026-11-01 by IRN"}, "2026-11-21",
     "notice", "by IRN: too late for 2027-03-16 (last safe day 2026-09-16): ends 2028-03-16"),
    ("by which clause", AMITY, "2018-10-03", "denounced", "by IRN: ends 2019-10-02 (receipt + 1y)"),
    ("what may not have been received yet", LEFT_IN_JULY, "2014-07-10", "denounced",
     "by AZE: ends 2015-01-31 (receipt + 6m + first of month 1), if received by then"),
    ("what has surely been received", LEFT_IN_JULY, "2014-07-31", "denounced",
     "by AZE: ends 2015-01-31 (receipt + 6m + first of month 1)"),
    ("an end by what may not have been received yet", LEFT_IN_JULY, "2014-07-10", "last day in force",
     "denunciation received some day in 2014-07: receipt + 6m + first of month 1, if received by then"),
    ("what may not have been done yet", {**UKRAINE, "events": "extended 2008-10 for 2y"}, "2008-10-10", "extended",
     "its term ends 2011-03-31, not 2009-03-31, if that was by then"),
    ("a first term that begins with what may not have been done yet", NOTIFIED, "2026-11-22", "first term ends",
     "5y from entry into force, 2027-01-01"),
    ("how long it is suspended", {**OPEN, "events": "suspended 2020-05-01 until 2020-06-30"}, "2020-06-01", "suspended",
     "performance rests from 2020-05-01 through 2020-06-30; that stops neither the term nor the days for notice"),
    # it undoes the notice on the days between 2021-05-01 and 2021-12-31 alone
    ("what may have been done in time", {**YEARLY, "events": "notice 2021-05-01; revoked [2021-04-01..2022-02-01]"},
     "2022-03-01", "revoked", "what it does depends on dates that are not certain"),
    ("a recorded end", BOLIVIA, "2019-05-16", "last day in force", "recorded: no longer in force from 2019-05-17"),
    ("how long it survives", BOLIVIA, "2019-05-16", "survives until", "10y from the first day no longer in force"),
    ("why it is not certain", TRANSPORT, "2026-11-21", "on 2026-11-21",
     "not certain: it may be expired; an uncertain end is taken at its latest"),
    ("why it is", SWITZERLAND, "2026-11-21", "on 2026-11-21", "certain: every possible reading of the record gives it"),
]  # fmt: skip

# The agreement, the as-of day, when the word changes by itself and what it becomes.
CHANGES: list[tuple[str, Cells, str, str]] = [
    ("a last day is near", NEW_START, "2026-02-04", "2026-02-05 its status becomes expired"),
    ("what renews never changes by itself", SWITZERLAND, "2026-11-21", ""),
    ("once it is over", NEW_START, "2026-02-05", ""),
    ("it is going to enter into force", TAX, "2023-07-05", "2023-08-04 its status becomes in force, not certain"),
    ("by an assumption", TRANSPORT, "2026-11-21", "2027-01-01 its status becomes expired, assumed"),
    ("a denunciation works", AMITY, "2018-10-03", "2019-10-03 its status becomes terminated"),
]


def steps(cells: Cells, day: date) -> tuple[Reason, ...]:
    """The steps for that agreement on that day."""
    agreement = agreement_of(cells)
    return reasons(agreement, standing_on(agreement, day))


@pytest.mark.parametrize(("cells", "day", "expected"), [case[1:] for case in STEPS], ids=[case[0] for case in STEPS])
def test_every_step_with_its_days_its_rule_and_its_source(cells: Cells, day: str, expected: list[str]) -> None:
    found = steps(cells, date.fromisoformat(day))
    assert [f"{one.about} | {one.days} | {one.rule}" for one in found] == expected


@pytest.mark.parametrize(
    ("cells", "day", "about", "why"), [case[1:] for case in BECAUSE], ids=[case[0] for case in BECAUSE]
)
def test_why_a_step_is_so(cells: Cells, day: str, about: str, why: str) -> None:
    (found,) = [one for one in steps(cells, date.fromisoformat(day)) if one.about == about]
    assert found.because == why


@pytest.mark.parametrize(("cells", "day", "becomes"), [case[1:] for case in CHANGES], ids=[c[0] for c in CHANGES])
def test_when_it_changes_by_itself(cells: Cells, day: str, becomes: str) -> None:
    agreement = agreement_of(cells)
    change = changes_next(agreement, standing_on(agreement, date.fromisoformat(day)))
    assert (f"{change.days} {change.because}" if change else "") == becomes


@pytest.mark.parametrize("cells", [case[1] for case in STEPS], ids=[case[0] for case in STEPS])
def test_what_has_not_happened_yet_is_not_told(cells: Cells) -> None:
    """On the day before an act no step tells of it; on its day one does, or the entry into force that it brings."""
    agreement = agreement_of(cells)
    for event in (one for one in agreement.events if one.kind in DECISIVE):
        happens = event.date.earliest
        assert happens
        before = steps(cells, happens - timedelta(1))
        told = f"{event.kind} {event.date.text}"
        assert not any(one.about == event.kind and one.days == event.date.text for one in before)
        assert not any(told in one.because for one in before)
        on_it = steps(cells, happens)
        assert any((one.about, one.days) == (event.kind, event.date.text) or told in one.because for one in on_it)


@pytest.mark.parametrize("cells", [case[1] for case in STEPS], ids=[case[0] for case in STEPS])
def test_every_step_of_an_argument_names_a_rule_or_an_article(cells: Cells) -> None:
    """All but a signature that is not known, and the word that all of them give."""
    for day in (date(2000, 1, 1), date(2018, 10, 3), date(2021, 2, 3), date(2026, 11, 21)):
        *argument, word = steps(cells, day)
        assert word.rule == ""
        for one in argument:
            if (one.about, one.days) != ("signed", "not known"):
                assert re.fullmatch(RULE, one.rule), one
