"""What a query finds, term by term, in one small register."""

from datetime import date
from pathlib import Path

import pytest

from treatytrack.domain.query import Codes, Numbers, Pair, Query, Span, Term, Value
from treatytrack.errors import WrongRequest
from treatytrack.store import asking
from treatytrack.store.folding import folded
from treatytrack.store.opening import open_for_reading

from .world import DAY, recorded, register_of

REGISTER = (
    recorded(
        ref="AZE-IRN-2025-1",
        title="Agreement on Maritime Transport",
        type="agreement",
        signed="2025-04-28",
        in_force="2025-06-01",
        lasts="5y",
        renewal="tacit",
        renewal_length="5y",
        notice="6m",
        place="Téhéran",
        subjects="maritime transport; ports",
        tags="project:instc; b_c",
        notes="Caspian Sea, oil & gas",
        signatory_a="İlham Əliyev",
    ),
    recorded(
        ref="AZE-IRN-2025-10",
        title="Memorandum on the Sea",
        other_titles="Меморандум о море",
        type="memorandum",
        signed="2025",
        until="2026?",
        tags="project:instc:rail",
        subjects="transports",
    ),
    recorded(
        ref="AZE-RUS-1998-1",
        title="Treaty of oil",
        type="treaty",
        party_b="RUS",
        in_force="[..1999-06-30]",
        ended="2010-01-01",
        survival="20y",
        stated_status="in-force",
        binding="yes",
        source_id="#7",
        events="meeting 1999-01-01: gas and trade",
        related="amends AZE-RUS-1990-1",
    ),
    recorded(ref="B", title="Gas, oil", party_a="IRN", party_b="RUS", source_id="RU-7"),
)
FIRST, SECOND, THIRD, FOURTH = (agreement.ref for agreement in REGISTER)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register of this page."""
    return register_of(tmp_path_factory.mktemp("asked") / "treatytrack.db", *REGISTER)


def _found(path: Path, *terms: Term, day: date = DAY) -> list[str]:
    with open_for_reading(path) as register:
        return [agreement.ref for agreement in register.agreements(Query(terms), day)]


def _between(first: str, last: str) -> Span:
    return Span(date.fromisoformat(first) if first else None, date.fromisoformat(last) if last else None)


CASES: list[tuple[str, Value, list[str]]] = [
    # free words: beginnings of words, in the order given; case and accents do not matter
    ("words", "trans", [FIRST, SECOND]),
    ("words", "ransport", []),
    ("words", "caspian sea", [FIRST]),
    ("words", "sea caspian", []),
    ("words", "TEHERAN", [FIRST]),
    ("words", "ilham", [FIRST]),
    ("words", "МОРЕ", [SECOND]),
    ("words", "oil gas", [FIRST]),
    ("words", "transport ports", []),  # a phrase does not run from one text into the next
    ("words", "&", []),
    # whole words of one text
    ("title", "sea", [SECOND]),
    ("title", "transp", []),
    ("title", "maritime transport", [FIRST]),
    ("place", "teheran", [FIRST]),
    ("notes", "oil & gas", [FIRST]),
    ("signatory_a", "əliyev", [FIRST]),
    ("events", "gas", [THIRD]),
    ("source_id", "7", [THIRD, FOURTH]),
    ("source_id", "#7", [THIRD, FOURTH]),
    # items of lists
    ("subjects", "transport", [FIRST]),
    ("subjects", "ports", [FIRST]),
    ("other_titles", "меморандум", [SECOND]),
    ("related", "amends", [THIRD]),
    ("related", "AZE-RUS-1990-1", [THIRD]),
    ("tags", "instc", [FIRST]),
    ("tags", "project:instc", [FIRST]),
    ("tags", "INSTC:Rail", []),
    ("tags", "rail", [SECOND]),
    ("tags", "project", []),
    ("tags", "b_c", [FIRST]),
    ("tags", "b-c", []),
    ("tags", "%", []),
    # refs: the whole wins over a beginning
    ("ref", "AZE-IRN-2025-1", [FIRST]),
    ("ref", "AZE-IRN", [FIRST, SECOND]),
    ("ref", "aze-irn", []),
    # words and lengths of ours, whole
    ("type", "treaty", [THIRD]),
    ("binding", "yes", [THIRD]),
    ("lasts", "5y", [FIRST]),
    ("lasts", "60m", []),
    # parties
    ("party", Codes(("RUS",)), [THIRD, FOURTH]),
    ("party", Codes(("XYZ", "RUS")), [THIRD, FOURTH]),
    ("party", Codes(()), []),
    ("party_a", "IRN", [FOURTH]),
    ("between", Pair(("IRN",), ("AZE",)), [FIRST, SECOND]),
    ("between", Pair(("RUS", "IRN"), ("AZE",)), [FIRST, SECOND, THIRD]),
    ("between", Pair(("AZE",), ("AZE",)), []),
    # dates: any of the possible days
    ("signed", _between("2025-04-28", "2025-04-28"), [FIRST, SECOND]),
    ("signed", _between("2025-04-29", ""), [SECOND]),
    ("signed", _between("", "2024-12-31"), []),
    ("in_force", _between("1900-01-01", "1900-01-01"), [THIRD]),
    ("in_force", _between("1999-07-01", "2020-01-01"), []),
    ("in_force", _between("", ""), [FIRST, THIRD]),
    ("until", _between("2026-01-01", "2026-01-01"), [SECOND]),
    # on the as-of day
    ("status", "in-force", [FIRST, SECOND]),
    ("status", "terminated", [THIRD]),
    ("status", "draft", [FOURTH]),
    ("certain", "no", [SECOND]),
    ("flags", "survival", [THIRD]),
    ("flags", "stated-differs", [THIRD]),
    ("flags", "notice-given", []),
]


@pytest.mark.parametrize(("field", "value", "found"), CASES, ids=lambda case: str(case)[:40])
def test_a_term_finds(field: str, value: Value, found: list[str], kept: Path) -> None:
    assert _found(kept, Term(field, (value,))) == found
    assert _found(kept, Term(field, (value,), negated=True)) == [one.ref for one in REGISTER if one.ref not in found]


def test_values_are_alternatives_and_terms_are_conditions(kept: Path) -> None:
    either = Term("type", ("treaty", "agreement"))
    assert _found(kept, either) == [FIRST, THIRD]
    assert _found(kept, either, Term("words", ("oil",)), Term("status", ("in-force",))) == [FIRST]
    assert _found(kept, Term("words", ("sea", "treaty"))) == [FIRST, SECOND, THIRD]
    assert _found(kept) == [FIRST, SECOND, THIRD, FOURTH]


@pytest.mark.parametrize("more", [0, asking.MOST_LOOKED_UP])
def test_more_values_than_are_looked_up_in_the_index_of_words_find_the_same(more: int, kept: Path) -> None:
    others = tuple(f"word{n}" for n in range(more))
    assert _found(kept, Term("words", ("caspian sea", "gas", *others))) == [FIRST, FOURTH]
    assert _found(kept, Term("subjects", ("maritime transport", *others))) == [FIRST]
    assert _found(kept, Term("words", ("sea", *others), negated=True)) == [THIRD, FOURTH]


def test_the_status_is_that_of_the_day_asked_about(kept: Path) -> None:
    in_force = Term("status", ("in-force",))
    assert _found(kept, in_force, day=date(2005, 1, 1)) == [THIRD]
    assert _found(kept, in_force, day=date(2025, 5, 31)) == []
    assert _found(kept, in_force, day=date(2025, 12, 31)) == [FIRST, SECOND]


def test_what_the_domain_answers_is_left_to_it(kept: Path) -> None:
    assert _found(kept, Term("next_deadline_kind", ("ends",)), Term("party", (Codes(("RUS",)),))) == [THIRD, FOURTH]


def test_what_is_too_long_to_look_for_is_refused(kept: Path) -> None:
    with pytest.raises(WrongRequest, match="words: 20000 characters are too many"):
        _found(kept, Term("words", ("x" * 20_000,)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Agreement, on: X", " agreement on x "),
        ("  two  blanks ", " two blanks "),
        ("Azərbaycan İran Straße", " azerbaycan iran strasse "),
        ("Téhéran", " teheran "),
        ("ﬁne", " fine "),
        ("ایران", " ایران "),
        # as an Arabic keyboard writes it
        ("ايران", " ایران "),
        ("O\N{MODIFIER LETTER TURNED COMMA}zbekiston Sığınacaq", " o zbekiston siginacaq "),
        ("a\x00b|c_d%e", " a b c d e "),
        ("?!", ""),
        ("", ""),
    ],
)
def test_words_are_folded(text: str, words: str) -> None:
    assert folded(text) == words


# --- computed dates: what the rows tell is not read -------------------------------------------------------------------

RUNNING = {"in_force": "2025-06-01", "lasts": "5y", "renewal": "tacit", "renewal_length": "5y", "notice": "6m"}
NARROWED: list[tuple[str, Value, str]] = [
    ("ends", _between("2009-12-31", "2009-12-31"), "OVER"),
    ("ends", _between("2010-01-01", "2025-12-31"), ""),
    ("ends", _between("2026-12-31", ""), "SOME"),  # some day of 2026
    ("ends", _between("", "2026-01-01"), "OVER SOME"),
    ("ends", _between("", ""), "OVER SOME"),
    ("term_last_day", _between("2030-05-31", "2030-05-31"), "RUNS"),
    ("term_last_day", _between("2030-06-01", ""), ""),
    ("notice_by", _between("2029-11-30", "2029-11-30"), "RUNS"),
    ("notice_by", _between("", "2029-11-29"), ""),
    ("locked_in_until", _between("", ""), ""),
    ("next_deadline", _between("2026-11-21", "2027-01-01"), "SOME"),
    ("next_deadline", _between("2029-11-30", "2029-12-31"), "OVER RUNS"),  # over, and surviving until then
    ("days_left", Numbers(0, 365), "SOME"),
    ("days_left", Numbers(5000, 9_999_999), "RUNS"),  # its deadlines go on for ever
]


@pytest.fixture(scope="module")
def narrow(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of one that is over, one that runs on, and one that ends on some day of 2026."""
    return register_of(
        tmp_path_factory.mktemp("narrow") / "treatytrack.db",
        recorded(ref="OVER", in_force="1998-01-01", ended="2010-01-01", survival="20y"),
        recorded(ref="RUNS", **RUNNING),
        recorded(ref="SOME", type="memorandum", signed="2025-01-01", until="2026?"),
    )


