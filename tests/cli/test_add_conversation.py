"""`add` as a conversation: real sessions at a terminal, each answer typed when its question has been read."""

import re
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from treatytrack.cli.conversing import beforehand
from treatytrack.errors import RegisterUnusable

from .process import Answer, Process, as_read
from .world import CONFLICT, DONE, INTERRUPTED, UNUSABLE, WRONG, Ended, Treatytrack

TITLE, ONE, OTHER, TYPE = "Title (", "Party A (", "Party B (", "Type ("
SIGNED, PLACE, ENTRY, END = "Signed (", "Place (", "In force from (", "Last day, or how long it lasts ("
RENEWAL, LENGTH, NOTICE, SUBJECTS, SOURCES = "Renewal (", "Each renewal runs (", "Notice (", "Subjects (", "Sources ("
SAVE, ANOTHER, WHICH = "Save it? [Y/n/e to change an answer]", "Another one, same parties", "Which answer"
ENTER, ESCAPE, CLEAR = "\r", "\x1b", "\x15"

Said = list[tuple[str, str]]

PROGRAMME: Said = [
    (TITLE, "Cultural Exchange Programme 2025-2028\r"),
    (ONE, "AZE\r"),
    (OTHER, "Iran\r"),
    (TYPE, "programme\r"),
    (SIGNED, "28 April 2025\r"),
    (PLACE, "Baku\r"),
    (ENTRY, ENTER),
    (END, ENTER),
    (RENEWAL, ENTER),
    (SUBJECTS, "culture\r"),
    (SOURCES, ENTER),
]
EVERY_QUESTION: Said = [
    *PROGRAMME[:8], (RENEWAL, "tacit\r"), (LENGTH, "1y\r"), (NOTICE, "6m\r"), *PROGRAMME[9:], (SAVE, "y\r"),
    (ANOTHER, "n\r"),
]  # fmt: skip


def talk(process: Process, answers: Sequence[tuple[str, Answer]], *words: str, term: str = "xterm") -> Ended:
    """`add` with these words, and these answers to its questions; what was seen, as it is read."""
    ended = process.on_terminal("add", *words, answers=answers, TERM=term)
    return ended._replace(out=as_read(ended.out))


def cells(treatytrack: Treatytrack, columns: str) -> list[str]:
    """Those columns of all agreements, as csv."""
    return treatytrack("list", "--columns", columns, "--sort", "ref", "--format", "csv").lines[1:]


def test_the_first_five_minutes(treatytrack: Treatytrack, treatytrack_process: Process) -> None:
    ended = talk(treatytrack_process, [*PROGRAMME, (SAVE, ENTER), (ANOTHER, ENTER)], term="dumb")
    assert ended.code == DONE
    assert ended.out.partition("Sources (with ; between several): ")[2].replace("\n\n", "\n").splitlines()[1:] == [
        "This will be recorded:",
        "  Title     Cultural Exchange Programme 2025-2028",
        "  Type      programme",
        "  Party A   Azerbaijan (AZE)",
        "  Party B   Iran (IRN)",
        "  Signed    28 April 2025",
        "  Place     Baku",
        "  Subjects  culture",
        "  Until     2028?: some day in 2028, unconfirmed",
        "What follows from it on 2026-11-21 (~ assumed, ? not certain):",
        "  status             in force ~",
        "  in force from      2025-04-28 ~  assumed on signature: nothing else is",
        "                     recorded (R12)",
        "  last day in force  in 2028 ?     recorded: until 2028?",
        "  renewal            not known; notice not known",
        "  to confirm         entry into force, last day in force",
        "Save it? [Y/n/e to change an answer] ",
        "Made a new register at relations.db",
        "AZE-IRN-2025-1",
        "On 2026-11-21: in force ~; last day in force in 2028; next: 2028-01-01, in 406",
        "days, expires at the earliest ?.",
        "Another one, same parties? [y/N] ",
    ]
    assert cells(treatytrack, "ref,type,signed,place,until,subjects") == [
        "AZE-IRN-2025-1,programme,2025-04-28,Baku,2028?,culture"
    ]


