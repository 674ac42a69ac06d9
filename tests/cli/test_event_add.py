"""`event add`: what happened is recorded as it is typed, and the new ref is the answer."""

import pytest

from . import visit
from .test_bad_input import DATES, refused
from .world import CONFLICT, DAY, DONE, NOT_FOUND, TRANSPORT, UNUSABLE, WRONG, Ended, Treatytrack

TALKS = ("event", "add", "Talks in Baku", "--between", "AZE", "IRN")


@pytest.mark.usefixtures("baku")
def test_what_an_analyst_types_of_two_articles_works_word_for_word(treatytrack: Treatytrack) -> None:
    for words, ref in visit.lines():
        assert treatytrack(*words, as_of=DAY) == Ended(f"{ref}\n", "", DONE)
    assert len(visit.REFS) == 15


@pytest.mark.usefixtures("relations")
def test_everything_typed_is_in_the_register(treatytrack: Treatytrack) -> None:
    told = treatytrack("event", "list", f"ref:{visit.VISIT}", "--columns", "all", "--format", "csv")
    assert told.out == (
        "ref,title,kind,between,concerns,date,until,place,persons,after,subjects,tags,sources,notes\n"
        "AZE-IRN-2025-E1,Official visit of President Pezeshkian to Baku; talks with President Aliyev,visit,AZE; IRN,"
        "ISR; TUR; RUS; ARM,2025-04-28,,Baku,Masoud Pezeshkian (IRN); Ilham Aliyev (AZE),,"
        "trade; energy; transport; culture; border security,project:zangezur-corridor; project:instc,"
        f'"{visit.S1}; {visit.S2}",\n'
    )


def test_the_first_event_makes_the_register(treatytrack: Treatytrack) -> None:
    assert treatytrack(*TALKS) == Ended("AZE-IRN-ND-E1\n", "Made a new register at relations.db\n", DONE)


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ((), "a title and --between A B"),
        (("Talks",), "--between A B"),
        (("--between", "AZE", "IRN"), "a title"),
        (("", "--between", "AZE", "IRN"), "a title"),
    ],
)
def test_what_is_missing_is_named_before_a_register_is_made(
    treatytrack: Treatytrack, words: tuple[str, ...], missing: str
) -> None:
    example = 'treatytrack event add "Official visit to Baku" --between AZE IRN --date 2025-04-28'
    assert treatytrack("event", "add", *words) == Ended("", f"An event needs {missing}: {example}.\n", WRONG)
    assert not treatytrack.register.exists()


def test_what_is_wrong_makes_no_register(treatytrack: Treatytrack) -> None:
    assert treatytrack(*TALKS, "--kind", "tlaks").code == WRONG
    assert not treatytrack.register.exists()


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    ("words", "ref"),
    [
        # the year in which all days of the date lie
        (("--date", "28 April 2025"), "AZE-IRN-2025-E1"),
        (("--date", "2025?"), "AZE-IRN-2025-E1"),
        (("--date", "2025-01..2025-12"), "AZE-IRN-2025-E1"),
        (("--date", "2024..2025"), "AZE-IRN-ND-E1"),
        (("--date", "202X"), "AZE-IRN-ND-E1"),
        (("--date", "[2025..]"), "AZE-IRN-ND-E1"),
        (("--date", "03/04/2025", "--month-first"), "AZE-IRN-2025-E1"),
        ((), "AZE-IRN-ND-E1"),
        (("--until", "2025"), "AZE-IRN-ND-E1"),
        (("--ref", "VISIT-1"), "VISIT-1"),
    ],
)
def test_a_ref_is_made_of_the_parties_and_the_year(treatytrack: Treatytrack, words: tuple[str, ...], ref: str) -> None:
    assert treatytrack("event", "add", "Talks", "--between", "Iran", "Azerbaijan", *words).out == f"{ref}\n"


@pytest.mark.usefixtures("empty")
def test_a_ref_is_never_given_again_and_agreements_have_their_own_numbers(treatytrack: Treatytrack) -> None:
    assert treatytrack(*TALKS).out == "AZE-IRN-ND-E1\n"
    assert treatytrack("event", "remove", "AZE-IRN-ND-E1", "--yes").code == DONE
    assert treatytrack(*TALKS).out == "AZE-IRN-ND-E2\n"
    assert treatytrack("add", "Agreement on Trade", "--between", "AZE", "IRN").out == "AZE-IRN-ND-1\n"
    given = "The ref AZE-IRN-ND-E2 was given already, and a ref is never used twice.\n"
    assert treatytrack("add", "X", "--between", "AZE", "IRN", "--ref", "AZE-IRN-ND-E2") == Ended("", given, CONFLICT)
    gone = "The ref AZE-IRN-ND-E1 was given already (to one since removed), and a ref is never used twice.\n"
    assert treatytrack("event", "add", "X", "--between", "AZE", "IRN", "--ref", "AZE-IRN-ND-E1") == Ended(
        "", gone, CONFLICT
    )
    treatytrack.csv("more.csv", "ref,title,party_a,party_b\nAZE-IRN-ND-E2,X,AZE,IRN\n")
    assert "more.csv:2: ref: AZE-IRN-ND-E2 was given to an event\n" in treatytrack("import", "more.csv").err


