"""`edit REF/3` and `remove REF/3`: an event corrected or taken out, its number kept, its column following it."""

import pytest

from .process import Process
from .test_record import AMITY, OPEN, TRADE, Words, add, exported, record
from .test_record_refused import refused
from .world import CONFLICT, DONE, INTERRUPTED, NOT_FOUND, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

COLUMNS = "signed,in_force,ended,ended_by,replaced_by,events"
COMMISSION = "other 2026-05-01 until 2026-05-03: joint commission"


def edited(treatytrack: Treatytrack, number: int, *words: str) -> Ended:
    """What `edit T-1/3 ...` answers; it must be done, and the number is kept."""
    ended = treatytrack("edit", f"T-1/{number}", *words)
    assert ended.code == DONE, ended.err
    assert ended.lines[0].startswith(f"T-1/{number}: ")
    return ended


def numbers(treatytrack: Treatytrack) -> list[str]:
    """The events of T-1 as `show` gives them: their numbers and what they say."""
    _, _, after = treatytrack("show", "T-1").out.partition("\nEVENTS\n")
    return [" ".join(line.split()) for line in after.partition("\n\n")[0].splitlines()]


# What is said of `other 2026-05-01 until 2026-05-03: joint commission`, and the event then.
DETAILS: list[tuple[Words, str]] = [
    (("--date", "2 May 2026"), "other 2026-05-02 until 2026-05-03: joint commission"),
    (("--date", "03/04/2026", "--day-first"), "other 2026-04-03 until 2026-05-03: joint commission"),
    (("--by", "Iran"), "other 2026-05-01 by IRN until 2026-05-03: joint commission"),
    (("--effective", "2026-06-01"), "other 2026-05-01 effective 2026-06-01 until 2026-05-03: joint commission"),
    (("--until", "2026-05-04"), "other 2026-05-01 until 2026-05-04: joint commission"),
    (("--for", "3d"), "other 2026-05-01 until 2026-05-03 for 3d: joint commission"),
    (("--other", "T-9"), "other 2026-05-01 until 2026-05-03 other T-9: joint commission"),
    (("--other", "A title"), 'other 2026-05-01 until 2026-05-03 other "A title": joint commission'),
    (("--source", "Gazette 4"), 'other 2026-05-01 until 2026-05-03 source "Gazette 4": joint commission'),
    (("--note", "fourth session"), "other 2026-05-01 until 2026-05-03: fourth session"),
    (("--clear", "until"), "other 2026-05-01: joint commission"),
    (("--clear", "note", "--clear", "until"), "other 2026-05-01"),
    (("--clear", "note", "--by", "AZE"), "other 2026-05-01 by AZE until 2026-05-03"),
]


@pytest.mark.parametrize(("words", "event"), DETAILS)
def test_each_detail_is_corrected_and_the_others_stay(treatytrack: Treatytrack, words: Words, event: str) -> None:
    add(treatytrack, *OPEN, "--event", COMMISSION, "--event", "amended 2026-06-01")
    edited(treatytrack, 2, *words)
    assert numbers(treatytrack) == ["/1 in-force 2010-01-01", f"/2 {event}", "/3 amended 2026-06-01"]


def test_what_follows_from_the_corrected_event_is_said(treatytrack: Treatytrack) -> None:
    add(treatytrack, *TRADE)
    record(treatytrack, "notice", "2026-11-21")
    assert treatytrack("edit", "T-1/2", "--date", "2026-09-16") == Ended(
        "T-1/2: notice 2026-11-21 -> notice 2026-09-16\nin time: ends 2027-03-16\n",
        "On 2026-11-21: in force; last day in force 2027-03-16; next: 2027-03-16, in 115 days, last day in force.\n",
        DONE,
    )


@pytest.mark.parametrize("words", [("--date", "2026-05-01"), ("--note", "joint commission"), ("--clear", "by")])
def test_what_is_the_same_changes_nothing(treatytrack: Treatytrack, words: Words) -> None:
    add(treatytrack, *OPEN, "--event", COMMISSION)
    before = treatytrack.digest
    assert treatytrack("edit", "T-1/2", *words) == Ended("", "Nothing differs: nothing was changed.\n", DONE)
    assert treatytrack.digest == before


