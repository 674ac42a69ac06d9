"""The index of words finds what reading every text would find, whatever was added, changed and taken out since."""

import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.query import Query, Term
from treatytrack.errors import RegisterUnusable
from treatytrack.store import search
from treatytrack.store.folding import folded
from treatytrack.store.opening import open_for_reading
from treatytrack.store.resting import searched

from .world import DAY, recorded, register_of, writing

WORDS = (
    "sea", "seas", "caspian", "transport", "transports", "transit", "море", "моря", "ایران", "AZƏRBAYCAN", "Téhéran",
    "海", "no", "7", "near", "or", "not", "x²",
)  # fmt: skip


def _by_chance(chance: Random, ref: str) -> Agreement:
    def said(most: int) -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(0, most)))

    return recorded(
        ref=ref, title=said(5) or "x", notes=said(3), place=said(1), subjects=f"{said(2)}; {said(2)}".strip("; "),
        other_titles=said(3), signatory_b=said(1),
    )  # fmt: skip


AGREEMENTS = {one.ref: one for one in (_by_chance(Random(n), f"A-{n:03}") for n in range(120))}


def _phrases() -> list[str]:
    chance = Random(0)
    phrases = [" ".join(chance.choices(WORDS, k=chance.randint(1, 3))) for _ in range(60)]
    return [*WORDS, "s", "tr", "мор", "tra sea", "sea | sea", "NEAR(", "sea " * 300, *phrases]


def _missed(path: Path, agreements: dict[str, Agreement]) -> list[str]:
    """The phrases that find other agreements than those whose text holds them."""
    missed = []
    with open_for_reading(path) as register:
        for phrase in _phrases():
            holding = [ref for ref, one in sorted(agreements.items()) if folded(phrase).rstrip() in searched(one)]
            query = Query((Term("words", (phrase,)),))
            if [one.ref for one in register.agreements(query, DAY)] != holding:
                missed.append(phrase)
    return missed


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A register of agreements full of words that are alike."""
    return register_of(tmp_path / "treatytrack.db", *AGREEMENTS.values())


def test_words_find_what_reading_every_text_finds(kept: Path) -> None:
    assert _missed(kept, AGREEMENTS) == []


def test_an_index_that_lacks_an_agreement_would_be_noticed_by_these_tests(kept: Path) -> None:
    with closing(sqlite3.connect(kept)) as connection, connection:
        search.take_out(connection, [7])
    assert "sea" in _missed(kept, AGREEMENTS)


def test_they_do_after_changes_and_removals_too(kept: Path) -> None:
    now = dict(AGREEMENTS)
    with writing(kept) as register:
        for n in range(0, 120, 3):
            now[f"A-{n:03}"] = _by_chance(Random(1000 + n), f"A-{n:03}")
            register.update(now[f"A-{n:03}"])
        for n in range(1, 120, 3):
            register.remove(f"A-{n:03}")
            del now[f"A-{n:03}"]
        for n in range(4, 40, 3):
            now[f"A-{n:03}"] = AGREEMENTS[f"A-{n:03}"]
            register.add(now[f"A-{n:03}"], put_back=True)
    assert _missed(kept, now) == []
    with closing(sqlite3.connect(kept)) as connection:
        connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")


def test_without_an_index_of_words_a_register_is_read_all_the_same(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "is_there", lambda _: False)
    assert _missed(kept, AGREEMENTS) == []


def test_without_an_index_of_words_a_register_is_not_written(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "is_there", lambda _: False)
    with (
        pytest.raises(RegisterUnusable, match=r"without full-text search \(FTS5\); nothing was changed"),
        writing(kept),
    ):
        pass
