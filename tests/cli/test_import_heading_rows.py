"""A heading of two rows: names of groups above, in merged cells, and the names of the columns below."""

from pathlib import Path

import pytest

from .test_import import counts
from .world import DONE, WRONG, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

UPPER, LOWER = "No,Treaty,,Signature,,Entry into force", ",Title,Partner,Place,Date,"
ROWS = "1,Trade,Iran,Baku,2001-02-03,2002-01-01\n2,Tax,Irak,Bagdad,2001-02-04,\n"
PRESET = """[read]
heading-rows = 2
[columns]
source_id = "No"
title = "Treaty Title"
party_b = "Treaty Partner"
place = "Signature Place"
signed = "Signature Date"
in_force = "Entry into force"
[set]
party_a = "AZE"
"""
HOLDS = ["1,Trade,IRN,Baku,2001-02-03,2002-01-01", "2,Tax,IRQ,Bagdad,2001-02-04,"]


def held(treatytrack: Treatytrack) -> list[str]:
    return treatytrack("export", "--columns", "source_id,title,party_b,place,signed,in_force").lines[1:]


@pytest.mark.parametrize("above", ["", "Treaties of Azerbaijan\n", "Treaties\n\nAs of 2020\n"])
def test_the_names_of_two_rows_are_joined(treatytrack: Treatytrack, above: str) -> None:
    treatytrack.csv("p.toml", PRESET)
    treatytrack.csv("f.csv", f"{above}{UPPER}\n{LOWER}\n{ROWS}")
    ended = treatytrack("import", "f.csv", "--preset", "p.toml")
    assert ended.err.endswith(counts(read=2, added=2))
    assert held(treatytrack) == HOLDS
    assert treatytrack("import", "f.csv", "--preset", "p.toml").err.endswith(counts(read=2, unchanged=2))


def test_the_upper_row_may_name_one_group_only(treatytrack: Treatytrack) -> None:
    treatytrack.csv("p.toml", PRESET.replace("Treaty ", "").replace('"No"', '"Nr"').replace("Entry", "Signature Entry"))
    treatytrack.csv("f.csv", f",,,Signature,,\nNr,Title,Partner,Place,Date,Entry into force\n{ROWS}")
    assert treatytrack("import", "f.csv", "--preset", "p.toml").err.endswith(counts(read=2, added=2))
    assert held(treatytrack) == HOLDS


def test_refused_rows_are_written_below_both_rows_and_imported_again(treatytrack: Treatytrack) -> None:
    treatytrack.csv("p.toml", PRESET)
    treatytrack.csv("f.csv", f"{UPPER}\n{LOWER}\n{ROWS.replace('2001-02-04', '2001-13-04')}")
    ended = treatytrack("import", "f.csv", "--preset", "p.toml", "--keep-good", "--rejects", "r.csv")
    assert ended.code == DONE
    rejects = Path(treatytrack.folder, "r.csv").read_text().splitlines()
    assert rejects[:2] == [f"rejected_line,rejected_because,{UPPER}", f",,{LOWER}"]
    treatytrack.csv("r.csv", "\n".join(rejects).replace("2001-13-04", "2001-02-99"))
    ended = treatytrack("import", "r.csv", "--preset", "p.toml", "--keep-good", "--rejects", "s.csv")
    assert "refused 1" in ended.err
    treatytrack.csv("s.csv", Path(treatytrack.folder, "s.csv").read_text().replace("2001-02-99", "2001-02-04"))
    assert treatytrack("import", "s.csv", "--preset", "p.toml").err.endswith(counts(read=1, added=1))
    assert held(treatytrack) == HOLDS


def test_without_a_preset_the_second_row_is_pointed_to_where_it_is_seen(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f"Title,Parties,,Date,,In force\n,A,B,Place,Day,\n{ROWS}")
    ended = treatytrack(
        "import", "f.csv", "--other-columns", "ignore", "--set", "party_a=AZE", "--map", "Parties=party_b"
    )
    assert (ended.code, ended.out) == (WRONG, "")
    assert ended.err.splitlines()[-2:] == [
        'f.csv:1: column 3 has no name, and on line 2 it holds "B": name it in the first line, or take out what stands '
        "above the names; nothing was changed",
        "If line 2 belongs to the heading too, say so in a preset: heading-rows = 2 under [read].",
    ]


@pytest.mark.parametrize("rows", ["0", "6", "x", "-1"])
def test_how_many_rows_must_be_a_small_number(treatytrack: Treatytrack, rows: str) -> None:
    treatytrack.csv("p.toml", PRESET.replace("= 2", f'= "{rows}"'))
    treatytrack.csv("f.csv", f"{UPPER}\n{LOWER}\n{ROWS}")
    ended = treatytrack("import", "f.csv", "--preset", "p.toml")
    assert ended.err.splitlines()[0] == f'p.toml: read.heading-rows: "{rows}" is no number of rows from 1 to 5'
