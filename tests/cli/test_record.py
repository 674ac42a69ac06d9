"""`record`: the number of the event and what it brings about on stdout, where the agreement stands on stderr."""

import pytest

from .process import Process
from .world import DONE, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

OPEN = ("--in-force", "2010-01-01", "--lasts", "open")
AMITY = ("--in-force", "1957-06-16", "--lasts", "open", "--denunciation", "receipt + 1y")
NEW_START = ("--in-force", "2011-02-05", "--lasts", "10y", "--renewal", "consent")
TRADE = ("--in-force", "2017-03-17", "--lasts", "5y", "--renewal", "tacit", "--renewal-length", "1y", "--notice", "6m")
"""Of Iran and Switzerland: a term ends on 16 March; notice is safe until 16 September."""

Words = tuple[str, ...]


def add(treatytrack: Treatytrack, *terms: str, between: tuple[str, str] = ("AZE", "IRN"), ref: str = "T-1") -> None:
    """Record an agreement of these terms."""
    ended = treatytrack("add", f"Agreement {ref}", "--between", *between, "--ref", ref, *terms)
    assert (ended.out, ended.code) == (f"{ref}\n", DONE), ended.err


def record(treatytrack: Treatytrack, *words: str) -> Ended:
    """What `record T-1 ...` answers; it must be done."""
    ended = treatytrack("record", "T-1", *words)
    assert ended.code == DONE, ended.err
    return ended


def exported(treatytrack: Treatytrack, columns: str, ref: str = "T-1") -> str:
    """Those columns of one agreement, as csv."""
    return treatytrack("export", f"ref:{ref}", "--columns", columns).lines[1]


# The terms, what is recorded, the answer (the number of the event, then what follows), where the agreement stands then.
EVERY_KIND: list[tuple[Words, Words, list[str], str]] = [
    # without an entry rule it may have entered into force unnoticed
    ((), ("signed", "2026-11-20"), ["T-1/1"], "signed ?; last day in force not known"),
    # one side alone brings nothing into force
    (
        ("--signed", "2026-01-15", "--entry-rule", "ratification", "--lasts", "open"),
        ("ratified", "2026-11-10", "--by", "AZE"),
        ["T-1/2", "not in force yet: IRN is still missing (ratification)"],
        "signed; open-ended",
    ),
    # without a party it stands for both: 10 November + 30 days
    (
        ("--signed", "2026-01-15", "--entry-rule", "notification + 30d", "--lasts", "open"),
        ("notified", "2026-11-10"),
        ["T-1/2", "enters into force 2026-12-10 (notification + 30d)"],
        "signed; open-ended; next: 2026-12-10, in 19 days, enters into force",
    ),
    # November, and the first day of the second month after it
    (
        ("--signed", "2026-01-15", "--entry-rule", "exchange + first of month 2", "--lasts", "open"),
        ("exchanged", "2026-11-10"),
        ["T-1/2", "enters into force 2027-01-01 (exchange + first of month 2)"],
        "signed; open-ended; next: 2027-01-01, in 41 days, enters into force",
    ),
    (("--signed", "2026-10-01"), ("provisional", "2026-11-01"), ["T-1/2"], "provisional; last day in force not known"),
    (
        ("--signed", "2026-10-01", "--lasts", "open"), ("in-force", "2026-11-01"), ["T-1/2"],
        "in force; open-ended",
    ),
    (
        NEW_START, ("extended", "2021-02-03", "--for", "5y"), ["T-1/2", "its term ends 2026-02-04, not 2021-02-04"],
        "expired; last day in force 2026-02-04",
    ),
    (
        TRADE, ("notice", "2026-09-16"), ["T-1/2", "in time: ends 2027-03-16"],
        "in force; last day in force 2027-03-16; next: 2027-03-16, in 115 days, last day in force",
    ),
    (
        AMITY, ("denounced", "2018-10-03", "--by", "AZE"), ["T-1/2", "ends 2019-10-02 (receipt + 1y)"],
        "terminated; last day in force 2019-10-02",
    ),
    (
        (*AMITY, "--event", "denounced 2026-06-01"), ("revoked", "2026-11-01"),
        ["T-1/3", "undoes the denunciation received 2026-06-01; as things stand nothing ends it"],
        "in force; open-ended",
    ),
    (
        OPEN, ("suspended", "2026-11-01", "--until", "2026-12-31"),
        ["T-1/2", "performance rests from 2026-11-01 through 2026-12-31; that stops neither the term nor the days for notice"],
        "suspended; open-ended",
    ),
    (
        (*OPEN, "--event", "suspended 2026-11-01"), ("resumed", "2026-11-15"),
        ["T-1/3", "performed again from 2026-11-15"], "in force; open-ended",
    ),
    # the day named is the first no longer in force
    (
        OPEN, ("terminated", "2026-11-01"), ["T-1/2", "ends 2026-10-31: no longer in force from 2026-11-01"],
        "terminated; last day in force 2026-10-31",
    ),
    (
        OPEN, ("replaced", "2026-11-01", "--other", "The next agreement"),
        ["T-1/2", "ends 2026-10-31: no longer in force from 2026-11-01"], "replaced; last day in force 2026-10-31",
    ),
    (
        OPEN, ("amended", "2026-11-01", "--effective", "2027-01-01"),
        ["T-1/2", "kept: an amendment by itself changes neither status nor end"],
        "in force; open-ended",
    ),
    # what lies ahead is a deadline
    (
        OPEN, ("meeting", "2026-12-01", "--note", "joint commission"), ["T-1/2"],
        "in force; open-ended; next: 2026-12-01, in 10 days, meeting: joint commission",
    ),
    (
        OPEN, ("review", "2027?"), ["T-1/2"],
        "in force; open-ended; next: 2027-01-01, in 41 days, review at the earliest ?",
    ),
    (OPEN, ("other", "2026-05-01", "--note", "a visit"), ["T-1/2"], "in force; open-ended"),
]  # fmt: skip


