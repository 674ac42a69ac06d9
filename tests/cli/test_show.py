"""`show`: one agreement as a card, wrapped on a terminal; `--explain` adds the arithmetic."""

import re
import shlex

import pytest

from .world import DONE, NOT_FOUND, TRANSPORT, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")

HEAD = """\
AZE-IRN-2025-2
Memorandum of Understanding on Comprehensive Cooperation in the Field of Transportation for 2025-2026
Azerbaijan (AZE) and Iran (IRN) · memorandum · transport
Signed in Baku on 28 April 2025

On 21 November 2026: in force, not certain. It may be expired instead.

  in force from      2025-04-28 ~  assumed on signature: nothing else is recorded (R12)
  last day in force  in 2026 ?     recorded: until 2026?
  renewal            not known; notice not known

COMING
  2026-12-31  in 40 days: expires at the latest ?  any day from 2026-01-01 to 2026-12-31
"""
WHY = """
WHY
  1 signed             2025-04-28                recorded [VCLT 12]
  2 entry into force   2025-04-28                assumed: of this kind (memorandum), nothing but the signature recorded [R12]
  3 first term ends    2026-01-01 to 2026-12-31  until 2026? [R2, clause]
  4 renewal            not known                 assumed: it expires with its term [R6]
  5 last day in force  in 2026                   nothing renews the running term [R6]
  6 on 2026-11-21      in force                  not certain: it may be expired; an uncertain end is taken at its latest
  then                 2027-01-01                its status becomes expired, assumed
"""
FOOT = """
TO CONFIRM
  entry into force   treatytrack edit AZE-IRN-2025-2 --in-force 2025-04-28
  last day in force  treatytrack edit AZE-IRN-2025-2 --until 2026-12-31
  renewal            treatytrack edit AZE-IRN-2025-2 --renewal none, open or consent, or tacit with --renewal-length LENGTH

ENDING IT
  It runs out before a denunciation received today would end it.

EVENTS
  /1  signed 2025-04-28

RECORDED
  source  SpecialEurasia, S. Boltuc: Pezeshkian’s Official Visit to Baku and Iran-Azerbaijan Relations
"""


def test_an_event_of_an_agreement_is_pointed_to_the_agreement(treatytrack: Treatytrack) -> None:
    said = "AZE-IRN-2025-4/1 is an event of AZE-IRN-2025-4: treatytrack show AZE-IRN-2025-4 shows it.\n"
    assert treatytrack("show", "AZE-IRN-2025-4/1") == Ended("", said, NOT_FOUND)
    assert treatytrack("show", "AZE-IRN-2025-4/9").err.startswith("No event of AZE-IRN-2025-4 has the number 9")


def test_the_card_says_what_holds_what_comes_and_what_is_to_be_confirmed(treatytrack: Treatytrack) -> None:
    assert treatytrack("show", TRANSPORT) == Ended(HEAD + FOOT, "", DONE)


def test_explain_adds_the_arithmetic(treatytrack: Treatytrack) -> None:
    assert treatytrack("show", TRANSPORT, "--explain") == Ended(HEAD + WHY + FOOT, "", DONE)


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        ("2025-04-27", "On 27 April 2025: draft."),
        ("2025-12-31", "On 31 December 2025: in force, assumed."),
        ("2026-11-21", "On 21 November 2026: in force, not certain. It may be expired instead."),
        ("2027-01-01", "On 1 January 2027: expired, assumed."),
    ],
)
def test_the_verdict_on_another_day(treatytrack: Treatytrack, day: str, verdict: str) -> None:
    assert verdict in treatytrack("show", TRANSPORT, as_of=day).lines


def test_on_a_terminal_the_same_words_are_wrapped_to_its_width(treatytrack: Treatytrack) -> None:
    whole = treatytrack("show", TRANSPORT, "--explain").out
    for columns in (40, 60, 80, 100, 200):
        wrapped = treatytrack("show", TRANSPORT, "--explain", columns=columns, NO_COLOR="1")
        assert max(map(len, wrapped.lines)) <= columns
        assert wrapped.out.split() == whole.split()


