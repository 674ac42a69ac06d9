"""`@name`: queries saved in the register, used in any QUERY, and read anew each time."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from treatytrack.actions import find
from treatytrack.actions.register import Reader
from treatytrack.domain.query import Together, Value
from treatytrack.store.opening import open_for_reading

from .test_query import DAYS, ON_THE_DAY, PARTIES, WORDS
from .world import CONFLICT, DONE, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("many")

ALL = "amity bissau bleu congo draft gsomia newstart pca rail soviet swissbit tax transit"
SAVED = {
    "@due": ("status:live", "ends:90d"),  # bissau rail
    "@over": ("status:over",),  # amity newstart swissbit transit
    "@russia": ("party:RUS",),  # newstart rail transit
    "@any": ("@due,@over",),
    "@phrase": ('title:"exchanges, sport",railway',),
}


@pytest.fixture
def saved(treatytrack: Treatytrack) -> Treatytrack:
    """The same register with some queries saved."""
    for name, terms in SAVED.items():
        ended = treatytrack("config", name, *terms)
        assert (ended.out, ended.code) == ("", DONE)
    return treatytrack


@pytest.mark.parametrize(
    ("terms", "refs"),
    [
        ("@due", "bissau rail"),
        ("@DUE", "bissau rail"),
        ("@due party:RUS", "rail"),
        ("party:IRN @due not:railway", "bissau"),
        # "not" of a whole query leaves out what meets all of its terms, and nothing else
        ("not:@due", "amity bleu congo draft gsomia newstart pca soviet swissbit tax transit"),
        ("not:@due party:RUS", "newstart transit"),
        ("not:not:@due", "bissau rail"),
        ("not:@due not:@over", "bleu congo draft gsomia pca soviet tax"),
        # a comma is "or"
        ("@due,@over", "amity bissau newstart rail swissbit transit"),
        ("@over,@due party:RUS", "newstart rail transit"),
        ("not:@due,@over", "bleu congo draft gsomia pca soviet tax"),
        # one inside another
        ("@any", "amity bissau newstart rail swissbit transit"),
        ("not:@any", "bleu congo draft gsomia pca soviet tax"),
        ("@any,@russia", "amity bissau newstart rail swissbit transit"),
        ("@any @russia", "newstart rail transit"),
        ("@phrase", "draft rail"),
    ],
)
def test_a_saved_query_stands_for_its_terms(saved: Treatytrack, terms: str, refs: str) -> None:
    assert saved.refs(*terms.split(), "--sort", "ref") == refs.split()


def test_in_quotes_it_is_only_a_word(saved: Treatytrack) -> None:
    assert saved.refs('"@due"') == []


@pytest.mark.parametrize("command", ["list", "deadlines", "report", "export"])
@pytest.mark.parametrize(
    ("query", "refs"), [("@due", {"bissau", "rail"}), ("not:@due", set(ALL.split()) - {"bissau", "rail"})]
)
def test_every_command_takes_it(saved: Treatytrack, command: str, query: str, refs: set[str]) -> None:
    csv = () if command == "export" else ("--format", "csv")
    heading, *rows = saved(command, query, *csv).lines
    at = heading.split(",").index("ref")
    found = {row.split(",")[at] for row in rows}
    assert found <= refs
    assert found == refs or command in {"deadlines", "report"}
    assert saved(command, query, *csv).out == saved(command, *(SAVED["@due"] if query == "@due" else [query]), *csv).out


def test_today_and_lengths_are_read_anew_on_each_day(saved: Treatytrack) -> None:
    assert saved("config", "@week", "next-deadline:7d").code == DONE
    assert saved("config", "@spring", "ends:today..2027-06-30").code == DONE
    assert [saved.refs("@week", as_of=day) for day in ("2026-11-21", "2027-02-15")] == [["gsomia"], ["rail"]]
    assert [saved.refs("@spring", as_of=day) for day in ("2027-02-19", "2027-02-20")] == [
        ["rail", "bissau"],
        ["bissau"],
    ]
    assert saved.refs("@due", as_of="2026-11-20") == ["bissau"]
    assert saved.refs("@due", as_of="2026-11-21") == ["bissau", "rail"]


TERMS = st.sampled_from([term for term, _ in (*PARTIES, *WORDS, *ON_THE_DAY, *DAYS)])


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(TERMS, min_size=1, max_size=3))
def test_what_a_query_finds_and_what_its_negation_finds_is_everything_once(
    treatytrack: Treatytrack, terms: list[str]
) -> None:
    assert treatytrack("config", "@some", *terms).code == DONE
    some, others = treatytrack.refs("@some", "--sort", "ref"), treatytrack.refs("not:@some", "--sort", "ref")
    assert some == treatytrack.refs(*terms, "--sort", "ref")
    assert sorted([*some, *others]) == ALL.split()
    assert treatytrack.refs("@some,@some", "--sort", "ref") == some


def test_a_negation_that_looks_at_one_term_only_is_noticed(saved: Treatytrack, monkeypatch: pytest.MonkeyPatch) -> None:
    look_up = find._looked_up

    def of_the_first_term(register: Reader, value: Value, day: date) -> Value:
        return look_up(register, value._replace(terms=value.terms[:1]) if isinstance(value, Together) else value, day)

    assert sorted([*saved.refs("@due"), *saved.refs("not:@due")]) == ALL.split()
    monkeypatch.setattr(find, "_looked_up", of_the_first_term)
    assert sorted([*saved.refs("@due"), *saved.refs("not:@due")]) != ALL.split()


# What is wrong is refused when it is saved, in the words of the query itself; nothing is saved.
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("@x", "partty:IRN"), """\"partty" is not a field: did you mean party:? Or to search for the words, write '"partty:IRN"'.\n"""),
        (("@x", "status:live", "status:lively"), '"lively" is not a status: did you mean live?\n'),
        (("@x", "party:Congo"), '"Congo" may be Congo (Brazzaville) (COG) or Congo (Kinshasa) (COD): write the code.\n'),
        (("@x", "@deu"), "No query is saved as @deu: did you mean @due?\n"),
        (("@x", "@xyzzy"), "No query is saved as @xyzzy: treatytrack config shows those that are, such as @any.\n"),
        (("@x", "@due,railway"), "@due,railway joins a saved query and other words by a comma: save the words too, and write @one,@other.\n"),
        (("@x", "railway,@due"), "railway,@due joins a saved query and other words by a comma: save the words too, and write @one,@other.\n"),
        (("@x", " "), "@x would ask for nothing: write what it should, as in status:live ends:90d.\n"),
        (("@x!", "railway"), '"@x!" can be no name of a query: write letters, digits and hyphens after the @, as in @due-soon.\n'),
        (("@", "railway"), '"@" can be no name of a query: write letters, digits and hyphens after the @, as in @due-soon.\n'),
        (("@a--b", "railway"), '"@a--b" can be no name of a query: write letters, digits and hyphens after the @, as in @due-soon.\n'),
        # circles
        (("@x", "@x"), "No query is saved as @x: treatytrack config shows those that are, such as @any.\n"),
        (("@due", "@due"), "A saved query cannot ask for itself, and @due uses @due: save one of them with other terms.\n"),
        (("@due", "party:IRN", "not:@any"), "A saved query cannot ask for itself, and @due uses @any, which uses @due: save one of them with other terms.\n"),
    ],
)  # fmt: skip
def test_wrong_terms_are_refused_when_saved(saved: Treatytrack, words: tuple[str, ...], said: str) -> None:
    before = saved.digest
    assert saved("config", *words) == Ended("", said, WRONG)
    assert saved.digest == before


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ("@deu", "No query is saved as @deu: did you mean @due?\n"),
        ("not:@deu", "No query is saved as @deu: did you mean @due?\n"),
        ("@due,@oevr", "No query is saved as @oevr: did you mean @over?\n"),
        ("@", "No query is saved as @: treatytrack config shows those that are, such as @any.\n"),
    ],
)
def test_a_wrong_name_is_refused_with_the_nearest(saved: Treatytrack, term: str, said: str) -> None:
    assert saved("list", term) == Ended("", said, WRONG)


def test_where_none_is_saved_it_says_how(treatytrack: Treatytrack) -> None:
    said = "No query is saved as @due: save one as in treatytrack config @due status:live ends:90d.\n"
    assert treatytrack("list", "@due") == Ended("", said, WRONG)
    assert treatytrack("config", "@due") == Ended("", said, WRONG)


MEND = "save it anew with treatytrack config @old TERMS, or take it away with treatytrack config @old --clear.\n"


# Another version of the program, or somebody's hand: the words in the register, and what is said of them.
@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("party:IRN colour:red", f"""The saved query @old cannot be read, because of colour:red: "colour" is not a field: to search for the words, write '"colour:red"'; {MEND}"""),
        ("status:lively", f'The saved query @old cannot be read, because of status:lively: "lively" is not a status: did you mean live?; {MEND}'),
        ("party:IRN @gone", f"The saved query @old cannot be read, because of @gone: No query is saved as @gone: treatytrack config shows those that are, such as @any; {MEND}"),
        ('title:"left open', f"@old cannot be read, because a quote in it is left open: {MEND}"),
        ("@old", "A saved query cannot ask for itself, and @old uses @old: save one of them with other terms.\n"),
    ],
)  # fmt: skip
def test_one_that_can_no_longer_be_read_is_named_with_its_word_and_how_to_mend_it(
    saved: Treatytrack, kept: str, said: str, many: Path
) -> None:
    by_hand(saved, many, "@old", kept)
    assert saved("config", "@user", "party:IRN").code == DONE
    by_hand(saved, many, "@user", "@old party:IRN")
    for term in ("@old", "not:@old", "@due,@old", "@user"):
        assert saved("list", term) == Ended("", said, WRONG)
    # all else works, and it can be looked at, mended and taken away
    assert saved.refs("@due") == ["bissau", "rail"]
    assert saved("config", "@old") == Ended(f"{kept}\n", "", DONE)
    assert kept in saved("config").out
    assert saved("config", "@old", "party:IRN", "party:RUS").err == (
        f"@old finds 2 agreements on 2026-11-21; it was {kept}\n"
    )
    assert saved.refs("@user") == ["rail", "transit"]


def by_hand(treatytrack: Treatytrack, register: Path, name: str, kept: str) -> None:
    """Change the words of a saved query behind the program's back."""
    assert treatytrack("config", name, "railway").code == DONE
    connection = sqlite3.connect(register)
    connection.execute("UPDATE setting SET value = ? WHERE name = ?", (kept, name))
    connection.commit()
    connection.close()