@pytest.mark.parametrize(("terms", "words", "answer", "stands"), EVERY_KIND, ids=[case[1][0] for case in EVERY_KIND])
def test_every_kind_is_answered_with_its_number_and_what_follows(
    treatytrack: Treatytrack, terms: Words, words: Words, answer: list[str], stands: str
) -> None:
    add(treatytrack, *terms)
    assert treatytrack("record", "T-1", *words) == Ended("\n".join([*answer, ""]), f"On 2026-11-21: {stands}.\n", DONE)


def test_all_kinds_there_are_were_recorded() -> None:
    assert len({case[1][0] for case in EVERY_KIND}) == 18


COLUMNS = "signed,provisional,in_force,ended,ended_by,replaced_by,events"

# The terms, what is recorded, the columns then: what a column says in full is not kept as an event too.
FILLED: list[tuple[Words, Words, str]] = [
    ((), ("signed", "2026-11-20"), "2026-11-20,,,,,,"),
    ((), ("provisional", "2026-11-20"), ",2026-11-20,,,,,"),
    ((), ("in-force", "2026-11-20"), ",,2026-11-20,,,,"),
    (OPEN, ("terminated", "2026-11-20"), ",,2010-01-01,2026-11-20,,,"),
    (OPEN, ("replaced", "2026-11-20", "--other", "T-9"), ",,2010-01-01,2026-11-20,,T-9,"),
    (OPEN, ("replaced", "2026-11-20"), ",,2010-01-01,2026-11-20,replacement,,"),
    # the day of the act is one thing, the first day no longer in force another
    (
        OPEN, ("terminated", "2026-11-20", "--effective", "2027-03-01"),
        ",,2010-01-01,2027-03-01,,,terminated 2026-11-20 effective 2027-03-01",
    ),
    (
        OPEN, ("replaced", "2026-11-20", "--effective", "2027-03-01", "--other", "T-9"),
        ",,2010-01-01,2027-03-01,,T-9,replaced 2026-11-20 effective 2027-03-01 other T-9",
    ),
    # where the event says more than its day both are kept
    ((), ("signed", "2026-11-20", "--note", "in Baku"), "2026-11-20,,,,,,signed 2026-11-20: in Baku"),
    (
        OPEN, ("terminated", "2026-11-20", "--by", "AZE", "--source", "Gazette, 4"),
        ',,2010-01-01,2026-11-20,,,"terminated 2026-11-20 by AZE source ""Gazette, 4"""',
    ),
    # a day that is not known exactly
    ((), ("in-force", "2025?"), ",,2025?,,,,"),
]  # fmt: skip