def test_on_a_terminal_headings_are_bold_and_labels_dim_unless_colour_is_refused(treatytrack: Treatytrack) -> None:
    coloured = treatytrack("show", TRANSPORT, columns=200).out
    assert "\x1b[1mCOMING\x1b[0m\n" in coloured
    assert "\x1b[2m  2026-12-31  \x1b[0min 40 days" in coloured
    plain = treatytrack("show", TRANSPORT)
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain.out
    assert treatytrack("show", TRANSPORT, columns=200, NO_COLOR="1") == plain
    assert treatytrack("show", TRANSPORT, FORCE_COLOR="1").out == coloured


def test_a_beginning_that_only_one_ref_has_is_enough(treatytrack: Treatytrack) -> None:
    assert treatytrack("add", "Agreement on Trade", "--between", "IRN", "CHE", "--in-force", "2017-03-17").code == DONE
    assert treatytrack("show", "CHE").lines[:2] == ["CHE-IRN-ND-1", "Agreement on Trade"]


def test_a_whole_ref_wins_over_longer_ones_that_begin_so(treatytrack: Treatytrack) -> None:
    for number in range(6, 11):
        assert treatytrack("add", f"No. {number}", "--between", "AZE", "IRN", "--signed", "2025").code == DONE
    assert treatytrack("show", "AZE-IRN-2025-1").lines[0] == "AZE-IRN-2025-1"
    assert treatytrack("show", "AZE-IRN-2025-10").lines[0] == "AZE-IRN-2025-10"


@pytest.mark.parametrize(
    ("ref", "code", "said"),
    [
        (
            "AZE-IRN-2025", WRONG,
            '"AZE-IRN-2025" begins more than one ref: '
            "AZE-IRN-2025-1, AZE-IRN-2025-2, AZE-IRN-2025-3, AZE-IRN-2025-4, AZE-IRN-2025-5.\n",
        ),
        (
            "AZE-IRN-2025-9", NOT_FOUND,
            'No agreement is called "AZE-IRN-2025-9"; there are '
            "AZE-IRN-2025-1, AZE-IRN-2025-2, AZE-IRN-2025-3, AZE-IRN-2025-4, AZE-IRN-2025-5.\n",
        ),
        # in small letters, with the sides the other way round, or of another year it is not there; but what is is named
        ("aze-irn-2025-2", NOT_FOUND, 'No agreement is called "aze-irn-2025-2"; there is AZE-IRN-2025-2.\n'),
        ("IRN-AZE-2025-2", NOT_FOUND, 'No agreement is called "IRN-AZE-2025-2"; there is AZE-IRN-2025-2.\n'),
        (
            "irn-aze-1999-1", NOT_FOUND,
            'No agreement is called "irn-aze-1999-1"; there are '
            "AZE-IRN-2025-1, AZE-IRN-2025-2, AZE-IRN-2025-3, AZE-IRN-2025-4, AZE-IRN-2025-5.\n",
        ),
        (" AZE-IRN-2025-2 ", NOT_FOUND, 'No agreement is called " AZE-IRN-2025-2 "; there is AZE-IRN-2025-2.\n'),
        ("-", NOT_FOUND, 'No agreement is called "-": treatytrack list shows what there is.\n'),
        # of another party nothing is near
        ("AZE-KAZ", NOT_FOUND, 'No agreement is called "AZE-KAZ": treatytrack list shows what there is.\n'),
        ("AZE-KAZ-2025-1", NOT_FOUND, 'No agreement is called "AZE-KAZ-2025-1": treatytrack list shows what there is.\n'),
        # as a script has it whose variable is empty
        ("", NOT_FOUND, 'No agreement is called "": treatytrack list shows what there is.\n'),
        ("RUS-1", NOT_FOUND, 'No agreement is called "RUS-1": treatytrack list shows what there is.\n'),
        # signs that mean something to a database mean nothing here
        ("%", NOT_FOUND, 'No agreement is called "%": treatytrack list shows what there is.\n'),
        ("AZE_IRN", NOT_FOUND, 'No agreement is called "AZE_IRN": treatytrack list shows what there is.\n'),
    ],
)  # fmt: skip
def test_what_no_ref_or_more_than_one_is_meant_by(treatytrack: Treatytrack, ref: str, code: int, said: str) -> None:
    assert treatytrack("show", ref) == Ended("", said, code)