# The terms, what is recorded then, which event is corrected and how, the columns then.
FOLLOWED: list[tuple[Words, list[str], int, str, str]] = [
    # a column that is an event in full
    (("--signed", "2026-01-15"), [], 1, "--date 2026-01-16", "2026-01-16,,,,,"),
    (("--signed", "2026-01-15"), [], 1, "--note there", "2026-01-15,,,,,signed 2026-01-15: there"),
    (("--signed", "2026-01-15", "--event", "signed 2026-01-15: there"), [], 1, "--clear note", "2026-01-15,,,,,"),
    # it was the signature of one side only
    (("--signed", "2026-01-15"), [], 1, "--by AZE", ",,,,,signed 2026-01-15 by AZE"),
    # by both sides: the later of the two days, whichever is corrected
    (
        (), ["signed 2026-01-10 --by AZE", "signed 2026-02-03 --by IRN"], 2, "--date 2026-03-01",
        "2026-03-01,,,,,signed 2026-01-10 by AZE; signed 2026-03-01 by IRN",
    ),
    (
        (), ["signed 2026-01-10 --by AZE", "signed 2026-02-03 --by IRN"], 2, "--date 2026-01-05",
        "2026-01-10,,,,,signed 2026-01-10 by AZE; signed 2026-01-05 by IRN",
    ),
    (
        (), ["signed 2026-01-10 --by AZE", "signed 2026-02-03 --by IRN"], 1, "--date 2026-01-11",
        "2026-02-03,,,,,signed 2026-01-11 by AZE; signed 2026-02-03 by IRN",
    ),
    # the first day no longer in force is the effective one
    (
        OPEN, ["terminated 2020-01-01 --effective 2020-03-01"], 2, "--effective 2020-04-01",
        ",2010-01-01,2020-04-01,,,terminated 2020-01-01 effective 2020-04-01",
    ),
    (
        OPEN, ["terminated 2020-01-01 --effective 2020-03-01"], 2, "--date 2020-01-02",
        ",2010-01-01,2020-03-01,,,terminated 2020-01-02 effective 2020-03-01",
    ),
    (OPEN, ["terminated 2020-01-01 --effective 2020-03-01"], 2, "--clear effective", ",2010-01-01,2020-01-01,,,"),
    (
        OPEN, ["terminated 2020-01-01"], 2, "--effective 2020-03-01",
        ",2010-01-01,2020-03-01,,,terminated 2020-01-01 effective 2020-03-01",
    ),
    # the day of a replacement, and by what
    (OPEN, ["replaced 2020-01-01 --other T-9"], 2, "--date 2020-01-05", ",2010-01-01,2020-01-05,,T-9,"),
    (OPEN, ["replaced 2020-01-01 --other T-9"], 2, "--other T-8", ",2010-01-01,2020-01-01,,T-8,"),
    (OPEN, ["replaced 2020-01-01 --other T-9"], 2, "--clear other", ",2010-01-01,2020-01-01,replacement,,"),
    (OPEN, ["replaced 2020-01-01"], 2, "--other T-9", ",2010-01-01,2020-01-01,,T-9,"),
]  # fmt: skip


@pytest.mark.parametrize(("terms", "there", "number", "words", "then"), FOLLOWED)
def test_the_column_follows_its_event(
    treatytrack: Treatytrack, terms: Words, there: list[str], number: int, words: str, then: str
) -> None:
    add(treatytrack, *terms)
    for event in there:
        record(treatytrack, *event.split())
    edited(treatytrack, number, *words.split())
    assert exported(treatytrack, COLUMNS) == then


# The terms, what is recorded then, which event is removed, the answer, the columns then.
REMOVED: list[tuple[Words, list[str], int, str, str]] = [
    # an event that no column shows
    ((*OPEN, "--event", COMMISSION), [], 2, "", ",2010-01-01,,,,"),
    # a column that is an event in full
    (OPEN, [], 1, "in_force: 2010-01-01 -> (empty)\n", ",,,,,"),
    (OPEN, ["terminated 2020-01-01"], 2, "ended: 2020-01-01 -> (empty)\n", ",2010-01-01,,,,"),
    (
        OPEN, ["terminated 2020-01-01 --effective 2020-03-01"], 2, "ended: 2020-03-01 -> (empty)\n",
        ",2010-01-01,,,,",
    ),
    (
        OPEN, ["replaced 2020-01-01 --other T-9"], 2,
        "ended: 2020-01-01 -> (empty)\nreplaced_by: T-9 -> (empty)\n", ",2010-01-01,,,,",
    ),
    (
        OPEN, ["replaced 2020-01-01"], 2,
        "ended: 2020-01-01 -> (empty)\nended_by: replacement -> (empty)\n", ",2010-01-01,,,,",
    ),
    # one side's own day: no day stands for both any more
    (
        (), ["signed 2026-01-10 --by AZE", "signed 2026-02-03 --by IRN"], 2,
        "signed: 2026-02-03 -> (empty)\n", ",,,,,signed 2026-01-10 by AZE",
    ),
    # the day for both was recorded apart from it, and stays
    (("--signed", "2026-01-15"), ["signed 2026-01-10 --by AZE"], 2, "", "2026-01-15,,,,,"),
]  # fmt: skip