@pytest.mark.parametrize(("field", "value", "found"), NARROWED, ids=lambda case: str(case)[:40])
def test_a_term_on_a_computed_date_reads_what_its_rows_cannot_rule_out(
    field: str, value: Value, found: str, narrow: Path
) -> None:
    assert " ".join(_found(narrow, Term(field, (value,)))) == found
    assert _found(narrow, Term(field, (value,), negated=True)) == ["OVER", "RUNS", "SOME"]


def test_a_term_of_several_spans_is_narrowed_by_each_of_them(narrow: Path) -> None:
    years = (_between("2009-01-01", "2009-12-31"), _between("2026-12-01", "2026-12-31"))
    assert _found(narrow, Term("ends", years)) == ["OVER", "SOME"]
    assert _found(narrow, Term("ends", years), Term("term_last_day", (_between("2030-01-01", ""),))) == []


def test_what_a_column_holds_is_told_item_by_item_what_is_used_most_first(tmp_path: Path) -> None:
    one = recorded(ref="A", subjects='rail; "a; b"', party_a="CHE", place="Baku")
    other = recorded(ref="B", subjects="road; rail", party_a="CHE")
    with open_for_reading(register_of(tmp_path / "used.db", one, other, recorded(ref="C"))) as register:
        assert register.most_used("subjects")[0] == "rail"
        assert sorted(register.most_used("subjects")) == ["a; b", "rail", "road"]
        assert register.most_used("party_a") == ["CHE", "AZE"]
        assert (register.most_used("place"), register.most_used("sources")) == (["Baku"], [])
        assert register.most_used("subjects", 1) == ["rail"]


