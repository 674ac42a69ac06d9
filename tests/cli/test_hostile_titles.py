"""A title is data: whatever is in it, nothing steers a terminal, no list dies, and every ref and date is whole."""

import csv
import io

import pytest

from treatytrack.formats.readable import width

from .hostile import HOSTILE, rows, steering
from .process import Process
from .world import DONE, Treatytrack

SHOWN = r"meeting 2025-05-01: \x1b[31mred \x1b]0;window\x07 \x9b2J \x1b[2J\x08\x08"
WIDTHS = (20, 27, 33, 40, 60, 80, 100, 137, 200)


@pytest.fixture(autouse=True)
def hostile(treatytrack: Treatytrack, empty: object) -> None:
    """The register holds them all."""
    treatytrack.csv("hostile.csv", rows())
    ended = treatytrack("import", "hostile.csv")
    assert ended.code == DONE, ended.err


@pytest.mark.parametrize(("command", "day"), [("list", "2026-12-31"), ("deadlines", "Thu 31 Dec 2026")])
@pytest.mark.parametrize("columns", WIDTHS)
def test_a_table_holds_every_ref_and_date_at_any_width(
    treatytrack: Treatytrack, command: str, day: str, columns: int
) -> None:
    ended = treatytrack(command, columns=columns, NO_COLOR="1")
    assert (ended.code, steering(ended.out + ended.err)) == (DONE, set())
    for name in HOSTILE:
        assert f"H-{name}" in ended.out
    assert ended.out.count(day) == len(HOSTILE)
    widest = max(width(line) for line in ended.lines)
    assert widest <= max(columns, len("  expires, or since 1 Jan 2026 ?"))


@pytest.mark.parametrize("command", ["list", "deadlines"])
def test_in_a_pipe_there_is_one_line_each_and_nothing_is_cut(treatytrack: Treatytrack, command: str) -> None:
    ended = treatytrack(command)
    assert (ended.code, steering(ended.out)) == (DONE, set())
    assert len(ended.out.split("\n")) == 1 + len(HOSTILE) + 1
    assert HOSTILE["long"] in ended.out
    assert HOSTILE["words"].strip() in ended.out
    assert HOSTILE["markup"] in ended.out


@pytest.mark.parametrize("format_", ["plain", "markdown"])
@pytest.mark.parametrize("columns", [None, *WIDTHS])
def test_a_report_holds_every_ref_and_date_at_any_width(
    treatytrack: Treatytrack, format_: str, columns: int | None
) -> None:
    ended = treatytrack("report", "--format", format_, "--since", "1m", columns=columns, NO_COLOR="1")
    assert (ended.code, ended.err, steering(ended.out)) == (DONE, "", set())
    for name in HOSTILE:
        assert f"H-{name}" in ended.out
    assert ended.out.count("Thu 31 Dec 2026") == len(HOSTILE)
    assert "Wed 21 Oct 2026" in ended.out


@pytest.mark.parametrize("columns", WIDTHS)
def test_no_line_of_a_report_is_wider_than_the_terminal_but_for_what_cannot_be_broken(
    treatytrack: Treatytrack, columns: int
) -> None:
    report = treatytrack("report", columns=columns, NO_COLOR="1")
    assert (report.code, report.lines[0][:6]) == (DONE, "TREATY")
    for line in report.lines:
        assert width(line) <= columns or width(max(line.split(), key=width)) > columns - len("    Thu 31 Dec 2026")


