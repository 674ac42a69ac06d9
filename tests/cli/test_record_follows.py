"""What `record` says an act brings about: in time or too late, early, undone, or nothing at all."""

import pytest

from .test_record import AMITY, OPEN, TRADE, Words, add, exported, record
from .world import DONE, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

TERM = ("--in-force", "2022-01-01", "--lasts", "5y")
"""Its term ends on 31 December 2026."""
UNKNOWN = ("--in-force", "2017-03-17", "--lasts", "5y", "--renewal", "tacit", "--renewal-length", "1y")
YOUNG = ("--in-force", "2025-01-01", "--lasts", "open", "--denunciation", "receipt + 6m", "--denunciation-after")

NO_RENEWAL = "changes nothing, because nothing would renew; if it was a denunciation, record denounced"
NOTHING_TO_UNDO = "changes nothing: no notice or denunciation that has not worked yet stands before it"
NOT_IN_FORCE = "changes nothing: only what is in force or provisionally applied can be suspended"
LATE = "too late for 2027-03-16 (last safe day 2026-09-16): ends 2028-03-16"

# The terms, what is recorded (as `EVENT DATE` and details), what follows from it.
NOTICES: list[tuple[Words, str, str]] = [
    # the last safe day, and the day after it
    (TRADE, "notice 2026-09-16", "in time: ends 2027-03-16"),
    (TRADE, "notice 2026-09-17", LATE),
    (TRADE, "notice 2026-11-21", LATE),
    # before the start: the end of the first term
    (TRADE, "notice 2017-01-01", "in time: ends 2022-03-16"),
    # a recorded first day out wins over the terms
    (TRADE, "notice 2026-11-21 --effective 2027-06-01", "ends 2027-05-31: effective 2027-06-01 is recorded"),
    # how long before was not read, or nobody looked
    ((*UNKNOWN, "--notice", "unknown"), "notice 2026-11-21", "ends 2027-03-16, assumed: the length of notice is not known"),
    (UNKNOWN, "notice 2026-11-21", "ends 2027-03-16, assumed: the length of notice is not known"),
    # none is needed: the last day itself is in time
    ((*UNKNOWN, "--notice", "none"), "notice 2027-03-16", "in time: ends 2027-03-16"),
    # nothing renews
    ((*TERM, "--renewal", "none"), "notice 2026-11-21", NO_RENEWAL),
    ((*TERM, "--renewal", "consent"), "notice 2026-11-21", NO_RENEWAL),
    (OPEN, "notice 2026-11-21", NO_RENEWAL),
    # the first term of an open renewal ends with that term; after it nothing renews
    ((*TERM, "--renewal", "open", "--notice", "6m"), "notice 2026-06-30", "in time: ends 2026-12-31"),
    ((*TERM, "--renewal", "open", "--notice", "6m"), "notice 2027-06-30", NO_RENEWAL),
]  # fmt: skip

DENUNCIATIONS: list[tuple[Words, str, str]] = [
    (AMITY, "denounced 2018-10-03", "ends 2019-10-02 (receipt + 1y)"),
    (AMITY, "denounced 2018-10-03 --effective 2020-01-01", "ends 2019-12-31: effective 2020-01-01 is recorded"),
    # the clause chains: six months, then the next 1 January
    (
        (*OPEN, "--denunciation", "receipt + 6m + start of year"), "denounced 2026-07-01",
        "ends 2027-12-31 (receipt + 6m + start of year)",
    ),
    # given before three years are over: it counts from then, and six months more
    (
        (*YOUNG, "3y given"), "denounced 2026-01-10",
        "early: counts as received on 2028-01-01, after 3 years in force; ends 2028-06-30 "
        "(receipt + 6m, not before 3y given)",
    ),
    # may be given before, and works when three years are over
    ((*YOUNG, "3y"), "denounced 2026-01-10", "ends 2027-12-31 (receipt + 6m, not before 3y)"),
    # after three years the minimum plays no part
    ((*YOUNG, "3y given"), "denounced 2028-01-01", "ends 2028-06-30 (receipt + 6m, not before 3y given)"),
    # no clause is recorded, or it was not read
    (
        OPEN, "denounced 2026-02-28",
        "ends 2027-02-27, assumed: no clause is recorded, so 12 months from receipt (VCLT 56(2), R8)",
    ),
    (
        (*OPEN, "--denunciation", "unknown"), "denounced 2026-02-28",
        "ends 2027-02-27, assumed: its clause was not read, so 12 months from receipt (VCLT 56(2), R8)",
    ),
    ((*OPEN, "--denunciation", "none"), "denounced 2026-02-28", "changes nothing: it cannot be denounced (denunciation none)"),
    # at the end of a term only: as a notice
    ((*TRADE, "--denunciation", "term end"), "denounced 2026-09-16", "in time: ends 2027-03-16"),
    ((*TRADE, "--denunciation", "term end"), "denounced 2026-11-21", LATE),
]  # fmt: skip

UNDONE: list[tuple[Words, str, str]] = [
    # on the last day in force, and on the day after it
    (
        (*TRADE, "--event", "notice 2026-09-10"), "revoked 2027-03-16",
        "undoes the notice received 2026-09-10; as things stand nothing ends it",
    ),
    ((*TRADE, "--event", "notice 2026-09-10"), "revoked 2027-03-17", NOTHING_TO_UNDO),
    (TRADE, "revoked 2026-11-21", NOTHING_TO_UNDO),
    # what stands before it is undone, not what comes after it
    ((*AMITY, "--event", "denounced 2026-11-01"), "revoked 2026-10-01", NOTHING_TO_UNDO),
    # the latest of two is undone, and the other still stands: 1 January 2026 + 1 year
    (
        (*AMITY, "--event", "denounced 2026-01-01", "--event", "denounced 2026-02-01"), "revoked 2026-03-01",
        "undoes the denunciation received 2026-02-01; as things stand it ends 2026-12-31",
    ),
]  # fmt: skip

