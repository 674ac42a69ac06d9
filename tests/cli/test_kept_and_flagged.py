"""What a source states and cannot be: kept by `import`, flagged and counted; refused by `add`, `edit` and `record`."""

import csv
import io

import pytest

from .rows import Cells, csv_of
from .test_import import counts
from .test_record import Words, add, exported
from .test_record_refused import refused
from .world import DONE, WRONG, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

COLUMNS = (
    "ref", "title", "party_a", "party_b", "signed", "in_force", "until", "lasts", "renewal", "renewal_length",
    "renewal_limit", "notice", "survival", "ended", "ended_by", "replaced_by", "events", "notes",
)  # fmt: skip
BASE = {"ref": "T-1", "title": "Agreement T-1", "party_a": "AZE", "party_b": "IRN", "in_force": "2020-01-01"}
FIVE = {"lasts": "5y", "renewal": "none"}
TACIT = {"lasts": "5y", "renewal": "tacit", "renewal_length": "5y"}

# By a sentence: the cells, the column that the warning names, what it says, the list and the field that find it.
KEPT: dict[str, tuple[Cells, str, str, str]] = {
    # lengths and numbers that can be none
    "a_term_of_no_time": ({"lasts": "0y"}, "lasts", "lasts: ", "end"),
    "a_negative_term": ({"lasts": "-5y"}, "lasts", "lasts: ", "end"),
    "a_renewal_of_no_time": ({**TACIT, "renewal_length": "0m"}, "renewal_length", "renewal_length: ", "end"),
    "notice_of_no_time": ({**TACIT, "notice": "0d"}, "notice", "notice: ", "end"),
    "no_renewal_at_most": ({**TACIT, "renewal_limit": "0"}, "renewal_limit", "renewal_limit: ", "end"),
    "less_than_no_renewal": ({**TACIT, "renewal_limit": "-1"}, "renewal_limit", "renewal_limit: ", "end"),
    "survival_of_no_time": ({**FIVE, "survival": "0y"}, "survival", "survival: ", "end"),
    # terms that cannot stand together
    "a_renewal_without_a_term": (
        {"renewal": "tacit"}, "lasts", "renewal tacit, but no term to renew is recorded", "end",
    ),
    "an_open_end_that_renews": (
        {"lasts": "open", "renewal": "tacit"}, "lasts",
        "lasts open has no end, so nothing renews it and no day ends it", "end",
    ),
    # acts that cannot be
    "an_extension_to_an_earlier_day": (
        {**FIVE, "events": "extended 2022-01-01 until 2024-11-30"}, "events",
        "extended 2022-01-01 until 2024-11-30, a day before the end that it moves, 2024-12-31", "end",
    ),
    "an_extension_of_no_known_end": (
        {"events": "extended 2022-01-01 for 1y"}, "events",
        "extended 2022-01-01 by a length, but no end is known to count from: say until", "end",
    ),
    "an_extension_by_nothing": (
        {**FIVE, "events": "extended 2022-01-01"}, "events", "extended 2022-01-01 needs until or for, one of them: ", "end",
    ),
    "a_notice_by_a_third_party": (
        {**TACIT, "notice": "6m", "events": "notice 2022-01-01 by RUS"}, "events",
        "notice 2022-01-01 is by RUS, which is neither of the parties AZE and IRN", "end",
    ),
    "a_detail_that_means_nothing": (
        {**TACIT, "notice": "6m", "events": "notice 2022-01-01 until 2025"}, "events",
        "notice 2022-01-01 takes no until, only by, effective", "end",
    ),
    # an event and its column say different days
    "another_day_of_signature": (
        {"signed": "2019-12-01", "lasts": "open", "events": "signed 2019-12-05"}, "signed",
        "signed 2019-12-01, but an event says signed 2019-12-05", "entry",
    ),
    "a_later_day_of_one_side": (
        {"signed": "2019-12-01", "lasts": "open", "events": "signed 2019-12-05 by AZE"}, "signed",
        "signed 2019-12-01, but an event says signed 2019-12-05", "entry",
    ),
    "another_day_of_entry": (
        {"lasts": "open", "events": "in-force 2020-02-01"}, "in_force",
        "in_force 2020-01-01, but an event says in-force 2020-02-01", "entry",
    ),
    "another_day_of_the_end": (
        {"lasts": "open", "ended": "2024-01-01", "events": "terminated 2024-02-01"}, "ended",
        "ended 2024-01-01, but an event says terminated 2024-02-01", "end",
    ),
    "another_day_of_a_replacement": (
        {"lasts": "open", "ended": "2024-01-01", "replaced_by": "T-9", "events": "replaced 2024-02-01 other T-9"},
        "ended", "ended 2024-01-01, but an event says replaced 2024-02-01", "end",
    ),
}  # fmt: skip


