"""A wrong field or value is named, with the nearest right one; a name that fits two is refused, naming both."""

import pytest

from .world import DONE, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("many")

CONGO = '"Congo" may be Congo (Brazzaville) (COG) or Congo (Kinshasa) (COD): write the code.\n'
KOREA = '"Korea" may be South Korea (KOR) or North Korea (PRK): write the code.\n'
DATES = "write a day 2025-04-28, a month 2025-04, a year 2025, or a range 2025-04..2025-06"
AROUND_A_PART = (
    'has quotes around a part of a value: put a comma after them, which is "or", or for "and" write a term of each.\n'
)
WORDS = "to search for the words, write"

REFUSED = [
    # fields
    ("partty:IRN", f"""\"partty" is not a field: did you mean party:? Or {WORDS} '"partty:IRN"'.\n"""),
    ("sattus:live", f"""\"sattus" is not a field: did you mean status:? Or {WORDS} '"sattus:live"'.\n"""),
    ("xyzzy:live", f"""\"xyzzy" is not a field: {WORDS} '"xyzzy:live"'.\n"""),
    ("not:partty:IRN", f"""\"partty" is not a field: did you mean party:? Or {WORDS} '"partty:IRN"'.\n"""),
    ('http://"x"', f"""\"http" is not a field: {WORDS} '"http://""x""\"'.\n"""),
    # parties
    ("party:Congo", CONGO),
    ("party:IRN,Congo", CONGO),
    ("between:Congo-IRN", CONGO),
    ("between:IRN-Congo", CONGO),
    ("between:Korea-Guinea-Bissau", KOREA),
    ("party:Irann", 'No party is called "Irann". Did you mean Iran (IRN), Ireland (IRL) or Iraq (IRQ)?\n'),
    ("between:AZE-Irann", 'No party is called "Irann". Did you mean Iran (IRN), Ireland (IRL) or Iraq (IRQ)?\n'),
    ("between:AZE", "between:AZE does not name two parties: write between:AZE-IRN.\n"),
    # words
    ("type:treety", '"treety" is not a type of agreement: did you mean treaty?\n'),
    ("status:lively", '"lively" is not a status: did you mean live?\n'),
    ("status:live,lively", '"lively" is not a status: did you mean live?\n'),
    ("certain:maybe", '"maybe" is not a value of certain: write yes, assumed or no.\n'),
    ("confirm:endd", '"endd" is not a value of confirm: did you mean end?\n'),
    ("flag:notice", '"notice" is not a value of flags: did you mean notice-given?\n'),
    ("contradiction:enty", '"enty" is not a value of contradiction: did you mean entry?\n'),
    ("next-deadline-kind:notice", '"notice" is not a value of next-deadline-kind: did you mean notice-by?\n'),
    ("renewal:tacitly", '"tacitly" is not a renewal: did you mean tacit?\n'),
    ("binding:perhaps", '"perhaps" is not yes or no: write yes or no.\n'),
    # days and numbers
    ("ends:soon", f'ends:soon: "soon" is not a date: {DATES}, or a length such as 90d.\n'),
    ("ends:90x", f'ends:90x: "90x" is not a date: {DATES}, or a length such as 90d.\n'),
    ("ends:2027..soon", f'ends:2027..soon: "soon" is not a date: {DATES}.\n'),
    ("ends:90", 'ends:90: "90" is neither a date nor a length: write 90d, 90m or 90y, or a year such as 2027.\n'),
    ("ends:2027-02-30", "ends:2027-02-30: 2027-02-30 is not a day that exists: February 2027 has 28 days.\n"),
    ("ends:2027..2026", "ends:2027..2026: the last day lies before the first.\n"),
    ("notice_by:8000y", "notice-by:8000y: 8000y is longer than 999 years.\n"),
    (
        "lasts:long",
        '"long" is not a length: write years, months and days as in 5y, 6m, 90d or 1y6m, or open or unknown.\n',
    ),
    ("counts-from:foo", f'"foo" is not a date: {DATES}.\n'),
    ("days-left:soon", "days-left:soon is not a number of days: write days-left:30 or days-left:..30.\n"),
    ("days-left:30..7", "days-left:30..7: the most is less than the least.\n"),
    # quotes
    ('title:"air services" agreement', f'"air services" agreement {AROUND_A_PART}'),
    ('"air services" agreement', f'"air services" agreement {AROUND_A_PART}'),
    ('title:air "services, loan"', f'air "services, loan" {AROUND_A_PART}'),
    ('title:"air, services', '"air, services has a double quote that nothing closes: close it, or leave it out.\n'),
    ('12" pipe', '12" pipe has a double quote that nothing closes: close it, or leave it out.\n'),
    # nothing after the colon
    ("party:", "party: names no value: write what party should be after the colon.\n"),
    ("renewal:", "renewal: names no value: write what renewal should be after the colon.\n"),
    ("ends:,", "ends:, names no value: write what ends should be after the colon.\n"),
    # saved queries
    ("@mine", "No query is saved as @mine: save one as in treatytrack config @due status:live ends:90d.\n"),
]