def test_parties_and_types_are_completed_with_tab(treatytrack: Treatytrack, treatytrack_process: Process) -> None:
    answers = [
        (TITLE, "Agreement on Trade\r"),
        (ONE, "azerb"), (" Azerbaijan (AZE) ", "\t"), ("aijan (AZE)", ENTER),
        (OTHER, "ایران"), (" Iran (IRN) ", "\t"), ("Iran (IRN)", ENTER),
        (TYPE, "mo"), (" memorandum (mou) ", "\t"), ("emorandum", ENTER),
        (SIGNED, ENTER), (PLACE, ENTER), (ENTRY, ENTER), (END, ENTER), (SUBJECTS, ENTER), (SOURCES, ENTER),
        (SAVE, ENTER), (ANOTHER, ENTER),
    ]  # fmt: skip
    assert talk(treatytrack_process, answers).code == DONE
    assert cells(treatytrack, "party_a,party_b,type") == ["AZE,IRN,memorandum"]


def test_a_quick_tab_and_enter_take_the_only_suggestion(treatytrack: Treatytrack, treatytrack_process: Process) -> None:
    answers = [
        (TITLE, "Agreement on Trade\r"), (ONE, "azerb\t\r"), (OTHER, "switz\t\r"), (TYPE, "prog\t\r"),
        (SIGNED, ENTER), (PLACE, ENTER), (ENTRY, ENTER), (END, ENTER), (SUBJECTS, ENTER), (SOURCES, ENTER),
        (SAVE, ENTER), (ANOTHER, ENTER),
    ]  # fmt: skip
    assert talk(treatytrack_process, answers).code == DONE
    assert cells(treatytrack, "party_a,party_b,type") == ["AZE,CHE,programme"]


@pytest.mark.usefixtures("empty")
def test_five_agreements_after_a_visit(treatytrack: Treatytrack, treatytrack_process: Process) -> None:
    first = [*PROGRAMME[:-1], (SOURCES, "Gazette 12\r"), (SAVE, ENTER), (ANOTHER, "y\r")]
    following: Said = []
    for number, another in ((2, "y\r"), (3, "y\r"), (4, "y\r"), (5, "n\r")):
        following += [
            ("Known already", ""), (TITLE, f"Memorandum {number}\r"), (TYPE, "MoU\r"), (ENTRY, ENTER), (END, "5y\r"),
            (RENEWAL, "none\r"), (SUBJECTS, ENTER), (SAVE, ENTER), (ANOTHER, another),
        ]  # fmt: skip
    occasion = ("--signatory-a", "A. Minister", "--occasion", "AZE-IRN-2025-E1")
    assert talk(treatytrack_process, first + following, *occasion).code == DONE
    assert cells(treatytrack, "ref,title,signatory_a,occasion,signed,place,until,lasts,sources") == [
        "AZE-IRN-2025-1,Cultural Exchange Programme 2025-2028,A. Minister,AZE-IRN-2025-E1,2025-04-28,Baku,2028?,,Gazette 12",
        *(
            f"AZE-IRN-2025-{n},Memorandum {n},A. Minister,AZE-IRN-2025-E1,2025-04-28,Baku,,5y,Gazette 12"
            for n in range(2, 6)
        ),
    ]


