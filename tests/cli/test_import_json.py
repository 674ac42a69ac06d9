"""JSON as others give it: lists whose items the file itself holds apart, and what is no cell at all."""

import json
from typing import Any

import pytest

from .test_import import counts
from .world import DONE, WRONG, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

TREATY = {"Title": "A", "Country": "Iran"}
HOME = ("--set", "party_a=AZE")


def written(treatytrack: Treatytrack, *records: dict[str, Any]) -> None:
    treatytrack.csv("f.json", json.dumps(records))


def one(treatytrack: Treatytrack, columns: str) -> dict[str, Any]:
    """What is recorded of the only agreement."""
    found = json.loads(treatytrack("export", "--format", "json", "--columns", columns).out)["agreements"]
    assert len(found) == 1
    return dict(found[0])


ITEMS = ["Loans; credits", "Rail | road", "two\nlines", 'a "quoted" one', '"all quoted"']


@pytest.mark.parametrize("column", ["subjects", "languages", "territories", "tags", "sources"])
def test_the_items_of_a_list_are_not_parted_again(treatytrack: Treatytrack, column: str) -> None:
    written(treatytrack, {**TREATY, "X": [*ITEMS, " "]})
    assert treatytrack("import", "f.json", *HOME, "--map", f"X={column}").code == DONE
    assert one(treatytrack, column) == {column: ITEMS}


@pytest.mark.parametrize("more", ["", ", replace = {'L' = 'L'}", ", join = ' '"])
def test_a_preset_parts_no_list_either(treatytrack: Treatytrack, more: str) -> None:
    treatytrack.csv(
        "p.toml",
        "[read]\nnull='-'\nhtml=true\n[columns]\ntitle='Title'\nparty_a='Country'\n"
        f"subjects={{from='X', split='/[;,|]/'{more}}}\nparty_b='B'\n",
    )
    written(treatytrack, {**TREATY, "B": "AZE", "X": ["Loans; credits", "Trade, tax", " "]})
    assert treatytrack("import", "f.json", "--preset", "p.toml").code == DONE
    assert one(treatytrack, "subjects") == {"subjects": ["Loans; credits", "Trade, tax"]}


def test_two_parties_of_a_list_are_its_items(treatytrack: Treatytrack) -> None:
    treatytrack.csv(
        "p.toml", "[columns]\ntitle='Title'\nparties='Who'\n[[party]]\ncode='KOR'\nalso=['Korea | South']\n"
    )
    in_one = {"Title": "B", "Who": "Iran; Korea"}  # the same text, and no list
    written(
        treatytrack, {"Title": "A", "Who": ["Iran", "Korea | South"]}, {"Title": "C", "Who": ["AZE", "IRN"]}, in_one
    )
    ended = treatytrack("import", "f.json", "--preset", "p.toml", "--keep-good")
    assert '"Korea" may be' in ended.err
    assert "Read 3, added 2" in ended.err
    assert treatytrack("export", "title:A", "--columns", "party_a,party_b").lines[1:] == ["IRN,KOR"]


NO_CELL = {**TREATY, "docs": [{"u": "x"}]}


@pytest.mark.parametrize(
    ("options", "notes"),
    [
        (("--other-columns", "ignore"), ""),
        (("--map", "docs="), ""),
        (("--other-columns", "notes"), 'docs: [{"u": "x"}]'),
    ],
)
def test_what_is_no_cell_stops_nothing_where_it_is_not_read(
    treatytrack: Treatytrack, options: tuple[str, ...], notes: str
) -> None:
    written(treatytrack, NO_CELL)
    assert treatytrack("import", "f.json", *HOME, *options).err.endswith(counts(read=1, added=1))
    assert one(treatytrack, "notes") == {"notes": notes or None}