@pytest.mark.parametrize(("terms", "words", "cells"), FILLED)
def test_an_event_fills_its_column(treatytrack: Treatytrack, terms: Words, words: Words, cells: str) -> None:
    add(treatytrack, *terms)
    record(treatytrack, *words)
    assert exported(treatytrack, COLUMNS) == cells


@pytest.mark.parametrize("kind", ["signed", "provisional", "in-force"])
def test_where_each_side_has_its_own_day_the_column_shows_the_later(treatytrack: Treatytrack, kind: str) -> None:
    add(treatytrack, "--lasts", "open")
    column = kind.replace("-", "_")
    first = record(treatytrack, kind, "2026-02-03", "--by", "AZE")
    assert first.out == "T-1/1\nkept for AZE; IRN is still missing\n"
    assert exported(treatytrack, f"{column},events") == f",{kind} 2026-02-03 by AZE"
    second = record(treatytrack, kind, "2026-01-10", "--by", "IRN")
    assert second.out == "T-1/2\n"
    events = f"{kind} 2026-02-03 by AZE; {kind} 2026-01-10 by IRN"
    assert exported(treatytrack, f"{column},events") == f"2026-02-03,{events}"


def test_an_earlier_day_of_one_side_stays_beside_the_column(treatytrack: Treatytrack) -> None:
    add(treatytrack, "--signed", "2026-01-15")
    assert record(treatytrack, "signed", "2026-01-10", "--by", "AZE").out == "T-1/2\n"
    assert exported(treatytrack, "signed,events") == "2026-01-15,signed 2026-01-10 by AZE"


def test_a_replacement_is_shown_from_both_sides(treatytrack: Treatytrack) -> None:
    add(treatytrack, *OPEN)
    add(treatytrack, "--in-force", "2026-11-01", "--lasts", "open", ref="T-2")
    record(treatytrack, "replaced", "2026-11-01", "--other", "T-2")
    shown = treatytrack("show", "T-1").lines
    assert "On 21 November 2026: replaced." in shown
    assert shown[shown.index("RELATIONS") + 1 :][:1] == ["  replaced by  T-2  Agreement T-2"]
    other = treatytrack("show", "T-2").lines
    assert other[other.index("RELATIONS") + 1 :][:1] == ["  replaces  T-1  Agreement T-1"]


def test_without_a_date_it_happened_on_the_as_of_day(treatytrack: Treatytrack) -> None:
    add(treatytrack, *OPEN)
    record(treatytrack, "amended", "--note", "by letter")
    assert treatytrack("record", "T-1", "amended", "--as-of", "2026-11-20").code == DONE
    assert exported(treatytrack, "events") == "amended 2026-11-21: by letter; amended 2026-11-20"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (("28 April 2026",), "2026-04-28"),
        (("28.04.2026",), "2026-04-28"),
        (("Apr 2026",), "2026-04"),
        (("2026-03..2026-04",), "[2026-03..2026-04]"),
        (("today",), "2026-11-21"),
        (("03/04/2026", "--day-first"), "2026-04-03"),
        (("03/04/2026", "--month-first"), "2026-03-04"),
        (("2026-04-01", "--effective", "1 May 2026"), "2026-04-01 effective 2026-05-01"),
        (("2026-04-01", "--effective", "03/05/2026", "--day-first"), "2026-04-01 effective 2026-05-03"),
    ],
)
def test_dates_are_read_as_people_write_them(treatytrack: Treatytrack, written: Words, kept: str) -> None:
    add(treatytrack, *OPEN)
    record(treatytrack, "amended", *written)
    assert exported(treatytrack, "events") == f"amended {kept}"


