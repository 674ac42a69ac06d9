"""`record` where dates are not certain, or another than the two sides acts: what it answers holds for every choice."""

import pytest

from .world import DONE, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

YEARLY = ("--renewal", "tacit", "--renewal-length", "1y", "--notice", "6m")
Words = tuple[str, ...]


def add(treatytrack: Treatytrack, *terms: str, between: tuple[str, str] = ("AZE", "IRN")) -> None:
    ended = treatytrack("add", "Agreement", "--between", *between, "--ref", "T", *terms)
    assert ended.code == DONE, ended.err


UNSURE: list[tuple[Words, Words, str]] = [
    # the first and the last day agree, and the days between them do not
    (("--in-force", "2000-01-01", "--until", "[2018-01-01..2019-01-01]", *YEARLY), ("notice", "2020-01-01"),
     "ends 2020-07-01 to 2021-06-30, by dates that are not certain"),
    # in time or not, as the end may be
    (("--in-force", "2010-01-01", "--until", "2027?", *YEARLY), ("notice", "2027-06-01"),
     "ends 2027-12-01 to 2028-11-30, by dates that are not certain"),
    # every choice does the same
    (("--in-force", "2020-01-01", "--lasts", "1y", *YEARLY), ("notice", "2021-08"),
     "too late for 2021-12-31 (last safe day 2021-06-30): ends 2022-12-31"),
    # open on a side: the terms come round again, month by month
    (("--until", "[..2019-01-01]", "--renewal", "tacit", "--renewal-length", "1m", "--notice", "6m"),
     ("notice", "2020-01-01"), "ends in 2020-07, by dates that are not certain"),
    # most choices allow it
    (("--in-force", "2014-01-01..2015-01-01", "--lasts", "1y", *YEARLY), ("extended", "2020-01-01", "--until", "2020-10-01"),
     "its term ends 2020-10-01, not 2020-12-31"),
    # an end and an entry have the bounds of their act
    (("--in-force", "2014-01-01", "--lasts", "open"), ("terminated", "2025?"),
     "ends 2024-12-31 to 2025-12-30: no longer in force from 2025?"),
    (("--in-force", "2014-01-01", "--lasts", "open"), ("terminated", "[2022-01-01..]"),
     "ends 2021-12-31 or later: no longer in force from [2022-01-01..]"),
    (("--signed", "2020-01-01", "--entry-rule", "exchange + 30d"), ("exchanged", "2021"),
     "enters into force 2021-01-31 to 2022-01-30 (exchange + 30d)"),
]  # fmt: skip


@pytest.mark.parametrize(("terms", "event", "said"), UNSURE)
def test_the_answer_holds_for_every_day_that_a_date_may_be(
    treatytrack: Treatytrack, terms: Words, event: Words, said: str
) -> None:
    add(treatytrack, *terms)
    ended = treatytrack("record", "T", *event)
    assert ended.code == DONE, ended.err
    assert ended.lines[1:] == [said]


def test_what_is_unsure_in_time_is_no_warning(treatytrack: Treatytrack) -> None:
    add(treatytrack, "--in-force", "2010-01-01", "--until", "2027?", *YEARLY, "--event", "notice 2027-06-01")
    assert "WORTH A SECOND LOOK" not in treatytrack("show", "T", as_of="2027-07-01").out


def test_certainty_is_looked_up_as_it_is_computed_after_the_last_possible_end(treatytrack: Treatytrack) -> None:
    add(treatytrack, "--in-force", "2016-02-29", "--until", "2018?", "--renewal", "tacit", "--renewal-length", "90d",
        "--notice", "none", "--event", "notice 2030-01-01")  # fmt: skip
    assert treatytrack.refs("certain:yes", as_of="2035-09-13") == ["T"]
    assert treatytrack.refs("certain:no", as_of="2035-09-13") == []
    assert treatytrack.refs("certain:no", as_of="2030-03-01") == ["T"]


@pytest.mark.parametrize("other", ['a"b', '"abc', "A title of its own", '"A title"', "T-9"])
def test_whatever_the_other_agreement_is_called_the_event_can_be_mended_and_removed(
    treatytrack: Treatytrack, other: str
) -> None:
    add(treatytrack, "--in-force", "2014-01-01", "--lasts", "open")
    assert treatytrack("record", "T", "amended", "2021-01-01", "--other", other).code == DONE
    assert treatytrack("edit", "T/2", "--note", "by protocol").code == DONE
    assert treatytrack("remove", "T/2", "--yes").code == DONE
    assert treatytrack("list", "--columns", "events", "--format", "csv").lines[1] == '""'


def test_the_members_of_a_group_sign_for_it_together(treatytrack: Treatytrack) -> None:
    add(treatytrack, between=("BLEU", "CHE"))
    answers = [
        treatytrack("record", "T", "signed", day, "--by", party).lines[1:]
        for day, party in (("2020-01-01", "BEL"), ("2020-01-03", "LUX"), ("2020-01-02", "CHE"))
    ]
    assert answers == [
        ["kept for BEL; BLEU and CHE are still missing"],
        ["kept for LUX; CHE is still missing"],
        [],
    ]
    assert treatytrack("list", "--columns", "signed", "--format", "csv").lines[1] == "2020-01-03"


def test_a_successor_acts_for_its_side(treatytrack: Treatytrack) -> None:
    add(treatytrack, "--entry-rule", "notification", between=("SUN", "CHE"))
    assert treatytrack("record", "T", "notified", "1990-01-01", "--by", "CHE").lines[1:] == [
        "not in force yet: SUN is still missing (notification)"
    ]
    assert treatytrack("record", "T", "notified", "1992-01-01", "--by", "RUS").lines[1:] == [
        "enters into force 1992-01-01 (notification)"
    ]


def test_a_successor_that_is_the_other_side_acts_for_itself(treatytrack: Treatytrack) -> None:
    add(treatytrack, "--signed", "1991-01-01", "--entry-rule", "notification", between=("AZE", "SUN"))
    assert treatytrack("record", "T", "notified", "1991-12-01", "--by", "AZE").code == DONE
    assert treatytrack("record", "T", "meeting", "1992-12-01", "--by", "RUS").code == DONE
    assert treatytrack("list", "--columns", "status,effective-in-force", "--format", "csv").lines[1] == "signed,"
    assert treatytrack("record", "T", "notified", "1993-02-01", "--by", "RUS").lines[1:] == [
        "enters into force 1993-02-01 (notification)"
    ]


def test_an_update_that_empties_a_column_keeps_it_at_one_with_its_events(treatytrack: Treatytrack) -> None:
    add(treatytrack, "--in-force", "2010-01-01", "--lasts", "open")
    assert treatytrack("record", "T", "terminated", "2020-01-01", "--effective", "2020-06-01").code == DONE
    file = treatytrack.csv("f.csv", "ref,ended\nT,\n")
    assert "unchanged 1" in treatytrack("import", file, "--on-conflict", "update").err
    assert treatytrack("list", "--columns", "ended", "--format", "csv").lines[1] == "2020-06-01"
    refused = treatytrack("edit", "T", "--clear", "ended")
    assert refused.err == "ended is what its events say: correct or remove those, as show T numbers them.\n"
