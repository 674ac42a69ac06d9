"""Records from JSON: every problem with the line on which its record begins."""

import io
import json
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatytrack.errors import WrongRequest
from treatytrack.importers import json as json_
from treatytrack.importers import jsonl
from treatytrack.importers.decoding import Sheet
from treatytrack.rows import Broken, Row


def read(content: bytes) -> Mapping[str, Sheet]:
    """The parts of a file."""
    return json_.read(io.BytesIO(content), "f.json").sheets


def places(content: str, *, lines: bool = False) -> list[tuple[int, object]]:
    """The line of each record, and its cells or what is wrong with it."""
    way = jsonl if lines else json_
    sheet = way.read(io.BytesIO(content.encode()), "f.json").sheets["agreements"]
    return [(row.line, f"{row.column}: {row.what}" if isinstance(row, Broken) else row.cells) for row in sheet.rows]


@pytest.mark.parametrize(
    ("content", "said", "lines"),
    [
        ('{"meta": {"n": 1},\n"results": [\n{"a": "1"},\n{"a": "2"}], "ids": [1]}',
         ("results", "meta, ids"), [3, 4]),
        ('{"results": [{"a": "1"}]}', ("results", ""), [1]),
        ('{"agreements": [{"a": "1"}], "total": 1}', ("agreements", "total"), [1]),
        ('{"status": "ok",\n"hits": {"total": {"n": 1},\n"hits": [{"a": "1"}]}}',
         ("hits.hits", "status, hits.total"), [3]),
        ('{"count": 0, "results": []}', ("results", "count"), []),
        ('{"results":\n[{"a": "1"}, 2], "errors": []}', ("results", "errors"), [2, 2]),
    ],
)  # fmt: skip
def test_the_only_list_of_objects_in_an_object_of_others_holds_the_records(
    content: str, said: tuple[str, str], lines: list[int]
) -> None:
    reading = json_.read(io.BytesIO(content.encode()), "f.json")
    name, beside = said
    passed_over = f"; what stands beside it is passed over: {beside}" if beside else ""
    assert reading.remarks == (f'f.json: the records are those of the list "{name}"{passed_over}',)
    assert [row.line for row in reading.sheets["agreements"].rows] == lines