def test_an_event_as_the_occasion_tells_parties_day_and_place(
    treatytrack: Treatytrack, treatytrack_process: Process, relations: Path
) -> None:
    known = "Known already (e at the end changes it):"
    answers = [
        (known, ""), ("Occasion  AZE-IRN-2025-E1", ""), (TITLE, "Roads\r"), (TYPE, ENTER), (ENTRY, ENTER), (END, ENTER),
        (SUBJECTS, ENTER), (SOURCES, ENTER), (SAVE, ENTER), ("parties and occasion? [y/N]", ENTER),
    ]  # fmt: skip
    ended = talk(treatytrack_process, answers, "--occasion", "AZE-IRN-2025-E1")
    assert ended.code == DONE
    assert "Signed    28 April 2025\n" in ended.out.partition(known)[2].partition(TITLE)[0]
    other = [(TITLE, "Rails\r"), *answers[3:]]
    words = ("--occasion=AZE-IRN-2025-E1", "--party-a=Iran", "--signed=2025-04-29", "--place=")
    assert talk(treatytrack_process, other, *words).code == DONE
    assert treatytrack(
        "list", "Roads,Rails", "--columns", "title,party_a,party_b,signed,place", "--sort", "title", "--format", "csv"
    ).lines[1:] == ["Rails,IRN,AZE,2025-04-29,", "Roads,AZE,IRN,2025-04-28,Baku"]


def test_an_occasion_that_is_not_in_the_register_is_warned_of_once(
    treatytrack_process: Process, relations: Path
) -> None:
    answers = [
        (TITLE, "T\r"),
        (TYPE, ENTER),
        *PROGRAMME[4:7],
        (END, ENTER),
        *PROGRAMME[9:],
        (SAVE, ENTER),
        (ANOTHER, ""),
    ]
    words = ("--between", "AZE", "IRN", "--occasion", "AZE-IRN-2025-E9")
    ended = talk(treatytrack_process, [*answers, ("[y/N]", ENTER)], *words)
    assert "Warning: AZE-IRN-2025-E9 is not in the register; did you" in ended.out.partition("Save it?")[0]
    assert ended.out.count("Warning") == 1


def corrected(question: str, wrong: str, told: str, right: str, asked: str = "") -> Said:
    """A wrong answer, what is told of it, and what is typed when the question stands there again."""
    first = [(question, f"{wrong}\r")] if question else []
    return [*first, (told, ""), (asked or question, f"{right}\r")]


@pytest.mark.usefixtures("empty")
def test_a_wrong_answer_is_told_in_a_sentence_and_stays_to_be_corrected(
    treatytrack: Treatytrack, treatytrack_process: Process
) -> None:
    answers = [
        *corrected(TITLE, "", "Every agreement has one.", "Trade and Transit"),
        *corrected(ONE, "Irann", "Did you mean Iran (IRN)", f"{CLEAR}Iran"),
        *corrected(OTHER, "Persia", "IRN stands on both sides", f"{CLEAR}Azer"),
        *corrected("", "", "Did you mean Azerbaijan (AZE)?", "baijan", OTHER),
        *corrected(TYPE, "agrement", "did you mean agreement or memorandum?", f"{CLEAR}agreement"),
        *corrected(SIGNED, "31 April 2025", "2025-04-31 is not a day that exists", f"{CLEAR}03/04/2025"),
        *corrected("", "", "reads two ways", f"{CLEAR}2025-04-03", SIGNED),
        (PLACE, "Baku\r"),
        *corrected(ENTRY, "soon", '"soon" is not a date', f"{CLEAR}2025-06-01"),
        *corrected(END, "opne", '"opne" is neither a day nor a length', f"{CLEAR}5 yeers"),
        *corrected("", "", '"5 yeers" is neither', f"{CLEAR}5 years", END),
        *corrected(RENEWAL, "tacitt", "did you mean tacit?", "\x7f"),
        *corrected(LENGTH, "0y", "0y is no time at all", f"{CLEAR}1y"),
        *corrected(NOTICE, "6", '"6" is not a length', "m"),
        (SUBJECTS, ENTER), (SOURCES, ENTER), *corrected(SAVE, "q", "Write y to save it", "y"), (ANOTHER, ENTER),
    ]  # fmt: skip
    ended = talk(treatytrack_process, answers)
    assert ended.code == DONE
    assert "--day-first" not in ended.out
    columns = "title,party_a,party_b,type,signed,in_force,lasts,renewal,renewal_length,notice"
    assert cells(treatytrack, columns) == [
        "Trade and Transit,IRN,AZE,agreement,2025-04-03,2025-06-01,5y,tacit,1y,6m",
    ]


