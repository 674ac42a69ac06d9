"""What is said of a mistake of our own: where it is, and nothing of what somebody recorded."""

import re
import sqlite3

import pytest

from treatytrack.store.reading import ReadableRegister

from .world import DONE, FAILED, MEDIA, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")


@pytest.fixture(autouse=True)
def _mistake(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object, ref: str) -> None:
        raise ValueError(f"a secret title of {ref}")

    monkeypatch.setattr(ReadableRegister, "relation_event", broken)


@pytest.mark.parametrize("words", [("show", MEDIA), ("edit", MEDIA, "--title", "a secret title")])
def test_a_mistake_is_told_by_its_kind_and_place_alone(words: tuple[str, ...], treatytrack: Treatytrack) -> None:
    before = treatytrack.digest
    ended = treatytrack(*words)
    assert re.fullmatch(
        r"This is a bug in treatytrack \(ValueError in treatytrack\.[a-z._]+, line [0-9]+\); "
        r"run it again with --verbose to see more\.\n",
        ended.err,
    )
    assert (ended.out, ended.code, treatytrack.digest) == ("", FAILED, before)


def test_with_verbose_everything_is_seen(treatytrack: Treatytrack) -> None:
    with pytest.raises(ValueError, match="a secret title of"):
        treatytrack("show", MEDIA, "--verbose")


def test_sqlite_names_the_constraint_that_is_broken_and_no_value(treatytrack: Treatytrack) -> None:
    assert treatytrack("list").code == DONE
    with sqlite3.connect(treatytrack.register) as connection:
        for sql in (
            "UPDATE agreement SET signed_earliest = '2027-02-30'",
            "INSERT INTO agreement (ref, title) SELECT ref, 'a secret title' FROM agreement",
        ):
            with pytest.raises(sqlite3.IntegrityError) as told:
                connection.execute(sql)
            assert re.fullmatch(r"[A-Za-z ]+ constraint failed: [a-z_.]+", str(told.value))
    connection.close()
