"""What agreements name of each other: known on both sides, and followed by what the rules make of them."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from treatytrack.columns import texts_of
from treatytrack.domain.agreement import Agreement, Elsewhere
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.facts import STATUSES
from treatytrack.domain.query import Query, Term
from treatytrack.domain.succession import succession_to
from treatytrack.domain.validity import standing_on
from treatytrack.errors import Conflict
from treatytrack.store.opening import open_for_reading
from treatytrack.store.writable import WritableRegister

from .comparing import differences
from .world import DAY, EVERYTHING, recorded, refs_in, register_of, writing

EARLIER = recorded(ref="OLD", title="Transport 1990", in_force="1990-01-01", lasts="open", replaced_by="NEW")
LATER = recorded(ref="NEW", title="Transport 2020", signed="2019-05-01", in_force="2020-06-01", lasts="open")
SIGNED = recorded(ref="SIGNED", type="treaty", signed="2020-01-01")
IN_2020 = succession_to(LATER)


def _statuses(path: Path, day: date = DAY) -> dict[str, str]:
    """The status of every agreement on that day: as the derived rows have it, which must be what the rules say."""
    found: dict[str, str] = {}
    with open_for_reading(path) as register:
        for status in STATUSES:
            for one in register.agreements(Query((Term("status", (status,)),)), day):
                assert standing_on(one, day).status == status
                found[one.ref] = status
        assert list(differences(register)) == []
    return found


def _changes(path: Path) -> list[str]:
    with open_for_reading(path) as register:
        return [str(row["ref"]) for row in register.past.history_rows()]


# --- what an agreement knows of those it names -----------------------------------------------------------------------

NAMING: list[tuple[dict[str, str], Elsewhere]] = [
    ({}, Elsewhere()),
    ({"replaced_by": "NEW"}, Elsewhere(IN_2020)),
    # a recorded end leaves nothing to the later agreement
    ({"replaced_by": "NEW", "ended": "2019-01-01"}, Elsewhere()),
    # what is in force on no known day ends nothing, and may yet enter into force
    ({"replaced_by": "SIGNED"}, Elsewhere(succession_to(SIGNED))),
    ({"replaced_by": "GONE"}, Elsewhere(absent=("GONE",))),
    ({"replaced_by": '"A later one"'}, Elsewhere()),
    ({"related": "amends NEW; see GONE; extends SIGNED; implements LOST; annex-to GONE"},
     Elsewhere(absent=("GONE", "LOST"))),
    # an agreement can be signed at a visit
    ({"occasion": "AZE-IRN-2025-E1"}, Elsewhere()),
    ({"occasion": "AZE-IRN-2025-E2"}, Elsewhere(absent=("AZE-IRN-2025-E2",))),
    # what an event names may be of another kind
    ({"events": "amended 2020-01-01 other GONE"}, Elsewhere()),
    # itself
    ({"related": "see A-1"}, Elsewhere()),
    ({"replaced_by": "A-1", "in_force": "2020-06-01"},
     Elsewhere(succession_to(recorded(replaced_by="A-1", in_force="2020-06-01")))),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "elsewhere"), NAMING, ids=lambda case: str(case)[:40])
def test_an_agreement_knows_what_the_register_has_of_those_it_names(
    cells: dict[str, str], elsewhere: Elsewhere, register: Path
) -> None:
    register_of(register, LATER, SIGNED)
    with closing(sqlite3.connect(register)) as connection, connection:
        connection.execute("INSERT INTO relation_event (id, ref) VALUES (1, 'AZE-IRN-2025-E1')")
    alone = recorded(**cells)
    with open_for_reading(register) as reading:
        assert reading.in_context(alone).elsewhere == elsewhere, "before it is recorded"
    with writing(register) as changing:
        changing.add(alone)
    with open_for_reading(register) as reading:
        known = reading.in_context(alone)
        assert known == alone._replace(elsewhere=elsewhere)
        assert reading.in_context(known) == known
        found = [
            reading.agreement("A-1"),
            *(one for one in reading.agreements(EVERYTHING, DAY) if one.ref == "A-1"),
            *(one for one in reading.due_candidates(EVERYTHING, DAY, date.min, date.max) if one.ref == "A-1"),
        ]
        assert [one for one in found if one != known] == []
        assert texts_of(known) == texts_of(alone)


def test_what_is_known_is_what_the_register_has_now(register: Path) -> None:
    outdated = EARLIER._replace(elsewhere=Elsewhere(IN_2020, ("LOST",)))
    with writing(register) as changing:
        changing.add(outdated)
        assert changing.agreement("OLD") == EARLIER._replace(elsewhere=Elsewhere(absent=("NEW",)))
        changing.add(LATER)
        assert changing.agreement("OLD") == EARLIER._replace(elsewhere=Elsewhere(IN_2020))
        assert changing.agreements_like(("AZE", "IRN"), EARLIER.title, "", "1990-01-01") == [changing.agreement("OLD")]


def test_a_chain_and_a_circle_of_replacements_are_followed_one_step(register: Path) -> None:
    register_of(
        register,
        recorded(ref="A", in_force="1990-01-01", lasts="open", replaced_by="B"),
        recorded(ref="B", in_force="2000-01-01", lasts="open", replaced_by="C"),
        recorded(ref="C", in_force="2010-01-01", lasts="open", replaced_by="A"),
    )
    assert _statuses(register, date(2005, 1, 1)) == {"A": "replaced", "B": "in-force", "C": "replaced"}


# --- who names an agreement ------------------------------------------------------------------------------------------


def test_who_names_an_agreement_is_told_with_how_and_its_title(register: Path) -> None:
    register_of(
        register,
        recorded(ref="B", title="Protocol", related="amends NEW; see NEW; see OTHER", events="other 2020 other NEW"),
        EARLIER,
        LATER,
        recorded(ref="A", title="Annex", related="annex-to NEW", occasion="VISIT"),
    )
    with open_for_reading(register) as reading:
        assert reading.references_to("NEW") == [
            ("annex-to", "A", "Annex"),
            ("amends", "B", "Protocol"),
            ("other", "B", "Protocol"),
            ("see", "B", "Protocol"),
            ("replaced-by", "OLD", "Transport 1990"),
        ]
        assert [(one.how, one.ref) for one in reading.references_to("VISIT")] == [("occasion", "A")]
        assert reading.references_to("A") == []


def test_what_is_named_changes_with_the_agreement_that_names(register: Path) -> None:
    register_of(register, recorded(related="see X"))
    with writing(register) as changing:
        changing.update(recorded(related="see Y"))
        assert (changing.references_to("X"), len(changing.references_to("Y"))) == ([], 1)
        changing.remove("A-1")
        assert changing.references_to("Y") == []


# --- the later agreement changes, and the earlier one with it --------------------------------------------------------


def test_a_later_agreement_ends_the_earlier_from_the_moment_it_is_recorded(register: Path) -> None:
    register_of(register, EARLIER)
    assert _statuses(register) == {"OLD": "in-force"}
    with writing(register) as changing:
        changing.add(LATER)
    assert _statuses(register) == {"OLD": "replaced", "NEW": "in-force"}
    assert _statuses(register, date(2020, 5, 31)) == {"OLD": "in-force", "NEW": "signed"}
    assert _changes(register) == ["OLD", "NEW"], "nothing recorded of the earlier one has changed"


def test_it_follows_the_later_agreement_through_every_change(register: Path) -> None:
    register_of(register, EARLIER, LATER)
    with writing(register) as changing:
        changing.update(LATER._replace(in_force=PartialDate.parse("2030-01-01")))
    assert _statuses(register) == {"OLD": "in-force", "NEW": "signed"}
    assert _statuses(register, date(2030, 1, 1)) == {"OLD": "replaced", "NEW": "in-force"}
    with writing(register) as changing:
        changing.remove("NEW")
    assert _statuses(register, date(2030, 1, 1)) == {"OLD": "in-force"}
    with writing(register) as changing:
        changing.add(LATER, put_back=True)
    assert _statuses(register) == {"OLD": "replaced", "NEW": "in-force"}
    with writing(register) as changing:
        changing.update(EARLIER._replace(replaced_by=None))
    assert _statuses(register) == {"OLD": "in-force", "NEW": "in-force"}


OLDEST = recorded(ref="OLDEST", in_force="1950-01-01", lasts="open", replaced_by="OLD")
ORDERS = list(permutations([OLDEST, EARLIER, LATER]))


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: " ".join(one.ref for one in order))
@pytest.mark.parametrize("at_once", [1, 2, 200])
def test_the_order_in_which_they_come_does_not_matter(
    order: tuple[Agreement, ...], at_once: int, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("treatytrack.store.writable.AT_ONCE", at_once)
    register_of(register, *order)
    assert _statuses(register) == {"OLDEST": "replaced", "OLD": "replaced", "NEW": "in-force"}
    assert _statuses(register, date(2000, 1, 1)) == {"OLDEST": "replaced", "OLD": "in-force", "NEW": "draft"}


def test_what_fails_leaves_the_earlier_agreement_as_it_was(register: Path) -> None:
    register_of(register, EARLIER)
    with pytest.raises(Conflict), writing(register) as changing:
        changing.add_all([LATER, LATER])
    assert refs_in(register) == ["OLD"]
    assert _statuses(register) == {"OLD": "in-force"}


FORGETFUL: dict[str, Callable[[WritableRegister], None]] = {
    "add": lambda changing: changing.add(recorded(ref="MID", in_force="2005-01-01", lasts="open")),
    "update": lambda changing: changing.update(LATER._replace(in_force=PartialDate.parse("2021-01-01"))),
    "remove": lambda changing: changing.remove("NEW"),
}


@pytest.mark.parametrize("change", FORGETFUL)
def test_rows_that_were_not_made_anew_would_be_found(
    change: str, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register_of(register, EARLIER, LATER, recorded(ref="WAITS", in_force="1990", lasts="open", replaced_by="MID"))
    monkeypatch.setattr("treatytrack.store.writable.ended_by_them", lambda *_: {})
    with writing(register) as changing:
        FORGETFUL[change](changing)
    with open_for_reading(register) as reading:
        told = list(differences(reading))
    forgotten = "WAITS" if change == "add" else "OLD"
    assert told
    assert {one.partition(" ")[0] for one in told} == {forgotten}