def test_on_another_day_another_term_is_running(narrow: Path) -> None:
    safe = Term("notice_by", (_between("2034-11-30", "2034-11-30"),))
    assert _found(narrow, safe, day=date(2030, 5, 31)) == []
    assert _found(narrow, safe, day=date(2030, 6, 1)) == ["RUNS"]
    locked = Term("locked_in_until", (_between("2035-05-31", "2035-05-31"),))
    assert _found(narrow, locked, day=date(2029, 11, 30)) == []
    assert _found(narrow, locked, day=date(2029, 12, 1)) == ["RUNS"]


def test_what_is_dated_too_vaguely_is_always_read(tmp_path: Path) -> None:
    ends = recorded(ref="ENDS", in_force="2000-01-01", lasts="open", ended="[2010-01-01..]")
    again = recorded(ref="AGAIN", **RUNNING, events="notice [..2026-01-01]")
    path = register_of(tmp_path / "vague.db", ends, again, recorded(ref="RUNS", **RUNNING))
    day = _between("2040-01-01", "2040-01-01")
    assert _found(path, Term("ends", (day,))) == ["AGAIN", "ENDS"]
    assert _found(path, Term("notice_by", (day,))) == ["AGAIN"], "what has no term gives no notice"
    assert _found(path, Term("next_deadline", (day,))) == ["AGAIN", "ENDS"]
