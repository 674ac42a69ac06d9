"""json and jsonl: lists are arrays, numbers are numbers, empty is null; a record a line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatytrack.answers import Heading, Table
from treatytrack.domain.lists import joined
from treatytrack.formats import json as written
from treatytrack.formats import jsonl

HEADINGS = (
    Heading("title", "Title", "title"),
    Heading("subjects", "Subjects", "list"),
    Heading("days_left", "Days left", "number"),
    Heading("signs", "Signs", "truth"),
)


def table(*rows: tuple[str | int, ...]) -> Table:
    return Table(HEADINGS, iter(rows))


@pytest.mark.parametrize(
    ("row", "record"),
    [
        (("A", "rail; sea", 40, "1"), {"title": "A", "subjects": ["rail", "sea"], "days_left": 40, "signs": True}),
        (("", "", "", ""), {"title": None, "subjects": [], "days_left": None, "signs": False}),
        # a number that is nought is a number; one may come as text
        (("A", "", 0, ""), {"title": "A", "subjects": [], "days_left": 0, "signs": False}),
        (("A", "", "-3", ""), {"title": "A", "subjects": [], "days_left": -3, "signs": False}),
        # one item may hold what joins items
        (("A", '"a; b"; c', "", ""), {"title": "A", "subjects": ["a; b", "c"], "days_left": None, "signs": False}),
    ],
)
def test_a_row_as_a_record(row: tuple[str | int, ...], record: dict[str, object]) -> None:
    (line,) = jsonl.lines(table(row))
    assert json.loads(line) == record
    assert list(json.loads(line)) == [heading.name for heading in HEADINGS]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_an_array_has_a_line_for_each_record_and_one_for_each_bracket(count: int) -> None:
    lines = list(written.lines(table(*[(f"T{number}", "", number, "") for number in range(count)])))
    assert [one["days_left"] for one in json.loads("\n".join(lines))] == list(range(count))
    assert (lines[0], lines[-1], len(lines)) == ("[", "]", count + 2)


def test_several_tables_are_one_object() -> None:
    rows = ("A", "", 1, "")
    lines = written.lines_of_all({"agreements": table(rows), "events": table(), "parties": table(rows, rows)})
    found = json.loads("\n".join(lines))
    assert {name: len(records) for name, records in found.items()} == {"agreements": 1, "events": 0, "parties": 2}


@given(title=st.text(), items=st.lists(st.text(min_size=1)))
def test_any_text_comes_back_and_stays_on_one_line(title: str, items: list[str]) -> None:
    (line,) = jsonl.lines(table((title, joined(tuple(items)), "", "")))
    assert "\n" not in line
    assert "\r" not in line
    found = json.loads(line)
    assert (found["title"] or "", found["subjects"]) == (title, items)


def test_rows_are_written_as_they_come() -> None:
    def rows() -> object:
        yield ("A", "", "", "")
        raise AssertionError("the second row was asked for before the first was written")

    lines = jsonl.lines(Table(HEADINGS, rows()))  # type: ignore[arg-type]
    assert json.loads(next(lines))["title"] == "A"
