"""What lists of objects hold in JSON: one object where others hold several, and an event of each."""

import json
from typing import Any

import pytest

from .test_import import counts
from .test_import_json import one, written
from .world import Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

ONE_OR_SEVERAL = (
    "[read]\nignore=['title.@lang']\n[set]\nparty_a='AZE'\n[columns]\nparty_b='who'\nsubjects='topic.#text'\n"
    "title={from='title.#text', find='^[A-Z].*'}\nother_titles={from='title.#text', find='^[a-z].*', default=''}\n"
)


@pytest.mark.parametrize("file", ["f.json", "f.jsonl"])
def test_one_object_is_read_as_a_list_of_one_where_other_records_hold_several(
    treatytrack: Treatytrack, file: str
) -> None:
    records = [
        {"title": {"@lang": "en", "#text": "One"}, "who": "Iran", "topic": {"#text": "Sea"}},
        {"title": [{"#text": "Two"}, {"#text": "iki"}], "who": "Iran", "topic": [{"#text": "Sea"}, {"#text": "Air"}]},
        {"title": [{"#text": "Three"}], "who": "Iran", "topic": None},
    ]
    treatytrack.csv("p.toml", ONE_OR_SEVERAL)
    treatytrack.csv(file, json.dumps(records) if file == "f.json" else "\n".join(map(json.dumps, records)))
    assert treatytrack("import", file, "--preset", "p.toml").err.endswith(counts(read=3, added=3))
    shown = treatytrack("export", "--format", "json", "--columns", "title,other_titles,subjects").out
    assert [list(one.values()) for one in json.loads(shown)["agreements"]] == [
        ["One", [], ["Sea"]],
        ["Two", ["iki"], ["Sea", "Air"]],
        ["Three", [], []],
    ]


OF_EVENTS = """\
[read]
other-columns = 'ignore'
[set]
party_a = 'AZE'
[columns]
title = 'name'
party_b = 'with'
[columns.events]
'notified {sides.acts.day} by "{sides.code}"' = { when = { 'sides.acts.kind' = 'note' } }
'ratified {done.day} by "{done.by}"' = {}
"amended {amended}" = {}
"""


@pytest.mark.parametrize(
    ("record", "events"),
    [
        ({"done": [{"by": "AZE", "day": "2001"}, {"day": "2003"}, {"by": "IRN", "day": "2002"}]}, ["ratified 2001 by AZE", "ratified 2002 by IRN"]),
        ({"done": {"by": "AZE", "day": "2001"}}, ["ratified 2001 by AZE"]),
        ({"done": [{"by": "AZE"}, {"day": "2003"}], "amended": ["2004", "2005-06-07"]}, ["amended 2004", "amended 2005-06-07"]),
        (
            {
                "sides": [
                    {"code": "AZE", "acts": [{"kind": "note", "day": "2001"}, {"kind": "visit", "day": "2002"}]},
                    {"code": "IRN", "acts": [{"kind": "visit", "day": "2002"}, {"kind": "note", "day": "2003"}]},
                    {"code": "TUR", "acts": []},
                ]
            },
            ["notified 2001 by AZE", "notified 2003 by IRN"],
        ),
    ],
)  # fmt: skip
def test_each_object_of_a_list_may_be_an_event(
    treatytrack: Treatytrack, record: dict[str, Any], events: list[str]
) -> None:
    treatytrack.csv("p.toml", OF_EVENTS)
    whole = {
        "done": [{"by": "AZE", "day": "1999"}, {}],
        "amended": ["1990"],
        "sides": [{"code": "IRN", "acts": [{"kind": "", "day": ""}, {"kind": "", "day": ""}]}],
    }
    other = {"name": "Other", "with": "Turkey", **whole, "amended": None}
    written(treatytrack, {"name": "A", "with": "Iran", **record}, other)
    assert treatytrack("import", "f.json", "--preset", "p.toml").err.endswith(counts(read=2, added=2))
    shown = treatytrack("export", "party:IRN", "--format", "json", "--columns", "events").out
    assert json.loads(shown)["agreements"] == [{"events": events}]


def test_lists_apart_make_no_event_together(treatytrack: Treatytrack) -> None:
    treatytrack.csv(
        "p.toml",
        "[set]\nparty_a='AZE'\n[columns]\ntitle='name'\nparty_b='with'\n[columns.events]\n'notified {days} by {whom}'={}",
    )
    alone = {"name": "A", "with": "Iran", "days": ["2001", "2002"], "whom": ["AZE"]}
    written(treatytrack, {**alone, "whom": ["AZE", "IRN"]})
    ended = treatytrack("import", "f.json", "--preset", "p.toml")
    assert "f.json:1: events: days, whom are lists apart: which items belong together is not told\n" in ended.err
    written(treatytrack, alone)
    assert treatytrack("import", "f.json", "--preset", "p.toml").err.endswith(counts(read=1, added=1))
    assert one(treatytrack, "events") == {"events": ["notified 2001 by AZE", "notified 2002 by AZE"]}


@pytest.mark.parametrize("file", ["f.json", "f.jsonl"])
def test_rejects_may_lack_what_other_records_have(treatytrack: Treatytrack, file: str) -> None:
    records: list[dict[str, Any]] = [
        {"name": "A", "with": "Iran", "term": {"years": 5}, "more": "x"},
        {"name": "B", "with": "Nobody", "term": None},
    ]
    preset = "header = ['name', 'more']\n[set]\nparty_a = 'AZE'\n[columns]\ntitle = 'name'\nparty_b = 'with'\n"
    treatytrack.csv("p.toml", f"{preset}lasts = '{{term.years}}y'\nnotes = 'more'\n")
    treatytrack.csv(file, json.dumps(records, indent=1) if file == "f.json" else "\n".join(map(json.dumps, records)))
    keeping = ("--preset", "p.toml", "--keep-good", "--rejects", f"r{file}")
    assert counts(read=2, added=1, refused=1) in treatytrack("import", file, *keeping).err
    rejects = treatytrack.folder / f"r{file}"
    rejects.write_text(rejects.read_text().replace('"with": "Nobody"', '"with": "Turkey"'))
    assert treatytrack("import", f"r{file}", "--preset", "p.toml").err.endswith(counts(read=1, added=1))
