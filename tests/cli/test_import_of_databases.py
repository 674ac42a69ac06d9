"""Tables as databases write them: parted by tabs, with nothing around a cell, so that a quote is a sign like others."""

import csv
import io

import pytest

from .test_import import counts
from .world import DONE, WRONG, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

PRESET = """[read]
quotes = false
null = '\\N'
[columns]
title = "title"
party_b = "country"
signed = "signed_on"
notes = { from = "notes", replace = { '\\t' = "\\t", '\\n' = "\\n" } }
[set]
party_a = "NZL"
"""
HEADING = "title\tcountry\tsigned_on\tnotes\n"
ROWS = (
    '"Air Services" Agreement\tFrance\t1999-01-02\tvol. 1\\tp. 3\n'
    '"Whole"\tFrance\t\\N\t"one\\ntwo\n'
    '"Open\tItaly\t2001-02-03\t\\N\n'
    'Last "one"\tItaly\t2002-02-03\t\\N\n'
)


def kept(treatytrack: Treatytrack) -> list[tuple[str, str, str]]:
    table = csv.DictReader(io.StringIO(treatytrack("export", "--columns", "title,signed,notes").out))
    return sorted((row["title"], row["signed"], row["notes"]) for row in table)


def test_a_quote_that_encloses_nothing_is_a_sign_like_others(treatytrack: Treatytrack) -> None:
    treatytrack.csv("p.toml", PRESET)
    treatytrack.csv("f.tsv", HEADING + ROWS)
    ended = treatytrack("import", "f.tsv", "--preset", "p.toml")
    assert (ended.code, ended.err.endswith(counts(read=4, added=4))) == (DONE, True)
    assert kept(treatytrack) == [
        ('"Air Services" Agreement', "1999-01-02", "vol. 1\tp. 3"),
        ('"Open', "2001-02-03", ""),
        ('"Whole"', "", '"one\ntwo'),
        ('Last "one"', "2002-02-03", ""),
    ]


def test_what_is_refused_of_it_is_written_so_too_and_read_again(treatytrack: Treatytrack) -> None:
    treatytrack.csv("p.toml", PRESET)
    treatytrack.csv("f.tsv", f'{HEADING}"A" b\tIrnn\t2001-02-03\t"\n"C\tFrance\t2001-02-31\t\\N\n')
    keep = ("--preset", "p.toml", "--keep-good", "--rejects")
    assert treatytrack("import", "f.tsv", *keep, "r.tsv").code == DONE
    rejected = (treatytrack.folder / "r.tsv").read_text()
    heading, first, second = rejected.splitlines()
    assert heading == f"rejected_line\trejected_because\t{HEADING.strip()}"
    assert first.startswith('2\tparty_b: No party is called "Irnn". ')
    assert first.endswith('\t"A" b\tIrnn\t2001-02-03\t"')
    assert second.endswith('has 28 days\t"C\tFrance\t2001-02-31\t\\N')
    assert treatytrack("import", "r.tsv", *keep, "same.tsv").code == DONE
    assert (treatytrack.folder / "same.tsv").read_text() == rejected
    treatytrack.csv("r.tsv", rejected.replace("Irnn\t", "Iran\t"))
    assert treatytrack("import", "r.tsv", *keep, "r2.tsv").code == DONE
    assert (treatytrack.folder / "r2.tsv").read_text().splitlines() == [heading, f"3{second[1:]}"]
    assert kept(treatytrack) == [('"A" b', "2001-02-03", '"')]


def test_a_comma_in_a_reason_parts_nothing(treatytrack: Treatytrack) -> None:
    treatytrack.csv("p.toml", PRESET)
    treatytrack.csv("f.csv", 'title,country,signed_on,notes\n"A,Irnn,2001,"\n')
    keep = ("--preset", "p.toml", "--keep-good", "--rejects")
    assert treatytrack("import", "f.csv", *keep, "r.csv").code == DONE
    treatytrack.csv("r.csv", (treatytrack.folder / "r.csv").read_text().replace("Irnn,", "Iran,"))
    assert treatytrack("import", "r.csv", "--preset", "p.toml").code == DONE
    assert kept(treatytrack) == [('"A', "2001", '"')]


def test_a_quote_amiss_between_tabs_is_told_what_to_say(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.tsv", 'title\tparty_a\tparty_b\n"Air" agreement\tNZL\tFRA\n')
    ended = treatytrack("import", "f.tsv")
    assert ended.code == WRONG
    assert ended.err.splitlines()[0] == (
        "f.tsv:2: after a closing double quote comes neither a delimiter nor the end of the line: "
        "where double quotes enclose nothing, as databases write tabs, a preset says quotes = false"
    )