def test_of_many_refs_that_are_near_it_is_said_that_there_are_more(treatytrack: Treatytrack) -> None:
    treatytrack("add", "A sixth", "--between", "AZE", "IRN", "--signed", "2025-04-28")
    few = "AZE-IRN-2025-1, AZE-IRN-2025-2, AZE-IRN-2025-3, AZE-IRN-2025-4, AZE-IRN-2025-5 and more.\n"
    assert treatytrack("show", "AZE-IRN-2025-9").err == f'No agreement is called "AZE-IRN-2025-9"; there are {few}'
    assert treatytrack("show", "AZE-IRN-2025").err == f'"AZE-IRN-2025" begins more than one ref: {few}'


def test_the_event_of_a_ref_in_small_letters_is_named(treatytrack: Treatytrack) -> None:
    treatytrack("event", "add", "Visit to Baku", "--between", "AZE", "IRN", "--date", "2025-04-28")
    said = "AZE-IRN-2025-E1 is an event and no agreement: treatytrack event show AZE-IRN-2025-E1 shows it.\n"
    assert treatytrack("show", "aze-irn-2025-e1") == Ended("", said, NOT_FOUND)


def test_every_recorded_fact_is_on_the_card(treatytrack: Treatytrack) -> None:
    facts = {
        "--other-title": "Sazish", "--signatory-a": "J. Bayramov", "--signatory-b": "A. Araghchi",
        "--territory": "Nakhchivan", "--language": "Azerbaijani", "--registration": "UNTS 60001",
        "--source-id": "N-17", "--source": "Gazette 4", "--notes": "first line\nsecond line", "--tag": "project:instc",
        "--subject": "transit", "--related": "amends AZE-IRN-2025-2", "--event": "notified 2025-06-02 by IRN: by note",
        "--occasion": "AZE-IRN-2025-E1", "--stated-status": "in force", "--stated-on": "2025-07-01",
        "--replaced-by": '"The next one"', "--place": "Tehran", "--binding": "no",
    }  # fmt: skip
    words = [word for fact in facts.items() for word in fact]
    added = treatytrack("add", "Agreement on Transit", "--between", "AZE", "IRN", "--signed", "2025-05-01", *words)
    assert added.code == DONE, added.err
    shown = re.sub(" +", " ", treatytrack("show", added.out.strip()).out)
    for fact in (*facts.values(), "Signed in Tehran on 1 May 2025", "/2 notified 2025-06-02 by IRN: by note"):
        assert all(line in shown for line in fact.splitlines())


@pytest.mark.parametrize(
    ("signed", "said"),
    [
        ("2027-04-28", "To be signed in Baku on 28 April 2027"),
        ("2026-11-21", "Signed in Baku on 21 November 2026"),
        ("2026-11-22", "To be signed in Baku on 22 November 2026"),
        ("2010-05", "Signed in Baku in May 2010"),
        ("2010?", "Signed in Baku in 2010 ?"),
        ("2010-05-03?", "Signed in Baku on 3 May 2010 ?"),
        ("[1981-09..1981-10]", "Signed in Baku some day from Sep to Oct 1981 ?"),
        ("[..2019-01-01]", "Signed in Baku by 1 Jan 2019"),
        ("[2019-01-01..]", "Signed in Baku some day from 1 Jan 2019"),
    ],
)
def test_the_day_of_signature_is_told_in_words(treatytrack: Treatytrack, signed: str, said: str) -> None:
    added = treatytrack("add", "A", "--between", "AZE", "TUR", "--place", "Baku", "--signed", signed)
    assert treatytrack("show", added.out.strip()).lines[3] == said


