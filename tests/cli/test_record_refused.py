"""What `record` refuses: a second day for what has one, what is there already, what cannot be; nothing is changed."""

import shlex
from pathlib import Path

import pytest

from .process import Process
from .test_record import AMITY, OPEN, TRADE, Words, add, exported, record
from .world import CONFLICT, DONE, NOT_FOUND, UNUSABLE, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

SIGNED = ("--signed", "2026-01-15")
ENDED = (*OPEN, "--ended", "2020-01-01")


def refused(treatytrack: Treatytrack, said: str, code: int, *words: str) -> None:
    """Those words are refused with that sentence, and the register is byte for byte as it was."""
    before = treatytrack.digest
    assert treatytrack(*words) == Ended("", f"{said}\n", code)
    assert treatytrack.digest == before


# The terms, what is recorded then, what is recorded and what it says, the command that corrects it, what is there then.
SECOND_DAYS: list[tuple[Words, list[str], str, str, str, str]] = [
    (SIGNED, [], "signed 2026-01-16", "signed 2026-01-15 is recorded, not 2026-01-16", "T-1 --signed 2026-01-16", "2026-01-16,,,,"),
    # a side's own day later than the day recorded for both
    (
        SIGNED, [], "signed 2026-02-01 --by IRN", "signed 2026-01-15 is recorded, not 2026-02-01",
        "T-1 --signed 2026-02-01", "2026-02-01,,,,",
    ),
    # a second day of the same side
    (
        (), ["signed 2026-01-15 --by AZE"], "signed 2026-01-16 --by AZE",
        "signed 2026-01-15 by AZE is recorded, not 2026-01-16", "T-1/1 --date 2026-01-16",
        ",,,,signed 2026-01-16 by AZE",
    ),
    (
        (), ["signed 2026-01-15 --by AZE", "signed 2026-02-01 --by IRN"], "signed 2026-03-01 --by IRN",
        "signed 2026-02-01 by IRN is recorded, not 2026-03-01", "T-1/2 --date 2026-03-01",
        "2026-03-01,,,,signed 2026-01-15 by AZE; signed 2026-03-01 by IRN",
    ),
    (
        OPEN, [], "in-force 2010-01-02", "in_force 2010-01-01 is recorded, not 2010-01-02",
        "T-1 --in-force 2010-01-02", ",,2010-01-02,,",
    ),
    (
        ("--provisional", "2026-01-15"), [], "provisional 2026-01", "provisional 2026-01-15 is recorded, not 2026-01",
        "T-1 --provisional 2026-01", ",2026-01,,,",
    ),
    (
        ENDED, [], "terminated 2020-01-02", "ended 2020-01-01 is recorded, not 2020-01-02",
        "T-1 --ended 2020-01-02", ",,2010-01-01,2020-01-02,",
    ),
    (
        OPEN, ["terminated 2020-01-01"], "terminated 2019-12-01 --effective 2020-01-02",
        "ended 2020-01-01 is recorded, not 2020-01-02", "T-1 --ended 2020-01-02", ",,2010-01-01,2020-01-02,",
    ),
    (
        ENDED, [], "replaced 2020-02-01 --other T-9", "ended 2020-01-01 is recorded, not 2020-02-01",
        "T-1 --ended 2020-02-01", ",,2010-01-01,2020-02-01,",
    ),
    # another way to end, or another agreement
    (
        (*ENDED, "--ended-by", "consent"), [], "replaced 2020-01-01 --other T-9",
        "ended_by consent is recorded, not a replacement by T-9", "T-1 --ended-by replacement",
        ",,2010-01-01,2020-01-01,",
    ),
    (
        OPEN, ["replaced 2020-01-01 --other T-9"], "replaced 2020-01-01 --other T-8",
        "replaced_by T-9 is recorded, not a replacement by T-8", "T-1 --replaced-by T-8", ",,2010-01-01,2020-01-01,",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("terms", "there", "words", "said", "mend", "then"), SECOND_DAYS)
def test_a_second_day_is_a_conflict_that_names_the_command_that_corrects_it(
    treatytrack: Treatytrack, terms: Words, there: list[str], words: str, said: str, mend: str, then: str
) -> None:
    add(treatytrack, *terms)
    for event in there:
        record(treatytrack, *event.split())
    conflict = f"{said}: treatytrack edit {mend} corrects it."
    refused(treatytrack, conflict, CONFLICT, "record", "T-1", *words.split())
    mended = treatytrack("edit", *shlex.split(mend))
    assert mended.code == DONE, mended.err
    assert exported(treatytrack, "signed,provisional,in_force,ended,events") == then


MEND = "record it otherwise, or correct what it contradicts with treatytrack edit T-1"
TAKE_OUT = "before T-1/2 is taken out, treatytrack edit T-1 corrects what it contradicts"
# The terms, what is recorded then, the command, and what it says: it names no option that it does not have.
CONTRADICTING: list[tuple[Words, list[str], str, str]] = [
    (OPEN, [], "record T-1 terminated 1990", f"ended 1990 lies before its entry into force 2010-01-01: {MEND}."),
    (OPEN, [], "record T-1 replaced 2020 --other T-1", f"replaced_by names the agreement itself: {MEND}."),
    (OPEN, ["terminated 2020"], "edit T-1/2 --date 1990", f"ended 1990 lies before its entry into force 2010-01-01: {MEND}."),
    (
        ("--signed", "2020-01-01", "--renewal", "consent", "--event", "extended 2021-01-01 until 2030-12-31"), [],
        "remove T-1/2 --yes", f"renewal consent, but no term to renew is recorded: {TAKE_OUT}.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("terms", "there", "words", "said"), CONTRADICTING)
def test_what_would_contradict_itself_is_refused_in_words_of_that_command(
    treatytrack: Treatytrack, terms: Words, there: list[str], words: str, said: str
) -> None:
    add(treatytrack, *terms)
    for event in there:
        record(treatytrack, *event.split())
    refused(treatytrack, said, WRONG, *words.split())


# The terms, what is recorded then, the same again (perhaps in other words), the event that says so already.
AGAIN: list[tuple[Words, list[str], str, str]] = [
    (SIGNED, [], "signed 2026-01-15", "T-1/1"),
    (OPEN, [], "in-force 2010-01-01", "T-1/1"),
    (SIGNED, ["notified 2026-02-13 --by AZE"], "notified 13.02.2026 --by Azerbaijan", "T-1/2"),
    (SIGNED, ["notified 2026-02-01", "notified 2026-03-01"], "notified 2026-03-01", "T-1/3"),
    (OPEN, ["terminated 2020-01-01"], "terminated 2020-01-01", "T-1/2"),
    (OPEN, ["terminated 2020-01-01"], "terminated 2020-01-01 --effective 2020-01-01", "T-1/2"),
    (OPEN, ["terminated 2020-01-01 --effective 2020-03-01"], "terminated 2020-01-01 --effective 2020-03-01", "T-1/2"),
    (OPEN, ["replaced 2020-01-01 --other T-9"], "replaced 2020-01-01 --other T-9", "T-1/2"),
    ((), ["signed 2026-01-15 --by AZE"], "signed 2026-01-15 --by AZE", "T-1/1"),
    (OPEN, ["amended 2026-01-15 --note twice"], "amended 2026-01-15 --note twice", "T-1/2"),
    # in fewer words, where an event that says more than its day stands behind the column
    ((), ["signed 2026-01-15 --note there"], "signed 2026-01-15", "T-1/1"),
    ((), ["signed 2026-01-10 --by AZE", "signed 2026-02-03 --by IRN"], "signed 2026-02-03", "T-1/2"),
    (OPEN, ["terminated 2020-01-01 --effective 2020-03-01"], "terminated 2020-03-01", "T-1/2"),
]  # fmt: skip


@pytest.mark.parametrize(("terms", "there", "words", "number"), AGAIN)
def test_the_same_again_is_a_conflict_that_names_the_event(
    treatytrack: Treatytrack, terms: Words, there: list[str], words: str, number: str
) -> None:
    add(treatytrack, *terms)
    for event in there:
        record(treatytrack, *event.split())
    before = treatytrack.digest
    ended = treatytrack("record", "T-1", *words.split())
    assert (ended.out, ended.code, treatytrack.digest) == ("", CONFLICT, before)
    assert ended.err.endswith(f" is recorded already as {number}.\n")


# The terms, what is recorded then, another day or agreement, the columns once the command that is named was typed.
BEHIND_A_COLUMN: list[tuple[Words, list[str], str, str]] = [
    ((), ["signed 2026-01-15 --note there"], "signed 2026-01-16", "2026-01-16,,,"),
    ((), ["signed 2026-01-10 --by AZE", "signed 2026-02-03 --by IRN"], "signed 2026-03-01", "2026-03-01,,,"),
    (OPEN, ["terminated 2020-01-01 --effective 2020-03-01"], "terminated 2020-04-01", ",2010-01-01,2020-04-01,"),
    (
        OPEN, ["terminated 2020-01-01 --by AZE --effective 2020-03-01"],
        "terminated 2020-01-01 --by AZE --effective 2020-04-01", ",2010-01-01,2020-04-01,",
    ),
    (
        OPEN, ["replaced 2020-01-01 --other 'The next one'"], "replaced 2020-01-01 --other 'Another one'",
        ',2010-01-01,2020-01-01,"""Another one"""',
    ),
]  # fmt: skip


@pytest.mark.parametrize(("terms", "there", "words", "then"), BEHIND_A_COLUMN)
def test_the_command_that_corrects_it_does_so_when_typed(
    treatytrack: Treatytrack, terms: Words, there: list[str], words: str, then: str
) -> None:
    add(treatytrack, *terms)
    for event in there:
        record(treatytrack, *shlex.split(event))
    conflict = treatytrack("record", "T-1", *shlex.split(words))
    assert (conflict.out, conflict.code) == ("", CONFLICT), conflict.err
    named = conflict.err.partition(": treatytrack ")[2].removesuffix(" corrects it.\n")
    mended = treatytrack(*shlex.split(named))
    assert mended.code == DONE, mended.err
    assert exported(treatytrack, "signed,in_force,ended,replaced_by") == then


READS_TWO_WAYS = (
    "DATE: 03/04/2026 reads two ways, 2026-04-03 (day first) or 2026-03-04 (month first): "
    "write it as year-month-day, or say --day-first or --month-first."
)
IRANN = '--by: No party is called "Irann". Did you mean Iran (IRN), Ireland (IRL) or Iraq (IRQ)?'

# The terms, what is recorded, the sentence.
WRONGS: list[tuple[Words, Words, str]] = [
    # the kind
    ((), ("denouncd",), '"denouncd" is not a kind of event: did you mean denounced?'),
    ((), ("in_forc",), '"in_forc" is not a kind of event: did you mean in-force?'),
    (
        (), ("frob",),
        '"frob" is not a kind of event: write signed, ratified, notified, exchanged, provisional, in-force, extended, '
        "notice, denounced, revoked, suspended, resumed, terminated, replaced, amended, meeting, review or other.",
    ),
    # the day
    ((), ("amended", "2026-02-30"), "DATE: 2026-02-30 is not a day that exists: February 2026 has 28 days."),
    ((), ("amended", "03/04/2026"), READS_TWO_WAYS),
    ((), ("amended", "9999-12-31"), "DATE: 9999-12-31 is a placeholder, not a date: "),
    ((), ("amended", "today", "--day-first", "--month-first"), "--day-first and --month-first cannot both hold."),
    # details that cannot be read
    ((), ("amended", "--by", "Irann"), IRANN),
    ((), ("amended", "--effective", "soon"), '--effective: "soon" is not a date: '),
    (TRADE, ("extended", "--for", "five years"), '--for: "five years" is not a length: '),
    (TRADE, ("extended", "--for", "0d"), "--for: 0d is no time at all: "),
    (TRADE, ("extended", "--for", "-1y"), "--for: -1y is negative: "),
    ((), ("amended", "--by", ""), "--by: names nothing: write its value, or leave it out."),
    # details that mean nothing for the kind
    (TRADE, ("notice", "--until", "2027"), "--until: means nothing for notice, which takes --by"),
    (TRADE, ("revoked", "--effective", "2027"), "--effective: means nothing for revoked, which takes --by."),
    (SIGNED, ("notified", "--other", "T-9"), "--other: means nothing for notified, which takes --by."),
    (OPEN, ("denounced", "--for", "1y"), "--for: means nothing for denounced, which takes --by"),
    # acts that cannot be
    (TRADE, ("notice", "2026-09-01", "--by", "RUS"), "notice 2026-09-01 is by RUS, which is neither of the parties AZE and IRN."),
    (TRADE, ("extended", "2026-11-20"), "extended 2026-11-20 needs until or for, one of them: "),
    (TRADE, ("extended", "2026-11-20", "--for", "1y", "--until", "2028"), "extended 2026-11-20 needs until or for, one of them: "),
    (
        TRADE, ("extended", "2026-11-20", "--until", "2027-03-15"),
        "extended 2026-11-20 until 2027-03-15, a day before the end that it moves, 2027-03-16.",
    ),
    (OPEN, ("extended", "2026-11-20", "--until", "2028"), "extended 2026-11-20: it lasts open, so there is no end to move."),
    (
        ("--in-force", "2020-01-01"), ("extended", "2026-11-20", "--for", "1y"),
        "extended 2026-11-20 by a length, but no end is known to count from: say until.",
    ),
    # a day whose variable was not set is not today
    (TRADE, ("notice", ""), "DATE: "),
    # what a column would then contradict, and an end before the beginning
    (TRADE, ("notice", "2026-11-20", "--effective", "2016-01-01"), ""),
    (AMITY, ("denounced", "2018-10-03", "--effective", "1957-06-01"), ""),
    (OPEN, ("terminated", "2009-01-01"), "ended 2009-01-01 lies before its entry into force 2010-01-01: "),
]  # fmt: skip


@pytest.mark.parametrize(("terms", "words", "said"), WRONGS)
def test_what_is_wrong_is_told_in_one_sentence(treatytrack: Treatytrack, terms: Words, words: Words, said: str) -> None:
    add(treatytrack, *terms)
    before = treatytrack.digest
    ended = treatytrack("record", "T-1", *words)
    assert (ended.out, ended.code, treatytrack.digest) == ("", WRONG, before)
    assert ended.err.startswith(said)
    assert ended.err.count("\n") == 1


def test_every_wrong_detail_is_named_at_once(treatytrack: Treatytrack) -> None:
    add(treatytrack, *OPEN)
    ended = treatytrack("record", "T-1", "amended", "soon", "--by", "Irann", "--until", "2027", "--effective", "1/2/3")
    said = [line.partition(": ")[0] for line in ended.err.splitlines()]
    assert (ended.out, said, ended.code) == ("", ["DATE", "--by", "--effective", "--until"], WRONG)


@pytest.mark.parametrize(
    ("between", "by"),
    [
        (("BLEU", "AZE"), "NLD"),  # no member of the union
        (("EU", "AZE"), "GBR"),  # a member no more
        (("RUS", "IRN"), "UKR"),  # a neighbour
        (("AZE", "IRN"), "SUN"),  # before both
    ],
)
def test_who_is_no_party_no_member_and_no_successor_cannot_act(
    treatytrack: Treatytrack, between: tuple[str, str], by: str
) -> None:
    add(treatytrack, *AMITY, between=between)
    said = f"denounced 2026-01-10 is by {by}, which is neither of the parties {' and '.join(between)}."
    refused(treatytrack, said, WRONG, "record", "T-1", "denounced", "2026-01-10", "--by", by)


def test_a_ref_that_is_not_there_is_not_found(treatytrack: Treatytrack) -> None:
    add(treatytrack)
    said = 'No agreement is called "T-2"; there is T-1.'
    refused(treatytrack, said, NOT_FOUND, "record", "T-2", "signed", "2026-01-15")


def test_off_a_terminal_a_beginning_of_a_ref_is_not_enough(treatytrack: Treatytrack) -> None:
    add(treatytrack)
    said = 'No agreement is called "T", but T-1 begins so: write the whole ref.'
    refused(treatytrack, said, WRONG, "record", "T", "signed", "2026-01-15")


def test_without_a_register_nothing_is_created(treatytrack: Treatytrack, empty: Path) -> None:
    empty.unlink()
    ended = treatytrack("record", "T-1", "signed", "2026-01-15")
    assert (ended.out, ended.code, treatytrack.digest) == ("", UNUSABLE, "")
    assert "relations.db" in ended.err
    assert "nothing was created" in ended.err


def test_two_that_record_the_same_at_once_record_it_once(
    treatytrack: Treatytrack, treatytrack_process: Process
) -> None:
    add(treatytrack, *SIGNED)
    words = ("record", "T-1", "notified", "2026-02-01")
    both = [treatytrack_process.started(*words) for _ in range(2)]
    assert sorted(one.wait(60) for one in both) == [DONE, CONFLICT]
    for one in both:
        one.communicate()
    assert exported(treatytrack, "events") == "notified 2026-02-01"