@pytest.mark.parametrize(("term", "said"), REFUSED)
def test_a_wrong_term_is_refused(treatytrack: Treatytrack, term: str, said: str) -> None:
    assert treatytrack("list", term) == Ended("", said, WRONG)


@pytest.mark.parametrize("term", ["not:", "not:,", ","])
def test_a_term_that_says_nothing_is_refused_rather_than_met_by_all_or_none(
    treatytrack: Treatytrack, term: str
) -> None:
    ended = treatytrack("list", term)
    assert (ended.out, ended.code) == ("", WRONG)


def test_a_date_that_reads_two_ways_is_refused_naming_both(treatytrack: Treatytrack) -> None:
    ended = treatytrack("list", "signed:03/04/2025")
    assert (ended.out, ended.code) == ("", WRONG)
    assert ended.err.startswith(
        "signed:03/04/2025: 03/04/2025 reads two ways, 2025-04-03 (day first) or 2025-03-04 (month first): "
    )
    assert "--day-first" not in ended.err  # list has no such option


# Signs that mean something to a database or a shell are searched for, or found nowhere.
@pytest.mark.parametrize("word", ["'", "*", "%", "zzz*", "a AND b", "NOT", "NEAR(a b)", "(", "\\", "--", "…"])
def test_any_other_sign_is_only_a_word(treatytrack: Treatytrack, word: str) -> None:
    ended = treatytrack("list", "--columns", "ref", "--", word)
    assert (ended.out, ended.code) == ("", DONE)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--columns", "ref,titel"), '"titel" is not a column: did you mean title?\n'),
        (("--columns", "notise-by"), '"notise-by" is not a column: did you mean notice-by?\n'),
        (("--format", "cvs"), '"cvs" is not a format: did you mean csv?\n'),
        (("--party", "Congo"), CONGO),
        (("--between", "IRN", "Congo"), CONGO),
        (("--type", "treety"), '"treety" is not a type of agreement: did you mean treaty?\n'),
        (("--status", "lively"), '"lively" is not a status: did you mean live?\n'),
        (
            ("--within", "soon"),
            '--within: "soon" is not a length: write years, months and days as in 5y, 6m, 90d or 1y6m.\n',
        ),
    ],
)
def test_a_wrong_option_is_refused_with_the_nearest(
    treatytrack: Treatytrack, words: tuple[str, ...], said: str
) -> None:
    assert treatytrack("list", *words) == Ended("", said, WRONG)


@pytest.mark.parametrize("field", ["endz", "-endz"])
def test_a_wrong_field_to_sort_by_is_refused_with_the_nearest(treatytrack: Treatytrack, field: str) -> None:
    ended = treatytrack("list", "--sort", field)
    assert (ended.out, ended.code) == ("", WRONG)
    assert "did you mean ends?" in ended.err


@pytest.mark.parametrize("limit", ["-1", "x", "1.5"])
def test_a_limit_is_a_whole_number(treatytrack: Treatytrack, limit: str) -> None:
    ended = treatytrack("list", "--limit", limit)
    assert (ended.out, ended.code) == ("", WRONG)
    assert "--limit" in ended.err
