"""What failed in a workbook is refused where anything reads it, and else no matter."""

import pytest
from importers.workbooks import error, formula, number, sheet, text, workbook

from .test_import import counts
from .test_import_presets import columns
from .test_import_rejects import KEEP, rejects
from .world import DONE, WRONG, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

NO_VALUE = "is a formula without its value: open the workbook in Excel and save it again"
PRESET = """\
[read]
ignore = ["Share"]
without = { Title = "Total" }
[set]
party_a = "AZE"
[columns]
title = "Title"
party_b = "Country"
until = "Ends"
notes = "Sum"
"""
HEADING = [text(name) for name in ("Title", "Country", "Ends", "Sum", "Share")]
GOOD = [text("A"), text("Iran"), text("2030"), number(5), error("#DIV/0!")]
TOTAL = [text("Total"), "", "", formula(None), formula(None)]


def imported(treatytrack: Treatytrack, *rows: list[str], options: tuple[str, ...] = ()) -> str:
    """What is said of a sheet with these rows."""
    treatytrack.csv("p.toml", PRESET)
    treatytrack.csv("f.xlsx", workbook({"One": sheet([HEADING, *rows])}))
    return treatytrack("import", "f.xlsx", "--preset", "p.toml", *options).err


def test_what_failed_in_a_column_that_nothing_reads_or_in_a_row_out_of_scope_is_no_matter(
    treatytrack: Treatytrack,
) -> None:
    assert imported(treatytrack, GOOD, TOTAL).endswith(counts(read=2, added=1, out_of_scope=1))
    assert columns(treatytrack, "title,until,notes") == ["A,2030,5"]


def test_what_failed_in_a_column_that_is_read_is_refused_each_by_itself(treatytrack: Treatytrack) -> None:
    ended = imported(treatytrack, [text("A"), text("Iran"), error("#REF!"), formula(None), ""])
    assert f"f.xlsx:2: Sum: {NO_VALUE}\n" in ended
    assert 'f.xlsx:2: Ends: holds the error #REF!: mend it in the workbook, or say --null "#REF!"\n' in ended


def test_what_failed_is_no_value_in_the_rejects_either(treatytrack: Treatytrack) -> None:
    imported(treatytrack, [text("A"), text("Iran"), error("#REF!"), "", ""], options=KEEP)
    again = treatytrack("import", "refused.csv", "--preset", "p.toml")
    assert 'refused.csv:2: Ends: holds the error #REF!: mend it in the workbook, or say --null "#REF!"\n' in again.err
    assert again.code == WRONG
    treatytrack.csv("refused.csv", rejects(treatytrack).replace(',"#REF!",', ",2031,"))
    assert treatytrack("import", "refused.csv", "--preset", "p.toml").code == DONE
    assert columns(treatytrack, "title,until") == ["A,2031"]


def test_a_preset_says_which_error_means_nothing(treatytrack: Treatytrack) -> None:
    preset = PRESET.replace("[read]", '[read]\nnull = "#N/A"')
    treatytrack.csv("p.toml", preset)
    treatytrack.csv("f.xlsx", workbook({"One": sheet([HEADING, [text("A"), text("Iran"), error("#N/A"), "", ""]])}))
    assert treatytrack("import", "f.xlsx", "--preset", "p.toml").err.endswith(counts(read=1, added=1))
    assert columns(treatytrack, "title,until") == ["A,"]


@pytest.mark.parametrize("scope", ["without = { Title = '' }", "only = { Title = 'A' }"])
def test_of_a_cell_that_failed_nothing_tells_that_its_row_is_out_of_scope(treatytrack: Treatytrack, scope: str) -> None:
    treatytrack.csv("p.toml", PRESET.replace('without = { Title = "Total" }', scope))
    failed = [formula(None), text("Iran"), text("2030"), number(5), ""]
    treatytrack.csv("f.xlsx", workbook({"One": sheet([HEADING, GOOD, failed])}))
    ended = treatytrack("import", "f.xlsx", "--preset", "p.toml")
    assert ended.code == WRONG
    assert f"f.xlsx:3: Title: {NO_VALUE}\n" in ended.err


def test_without_a_preset_too_only_what_is_read_is_refused(treatytrack: Treatytrack) -> None:
    held = [[text("title"), text("party_a"), text("party_b"), text("Sum")], [*GOOD[:2], text("AZE"), formula(None)]]
    treatytrack.csv("f.xlsx", workbook({"One": sheet(held)}))
    assert treatytrack("import", "f.xlsx", "--other-columns", "ignore").code == DONE
    held[1][0] = formula(None)
    treatytrack.csv("f.xlsx", workbook({"One": sheet(held)}))
    assert f"f.xlsx:2: title: {NO_VALUE}\n" in treatytrack("import", "f.xlsx", "--other-columns", "ignore").err


def test_rejects_hold_what_failed_as_it_stands_and_are_refused_until_it_is_corrected(treatytrack: Treatytrack) -> None:
    imported(treatytrack, GOOD, [text("B"), text("Iran"), formula(None), "", ""], options=KEEP)
    assert rejects(treatytrack).endswith('"B","Iran","=1+1","",""\n')
    assert treatytrack("import", "refused.csv", "--preset", "p.toml").code == WRONG
    treatytrack.csv("refused.csv", rejects(treatytrack).replace("=1+1", "2031"))
    assert treatytrack("import", "refused.csv", "--preset", "p.toml").code == DONE
    assert sorted(columns(treatytrack, "title,until")) == ["A,2030", "B,2031"]