def test_a_last_day_that_rests_on_an_assumption_is_marked(treatytrack: Treatytrack) -> None:
    words = ("--in-force", "2000-03-01", "--lasts", "open", "--event", "denounced 2026-01-15 by SYC")
    ref = treatytrack("add", "A", "--between", "GBR", "SYC", *words).out.strip()
    assert "  last day in force  2027-01-14 ~" in treatytrack("show", ref).lines


def test_a_day_for_notice_that_may_be_over_is_said_to_be_so(treatytrack: Treatytrack) -> None:
    words = ("--in-force", "2013-11", "--lasts", "3y", "--renewal", "tacit", "--renewal-length", "1y", "--notice", "1m")
    ref = treatytrack("add", "A", "--between", "AZE", "BRA", *words).out.strip()
    assert "  notice by          2026-10-21 to 2027-10-20 ?  may have passed" in treatytrack("show", ref).lines


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("2026-02-01", "  applied from       2026-02-01   provisionally"),
        ("2026-02?", "  applied from       in 2026-02 ?  provisionally; recorded: 2026-02?"),
        # not yet, or not any more
        ("2027-02-01", ""),
        ("", ""),
    ],
)
def test_since_when_it_is_applied_provisionally_is_told(treatytrack: Treatytrack, since: str, said: str) -> None:
    words = ("--type", "agreement", "--signed", "2026-01-02", *(("--provisional", since) if since else ()))
    ref = treatytrack("add", "A", "--between", "AZE", "GEO", *words).out.strip()
    shown = [line for line in treatytrack("show", ref).lines if line.startswith("  applied from  ")]
    told = [" ".join(line.split()) for line in shown if "treatytrack edit" not in line]
    assert told == ([" ".join(said.split())] if said else [])


@pytest.mark.parametrize(
    ("lasts", "notice", "days"),
    [
        ("5y", "1m", ["running term ends  2028-02-29 ~", "notice by          2028-01-29 ~"]),
        ("5y", "2y", ["notice by          2026-02-28 ~  passed", "locked in until    2033-02-28 ~"]),
        # of a first term only what comes after it is assumed
        ("15y", "1y", ["running term ends  2028-02-29", "notice by          2027-02-28"]),
        ("15y", "2y", ["running term ends  2028-02-29", "locked in until    2043-02-28 ~"]),
    ],
)
def test_days_that_rest_on_the_length_assumed_of_a_renewal_are_marked(
    treatytrack: Treatytrack, lasts: str, notice: str, days: list[str]
) -> None:
    words = ("--in-force", "2013-03-01", "--lasts", lasts, "--renewal", "tacit", "--notice", notice)
    ref = treatytrack("add", "A", "--between", "AZE", "BRA", *words).out.strip()
    shown = treatytrack("show", ref).lines
    assert [f"  {day}" for day in days if f"  {day}" not in shown] == []


def test_of_a_renewal_whose_length_is_assumed_only_that_is_asked_for(treatytrack: Treatytrack) -> None:
    words = ("--in-force", "2013-03-01", "--lasts", "5y", "--renewal", "tacit", "--notice", "1m")
    ref = treatytrack("add", "A", "--between", "AZE", "BRA", *words).out.strip()
    assert f"  renewal  treatytrack edit {ref} --renewal-length LENGTH" in treatytrack("show", ref).lines


