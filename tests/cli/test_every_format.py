"""Every command that gives rows gives them in every format, and every format can be read back."""

import csv
import io
import json
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from python_calamine import CalamineWorkbook

from treatytrack.cli import COMMANDS, asking, function_of
from treatytrack.cli.completing.signature import signature_of

from .process import Process
from .world import CONFLICT, DONE, FAILED, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("relations")

ROWS = {
    "list": ("--columns", "ref,title,subjects,until,days_left"),
    "list --count-by": ("type",),
    "deadlines": ("--within", "5y"),
    "event list": ("kind:incident,closure,expulsion,exercise",),
    "party list": ("korea",),
    "export": (),
    "config": (),
}
"""Every command that takes a format of rows, and what makes it answer with some."""
REPORT = {"report", "relations", "import", "timeline", "history", "check"}
"""Commands whose formats are their own."""


def formats_of(command: str) -> tuple[str, ...]:
    """The formats that a command has, as a Tab offers them."""
    listed = next(one for one in COMMANDS if command.startswith(one.name))
    own = sys.modules[function_of(listed).__module__]
    formats: tuple[str, ...] = getattr(own, "FORMATS", asking.FORMATS)
    return formats


def test_no_command_with_a_format_is_left_out() -> None:
    having = {listed.name for listed in COMMANDS if signature_of(listed).option("--format")}
    assert having - REPORT == {command.partition(" --")[0] for command in ROWS}


@pytest.mark.parametrize("command", ROWS)
def test_it_has_all_formats_and_its_help_names_exactly_these(treatytrack: Treatytrack, command: str) -> None:
    formats = formats_of(command)
    shared = asking.CALENDAR_FORMATS if command in {"deadlines", "event list"} else asking.FORMATS
    assert sorted(formats) == sorted(shared)
    said = treatytrack(*command.partition(" --")[0].split(), "--help", db=None).out
    named = " ".join(said.partition("--format FORMAT")[2].partition("\n  -")[0].split()).rstrip(".")
    words = named.replace("(default on a terminal)", "").replace("(elsewhere)", "").replace("(default)", "")
    assert words.replace(" or ", ", ").replace(" ,", ",").split(", ") == [*formats]
    wrong = treatytrack(*command.split(), *ROWS[command], "--format", "pdf")
    assert wrong.code == WRONG
    assert wrong.err.endswith(f" write {', '.join(formats[:-1])} or {formats[-1]}.\n")