def file_of(*rows: Cells) -> str:
    """Those rows as `export` would write them."""
    held = io.StringIO(newline="")
    writer = csv.DictWriter(held, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({**dict.fromkeys(COLUMNS, ""), **BASE, **row} for row in rows)
    return held.getvalue()


def imported(treatytrack: Treatytrack, *rows: Cells) -> list[str]:
    """Import those rows; what is said of it, line by line, without the counts at the end."""
    treatytrack.csv("f.csv", file_of(*rows))
    ended = treatytrack("import", "f.csv")
    *said, last = ended.err.splitlines(keepends=True)
    assert (ended.out, ended.code) == ("", DONE), ended.err
    assert last == counts(read=len(rows), added=len(rows), warnings=len(said))
    return [line.rstrip("\n") for line in said]


def options(cells: Cells) -> Words:
    """The same cells as options of `add` and `edit`."""
    named = {name: "event" if name == "events" else name.replace("_", "-") for name in cells}
    return tuple(word for name, text in cells.items() for word in (f"--{named[name]}", text))


@pytest.mark.parametrize("what", KEPT)
def test_it_is_kept_as_written_and_warned_of_once(treatytrack: Treatytrack, what: str) -> None:
    cells, column, said, field = KEPT[what]
    (warning,) = imported(treatytrack, cells)
    assert warning.startswith(f"f.csv:2: {column}: warning: {said}")
    assert treatytrack("export", "--columns", ",".join(COLUMNS)).out == file_of(cells)
    assert treatytrack.refs(f"contradiction:{field}") == ["T-1"]
    assert treatytrack("import", "f.csv").err == counts(read=1, unchanged=1)


@pytest.mark.parametrize("what", KEPT)
def test_add_and_edit_refuse_it_in_one_sentence(treatytrack: Treatytrack, what: str) -> None:
    cells, column, said, _ = KEPT[what]
    add(treatytrack, "--in-force", "2020-01-01")
    new = ("add", "Another", "--between", "AZE", "IRN", "--in-force", "2020-01-01")
    option = f"--{column.replace('_', '-')}"
    # what cannot even be read as a value is told by its option
    told = f"{option}: " if said == f"{column}: " else said
    before = treatytrack.digest
    for words in (new, ("edit", "T-1")):
        ended = treatytrack(*words, *options(cells))
        assert (ended.out, ended.code, ended.err.count("\n")) == ("", WRONG, 1), ended.err
        assert ended.err.startswith(told)
        assert column == "events" or option in ended.err
        assert treatytrack.digest == before


@pytest.mark.parametrize("what", KEPT)
def test_what_was_kept_does_not_stand_in_the_way_of_another_edit(treatytrack: Treatytrack, what: str) -> None:
    cells, _, said, field = KEPT[what]
    imported(treatytrack, cells)
    assert treatytrack("edit", "T-1", "--notes", "seen").out == "notes: (empty) -> seen\n"
    assert treatytrack("record", "T-1", "amended", "2020-06-01").code == DONE
    assert treatytrack.refs(f"contradiction:{field}") == ["T-1"]
    assert f"  !  {said}" in treatytrack("show", "T-1").out


@pytest.mark.parametrize("what", KEPT)
def test_an_edit_that_adds_another_contradiction_is_refused(treatytrack: Treatytrack, what: str) -> None:
    cells, *_ = KEPT[what]
    imported(treatytrack, cells)
    said = "ended 2019-05-01 lies before its entry into force 2020-01-01: correct --ended or what it contradicts."
    refused(treatytrack, said, WRONG, "edit", "T-1", "--ended", "2019-05-01", "--clear", "events")


# What would set it right, of some of them.
MENDED: list[tuple[str, Words]] = [
    ("a_term_of_no_time", ("edit", "T-1", "--lasts", "5y")),
    ("no_renewal_at_most", ("edit", "T-1", "--clear", "renewal_limit")),
    ("a_renewal_without_a_term", ("edit", "T-1", "--lasts", "5y")),
    ("an_extension_to_an_earlier_day", ("edit", "T-1/2", "--until", "2025-11-30")),
    ("an_extension_of_no_known_end", ("edit", "T-1/2", "--clear", "for", "--until", "2025-11-30")),
    ("a_notice_by_a_third_party", ("edit", "T-1/2", "--by", "IRN")),
    ("a_detail_that_means_nothing", ("edit", "T-1/2", "--clear", "until")),
    ("another_day_of_signature", ("edit", "T-1", "--signed", "2019-12-05")),
    ("another_day_of_the_end", ("edit", "T-1", "--ended", "2024-02-01")),
]


@pytest.mark.parametrize(("what", "words"), MENDED)
def test_it_is_settled_by_what_is_right(treatytrack: Treatytrack, what: str, words: Words) -> None:
    imported(treatytrack, KEPT[what][0])
    ended = treatytrack(*words)
    assert ended.code == DONE, ended.err
    assert treatytrack.refs("contradiction:end,entry") == []


def test_all_of_them_in_one_file_are_counted_and_come_back_the_same(treatytrack: Treatytrack) -> None:
    rows = [{**case[0], "ref": f"T-{at:02}", "title": f"No. {at}"} for at, case in enumerate(KEPT.values(), start=1)]
    said = imported(treatytrack, *rows)
    places = [line.split(": ")[:2] for line in said]
    assert places == [[f"f.csv:{line}", case[1]] for line, case in enumerate(KEPT.values(), start=2)]
    treatytrack.csv("exported.csv", treatytrack("export").out)
    again = treatytrack("import", "exported.csv", db="second.db")
    assert again.err.endswith(counts(read=len(rows), added=len(rows), warnings=len(rows)))
    assert treatytrack("export", db="second.db") == treatytrack("export")


def test_what_is_to_be_confirmed_is_found_too(treatytrack: Treatytrack) -> None:
    imported(treatytrack, KEPT["a_term_of_no_time"][0])
    assert treatytrack.refs("confirm:end") == ["T-1"]
    assert exported(treatytrack, "status,certain,ends") == "in-force,no,"
    assert treatytrack("edit", "T-1", *options({**TACIT, "notice": "none"})).code == DONE
    assert treatytrack.refs("confirm:notice") == treatytrack.refs("confirm:end") == []


FILLED_COLUMNS = "signed,provisional,in_force,ended,ended_by,replaced_by,events"

# What the cell `events` holds, and the columns then: an event that a column says in full is not repeated.
FILLED: list[tuple[str, str]] = [
    ("signed 2019-12-01", "2019-12-01,,,,,,"),
    ("provisional 2019-12-01; in-force 2020-01-01", ",2019-12-01,2020-01-01,,,,"),
    ("in-force 2020-01-01; terminated 2024-01-01", ",,2020-01-01,2024-01-01,,,"),
    (
        "terminated 2024-01-01 effective 2024-03-01",
        ",,,2024-03-01,,,terminated 2024-01-01 effective 2024-03-01",
    ),
    ("replaced 2024-01-01 other T-9", ",,,2024-01-01,,T-9,"),
    ("replaced 2024-01-01", ",,,2024-01-01,replacement,,"),
    # both sides, and one side alone
    (
        "signed 2026-02-03 by AZE; signed 2026-01-10 by IRN",
        "2026-02-03,,,,,,signed 2026-02-03 by AZE; signed 2026-01-10 by IRN",
    ),
    ("signed 2026-01-10 by IRN", ",,,,,,signed 2026-01-10 by IRN"),
    ("signed 2019-12-01: in Baku", "2019-12-01,,,,,,signed 2019-12-01: in Baku"),
    ("in-force 2020?", ",,2020?,,,,"),
]


@pytest.mark.parametrize(("events", "cells"), FILLED)
def test_events_of_a_file_fill_empty_columns_and_come_back_the_same(
    treatytrack: Treatytrack, events: str, cells: str
) -> None:
    treatytrack.csv("f.csv", csv_of([{**BASE, "in_force": "", "events": events}]))
    assert treatytrack("import", "f.csv").err == counts(read=1, added=1)
    assert exported(treatytrack, FILLED_COLUMNS) == cells
    treatytrack.csv("exported.csv", treatytrack("export").out)
    assert treatytrack("import", "exported.csv", db="second.db").err.endswith(counts(read=1, added=1))
    assert treatytrack("export", db="second.db") == treatytrack("export")
    assert treatytrack("show", "T-1", db="second.db") == treatytrack("show", "T-1")


def test_a_member_and_a_successor_are_no_third_party(treatytrack: Treatytrack) -> None:
    terms = {**TACIT, "notice": "6m"}
    rows = [
        {**terms, "party_a": "BLEU", "events": "notice 2022-01-01 by BEL"},
        {**terms, "ref": "T-2", "title": "No. 2", "party_a": "SUN", "events": "notice 2022-01-01 by RUS"},
    ]
    assert imported(treatytrack, *rows) == []
