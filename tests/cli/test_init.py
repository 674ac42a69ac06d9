"""`init` makes an empty register, where it is told to and nowhere else."""

import fcntl
import stat
from pathlib import Path

import pytest

from .process import Process
from .world import CONFLICT, DONE, UNUSABLE, WRONG, Ended, Treatytrack

MADE = "Made a new register at relations.db\nNext: treatytrack add, or treatytrack import FILE.csv\n"


def test_a_new_register_is_empty_and_private(treatytrack: Treatytrack) -> None:
    assert treatytrack("init") == Ended("", MADE, DONE)
    assert treatytrack("list") == Ended("", "No agreement is found on 2026-11-21.\n", DONE)
    assert stat.S_IMODE(treatytrack.register.stat().st_mode) == 0o600


def test_without_a_place_named_it_is_made_in_the_data_folder(
    treatytrack: Treatytrack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    register = tmp_path / "data" / "treatytrack" / "treatytrack.db"
    ended = treatytrack("init", db=None)
    assert (ended.code, ended.err.splitlines()[0]) == (DONE, f"Made a new register at {register}")
    assert stat.S_IMODE(register.parent.stat().st_mode) == 0o700
    assert treatytrack("list", db=None).code == DONE


def test_what_is_there_is_never_replaced(treatytrack: Treatytrack, baku: Path) -> None:
    before = treatytrack.digest
    said = "There is a file at relations.db already; nothing was changed: name another place with --db.\n"
    assert treatytrack("init") == Ended("", said, CONFLICT)
    assert treatytrack.digest == before


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (
            ("init", "--timezone", "Asia/Tokyo"),
            "There is a file at relations.db already; nothing was changed",
            CONFLICT,
        ),
        (("add", "Talks", "--between", "AZE", "IRN"), "On 2026-11-21: draft.\n", DONE),
    ],
)
def test_one_that_somebody_made_meanwhile_is_not_made_again(
    treatytrack: Treatytrack, treatytrack_process: Process, baku: Path, words: tuple[str, ...], said: str, code: int
) -> None:
    made = baku.rename(treatytrack.folder / "made.db")
    with (treatytrack.folder / "relations.db.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        child = treatytrack_process.started(*words)
        assert child.stderr
        assert child.stderr.readline().startswith(b"Waiting for another program")
        made.rename(baku)
    assert child.communicate()[1].decode().startswith(said)
    assert child.returncode == code
    assert treatytrack("config", "timezone").out == "Asia/Baku\n"


@pytest.mark.parametrize("name", ["r?mode=ro.db", "r#1.db", "r%41.db", "r é.db"])
def test_a_register_may_be_called_as_any_file(treatytrack: Treatytrack, name: str) -> None:
    assert treatytrack("init", db=name).code == DONE
    assert treatytrack("add", "A", "--between", "AZE", "IRN", db=name).code == DONE
    assert treatytrack("backup", "copy.db", db=name).code == DONE
    assert treatytrack("restore", "copy.db", "--force", db=name).code == DONE
    beside = {file.name.removeprefix(name) for file in treatytrack.folder.iterdir()} - {"", "copy.db"}
    assert all(one.startswith(".") for one in beside)


def test_in_the_place_of_a_folder_none_is_made(treatytrack: Treatytrack) -> None:
    said = ". is a folder; nothing was changed: name the file to make in it, with --db.\n"
    assert treatytrack("init", db=".") == Ended("", said, CONFLICT)


def test_a_variable_that_points_nowhere_makes_no_register(treatytrack: Treatytrack) -> None:
    assert treatytrack("init", db=None, TREATYTRACK_DB="typo.db") == Ended(
        "",
        "TREATYTRACK_DB names typo.db, where there is no register; nothing was created: "
        "make one with treatytrack --db typo.db init.\n",
        UNUSABLE,
    )
    assert list(treatytrack.folder.iterdir()) == []


def test_today_is_the_day_in_the_zone_of_the_register(treatytrack: Treatytrack) -> None:
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):  # 25 hours apart: never on the same day
        assert treatytrack("--db", f"{zone[-4:]}.db", "init", "--timezone", zone, db=None).code == DONE
    east, west = (treatytrack("list", db=name, as_of=None).err for name in ("mati.db", "Pago.db"))
    assert east.startswith("No agreement is found on ")
    assert east > west


def test_a_zone_that_does_not_exist_is_a_wrong_request(treatytrack: Treatytrack) -> None:
    ended = treatytrack("init", "--timezone", "Asia/Atlantis")
    assert (ended.out, ended.code) == ("", WRONG)
    assert '"Asia/Atlantis"' in ended.err
    assert "--as-of" not in ended.err  # the day is not what is wrong
    assert not treatytrack.register.exists()