@pytest.mark.parametrize(
    ("between", "by"),
    [
        # the union signed, and one of its members acts; so may the union itself
        (("BLEU", "AZE"), "Belgium"),
        (("BLEU", "AZE"), "LUX"),
        (("BLEU", "AZE"), "BLEU"),
        # the Soviet Union signed, and the state that came after it acts
        (("SUN", "IRN"), "Russia"),
    ],
)
def test_a_member_or_a_successor_acts_for_its_side(treatytrack: Treatytrack, between: tuple[str, str], by: str) -> None:
    add(treatytrack, *TRADE, between=between)
    assert record(treatytrack, "notice", "2026-09-16", "--by", by).out == "T-1/2\nin time: ends 2027-03-16\n"


def test_the_later_of_the_two_sides_brings_it_into_force(treatytrack: Treatytrack) -> None:
    add(treatytrack, "--signed", "2022-12-27", "--entry-rule", "notification + 30d", between=("AZE", "JPN"))
    first = record(treatytrack, "notified", "2023-01-20", "--by", "AZE")
    assert first.lines[1] == "not in force yet: JPN is still missing (notification + 30d)"
    second = record(treatytrack, "notified", "2023-07-05", "--by", "Japan")
    assert second.lines[1] == "enters into force 2023-08-04 (notification + 30d)"


def test_a_successor_fulfils_the_rule_for_its_side(treatytrack: Treatytrack) -> None:
    add(treatytrack, "--signed", "1990-01-15", "--entry-rule", "notification", between=("SUN", "IRN"))
    record(treatytrack, "notified", "1992-02-01", "--by", "IRN")
    assert record(treatytrack, "notified", "1993-03-01", "--by", "RUS").lines[1] == (
        "enters into force 1993-03-01 (notification)"
    )


def test_with_the_signature_of_a_successor_both_sides_have_signed(treatytrack: Treatytrack) -> None:
    add(treatytrack, "--lasts", "open", between=("SUN", "IRN"))
    record(treatytrack, "signed", "1992-01-10", "--by", "IRN")
    assert treatytrack("export", "--columns", "signed").lines[1:] == ['""']
    record(treatytrack, "signed", "1992-02-01", "--by", "RUS")
    assert treatytrack("export", "--columns", "signed").lines[1:] == ["1992-02-01"]


@pytest.mark.parametrize(
    "words", [("terminated", "2027-01-01"), ("terminated", "2027-06-01", "--effective", "2027-01-01")]
)
def test_an_end_ahead_counts_at_once_because_its_column_is_known_on_every_day(
    treatytrack: Treatytrack, words: Words
) -> None:
    add(treatytrack, *OPEN)
    assert record(treatytrack, *words).err == (
        "On 2026-11-21: in force; last day in force 2026-12-31; next: 2026-12-31, in 40 days, last day in force.\n"
    )


def test_on_a_terminal_a_beginning_of_a_ref_is_asked_about(
    treatytrack: Treatytrack, treatytrack_process: Process
) -> None:
    add(treatytrack, *OPEN)
    asked = "T-1  Agreement T-1\nChange it? [y/N]: "
    before = treatytrack.digest
    for words in (
        ("record", "T", "meeting", "2026-01-01"),
        ("edit", "T", "--notes", "x"),
        ("edit", "T/1", "--note", "x"),
    ):
        refused = treatytrack_process.on_terminal(*words, typed="n\n")
        assert refused == Ended(f"n\n{asked}Nothing was changed.\n", "", DONE)
        assert treatytrack.digest == before
    assert treatytrack_process.on_terminal("record", "T", "meeting", "2026-01-01", typed="y\n").code == DONE
    assert treatytrack("list", "--columns", "events", "--format", "csv").lines[1] == "meeting 2026-01-01"
