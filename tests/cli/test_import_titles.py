"""A title above the headings, as offices write it: it is passed over, told, and lines are counted with it."""

import pytest

from .world import DONE, WRONG, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

TABLE = "Title;Party A;Party B;Notes\nA;AZE;IRN;x, y, z\nB;AZE;Nix;\n"
PASSED = "f.csv: the headings are those of line 3; what stands above is passed over"


@pytest.mark.parametrize(
    "title",
    ["Register of treaties;;;\n\n", "Register of treaties\nJanuary 2025\n", '"A\nB"\n', '"A, as of 2020";;;\n\n'],
)
def test_a_title_above_the_headings_is_passed_over(treatytrack: Treatytrack, title: str) -> None:
    treatytrack.csv("f.csv", title + TABLE)
    ended = treatytrack("import", "f.csv", "--keep-good", "--rejects", "refused.csv")
    assert (ended.code, ended.err.splitlines()[0]) == (DONE, PASSED)
    assert treatytrack("export", "--columns", "title,notes").lines == ["title,notes", 'A,"x, y, z"']
    heading, refused = (treatytrack.folder / "refused.csv").read_text().splitlines()
    assert heading == "rejected_line;rejected_because;Title;Party A;Party B;Notes"
    assert refused.startswith('5;"party_b: No party is called ""Nix"".')
    assert refused.endswith(";B;AZE;Nix;")
    treatytrack.csv("refused.csv", f"{heading}\n{refused.replace('Nix', 'RUS')}\n")
    assert treatytrack("import", "refused.csv").code == DONE


def test_problems_of_the_heading_name_its_line(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "Register\ntitle,party_a,party_b,title\nA,AZE,IRN,B\n")
    ended = treatytrack("import", "f.csv")
    assert (ended.code, ended.err) == (WRONG, 'f.csv:2: the column "title" stands twice in the heading.\n')


def test_what_a_preset_misses_there_is_said_of_that_line(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "Register of treaties\n\n" + TABLE)
    treatytrack.csv("p.toml", "[columns]\ntitle='Title'\nparty_a='Party A'\nparty_b='Partyb'\n")
    said = treatytrack("import", "f.csv", "--preset", "p.toml").err
    assert 'f.csv:3: p reads what the heading lacks: "Partyb" (did you mean "Party B"?)' in said
    treatytrack.csv("f.csv", "Register of treaties\n\nName,Title of treaty,Country\nA,B,IRN\n")
    assert 'f.csv:3: "Name" and "Title of treaty" both may be title' in treatytrack("import", "f.csv").err


@pytest.mark.parametrize(
    "content",
    ["title\nA,AZE,IRN\n", "Register,2025\ntitle,party_a,party_b\nA,AZE,IRN\n", "Register,\na,b\n", "A\n" * 30],
)
def test_what_may_be_a_heading_is_no_title(treatytrack: Treatytrack, content: str) -> None:
    treatytrack.csv("f.csv", content)
    ended = treatytrack("import", "f.csv")
    assert ended.code == WRONG
    assert "passed over" not in ended.err


@pytest.mark.parametrize("above", ["", "Status;(all);;\n\nCount;Names;;\n", "Title;of;the;list\n", "A,B;\n"])
def test_the_heading_is_where_the_columns_stand_that_a_preset_tells_it_by(treatytrack: Treatytrack, above: str) -> None:
    treatytrack.csv(
        "p.toml",
        "header=['title', 'Party B']\n[columns]\ntitle='Title'\nparty_a='Party A'\nparty_b='Party B'\nnotes='Notes'\n",
    )
    treatytrack.csv("f.csv", above + TABLE)
    ended = treatytrack("import", "f.csv", "--preset", "p.toml", "--keep-good", "--rejects", "r.csv")
    assert (ended.code, "passed over" in ended.err) == (DONE, bool(above))
    assert treatytrack("export", "--columns", "title").lines == ["title", "A"]
    treatytrack.csv("r.csv", (treatytrack.folder / "r.csv").read_text().replace(";Nix;", ";RUS;"))
    assert treatytrack("import", "r.csv", "--preset", "p.toml").code == DONE