def test_a_question_mark_explains_the_question_with_examples(treatytrack_process: Process) -> None:
    answers = [(TITLE, "T\r"), (ONE, "?\r"), ("EU    an organisation", ""), (ONE, "\x03")]
    assert talk(treatytrack_process, answers).out.count("One of the two sides.") == 1


@pytest.mark.parametrize(("term", "emptied"), [("xterm", f"{CLEAR}\r"), ("dumb", "-\r")])
@pytest.mark.usefixtures("empty")
def test_an_end_in_the_title_stands_there_to_be_recorded_emptied_or_written_over(
    treatytrack: Treatytrack, treatytrack_process: Process, term: str, emptied: str
) -> None:
    offer = "the title says 2025-2028: some day of 2028, unconfirmed; Enter records it,"
    stands = "2028?" if term == "xterm" else "[2028?] "
    another = f"{CLEAR}2028-06-30\r" if term == "xterm" else "2028-06-30\r"
    for title, said in (("Plan A", emptied), ("Plan B", another), ("Plan C", ENTER)):
        answers = [
            (TITLE, f"{title} 2025-2028\r"), (TYPE, ENTER), (SIGNED, ENTER), (PLACE, ENTER), (ENTRY, ENTER),
            (offer[:20], ""), (stands, said), *([] if title == "Plan A" else [(RENEWAL, ENTER)]),
            (SUBJECTS, ENTER), (SOURCES, ENTER), (SAVE, ENTER), (ANOTHER, ENTER),
        ]  # fmt: skip
        ended = talk(treatytrack_process, answers, "--between", "AZE", "IRN", term=term)
        assert offer in " ".join(ended.out.split())
    assert cells(treatytrack, "title,until") == [
        "Plan A 2025-2028,", "Plan B 2025-2028,2028-06-30", "Plan C 2025-2028,2028?",
    ]  # fmt: skip


def test_where_no_line_is_edited_a_wrong_answer_is_shown_and_enter_does_not_give_it(
    treatytrack_process: Process,
) -> None:
    answers = [
        (TITLE, "T\r"), (TYPE, "agr\r"), ("(you wrote: agr) ", ENTER), (SIGNED, ENTER), (PLACE, "Baku\r"), (ENTRY, ENTER),
        (END, ENTER), (SUBJECTS, ENTER), (SOURCES, ENTER), (SAVE, "e\r"), (WHICH, "plase\r"), ("(you wrote: plase) ", ENTER),
        (SAVE, "e\r"), (WHICH, "colour\r"),
        ('"colour" is not an answer: write Party A, Party B, Title or Place.', ""),
        ("(you wrote: colour) ", "place\r"), ("[Baku] ", ENTER), (SAVE, "n\r"),
    ]  # fmt: skip
    ended = talk(treatytrack_process, answers, "--between", "AZE", "IRN", term="dumb")
    assert (ended.code, "[agr]" in ended.out, "  Type " in ended.out) == (DONE, False, False)


def test_what_an_option_says_is_not_asked_and_an_empty_one_is_an_answer(treatytrack_process: Process) -> None:
    answers = [(TITLE, "T\r"), (ENTRY, ENTER), (RENEWAL, ENTER), (SAVE, "n\r")]
    words = ("--between", "AZE", "IRN", "--type=", "--signed=2025", "--place=", "--until=2028", "--subject=rail")
    ended = talk(treatytrack_process, answers, *words, "--source=S", term="dumb")
    assert (ended.code, ended.out.splitlines()[-1]) == (DONE, "It was not saved: nothing was changed.")
    for asked in (ONE, OTHER, TYPE, SIGNED, PLACE, END, SUBJECTS, SOURCES):
        assert asked not in ended.out


