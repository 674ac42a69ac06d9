"""Relation events at rest: kept as they were given, remembered, and found by what is asked."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treatytrack.domain.query import Codes, Pair, Query, Span, Term, Value
from treatytrack.domain.relation_events import KINDS, RelationEvent
from treatytrack.errors import Conflict, NotFound, WrongRequest
from treatytrack.event_columns import BY_NAME, NAMES, event_from, event_stored, texts_of_event
from treatytrack.store.event_rows import rows_of
from treatytrack.store.opening import open_for_reading

from .comparing import differences, first_broken_change
from .world import recorded, writing


def happened(**cells: str) -> RelationEvent:
    """An event of these cells; what every event has is filled in."""
    named = {"ref": "AZE-IRN-2025-E1", "title": "Visit", "between": "AZE; IRN", **cells}
    return event_from({name: BY_NAME[name].kind.read(text) for name, text in named.items() if text})


VISIT = happened(
    title="Official visit to Bakı",
    kind="visit",
    concerns="TUR; ISR",
    date="2025-04-28",
    place="Baku",
    persons="İlham Əliyev; Masoud Pezeshkian (IRN)",
    subjects="maritime transport; ports",
    tags="project:instc; b_c",
    sources="Gazette 4; Radio",
    notes="first line\nsecond line",
)
CLOSED = happened(
    ref="IRN-AZE-2023-E1", title="Embassy closed", kind="closure", between="IRN; AZE", date="2023-01",
    until="[2024-05..2024-08]", after="AZE-IRN-2025-E1", tags="instc", place="Téhéran",
)  # fmt: skip
DISPUTE = happened(ref="ND", title="Baku and the corridor", between="IRN; BLEU", concerns="AZE", date="[..2025-04-28]")
BARE = happened(ref="ND-2", title="Something", between="RUS; IRN")
EVENTS = (VISIT, CLOSED, DISPUTE, BARE)


def _kept(path: Path) -> list[RelationEvent]:
    with open_for_reading(path) as register:
        return list(register.relation_events(Query()))


def _changes(path: Path) -> list[dict[str, str | int]]:
    with open_for_reading(path) as register:
        assert first_broken_change(register) is None
        return [row for row in register.past.history_rows() if row["subject"] == "event"]


def _rows(path: Path) -> dict[str, int]:
    tables = ("relation_event", "relation_event_party", "relation_event_item")
    with closing(sqlite3.connect(path)) as connection:
        return {one: connection.execute(f"SELECT count(*) FROM {one}").fetchone()[0] for one in tables}


# --- kept ------------------------------------------------------------------------------------------------------------


def test_events_are_read_as_they_were_recorded_by_ref(register: Path) -> None:
    with writing(register) as changing:
        for event in reversed(EVENTS):
            changing.add_relation_event(event)
        assert changing.relation_event(VISIT.ref) == VISIT
    assert _kept(register) == sorted(EVENTS)
    with open_for_reading(register) as reading:
        assert reading.relation_event("AZE-IRN-2025-E") is None
        assert reading.event_refs_beginning("ND") == ["ND", "ND-2"]
        assert reading.event_refs_beginning("ND", limit=1) == ["ND"]
        assert (reading.titled("ND-2"), reading.titled("AZE")) == ("Something", None)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip() == text)
EVERY_EVENT = st.builds(
    RelationEvent,
    ref=st.just("E"),
    title=TEXTS,
    kind=st.sampled_from(("", *KINDS)),
    between=st.sampled_from([("AZE", "IRN"), ("IRN", "AZE")]),
    concerns=st.lists(st.sampled_from(["ISR", "TUR", "EU"]), unique=True).map(tuple),
    date=st.sampled_from([None, VISIT.date, CLOSED.until, DISPUTE.date]),
    until=st.sampled_from([None, CLOSED.until]),
    place=st.just("") | TEXTS,
    persons=st.lists(TEXTS).map(tuple),
    after=st.sampled_from(["", "D"]),
    subjects=st.lists(TEXTS).map(tuple),
    tags=st.lists(TEXTS).map(tuple),
    sources=st.lists(TEXTS).map(tuple),
    notes=st.just("") | TEXTS,
)


@given(EVERY_EVENT)
def test_any_event_comes_back_from_its_texts(event: RelationEvent) -> None:
    texts = texts_of_event(event)
    assert len(texts) == len(NAMES)
    assert event_stored(texts) == event


def test_an_update_takes_the_place_of_what_was_there_with_all_its_rows(register: Path) -> None:
    with writing(register) as changing:
        changing.add_relation_event(VISIT)
        changing.add_relation_event(BARE)
        changing.update_relation_event(VISIT._replace(concerns=("RUS",), subjects=(), persons=("A",)))
    assert _kept(register)[0] == VISIT._replace(concerns=("RUS",), subjects=(), persons=("A",))
    with writing(register) as changing:
        changing.remove_relation_event(VISIT.ref)
    assert _rows(register) == {"relation_event": 1, "relation_event_party": 2, "relation_event_item": 0}


def test_an_update_that_changes_nothing_leaves_no_trace(register: Path) -> None:
    with writing(register) as changing:
        changing.add_relation_event(VISIT)
        changing.update_relation_event(VISIT)
    assert len(_changes(register)) == 1


def test_every_change_is_remembered_with_the_whole_record_before_and_after(register: Path) -> None:
    other = VISIT._replace(place="Ganja")
    with writing(register) as changing:
        changing.add_relation_event(VISIT)
    with writing(register, command="event edit") as changing:
        changing.update_relation_event(other)
        changing.remove_relation_event(VISIT.ref)
    filled = dict(zip(NAMES, texts_of_event(VISIT), strict=True))
    whole = {name: text for name, text in filled.items() if text}
    ganja = whole | {"place": "Ganja"}
    said = [(row["ref"], row["before"], row["after"]) for row in _changes(register)]
    read = [(ref, *(json.loads(str(text)) if text else None for text in texts)) for ref, *texts in said]
    assert read == [(VISIT.ref, None, whole), (VISIT.ref, whole, ganja), (VISIT.ref, ganja, None)]
    assert "until" not in whole


def test_what_is_not_there_cannot_be_changed(register: Path) -> None:
    with pytest.raises(NotFound, match="No event is called ND"), writing(register) as changing:
        changing.update_relation_event(DISPUTE)
    with pytest.raises(NotFound, match="No event is called ND"), writing(register) as changing:
        changing.remove_relation_event(DISPUTE.ref)


# --- refs ------------------------------------------------------------------------------------------------------------


def test_numbers_of_events_run_by_themselves_and_are_never_given_again(register: Path) -> None:
    with writing(register) as changing:
        assert changing.next_event_number("AZE-IRN-2025") == 1
        assert changing.next_event_number("AZE-IRN-2025") == 2
        assert changing.next_number("AZE-IRN-2025") == 1
    with writing(register) as changing:
        changing.add_relation_event(happened(ref="AZE-IRN-2025-E9"))
        changing.add(recorded(ref="AZE-IRN-2025-4"))
        changing.remove_relation_event("AZE-IRN-2025-E9")
    with writing(register) as changing:
        assert changing.next_event_number("AZE-IRN-2025") == 10
        assert changing.next_event_number("AZE-IRN-2024") == 1
        assert changing.next_number("AZE-IRN-2025") == 5


def test_events_and_agreements_share_their_refs(register: Path) -> None:
    with writing(register) as changing:
        changing.add_relation_event(VISIT)
        changing.add(recorded(ref="A"))
    for given_before in (VISIT.ref, "A"):
        with pytest.raises(Conflict), writing(register) as changing:
            changing.add(recorded(ref=given_before))
        with pytest.raises(Conflict), writing(register) as changing:
            changing.add_relation_event(happened(ref=given_before))


def test_a_removed_event_can_be_put_back_under_its_ref_and_only_then(register: Path) -> None:
    with writing(register) as changing:
        changing.add_relation_event(VISIT)
        with pytest.raises(Conflict):
            changing.add_relation_event(VISIT, put_back=True)
        changing.remove_relation_event(VISIT.ref)
        with pytest.raises(Conflict):
            changing.add_relation_event(VISIT)
        changing.add_relation_event(VISIT, put_back=True)
    assert _kept(register) == [VISIT]


def test_a_failure_after_it_leaves_nothing_of_it(register: Path) -> None:
    def failing() -> None:
        with writing(register) as changing:
            changing.add_relation_event(VISIT)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert _kept(register) == []
    with writing(register) as changing:
        assert not changing.ref_was_issued(VISIT.ref)


# --- who names it ----------------------------------------------------------------------------------------------------


def test_agreements_and_events_that_name_an_event_are_told_together(register: Path) -> None:
    signed = recorded(ref="AGREED", title="Agreement on Trade", occasion=VISIT.ref, related=f"see {VISIT.ref}")
    with writing(register) as changing:
        changing.add(signed)
        assert changing.in_context(signed).elsewhere.absent == (VISIT.ref,)
        changing.add_relation_event(VISIT)
        changing.add_relation_event(CLOSED)
    with open_for_reading(register) as reading:
        assert reading.references_to(VISIT.ref) == [
            ("occasion", "AGREED", "Agreement on Trade"),
            ("see", "AGREED", "Agreement on Trade"),
            ("after", CLOSED.ref, "Embassy closed"),
        ]
        assert reading.in_context(signed).elsewhere.absent == ()
        assert list(differences(reading)) == []
    with writing(register) as changing:
        changing.remove_relation_event(VISIT.ref)
    with open_for_reading(register) as reading:
        assert reading.in_context(signed).elsewhere.absent == (VISIT.ref,)
        assert list(differences(reading)) == []


def test_the_same_event_is_found_with_its_parties_in_either_order(register: Path) -> None:
    with writing(register) as changing:
        changing.add_relation_event(CLOSED)
        for between in (("AZE", "IRN"), ("IRN", "AZE")):
            assert changing.relation_events_like(between, "Embassy closed", "2023-01") == [CLOSED]
        assert changing.relation_events_like(("AZE", "RUS"), "Embassy closed", "2023-01") == []
        assert changing.relation_events_like(("AZE", "IRN"), "Embassy", "2023-01") == []
        assert changing.relation_events_like(("AZE", "IRN"), "Embassy closed", "2023") == []


# --- found -----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kept(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register of this page."""
    path = tmp_path_factory.mktemp("happened") / "treatytrack.db"
    path.write_bytes(made_once.read_bytes())
    with writing(path) as changing:
        for event in EVENTS:
            changing.add_relation_event(event)
    return path


