"""`group-rows` of a preset: a row of one cell names the group of all rows below it."""

import pytest
from importers.workbooks import sheet, text, workbook

from .test_import import counts
from .test_import_presets import columns
from .test_import_rejects import KEEP, rejects
from .world import DONE, WRONG, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

PRESET = (
    "[read]\ngroup-rows = 'Country'\n[set]\nparty_a = 'AZE'\n"
    "[columns]\ntitle = 'Title'\nparty_b = { from = 'Country', replace = { '*' = '' } }\nsigned = 'Signed'\n"
)
FILE = """Title,Signed,Place
ASIA,,
Iran*,,
A,2001,Baku
B,2002,
Turkey,,
C,2003,Ankara
"""
SAID = "f.csv: rows of one cell name the Country of those below, as group-rows says: "


def imported(treatytrack: Treatytrack, file: str, *options: str) -> str:
    """What is said of that file read by the preset."""
    treatytrack.csv("p.toml", PRESET)
    treatytrack.csv("f.csv", file)
    return treatytrack("import", "f.csv", "--preset", "p.toml", "--other-columns", "ignore", *options).err


def test_a_row_of_one_cell_names_the_group_of_those_below(treatytrack: Treatytrack) -> None:
    ended = imported(treatytrack, FILE)
    assert f'{SAID}"ASIA", "Iran*", "Turkey"\n' in ended
    assert 'f.csv: nothing was taken of rows of one cell with no row below them: "ASIA"\n' in ended
    assert ended.endswith(counts(read=3, added=3))
    assert sorted(columns(treatytrack, "title,party_b,signed")) == ["A,IRN,2001", "B,IRN,2002", "C,TUR,2003"]
    assert imported(treatytrack, FILE).endswith(counts(read=3, unchanged=3))


def test_it_may_be_shorter_than_the_others(treatytrack: Treatytrack) -> None:
    imported(treatytrack, FILE.replace("Turkey,,", "Turkey"))
    assert sorted(columns(treatytrack, "title,party_b")) == ["A,IRN", "B,IRN", "C,TUR"]


def test_a_row_of_one_cell_elsewhere_names_nothing(treatytrack: Treatytrack) -> None:
    ended = imported(treatytrack, FILE.replace("Turkey,,", ",,Turkey"))
    assert "f.csv:6: title: is empty, and every agreement has one" in ended


def test_it_may_say_the_same_in_every_column(treatytrack: Treatytrack) -> None:
    merged = FILE.replace("Iran*,,", "Iran*,Iran*,Iran*").replace("Turkey,,", "Turkey,Turkey,Turkey")
    assert f'{SAID}"ASIA", "Iran*", "Turkey"\n' in imported(treatytrack, merged)
    assert sorted(columns(treatytrack, "title,party_b,signed")) == ["A,IRN,2001", "B,IRN,2002", "C,TUR,2003"]


def test_it_may_stand_behind_the_column_of_numbers(treatytrack: Treatytrack) -> None:
    imported(treatytrack, "No,Title,Signed\n,Iran,\n1,A,2001\n2,B,2002\n,Turkey,\n3,C,2003\n,,2004\n", "--keep-good")
    assert sorted(columns(treatytrack, "title,party_b,signed")) == ["A,IRN,2001", "B,IRN,2002", "C,TUR,2003"]


def test_a_row_of_blanks_names_nothing(treatytrack: Treatytrack) -> None:
    ended = imported(treatytrack, FILE.replace("B,2002,", " , , "))
    assert f'{SAID}"ASIA", "Iran*", "Turkey"\n' in ended
    assert "f.csv:5: title: is empty, and every agreement has one\n" in ended


def test_above_the_first_of_them_no_group_is_named(treatytrack: Treatytrack) -> None:
    ended = imported(treatytrack, FILE.replace("ASIA,,\nIran*,,\n", ""))
    assert ended.count("party_b: is empty, and every agreement has one") == 2


def test_below_a_row_that_could_not_be_read_the_group_is_not_known(treatytrack: Treatytrack) -> None:
    ended = imported(treatytrack, FILE.replace("Turkey,,", '"Turkey"x,,'))
    assert "f.csv:7: Country: a row above that may name it could not be read: correct that one\n" in ended


def test_a_column_of_that_name_is_none(treatytrack: Treatytrack) -> None:
    ended = imported(treatytrack, FILE.replace("Place", "Country"))
    assert ended == (
        'f.csv:1: "Country" is a column already, and read.group-rows names one that is none: call it otherwise; '
        "nothing was changed.\n"
    )


def test_refused_rows_stand_below_the_name_of_their_group(treatytrack: Treatytrack) -> None:
    file = FILE.replace("ASIA,,", "O,2000,").replace("Turkey,,", "Turkey")
    file = file.replace("2001", "one day").replace("2002", "some day").replace("2003", "then")
    assert counts(read=4, refused=4) in imported(treatytrack, file, *KEEP)
    held = rejects(treatytrack)
    assert [line.partition(",")[0] for line in held.splitlines()[1:]] == ["2", "3", "4", "5", "6", "7"]
    assert '3,"names the Country of the rows below",Iran*,,\n4,' in held
    assert '6,"names the Country of the rows below",Turkey\n7,' in held
    held = "".join(line for line in held.splitlines(keepends=True) if not line.startswith("2,"))
    held = held.replace("one day,", "2001,")
    treatytrack.csv("refused.csv", held.replace("some day,", "2002,").replace("then,", "2003,"))
    assert treatytrack("import", "refused.csv", "--preset", "p.toml", "--other-columns", "ignore").code == DONE
    assert sorted(columns(treatytrack, "title,party_b,signed")) == ["A,IRN,2001", "B,IRN,2002", "C,TUR,2003"]


def test_a_row_that_lost_the_name_of_its_group_is_refused(treatytrack: Treatytrack) -> None:
    imported(treatytrack, FILE.replace("2002", "some day"), *KEEP)
    lines = rejects(treatytrack).replace("some day,", "2002,").splitlines(keepends=True)
    treatytrack.csv("refused.csv", "".join([lines[0], lines[2]]))
    assert treatytrack("import", "refused.csv", "--preset", "p.toml", "--other-columns", "ignore").code == WRONG


def test_it_is_so_in_a_workbook(treatytrack: Treatytrack) -> None:
    treatytrack.csv("p.toml", PRESET)
    held = [[text(cell) if cell else "" for cell in line.split(",")] for line in FILE.splitlines()]
    treatytrack.csv("f.xlsx", workbook({"One": sheet(held)}))
    treatytrack("import", "f.xlsx", "--preset", "p.toml", "--other-columns", "ignore")
    assert sorted(columns(treatytrack, "title,party_b,signed")) == ["A,IRN,2001", "B,IRN,2002", "C,TUR,2003"]


def test_what_stands_above_a_group_is_not_as_above_in_it(treatytrack: Treatytrack) -> None:
    treatytrack.csv(
        "p.toml",
        PRESET.replace("[set]", "as-above = ['Place']\n[set]").replace("[columns]", "[columns]\nplace = 'Place'"),
    )
    treatytrack.csv(
        "f.csv", "Title,Signed,Place\nIran,,\nA,2001,Baku\nB,2002,\nIran,,\nC,2003,\nTurkey,,\nD,2004,\nE,2005,Ankara\n"
    )
    assert treatytrack("import", "f.csv", "--preset", "p.toml").code == DONE
    assert sorted(columns(treatytrack, "title,place")) == ["A,Baku", "B,Baku", "C,Baku", "D,", "E,Ankara"]