def test_a_wrong_option_is_refused_before_anything_is_asked(treatytrack_process: Process) -> None:
    ended = talk(treatytrack_process, [], "--between", "AZE", "Irann", "--signed", "soon")
    assert ended.code == WRONG
    assert ended.out.startswith('--signed: "soon" is not a date')
    assert '--between: No party is called "Irann"' in ended.out


@pytest.mark.usefixtures("empty")
def test_a_contradiction_leads_back_to_its_question_and_then_to_any(
    treatytrack: Treatytrack, treatytrack_process: Process
) -> None:
    answers = [
        *PROGRAMME[:6], (ENTRY, "2026-01-01\r"), (END, f"{CLEAR}2025-06-01\r"), *PROGRAMME[8:],
        ("That cannot be: until 2025-06-01 lies before", ""), (END, ENTER),
        ("That cannot be: until 2025-06-01 lies before", ""), (WHICH, f"{CLEAR}in force\r"),
        (ENTRY, f"{CLEAR}2025-05-01\r"), (SAVE, ENTER), (ANOTHER, ENTER),
    ]  # fmt: skip
    assert talk(treatytrack_process, answers).code == DONE
    assert cells(treatytrack, "in_force,until") == ["2025-05-01,2025-06-01"]


@pytest.mark.usefixtures("empty")
def test_any_answer_and_any_other_column_can_be_changed_before_it_is_saved(
    treatytrack: Treatytrack, treatytrack_process: Process
) -> None:
    answers = [
        *PROGRAMME, (SAVE, "e\r"), *corrected(WHICH, "plase", "did you mean place?", f"{CLEAR}Place"),
        (PLACE, f"{CLEAR}Tehran\r"), (SAVE, "e\r"), (WHICH, "notes\r"), ("Notes (anything else):", "seen\r"),
        (SAVE, "e\r"), (WHICH, ENTER), (SAVE, "e\r"), (WHICH, "until\r"), (END, f"{CLEAR}\r"), (SAVE, ENTER),
        (ANOTHER, ENTER),
    ]  # fmt: skip
    assert talk(treatytrack_process, answers).code == DONE
    assert cells(treatytrack, "place,notes,until,subjects") == ["Tehran,seen,,culture"]


def test_the_same_agreement_is_told_as_soon_as_it_is_known(
    treatytrack: Treatytrack, treatytrack_process: Process, baku: Path
) -> None:
    title = treatytrack("list", "ref:AZE-IRN-2025-4", "--columns", "title", "--format", "csv").lines[1].strip('"')
    before = treatytrack.digest
    said = [(TITLE, f"{title}\r"), (ONE, "IRN\r"), (OTHER, "AZE\r"), (TYPE, ENTER), (SIGNED, "28.4.2025\r")]
    known: Said = [*said, (PLACE, ENTER), (ENTRY, ENTER), ("recorded already as AZE-IRN-2025-4", "")]
    stopped = talk(treatytrack_process, [*known, (WHICH, ENTER)])
    assert stopped.code == CONFLICT
    assert stopped.out.splitlines()[-1] == "Stopped, because it is recorded already: nothing was changed."
    other = talk(treatytrack_process, [*known, (WHICH, "title\r"), (TITLE, " (second)\r"), (END, "\x03")])
    assert (other.code, treatytrack.digest) == (INTERRUPTED, before)


@pytest.mark.usefixtures("empty")
def test_others_can_write_while_somebody_thinks(treatytrack: Treatytrack, treatytrack_process: Process) -> None:
    def meanwhile() -> str:
        assert treatytrack("add", "Another", "--between", "AZE", "IRN").code == DONE
        return ENTER

    answers: list[tuple[str, Answer]] = [*PROGRAMME, (SAVE, meanwhile), (ANOTHER, ENTER)]
    assert talk(treatytrack_process, answers).code == DONE
    assert treatytrack.refs() == ["AZE-IRN-2025-1", "AZE-IRN-ND-1"]


