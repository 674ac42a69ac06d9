"""What people get wrong when they record something: one sentence a fault, its exit code, and nothing changed."""

import pytest

from .world import CONFLICT, DONE, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")

DATES = "write a day 2025-04-28, a month 2025-04, a year 2025, or a range 2025-04..2025-06"
LENGTHS = "write years, months and days as in 5y, 6m, 90d or 1y6m"
KINDS = (
    "treaty, agreement, convention, protocol, supplement, exchange-of-notes, memorandum, programme, plan, "
    "joint-statement, minutes, other"
)

# What is wrong with `add "Agreement on Trade" --between AZE IRN` and these words instead or besides, and the sentence.
PARTIES = [
    (("Irann", "AZE"), '--between: No party is called "Irann". Did you mean Iran (IRN), Ireland (IRL) or Iraq (IRQ)?'),
    (("AZE", "Azerbajan"), '--between: No party is called "Azerbajan". Did you mean Azerbaijan (AZE)?'),
    (("AZE", "AZE"), "--between: AZE stands on both sides: an agreement is between two parties."),
    (("Iran", "Persia"), "--between: IRN stands on both sides: an agreement is between two parties."),
    (("Азербайджан", "Azərbaycan"), "--between: AZE stands on both sides: an agreement is between two parties."),
    (
        ("Congo", "AZE"),
        '--between: "Congo" may be Congo (Brazzaville) (COG) or Congo (Kinshasa) (COD): write the code.',
    ),
    (("AZE", "Korea"), '--between: "Korea" may be South Korea (KOR) or North Korea (PRK): write the code.'),
    (("AZE", ""), "--between: "),
]

OPTIONS = [
    # days that do not exist, and what stands for one
    (("--signed", "1972-06-31"), "--signed: 1972-06-31 is not a day that exists: June 1972 has 30 days."),
    (("--signed", "30 February 2025"), "--signed: 2025-02-30 is not a day that exists: February 2025 has 28 days."),
    (("--signed", "2025-13-01"), "--signed: 2025-13-01 is not a day that exists: there is no month 13."),
    (
        ("--signed", "1998-00-00"),
        "--signed: 1998-00-00 is a placeholder, not a date: write 1998-XX-XX for a day that is not known.",
    ),
    (("--signed", "0000-01-01"), "--signed: 0000-01-01 is a placeholder, not a date: "),
    (("--until", "9999-12-31"), "--until: 9999-12-31 is a placeholder, not a date: "),
    (("--until", "2500"), "--until: 2500 is a placeholder, not a date: "),
    (
        ("--signed", "45775"),
        "--signed: 45775 is a number, not a date (a spreadsheet's day count?): format the column as YYYY-MM-DD first.",
    ),
    (("--signed", "soon"), f'--signed: "soon" is not a date: {DATES}.'),
    # a date that reads two ways
    (
        ("--signed", "03/04/2025"),
        "--signed: 03/04/2025 reads two ways, 2025-04-03 (day first) or 2025-03-04 (month first): "
        "write it as year-month-day, or say --day-first or --month-first.",
    ),
    (("--day-first", "--month-first"), "--day-first and --month-first cannot both hold."),
    # words
    (("--type", "treety"), '--type: "treety" is not a type of agreement: did you mean treaty?'),
    (("--type", "contract"), f'--type: "contract" is not a type of agreement: the kinds are {KINDS}.'),
    (("--renewal", "tacitly"), '--renewal: "tacitly" is not a renewal: did you mean tacit?'),
    (("--binding", "maybe"), '--binding: "maybe" is not yes or no: write yes or no.'),
    (("--lasts", "five years"), f'--lasts: "five years" is not a length: {LENGTHS}, or open or unknown.'),
    (("--notice", "0d"), "--notice: 0d is no time at all: leave it empty, or write none where there is none."),
    (("--lead", "1000y"), "--lead: 1000y is longer than 999 years."),
    (("--renewal-limit", "0"), '--renewal-limit: "0" is not a number of renewals: '),
    (("--entry-rule", "publication"), '--entry-rule: "publication" does not start an entry into force: '),
    (("--related", "modifies X-1"), '--related: "modifies" is not a relation: '),
    (("--event", "ratified"), '--event: "ratified" is not an event: write its kind and its date, '),
    (("--event", "flew 2020"), '--event: "flew" is not a kind of event: the kinds are signed, ratified, '),
    (("--event", "notified 2020 by Irann"), '--event: No party is called "Irann". Did you mean Iran (IRN), '),
    (("--ref", "-1"), '--ref: "-1" cannot be a ref: it begins with a hyphen, as an option does.'),
    (("--ref", "a b"), '--ref: "a b" cannot be a ref: it holds a blank or one of / ; , : or a quote, or is too long.'),
    (("--party-a", "RUS"), "--between already names both sides: leave out --party-a."),
    # more than two sides
    (("RUS",), "Bilateral means two sides, and RUS is one more: a side of several is a group party."),
    (("a title", "in words"), "Too many words: write the title in quotes (a title in words came after it)."),
    # what contradicts itself
    (
        ("--signed", "2025-01-01", "--until", "2024-01-01"),
        "until 2024-01-01 lies before signed 2025-01-01: correct --until or what it contradicts.",
    ),
    (
        ("--in-force", "2025-01-01", "--until", "2024"),
        "until 2024-12-31 lies before its entry into force 2025-01-01: correct --until or what it contradicts.",
    ),
    (
        ("--in-force", "2025-01-01", "--ended", "2024-05"),
        "ended 2024-05 lies before its entry into force 2025-01-01: correct --ended or what it contradicts.",
    ),
    (
        ("--in-force", "2020-01-01", "--lasts", "5y", "--until", "2030-12-31"),
        "until 2030-12-31, but lasts 5y ends on 2024-12-31: correct --until or what it contradicts.",
    ),
]


