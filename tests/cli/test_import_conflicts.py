"""An agreement that is there and differs: refused, skipped or updated, as `--on-conflict` says."""

import pytest

from .test_import import counts, none_taken
from .world import CONFLICT, CULTURE, DONE, MEDIA, TRANSPORT, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")

HEADING = "ref,title,party_a,party_b,signed,place,until"
CHANGED = f"{TRANSPORT},Transport,AZE,IRN,2025-04-28,,2026-12-31"
SAME = f"{CULTURE},Cultural Exchange Programme 2025-2028,AZE,IRN,2025-04-28,Baku,2028?"


def row(treatytrack: Treatytrack, ref: str) -> str:
    """Some columns of one agreement, as csv."""
    return treatytrack("export", f"ref:{ref}", "--columns", f"{HEADING},subjects,type").lines[1]


def test_a_difference_stops_the_whole_import(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f"{HEADING}\n{SAME}\n{CHANGED}\n,New,AZE,RUS,,,\n")
    before = treatytrack.digest
    assert treatytrack("import", "f.csv") == Ended(
        "",
        f"f.csv:3: title: {TRANSPORT} is there and differs in title, place, until: "
        "--on-conflict update takes the file's, skip the register's\n" + none_taken(1, 3),
        CONFLICT,
    )
    assert treatytrack.digest == before


def test_skip_leaves_the_register_as_it_is_and_takes_the_rest(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f"{HEADING}\n{SAME}\n{CHANGED}\n,New,AZE,RUS,,,\n")
    before = row(treatytrack, TRANSPORT)
    ended = treatytrack("import", "f.csv", "--on-conflict", "skip")
    assert ended == Ended("", counts(read=3, added=1, unchanged=1, skipped=1), DONE)
    assert row(treatytrack, TRANSPORT) == before


def test_update_writes_exactly_the_columns_of_the_file_and_an_empty_cell_empties(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f"{HEADING}\n{SAME}\n{CHANGED}\n,New,AZE,RUS,,,\n")
    ended = treatytrack("import", "f.csv", "--on-conflict", "update")
    assert ended == Ended("", counts(read=3, added=1, updated=1, unchanged=1), DONE)
    assert row(treatytrack, TRANSPORT) == f"{CHANGED},transport,memorandum"
    again = treatytrack("import", "f.csv", "--on-conflict", "update")
    assert again == Ended("", counts(read=3, unchanged=3), DONE)


def test_without_a_ref_it_is_known_by_parties_title_and_days(treatytrack: Treatytrack) -> None:
    heading = "title,party_a,party_b,signed,place"
    treatytrack.csv("f.csv", f"{heading}\nMemorandum on Media Cooperation,Azerbaijan,Persia,28 April 2025,Tehran\n")
    ended = treatytrack("import", "f.csv", "--on-conflict", "update")
    assert ended == Ended("", counts(read=1, updated=1), DONE)
    assert row(treatytrack, MEDIA).startswith(f"{MEDIA},Memorandum on Media Cooperation,AZE,IRN,2025-04-28,Tehran,")


def test_the_id_of_the_source_goes_before_title_and_days(treatytrack: Treatytrack) -> None:
    assert treatytrack("edit", MEDIA, "--source-id", "N-17").code == DONE
    treatytrack.csv("f.csv", "source_id,title,party_a,party_b,signed\nN-17,Media,AZE,IRN,2025-04-28\n")
    assert treatytrack("import", "f.csv", "--on-conflict", "update").err == counts(read=1, updated=1)
    assert row(treatytrack, MEDIA).startswith(f"{MEDIA},Media,")


# A ref that exists with other parties or another year is a conflict, never an update.
@pytest.mark.parametrize("on_conflict", ["fail", "update", "skip"])
@pytest.mark.parametrize(
    ("cells", "what"),
    [
        (f"{MEDIA},Media,RUS,IRN,2025-04-28,,", f"{MEDIA} is there, between AZE and IRN"),
        (f"{MEDIA},Media,AZE,IRN,2024-04-28,,", f"{MEDIA} is there, signed 2025-04-28"),
        (f"{MEDIA},Media,AZE,IRN,2024,,", f"{MEDIA} is there, signed 2025-04-28"),
        (f"{MEDIA},Media,AZE,IRN,[2023..2024],,", f"{MEDIA} is there, signed 2025-04-28"),
    ],
)
def test_a_ref_of_another_agreement_is_a_conflict(
    treatytrack: Treatytrack, cells: str, what: str, on_conflict: str
) -> None:
    treatytrack.csv("f.csv", f"{HEADING}\n{cells}\n")
    before = treatytrack.digest
    assert treatytrack("import", "f.csv", "--on-conflict", on_conflict) == Ended(
        "", f"f.csv:2: ref: {what}\n1 of 1 rows refused; nothing was changed.\n", CONFLICT
    )
    assert treatytrack.digest == before