@pytest.mark.usefixtures("empty")
def test_the_same_agreement_recorded_by_somebody_else_meanwhile_is_a_conflict(
    treatytrack: Treatytrack, treatytrack_process: Process
) -> None:
    def meanwhile() -> str:
        same = ("add", "Cultural Exchange Programme 2025-2028", "--between", "AZE", "IRN", "--signed", "2025-04-28")
        assert treatytrack(*same).code == DONE
        return ENTER

    answers: list[tuple[str, Answer]] = [*PROGRAMME, (SAVE, meanwhile)]
    ended = talk(treatytrack_process, answers)
    assert (ended.code, treatytrack.refs()) == (CONFLICT, ["AZE-IRN-2025-1"])
    assert (
        "It could not be saved. The same as a command, to try again:\ntreatytrack --db relations.db add --type"
        in ended.out
    )


def up_to(number: int, last: str) -> Said:
    """All answers before that one, and this in its place."""
    return [*EVERY_QUESTION[:number], (EVERY_QUESTION[number][0], last)]


@pytest.mark.parametrize("number", range(len(EVERY_QUESTION) - 1))
def test_ctrl_c_at_any_question_leaves_nothing(
    treatytrack: Treatytrack, treatytrack_process: Process, number: int
) -> None:
    ended = talk(treatytrack_process, up_to(number, "half an ans\x03"))
    assert (ended.code, ended.out.splitlines()[-1]) == (INTERRUPTED, "Interrupted: nothing was changed.")
    assert list(treatytrack.folder.iterdir()) == []


@pytest.mark.parametrize("number", range(len(EVERY_QUESTION) - 1))
def test_the_end_of_input_at_any_question_leaves_nothing(
    treatytrack: Treatytrack, treatytrack_process: Process, empty: Path, number: int
) -> None:
    before = treatytrack.digest
    ended = talk(
        treatytrack_process,
        up_to(number, f"{CLEAR}\x04" if number % 2 else "\x04"),
        term="xterm" if number % 2 else "dumb",
    )
    assert (ended.code, ended.out.splitlines()[-1]) == (
        WRONG, "The input ended before the agreement was saved: nothing was changed.",
    )  # fmt: skip
    assert treatytrack.digest == before


@pytest.mark.usefixtures("empty")
def test_an_interrupt_at_a_later_agreement_says_which_are_recorded(
    treatytrack: Treatytrack, treatytrack_process: Process
) -> None:
    ended = talk(treatytrack_process, [*PROGRAMME, (SAVE, ENTER), (ANOTHER, "y\r"), (TITLE, "\x03")])
    said = "Interrupted: AZE-IRN-2025-1 is recorded, and nothing more was changed."
    assert (ended.code, ended.out.splitlines()[-1]) == (INTERRUPTED, said)
    done = talk(treatytrack_process, [(TITLE, "T\r"), (ONE, "\x04")])
    assert (done.code, treatytrack.refs()) == (WRONG, ["AZE-IRN-2025-1"])


@pytest.mark.usefixtures("empty")
def test_the_ref_alone_goes_to_stdout_and_questions_to_the_terminal(
    treatytrack: Treatytrack, treatytrack_process: Process
) -> None:
    with (treatytrack.folder / "ref").open("wb") as file:
        ended = treatytrack_process.on_terminal(
            "add", answers=[*PROGRAMME, (SAVE, ENTER), (ANOTHER, ENTER)], stdout=file, columns=60
        )
    assert ended.code == DONE
    assert (treatytrack.folder / "ref").read_text() == "AZE-IRN-2025-1\n"
    understood = as_read(ended.out).partition("This will be recorded:")[2].partition("Save it?")[0]
    assert 50 < max(map(len, understood.splitlines())) <= 60


def test_a_pasted_title_with_a_line_break_is_one_answer(treatytrack_process: Process) -> None:
    pasted = f"{ESCAPE}[200~Memorandum\r\n on Transport{ESCAPE}[201~\r"
    words = ("--between", "AZE", "IRN", "--type=", "--signed=", "--place=", "--in-force=", "--until=2028", "--renewal=")
    ended = talk(treatytrack_process, [(TITLE, pasted), (SUBJECTS, ENTER), (SOURCES, ENTER), (SAVE, "n\r")], *words)
    assert "Title    Memorandum on Transport\n" in ended.out