def refused(treatytrack: Treatytrack, said: str, code: int, *words: str) -> None:
    """Those words are refused with that sentence (or its beginning), and the register is byte for byte as it was."""
    before = treatytrack.digest
    ended = treatytrack(*words)
    assert ended == Ended("", ended.err, code)
    assert ended.err.endswith((".\n", "?\n"))
    assert ended.err.rstrip("\n") == said or (said.endswith((" ", ":")) and ended.err.startswith(said))
    assert "\n" not in ended.err.rstrip("\n")
    assert treatytrack.digest == before


@pytest.mark.parametrize(("parties", "said"), PARTIES)
def test_wrong_parties(treatytrack: Treatytrack, parties: tuple[str, str], said: str) -> None:
    refused(treatytrack, said, WRONG, "add", "Agreement on Trade", "--between", *parties)


@pytest.mark.parametrize("option", ["--between", "--party-a"])
def test_several_parties_on_one_side_are_a_group(treatytrack: Treatytrack, option: str) -> None:
    sides = (option, "Iran; Russia", "AZE") if option == "--between" else (option, "Iran; Russia", "--party-b", "AZE")
    refused(
        treatytrack,
        f'{option}: "Iran; Russia" names several parties: bilateral means two sides, '
        "so a side of several is a group party.",
        WRONG,
        *("add", "Agreement on Trade", *sides),
    )


@pytest.mark.parametrize(("words", "said"), OPTIONS)
def test_wrong_options(treatytrack: Treatytrack, words: tuple[str, ...], said: str) -> None:
    refused(treatytrack, said, WRONG, "add", "Agreement on Trade", "--between", "AZE", "IRN", *words)


def test_every_wrong_option_is_named_at_once(treatytrack: Treatytrack) -> None:
    wrong = ("--signed", "soon", "--type", "treety", "--lasts", "long", "--notice", "0d")
    before = treatytrack.digest
    ended = treatytrack("add", "T", "--between", "AZE", "Irann", *wrong)
    said = [line.partition(": ")[0] for line in ended.err.splitlines()]
    assert sorted(said) == ["--between", "--lasts", "--notice", "--signed", "--type"]
    assert (ended.out, ended.code, treatytrack.digest) == ("", WRONG, before)


def test_a_ref_that_was_given_is_a_conflict(treatytrack: Treatytrack) -> None:
    assert treatytrack("remove", "AZE-IRN-2025-2", "--yes").code == 0
    add = ("add", "Agreement on Trade", "--between", "AZE", "IRN", "--ref")
    never = "and a ref is never used twice."
    refused(treatytrack, f"The ref AZE-IRN-2025-1 was given already, {never}", CONFLICT, *add, "AZE-IRN-2025-1")
    removed = "The ref AZE-IRN-2025-2 was given already (to one since removed)"
    refused(treatytrack, f"{removed}, {never}", CONFLICT, *add, "AZE-IRN-2025-2")


def test_the_same_agreement_again_is_a_conflict(treatytrack: Treatytrack) -> None:
    refused(
        treatytrack,
        "This agreement is recorded already as AZE-IRN-2025-5: Memorandum on Media Cooperation.",
        CONFLICT,
        *("add", "Memorandum on Media Cooperation", "--between", "Iran", "Azerbaijan", "--signed", "28 April 2025"),
    )