@pytest.mark.parametrize(
    ("there", "in_the_file", "code"),
    [
        # what may be the same year is no other year
        ("[2024-12..2025-01]", "2025-01-03", DONE),
        ("2024", "2024-05-01", DONE),
        ("202X", "2025-01-03", DONE),
        ("[2024-12..2025-01]", "[2020-12..2021-01]", CONFLICT),
        ("[2024-12..2025-01]", "2026", CONFLICT),
    ],
)
def test_years_are_compared_by_what_they_may_be(
    treatytrack: Treatytrack, there: str, in_the_file: str, code: int
) -> None:
    assert treatytrack("add", "T", "--between", "RUS", "IRN", "--ref", "X-1", "--signed", there).code == DONE
    treatytrack.csv("f.csv", f"ref,title,party_a,party_b,signed\nX-1,T,RUS,IRN,{in_the_file}\n")
    assert treatytrack("import", "f.csv", "--on-conflict", "update").code == code


def test_the_sides_of_a_ref_may_be_swapped(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f"ref,title,party_a,party_b\n{MEDIA},Memorandum on Media Cooperation,IRN,AZE\n")
    assert treatytrack("import", "f.csv", "--on-conflict", "update").err == counts(read=1, updated=1)


def test_the_ref_of_a_removed_agreement_is_not_given_again(treatytrack: Treatytrack) -> None:
    assert treatytrack("remove", MEDIA, "--yes").code == DONE
    before = treatytrack.digest
    treatytrack.csv("f.csv", f"ref,title,party_a,party_b\n{MEDIA},Media,AZE,IRN\n")
    assert treatytrack("import", "f.csv") == Ended(
        "",
        f"f.csv:2: ref: {MEDIA} was given to one since removed\n1 of 1 rows refused; nothing was changed.\n",
        CONFLICT,
    )
    assert treatytrack.digest == before


def test_a_ref_that_stands_twice_in_the_file_is_a_conflict(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "ref,title,party_a,party_b\nX-1,T,AZE,IRN\nX-1,U,AZE,IRN\n")
    assert treatytrack("import", "f.csv") == Ended(
        "",
        'f.csv:3: ref: line 2 is the same agreement, and the two differ in title ("T", here "U")\n' + none_taken(1, 2),
        CONFLICT,
    )


def test_every_conflict_is_named(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f"{HEADING}\n{CHANGED}\n{MEDIA},Media,RUS,IRN,,,\nX-1,T,AZE,IRN,,,\nX-1,U,AZE,IRN,,,\n")
    said = treatytrack("import", "f.csv").err.splitlines()
    assert [line.partition(": ")[0] for line in said[:-1]] == ["f.csv:2", "f.csv:3", "f.csv:5"]
    assert said[-1] == none_taken(3, 4).rstrip()


# Running numbers of two registers meet: neither is overwritten, whatever is asked for.
@pytest.mark.parametrize("on_conflict", ["fail", "update", "skip"])
@pytest.mark.parametrize(
    ("cells", "what"),
    [
        ("12,Air services,IRN,AZE,2001-05-05", 'AZE-IRN-1998-1 has it too, and is "Trade", signed 1998-04-28'),
        ("12,Trade,IRN,RUS,1998-04-28", "AZE-IRN-1998-1 has it too, between AZE and IRN"),
    ],
)
def test_an_id_that_stands_on_another_agreement_is_a_conflict(
    treatytrack: Treatytrack, cells: str, what: str, on_conflict: str
) -> None:
    heading = "source_id,title,party_a,party_b,signed"
    treatytrack.csv("f.csv", f"{heading}\n12,Trade,AZE,IRN,1998-04-28\n")
    assert treatytrack("import", "f.csv").code == DONE
    treatytrack.csv("g.csv", f"{heading}\n{cells}\n")
    assert treatytrack("import", "g.csv", "--on-conflict", on_conflict) == Ended(
        "",
        f"g.csv:2: source_id: {what}: if the numbers of two registers meet, put a name before them in a preset, "
        'as in source_id = "AUT {No}", or leave that column out with --map THEIRS=\n'
        "1 of 1 rows refused; nothing was changed.\n",
        CONFLICT,
    )
    assert treatytrack("import", "g.csv", "--map", "source_id=").err.endswith(counts(read=1, added=1))


@pytest.mark.parametrize("cells", ["Trade,AZE,IRN,1999-04-28", "Trade and tax,AZE,IRN,1998-05-01", "Tax,AZE,IRN,"])
def test_a_title_or_a_year_alone_is_corrected_by_the_id(treatytrack: Treatytrack, cells: str) -> None:
    heading = "source_id,title,party_a,party_b,signed"
    treatytrack.csv("f.csv", f"{heading}\n12,Trade,AZE,IRN,1998-04-28\n")
    assert treatytrack("import", "f.csv").code == DONE
    treatytrack.csv("g.csv", f"{heading}\n12,{cells}\n")
    assert treatytrack("import", "g.csv", "--on-conflict", "update").err == counts(read=1, updated=1)
