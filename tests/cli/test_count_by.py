"""`list --count-by`: values and how many agreements have each, instead of the agreements."""

import pytest

from treatytrack.columns import EVERY

from .world import DONE, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("many")

ALL = 13
SEVERAL = "An agreement with several counts under each."

# The column as written; its name, and the rows of the csv.
COUNTED = [
    # words, the largest count first, then by value
    ("type", "type  agreement=5  treaty=3  protocol=2  convention=1  memorandum=1  programme=1"),
    ("Status", "status  in-force=4  signed=2  terminated=2  draft=1  expired=1  provisional=1  replaced=1  suspended=1"),
    ("next-deadline-kind", "next_deadline_kind  =7  expires=2  renews=2  enters-into-force=1  survival-ends=1"),
    ("binding", "binding  =11  no=1  yes=1"),
    # numbers and lengths by their size
    ("days_left", "days_left  =7  2=1  41=1  55=1  90=1  222=1  907=1"),
    ("lasts", "lasts  =6  10y=3  open=2  1y=1  5y=1"),
    # either side
    ("party", "party  IRN=7  AZE=4  RUS=3  JPN=2  USA=2  BLEU=1  BOL=1  CHE=1  COG=1  EU=1  GNB=1  KOR=1  SUN=1"),
    ("party-b", "party_b  IRN=7  AZE=2  CHE=1  JPN=1  KOR=1  RUS=1"),
    # dates by their year; one that may lie in several years by both
    ("signed", "signed  1940=1  1955=1  1987=1  1996=1  2000=1  2004=1  2010=1  2016=1  2019..2020=1  2022=1  2023=1  2024=1  2027=1"),
    ("until", "until  =11  2027=2"),
    ("ends", "ends  =7  2019=2  2027=2  2023=1  2026=1"),
    ("next_deadline", "next_deadline  =7  2027=4  2026=1  2029=1"),
    ("as-of", "as_of  2026=13"),
    # each item of a list, an event by its kind
    ("tag", "tags  =10  north-south corridor=1  project:instc=1  sea=1  youth=1"),
    ("flag", "flags  =11  stated-differs=1  survival=1"),
    ("event", "events  =9  denounced=1  extended=1  notified=1  suspended=1"),
    ("related", "related  =12  implements transit=1"),
]  # fmt: skip


@pytest.mark.parametrize(("column", "rows"), COUNTED, ids=[column for column, _ in COUNTED])
def test_counted_by(treatytrack: Treatytrack, column: str, rows: str) -> None:
    heading, *counts = treatytrack("list", "--count-by", column, "--format", "csv").lines
    name, *expected = rows.split("  ")
    assert heading == f"{name},count"
    assert ["=".join(line.rsplit(",", 1)) for line in counts] == expected


@pytest.mark.parametrize("column", [*EVERY, "party"])
def test_every_column_counts_every_agreement_at_least_once(treatytrack: Treatytrack, column: str) -> None:
    ended = treatytrack("list", "--count-by", column, "--format", "csv")
    total = sum(int(line.rpartition(",")[2]) for line in ended.lines[1:])
    of_one = f"{ALL} agreements counted by {column.replace('_', '-')}."
    assert (ended.code, ended.err) == (DONE, f"{of_one} {SEVERAL}\n" if total > ALL else f"{of_one}\n")
    assert total >= ALL


def test_a_date_open_on_a_side_keeps_it_open(treatytrack: Treatytrack) -> None:
    assert treatytrack("edit", "bleu", "--signed", "[2004..]").code == DONE
    assert treatytrack("edit", "pca", "--signed", "[..1996]").code == DONE
    counts = treatytrack("list", "party:AZE", "--count-by", "signed", "--format", "csv").lines
    assert counts == ["signed,count", "2004..,1", "2022,1", "2027,1", "..1996,1"]


def test_plain_in_a_pipe_and_words_on_a_terminal(treatytrack: Treatytrack) -> None:
    assert treatytrack("list", "party:AZE", "--count-by", "subject") == Ended(
        "subjects     count\n"
        "investment       1\n"
        "sport            1\n"
        "taxation         1\n"
        "youth            1\n"
        "youth sport      1\n"
        "énergie          1\n"
        "-                1\n",
        f"4 agreements counted by subjects. {SEVERAL}\n",
        DONE,
    )
    drawn = treatytrack("list", "party:AZE", "--count-by", "certain", columns=60, NO_COLOR="1")
    assert drawn == Ended(
        "Certain  Count\nyes          3\nno           1\n", "4 agreements counted by certain.\n", DONE
    )
    drawn = treatytrack("list", "party:IRN", "--count-by", "lead", columns=60, NO_COLOR="1")
    assert drawn.lines == ["Lead    Count", "(none)      6", "6m          1"]


def test_the_first_so_many_values(treatytrack: Treatytrack) -> None:
    assert treatytrack("list", "--count-by", "party", "--limit", "2", "--format", "csv") == Ended(
        "party,count\nIRN,7\nAZE,4\n",
        f"13 agreements counted by party. {SEVERAL} 2 of 13 values are shown.\n",
        DONE,
    )


def test_nothing_to_count_is_no_error(treatytrack: Treatytrack) -> None:
    assert treatytrack("list", "party:FRA", "--count-by", "type", "--format", "csv") == Ended(
        "type,count\n", "No agreement is found on 2026-11-21.\n", DONE
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("typo",), '"typo" is not a column to count by: did you mean type?\n'),
        (("type", "--sort", "ref"), "--count-by shows values and counts, largest first: leave out --sort and --columns.\n"),
        (("type", "--columns", "ref"), "--count-by shows values and counts, largest first: leave out --sort and --columns.\n"),
        (("type", "--limit", "-1"), "--limit -1: write how many to show, 0 or more.\n"),
        (("",), "--count-by names nothing: write its value, or leave it out.\n"),
    ],
)  # fmt: skip
def test_a_wrong_word_is_refused(treatytrack: Treatytrack, words: tuple[str, ...], said: str) -> None:
    assert treatytrack("list", "--count-by", *words) == Ended("", said, WRONG)