@pytest.mark.parametrize("options", [("--map", "docs=sources"), ("--map", "docs=notes")])
def test_what_is_no_cell_is_wrong_where_it_is_read(treatytrack: Treatytrack, options: tuple[str, ...]) -> None:
    written(treatytrack, NO_CELL)
    ended = treatytrack("import", "f.json", *HOME, *options)
    assert (ended.code, "f.json:1: docs: a list holds texts only" in ended.err) == (WRONG, True)


def test_what_is_no_cell_is_a_column_that_nothing_reads(treatytrack: Treatytrack) -> None:
    written(treatytrack, NO_CELL)
    assert 'nothing reads "docs"' in treatytrack("import", "f.json", *HOME).err
    written(treatytrack, {"title": "A", "party_a": "AZE", "party_b": "IRN", "docs": [{"u": "x"}]})
    assert '"docs" is not a column' in treatytrack("import", "f.json").err
    assert treatytrack("import", "f.json", "--other-columns", "ignore").err == counts(read=1, added=1)


def test_a_title_in_the_place_of_a_ref_is_said_to_be_one(treatytrack: Treatytrack) -> None:
    old = {"title": "Old", "party_a": "AZE", "party_b": "IRN", "in_force": "1990-01-01", "replaced_by": '"New"'}
    written(treatytrack, old, {"title": "New", "party_a": "AZE", "party_b": "IRN", "in_force": "2000-01-01"})
    assert treatytrack("import", "f.json").code == DONE
    shown = treatytrack("show", "AZE-IRN-ND-1").out
    assert '"New"  named by its title: when it is in the register, write its ref' in shown


def test_a_dry_run_tells_words_without_a_rule_though_a_row_is_refused(treatytrack: Treatytrack) -> None:
    treatytrack.csv(
        "p.toml",
        "[columns]\ntitle='Title'\nparty_a='Country'\nparty_b='B'\nstated_status='S'\n"
        "[values.stated_status]\ngilt='in-force'\n",
    )
    written(treatytrack, {**TREATY, "B": "Nobody knows it", "S": "gilt"}, {**TREATY, "B": "AZE", "S": "geltend"})
    told = 'stated_status: 1 word without a rule, kept as written: "geltend" (1)\n'
    ended = treatytrack("import", "f.json", "--preset", "p.toml", "--dry-run")
    assert (ended.code, ended.err.count(told)) == (WRONG, 1)
    assert treatytrack("import", "f.json", "--preset", "p.toml", "--dry-run", "--keep-good").err.count(told) == 1


def test_what_others_call_as_we_do_may_hold_an_object(treatytrack: Treatytrack) -> None:
    treatytrack.csv(
        "p.toml",
        "[read]\nother-columns='ignore'\n[set]\nparty_a='AZE'\n[columns]\ntitle='title.en'\nparty_b='partner'\n"
        "signed='signed.date'\nplace='signed.place'\nsubjects='subjects'\nstated_status='status.label'\n",
    )
    theirs = {
        "title": {"en": "Trade", "az": "Ticarət"},
        "partner": "Iran",
        "signed": {"date": "2001-02-03", "place": ["Baku"]},
        "type": ["bilateral", "trade"],
        "subjects": [],
        "status": {"id": 1, "label": "in-force"},
    }
    written(treatytrack, theirs)
    assert treatytrack("import", "f.json", "--preset", "p.toml").err.endswith(counts(read=1, added=1))
    assert one(treatytrack, "title,signed,place,stated_status") == {
        "title": "Trade",
        "signed": "2001-02-03",
        "place": "Baku",
        "stated_status": "in-force",
    }
    refused = treatytrack("import", "f.json", "--preset", "p.toml", "--map", "type=type")
    assert (refused.code, "f.json:1: type: is a list, and holds one value" in refused.err) == (WRONG, True)
    named = treatytrack("import", "f.json", "--preset", "none")
    assert 'nothing reads "title.en", "title.az"' in named.err


