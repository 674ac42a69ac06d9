"""Events in a file: what a column says in full goes into the column, whichever columns the file has."""

from .world import DONE, Treatytrack

HEADING = "source_id,title,party_a,party_b,events"


def columns(treatytrack: Treatytrack) -> str:
    return treatytrack("list", "--columns", "signed,ended,events", "--format", "csv").lines[1]


def test_the_events_of_a_file_fill_the_columns_that_it_does_not_have(treatytrack: Treatytrack, empty: object) -> None:
    file = treatytrack.csv("f.csv", f"{HEADING}\n1,Trade,AZE,IRN,signed 2020-01-01; meeting 2021-01-01\n")
    assert treatytrack("import", file).code == DONE
    assert columns(treatytrack) == "2020-01-01,,meeting 2021-01-01"
    assert "unchanged 1" in treatytrack("import", file).err


def test_they_fill_them_in_an_update_too(treatytrack: Treatytrack, empty: object) -> None:
    before = treatytrack.csv("before.csv", f"{HEADING}\n1,Trade,AZE,IRN,\n")
    after = treatytrack.csv(
        "after.csv", f"{HEADING}\n1,Trade,AZE,IRN,signed 2020-01-01; terminated 2022-06-01 effective 2023-01-01\n"
    )
    assert treatytrack("import", before).code == DONE
    assert treatytrack("import", after, "--on-conflict", "update").code == DONE
    assert columns(treatytrack) == "2020-01-01,2023-01-01,terminated 2022-06-01 effective 2023-01-01"
    assert "unchanged 1" in treatytrack("import", after).err
