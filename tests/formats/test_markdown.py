"""Markdown: a table stays a table, whatever is in a cell."""

from collections.abc import Iterator

from treatytrack.answers import Heading, Table
from treatytrack.answers.report import Report, Section
from treatytrack.answers.timeline import Bar
from treatytrack.formats.markdown import lines, report_lines

from .drawn import TODAY, timeline

TWO = (Heading("title", "Agreement", "title"), Heading("days_left", "Days left", "number"))


def markdown(*rows: tuple[str | int, ...]) -> list[str]:
    return list(lines(Table(TWO, iter(rows))))


def test_a_table_with_numbers_on_the_right() -> None:
    assert markdown(("Trade", 5), ("", "")) == [
        "| Agreement | Days left |",
        "| --- | --: |",
        "| Trade | 5 |",
        "|  |  |",
    ]


def test_nothing_in_a_cell_means_anything() -> None:
    hostile = "a|b `c` <b>d</b> &lt; [e](f) ![g](h) *i* _j_ ~~k~~ $l$ #m \\ n\no\tp\x1b\u202e"
    (row,) = markdown((hostile, 1))[2:]
    assert row == (
        r"| a\|b \`c\` &lt;b>d&lt;/b> &amp;lt; \[e\](f) !\[g\](h) \*i\* \_j\_ \~\~k\~\~ \$l\$ \#m "
        r"\\ n\\x0ao\\x09p\\x1b\\u{202e} | 1 |"
    )


def test_no_rows_are_no_lines() -> None:
    assert markdown() == []


def test_rows_are_written_as_they_come() -> None:
    came = []

    def rows() -> Iterator[tuple[str | int, ...]]:
        for number in range(9):
            came.append(number)
            yield str(number), number

    written = lines(Table(TWO, rows()))
    assert [next(written) for _ in range(3)][2] == "| 0 | 0 |"
    assert came == [0]


def test_no_title_ends_the_block_in_which_a_timeline_is_drawn() -> None:
    drawn = timeline(Bar("T", "````", ()))
    written = list(report_lines(Report("Timeline", TODAY, (), (Section("periods", "Periods", drawing=drawn),), ())))
    assert [line.strip() for line in written if "````" in line] == ["`" * 7, "T  ````", "`" * 7]