def test_the_list_that_is_named_holds_the_records_and_rejects_keep_its_place() -> None:
    content = b'{"facets": [{"a": "9"}],\n"data": {"items": [\n{"a": "1"},\n{"a": "2"}]}}'
    reading = json_.read(io.BytesIO(content), "f.json", records="data.items")
    assert [row.line for row in reading.sheets["agreements"].rows] == [3, 4]
    rejects = "".join(reading.rejects([(4, "why")]))
    assert json.loads(rejects) == {"data": {"items": [{"rejected_line": 4, "rejected_because": "why", "a": "2"}]}}
    again = json_.read(io.BytesIO(rejects.encode()), "f.json", records="data.items")
    assert [row.cells for row in again.sheets["agreements"].rows if isinstance(row, Row)] == [{"a": "2"}]
    with pytest.raises(WrongRequest) as refused:
        json_.read(io.BytesIO(content), "f.json", records="items")
    assert str(refused.value) == ('f.json has no list "items": it has "facets", "data.items"; nothing was changed')


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("[]", []),
        (" \n[\n]\n", []),
        ('[{"a": "1"}]', [(1, {"a": "1"})]),
        ('\ufeff[{"a": "1"}]', [(1, {"a": "1"})]),
        ('[\n{"a": "1"},\n\n{"a":\n"2"}\n,{"a": "3"}]', [(2, {"a": "1"}), (4, {"a": "2"}), (6, {"a": "3"})]),
        ('{"agreements": [\r\n{"a": "1"}]}', [(2, {"a": "1"})]),
        # values as cells
        ('[{"a": null, "b": 3, "c": -0, "d": true, "e": false}]',
         [(1, {"a": "", "b": "3", "c": "0", "d": "yes", "e": "no"})]),
        ('[{"a": [], "b": ["x"], "c": ["x; y", "\\"z", "w"]}]', [(1, {"a": "", "b": "x", "c": '"x; y"; """z"; w'})]),
        ('[{"a": "\\u0000\\r\\n\\u2028"}]', [(1, {"a": "\0\r\n\u2028"})]),
        # what is no record is told, and the others are read
        ('[{"a": "1"},\n2,\n[],\n{"a": "4"}]', [
            (1, {"a": "1"}), (2, ": a record is an object in braces, not a number"),
            (3, ": a record is an object in braces, not a list"), (4, {"a": "4"}),
        ]),
        ('[\n{"title": 1.5}]', [
            (2, "title: is a number with a fraction, and should be a text, a whole number, a list of texts or null")]),
        ('[{"a": 1.5, "b": {"c": 1}, "d": {}}]', [(1, {"a": "1.5", "b.c": "1", "d": ""})]),
        ('[{"title": {}}]', [
            (1, "title: is an object, and should be a text, a whole number, a list of texts or null")]),
        ('[{"title": ["x"]}]', [(1, "title: is a list, and holds one value")]),
        ('[{"tags": ["x", 1]}]', [(1, "tags: a list holds texts only")]),
        # what is no cell in a column that is not ours: wrong only if it is read
        ('[{"a": ["x", 1], "b": [{"c": "d"}]}]', [(1, {"a": '["x", 1]', "b": '[{"c": "d"}]'})]),
        ('[{"a": "\\ud800"}]', [(1, "a: holds half a character (a lone surrogate)")]),
    ],
)  # fmt: skip
def test_the_line_of_every_record(content: str, found: list[tuple[int, object]]) -> None:
    assert places(content) == found


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("", []),
        ('{"a": "1"}\n\n{"a": "2"}\r\n', [(1, {"a": "1"}), (3, {"a": "2"})]),
        ('{"a": "1"}\n{"a"\n{"a": "3"}', [(1, {"a": "1"}), (2, ": it ends in the midst of a record"), (3, {"a": "3"})]),
        ('{"a" "1"}', [(1, ": Expecting ':' delimiter")]),
        ('{"a": "1"} {"a": "2"}', [(1, ": Extra data")]),
        ('{"a": "1", "a": "2"}', [(1, ': the key "a" stands twice in one record')]),
        ('{"a": NaN}', [(1, ": NaN is not JSON")]),
        # U+2028 ends a line for some, not here
        ('{"a": "\u2028"}', [(1, {"a": "\u2028"})]),
    ],
)
def test_json_lines(content: str, found: list[tuple[int, object]]) -> None:
    assert places(content, lines=True) == found


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "f.json is empty: an array of records is wanted"),
        (b" \n", "f.json is empty: an array of records is wanted"),
        (b"title,party_a\n", 'f.json:1: "t" stands where "{" should'),
        (b'[\n{"a": "1"}\n', 'f.json:3: the end of the file stands where "," should'),
        (b'[\n{"a": "1"\n{"a": "2"}]', "f.json:3: Expecting ',' delimiter"),
        (b'[{"a": "1"},]', "f.json:1: Expecting value"),
        (b'[\n{"a": "1",\n"a": "2"}]', 'f.json:2: the key "a" stands twice in one record'),
        (b'[\n\n{"a": Infinity}]', "f.json:3: Infinity is not JSON"),
        (b"[]\n{}", "f.json:2: more comes after the end"),
        (b'{"a": "1"}\n{"a": "2"}', 'f.json:1: "a" stands where one of agreements, events, parties should'),
        # what others put around their records
        (
            b'{"results": [{"a": "1"}, {}], "data": {"facets": [{"b": 1}]}}',
            'f.json: the records may be in "results" (2) or "data.facets" (1): say which in a preset, '
            'as records = "results" under [read]; nothing was changed',
        ),
        (b'{"total": 1, "ids": [1]}', 'f.json:1: "total" stands where one of agreements, events, parties should; '),
        (
            b'{"fields": ["title"], "values": [["A"], ["B"]]}',
            'f.json: the list "values" holds lists, and a record is an object in braces: get it as CSV, or as objects,',
        ),
        (b'{"results": [{"a": "1"}],\n"results": [{"a": "2"}]}', 'f.json:2: "results" stands twice; '),
        (b'{"results": [{"a": "1"}],\n"n": {"m": 1,}}', "f.json:2: Expecting "),
        (b'{"results": [{"a": "1"}],\n"n": 1\n', 'f.json:3: the end of the file stands where "," should'),
        # one record is no wrapping, and what export writes has nothing else in it
        (
            b'{"title": "A", "signed": "2001", "documents": [{"title": "B"}]}',
            'f.json:1: "title" stands where one of agreements, events, parties should; ',
        ),
        (
            b'{"parties": [{"code": "X"}],\n"meta": 1}',
            'f.json:2: "meta" stands where one of agreements, events, parties should; ',
        ),
        (b'{"agreements": [],\n"agreements": []}', 'f.json:2: "agreements" stands twice'),
        (b'{"agreements": {}}', 'f.json:1: "{" stands where "[" should'),
        (b"[" * 100_000, "f.json:1: too deeply nested"),
        (b'[{"a": ' + b"9" * 5000 + b"}]", "f.json:1: "),
        (b'[{"a": "\xff"}]', "f.json:1: byte 8 (0xFF) is not utf-8"),
    ],
)
def test_what_is_no_json_is_refused_with_its_line(content: bytes, said: str) -> None:
    with pytest.raises(WrongRequest) as refused:
        read(content)
    assert str(refused.value).startswith(said)


def test_names_are_told_with_the_line_on_which_they_first_stand() -> None:
    sheet = read(b'[{"a": "1"},\n{"b": "2", "a": "1"},\n{"c": "3"}]')["agreements"]
    assert sheet.names == {"a": 1, "b": 2, "c": 3}


_VALUES = st.none() | st.text() | st.integers(-9999, 9999) | st.lists(st.text(min_size=1))


@given(records=st.lists(st.dictionaries(st.text().map("k{}".format), _VALUES)), indent=st.sampled_from([None, 0, 2]))
def test_records_are_found_on_the_line_on_which_they_begin(
    records: list[dict[str, object]], indent: int | None
) -> None:
    content = json.dumps(records, indent=indent)
    begins = []
    at = 0
    for _ in records:
        at = content.index("{", at)
        begins.append(content.count("\n", 0, at) + 1)
        _, at = json.JSONDecoder().raw_decode(content, at)
    rows = read(content.encode())["agreements"].rows
    assert [row.line for row in rows if isinstance(row, Row)] == begins


@given(content=st.text(st.sampled_from('[]{}",:\\ \nanulltrue0123.-eE')) | st.text())
def test_whatever_the_text_is_it_is_read_as_python_reads_it_or_refused(content: str) -> None:
    try:
        sheets = read(content.encode("utf-8", "ignore"))
    except WrongRequest:
        return
    value = json.loads(content.encode("utf-8", "ignore").decode("utf-8-sig"))
    held = value if isinstance(value, list) else value.get("agreements", [])
    assert "agreements" not in sheets or len(held) == len(list(sheets["agreements"].rows))
