"""`as-above` of a preset: an empty cell says what stands above it, and is refused where that cannot be known."""

import pytest

from .test_import import counts
from .test_import_presets import columns
from .test_import_rejects import KEEP, rejects
from .world import WRONG, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

PRESET = (
    "[read]\nas-above = ['Country', 'Field']\n[set]\nparty_a = 'AZE'\n"
    "[columns]\ntitle = 'Title'\nparty_b = 'Country'\nsubjects = 'Field'\nsigned = 'Signed'\n"
)
SHEET = """Country,Field,Title,Signed
Iran,Trade,A,2001
,,B,2002
Turkey,,C,2003
 ,Transport,D,2004
"""


def imported(treatytrack: Treatytrack, sheet: str, *options: str) -> str:
    """What is said of that file read by the preset."""
    treatytrack.csv("p.toml", PRESET)
    treatytrack.csv("f.csv", sheet)
    return treatytrack("import", "f.csv", "--preset", "p.toml", *options).err


def test_an_empty_cell_says_what_stands_above_it(treatytrack: Treatytrack) -> None:
    assert imported(treatytrack, SHEET).endswith(counts(read=4, added=4))
    assert sorted(columns(treatytrack, "title,party_b,subjects")) == [
        "A,IRN,Trade",
        "B,IRN,Trade",
        "C,TUR,Trade",
        "D,TUR,Transport",
    ]
    assert imported(treatytrack, SHEET).endswith(counts(read=4, unchanged=4))


def test_nothing_above_the_first_row_is_nothing(treatytrack: Treatytrack) -> None:
    ended = imported(treatytrack, SHEET.replace("Iran,Trade", ",", 1))
    assert ended.count("party_b: is empty, and every agreement has one") == 2


def test_behind_a_row_that_cannot_be_read_nothing_is_known_of_what_stands_above(treatytrack: Treatytrack) -> None:
    ended = imported(treatytrack, SHEET.replace(",,B,2002", "Georgia,B\n,,B,2002"))
    assert "f.csv:4: Country: is empty, and a row above it could not be read: write it" in ended
    assert "f.csv:5: Field: is empty, and a row above it could not be read: write it" in ended
    assert "f.csv:6" not in ended


@pytest.mark.parametrize("scope", ["without = { Title = 'B' }", "only = { Title = ['A', 'C', 'D'] }"])
def test_what_is_out_of_scope_for_what_is_known_needs_nothing_from_above(treatytrack: Treatytrack, scope: str) -> None:
    treatytrack.csv("p.toml", PRESET.replace("[read]", f"[read]\n{scope}"))
    treatytrack.csv("f.csv", SHEET.replace(",,B,2002", "Georgia,B\n,,B,2002").replace("\nTurkey,,", "\nTurkey,Trade,"))
    ended = treatytrack("import", "f.csv", "--preset", "p.toml", "--keep-good").err
    assert counts(read=5, added=3, refused=1, out_of_scope=1) in ended


def test_what_is_not_known_from_above_leaves_no_row_out_of_scope(treatytrack: Treatytrack) -> None:
    treatytrack.csv("p.toml", PRESET.replace("[read]", "[read]\nonly = { Country = ['Iran', 'Turkey'] }"))
    treatytrack.csv("f.csv", SHEET.replace(",,B,2002", "Georgia,B\n,Trade,B,2002"))
    ended = treatytrack("import", "f.csv", "--preset", "p.toml").err
    assert "f.csv:4: Country: is empty, and a row above it could not be read: write it" in ended


def test_what_stood_above_a_reject_is_to_be_written_there(treatytrack: Treatytrack) -> None:
    said = imported(treatytrack, SHEET.replace("2002", "some day").replace("2003", "then"), *KEEP)
    assert counts(read=4, added=2, refused=2) in said
    mended = rejects(treatytrack).replace("some day", "2002").replace("then", "2003")
    treatytrack.csv("refused.csv", mended)
    ended = treatytrack("import", "refused.csv", "--preset", "p.toml")
    assert ended.code == WRONG
    assert "refused.csv:2: Country: is empty, and what stood above it is not here: write it" in ended.err
    assert "refused.csv:3: Field: is empty, and what stood above it is not here: write it" in ended.err
    treatytrack.csv("refused.csv", mended.replace(",,,B", ",Iran,Trade,B").replace("Turkey,,", "Turkey,Trade,"))
    assert treatytrack("import", "refused.csv", "--preset", "p.toml").err.endswith(counts(read=2, added=2))
    assert imported(treatytrack, SHEET).endswith(counts(read=4, unchanged=4))


@pytest.mark.parametrize("name", ["Countries", "Land"])
def test_a_column_that_is_not_there_is_named(treatytrack: Treatytrack, name: str) -> None:
    treatytrack.csv("p.toml", PRESET.replace("['Country'", f"['{name}'"))
    treatytrack.csv("f.csv", SHEET)
    assert f'lacks: "{name}"' in treatytrack("import", "f.csv", "--preset", "p.toml").err


@pytest.mark.parametrize("mark", ["-do-", "do.", "– Do –", '""""', "-ditto-", "Idem", "id.", "同上"])
def test_a_ditto_mark_says_what_stands_above_it(treatytrack: Treatytrack, mark: str) -> None:
    sheet = f"Country,Field,Title,Signed\nIran,Trade,A,2001\n{mark},{mark},B,2002\n"
    assert imported(treatytrack, sheet).endswith(counts(read=2, added=2))
    assert sorted(columns(treatytrack, "title,party_b,subjects")) == ["A,IRN,Trade", "B,IRN,Trade"]
    treatytrack.csv("r.csv", f"rejected_line,rejected_because,Country,Field,Title,Signed\n3,x,{mark},Trade,B,2002\n")
    ended = treatytrack("import", "r.csv", "--preset", "p.toml")
    assert f"r.csv:2: Country: is {mark[-1] if mark[0] == mark[-1] == chr(34) else mark}, and what stood" in ended.err


@pytest.mark.parametrize(("code", "party"), [("DO", "DOM"), ("ID", "IDN")])
def test_a_code_is_no_ditto_mark(treatytrack: Treatytrack, code: str, party: str) -> None:
    imported(treatytrack, f"Country,Field,Title,Signed\nIran,Trade,A,2001\n{code},Trade,B,2002\n")
    assert "B," + party in columns(treatytrack, "title,party_b")
