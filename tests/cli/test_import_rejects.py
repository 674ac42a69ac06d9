"""`import --keep-good --rejects`: the good rows are taken; the others come back as they were, to be corrected."""

import json
from pathlib import Path

import pytest

from .test_import import counts
from .world import CONFLICT, DONE, FAILED, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

FILE = """\
title,party_a,party_b,signed
Good,AZE,IRN,2025-01-01
Bad party,AZE,Irann,2025-01-01
"Two
lines",AZE,IRN,45775
Short,AZE
Long, with comma,AZE,IRN,2025
"Quoted"x,AZE,IRN,2025
,AZE,Irann,
Another,RUS,IRN,2024
"Unclosed,AZE,IRN,2025
X,AZE,IRN,2020
"""
REJECTS = """\
rejected_line,rejected_because,title,party_a,party_b,signed
3,"party_b: No party is called ""Irann"". Did you mean Iran (IRN), Ireland (IRL) or Iraq (IRQ)? Or add it: --parties add",Bad party,AZE,Irann,2025-01-01
4,"signed: 45775 is a number, not a date (a spreadsheet's day count?): format the column as YYYY-MM-DD first","Two
lines",AZE,IRN,45775
6,"has 2 cells, but the heading names 4: party_b and what follows is missing",Short,AZE
7,"has 5 cells, but the heading names 4: the first too many is ""2025"" (a sign within a cell wants double quotes)",Long, with comma,AZE,IRN,2025
8,"after a closing double quote comes neither a delimiter nor the end of the line","Quoted"x,AZE,IRN,2025
9,"party_b: No party is called ""Irann"". Did you mean Iran (IRN), Ireland (IRL) or Iraq (IRQ)? Or add it: --parties add; title: is empty, and every agreement has one",,AZE,Irann,
11,"a double quote is opened and not closed before the end of the file","Unclosed,AZE,IRN,2025
X,AZE,IRN,2020
"""
KEEP = ("--keep-good", "--rejects", "refused.csv")


def titles(treatytrack: Treatytrack) -> list[str]:
    return sorted(treatytrack("export", "--columns", "title").lines[1:])


def rejects(treatytrack: Treatytrack, name: str = "refused.csv") -> str:
    return (treatytrack.folder / name).read_bytes().decode()