EXTENSIONS: list[tuple[Words, str, str]] = [
    # a plain year means through its last day
    (TRADE, "extended 2026-11-20 --until 2028", "its term ends 2028-12-31, not 2027-03-16"),
    # 17 March 2027 + 18 months is the first day out
    (TRADE, "extended 2026-11-20 --for 18m", "its term ends 2028-09-16, not 2027-03-16"),
    # of what is over: the last term, a lapse is cured
    ((*TERM, "--renewal", "none"), "extended 2027-02-01 --for 1y", "its term ends 2027-12-31, not 2026-12-31"),
    # where no end is known, a day makes one
    (("--in-force", "2020-01-01"), "extended 2026-11-20 --until 2028-05-31", "its term ends 2028-05-31"),
    (
        (*TRADE, "--event", "notice 2026-09-10"), "extended 2026-11-20 --for 2y",
        "its term ends 2029-03-16, not 2027-03-16; undoes the notice received 2026-09-10; "
        "as things stand nothing ends it",
    ),
]  # fmt: skip

RESTS: list[tuple[Words, str, str]] = [
    (OPEN, "suspended 2026-11-01", "performance rests from 2026-11-01; that stops neither the term nor the days for notice"),
    (
        OPEN, "suspended 2026-11-01 --effective 2026-12-01 --until 2027",
        "performance rests from 2026-12-01 through 2027-12-31; that stops neither the term nor the days for notice",
    ),
    (("--signed", "2026-01-01"), "suspended 2026-11-01", NOT_IN_FORCE),
    ((*OPEN, "--ended", "2020-01-01"), "suspended 2026-11-01", NOT_IN_FORCE),
    (
        ("--provisional", "2026-01-01"), "suspended 2026-11-01",
        "performance rests from 2026-11-01; that stops neither the term nor the days for notice",
    ),
    ((*OPEN, "--event", "suspended 2026-11-01"), "resumed 2026-11-15", "performed again from 2026-11-15"),
    (OPEN, "resumed 2026-11-15", "changes nothing: it was not suspended"),
]  # fmt: skip

TOWARDS_ENTRY: list[tuple[Words, str, str]] = [
    # triggers without a rule decide nothing
    (
        ("--signed", "2026-01-15"), "notified 2026-02-01",
        "decides nothing: without an entry rule its entry into force is not known (R5)",
    ),
    # another act than the rule names
    (
        ("--signed", "2026-01-15", "--entry-rule", "ratification"), "notified 2026-02-01",
        "kept: it enters into force by ratification",
    ),
    # a recorded day wins over any rule
    (OPEN, "ratified 2009-12-01", "kept: its entry into force is recorded, 2010-01-01"),
]  # fmt: skip

EVERYTHING = [*NOTICES, *DENUNCIATIONS, *UNDONE, *EXTENSIONS, *RESTS, *TOWARDS_ENTRY]


@pytest.mark.parametrize(("terms", "act", "follows"), EVERYTHING)
def test_what_follows_is_said_at_once(treatytrack: Treatytrack, terms: Words, act: str, follows: str) -> None:
    add(treatytrack, *terms)
    assert record(treatytrack, *act.split()).lines[1:] == [follows]


def test_a_notice_that_comes_too_late_is_recorded_and_the_whole_answer_says_for_which_end(
    treatytrack: Treatytrack,
) -> None:
    add(treatytrack, *TRADE, between=("CHE", "IRN"))
    assert record(treatytrack, "notice", "2026-11-21", "--by", "Switzerland") == Ended(
        f"T-1/2\n{LATE}\n",
        "On 2026-11-21: in force; last day in force 2028-03-16; next: 2028-03-16, in 481 days, last day in force.\n",
        DONE,
    )
    assert exported(treatytrack, "events,ends,flags,notice_by") == "notice 2026-11-21 by CHE,2028-03-16,notice-given,"


def test_an_act_that_lies_ahead_says_from_when_it_counts(treatytrack: Treatytrack) -> None:
    add(treatytrack, *TRADE)
    assert record(treatytrack, "notice", "2027-01-10") == Ended(
        f"T-1/2\n{LATE}\n",
        "It counts from 2027-01-10 on.\n"
        "On 2026-11-21: in force; running term ends 2027-03-16; next: 2027-03-17, in 116 days, renews.\n",
        DONE,
    )


def test_what_only_changes_nothing_is_kept_all_the_same(treatytrack: Treatytrack) -> None:
    add(treatytrack, *OPEN)
    record(treatytrack, "notice", "2026-11-21")
    assert exported(treatytrack, "events,ends,flags") == "notice 2026-11-21,,"


def test_where_another_end_stands_both_are_told(treatytrack: Treatytrack) -> None:
    add(treatytrack, *AMITY)
    record(treatytrack, "denounced", "2026-01-10")
    assert record(treatytrack, "denounced", "2026-03-01").lines == [
        "T-1/3", "ends 2027-02-28 (receipt + 1y); as things stand it ends 2027-01-09",
    ]  # fmt: skip


def test_what_is_odd_and_no_question_of_time_is_warned_of(treatytrack: Treatytrack) -> None:
    add(treatytrack, "--signed", "2026-01-15", "--entry-rule", "notification")
    ended = record(treatytrack, "notified", "2025-12-01")
    assert ended.lines == ["T-1/2", "enters into force 2025-12-01 (notification)"]
    assert ended.err.splitlines()[0] == "Warning: notified 2025-12-01 lies before signed 2026-01-15."