def test_the_colours_of_a_pasted_text_are_dropped(treatytrack_process: Process) -> None:
    coloured = f"{ESCAPE}[31mTrade {ESCAPE}[1;31mand{ESCAPE}[0m Transit\r"
    words = ("--between", "AZE", "IRN", "--type=", "--signed=", "--place=", "--in-force=", "--until=2028", "--renewal=")
    ended = talk(treatytrack_process, [(TITLE, coloured), (SUBJECTS, ENTER), (SOURCES, ENTER), (SAVE, "n\r")], *words)
    assert ended.code == DONE
    assert "Unhandled" not in ended.out
    assert "Title    Trade and Transit\n" in ended.out


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_no_line_is_wider_than_the_terminal(treatytrack_process: Process, columns: int) -> None:
    asked: Said = []
    for question, said in PROGRAMME:
        asked += [(question, "?\r"), (question, said)]
    answers = [*asked, (SAVE, "n\r")]
    ended = treatytrack_process.on_terminal("add", answers=answers, columns=columns, TERM="dumb")
    assert ended.code == DONE
    typed = (TITLE, TYPE, SIGNED, SUBJECTS)
    assert all(len(line) <= columns for line in ended.out.splitlines() if not line.startswith(typed))


def test_where_colour_is_forbidden_nothing_is_coloured(treatytrack_process: Process) -> None:
    answers = [(TITLE, "T\r"), (ONE, "azerb"), ("Azerbaijan (AZE)", "\x03")]
    coloured, *plain = (
        treatytrack_process.on_terminal("add", answers=answers).out,
        treatytrack_process.on_terminal("add", answers=answers, NO_COLOR="1").out,
        treatytrack_process.on_terminal("add", "--no-color", answers=answers).out,
    )
    colour = re.compile("\x1b\\[[0-9;]*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]")
    assert colour.search(coloured)
    assert [colour.search(one) for one in plain] == [None, None]


def test_a_terminal_that_does_not_tell_where_its_cursor_is_is_not_asked(treatytrack_process: Process) -> None:
    ended = treatytrack_process.on_terminal("add", answers=[(TITLE, "\x03")])
    assert f"{ESCAPE}[6n" not in ended.out
    assert "CPR" not in ended.out


def test_what_cannot_be_saved_is_given_back_as_a_command(
    treatytrack: Treatytrack, treatytrack_process: Process
) -> None:
    (treatytrack.folder / "relations.db").mkdir()
    ended = talk(treatytrack_process, [])
    assert ended.code != DONE  # a register that is none is told before anything is asked
    (treatytrack.folder / "relations.db").rmdir()
    (treatytrack.folder / "nowhere").mkdir()

    def meanwhile() -> str:
        (treatytrack.folder / "nowhere").rmdir()
        return ENTER

    answers: list[tuple[str, Answer]] = [*PROGRAMME[:-1], (SOURCES, "a; b\r"), (SAVE, meanwhile)]
    words = ("--db", "nowhere/relations.db")
    ended = talk(treatytrack_process, answers, *words)
    assert ended.code != DONE
    assert (
        "treatytrack --db nowhere/relations.db add --type=programme --party-a=AZE --party-b=IRN --signed=2025-04-28 "
        "--place=Baku --subject=culture '--until=2028?' --source=a --source=b -- "
        "'Cultural Exchange Programme 2025-2028'\n"
    ) in ended.out


