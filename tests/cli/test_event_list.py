"""`event list`: what happened, in order; found by the same rules as agreements."""

import pytest

from .process import Process
from .visit import (
    ACCUSED,
    ARMS,
    CLOSED,
    DISPUTE,
    EXERCISE,
    EXPELLED,
    HOPES,
    IN_ORDER,
    INCIDENT,
    INSTC,
    KAPAN,
    PLANNED,
    REFS,
    REOPENED,
    SENTENCED,
    VISIT,
    YEREVAN,
)
from .world import DONE, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("relations")


def refs(treatytrack: Treatytrack, *words: str) -> list[str]:
    """The refs of the events found, in order."""
    ended = treatytrack("event", "list", *words, "--columns", "ref", "--format", "csv")
    assert ended.code == DONE, ended.err
    return ended.lines[1:]


def test_events_come_in_the_order_in_which_they_happened(treatytrack: Treatytrack) -> None:
    assert refs(treatytrack) == IN_ORDER
    assert sorted(IN_ORDER) == sorted(REFS)


def test_in_a_pipe_it_is_plain_text_and_nothing_is_cut(treatytrack: Treatytrack) -> None:
    assert treatytrack("event", "list", "kind:visit,closure") == Ended(
        """\
ref              title                                                                        kind     between   concerns            date            until               place   after
AZE-IRN-2023-E2  Azerbaijan's embassy in Tehran closed                                        closure  AZE; IRN  -                   2023-01         [2024-05..2024-08]  Tehran  AZE-IRN-2023-E1
AZE-IRN-2025-E1  Official visit of President Pezeshkian to Baku; talks with President Aliyev  visit    AZE; IRN  ISR; TUR; RUS; ARM  2025-04-28      -                   Baku    -
AZE-ISR-ND-E2    Israel's planned engagement with Baku                                        visit    AZE; ISR  IRN                 [2025-04-28..]  -                   -       -
""",
        "3 events.\n",
        DONE,
    )


AT_100 = """\
Ref              When                         Kind      Event                                Between
AZE-IRN-2023-E2  2023-01 to 2024-05..2024-08  closure   Azerbaijan's emba…in Tehran closed   AZE-IRN
AZE-IRN-2024-E1  2024-05..2024-08             opening   Azerbaijan's emba…n Tehran reopened  AZE-IRN
AZE-IRN-2024-E2  2024-11                      exercise  Joint naval exerc…s, first in years  AZE-IRN
3 events.
"""
AT_60 = """\
Ref              When                         Kind
AZE-IRN-2023-E2  2023-01 to 2024-05..2024-08  closure
    Azerbaijan's embassy in Tehran closed
AZE-IRN-2024-E1  2024-05..2024-08             opening
    Azerbaijan's embassy in Tehran reopened
AZE-IRN-2024-E2  2024-11                      exercise
    Joint naval exercise in the…a, two days, first in years
3 events.
"""


@pytest.mark.parametrize(("columns", "drawn"), [(100, AT_100), (60, AT_60)])
def test_on_a_terminal_it_is_a_table_in_its_width(treatytrack_process: Process, columns: int, drawn: str) -> None:
    query = ("event", "list", "kind:closure,opening,exercise", "between:AZE-IRN")
    assert treatytrack_process.on_terminal(*query, columns=columns, NO_COLOR="1").out == drawn


FOUND = [
    (("between:IRN-AZE", "date:2023"), [INCIDENT, CLOSED, EXPELLED, SENTENCED, DISPUTE, ACCUSED]),
    (("party:Persia", "not:between:AZE-IRN"), [KAPAN, YEREVAN, INSTC]),
    (("party:ARM,ISR",), [KAPAN, PLANNED, YEREVAN, ARMS]),
    (("concerns:AZE",), [KAPAN, INSTC]),
    (("concerns:Turkey",), [VISIT, DISPUTE]),
    (("party:TUR",), []),
    (("kind:visit,exercise",), [EXERCISE, VISIT, PLANNED]),
    (("not:kind:statement", "date:2024..2025-04-27", "between:AZE-IRN"), [REOPENED, EXERCISE, DISPUTE]),
    (("date:2022",), [KAPAN, YEREVAN, DISPUTE, ACCUSED, ARMS, INSTC]),
    (("until:2024-07..",), [CLOSED]),
    (("date:today..",), [PLANNED]),
    (("tag:instc",), [VISIT, INSTC]),
    (("tag:project:zangezur-corridor",), [VISIT, DISPUTE]),
    (("tag:corridor",), []),
    (("subject:transport",), [VISIT, INSTC]),
    (("subjects:security",), [VISIT]),
    (("person:Pezeshkian",), [HOPES, VISIT]),
    (("persons:ILHAM",), [VISIT]),
    (("place:Tehran",), [INCIDENT, CLOSED, REOPENED]),
    (("after:AZE-IRN-2023-E1",), [CLOSED, EXPELLED, SENTENCED]),
    (("source:Fadiah", "source:SpecialEurasia"), [VISIT, ARMS]),
    (("title:embassy",), [INCIDENT, CLOSED, REOPENED]),
    (("notes:unconvinced",), [INCIDENT]),
    (("note:unconvinced",), [INCIDENT]),
    ((f"ref:{VISIT}",), [VISIT]),
    (("ref:AZE-ISR",), [PLANNED, ARMS]),
    # any other word: in titles, notes, subjects, places and persons
    (("embassy",), [INCIDENT, CLOSED, REOPENED]),
    (('"rapid and serious"',), [HOPES]),
    (("nakhchivan",), [DISPUTE]),
    (("Masoud",), [HOPES, VISIT]),
    (("defence,Kapan",), [KAPAN, EXERCISE, ARMS]),
    # the everyday options
    (("--between", "AZE", "Israel"), [PLANNED, ARMS]),
    (("--between", "AZE", "ISR", "--between", "CHE", "IRN"), [PLANNED, ARMS]),
    (("--kind", "incident", "--kind", "judgment"), [INCIDENT, SENTENCED]),
    (("--party", "Russia"), [INSTC]),
    (("--subject", "defence", "date:2024"), [EXERCISE, ARMS]),
    # order and number
    (("--sort", "title", "place:Tehran"), [CLOSED, REOPENED, INCIDENT]),
    (("--sort", "-date", "--limit", "2"), [PLANNED, VISIT]),
    (("--sort", "until", "--limit", "2"), [CLOSED, KAPAN]),
    (("--limit", "0"), []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "found"), FOUND)