def test_a_day_that_was_marked_is_shown_as_recorded_with_what_confirms_it(treatytrack: Treatytrack) -> None:
    ref = treatytrack("add", "A", "--between", "AZE", "BRA", "--in-force", "2013-03-01?", "--lasts", "open").out.strip()
    shown = treatytrack("show", ref).lines
    assert "  in force from      2013-03-01  recorded: 2013-03-01?" in shown
    confirm = shown[shown.index("TO CONFIRM") + 1].split("  ")[-1].split()
    assert confirm == ["treatytrack", "edit", ref, "--in-force", "2013-03-01"]
    assert treatytrack(*confirm[1:]).code == DONE
    assert "TO CONFIRM" not in treatytrack("show", ref).lines


@pytest.mark.parametrize(("day", "note"), [("2026-11-21", ""), ("2026-11-22", "  passed")])
def test_a_day_for_notice_is_not_passed_before_it_is_over(treatytrack: Treatytrack, day: str, note: str) -> None:
    words = (
        "--in-force",
        "2016-12-22",
        "--lasts",
        "1y",
        "--renewal",
        "tacit",
        "--notice",
        "30d",
        "--renewal-length",
        "1y",
    )
    ref = treatytrack("add", "A", "--between", "AZE", "BRA", *words).out.strip()
    assert f"  notice by          2026-11-21{note}" in treatytrack("show", ref, "--as-of", day).lines


def test_each_date_to_be_confirmed_is_named_with_what_records_it(treatytrack: Treatytrack) -> None:
    words = ("--signed", "2010?", "--in-force", "2011?", "--lasts", "open", "--event", "review 2027?")
    ref = treatytrack("add", "A", "--between", "AZE", "TUR", *words).out.strip()
    shown = treatytrack("show", ref).lines
    at = shown.index("TO CONFIRM")
    assert shown[at + 1 : at + 4] == [
        f"  day of signature  treatytrack edit {ref} --signed DATE",
        f"  entry into force  treatytrack edit {ref} --in-force DATE",
        f"  /3 review         treatytrack edit {ref}/3 --date DATE",
    ]


def test_what_else_is_to_be_confirmed_stands_beside_the_dates(treatytrack: Treatytrack) -> None:
    ref = treatytrack("add", "A", "--between", "AZE", "TUR", "--in-force", "2011?").out.strip()
    assert treatytrack("show", ref).out.partition("TO CONFIRM\n")[2].splitlines()[:2] == [
        f"  last day in force  treatytrack edit {ref} --until DATE, --lasts LENGTH or --lasts open",
        f"  entry into force   treatytrack edit {ref} --in-force DATE",
    ]


VAGUE = "--lasts 5y --renewal tacit --renewal-length 5y --notice 6m"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        # beside what is sure, and of an event alone
        ("--signed 2010-01-01 --in-force 2011? --lasts open", ["entry into force  REF --in-force DATE"]),
        ("--signed 2010? --in-force 2011-05-01 --lasts open", ["day of signature  REF --signed DATE"]),
        (
            "--in-force 2011-05-01 --lasts open --event 'suspended 2012-01-01 until 2013?'",
            ["/2 suspended  REF/2 --until DATE"],
        ),
        ("--in-force 2011-05-01 --lasts open --event 'review 2027?'", ["/2 review  REF/2 --date DATE"]),
        ("--in-force 2011-05-01 --counts-from 2010~ --lasts 30y", ["start of the term  REF --counts-from DATE"]),
        # an end that is recorded is mended there, and by no other column
        ("--in-force 2011-05-01 --lasts open --ended 2019..2020", ["last day in force  REF --ended DATE"]),
        # from which terms are counted that are spread over more than a year
        (f"--in-force 2011 --signed 1982..1984 --counts-from signed {VAGUE}", ["day of signature  REF --signed DATE"]),
        (f"--in-force 2011 --counts-from 1982..1984 {VAGUE}", ["start of the term  REF --counts-from DATE"]),
    ],
)
def test_the_date_that_is_to_be_confirmed_is_named_alone(treatytrack: Treatytrack, words: str, said: list[str]) -> None:
    ref = treatytrack("add", "A", "--between", "AZE", "TUR", *shlex.split(words)).out.strip()
    shown = treatytrack("show", ref).out.partition("TO CONFIRM\n")[2].partition("\n\n")[0]
    lines = [line.strip().replace(f"treatytrack edit {ref}", "REF") for line in shown.splitlines()]
    assert [line for line in lines if line.endswith(" DATE")] == said


