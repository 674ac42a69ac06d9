"""Columns of a file: ours, the computed ones of an export, and others."""

import pytest

from .test_import import counts
from .world import DONE, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

HEADING = "title,party_a,party_b"


def exported(treatytrack: Treatytrack, columns: str) -> list[str]:
    """Those columns of every agreement."""
    return treatytrack("export", "--columns", columns).lines[1:]


def test_a_column_status_is_what_the_source_states(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f"{HEADING},status,stated_on\nA,AZE,IRN,in force,2025-01-01\n")
    assert treatytrack("import", "f.csv").code == DONE
    assert exported(treatytrack, "stated_status,stated_on") == ["in force,2025-01-01"]


def test_in_an_export_status_is_computed_and_passed_over(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f"{HEADING},status,as_of\nA,AZE,IRN,in-force,2026-11-21\n")
    assert treatytrack("import", "f.csv").code == DONE
    assert exported(treatytrack, "title,stated_status") == ["A,"]


def test_a_computed_column_is_passed_over_only_beside_as_of(treatytrack: Treatytrack) -> None:
    """Without as_of `ends` may be what somebody knows: dropped without a word it would be lost."""
    treatytrack.csv("f.csv", f"{HEADING},ends\nA,AZE,IRN,2027-12-31\n")
    ended = treatytrack("import", "f.csv")
    assert (ended.out, ended.code) == ("", 2)
    assert ended.err.startswith('f.csv:1: "ends"')
    treatytrack.csv("f.csv", f"{HEADING},ends,as_of\nA,AZE,IRN,2027-12-31,2026-11-21\n")
    assert treatytrack("import", "f.csv").code == DONE


def test_other_columns_can_be_ignored(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f"{HEADING},colour,place\nA,AZE,IRN,red,Baku\n")
    assert treatytrack("import", "f.csv", "--other-columns", "ignore") == Ended("", counts(read=1, added=1), DONE)
    assert exported(treatytrack, "title,place,notes") == ["A,Baku,"]


def test_other_columns_can_be_kept_in_the_notes(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f'{HEADING},colour,notes,Size\nA,AZE,IRN,red,"see, there",\nB,AZE,IRN,,,12\n')
    assert treatytrack("import", "f.csv", "--other-columns", "notes") == Ended("", counts(read=2, added=2), DONE)
    assert treatytrack("export", "--columns", "title,notes").out == (
        'title,notes\nA,"see, there\ncolour: red"\nB,Size: 12\n'
    )
    assert treatytrack("import", "f.csv", "--other-columns", "notes").err == counts(read=2, unchanged=2)


def test_a_change_in_a_column_kept_in_the_notes_is_a_change(treatytrack: Treatytrack) -> None:
    for colour, said in (("red", counts(read=1, added=1)), ("blue", counts(read=1, updated=1))):
        treatytrack.csv("f.csv", f"{HEADING},colour\nA,AZE,IRN,{colour}\n")
        how = ("--other-columns", "notes", "--on-conflict", "update")
        assert treatytrack("import", "f.csv", *how).err == said
    assert exported(treatytrack, "notes") == ["colour: blue"]


@pytest.mark.parametrize("name", ["Party A", "PARTY-A", "party_a", " party a "])
def test_names_of_columns_are_read_as_people_write_them(treatytrack: Treatytrack, name: str) -> None:
    treatytrack.csv("f.csv", f"title,{name},party_b\nA,AZE,IRN\n")
    assert treatytrack("import", "f.csv").code == DONE


@pytest.mark.parametrize(
    ("name", "column"), [("subject", "subjects"), ("Other title", "other_titles"), ("tag", "tags")]
)
def test_list_columns_answer_to_the_singular(treatytrack: Treatytrack, name: str, column: str) -> None:
    treatytrack.csv("f.csv", f"{HEADING},{name}\nA,AZE,IRN,x; y\n")
    assert treatytrack("import", "f.csv").code == DONE
    assert exported(treatytrack, column) == ["x; y"]


def test_columns_may_stand_in_any_order_and_be_left_out(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "party_b,signed,title,party_a\nIRN,2025,A,AZE\n")
    assert treatytrack("import", "f.csv").code == DONE
    assert exported(treatytrack, "ref,title,party_a,party_b,signed") == ["AZE-IRN-2025-1,A,AZE,IRN,2025"]


@pytest.mark.parametrize("heading", ["title,party_a", "party_a,party_b", "colour"])
def test_a_file_without_a_column_that_every_agreement_has(treatytrack: Treatytrack, heading: str) -> None:
    treatytrack.csv("f.csv", f"{heading}\n{','.join('x' for _ in heading.split(','))}\n")
    ended = treatytrack("import", "f.csv")
    assert (ended.out, ended.code) == ("", 2)
    assert ended.err.startswith("f.csv:")


def test_a_first_column_without_a_name_that_counts_the_rows_is_left_out_and_told(treatytrack: Treatytrack) -> None:
    """Programs that compute with tables write the number of each row before it."""
    treatytrack.csv("f.csv", f",{HEADING},signed\n0,A,AZE,IRN,2001\n1,B,AZE,IRN,never\n")
    ended = treatytrack("import", "f.csv", "--keep-good", "--rejects", "r.csv")
    assert ended.err.startswith(
        "f.csv: the first column has no name and holds numbers: they are taken to count the rows, and left out\n"
    )
    assert exported(treatytrack, "title,source_id,notes") == ["A,,"]
    rejects = treatytrack.folder / "r.csv"
    assert rejects.read_text().splitlines()[0] == f"rejected_line,rejected_because,,{HEADING},signed"
    rejects.write_text(rejects.read_text().replace("never", "2002"))
    assert treatytrack("import", "r.csv").err.endswith(counts(read=1, added=1))
    assert exported(treatytrack, "title,signed") == ["A,2001", "B,2002"]


@pytest.mark.parametrize(
    "text",
    [
        f",{HEADING}\n0,A,AZE,IRN\nx,B,AZE,IRN\n",
        f",{HEADING}\n,A,AZE,IRN\n7,B,AZE,IRN\n",
        f"{HEADING},\nA,AZE,IRN,0\nB,AZE,IRN,1\n",
        f",,{HEADING}\n0,1,A,AZE,IRN\n",
    ],
)
def test_any_other_column_without_a_name_is_refused(treatytrack: Treatytrack, text: str) -> None:
    treatytrack.csv("f.csv", text)
    ended = treatytrack("import", "f.csv")
    assert (ended.code, "has no name, and on line" in ended.err) == (2, True)


def test_a_first_column_without_a_name_that_is_empty_counts_nothing(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f",{HEADING}\n,A,AZE,IRN\n")
    assert treatytrack("import", "f.csv").err == counts(read=1, added=1)


def test_of_rejects_alone_no_column_counts_the_rows(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "rejected_line,rejected_because\n2,never\n")
    assert treatytrack("import", "f.csv").err.startswith("f.csv:2: title: is empty, and every agreement has one\n")


def test_rows_are_counted_below_what_is_no_row_too(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f",{HEADING}\n,,,\n0,A\n1,B,AZE,IRN\n")
    ended = treatytrack("import", "f.csv", "--keep-good")
    assert "they are taken to count the rows" in ended.err
    assert exported(treatytrack, "title") == ["B"]