OF_OBJECTS = {
    "name": "Water",
    "sides": [{"iso3": "AZE", "role": {"id": 1}}, {"iso3": "IRN"}],
    "docs": [{"url": "https://a.example/1"}, {"url": "https://a.example/2", "lang": None}],
}
OF_OBJECTS_PRESET = (
    "[read]\nother-columns='refuse'\nignore='docs'\n[columns]\ntitle='name'\nparties='sides.iso3'\nsources='docs.url'\n"
)


@pytest.mark.parametrize("file", ["f.json", "f.jsonl"])
def test_what_all_objects_of_a_list_hold_under_a_key_is_a_list(treatytrack: Treatytrack, file: str) -> None:
    treatytrack.csv("p.toml", OF_OBJECTS_PRESET)
    records = [OF_OBJECTS, {"name": "Empty", "sides": [{"iso3": "AZE"}, {"iso3": "TUR"}], "docs": []}]
    lines = "\n".join(map(json.dumps, records))
    treatytrack.csv(file, json.dumps(records) if file == "f.json" else lines)
    assert treatytrack("import", file, "--preset", "p.toml").err.endswith(counts(read=2, added=2))
    found = json.loads(treatytrack("export", "--format", "json", "--columns", "party_b,sources").out)["agreements"]
    assert found == [
        {"party_b": "IRN", "sources": ["https://a.example/1", "https://a.example/2"]},
        {"party_b": "TUR", "sources": []},
    ]


def test_objects_of_a_list_are_named_where_something_is_wrong(treatytrack: Treatytrack) -> None:
    written(treatytrack, OF_OBJECTS)
    treatytrack.csv("p.toml", OF_OBJECTS_PRESET.replace("sides.iso3", "sides.iso2"))
    assert (
        'lacks: "sides.iso2" (did you mean "sides.iso3"?)' in treatytrack("import", "f.json", "--preset", "p.toml").err
    )
    treatytrack.csv("p.toml", OF_OBJECTS_PRESET.replace("sides.iso3", "sides"))
    ended = treatytrack("import", "f.json", "--preset", "p.toml")
    assert "f.json:1: sides: a list holds texts only; its objects hold sides.iso3, sides.role.id" in ended.err
    treatytrack.csv("p.toml", OF_OBJECTS_PRESET)
    written(treatytrack, OF_OBJECTS, {**OF_OBJECTS, "sides": "Iran"})
    ended = treatytrack("import", "f.json", "--preset", "p.toml")
    assert "f.json:1: sides: holds no objects, so nothing under iso3" in ended.err


def test_what_objects_hold_can_be_mapped(treatytrack: Treatytrack) -> None:
    written(treatytrack, OF_OBJECTS)
    ended = treatytrack("import", "f.json", "--map", "sides.iso3=parties", "--map", "docs.url=sources")
    assert ended.err.endswith(counts(read=1, added=1))


@pytest.mark.parametrize("file", ["f.json", "f.jsonl"])
def test_what_names_an_object_is_recognised_as_the_object_is(treatytrack: Treatytrack, file: str) -> None:
    of_two = {
        "title": "Water",
        "parties": [{"name": "Iran"}, {"name": "Iraq"}],
        "Subjects": [{"id": 7, "Label": "Sea"}],
    }
    treatytrack.csv(file, json.dumps([of_two] if file == "f.json" else of_two))
    ended = treatytrack("import", file)
    assert f'{file}: "parties.name" is party_a and party_b, "Subjects.Label" is subjects\n' in ended.err
    assert one(treatytrack, "party_a,party_b,subjects") == {"party_a": "IRN", "party_b": "IRQ", "subjects": ["Sea"]}
    told = treatytrack("import", file, "--map", "parties.name=parties")
    assert told.err.endswith(counts(read=1, unchanged=1))


