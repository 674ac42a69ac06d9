"""Every fault of a file is named as file:line: column: what, all of them, and nothing is changed."""

from pathlib import Path

import pytest

from .test_import import none_taken
from .world import WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")

DATES = "write a day 2025-04-28, a month 2025-04, a year 2025, or a range 2025-04..2025-06"
HEADING = "title,party_a,party_b"

FAULTY = """\
title,type,party_a,party_b,signed,in_force,until,lasts,renewal,notice,related,events
A good row,MoU,AZE,IRN,2025-01-01,,,,,,,
Unknown party,,AZE,Irann,,,,,,,,
"Two lines
and a half",treety,AZE,IRN,2025-02-30,,,,,,,
,MoU,AZE,IRN,,,,,,,,
The same on both sides,,Iran,Persia,,,,,,,,
No side,,AZE,,,,,,,,,
Several,,AZE,Iran; Russia,,,,,,,,
Ambiguous,,Congo,IRN,,,,,,,,
"Numbers, and ""quotes"" too",,AZE,IRN,45775,45775.5,,5,,,,
Placeholders,,AZE,IRN,0000-00-00,1998-00-00,9999-12-31,,,,,
Two ways,,AZE,IRN,03/04/2025,,,,,,,
Words,contract,AZE,IRN,,,,long,tacitly,soon,modifies X,flew 2020
"The last
of
them",,AZE,IRN,soon,,,,,,,notified 2020 by Irann
"""

FAULTS = [
    (3, "party_b", 'No party is called "Irann". Did you mean Iran (IRN), Ireland (IRL) or Iraq (IRQ)?'),
    (4, "type", '"treety" is not a type of agreement: did you mean treaty?'),
    (4, "signed", "2025-02-30 is not a day that exists: February 2025 has 28 days"),
    (6, "title", "is empty, and every agreement has one"),
    (7, "party_b", "IRN stands on both sides: an agreement is between two parties"),
    (8, "party_b", "is empty, and every agreement has one"),
    (9, "party_b", '"Iran; Russia" names several parties: bilateral means two sides, so a side of several is a group'),
    (10, "party_a", '"Congo" may be Congo (Brazzaville) (COG) or Congo (Kinshasa) (COD): write the code.'),
    (11, "signed", "45775 is a number, not a date (a spreadsheet's day count?): format the column as YYYY-MM-DD first"),
    (11, "in_force", "45775.5 is a number, not a date (a spreadsheet's day count?): "),
    (11, "lasts", '"5" is not a length: '),
    (
        12,
        "signed",
        "0000-00-00 is a placeholder, not a date: leave it empty, or name the value with --null",
    ),
    (12, "in_force", "1998-00-00 is a placeholder, not a date: write 1998-XX-XX for a day that is not known"),
    (
        12,
        "until",
        "9999-12-31 is a placeholder, not a date: leave it empty, or name the value with --null",
    ),
    (13, "signed", "03/04/2025 reads two ways, 2025-04-03 (day first) or 2025-03-04 (month first): "),
    (14, "type", '"contract" is not a type of agreement: the kinds are treaty, agreement, convention, '),
    (14, "lasts", '"long" is not a length: '),
    (14, "renewal", '"tacitly" is not a renewal: did you mean tacit?'),
    (14, "notice", '"soon" is not a length: '),
    (14, "related", '"modifies" is not a relation: write amends, extends, implements, annex-to or see'),
    (14, "events", '"flew" is not a kind of event: the kinds are signed, '),
    (15, "signed", f'"soon" is not a date: {DATES}, or name the value with --null'),
    (15, "events", 'No party is called "Irann". Did you mean Iran (IRN), Ireland (IRL) or Iraq (IRQ)?'),
]


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_every_fault_is_named_with_its_line_and_column(
    treatytrack: Treatytrack, ends: str, dry: tuple[str, ...]
) -> None:
    treatytrack.csv("faulty.csv", FAULTY.replace("\n", ends))
    before = treatytrack.digest
    ended = treatytrack("import", "faulty.csv", *dry)
    *said, last = ended.err.splitlines()
    found = [tuple(line.split(": ", 2)) for line in said]
    assert sorted(place[:2] for place in found) == sorted((f"faulty.csv:{line}", column) for line, column, _ in FAULTS)
    sentences = {place[:2]: place[2] for place in found}
    for line, column, what in FAULTS:
        assert sentences[f"faulty.csv:{line}", column].startswith(what)
    assert last == none_taken(12, 13).rstrip()
    plan = "line 2: added  AZE-IRN-2025-6  A good row\n" if dry else ""
    assert (ended.out, ended.code, treatytrack.digest) == (plan, WRONG, before)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        # the heading
        ("", "f.csv is empty: its first line names the columns, such as ref,title,party_a,party_b.\n"),
        ("title,party_a,party_b,title\n", 'f.csv:1: the column "title" stands twice in the heading'),
        ("title,party_a,party_b,Title\n", 'f.csv:1: the columns "title" and "Title" both fill title'),
        (
            "title,party_a,party_b,status,stated-status\n",
            'f.csv:1: the columns "status" and "stated-status" both fill stated_status',
        ),
        (f"{HEADING},signd\n", 'f.csv:1: "signd" is not a column of a register: did you mean signed? Or to leave it'),
        (f"{HEADING},colour\n", 'f.csv:1: "colour" is not a column of a register: to leave it out say --other-columns'),
        # what parts the cells
        ("title;party_a;party_b|ref\n", "f.csv:1: the columns may be parted by semicolons (3 columns) or | signs (2 columns): s"),
        ("title;party_a;party_b;x, y\n", "f.csv:1: the columns may be parted by commas (2 columns) or semicolons (4 columns"),
        # cells
        (f"{HEADING},signed\nA,AZE,IRN,28.4.98\n", f'f.csv:2: signed: "28.4.98" is not a date: {DATES}, or name its form with --date-f'),
        # rows
        (f"{HEADING}\nA,AZE\n", "f.csv:2: has 2 cells, but the heading names 3: "),
        (f"{HEADING}\nA,AZE,IRN\nB,AZE,IRN,x\n", "f.csv:3: has 4 cells, but the heading names 3: "),
        (f'{HEADING}\nA,AZE,IRN\n"B,AZE,IRN\n', "f.csv:3: a double quote is opened and not closed before the end of the "),
        (f'{HEADING}\n"A"x,AZE,IRN\n', "f.csv:2: after a closing double quote comes neither a delimiter nor the end of "),
        (f'{HEADING}\n"A\nA"x,AZE,IRN\nB,AZE\n', "f.csv:2: after a closing double quote comes neither a delimiter nor "),
        # bytes
        (f"{HEADING}\nCafé,AZE,IRN\n".encode("latin-1"), "f.csv:2: byte 25 (0xE9) is not utf-8: name the encoding: --encoding cp125"),
        (b"\xef\xbb\xbf" + f"{HEADING}\nCafé,AZE,IRN\n".encode("latin-1"), "f.csv:2: byte 28 (0xE9) is not utf-8: name the encoding: --"),
    ],
)  # fmt: skip
def test_a_file_that_is_not_as_it_should_be(treatytrack: Treatytrack, content: str | bytes, said: str) -> None:
    treatytrack.csv("f.csv", content)
    before = treatytrack.digest
    ended = treatytrack("import", "f.csv")
    assert (ended.out, ended.code, treatytrack.digest) == ("", WRONG, before)
    assert ended.err.startswith(said)


