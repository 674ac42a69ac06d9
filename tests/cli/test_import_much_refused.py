"""However much of a file is refused or odd: all that is wrong is told, by line, and little of it is held in memory."""

import tempfile
from pathlib import Path

import pytest

from treatytrack.actions.importing import agreements
from treatytrack.cli.importing import refused, telling
from treatytrack.cli.importing.refused import Refused, RefusedRecords

from .test_import import none_taken
from .world import FAILED, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")

# A row that gives itself no ref waits for the others, so that its conflict is known last.
WAITING = """ref,title,party_a,party_b,place
,T,RUS,KAZ,Omsk
,T,RUS,KAZ,Astana
X-1,T,AZE,Irann,
,U,AZE,Irann,
,T,RUS,KAZ,Moscow
X-2,U,AZE,Irann,
"""


@pytest.mark.parametrize("in_memory", [1, 1_000_000])
@pytest.mark.parametrize("at_once", [1, 2, 500])
def test_what_is_refused_is_told_by_line_though_it_was_known_otherwise(
    treatytrack: Treatytrack, monkeypatch: pytest.MonkeyPatch, in_memory: int, at_once: int
) -> None:
    monkeypatch.setattr(refused, "_IN_MEMORY", in_memory)
    monkeypatch.setattr(agreements, "AT_ONCE", at_once)
    treatytrack.csv("f.csv", WAITING)
    *said, last = treatytrack("import", "f.csv").err.splitlines()
    assert [line.split(": ")[0] for line in said] == ["f.csv:3", "f.csv:4", "f.csv:5", "f.csv:6", "f.csv:7"]
    assert last == none_taken(5, 6).rstrip()


def refused_rows(names: list[str]) -> str:
    return "title,party_a,party_b\n" + "".join(f"T{at},AZE,{name}\n" for at, name in enumerate(names))


def test_what_many_rows_have_in_common_is_said_once_more_with_their_number(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", refused_rows([*["Bbbb"] * 7, *["Cccc"] * 13, "Dddd"]))
    *said, counted, most, less, _ = treatytrack("import", "f.csv").err.splitlines()
    assert [line.split(": ")[0] for line in said] == [f"f.csv:{line}" for line in range(2, 23)]
    assert counted == "f.csv: several rows have the same fault:"
    assert (most, less) == (
        f"f.csv: 13 times {said[7].split(': ', 1)[1]}",
        f"f.csv: 7 times {said[0].split(': ', 1)[1]}",
    )


def test_of_very_many_common_faults_the_first_are_said(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", refused_rows([f"Name {at:02d}" for at in range(21)] * 2))
    said = treatytrack("import", "f.csv").err.splitlines()
    assert [line for line in said if " times " in line] == said[43:53]
    assert said[53] == "f.csv: and 11 more that several rows have"


def test_of_no_more_than_are_read_through_all_are_said(treatytrack: Treatytrack) -> None:
    treatytrack.csv("f.csv", refused_rows([f"Name {at:02d}" for at in range(20)] * 2))
    said = treatytrack("import", "f.csv").err.splitlines()
    assert [line for line in said if " times " in line] == said[41:-1]
    assert len(said) == 62


def test_no_more_kinds_of_faults_are_counted_than_can_be_held(
    treatytrack: Treatytrack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(telling, "_KINDS_COUNTED", 2)
    treatytrack.csv("f.csv", refused_rows([*["Aaaa", "Bbbb", "Cccc"] * 11, *["Cccc"] * 11]))
    said = treatytrack("import", "f.csv").err.splitlines()
    assert [line.split()[1:3] for line in said if " times " in line] == [["11", "times"]] * 2


@pytest.mark.parametrize("names", [["Aaaa"] * 20, [f"Name {at}" for at in range(30)]])
def test_what_can_be_read_through_is_said_no_more_than_once(treatytrack: Treatytrack, names: list[str]) -> None:
    treatytrack.csv("f.csv", refused_rows(names))
    assert "several rows" not in treatytrack("import", "f.csv").err


def test_records_come_back_by_line_from_as_many_stretches_as_there_are() -> None:
    said = ("title", "is \ud800 empty")
    kept = RefusedRecords()
    for line in (3, 5, 5, 9, 2, 4, 9, 1):
        kept.add(Refused(line, [said]))
    kept.is_complete()
    assert [record.line for record in kept.by_line()] == [1, 2, 3, 4, 5, 5, 9, 9]
    assert {tuple(place) for record in kept.by_line() for place in record.places} == {said}
    kept.close()


def test_where_there_is_no_room_for_what_is_refused_nothing_is_kept(
    treatytrack: Treatytrack, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(refused, "_IN_MEMORY", 1)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    treatytrack.csv("f.csv", "title,party_a,party_b\nT,AZE,Irann\nU,AZE,IRN\n")
    before = treatytrack.digest
    ended = treatytrack("import", "f.csv", "--keep-good")
    assert ended.err == (
        f"What is refused could not be kept in {tmp_path / 'gone'} while the file is read: No such file or directory; "
        "nothing was changed: name a folder with room in TMPDIR.\n"
    )
    assert (ended.code, treatytrack.digest) == (FAILED, before)