def test_very_many_one_inside_the_other_are_refused(treatytrack: Treatytrack) -> None:
    assert treatytrack("config", "@q0", "party:IRN").code == DONE
    for n in range(1, 10):
        assert treatytrack("config", f"@q{n}", f"@q{n - 1}", f"not:@q{n - 1}").code == DONE
    assert treatytrack("config", "@q10", "@q9") == Ended(
        "", "@q10 uses more than 10 saved queries, one inside the other.\n", WRONG
    )


@pytest.mark.parametrize(
    ("terms", "is_used"),
    [
        (("@due",), True),
        (("party:IRN", "not:@DUE"), True),
        (("NOT: not:@over,@Due",), True),
        (('"@due"',), False),
        (("title:railway,@due",), False),
        (("@due-soon",), False),
    ],
)
def test_what_uses_it_is_told_as_the_terms_are_read(saved: Treatytrack, terms: tuple[str, ...], is_used: bool) -> None:
    assert saved("config", "@any", "--clear").code == DONE
    assert saved("config", "@due-soon", "ends:1d").code == DONE
    assert saved("config", "@user", *terms).code == DONE
    assert saved("config", "@due", "--clear").code == (CONFLICT if is_used else DONE)
    assert saved("list", "@user").code == DONE


def test_what_another_one_uses_is_not_taken_away(saved: Treatytrack) -> None:
    before = saved.digest
    assert saved("config", "@due", "--clear") == Ended(
        "", "@due is used by @any, so it stays; nothing was changed.\n", CONFLICT
    )
    assert saved.digest == before
    assert saved("config", "@any", "--clear") == Ended("", "@any is no longer saved; it was @due,@over\n", DONE)
    assert saved("config", "@due", "--clear") == Ended(
        "", "@due is no longer saved; it was status:live ends:90d\n", DONE
    )
    assert saved("list", "@due").code == WRONG


def test_saving_and_taking_away_is_in_the_history(treatytrack: Treatytrack, many: Path) -> None:
    treatytrack("config", "@due", "ends:90d")
    treatytrack("config", "@due", "ends:90d")  # the same again is no change
    treatytrack("config", "@due", "ends:1y")
    treatytrack("config", "@due", "--clear")
    with open_for_reading(many) as register:
        rows = [row for row in register.past.history_rows() if row["ref"] == "@due"]
    assert [(row["command"], row["subject"], row["before"], row["after"]) for row in rows] == [
        ("config", "setting", "", '{"value":"ends:90d"}'),
        ("config", "setting", '{"value":"ends:90d"}', '{"value":"ends:1y"}'),
        ("config", "setting", '{"value":"ends:1y"}', ""),
    ]
