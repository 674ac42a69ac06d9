"""What is published around a table: notes below it, marks at names, codes that mean nothing in some columns only."""

from pathlib import Path

import pytest

from .test_import import counts
from .world import DONE, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

PRESET = """[read]
ends-before = ["Notes", '/^\\[\\d+\\]/']
[columns]
title = "Title"
party_b = { from = "State", replace = { '/[*]$/' = "" } }
signed = "Signed"
[set]
party_a = "AZE"
"""
TABLE = "Title,State,Signed\nTrade,Iran*,2001\nTax,Irak,2002\n"
LEFT = "f.csv: line {} is below the table, as ends-before says: {} out of scope"


@pytest.mark.parametrize(
    ("below", "line", "rows", "number"),
    [
        ("[1] In force.\n", 4, "1 row", 1),
        ("\nNotes\n* provisional\n,,\na,b,c,d,e\n", 5, "3 rows", 3),
        ('notes,,\n"open', 4, "2 rows", 2),
    ],
)
def test_what_is_below_the_table_is_out_of_scope_and_told(
    treatytrack: Treatytrack, below: str, line: int, rows: str, number: int
) -> None:
    treatytrack.csv("p.toml", PRESET)
    treatytrack.csv("f.csv", TABLE + below)
    ended = treatytrack("import", "f.csv", "--preset", "p.toml")
    assert ended.code == DONE
    assert LEFT.format(line, rows) in ended.err.splitlines()
    assert ended.err.endswith(counts(read=2 + number, added=2, out_of_scope=number))


@pytest.mark.parametrize(
    ("ends", "below"),
    [
        ("Notes", "Notes: as of 2020\n"),
        ("notes", "NOTES to the table,,\n"),
        ("*", "* provisional,,\n"),
        ("Total:", "Total:2,,\n"),
        ("", ",,\nx,y,z\n"),
        ("not:/^T/", "x,,\n"),
    ],
)
def test_what_is_below_begins_so(treatytrack: Treatytrack, ends: str, below: str) -> None:
    treatytrack.csv("p.toml", PRESET.replace("ends-before = [\"Notes\", '/^\\[\\d+\\]/']", f"ends-before = '{ends}'"))
    treatytrack.csv("f.csv", TABLE + below)
    ended = treatytrack("import", "f.csv", "--preset", "p.toml")
    assert ended.code == DONE, ended.err
    assert ended.err.endswith(counts(read=3, added=2, out_of_scope=1))


def test_what_only_begins_with_the_same_letters_is_of_the_table(treatytrack: Treatytrack) -> None:
    treatytrack.csv("p.toml", PRESET.replace('"Notes"', '"T", "Tr"'))
    treatytrack.csv("f.csv", TABLE)
    assert treatytrack("import", "f.csv", "--preset", "p.toml").err.endswith(counts(read=2, added=2))


def test_a_table_that_goes_to_the_end_is_whole(treatytrack: Treatytrack) -> None:
    treatytrack.csv("p.toml", PRESET)
    treatytrack.csv("f.csv", TABLE)
    ended = treatytrack("import", "f.csv", "--preset", "p.toml")
    assert ("below" in ended.err, ended.err.endswith(counts(read=2, added=2))) == (False, True)


def test_refused_rows_are_imported_without_what_was_below(treatytrack: Treatytrack) -> None:
    treatytrack.csv("p.toml", PRESET)
    treatytrack.csv("f.csv", TABLE.replace("2001", "soon") + "Notes\n")
    assert treatytrack("import", "f.csv", "--preset", "p.toml", "--keep-good", "--rejects", "r.csv").code == DONE
    rejects = Path(treatytrack.folder, "r.csv")
    assert [line.partition(",")[0] for line in rejects.read_text().splitlines()] == ["rejected_line", "2"]
    rejects.write_text(rejects.read_text().replace(",soon", ",2001"))
    assert treatytrack("import", "r.csv", "--preset", "p.toml").err.endswith(counts(read=1, added=1))


def test_a_part_of_a_date_may_have_its_own_nothing(treatytrack: Treatytrack) -> None:
    treatytrack.csv(
        "p.toml",
        "[columns]\nsource_id='N'\ntitle='T'\nparty_b='P'\n[columns.signed]\n"
        "year='Y'\nmonth='M'\nday='D'\nnull=['99', '-9']\n[set]\nparty_a='AZE'\n",
    )
    treatytrack.csv("f.csv", "N,T,P,Y,M,D\n99,A,Iran,1999,99,99\n98,B,Iran,1999,5,-9\n97,C,Iran,-9,-9,-9\n")
    assert treatytrack("import", "f.csv", "--preset", "p.toml").code == DONE
    assert treatytrack("export", "--columns", "source_id,signed").lines[1:] == ["99,1999", "98,1999-05", "97,"]


def test_years_as_programs_write_them_are_mended_as_the_page_says(treatytrack: Treatytrack) -> None:
    treatytrack.csv(
        "p.toml",
        "[columns]\ntitle='T'\nparty_b='P'\n[columns.signed]\nyear='Y'\nmonth='M'\nday='D'\n"
        "replace = { '/\\.0\\b/' = '' }\ndate-format = '%Y-%m-%d'\n[set]\nparty_a='AZE'\n",
    )
    treatytrack.csv("f.csv", "T,P,Y,M,D\nA,Iran,1998.0,5.0,12.0\nB,Iran,2000.0,,\n")
    assert treatytrack("import", "f.csv", "--preset", "p.toml").code == DONE
    assert treatytrack("export", "--columns", "signed").lines[1:] == ["1998-05-12", "2000"]


def test_a_day_that_two_forms_read_otherwise_is_a_warning(treatytrack: Treatytrack) -> None:
    treatytrack.csv("p.toml", PRESET + '[columns.in_force]\nfrom="F"\ndate-format=["%d/%m/%Y", "%m/%d/%Y"]\n')
    treatytrack.csv("f.csv", "Title,State,Signed,F\nTrade,Iran,2001,03/04/2001\nTax,Irak,2001,04/13/2001\n")
    ended = treatytrack("import", "f.csv", "--preset", "p.toml")
    assert [line for line in ended.err.splitlines() if "warning" in line] == [
        'f.csv:2: in_force: warning: "03/04/2001" is 2001-04-03 as %d/%m/%Y, which stands first, and 2001-03-04 as '
        "%m/%d/%Y",
        counts(read=2, added=2, warnings=1).rstrip(),
    ]


def test_a_party_needs_no_rule(treatytrack: Treatytrack) -> None:
    treatytrack.csv("p.toml", PRESET + '[values.party_b]\n"Persien" = "IRN"\n')
    treatytrack.csv("f.csv", TABLE.replace("Iran*", "Persien"))
    ended = treatytrack("import", "f.csv", "--preset", "p.toml")
    assert (ended.code, "without a rule" in ended.err) == (DONE, False)
