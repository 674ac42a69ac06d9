"""`event show`, and what `show` tells of the occasion on which an agreement was signed."""

import re

import pytest

from .visit import CLOSED, DISPUTE, EXPELLED, INCIDENT, PLANNED, S1, S2, VISIT
from .world import CULTURE, DONE, MEDIA, NOT_FOUND, POLITICAL, SEAFARERS, TRANSPORT, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("relations")

CARD = f"""\
AZE-IRN-2025-E1
Official visit of President Pezeshkian to Baku; talks with President Aliyev
Azerbaijan (AZE) and Iran (IRN) · visit · trade · energy · transport · culture · border security · project:zangezur-corridor · project:instc

28 April 2025, Baku

  person    Masoud Pezeshkian (IRN)
  person    Ilham Aliyev (AZE)
  concerns  Israel (ISR), Turkey (TUR), Russia (RUS), Armenia (ARM)

SIGNED ON THIS OCCASION
  AZE-IRN-2025-1  Programme of Political Consultations between the Ministries of Foreign Affairs for 2025-2027
  AZE-IRN-2025-2  Memorandum of Understanding on Comprehensive Cooperation in the Field of Transportation for 2025-2026
  AZE-IRN-2025-3  Memorandum on Mutual Recognition of Certificates under the Training and Certification Standards of Seafarers
  AZE-IRN-2025-4  Cultural Exchange Programme 2025-2028
  AZE-IRN-2025-5  Memorandum on Media Cooperation

RECORDED
  source  {S1}
  source  {S2}
"""
CLOSURE = f"""\
AZE-IRN-2023-E2
Azerbaijan's embassy in Tehran closed
Azerbaijan (AZE) and Iran (IRN) · closure

2023-01 until 2024-05..2024-08, Tehran

RELATIONS
  follows      AZE-IRN-2023-E1  Gunman attacks Azerbaijan's embassy in Tehran: one diplomat killed, two security personnel injured
  followed by  AZE-IRN-2024-E1  Azerbaijan's embassy in Tehran reopened

RECORDED
  source  {S2}
"""


@pytest.mark.parametrize(("ref", "card"), [(VISIT, CARD), (CLOSED, CLOSURE)])
def test_the_card_of_an_event(treatytrack: Treatytrack, ref: str, card: str) -> None:
    assert treatytrack("event", "show", ref) == Ended(card, "", DONE)


@pytest.mark.parametrize(
    ("ref", "said"),
    [(DISPUTE, "2025-04-28 or earlier"), (PLANNED, "2025-04-28 or later"), (EXPELLED, "2023")],
)
def test_when_it_was_stands_by_itself(treatytrack: Treatytrack, ref: str, said: str) -> None:
    assert treatytrack("event", "show", ref).lines[4] == said


def test_what_has_no_date_says_so(treatytrack: Treatytrack) -> None:
    added = treatytrack("event", "add", "Talks", "--between", "AZE", "IRN", "--place", "Ganja", "--until", "2020")
    assert treatytrack("event", "show", added.out.strip()).lines[4] == "Not dated until 2020, Ganja"


def test_a_note_of_several_lines_has_one_label(treatytrack: Treatytrack) -> None:
    added = treatytrack("event", "add", "Talks", "--between", "AZE", "IRN", "--date", "2019", "--note", "A\n\nB\n  C")
    assert treatytrack("event", "show", added.lines[0]).lines[-3:] == ["  notes  A", "         B", "           C"]


def test_on_a_terminal_the_same_words_are_wrapped_to_its_width(treatytrack: Treatytrack) -> None:
    for columns in (40, 60, 80, 200):
        wrapped = treatytrack("event", "show", VISIT, columns=columns, NO_COLOR="1")
        assert max(map(len, wrapped.lines)) <= columns
        assert wrapped.out.split() == CARD.split()
    coloured = treatytrack("event", "show", VISIT, columns=200).out
    assert "\x1b[1mSIGNED ON THIS OCCASION\x1b[0m\n" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == CARD


@pytest.mark.parametrize(
    ("ref", "code", "said"),
    [
        ("AZE-IRN-2025-E", WRONG, '"AZE-IRN-2025-E" begins more than one ref: AZE-IRN-2025-E1, AZE-IRN-2025-E2.\n'),
        ("AZE-IRN-2025-E7", NOT_FOUND, 'No event is called "AZE-IRN-2025-E7"; there are AZE-IRN-2025-E1, AZE-IRN-2025-E2.\n'),
        ("%", NOT_FOUND, 'No event is called "%": treatytrack event list shows what there is.\n'),
        (
            TRANSPORT, NOT_FOUND,
            f"{TRANSPORT} is an agreement and no event: treatytrack show {TRANSPORT} shows it.\n",
        ),
    ],
)  # fmt: skip
def test_what_no_ref_or_more_than_one_is_meant_by(treatytrack: Treatytrack, ref: str, code: int, said: str) -> None:
    assert treatytrack("event", "show", ref) == Ended("", said, code)