def test_what_a_query_finds(treatytrack: Treatytrack, words: tuple[str, ...], found: list[str]) -> None:
    assert refs(treatytrack, *words) == found


def test_a_union_that_signs_for_its_members_is_found_by_them(treatytrack: Treatytrack) -> None:
    assert treatytrack("event", "add", "Talks", "--between", "BLEU", "IRN").code == DONE
    assert refs(treatytrack, "party:BEL") == ["BLEU-IRN-ND-E1"]
    assert refs(treatytrack, "between:BEL-IRN") == ["BLEU-IRN-ND-E1"]
    assert treatytrack("event", "add", "Talks", "--between", "EU", "IRN").code == DONE
    assert "EU-IRN-ND-E1" not in refs(treatytrack, "party:AUT")
    assert "EU-IRN-ND-E1" in refs(treatytrack, "party:AUT+")


WORDS = "to search for the words, write"
REFUSED = [
    (("kin:visit",), f""""kin" is not a field: did you mean kind:? Or {WORDS} '"kin:visit"'.\n"""),
    (("persn:Aliyev",), f""""persn" is not a field: did you mean person:? Or {WORDS} '"persn:Aliyev"'.\n"""),
    (("xyzzy:live",), f""""xyzzy" is not a field: {WORDS} '"xyzzy:live"'.\n"""),
    (("@due",), "@due asks for agreements, and this is about events: write its terms instead.\n"),
    (("kind:vist",), '"vist" is not a kind of event: did you mean visit?\n'),
    (("party:Irann",), 'No party is called "Irann". Did you mean Iran (IRN), Ireland (IRL) or Iraq (IRQ)?\n'),
    (("concerns:Congo",), '"Congo" may be Congo (Brazzaville) (COG) or Congo (Kinshasa) (COD): write the code.\n'),
    (("between:AZE",), "between:AZE does not name two parties: write between:AZE-IRN.\n"),
    (("date:2025-02-30",), "date:2025-02-30: 2025-02-30 is not a day that exists: February 2025 has 28 days.\n"),
    (("until:2025..2024",), "until:2025..2024: the last day lies before the first.\n"),
    (("party:",), "party: names no value: write what party should be after the colon.\n"),
    (("--columns", "ref,titel"), '"titel" is not a column of an event: did you mean title?\n'),
    (("--columns", "xyzzy"), '"xyzzy" is not a column of an event: treatytrack event add --help names them.\n'),
    (("--sort", "plase"), '"plase" is not a column to sort by: did you mean place?\n'),
    (("--format", "cvs"), '"cvs" is not a format: did you mean csv?\n'),
    (("--kind", "vist"), '"vist" is not a kind of event: did you mean visit?\n'),
    (("--limit", "-1"), "--limit -1: write how many to show, 0 or more.\n"),
    (("--kind", ""), "--kind names nothing: write its value, or leave it out.\n"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "said"), REFUSED)
def test_a_wrong_word_is_named_with_the_nearest(treatytrack: Treatytrack, words: tuple[str, ...], said: str) -> None:
    assert treatytrack("event", "list", *words) == Ended("", said, WRONG)


def test_nothing_found_is_no_error(treatytrack: Treatytrack) -> None:
    assert treatytrack("event", "list", "party:BRA") == Ended("", "No event is found.\n", DONE)


def test_columns_go_by_the_names_of_their_options_too(treatytrack: Treatytrack) -> None:
    told = treatytrack("event", "list", "--columns", "ref,person,notes", "--limit", "1", "--format", "csv")
    assert told.lines[0] == "ref,persons,notes"
