"""A report is remembered in a small table, and what was changed since is read from the history."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from treatytrack.columns import texts_of
from treatytrack.errors import RegisterUnusable
from treatytrack.store.opening import open_for_reading
from treatytrack.store.past.report_runs import Run, remember_report

from .world import as_nobody, recorded, register_of, writing

FIRST = Run(date(2026, 11, 16), "2026-11-16T03:00:00.000Z", as_of_named=False, last_change=7, within="90d")
NEXT = Run(date(2026, 11, 23), "2026-11-23T03:00:00.000Z", as_of_named=False, last_change=9, within="1y")


def runs(register: Path, query: str = "") -> list[Run]:
    with open_for_reading(register) as reading:
        return reading.past.report_runs(query)


def test_the_latest_day_comes_first_and_each_query_has_its_own(register: Path) -> None:
    for query, run in (("", FIRST), ("", NEXT), ("party:IRN", FIRST)):
        remember_report(register, query, run)
    assert runs(register) == [NEXT, FIRST]
    assert runs(register, "party:IRN") == [FIRST]
    assert runs(register, "party:RUS") == []


def test_of_a_day_the_first_report_is_remembered(register: Path) -> None:
    again = FIRST._replace(at="2026-11-16T15:00:00.000Z")
    named = again._replace(as_of_named=True)
    for run in (FIRST, again, named):
        remember_report(register, "", run)
    assert set(runs(register)) == {FIRST, named}


def test_where_it_cannot_be_written_that_is_said(register: Path, open_folder: Path) -> None:
    there = open_folder / "treatytrack.db"
    there.write_bytes(register.read_bytes())
    there.chmod(0o444)
    open_folder.chmod(0o555)
    with as_nobody(open_folder, there):
        with pytest.raises(RegisterUnusable, match="is read-only for you"):
            remember_report(there, "", FIRST)
        assert runs(there) == []
    open_folder.chmod(0o755)


def test_what_was_changed_since_is_told_with_how_it_was(tmp_path: Path) -> None:
    register = register_of(tmp_path / "r.db", recorded(ref="A", until="2026"), recorded(ref="B"), recorded(ref="D"))
    later = datetime(2026, 11, 22, 12, tzinfo=UTC)
    with writing(register, now=later, command="edit") as changing:
        changing.update(recorded(ref="A", until="2027"))
        changing.update(recorded(ref="A", until="2028"))
        changing.add(recorded(ref="C"))
        changing.remove("D")
        changing.set_setting("timezone", "Asia/Baku")
    with open_for_reading(register) as reading:
        before = reading.past.last_change_before("2026-11-22T00:00:00.000Z")
        changed = {ref: one for ref in "ABCD" if (one := reading.past.changes_of(ref, before))}
        assert {ref: one.is_new for ref, one in changed.items()} == {"A": False, "C": True, "D": False}
        assert reading.past.recorded_otherwise(before) == ["A", "D"]
        then = reading.past.as_it_was("A", changed["A"].first)
        assert then
        assert texts_of(then) == texts_of(recorded(ref="A", until="2026"))
        records = reading.past.records_of(changed["A"].first, changed["A"].last)
        assert (records.before["until"], records.after["until"]) == ("2026", "2028")
        assert reading.past.records_of(changed["D"].first, changed["D"].last).after == {}
        assert reading.past.as_it_was("C", changed["C"].first) is None
        assert reading.past.last_change_before("2026-11-22T12:00:00.000Z") == before
        assert reading.past.last_change_before("2026-11-22T12:00:00.001Z") == reading.past.last_change_before()
        assert reading.past.recorded_otherwise(reading.past.last_change_before()) == []
        assert [reading.past.changes_of(ref, 0) is None for ref in "ABE"] == [False, False, True]
        assert reading.past.last_change_before("2020-01-01T00:00:00.000Z") == 0


def test_so_is_what_is_replaced_by_something_of_which_more_is_known(tmp_path: Path) -> None:
    old = [recorded(ref=ref, replaced_by=by) for ref, by in (("A", "LATER"), ("B", "LATER"), ("C", "OTHER"))]
    register = register_of(tmp_path / "r.db", *old, recorded(ref="OTHER"))
    with writing(register, now=datetime(2026, 11, 22, tzinfo=UTC), command="add") as changing:
        changing.add_all([recorded(ref="LATER"), recorded(ref="NEW", replaced_by="LATER")])
    with open_for_reading(register) as reading:
        assert reading.past.replaced_by_changed(4) == [("A", "LATER"), ("B", "LATER")]
        assert reading.past.replaced_by_changed(0) == []
        assert reading.past.replaced_by_changed(reading.past.last_change_before()) == []