def test_good_rows_are_taken_and_the_others_are_written_as_they_stand(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", FILE)
    ended = treatytrack("import", "f.csv", *KEEP)
    assert ended == Ended("", counts(read=9, added=2, refused=7) + "Wrote what was refused to refused.csv\n", DONE)
    assert titles(treatytrack) == ["Another", "Good"]
    assert rejects(treatytrack) == REJECTS


def test_what_was_corrected_is_imported_as_it_is(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", FILE)
    assert treatytrack("import", "f.csv", *KEEP).code == DONE
    corrected = rejects(treatytrack).replace(",AZE,Irann,2025", ",AZE,Iran,2025").replace("IRN,45775", "IRN,2025-04-28")
    treatytrack.csv("refused.csv", corrected)
    ended = treatytrack("import", "refused.csv", "--keep-good", "--rejects", "again.csv")
    assert ended.err.startswith(counts(read=7, added=2, refused=5))
    assert titles(treatytrack) == ['"Two', "Another", "Bad party", "Good", 'lines"']
    # refused twice they stand behind their new lines, and only these
    heading, first, *_ = rejects(treatytrack, "again.csv").splitlines()
    assert heading == "rejected_line,rejected_because,title,party_a,party_b,signed"
    assert first.startswith('5,"has 4 cells, but the heading names 6: ')
    assert first.endswith('",Short,AZE')
    assert first.count("but the heading names") == 1


@pytest.mark.parametrize(
    ("name", "content", "written"),
    [
        ("f.csv", b"\xef\xbb\xbftitle;party_a;party_b\r\nCaf\xc3\xa9;AZE;Irann\r\n", "Café;AZE;Irann\r\n"),
        ("f.csv", "title,party_a,party_b\nCafé,AZE,Irann".encode("utf-16"), "Café,AZE,Irann\n"),
        ("f.tsv", b"title\tparty_a\tparty_b\n\"A\tb\"\tAZE\tIrann\n", '"A\tb"\tAZE\tIrann\n'),
    ],
)  # fmt: skip
def test_delimiters_quotes_and_line_ends_stay(
    treatytrack: Treatytrack, name: str, content: bytes, written: str
) -> None:
    treatytrack.csv(name, content)
    assert treatytrack("import", name, *KEEP).code == DONE
    assert rejects(treatytrack).endswith(
        f'Iraq (IRQ)? Or add it: --parties add"{written[written.index("AZE") - 1]}{written}'
    )
    treatytrack.csv("refused.csv", rejects(treatytrack).replace("AZE;Irann", "AZE;IRN").replace("AZE,Irann", "AZE,IRN"))
    assert treatytrack("import", "refused.csv", "--dry-run").code == (WRONG if name == "f.tsv" else DONE)


def test_conflicts_are_rejected_too(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "ref,title,party_a,party_b\nX-1,A,AZE,IRN\nX-1,B,AZE,IRN\n")
    assert treatytrack("import", "f.csv", *KEEP).err.startswith(counts(read=2, added=1, refused=1))
    assert rejects(treatytrack).endswith(
        '\n3,"ref: line 2 is the same agreement, and the two differ in title (""A"", here ""B"")",X-1,B,AZE,IRN\n'
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that takes nothing is not everywhere")
def test_where_a_device_takes_no_rejects_nothing_is_imported(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", FILE)
    before = treatytrack.digest
    ended = treatytrack("import", "f.csv", "--keep-good", "--rejects", "/dev/full")
    assert ended == Ended("", "/dev/full cannot be written: No space left on device; nothing was imported.\n", FAILED)
    assert treatytrack.digest == before


def test_without_a_file_for_them_they_are_named(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", FILE)
    ended = treatytrack("import", "f.csv", "--keep-good")
    assert [line.partition(": ")[0] for line in ended.err.splitlines()[:-1]] == [
        f"f.csv:{line}" for line in (3, 4, 6, 7, 8, 9, 9, 11)
    ]
    assert ended.err.endswith(counts(read=9, added=2, refused=7))


def test_a_dry_run_writes_none(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", FILE)
    before = treatytrack.digest
    ended = treatytrack("import", "f.csv", *KEEP, "--dry-run")
    assert (ended.out, ended.code, treatytrack.digest) == (
        "line 2: added  AZE-IRN-2025-1  Good\nline 10: added  IRN-RUS-2024-1  Another\n",
        DONE,
        before,
    )
    assert ended.err.startswith("f.csv:3: party_b: ")
    assert not (treatytrack.folder / "refused.csv").exists()


def test_where_nothing_is_refused_none_are_written(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "title,party_a,party_b\nA,AZE,IRN\n")
    ended = treatytrack("import", "f.csv", *KEEP)
    assert ended.err == counts(read=1, added=1) + "Nothing was refused: refused.csv is not written\n"
    assert not (treatytrack.folder / "refused.csv").exists()


REFUSED = [
    (("--rejects", "r.csv"), "--rejects is about what --keep-good leaves out: say both, or neither.\n", WRONG),
    (
        ("--keep-good", "--rejects", "r.json"),
        "--rejects r.json: what is refused of csv is written so that it ends in .csv, .tsv or .txt.\n",
        WRONG,
    ),
    (
        ("--keep-good", "--rejects", "f.csv"),
        "f.csv is there, perhaps with corrections; nothing was changed: "
        "import it first, and name another file or remove it.\n",
        CONFLICT,
    ),
    (
        ("--keep-good", "--rejects", "no/r.csv"),
        "no/r.csv cannot be written: No such file or directory; nothing was written; nothing was imported.\n",
        FAILED,
    ),
]


@pytest.mark.parametrize(("options", "said", "code"), REFUSED)
def test_rejects_that_cannot_be(treatytrack: Treatytrack, options: tuple[str, ...], said: str, code: int) -> None:
    treatytrack.csv("f.csv", FILE)
    before = treatytrack.digest
    ended = treatytrack("import", "f.csv", *options)
    assert (ended.out, ended.code, treatytrack.digest) == ("", code, before)
    assert ended.err.startswith(said)


def test_records_of_json_keep_their_part_and_their_form(treatytrack: Treatytrack) -> None:
    treatytrack.csv(
        "f.json",
        '{"agreements": [\n  {"title": "A", "party_a": "AZE", "party_b": "IRN"},\n'
        '  {"title": "B", "party_a": "AZE", "party_b": "Irann",\n   "tags": ["x"]},\n  3\n],\n'
        '"events": [{"title": "V", "between": ["AZE", "Irann"], "kind": "visit", "date": "2025"}]}',
    )
    keep = ("--keep-good", "--rejects", "refused.json")
    assert treatytrack("import", "f.json", *keep).err.startswith(counts(read=4, added=1, refused=3))
    written = rejects(treatytrack, "refused.json")
    assert '"title": "B", "party_a": "AZE", "party_b": "Irann",\n   "tags": ["x"]}' in written
    parts = json.loads(written)
    assert [record["rejected_line"] for part in parts.values() for record in part] == [3, 5, 7]
    assert parts["agreements"][1]["rejected_text"] == "3"
    treatytrack.csv("refused.json", written.replace('"Irann"', '"IRN"'))
    ended = treatytrack("import", "refused.json", "--keep-good", "--rejects", "again.json")
    assert ended.err.startswith(counts(read=3, added=2, refused=1))
    (left,) = json.loads(rejects(treatytrack, "again.json"))["agreements"]
    assert (left["rejected_line"], left["rejected_text"]) == (4, "3")


def test_lines_of_json_stay_lines(treatytrack: Treatytrack) -> None:
    treatytrack.csv(
        "f.jsonl", '{"title":"A","party_a":"AZE","party_b":"IRN"}\n{bad\n\n{"title":"B","party_b":"IRN"}\n{}'
    )
    keep = ("--keep-good", "--rejects", "refused.jsonl")
    assert treatytrack("import", "f.jsonl", *keep).err.startswith(counts(read=4, added=1, refused=3))
    bad, no_party, empty = map(json.loads, rejects(treatytrack, "refused.jsonl").splitlines())
    assert (bad["rejected_line"], bad["rejected_text"]) == (2, "{bad")
    assert (no_party["rejected_line"], no_party["title"]) == (4, "B")
    assert list(empty) == ["rejected_line", "rejected_because"]


def test_records_that_share_a_line_cannot_be_told_apart(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.json", '[{"title": "A", "party_a": "AZE", "party_b": "IRN"}, {"title": "B"}]')
    before = treatytrack.digest
    ended = treatytrack("import", "f.json", "--keep-good", "--rejects", "refused.json")
    assert (ended.code, treatytrack.digest) == (WRONG, before)
    assert ended.err == (
        "f.json:1: several records begin on this line, so the refused ones cannot be told from the others: "
        "write each on a line of its own, as python3 -m json.tool does; nothing was imported.\n"
    )
    assert not (treatytrack.folder / "refused.json").exists()


def test_refused_records_that_share_a_line_are_told_how_to_have_one_each(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.json", '[{"title": "A"},{"title": "B"},\n{"title": "C"}]')
    first, *_, last, counted = treatytrack(
        "import", "f.json", "--set", "party_a=AZE", "--set", "party_b=X"
    ).err.splitlines()
    assert first.startswith('f.json:1: party_b: No party is called "X".')
    assert last == (
        "f.json:1: several records begin on this line: write each on a line of its own, as python3 -m json.tool does, "
        "and it is named by that line"
    )
    assert counted == "3 of 3 rows refused; nothing was changed."
    treatytrack.csv("f.json", '[{"title": "A"},\n{"title": "B"}]')
    one_each = treatytrack("import", "f.json", "--set", "party_a=AZE", "--set", "party_b=X")
    assert "several records" not in one_each.err


def test_rejects_are_written_in_the_encoding_that_was_asked_for(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "title,party_a,party_b\nKaffeezölle – €,AZE,Irüand\n".encode("cp1252"))
    again = ("--encoding", "cp1252")
    assert treatytrack("import", "f.csv", *again, *KEEP).code == DONE
    written = (treatytrack.folder / "refused.csv").read_bytes()
    assert written.endswith("Kaffeezölle – €,AZE,Irüand\n".encode("cp1252"))
    treatytrack.csv("refused.csv", written.replace("AZE,Irüand".encode("cp1252"), b"AZE,Iran"))
    assert treatytrack("import", "refused.csv", *again).code == DONE
    assert titles(treatytrack) == ["Kaffeezölle – €"]


def test_a_reason_that_the_encoding_cannot_say_is_escaped(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", b"title,party_a,party_b\nA,AZE,Cote dIvoir\n")
    assert treatytrack("import", "f.csv", "--encoding", "ascii", *KEEP).code == DONE
    assert b"Did you mean C\\xf4te d" in (treatytrack.folder / "refused.csv").read_bytes()