@pytest.mark.usefixtures("empty")
@pytest.mark.parametrize(
    ("concerns", "codes"),
    [
        (("ISR,TUR",), "ISR; TUR"),
        (("ISR", "Turkey", "ISR"), "ISR; TUR"),
        (("ISR, TUR", "Russia"), "ISR; TUR; RUS"),
        # the name of a party may hold a comma
        (("Korea, Republic of",), "KOR"),
        (("ISR,",), "ISR"),
    ],
)
def test_whom_else_it_concerns(treatytrack: Treatytrack, concerns: tuple[str, ...], codes: str) -> None:
    options = [word for one in concerns for word in ("--concerns", one)]
    assert treatytrack(*TALKS, *options).code == DONE
    assert treatytrack("event", "list", "--columns", "concerns", "--format", "csv").lines[1] == codes


# What is wrong with `event add "Talks in Baku" --between AZE IRN` and these words besides, and the sentence.
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--kind", "vist"), '--kind: "vist" is not a kind of event: did you mean visit?'),
        (("--kind", "xyz"), '--kind: "xyz" is not a kind of event: write visit, talks, statement, '),
        (("--date", "soon"), f'--date: "soon" is not a date: {DATES}.'),
        (("--date", "2025-02-30"), "--date: 2025-02-30 is not a day that exists: February 2025 has 28 days."),
        (
            ("--until", "03/04/2025"),
            "--until: 03/04/2025 reads two ways, 2025-04-03 (day first) or 2025-03-04 (month first): "
            "write it as year-month-day, or say --day-first or --month-first.",
        ),
        (("--date", "2025", "--until", "2024"), "--until: 2024 lies before its date 2025."),
        (("--concerns", "ISR,Turky"), '--concerns: No party is called "Turky". Did you mean Turkey (TUR)?'),
        (("--concerns", "ISR,IRN"), "--concerns: IRN is one of the two: name here whom else it concerns."),
        (("--between", "AZE", "AZE"), "--between: AZE stands on both sides: an event is between two parties."),
        (("--between", "AZE", ""), "--between: an event is between two parties: write both."),
        (
            ("--between", "AZE", "Congo"),
            '--between: "Congo" may be Congo (Brazzaville) (COG) or Congo (Kinshasa) (COD): write the code.',
        ),
        (
            ("--ref", "a b"),
            '--ref: "a b" cannot be a ref: it holds a blank or one of / ; , : or a quote, or is too long.',
        ),
        (("RUS",), "Bilateral means two sides, and RUS is one more: a side of several is a group party."),
        (("in", "May"), "Too many words: write the title in quotes (in May came after it)."),
        (("--day-first", "--month-first"), "--day-first and --month-first cannot both hold."),
    ],
)
@pytest.mark.usefixtures("baku")
def test_what_cannot_be_recorded_is_refused_and_nothing_is_changed(
    treatytrack: Treatytrack, words: tuple[str, ...], said: str
) -> None:
    refused(treatytrack, said, WRONG, *TALKS, *words)


@pytest.mark.usefixtures("baku")
def test_a_party_in_the_place_of_the_title_is_refused(treatytrack: Treatytrack) -> None:
    said = (
        "Bilateral means two sides, and RUS is one more: a side of several is a group party; "
        'if "RUS" is the title, give a longer one now and shorten it later, with --title of edit.'
    )
    refused(treatytrack, said, WRONG, "event", "add", "--between", "AZE", "IRN", "RUS")


@pytest.mark.usefixtures("baku")
def test_everything_that_is_wrong_is_told_at_once(treatytrack: Treatytrack) -> None:
    before = treatytrack.digest
    ended = treatytrack(*TALKS, "--kind", "vist", "--date", "soon", "--concerns", "Irann", "--after", "a b")
    assert [line.partition(":")[0] for line in ended.err.splitlines()] == ["--kind", "--date", "--concerns", "--after"]
    assert (ended.out, ended.code, treatytrack.digest) == ("", WRONG, before)


@pytest.mark.usefixtures("relations")
def test_the_same_event_again_is_named(treatytrack: Treatytrack) -> None:
    again = ("event", "add", "Attacker sentenced to death", "--between", "Iran", "Azerbaijan")
    said = "This event is recorded already as AZE-IRN-2023-E4: Attacker sentenced to death."
    refused(treatytrack, said, CONFLICT, *again, "--date", "2023-10..2023-12")
    # on another day it is another event
    assert treatytrack(*again, "--date", "2023").out == "AZE-IRN-2023-E5\n"


@pytest.mark.usefixtures("baku")
def test_what_it_follows_must_be_in_the_register(treatytrack: Treatytrack) -> None:
    said = (
        '--after: nothing in the register is called "AZE-IRN-2023-E1"; nothing was changed: '
        "treatytrack event list shows what there is."
    )
    refused(treatytrack, said, NOT_FOUND, *TALKS, "--after", "AZE-IRN-2023-E1")
    assert treatytrack(*TALKS, "--after", TRANSPORT).out == "AZE-IRN-ND-E1\n"
    assert "  followed by  AZE-IRN-ND-E1  Talks in Baku" in treatytrack("show", TRANSPORT).lines


def test_a_forgotten_variable_makes_no_register(treatytrack: Treatytrack) -> None:
    ended = treatytrack(*TALKS, db=None, TREATYTRACK_DB="elsewhere.db")
    assert ended.code == UNUSABLE
    assert "nothing was created" in ended.err