def _span(first: str, last: str) -> Span:
    return Span(date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)


V, C, D, B = (event.ref for event in EVENTS)
FOUND: list[tuple[str, Value, list[str]]] = [
    # free words: titles, notes, subjects, places and persons; case and accents do not matter
    ("words", "embassy clo", [C]),
    ("words", "SECOND LINE", [V]),
    ("words", "ports", [V]),
    ("words", "transport ports", []),  # a phrase does not run from one item into the next
    ("words", "baku", [V, D]),
    ("words", "teheran", [C]),
    ("words", "ilham", [V]),
    ("words", "gazette", []),
    ("words", "&", []),
    # parties: the two, or whom else it concerns
    ("party", Codes(("AZE",)), [V, C]),
    ("party", Codes(("BEL", "BLEU")), [D]),
    ("concerns", Codes(("AZE",)), [D]),
    ("concerns", Codes(("IRN",)), []),
    ("between", Pair(("AZE",), ("IRN",)), [V, C]),
    ("between", Pair(("IRN",), ("AZE",)), [V, C]),
    ("between", Pair(("IRN",), ("TUR",)), []),
    ("between", Pair(("IRN",), ("RUS", "BLEU")), [D, B]),
    # whole words of a text, or of one item
    ("title", "visit", [V]),
    ("title", "vis", []),
    ("place", "baku", [V]),
    ("notes", "line second", [V]),
    ("persons", "əliyev", [V]),
    ("persons", "pezeshkian irn", [V]),
    ("subjects", "transport", [V]),
    ("subjects", "transport ports", []),
    ("sources", "radio", [V]),
    # tags whole, or what follows their last colon
    ("tags", "instc", [V, C]),
    ("tags", "project:instc", [V]),
    ("tags", "project", []),
    ("tags", "b_c", [V]),
    ("tags", "bxc", []),
    ("kind", "visit", [V]),
    ("after", "AZE-IRN-2025-E1", [C]),
    # a ref, or the beginning of one where none is so called
    ("ref", "ND", [D]),
    ("ref", "N", [D, B]),
    # days: some day of the date lies there
    ("date", _span("2025-01-01", "2025-12-31"), [V, D]),
    ("date", _span("2023-01-31", "2023-01-31"), [C, D]),
    ("date", _span("2025-04-29", ""), []),
    ("until", _span("", "2024-05-01"), [C]),
    ("until", _span("2024-09-01", ""), []),
]