@pytest.mark.parametrize(("terms", "there", "number", "answer", "then"), REMOVED)
def test_an_event_is_removed_with_the_column_that_it_filled(
    treatytrack: Treatytrack, terms: Words, there: list[str], number: int, answer: str, then: str
) -> None:
    add(treatytrack, *terms)
    for event in there:
        record(treatytrack, *event.split())
    removed = treatytrack("remove", f"T-1/{number}", "--yes")
    assert removed == Ended(answer, f"Removed T-1/{number}.\n", DONE)
    assert exported(treatytrack, COLUMNS) == then


def test_a_number_is_kept_through_edits_and_never_given_to_another_event(treatytrack: Treatytrack) -> None:
    add(treatytrack, *OPEN)
    for day in ("2026-01-01", "2026-02-01", "2026-03-01"):
        record(treatytrack, "amended", day)
    edited(treatytrack, 3, "--date", "2026-05-01")
    edited(treatytrack, 3, "--note", "the latest")
    assert treatytrack("remove", "T-1/4", "T-1/2", "--yes").code == DONE
    assert record(treatytrack, "amended", "2026-04-01").lines[0] == "T-1/5"
    assert record(treatytrack, "meeting", "2027-01-10").lines[0] == "T-1/6"
    assert numbers(treatytrack) == [
        "/1 in-force 2010-01-01", "/3 amended 2026-05-01: the latest", "/5 amended 2026-04-01", "/6 meeting 2027-01-10",
    ]  # fmt: skip


def test_the_end_that_an_event_brought_about_goes_with_it(treatytrack: Treatytrack) -> None:
    add(treatytrack, *AMITY, "--event", "denounced 2018-10-03 by IRN")
    assert exported(treatytrack, "status,ends") == "terminated,2019-10-02"
    assert treatytrack("remove", "T-1/2", "-y").code == DONE
    assert exported(treatytrack, "status,ends") == "in-force,"


def test_events_and_whole_agreements_go_together_or_not_at_all(treatytrack: Treatytrack) -> None:
    add(treatytrack, *OPEN, "--event", COMMISSION)
    add(treatytrack, *OPEN, ref="T-2")
    said = "No event of T-1 has the number 9: there are /1, /2."
    refused(treatytrack, said, NOT_FOUND, "remove", "T-2", "T-1/9", "T-1/2", "--yes")
    # an agreement takes its events with it, named before it or after it
    ended = treatytrack("remove", "T-2", "T-2/1", "T-1/2", "--yes")
    assert ended == Ended("in_force: 2010-01-01 -> (empty)\n", "Removed T-2, T-2/1, T-1/2.\n", DONE)
    assert treatytrack.refs() == ["T-1"]
    assert exported(treatytrack, "ref,events") == "T-1,"


def test_what_is_not_removed_after_all_is_not_told_as_removed(treatytrack: Treatytrack) -> None:
    add(treatytrack, *OPEN)
    said = "No event of T-1 has the number 9: there are /1, /2."
    record(treatytrack, "amended", "2026-01-01")
    refused(treatytrack, said, NOT_FOUND, "remove", "T-1/1", "T-1/9", "--yes")


def test_a_number_stays_with_its_event_when_a_day_for_both_sides_is_recorded(treatytrack: Treatytrack) -> None:
    add(treatytrack, "--signed", "2026-01-15")
    edited(treatytrack, 1, "--by", "AZE")
    assert treatytrack("edit", "T-1", "--signed", "2026-02-01").code == DONE
    assert sorted(numbers(treatytrack)) == ["/1 signed 2026-01-15 by AZE", "/2 signed 2026-02-01"]


def test_a_conflict_names_the_day_that_stands_against_it(treatytrack: Treatytrack) -> None:
    add(treatytrack)
    record(treatytrack, "signed", "2026-01-10", "--by", "AZE")
    record(treatytrack, "signed", "2026-01-05", "--by", "IRN")
    ended = treatytrack("edit", "T-1/2", "--clear", "by")
    assert (ended.out, ended.code, "2026-01-10" in ended.err) == ("", CONFLICT, True), ended.err