def test_what_objects_hold_beside_what_is_read_is_left_out_in_words_or_kept(treatytrack: Treatytrack) -> None:
    sides = [{"name": "Iran", "role": "host", "x": {"id": 1}}, {"name": "Iraq"}]
    written(treatytrack, {"title": "Water", "parties": sides, "subjects": [{"label": "Sea"}]})
    said = treatytrack("import", "f.json").err.splitlines()
    assert said[1:-1] == ["left out: parties.role, parties.x.id"]
    assert treatytrack("undo", "--yes").code == DONE
    said = treatytrack("import", "f.json", "--other-columns", "notes").err.splitlines()
    assert said[1:-1] == ["kept in the notes: parties.role, parties.x.id"]
    assert one(treatytrack, "notes") == {"notes": "parties.role: host\nparties.x.id: 1"}
    for ignored in ("parties", "parties.role', 'parties.x.id"):
        preset = (
            f"[read]\nignore=['{ignored}']\n[columns]\ntitle='title'\nparties='parties.name'\nsubjects='subjects.label'"
        )
        treatytrack.csv("p.toml", preset)
        said = treatytrack("import", "f.json", "--preset", "p.toml", "--other-columns", "notes").err.splitlines()
        assert [line for line in said if "parties" in line] == []


def test_what_names_one_object_is_its_column_and_two_names_are_refused(treatytrack: Treatytrack) -> None:
    written(treatytrack, {"title": "Water", "country": {"title": "Iraq"}, "status": {"label": "Draft"}})
    assert treatytrack("import", "f.json", *HOME).err.endswith(counts(read=1, added=1))
    assert one(treatytrack, "party_b,stated_status") == {"party_b": "IRQ", "stated_status": "Draft"}
    written(treatytrack, {"title": "Water", "country": {"name": "Iraq", "label": "Irak"}})
    assert '"country.name" and "country.label" both may be party_b' in treatytrack("import", "f.json", *HOME).err


def test_what_objects_hold_is_shown_where_nothing_is_known(treatytrack: Treatytrack) -> None:
    other = {"caption": "Land", "sides": [{"iso2": "IR"}]}
    written(treatytrack, other, {"caption": "Water", "sides": [{"iso3": "IRN"}, {"iso3": "IRQ"}]})
    assert '? = "sides.iso3"  # IRN, IRQ\n' in treatytrack("import", "f.json").err


def test_a_preset_names_the_list_that_holds_the_records(treatytrack: Treatytrack) -> None:
    preset = "[columns]\ntitle='Title'\nparty_b='Country'\n[set]\nparty_a='AZE'\n"
    treatytrack.csv("f.json", json.dumps({"kinds": [{"k": 1}], "data": {"items": [TREATY]}}))
    treatytrack.csv("p.toml", preset)
    ended = treatytrack("import", "f.json", "--preset", "p.toml")
    assert (ended.code, ended.out) == (WRONG, "")
    assert 'may be in "kinds" (1) or "data.items" (1): say which in a preset, as records = "kinds"' in ended.err
    treatytrack.csv("p.toml", f"[read]\nrecords='data.items'\n{preset}")
    assert treatytrack("import", "f.json", "--preset", "p.toml").err.endswith(counts(read=1, added=1))