def test_the_day_from_which_terms_are_counted_too_vaguely_is_named(treatytrack: Treatytrack) -> None:
    words = (
        "--in-force",
        "1982..1984",
        "--lasts",
        "5y",
        "--renewal",
        "tacit",
        "--renewal-length",
        "5y",
        "--notice",
        "6m",
    )
    ref = treatytrack("add", "A", "--between", "AGO", "PRT", *words).out.strip()
    assert f"  entry into force  treatytrack edit {ref} --in-force DATE" in treatytrack("show", ref).lines


def test_what_an_agreement_names_stands_there_with_its_title(treatytrack: Treatytrack) -> None:
    ref = treatytrack("add", "Protocol", "--between", "AZE", "IRN", "--related", f"amends {TRANSPORT}").out.strip()
    shown = treatytrack("show", ref).lines
    assert shown[shown.index("RELATIONS") + 1] == (
        "  amends  AZE-IRN-2025-2  Memorandum of Understanding on Comprehensive Cooperation"
        " in the Field of Transportation for 2025-2026"
    )


def test_why_what_an_agreement_names_has_no_title_is_said(treatytrack: Treatytrack) -> None:
    words = ("--related", "see AZE-IRN-2030-7", "--related", 'see "The next one"')
    ref = treatytrack("add", "Protocol", "--between", "AZE", "IRN", *words).out.strip()
    shown = treatytrack("show", ref).lines
    at = shown.index("RELATIONS")
    assert shown[at + 1 : at + 3] == [
        "  see  AZE-IRN-2030-7  not in the register",
        '  see  "The next one"  named by its title: when it is in the register, write its ref',
    ]


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ("suspended 2026-03-01 until 2026-12-31 by IRN", ["  suspended          from 2026-03-01 through 2026-12-31"]),
        ("suspended 2026-03-01 until 2027", ["  suspended          from 2026-03-01 through 2027-12-31"]),
        ("suspended 2026-03-01", ["  suspended          from 2026-03-01 until it is resumed"]),
        ("suspended 2026-11-21", ["  suspended          from 2026-11-21 until it is resumed"]),
        # one that lasts longer goes on beside one that has a last day
        (
            "suspended 2026-03-01 until 2026-12-31; suspended 2026-06-01 until 2027-12-31",
            ["  suspended          from 2026-03-01 through 2027-12-31"],
        ),
        (
            "suspended 2026-03-01 until 2026-12-31; suspended 2026-06-01",
            ["  suspended          from 2026-03-01 until it is resumed"],
        ),
        (
            "suspended 2025-03-01 until 2026-11-20; suspended 2026-11-21 until 2026-12-31; "
            "suspended 2026-06-02 effective 2027-06-01 until 2028",
            ["  suspended          from 2026-11-21 through 2026-12-31"],
        ),
        # on no sure day: the event tells what is known
        ("suspended 2026-03", []),
        ("suspended 2026-03-01 until 2027?", []),
    ],
)
def test_how_long_a_suspension_lasts_is_told(treatytrack: Treatytrack, event: str, said: list[str]) -> None:
    events = [word for one in event.split("; ") for word in ("--event", one)]
    words = ("--in-force", "2018-08-01", "--lasts", "open", *events)
    ref = treatytrack("add", "A", "--between", "AZE", "IRN", *words).out.strip()
    shown = treatytrack("show", ref).lines
    assert "On 21 November 2026: suspended." in shown
    assert [line for line in shown if line.startswith("  suspended")] == said
