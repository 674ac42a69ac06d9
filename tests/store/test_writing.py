"""What is written is kept whole, or nothing of it: the agreement as it was, in a register that was there or is new."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from treatytrack.columns import texts_of
from treatytrack.domain.agreement import Elsewhere
from treatytrack.errors import Conflict, NotFound, RegisterUnusable, TreatytrackError
from treatytrack.store import writing as writing_module
from treatytrack.store.opening import open_for_reading

from .comparing import differences
from .world import DAY, EVERYTHING, NOW, recorded, refs_in, register_of, writing

FULL = recorded(
    ref="AZE-IRN-2025-1",
    source_id="17/b",
    title="Agreement on [Maritime] Transport\x00\r\n",
    other_titles='Dəniz nəqliyyatı; "a; b"',
    type="agreement",
    binding="yes",
    signatory_a="A. Əliyev",
    signed="2025-04?",
    place="Bakı",
    entry_rule="notification + 30d",
    until="2030",
    lasts="5y",
    renewal="tacit",
    renewal_length="unknown",
    renewal_limit="3",
    notice="none",
    denunciation="receipt + 12m",
    survival="open",
    replaced_by='"A later one"',
    related="amends AZE-IRN-1998-2",
    stated_status="over",
    stated_on="2026-01-01",
    events='notified 2025-05-01 by IRN; meeting 2026-12-01 source "note 4": joint commission: 3rd',
    tags="project:instc",
    lead="6m",
    notes="  two blanks  ",
)
READ_BACK = FULL._replace(elsewhere=Elsewhere(absent=("AZE-IRN-1998-2",)))
"""The same, as a register shows it that does not have the agreement amended."""


def _agreement_of(path: Path, ref: str = "A-1") -> object:
    with open_for_reading(path) as register:
        return register.agreement(ref)


# --- an agreement ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("together", [1, 2], ids=["alone", "with another"])
def test_what_was_added_is_read_back_as_it_was(register: Path, together: int) -> None:
    with writing(register) as changing:
        changing.add_all([FULL, recorded(ref="A-1")][:together])
        assert changing.agreement(FULL.ref) == READ_BACK
    assert _agreement_of(register, FULL.ref) == READ_BACK
    with open_for_reading(register) as reading:
        assert texts_of(FULL) in set(map(texts_of, reading.agreements(EVERYTHING, DAY)))
        assert reading.count() == together


def test_agreements_come_by_ref_as_plain_text(register: Path) -> None:
    with writing(register) as changing:
        changing.add_all(recorded(ref=ref) for ref in ("B-1", "A-10", "A-9", "A-1"))
    assert refs_in(register) == ["A-1", "A-10", "A-9", "B-1"]
    with open_for_reading(register) as reading:
        assert reading.refs_beginning("A-1") == ["A-1", "A-10"]
        assert reading.refs_beginning("A", limit=2) == ["A-1", "A-10"]


def test_an_update_takes_the_place_of_what_was_there(register: Path) -> None:
    with writing(register) as changing:
        changing.add(recorded(tags="old; older", signed="2020-01-01"))
        changing.update(recorded(tags="new", signed="2021-01-01"))
    assert _agreement_of(register) == recorded(tags="new", signed="2021-01-01")
    with open_for_reading(register) as reading:
        assert list(differences(reading)) == []


def test_an_update_that_changes_nothing_leaves_no_trace(register: Path) -> None:
    with writing(register) as changing:
        changing.add(FULL)
    with writing(register) as changing:
        changing.update(FULL)
    with open_for_reading(register) as reading:
        assert len(list(reading.past.history_rows())) == 1


def test_who_changed_a_record_last_is_known_also_of_one_that_was_removed(register: Path) -> None:
    with writing(register) as there:
        there.add_all([recorded(ref="A-1"), recorded(ref="A-2")])
    with writing(register, user="samir", command="edit") as there:
        there.update(recorded(ref="A-1", place="Baku"))
    with writing(register, user="zahra", command="remove") as there:
        there.remove("A-2")
    with open_for_reading(register) as reading:
        assert reading.past.last_change_of("agreement", "A-1") == ("2026-11-21T09:30:00.000Z", "samir", "edit")
        assert reading.past.last_change_of("agreement", "A-2")[1:] == ("zahra", "remove")
        with pytest.raises(NotFound):
            reading.past.last_change_of("agreement", "A-3")


def test_what_is_not_there_cannot_be_changed(register: Path) -> None:
    with writing(register) as changing:
        with pytest.raises(NotFound):
            changing.update(recorded())
        with pytest.raises(NotFound):
            changing.remove("A-1")


def test_removing_takes_all_rows_with_it(register: Path) -> None:
    with writing(register) as changing:
        changing.add(FULL)
        changing.remove(FULL.ref)
    with closing(sqlite3.connect(register)) as connection:
        for table in ("agreement", "side", "listed", "event", "reference", "phase", "deadline", "series"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table


def test_the_same_agreement_is_found_with_its_parties_in_either_order(register: Path) -> None:
    with writing(register) as changing:
        changing.add(recorded(title="Trade", signed="2020", source_id="7"))
        for parties in (("AZE", "IRN"), ("IRN", "AZE")):
            assert [one.ref for one in changing.agreements_like(parties, "Trade", "2020", "")] == ["A-1"]
        assert changing.agreements_like(("AZE", "RUS"), "Trade", "2020", "") == []
        assert changing.agreements_like(("AZE", "IRN"), "Trade", "2021", "") == []
        assert [one.agreement.ref for one in changing.having(["source_id"], [["7"]])] == ["A-1"]
        assert changing.having(["source_id"], [["8"]]) == []
        assert changing.having(["party_b"], [["IRN"]])[0].agreement.ref == "A-1"
        assert changing.having(["party_a"], [["IRN"]]) == []


# --- all or nothing --------------------------------------------------------------------------------------------------


def test_a_failure_in_the_middle_changes_nothing(register: Path) -> None:
    with pytest.raises(Conflict), writing(register) as changing:
        changing.add_all([recorded(ref="A-1"), recorded(ref="A-2"), recorded(ref="A-1")])
    assert refs_in(register) == []


def test_an_error_of_the_caller_changes_nothing_and_stays_what_it_is(register: Path) -> None:
    def failing() -> None:
        with writing(register) as changing:
            changing.add(recorded())
            raise FileNotFoundError("the file to import")

    with pytest.raises(FileNotFoundError):
        failing()
    assert refs_in(register) == []


def test_a_new_register_that_is_there_is_not_called_failed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(folder: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(writing_module, "folder_on_disk", fails)
    with pytest.raises(
        TreatytrackError, match=r"was kept, but the disk reported an error at its end \(Input/output error\): see to"
    ):
        register_of(tmp_path / "new.db", recorded())
    assert refs_in(tmp_path / "new.db") == ["A-1"]


class _Unsure:
    """A connection whose COMMIT reports an error, after it was kept or after it was lost."""

    def __init__(self, connection: sqlite3.Connection, *, kept: bool) -> None:
        self._connection, self._kept = connection, kept

    def __getattr__(self, name: str) -> object:
        return getattr(self._connection, name)

    def execute(self, sql: str, *values: object) -> object:
        if sql != "COMMIT":
            return self._connection.execute(sql, *values)  # type: ignore[arg-type]
        self._connection.execute("COMMIT" if self._kept else "ROLLBACK")
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode, error.sqlite_errorname = sqlite3.SQLITE_IOERR_DIR_FSYNC, "SQLITE_IOERR_DIR_FSYNC"
        raise error


@pytest.mark.parametrize(
    ("kept", "sentence", "refs"),
    [
        (
            True,
            r"The change to .* was kept, but the disk reported an error at its end .*: see to the disk",
            ["A-1"],
        ),
        (False, r"could not be written: the disk reports an error \(SQLITE_IOERR_DIR_FSYNC\); nothing was changed", []),
    ],
)
def test_after_an_error_at_the_very_end_it_is_looked_up_whether_the_change_was_kept(
    kept: bool, sentence: str, refs: list[str], register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = writing_module._commit

    def unsure(connection: sqlite3.Connection, *rest: Any) -> None:
        commit(_Unsure(connection, kept=kept), *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(writing_module, "_commit", unsure)
    with pytest.raises(TreatytrackError, match=sentence), writing(register) as changing:
        changing.add(recorded())
    assert refs_in(register) == refs


def test_where_it_cannot_be_looked_up_either_nobody_says_that_nothing_was_changed(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = writing_module._commit

    def unreadable(path: Path) -> sqlite3.Connection:
        raise RegisterUnusable(f"{path} could not be read; nothing was changed")

    def unsure(connection: sqlite3.Connection, *rest: Any) -> None:
        monkeypatch.setattr(writing_module, "connected", unreadable)
        commit(_Unsure(connection, kept=True), *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(writing_module, "_commit", unsure)
    sentence = r"Whether the change to .* was kept is not known: .* see to the disk, then look with treatytrack history"
    with pytest.raises(TreatytrackError, match=sentence) as told, writing(register) as changing:
        changing.add(recorded())
    assert "nothing was changed" not in str(told.value)


# --- a new register --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_a_new_register_is_its_owners_alone(tmp_path: Path, umask: int) -> None:
    path = tmp_path / "folder" / "deeper" / "treatytrack.db"
    before = os.umask(umask)
    try:
        with writing(path, create=True, make_folder=True) as changing:
            changing.add(recorded())
    finally:
        os.umask(before)
    assert {file.name: oct(file.stat().st_mode & 0o777) for file in path.parent.iterdir()} == {
        "treatytrack.db": "0o600",
        "treatytrack.db.lock": "0o600",
    }
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_new_register_whose_first_change_fails_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "treatytrack.db"
    with pytest.raises(Conflict), writing(path, create=True) as changing:
        changing.add_all([recorded(), recorded()])
    assert [file.name for file in tmp_path.iterdir() if not file.name.endswith(".lock")] == []


def test_what_a_dead_writer_left_of_a_new_register_is_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "treatytrack.db"
    path.with_name("treatytrack.db.new").write_bytes(b"half")
    with writing(path, create=True) as changing:
        changing.add(recorded())
    assert refs_in(path) == ["A-1"]


def test_a_register_is_only_made_where_that_was_asked_for(tmp_path: Path) -> None:
    with pytest.raises(RegisterUnusable, match="There is no register at"), writing(tmp_path / "mistyped.db"):
        pass
    missing = tmp_path / "missing" / "treatytrack.db"
    with pytest.raises(RegisterUnusable, match="There is no folder"), writing(missing, create=True):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_register_that_is_there_is_not_made_again(register: Path) -> None:
    with writing(register) as changing:
        changing.add(recorded())
    with writing(register, create=True) as changing:
        assert changing.count() == 1


def test_a_link_to_a_register_is_the_register(register: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(register)
    with writing(link) as changing:
        changing.add(recorded())
    assert refs_in(register) == refs_in(link) == ["A-1"]
    assert not Path(f"{link}.lock").exists()


def test_the_clock_is_read_when_it_is_our_turn(tmp_path: Path) -> None:
    path = register_of(tmp_path / "register.db")
    others: list[str] = []

    def clock() -> datetime:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
            try:
                other.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as error:
                others.append(str(error))
        return NOW

    with writing(path, now=clock) as register:
        register.set_setting("timezone", "Asia/Baku")
    assert others == ["database is locked"]
