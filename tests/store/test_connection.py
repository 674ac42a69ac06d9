"""What every connection to a register is told, by whichever way it was opened."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from treatytrack.store.connection import APPLICATION_ID, connected
from treatytrack.store.schema import newest_known

EVERYWHERE = {"trusted_schema": 0, "cell_size_check": 1, "application_id": APPLICATION_ID, "user_version": 1}
WRITING = {
    "journal_mode": "delete", "synchronous": 3, "foreign_keys": 1, "query_only": 0, "busy_timeout": 60_000,
}  # fmt: skip
READING = {"journal_mode": "delete", "query_only": 1, "busy_timeout": 10_000}

OPENS_ITSELF = {"connection.py", "glance.py", "restoring.py"}
"""Who opens a connection by other words: the room where all begin, a look that waits for nothing, and what keeps a
register, damaged or not, as it is while another takes its place."""
OPENS_A_COPY = {"apart.py", "copying.py", "setting_aside.py", "file.py", "words.py"}
"""Who opens a file of its own that is no register yet."""


@pytest.mark.parametrize(("writing", "settings"), [(True, WRITING), (False, READING)])
def test_a_connection_has_the_settings_that_keep_what_is_acknowledged(
    writing: bool, settings: dict[str, object], register: Path
) -> None:
    with closing(connected(register, writing=writing)) as connection:
        told = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in EVERYWHERE | settings}
        assert told == EVERYWHERE | settings
        assert connection.isolation_level is None
    assert int(newest_known()) == EVERYWHERE["user_version"]


def test_sqlite_itself_would_not_have_them(register: Path) -> None:
    with closing(sqlite3.connect(register)) as connection:
        told = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in WRITING}
        assert {name for name, value in told.items() if value != WRITING[name]} == {
            "synchronous", "foreign_keys", "busy_timeout",
        }  # fmt: skip
        assert connection.isolation_level is not None


def test_nothing_opens_a_register_in_another_way() -> None:
    source = Path(__file__).parents[2] / "src" / "treatytrack"
    opening = {file.name for file in source.rglob("*.py") if re.search(r"\bconnect\(", file.read_text("utf-8"))}
    assert opening - OPENS_A_COPY - {"binding.py"} == OPENS_ITSELF
