"""json out and in: for people with scripts."""

import json

import pytest

from treatytrack.columns import COMPUTED_BY_NAME, LISTS, NAMES

from .test_import import counts
from .world import CONFLICT, DONE, TRANSPORT, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")


def test_every_list_is_an_array_of_records(treatytrack: Treatytrack) -> None:
    for words, rows in ((("list",), 5), (("deadlines", "--within", "3y"), 3), (("report",), 14)):
        found = json.loads(treatytrack(*words, "--format", "json").out)
        assert len(found) == rows
        assert all(isinstance(one["ref"], str) for one in found)
    (first, *_) = json.loads(treatytrack("deadlines", "--format", "json").out)
    assert (first["ref"], first["days_left"], first["parties"]) == (TRANSPORT, 40, ["AZE", "IRN"])


def test_nothing_found_is_an_empty_array(treatytrack: Treatytrack) -> None:
    assert json.loads(treatytrack("list", "party:CHN", "--format", "json").out) == []
    assert treatytrack("list", "party:CHN", "--format", "jsonl").out == ""


def test_json_lines_hold_what_json_holds(treatytrack: Treatytrack) -> None:
    records = json.loads(treatytrack("list", "--columns", "all", "--format", "json").out)
    lines = treatytrack("list", "--columns", "all", "--format", "jsonl").lines
    assert [json.loads(line) for line in lines] == records


def test_export_writes_one_object_with_every_column(treatytrack: Treatytrack) -> None:
    found = json.loads(treatytrack("export", "--format", "json").out)
    (one,) = [record for record in found["agreements"] if record["ref"] == TRANSPORT]
    assert list(one) == [*NAMES, *COMPUTED_BY_NAME]
    assert (one["subjects"], one["tags"], one["days_left"], one["renewal_limit"]) == (["transport"], [], 40, None)
    assert all(isinstance(one[name], list) for name in (*LISTS, "flags"))


@pytest.mark.parametrize("name", ["register.json", "register.jsonl", "register.csv"])
def test_the_ending_of_a_file_chooses_on_the_way_out_and_on_the_way_in(treatytrack: Treatytrack, name: str) -> None:
    assert treatytrack("export", "-o", name) == Ended("", f"Wrote {name}\n", DONE)
    again = treatytrack("import", name)
    assert (again.code, again.err) == (DONE, counts(read=5, unchanged=5))
    other = treatytrack("--db", "new.db", "import", name, db=None)
    assert other.code == DONE
    assert treatytrack("export", db="new.db").out == treatytrack("export").out


def test_standard_input_is_read_as_it_is_said_to_be(treatytrack: Treatytrack) -> None:
    lines = treatytrack("export", "--format", "jsonl").out
    assert treatytrack("import", "-", "--format", "jsonl", given=lines).err == counts(read=5, unchanged=5)
    assert treatytrack("import", "-", given=lines).code == WRONG


def test_a_key_that_a_record_lacks_stays_and_null_empties(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.json", json.dumps([{"ref": TRANSPORT, "place": None, "tags": ["project:instc"]}]))
    ended = treatytrack("import", "f.json", "--on-conflict", "update", "--dry-run")
    assert ended.lines[1:] == ["  place: Baku -> (empty)", "  tags: (empty) -> project:instc"]


def test_records_of_one_file_may_have_different_keys(treatytrack: Treatytrack) -> None:
    records = [{"ref": TRANSPORT, "place": "Ganja"}, {"title": "New", "party_a": "Iran", "party_b": "Russia"}]
    treatytrack.csv("f.json", json.dumps(records))
    ended = treatytrack("import", "f.json", "--on-conflict", "update")
    assert ended == Ended("", counts(read=2, added=1, updated=1), DONE)
    (one,) = json.loads(treatytrack("list", f"ref:{TRANSPORT}", "--columns", "place,until", "--format", "json").out)
    assert one == {"place": "Ganja", "until": "2026?"}


@pytest.mark.parametrize(
    ("content", "said", "code"),
    [
        (
            '[{"title": "X", "party_a": "Irann", "party_b": "AZE",\n"signed": "31 April 2025"},\n{"titel": "Y"}]',
            'f.json:3: "titel" is not a column of a register: did you mean title?',
            WRONG,
        ),
        (
            '[{"title": "X", "party_a": "Irann", "party_b": "AZE",\n"signed": "31 April 2025"},\n{"title": 1.5}]',
            'f.json:1: party_a: No party is called "Irann".',
            WRONG,
        ),
        ('[{"title": "X",', "f.json:1: it ends in the midst of a record; nothing was changed.", WRONG),
        ('[{"title": "X', "f.json:1: it ends in the midst of a record; nothing was changed.", WRONG),
        (f'[\n{{"ref": "{TRANSPORT}", "place": "Ganja"}}]', f"f.json:2: place: {TRANSPORT} is there and", CONFLICT),
    ],
)
def test_problems_are_named_with_their_line_and_nothing_is_changed(
    treatytrack: Treatytrack, content: str, said: str, code: int
) -> None:
    before = treatytrack.digest
    treatytrack.csv("f.json", content)
    ended = treatytrack("import", "f.json")
    assert (ended.out, ended.code, treatytrack.digest) == ("", code, before)
    assert ended.err.startswith(said)
    assert ended.err.endswith("nothing was changed.\n")


OF_OTHERS = (
    '{"title": "Visa", "party_a": "AZE", "party_b": "IRN", "score": 1.5, "status": {"code": "F", "label": "In force"}, '
    '"topic": {}}\n'
)


def test_an_object_in_a_column_of_others_is_columns_of_its_own(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.jsonl", OF_OTHERS)
    ended = treatytrack("import", "f.jsonl", "--map", "status.label=stated_status", "--other-columns", "notes")
    assert ended.code == DONE
    assert treatytrack("export", "title:visa", "--columns", "title,stated_status,notes").lines[1:] == [
        'Visa,In force,"score: 1.5',
        'status.code: F"',
    ]


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ('{"x": {"y": 1}, "x.y": 2}', 'f.jsonl:1: the key "x.y" stands twice in one record'),
        ('{"title": {"en": "A"}}', "f.jsonl:1: title: is an object, and should be a text, a whole number, a list"),
        ('{"x": ' + '{"y": ' * 400 + "1" + "}" * 401, 'f.jsonl:1: "x.y.y.y.y" is not a column of a register'),
    ],
)
def test_an_object_that_cannot_be_columns_is_refused(treatytrack: Treatytrack, record: str, said: str) -> None:
    treatytrack.csv("f.jsonl", f"{record}\n")
    ended = treatytrack("import", "f.jsonl")
    assert (ended.code, ended.err[: len(said)]) == (WRONG, said)