def test_the_list_in_an_answer_is_told_and_its_refused_records_stay_in_one(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.json", json.dumps({"meta": {"n": 2}, "results": [TREATY, {"Title": "B"}]}, indent=1))
    ended = treatytrack("import", "f.json", *HOME, "--keep-good", "--rejects", "r.json")
    assert ended.err.startswith('f.json: the records are those of the list "results"; what stands beside it is passed')
    assert [*json.loads((treatytrack.folder / "r.json").read_text())] == ["results"]


def test_rows_that_are_no_objects_are_said_to_be_none(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.json", '[["title", "party"],\n["A", "Iran"]]')
    ended = treatytrack("import", "f.json", "--set", "party_a=AZE")
    assert ended.err == "f.json:1: a record is an object in braces, not a list; nothing was changed.\n"
    treatytrack.csv("f.json", '{"columns": [{"name": "title"}], "data": [["A", "Iran"]]}')
    treatytrack.csv("p.toml", '[read]\nrecords = "data"\n')
    ended = treatytrack("import", "f.json", "--preset", "p.toml")
    said = 'f.json: the list "data" holds lists, and a record is an object in braces: '
    assert ended.err.startswith(said)
    treatytrack.csv("f.json", '{"meta": {"n": 1}, "data": [["A", "Iran"]]}')
    assert treatytrack("import", "f.json").err.startswith(said)


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ("[]", "f.json holds no rows"),
        ('[["A", "Iran"], {"Title": "B"}]', "f.json:1: a record is an object in braces, not a list"),
    ],
)
def test_a_list_that_is_named_may_be_empty_or_hold_records_beside_lists(
    treatytrack: Treatytrack, records: str, said: str
) -> None:
    treatytrack.csv(
        "p.toml",
        '[read]\nrecords = "data"\noptional = ["Title"]\n[columns]\ntitle = "Title"\n[set]\nparty_a="AZE"\nparty_b="IRN"\n',
    )
    treatytrack.csv("f.json", f'{{"data": {records}}}')
    assert f"{said}\n" in treatytrack("import", "f.json", "--preset", "p.toml").err


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ('{"title": "A", "signed": "2001", "at": [[1, 2]]}', 'f.json:1: "title" stands where'),  # is a record itself
        ('{"x": "A", "at": [[1, 2]]}\n{"x": "B", "at": [[1, 2]]}', 'f.json:1: "x" stands where'),  # is not all
        ('{"at": [[1, 2]], "results": []}', 'f.json: the records are those of the list "results"'),
    ],
)
def test_lists_that_lie_beside_are_not_taken_for_records(treatytrack: Treatytrack, file: str, said: str) -> None:
    treatytrack.csv("f.json", file)
    assert treatytrack("import", "f.json").err.startswith(said)


@pytest.mark.parametrize("file", ["f.json", "f.jsonl"])
def test_a_record_without_a_key_is_refused_though_it_is_the_only_one(treatytrack: Treatytrack, file: str) -> None:
    treatytrack.csv(file, "[{}]" if file == "f.json" else "{}\n")
    ended = treatytrack("import", file)
    assert f"{file}:1: title: is empty, and every agreement has one\n" in ended.err
    assert ended.code == WRONG


TERMS: list[dict[str, Any]] = [
    {"Title": "A", "Country": "Iran", "Term": None, "Signed by": [{"name": "X"}]},
    {"Title": "B", "Country": "Iraq", "Term": {"number": 5, "unit": "years"}, "Signed by": []},
]
OF_TERMS = """\
header = ["Title", "Term.number", "Signed by.name"]
[set]
party_a = "AZE"
[columns]
title = "Title"
party_b = "Country"
lasts = "{Term.number} {Term.unit}"
signatory_a = "Signed by.name"
"""


@pytest.mark.parametrize("name", ["f.json", "f.jsonl"])
def test_nothing_in_the_place_of_an_object_is_no_column(treatytrack: Treatytrack, name: str) -> None:
    treatytrack.csv("p.toml", OF_TERMS)
    treatytrack.csv(name, json.dumps(TERMS) if name == "f.json" else "\n".join(map(json.dumps, TERMS)))
    ended = treatytrack("import", name, "--preset", "p.toml")
    assert ended.err.endswith(f"this header\n{counts(read=2, added=2)}")


@pytest.mark.parametrize("name", ["f.json", "f.jsonl"])
@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_text_in_the_place_of_an_object_is_one_wherever_it_stands(
    treatytrack: Treatytrack, name: str, at: int
) -> None:
    records = [*TERMS[:at], {"Title": "C", "Country": "Kenya", "Term": "for ever", "Signed by": None}, *TERMS[at:]]
    treatytrack.csv("p.toml", OF_TERMS)
    treatytrack.csv(name, json.dumps(records) if name == "f.json" else "\n".join(map(json.dumps, records)))
    assert ': nothing reads "Term": name them under ignore' in treatytrack("import", name, "--preset", "p.toml").err