def test_a_beginning_that_only_one_ref_has_is_enough(treatytrack: Treatytrack) -> None:
    assert treatytrack("event", "show", "IRN-RUS").lines[0] == "IRN-RUS-ND-E1"


@pytest.mark.parametrize("command", ["show", "edit", "record", "remove"])
def test_an_event_is_no_agreement_and_the_command_that_knows_it_is_named(
    treatytrack: Treatytrack, command: str
) -> None:
    more = {"edit": ["--place", "Ganja"], "record": ["signed"], "remove": ["--yes"]}.get(command, [])
    said = f"{VISIT} is an event and no agreement: treatytrack event show {VISIT} shows it.\n"
    assert treatytrack(command, VISIT, *more) == Ended("", said, NOT_FOUND)


def test_signs_that_steer_a_terminal_are_shown_and_not_sent(treatytrack: Treatytrack) -> None:
    title = "Talks \x1b[31m\nand \u202edinner"
    added = treatytrack("event", "add", title, "--between", "AZE", "IRN", "--person", "A\x07", "--note", "B\x1b[0m")
    ref = added.out.strip()
    for words in (("show", ref), ("list", f"ref:{ref}")):
        told = treatytrack("event", *words)
        assert "Talks \\x1b[31m\\x0aand \\u{202e}dinner" in told.out
        assert not set("\x1b\x07\u202e") & set(told.out)
    exact = treatytrack("event", "list", f"ref:{ref}", "--columns", "title", "--format", "csv")
    assert exact.out == f'title\n"{title}"\n'


# --- the agreement's side --------------------------------------------------------------------------------------------

SIGNED = (
    "Signed in Baku on 28 April 2025, on the occasion of AZE-IRN-2025-E1 "
    "(Official visit of President Pezeshkian to Baku; talks with President Aliyev)"
)
ALSO = """
SIGNED ON THE SAME OCCASION
  AZE-IRN-2025-1  Programme of Political Consultations between the Ministries of Foreign Affairs for 2025-2027
  AZE-IRN-2025-3  Memorandum on Mutual Recognition of Certificates under the Training and Certification Standards of Seafarers
  AZE-IRN-2025-4  Cultural Exchange Programme 2025-2028
  AZE-IRN-2025-5  Memorandum on Media Cooperation

"""


def test_an_agreement_tells_its_occasion_and_what_else_was_signed_there(treatytrack: Treatytrack) -> None:
    shown = treatytrack("show", TRANSPORT)
    assert shown.lines[3] == SIGNED
    assert ALSO in shown.out
    assert treatytrack("list", "confirm:other").out == "", "an event in the register is nothing to confirm"


def test_what_was_signed_alone_has_no_such_section(treatytrack: Treatytrack) -> None:
    for ref in (POLITICAL, SEAFARERS, CULTURE, MEDIA):
        assert treatytrack("edit", ref, "--clear", "occasion").code == DONE
    shown = treatytrack("show", TRANSPORT)
    assert shown.lines[3] == SIGNED
    assert "OCCASION" not in shown.out


@pytest.mark.parametrize(
    ("occasion", "told"),
    [
        ("AZE-IRN-2025-E9", "AZE-IRN-2025-E9 (not in the register)"),
        ('"Summit of the Caspian states"', '"Summit of the Caspian states" (not in the register)'),
        (
            INCIDENT,
            f"{INCIDENT} (Gunman attacks Azerbaijan's embassy in Tehran: one diplomat killed, two security personnel injured)",
        ),
    ],
)
def test_an_occasion_is_shown_whether_the_register_has_it_or_not(
    treatytrack: Treatytrack, occasion: str, told: str
) -> None:
    assert treatytrack("edit", TRANSPORT, "--occasion", occasion).code == DONE
    assert treatytrack("show", TRANSPORT).lines[3] == f"Signed in Baku on 28 April 2025, on the occasion of {told}"
    assert "OCCASION" not in treatytrack("show", TRANSPORT).out
    asks = treatytrack.refs("confirm:other")
    assert asks == ([TRANSPORT] if "not in the register" in told else [])


def test_an_occasion_is_shown_where_the_day_of_signature_is_not_known(treatytrack: Treatytrack) -> None:
    added = treatytrack("add", "Agreement on Trade", "--between", "AZE", "IRN", "--occasion", VISIT)
    shown = treatytrack("show", added.out.strip())
    assert shown.lines[3].startswith(f"Signed on the occasion of {VISIT} (Official visit of ")
    assert f"  {TRANSPORT}  Memorandum of Understanding" in shown.out


def test_two_drafts_with_the_same_unknown_occasion_know_of_each_other(treatytrack: Treatytrack) -> None:
    for ref in (TRANSPORT, MEDIA):
        assert treatytrack("edit", ref, "--occasion", "SUMMIT").code == DONE
    shown = treatytrack("show", TRANSPORT).out
    assert f"SIGNED ON THE SAME OCCASION\n  {MEDIA}  Memorandum on Media Cooperation\n" in shown