def _found(path: Path, *terms: Term) -> list[str]:
    with open_for_reading(path) as register:
        return [event.ref for event in register.relation_events(Query(terms))]


@pytest.mark.parametrize(("field", "value", "refs"), FOUND, ids=str)
def test_what_a_term_finds_and_what_its_negation_does(field: str, value: Value, refs: list[str], kept: Path) -> None:
    assert sorted(_found(kept, Term(field, (value,)))) == sorted(refs)
    others = sorted(event.ref for event in EVENTS if event.ref not in refs)
    assert sorted(_found(kept, Term(field, (value,), negated=True))) == others


def test_terms_are_joined_by_and_and_values_by_or(kept: Path) -> None:
    assert sorted(_found(kept, Term("kind", ("visit", "closure")))) == sorted([V, C])
    assert _found(kept, Term("kind", ("visit", "closure")), Term("tags", ("project:instc",))) == [V]
    assert _found(kept, Term("kind", ())) == []


def test_every_column_can_be_asked_for(kept: Path) -> None:
    for name in NAMES:
        text = BY_NAME[name].text(VISIT)
        value: Value = text.partition("; ")[0] or "word"
        if name in {"date", "until"}:
            value = _span("2025-04-28", "2025-04-28")
        elif name in {"between", "concerns"}:
            value = Codes((str(value),)) if name == "concerns" else Pair(("AZE",), ("IRN",))
        assert (V in _found(kept, Term(name, (value,)))) is (bool(text)), name


def test_too_many_words_are_refused(kept: Path) -> None:
    with pytest.raises(WrongRequest, match="title: 10001 characters are too many"):
        _found(kept, Term("title", ("x" * 10_001,)))


def test_a_date_rests_with_its_bounds() -> None:
    (row,) = rows_of(CLOSED, 7)["relation_event"]
    assert (row["date_earliest"], row["date_latest"]) == ("2023-01-01", "2023-01-31")
    assert (row["until_earliest"], row["until_latest"]) == ("2024-05-01", "2024-08-31")
    (row,) = rows_of(DISPUTE, 7)["relation_event"]
    assert (row["date_earliest"], row["date_latest"]) == (None, "2025-04-28")