@pytest.mark.parametrize(
    "words",
    [
        ("add", "caf\udce9", "--between", "AZE", "IRN"),
        ("add", "T", "--between", "AZE", "caf\udce9"),
        ("add", "T", "--between", "AZE", "IRN", "--place", "\udce9"),
        ("edit", "AZE-IRN-2025-5", "--place", "\udce9"),
        ("list", "caf\udce9"),
        ("show", "caf\udce9"),
    ],
)
def test_bytes_that_are_no_text_are_refused_as_such(treatytrack: Treatytrack, words: tuple[str, ...]) -> None:
    """A latin-1 é typed into a UTF-8 program arrives as a lone surrogate."""
    before = treatytrack.digest
    ended = treatytrack(*words)
    assert (ended.out, ended.code) == ("", WRONG)
    assert "bug" not in ended.err
    assert treatytrack.digest == before


def test_advice_names_only_commands_that_there_are(treatytrack: Treatytrack) -> None:
    ended = treatytrack("add", "T", "--between", "AZE", "Xyzzyland")
    assert ended.err.startswith('--between: No party is called "Xyzzyland".')
    for advised in ended.err.split('"treatytrack ')[1:]:
        assert treatytrack(advised.split()[0], "--help").code == 0, advised


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--as-of", ""),
        ("list", "--as-of="),
        ("list", "--within", " "),
        ("list", "--sort", ""),
        ("list", "--columns", ""),
        ("list", "--expiring", ""),
        ("deadlines", "--from", ""),
        ("deadlines", "--kind", ""),
    ],
)
def test_an_option_whose_variable_was_not_set_means_nothing_else(
    treatytrack: Treatytrack, words: tuple[str, ...]
) -> None:
    ended = treatytrack(*words)
    assert (ended.out, ended.code) == ("", WRONG)
    assert "names nothing" in ended.err


def test_a_third_party_is_not_taken_for_the_title(treatytrack: Treatytrack) -> None:
    before = treatytrack.digest
    ended = treatytrack("add", "--between", "AZE", "IRN", "TUR", "--type", "treaty")
    assert (ended.out, ended.code, treatytrack.digest) == ("", WRONG, before)
    assert ended.err.startswith("Bilateral means two sides, and TUR is one more")
    assert 'if "TUR" is the title, give a longer one now' in ended.err


@pytest.mark.usefixtures("empty")
def test_a_title_that_is_also_a_party_is_recorded_by_the_way_round(treatytrack: Treatytrack) -> None:
    assert treatytrack("add", "RO.", "--between", "AZE", "IRN").code == DONE
    assert treatytrack("edit", "AZE-IRN-ND-1", "--title", "RO").code == DONE


@pytest.mark.parametrize("command", ["list", "deadlines", "report", "schedule"])
def test_a_window_of_no_time_names_the_option(treatytrack: Treatytrack, command: str) -> None:
    said = "--within: 0d is no time at all: a length counts forward, as in 5y, 6m, 90d or 1y6m."
    refused(treatytrack, said, WRONG, command, "--within", "0d")


@pytest.mark.parametrize(
    ("words", "pair", "came"),
    [
        (("add", "A"), "AZE,IRN", "--type"),
        (("event", "add", "A visit"), "AZE-IRN", "--kind"),
        (("list",), "AZE", "--status"),
    ],
)
def test_an_option_is_not_taken_for_the_second_party(
    treatytrack: Treatytrack, words: tuple[str, ...], pair: str, came: str
) -> None:
    said = f"--between takes two parties, and after {pair} came {came}: write --between AZE IRN.\n"
    assert treatytrack(*words, "--between", pair, came, "other") == Ended("", said, WRONG)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("edit", "A-1", "until", "2026"), "until"),
        (("record", "A-1", "ratified", "2025-05-01", "by", "Iran"), "by"),
        (("show", "A-1", "explain"), "explain"),
    ],
)
def test_an_option_without_its_hyphens_is_known(treatytrack: Treatytrack, words: tuple[str, ...], meant: str) -> None:
    done = treatytrack(*words)
    assert (done.out, done.code) == ("", WRONG)
    assert done.err.endswith(f"). Did you mean --{meant}? See treatytrack {words[0]} --help.\n")
    assert "Did you mean" not in treatytrack("show", "A-1", "B-1").err
    # what stands in its place is no option, whatever it is called
    assert "Did you mean" not in treatytrack("record", "A-1", "other", "2025-05-01", "joint", "commission").err


@pytest.mark.parametrize(
    ("words", "came", "meant"),
    [
        (("add", "A"), "between AZE IRN", "--between"),
        (("add", "A", "--between", "AZE", "IRN"), "signed 2025-05-01", "--signed"),
        (("event", "add", "A visit"), "between AZE IRN", "--between"),
    ],
)
def test_an_option_without_its_hyphens_is_known_after_a_title(
    treatytrack: Treatytrack, words: tuple[str, ...], came: str, meant: str
) -> None:
    said = f"Too many words: write the title in quotes ({came} came after it); or did you mean {meant}?\n"
    assert treatytrack(*words, *came.split()) == Ended("", said, WRONG)