def test_a_report_is_whole_where_stdout_is_latin_1(treatytrack: Treatytrack, treatytrack_process: Process) -> None:
    expected = treatytrack("report").out
    for encoding in ("latin-1", "ascii", "cp1251"):
        assert treatytrack_process("report", PYTHONIOENCODING=encoding, LC_ALL="C").out == expected


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("columns", [None, 20, 80, 200])
def test_a_card_shows_it_and_its_dates(treatytrack: Treatytrack, name: str, columns: int | None) -> None:
    ended = treatytrack("show", f"H-{name}", "--explain", columns=columns, NO_COLOR="1")
    assert (ended.code, ended.err, steering(ended.out)) == (DONE, "", set())
    assert ended.lines[0] == f"H-{name}"
    assert "  2026-12-31  in 40" in ended.out


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("markup", HOSTILE["markup"]),
        ("escape", r"\x1b[31mred \x1b]0;window\x07 \x9b2J \x1b[2J\x08\x08"),
        ("bidi", r"\u{202e}edcba\u{202c} \u{2066}isolate\u{2069} \u{200f} \u{061c}"),
        ("nul", r"before\x00after"),
        ("lines", r"one\x0atwo\x0d\x0athree\x0dfour\u{2028}five\u{2029}six\x85seven\x0b\x0c"),
        ("tab", r"a\x09b"),
        ("hidden", r"a\u{200b}b\u{feff}c\xadd\u{2060}e"),
        ("unassigned", r"\u{e000} \u{e0041} \u{fffe} \u{10ffff}"),
        ("joined", HOSTILE["joined"]),
    ],
)
def test_what_would_steer_or_hide_is_written_out(treatytrack: Treatytrack, name: str, shown: str) -> None:
    assert treatytrack("show", f"H-{name}").lines[1] == shown


def test_an_error_that_quotes_it_is_readable_too(treatytrack: Treatytrack) -> None:
    ended = treatytrack("list", "party:\x1b[31m\u202eX\nY")
    assert ended.err.startswith(r'No party is called "\x1b[31m\u{202e}X')
    assert steering(ended.err) == set()


@pytest.mark.parametrize("name", HOSTILE)
def test_what_an_edit_tells_is_readable_and_a_line_for_each_column(treatytrack: Treatytrack, name: str) -> None:
    ended = treatytrack("edit", f"H-{name}", "--title", "Agreement", "--clear", "notes")
    assert (ended.code, steering(ended.out)) == (DONE, set())
    assert [line.partition(":")[0] for line in ended.lines] == ["title", "notes"]


def test_what_an_edited_event_said_is_readable_too(treatytrack: Treatytrack) -> None:
    assert treatytrack("record", "H-markup", "meeting", "2025-05-01", "--note", HOSTILE["escape"]).code == DONE
    ended = treatytrack("edit", "H-markup/2", "--date", "2025-05-02")
    assert (ended.code, steering(ended.out)) == (DONE, set())
    assert ended.lines == [f"H-markup/2: {SHOWN} -> {SHOWN.replace('05-01', '05-02')}"]


def test_what_was_stored_is_what_export_writes(treatytrack: Treatytrack) -> None:
    ended = treatytrack("export", "--columns", "ref,title")
    rows = list(csv.reader(io.StringIO(ended.out, newline="")))[1:]
    assert dict(rows) == {f"H-{name}": text.strip(" \t\r\n\u00a0") for name, text in HOSTILE.items()}


@pytest.mark.parametrize("columns", [20, 60, 120])
def test_a_real_terminal_gets_no_control_byte_but_our_colours(treatytrack_process: Process, columns: int) -> None:
    plain = treatytrack_process.on_terminal("list", columns=columns, NO_COLOR="1").out
    assert steering(plain) == set()
    coloured = treatytrack_process.on_terminal("list", columns=columns).out
    assert steering(coloured) <= {"\x1b"}
    for name in HOSTILE:
        assert f"H-{name}" in plain


@pytest.mark.parametrize("columns", [20, 60, 120])
def test_nor_does_a_report_there(treatytrack_process: Process, columns: int) -> None:
    plain = treatytrack_process.on_terminal("report", columns=columns, NO_COLOR="1").out
    assert steering(plain) == set()
    assert steering(treatytrack_process.on_terminal("report", columns=columns).out) <= {"\x1b"}
    assert plain.count("Thu 31 Dec 2026") == len(HOSTILE)