# What is asked, the exit code, the sentence.
WRONGS: list[tuple[Words, int, str]] = [
    (("edit", "T-1/9", "--date", "2026"), NOT_FOUND, "No event of T-1 has the number 9: there are /1, /2."),
    (("remove", "T-1/9", "--yes"), NOT_FOUND, "No event of T-1 has the number 9: there are /1, /2."),
    (("edit", "T-1/0", "--date", "2026"), NOT_FOUND, "No event of T-1 has the number 0: there are /1, /2."),
    (("edit", "T-2/1", "--date", "2026"), NOT_FOUND, 'No agreement is called "T-2"; there is T-1.'),
    *(
        (words, WRONG, f'"{words[1]}" names no event: write a ref and a number, as in AZE-IRN-2025-2/3.')
        for words in (
            ("edit", "T-1/x", "--date", "2026"), ("edit", "T-1/", "--date", "2026"),
            ("edit", "/1", "--date", "2026"), ("edit", "T-1/1/2", "--date", "2026"),
            ("edit", "T-1/-1", "--date", "2026"), ("edit", "T-1/١", "--date", "2026"),
            ("remove", "T-1/x", "--yes"), ("remove", "T-1/", "--yes"),
        )
    ),
    (("remove", "T-1/2"), WRONG, "Off a terminal remove wants --yes; nothing was changed."),
    (
        ("remove", "T/2", "--yes"), WRONG,
        'No agreement is called "T", but T-1 begins so: write the whole ref.',
    ),
    (("edit", "T-1/2"), WRONG, "Nothing to change is named: treatytrack edit --help shows the options."),
    (("edit", "T-1/2", "--until", ""), WRONG, "--until: names nothing: write its value, or leave it out."),
    (("edit", "T-1/2", "--title", ""), WRONG, "--title belongs to the agreement, not to an event of it: leave out the number."),
    # options of agreements for events, and the reverse
    *(
        (("edit", "T-1/2", *words), WRONG, f"{words[0]} belongs to the agreement, not to an event of it: leave out the number.")
        for words in (
            ("--place", "Baku"), ("--title", "T"), ("--tag", "x"), ("--notes", "x"), ("--event", "amended 2026"),
            ("--between", "AZE", "RUS"), ("--in-force", "2020"), ("--ref", "T-3"),
        )
    ),
    *(
        (("edit", "T-1", *words), WRONG, f"{words[0]} belongs to an event: name it by its number, as in T-1/3.")
        for words in (
            ("--date", "2026"), ("--by", "AZE"), ("--effective", "2026"), ("--for", "1y"), ("--other", "T-9"),
            ("--note", "x"),
        )
    ),
    (("edit", "T-1/2", "--clear", "place"), WRONG, '"place" is not a detail of an event: write by, effective, until, for, other, source or note.'),
    (("edit", "T-1", "--clear", "note"), WRONG, '"note" is not a recorded column: did you mean notes?'),
    (("edit", "T-1/2", "--source", "a", "--source", "b"), WRONG, "--source: an event has one source."),
    # what cannot be read or cannot be
    (("edit", "T-1/1", "--until", "2027"), WRONG, "--until: means nothing for in-force, which takes --by."),
    (("edit", "T-1/2", "--date", "2026-02-30"), WRONG, "--date: 2026-02-30 is not a day that exists: February 2026 has 28 days."),
    (("edit", "T-1/2", "--by", "RUS"), WRONG, "other 2026-05-01 is by RUS, which is neither of the parties AZE and IRN."),
]  # fmt: skip


@pytest.mark.parametrize(("words", "code", "said"), WRONGS)
def test_what_cannot_be_mended_is_told_in_one_sentence(
    treatytrack: Treatytrack, words: Words, code: int, said: str
) -> None:
    add(treatytrack, *OPEN, "--event", COMMISSION)
    refused(treatytrack, said, code, *words)


def test_an_event_cannot_be_made_the_same_as_another(treatytrack: Treatytrack) -> None:
    add(treatytrack, *OPEN, "--event", "amended 2026-01-01", "--event", "amended 2026-02-01")
    before = treatytrack.digest
    ended = treatytrack("edit", "T-1/3", "--date", "2026-01-01")
    assert (ended.out, ended.code, treatytrack.digest) == ("", CONFLICT, before)
    assert ended.err.startswith("amended 2026-01-01 is recorded already")


def test_on_a_terminal_it_shows_the_event_and_asks(treatytrack: Treatytrack, treatytrack_process: Process) -> None:
    add(treatytrack, *OPEN, "--event", "amended 2026-01-01")
    add(treatytrack, *OPEN, ref="U-2")
    asked = "T-1/2  amended 2026-01-01\nU-2  Agreement U-2\nRemove them? [y/N]: "
    before = treatytrack.digest
    assert treatytrack_process.on_terminal("remove", "T/2", "U-2", typed="n\n") == Ended(
        f"n\n{asked}Nothing was changed.\n", "", DONE
    )
    interrupted = treatytrack_process.on_terminal("remove", "T-1/2", interrupted_at="[y/N]: ")
    assert (interrupted.code, treatytrack.digest) == (INTERRUPTED, before)
    assert treatytrack_process.on_terminal("remove", "T/2", typed="y\n").out.endswith("Removed T-1/2.\n")
    assert exported(treatytrack, "ref,events") == "T-1,"