@pytest.mark.parametrize("content", ["\n", "\n\n\n", f"\n{HEADING}\nA,AZE,IRN\n"])
def test_a_file_whose_first_line_is_blank_has_no_heading(treatytrack: Treatytrack, content: str) -> None:
    treatytrack.csv("f.csv", content)
    ended = treatytrack("import", "f.csv")
    assert (ended.out, ended.code) == ("", WRONG)
    assert ended.err.startswith("f.csv:1: ")


def test_a_double_quote_within_a_cell_is_only_a_sign(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", f'{HEADING}\nThe "new" one,AZE,IRN\n')
    assert treatytrack("import", "f.csv").code == 0
    assert treatytrack("export", "title:new", "--columns", "title").out == 'title\n"The ""new"" one"\n'


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--encoding", "klingon"), '"klingon" is not an encoding: write utf-8, cp1252, latin-1 ...\n'),
        (("--delimiter", ";;"), '--delimiter: ";;" is not one sign.\n'),
        (("--on-conflict", "overwrite"), '"overwrite" is not a way to meet conflicts: write fail, skip or update.\n'),
        (("--other-columns", "drop"), '"drop" is not a way with other columns: write refuse, ignore or notes.\n'),
        (("--day-first", "--month-first"), "--day-first and --month-first cannot both hold.\n"),
    ],
)
def test_a_wrong_option(treatytrack: Treatytrack, options: tuple[str, ...], said: str) -> None:
    treatytrack.csv("f.csv", f"{HEADING}\nA,AZE,IRN\n")
    before = treatytrack.digest
    assert treatytrack("import", "f.csv", *options) == Ended("", said, WRONG)
    assert treatytrack.digest == before


@pytest.mark.parametrize("sign", ['"', "\n", "\r", ""])
def test_a_delimiter_that_can_part_nothing_is_refused_as_such(treatytrack: Treatytrack, sign: str) -> None:
    treatytrack.csv("f.csv", f"{HEADING}\nA,AZE,IRN\n")
    ended = treatytrack("import", "f.csv", "--delimiter", sign)
    assert (ended.out, ended.code) == ("", WRONG)
    assert ended.err.startswith("--delimiter: ")


def test_a_fault_in_the_file_hides_no_conflict(treatytrack: Treatytrack, baku: Path) -> None:
    """All of them are named, not only the first kind."""
    treatytrack.csv("f.csv", f"ref,{HEADING}\n,A,AZE,Irann\nAZE-IRN-2025-1,B,RUS,IRN\n")
    ended = treatytrack("import", "f.csv")
    assert ended.code == WRONG
    assert "f.csv:2: party_b: " in ended.err
    assert "f.csv:3: ref: " in ended.err


def test_a_ref_that_nobody_could_type_is_refused(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", "ref,title,party_a,party_b\n-1,Trade,AZE,IRN\n")
    ended = treatytrack("import", "f.csv")
    assert ended.code == WRONG
    assert ended.err.startswith('f.csv:2: ref: "-1" cannot be a ref: it begins with a hyphen, as an option does\n')