# What would keep it from being saved, and what is told of it before the first question.
@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (
            ("--db", "nowhere/new.db", "add"),
            UNUSABLE,
            "There is no folder nowhere to make new.db in; nothing was created",
        ),
        (("add", "--ref", "AZE-IRN-2025-1"), CONFLICT, "The ref AZE-IRN-2025-1 was given already"),
    ],
)
@pytest.mark.usefixtures("baku")
def test_what_cannot_be_saved_is_told_before_anything_is_asked(
    treatytrack_process: Process, words: tuple[str, ...], code: int, told: str
) -> None:
    ended = treatytrack_process.on_terminal(*words)
    assert (ended.code, ended.out.startswith(told)) == (code, True), ended.out


def test_a_register_that_may_not_be_written_is_told_before_anything_is_asked(
    baku: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session: Any = SimpleNamespace(place=(baku, "--db"), is_to_be_made=lambda: False)
    monkeypatch.setattr(beforehand, "may_write", lambda path: path != baku.parent)
    with pytest.raises(RegisterUnusable, match=r"cannot be written: the file, its folder or the disk is read-only"):
        beforehand.refuse_what_cannot_be_saved(session, {})


def test_with_title_and_parties_only_an_end_in_the_title_is_asked_about(
    treatytrack: Treatytrack, treatytrack_process: Process, empty: Path
) -> None:
    question = "The title says 2025-2028: record some day of 2028, unconfirmed, as its last day?"
    for title, said in (("A 2025-2028", "y\n"), ("B 2025-2028", "\n"), ("C", "")):
        asked = [(question, said)] if said else []
        ended = talk(treatytrack_process, asked, title, "--between", "AZE", "IRN", "--type", "plan")
        assert ended.code == DONE
        assert "edit" not in ended.out
    silent = talk(treatytrack_process, [], "D 2025-2028", "--between", "AZE", "IRN", "--yes")
    assert "treatytrack edit AZE-IRN-ND-4 --until '2028?'" in " ".join(silent.out.split())
    assert cells(treatytrack, "title,until") == ["A 2025-2028,2028?", "B 2025-2028,", "C,", "D 2025-2028,"]
    later = talk(treatytrack_process, [], "Later 2025-2028", "--between", "AZE", "IRN", "--signed", "2029")
    assert later.code == DONE
    assert treatytrack("remove", "AZE-IRN-2029-1", "--yes").code == DONE
    ended = talk(treatytrack_process, [("[y/N]", "\x04")], "E 2025-2028", "--between", "AZE", "IRN")
    assert (ended.code, len(treatytrack.refs())) == (WRONG, 4)


@pytest.mark.usefixtures("empty")
def test_what_is_neither_yes_nor_no_is_asked_again(treatytrack: Treatytrack, treatytrack_process: Process) -> None:
    answers = [
        ("[y/N]", "?\n"), ("recorded as 2028?, to be confirmed", ""), ("Write y or n.", ""),
        ("[y/N]", "maybe\n"), ("Write y for yes, or n (or Enter) for no.", ""), ("[y/N]", "Yes\n"),
    ]  # fmt: skip
    assert talk(treatytrack_process, answers, "A 2025-2028", "--between", "AZE", "IRN").code == DONE
    answers = [*PROGRAMME, (SAVE, ENTER), *corrected(ANOTHER, "?", "stay as they are.", "yes please"),
               ("Write y for yes", ""), (ANOTHER, "NO\r")]  # fmt: skip
    assert talk(treatytrack_process, answers).code == DONE
    assert cells(treatytrack, "title,until") == ["Cultural Exchange Programme 2025-2028,2028?", "A 2025-2028,2028?"]


def test_with_yes_it_asks_nothing_and_names_what_is_missing(treatytrack_process: Process) -> None:
    ended = talk(treatytrack_process, [], "T", "--party-a", "AZE", "-y")
    assert (ended.code, ended.out.startswith("An agreement needs --party-b B: ")) == (WRONG, True)


def test_off_a_terminal_nothing_is_asked_though_somebody_reads_stderr(treatytrack_process: Process) -> None:
    ended = treatytrack_process("add")
    assert (ended.out, ended.code) == ("", WRONG)
    assert ended.err.startswith("An agreement needs a title and --between A B: ")