class Cells(HTMLParser):
    """The cells of a page, row by row."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.within = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")
            self.within = True

    def handle_endtag(self, tag: str) -> None:
        self.within = self.within and tag not in {"td", "th"}

    def handle_data(self, data: str) -> None:
        if self.within:
            self.rows[-1][-1] += data


def of_objects(text: str) -> int:
    whole = json.loads(text)
    return len(whole["agreements"] if isinstance(whole, dict) else whole)


def of_rows(rows: list[list[Any]]) -> int:
    """How many there are below the heading, all as wide as that."""
    assert {len(row) for row in rows} == {len(rows[0])}
    assert any(rows[0])
    return len(rows) - 1


READ: dict[str, Callable[[Path], int]] = {
    "table": lambda file: len(file.read_text().splitlines()) - 1,
    "plain": lambda file: len(file.read_text().splitlines()) - 1,
    "csv": lambda file: of_rows(list(csv.reader(io.StringIO(file.read_text(), newline=""), strict=True))),
    "tsv": lambda file: of_rows(list(csv.reader(io.StringIO(file.read_text(), newline=""), "excel-tab", strict=True))),
    "json": lambda file: of_objects(file.read_text()),
    "jsonl": lambda file: len([json.loads(line) for line in file.read_text().splitlines()]),
    "markdown": lambda file: of_rows([line.split(" | ") for line in file.read_text().splitlines()]) - 1,
    "html": lambda file: of_rows(Cells(file.read_text()).rows),
    "ics": lambda file: len(Calendar.from_ical(file.read_bytes()).events),
    "xlsx": lambda file: of_rows(CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()),
}
"""How many rows a file of that format holds; it is read as another program would read it."""


@pytest.mark.parametrize("command", [command for command in ROWS if command != "config"])
def test_the_same_rows_come_out_in_every_format(treatytrack: Treatytrack, command: str) -> None:
    words = (*command.split(), *ROWS[command])
    file = treatytrack.folder / "answer"
    counted = {}
    for chosen in formats_of(command):
        ended = treatytrack(*words, "--format", chosen, "-o", "answer")
        assert (ended.out, ended.code) == ("", DONE), ended.err
        assert "Wrote answer\n" in ended.err
        counted[chosen] = READ[chosen](file)
        if chosen not in {"xlsx", "html", "ics"}:
            assert treatytrack(*words, "--format", chosen).out == file.read_text()
    assert set(counted.values()) == {counted["csv"]}
    assert counted["csv"] >= 2


@pytest.mark.parametrize(
    ("command", "headings", "told"),
    [
        ("list", ["Mark", "Ref", "Agreement", "Parties", "Type", "Status", "Last day", "Days left"],
         ["!", "AZE-IRN-2025-2", "AZE-IRN", "memorandum", "in force ~?", "in 2026"]),
        ("event list", ["Ref", "When", "Kind", "Event", "Between", "Concerns"], ["28 Apr 2025"]),
    ],
)  # fmt: skip
def test_a_page_is_written_for_people_unless_columns_are_asked_for(
    treatytrack: Treatytrack, command: str, headings: list[str], told: list[str]
) -> None:
    words = command.split()
    assert treatytrack(*words, "-o", "page.html").code == DONE
    rows = Cells((treatytrack.folder / "page.html").read_text()).rows
    assert rows[0] == headings
    assert [cell for cell in told if not any(cell in row for row in rows)] == []
    assert treatytrack(*words, "--columns", "ref,title", "-o", "page.html").code == DONE
    assert len(Cells((treatytrack.folder / "page.html").read_text()).rows[0]) == 2


def test_the_marks_of_a_list_are_explained_below_it(treatytrack: Treatytrack) -> None:
    said = treatytrack("list", "-o", "all.html").err.splitlines()[-1]
    assert said.startswith("5 agreements on 2026-11-21. ! 2 may come due within 90d.")
    page = (treatytrack.folder / "all.html").read_text()
    assert f"<footer>{said.replace('2026-11-21', '21 Nov 2026')}</footer>" in page


def test_a_format_that_loses_a_row_would_be_found(treatytrack: Treatytrack) -> None:
    treatytrack("list", "-o", "all.html")
    file = treatytrack.folder / "all.html"
    rows = READ["html"](file)
    file.write_text(file.read_text().replace("</td></tr>\n<tr><td", "</td><td", 1))
    with pytest.raises(AssertionError):
        READ["html"](file)
    assert rows == 5


@pytest.mark.parametrize("chosen", ["plain", "csv", "json", "jsonl", "html", "xlsx"])
def test_settings_come_out_too(treatytrack: Treatytrack, treatytrack_process: Process, chosen: str) -> None:
    assert treatytrack_process.in_a_shell(f"treatytrack config --format {chosen} > answer").code == DONE
    assert READ[chosen](treatytrack.folder / "answer") == 10


@pytest.mark.parametrize("command", [command for command in ROWS if command not in {"config", "party list"}])
def test_nothing_found_is_well_formed_in_every_format(treatytrack: Treatytrack, empty: Path, command: str) -> None:
    for chosen in set(formats_of(command)) - {"table", "plain", "markdown"}:
        ended = treatytrack(*command.split(), *ROWS[command], "--format", chosen, "-o", "answer")
        assert ended.code == DONE, ended.err
        assert READ[chosen](treatytrack.folder / "answer") == 0


# -o NAME.ext


@pytest.mark.parametrize(
    ("name", "chosen"),
    [
        ("x.txt", "plain"), ("x.csv", "csv"), ("x.tsv", "tsv"), ("x.json", "json"), ("x.jsonl", "jsonl"),
        ("x.md", "markdown"), ("x.markdown", "markdown"), ("x.HTML", "html"), ("x.htm", "html"), ("x", "plain"),
    ],
)  # fmt: skip
def test_the_ending_of_a_file_chooses(treatytrack: Treatytrack, name: str, chosen: str) -> None:
    shown = treatytrack("list", "--format", chosen)
    ended = treatytrack("list", "-o", name)
    assert ended == Ended("", f"Wrote {name}\n{shown.err}", DONE)
    assert (treatytrack.folder / name).read_text() == shown.out


def test_a_format_that_is_named_wins_over_the_ending(treatytrack: Treatytrack) -> None:
    assert treatytrack("list", "-o", "x.csv", "--format", "json").code == DONE
    assert READ["json"](treatytrack.folder / "x.csv") == 5


def test_an_ending_that_names_nothing_is_refused_with_those_that_do(treatytrack: Treatytrack) -> None:
    assert treatytrack("list", "-o", "x.pdf") == Ended(
        "",
        "x.pdf cannot be written: .pdf is the ending of no format; nothing was written: end the name in .txt, .csv, "
        ".tsv, .json, .jsonl, .md, .html or .xlsx, or choose with --format table, plain, csv, tsv, json, jsonl, "
        "markdown, html or xlsx.\n",
        WRONG,
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-o", "folder"), "folder is a folder; nothing was written: name a file in it.\n"),
        (("-o", ""), "-o names nothing: write its value, or leave it out.\n"),
        (("--output=",), "--output names nothing: write its value, or leave it out.\n"),
    ],
)
def test_what_is_no_name_of_a_file_is_refused(treatytrack: Treatytrack, words: tuple[str, ...], said: str) -> None:
    (treatytrack.folder / "folder").mkdir()
    for command in ("list", "export", "report"):
        assert treatytrack(command, *words) == Ended("", said, WRONG)


@pytest.mark.parametrize("command", ["list", "list --count-by type", "deadlines", "event list", "party list", "export"])
def test_the_register_itself_is_never_overwritten(treatytrack: Treatytrack, command: str) -> None:
    before = treatytrack.digest
    ended = treatytrack(*command.split(), "-o", "relations.db", "--format", "xlsx")
    assert (ended.out, ended.code, treatytrack.digest) == ("", CONFLICT, before)


@pytest.mark.parametrize("name", ["x.csv", "x.html", "x.xlsx"])
def test_a_file_stays_as_it_was_where_the_answer_fails_on_the_way(treatytrack: Treatytrack, name: str) -> None:
    treatytrack.csv(name, "old")
    assert treatytrack("list", "party:Irann", "-o", name).code == WRONG
    assert treatytrack("list", "--limit", "-1", "-o", name).code == WRONG
    assert (treatytrack.folder / name).read_text() == "old"
    assert list(treatytrack.folder.glob(".*")) == []


def test_what_is_written_into_a_file_has_no_colour_and_is_not_cut(treatytrack: Treatytrack) -> None:
    ended = treatytrack("list", "--format", "table", "-o", "x", columns=40, FORCE_COLOR="1")
    assert ended.code == DONE
    assert (treatytrack.folder / "x").read_text() == treatytrack("list", "--format", "table").out


# xlsx


def test_a_terminal_is_spared_what_is_no_text(treatytrack: Treatytrack) -> None:
    for words in (("list",), ("export", "-o", "-"), ("config",)):
        assert treatytrack(*words, "--format", "xlsx", columns=80) == Ended(
            "", "xlsx is no text that a terminal could show: name a file, as in -o agreements.xlsx.\n", WRONG
        )


def test_in_a_pipe_xlsx_is_bytes_and_the_same_as_in_a_file(
    treatytrack: Treatytrack, treatytrack_process: Process
) -> None:
    assert treatytrack("export", "-o", "file.xlsx").code == DONE
    assert treatytrack_process.in_a_shell("treatytrack export --format xlsx | cmp - file.xlsx").code == DONE
    closed = treatytrack_process.in_a_shell("treatytrack list --format xlsx >&-")
    assert closed == Ended("", "The answer could not be written: stdout is closed.\n", FAILED)


def test_xlsx_needs_an_extra_and_says_how_to_get_it(treatytrack: Treatytrack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    treatytrack.csv("x.xlsx", "old")
    assert treatytrack("export", "-o", "x.xlsx") == Ended(
        "",
        "xlsx is written by XlsxWriter, which is not installed; nothing was written: pip install XlsxWriter "
        "(where pipx installed treatytrack: pipx inject treatytrack XlsxWriter), or choose another format.\n",
        FAILED,
    )
    assert (treatytrack.folder / "x.xlsx").read_text() == "old"


def test_a_text_that_excel_cannot_hold_is_named(treatytrack: Treatytrack) -> None:
    assert treatytrack("edit", "AZE-IRN-2025-1", "--notes", "x" * 40_000).code == DONE
    assert treatytrack("export", "-o", "x.xlsx") == Ended(
        "",
        "notes of AZE-IRN-2025-1 has 40,000 characters, and a cell of Excel holds 32,767; nothing was written: leave "
        "the column out with --columns, or choose csv.\n",
        WRONG,
    )
    assert not (treatytrack.folder / "x.xlsx").exists()
    assert treatytrack("list", "-o", "x.xlsx").code == DONE


# --for-spreadsheet


@pytest.fixture
def formulas(treatytrack: Treatytrack, relations: Path) -> None:
    """The register holds an agreement whose title and notes a spreadsheet would run."""
    assert relations == treatytrack.register
    words = ("=1+1", "--between", "AZE", "CHE", "--notes", "@x", "--ref", "F")
    assert treatytrack("add", *words).code == DONE


@pytest.mark.usefixtures("formulas")
@pytest.mark.parametrize("chosen", ["csv", "tsv"])
def test_exact_rows_that_a_spreadsheet_would_run_are_warned_of(treatytrack: Treatytrack, chosen: str) -> None:
    ended = treatytrack("export", "ref:F", "--columns", "ref,title,notes", "--format", chosen)
    sign = {"csv": ",", "tsv": "\t"}[chosen]
    assert ended.out == f"ref{sign}title{sign}notes\nF{sign}=1+1{sign}@x\n"
    assert ended.err == (
        "2 cells begin as a formula does, and a spreadsheet would run that: --for-spreadsheet neutralises it.\n"
    )
    said = treatytrack("list", "party:CHE", "--format", chosen).err
    assert said.startswith("1 cell begins as a formula does, and a spreadsheet would run that: ")
    assert treatytrack("export", "party:IRN", "--format", chosen).err == ""


@pytest.mark.usefixtures("formulas")
def test_for_a_spreadsheet_they_are_neutralised_and_the_file_says_that_it_is_utf_8(treatytrack: Treatytrack) -> None:
    words = ("export", "ref:F", "--columns", "ref,title,notes", "--for-spreadsheet")
    assert treatytrack(*words) == Ended("\ufeffref,title,notes\nF,'=1+1,'@x\n", "", DONE)
    assert treatytrack(*words, "-o", "x.tsv").code == DONE
    assert (treatytrack.folder / "x.tsv").read_bytes() == b"\xef\xbb\xbfref\ttitle\tnotes\nF\t'=1+1\t'@x\n"


@pytest.mark.parametrize("command", ["list", "deadlines", "event list", "party list"])
def test_every_list_can_be_for_a_spreadsheet(treatytrack: Treatytrack, command: str) -> None:
    ended = treatytrack(*command.split(), "--format", "csv", "--for-spreadsheet")
    assert ended.out == "\ufeff" + treatytrack(*command.split(), "--format", "csv").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list",), "--for-spreadsheet is for csv and tsv: leave it out, or add --format csv.\n"),
        (("export", "-o", "x.json"), "--for-spreadsheet is for csv and tsv: leave it out, or add --format csv.\n"),
        (("list", "-o", "x.xlsx"), "xlsx keeps every text a text by itself: leave out --for-spreadsheet.\n"),
    ],
)
def test_other_formats_are_not_for_a_spreadsheet(treatytrack: Treatytrack, words: tuple[str, ...], said: str) -> None:
    assert treatytrack(*words, "--for-spreadsheet") == Ended("", said, WRONG)
