"""`event edit` and `event remove`: what was recorded is corrected or taken out, and who names it is told."""

import pytest

from .process import Process
from .test_bad_input import refused
from .visit import CLOSED, DISPUTE, EXPELLED, HOPES, IN_ORDER, INCIDENT, REOPENED, SENTENCED, VISIT
from .world import DONE, NOT_FOUND, TRANSPORT, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("relations")


def left(treatytrack: Treatytrack) -> list[str]:
    """The refs of all events."""
    return treatytrack("event", "list", "--columns", "ref", "--format", "csv").lines[1:]


# --- edit ------------------------------------------------------------------------------------------------------------


def test_what_is_named_is_changed_and_told_and_the_rest_stays(treatytrack: Treatytrack) -> None:
    words = (
        "--title", "Visit", "--kind", "talks", "--between", "Iran", "Azerbaijan", "--concerns", "RUS,Armenia",
        "--date", "29 April 2025", "--until", "2025-04-30", "--person", "A; B", "--person", "C", "--note", "by the ministry",
    )  # fmt: skip
    assert treatytrack("event", "edit", VISIT, *words) == Ended(
        """\
title: Official visit of President Pezeshkian to Baku; talks with President Aliyev -> Visit
kind: visit -> talks
between: AZE; IRN -> IRN; AZE
concerns: ISR; TUR; RUS; ARM -> RUS; ARM
date: 2025-04-28 -> 2025-04-29
until: (empty) -> 2025-04-30
persons: Masoud Pezeshkian (IRN); Ilham Aliyev (AZE) -> "A; B"; C
notes: (empty) -> by the ministry
""",
        "",
        DONE,
    )
    told = treatytrack("event", "list", f"ref:{VISIT}", "--columns", "place,tags", "--format", "csv")
    assert told.lines[1] == "Baku,project:zangezur-corridor; project:instc"


def test_columns_are_emptied(treatytrack: Treatytrack) -> None:
    ended = treatytrack(
        "event", "edit", VISIT, "--clear", "place", "--clear", "person", "--concerns", "", "--date", " "
    )
    assert [line.partition(":")[0] for line in ended.lines] == ["concerns", "date", "place", "persons"]
    assert all(line.endswith("-> (empty)") for line in ended.lines)
    assert left(treatytrack)[-1] == VISIT, "what has no date comes last"


def test_lists_are_changed_item_by_item(treatytrack: Treatytrack) -> None:
    words = (
        "--add-concerns", "Georgia,RUS", "--remove-concerns", "Israel", "--add-person", "A; B",
        "--remove-subject", "trade", "--remove-tag", "project:instc", "--add-source", "Trend",
    )  # fmt: skip
    ended = treatytrack("event", "edit", VISIT, *words)
    assert (ended.err, ended.code) == ("", DONE)
    assert ended.lines[:4] == [
        "concerns: ISR; TUR; RUS; ARM -> TUR; RUS; ARM; GEO",
        'persons: Masoud Pezeshkian (IRN); Ilham Aliyev (AZE) -> Masoud Pezeshkian (IRN); Ilham Aliyev (AZE); "A; B"',
        "subjects: trade; energy; transport; culture; border security -> energy; transport; culture; border security",
        "tags: project:zangezur-corridor; project:instc -> project:zangezur-corridor",
    ]
    assert [line.rpartition("; ")[2] for line in ended.lines[4:]] == ["Trend"]


def test_the_same_again_changes_nothing(treatytrack: Treatytrack) -> None:
    before = treatytrack.digest
    ended = treatytrack("event", "edit", VISIT, "--place", "Baku", "--between", "AZE", "IRN")
    assert ended == Ended("", "Nothing differs: nothing was changed.\n", DONE)
    assert treatytrack.digest == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Nothing to change is named: treatytrack event edit --help shows the options."),
        (("--ref", "X"), "A ref is never changed: others may have written it down."),
        (("--clear", "between"), "--clear between: every event has one."),
        (("--clear", "note", "--note", "x"), "--clear notes and --note contradict each other."),
        (("--clear", "ref"), "--clear ref: every event has one."),
        (("--tag", "x", "--add-tag", "y"), "--tag replaces the list: leave out that or --add-tag."),
        (
            ("--clear", "concerns", "--add-concerns", "RUS"),
            "--clear concerns and --add-concerns contradict each other.",
        ),
        (
            ("--remove-concerns", "GEO"),
            '--remove-concerns: "GEO" is not there to be removed: there are "ISR", "TUR", "RUS", "ARM".',
        ),
        (
            ("--add-concerns", "Irann"),
            '--add-concerns: No party is called "Irann". Did you mean Iran (IRN), Ireland (IRL) or Iraq (IRQ)?',
        ),
        (("--add-concerns", "AZE"), "--concerns: AZE is one of the two: name here whom else it concerns."),
        (("--add-tag", " "), "--add-tag: names nothing: write its value, or leave it out."),
        (("--clear", "plase"), '"plase" is not a column of an event: did you mean place?'),
        (("--title", " "), "--title: is empty, and every event has one."),
        (("--until", "2025-04-27"), "--until: 2025-04-27 lies before its date 2025-04-28."),
        (("--between", "TUR", "IRN"), "--concerns: TUR is one of the two: name here whom else it concerns."),
        (("--kind", "tlaks"), '--kind: "tlaks" is not a kind of event: did you mean talks?'),
        (("--after", VISIT), f"--after: {VISIT} cannot follow itself."),
    ],
)
def test_a_wrong_correction_is_refused_and_nothing_is_changed(
    treatytrack: Treatytrack, words: tuple[str, ...], said: str
) -> None:
    refused(treatytrack, said, WRONG, "event", "edit", VISIT, *words)


def test_events_cannot_follow_each_other_in_a_circle(treatytrack: Treatytrack) -> None:
    said = f"--after: {REOPENED} follows {INCIDENT}, which so cannot follow it."
    refused(treatytrack, said, WRONG, "event", "edit", INCIDENT, "--after", REOPENED)
    assert treatytrack("event", "edit", SENTENCED, "--after", EXPELLED).code == DONE


def test_no_event_comes_before_the_one_that_it_follows(treatytrack: Treatytrack) -> None:
    closed = treatytrack("event", "list", f"ref:{CLOSED}", "--columns", "date", "--format", "csv").lines[1]
    said = f"--date: 2022 lies before {CLOSED} ({closed}), which it follows."
    refused(treatytrack, said, WRONG, "event", "edit", REOPENED, "--date", "2022")
    talks = ("event", "add", "Talks", "--between", "AZE", "IRN", "--date", "2022")
    refused(treatytrack, said, WRONG, *talks, "--after", CLOSED)
    # in one year, it is not said which of them was first
    assert treatytrack("event", "edit", REOPENED, "--date", "2023").code == DONE
    assert treatytrack("event", "edit", REOPENED, "--date", "2022", "--after", TRANSPORT).code == DONE


def test_what_it_follows_must_be_there_unless_it_was_named_before(treatytrack: Treatytrack) -> None:
    assert treatytrack("event", "edit", HOPES, "--after", "NOTHING").code == NOT_FOUND
    assert treatytrack("event", "remove", INCIDENT, "--yes").code == DONE
    assert treatytrack("event", "edit", CLOSED, "--place", "Teheran").code == DONE
    assert f"  follows      {INCIDENT}  not in the register" in treatytrack("event", "show", CLOSED).lines


def test_off_a_terminal_only_a_whole_ref_will_do(treatytrack: Treatytrack) -> None:
    said = 'No event is called "IRN-RUS", but IRN-RUS-ND-E1 begins so: write the whole ref.'
    refused(treatytrack, said, WRONG, "event", "edit", "IRN-RUS", "--place", "Astrakhan")


def test_on_a_terminal_a_beginning_is_asked_about(treatytrack: Treatytrack, treatytrack_process: Process) -> None:
    before = treatytrack.digest
    words = ("event", "edit", "IRN-RUS", "--place", "Astrakhan")
    no = treatytrack_process.on_terminal(*words, typed="n\n", columns=200)
    asked = (
        "IRN-RUS-ND-E1  International North-South Transport Corridor: Iran supports, Russia backs\nChange it? [y/N]: "
    )
    assert no.out.endswith(f"{asked}Nothing was changed.\n")
    assert treatytrack.digest == before
    assert treatytrack_process.on_terminal(*words, typed="y\n").out.endswith("place: (empty) -> Astrakhan\n")


# --- remove ----------------------------------------------------------------------------------------------------------


def test_who_names_what_was_removed_is_told(treatytrack: Treatytrack) -> None:
    occasions = ", ".join(f"AZE-IRN-2025-{number} (occasion)" for number in range(1, 6))
    assert treatytrack("event", "remove", VISIT, DISPUTE, "--yes") == Ended(
        "", f"Removed {VISIT}, {DISPUTE}.\n{VISIT} is still named by {occasions}.\n", DONE
    )
    assert left(treatytrack) == [ref for ref in IN_ORDER if ref not in {VISIT, DISPUTE}]


def test_those_that_go_with_it_name_it_no_more(treatytrack: Treatytrack) -> None:
    said = f"Removed {INCIDENT}, {CLOSED}, {EXPELLED}.\n{INCIDENT} is still named by {SENTENCED} (after).\n"
    said += f"{CLOSED} is still named by {REOPENED} (after).\n"
    assert treatytrack("event", "remove", INCIDENT, CLOSED, INCIDENT, EXPELLED, "--yes") == Ended("", said, DONE)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((VISIT,), WRONG, "Off a terminal event remove wants --yes; nothing was changed."),
        ((VISIT, "X", "--yes"), NOT_FOUND, 'No event is called "X": treatytrack event list shows what there is.'),
        (("IRN-RUS", "-y"), WRONG, 'No event is called "IRN-RUS", but IRN-RUS-ND-E1 begins so: write the whole ref.'),
        (
            ("AZE-IRN-2025-1", "-y"), NOT_FOUND,
            "AZE-IRN-2025-1 is an agreement and no event: treatytrack show AZE-IRN-2025-1 shows it.",
        ),
        ((), WRONG, "Missing argument 'REF...'. See treatytrack event remove --help."),
    ],
)  # fmt: skip
def test_nothing_is_removed_where_anything_is_wrong(
    treatytrack: Treatytrack, words: tuple[str, ...], code: int, said: str
) -> None:
    refused(treatytrack, said, code, "event", "remove", *words)


def test_on_a_terminal_it_says_who_names_it_before_it_asks(
    treatytrack: Treatytrack, treatytrack_process: Process
) -> None:
    def asked(*refs: str) -> str:
        return treatytrack_process.on_terminal("event", "remove", *refs, typed="n\n").out

    assert f"{VISIT}  " in asked(VISIT)
    assert "\n  5 agreements name it as their occasion\nRemove it? [y/N]: " in asked(VISIT)
    assert "\n  1 event follows it\nRemove it? [y/N]: " in asked(CLOSED)
    treatytrack("edit", "AZE-IRN-2025-1", "--related", f"see {CLOSED}")
    assert "\n  1 event follows it\n  1 agreement names it (see)\nRemove it? [y/N]: " in asked(CLOSED)
    assert f"\n{REOPENED}  " in asked(CLOSED, REOPENED)
    assert "follows it" not in asked(CLOSED, REOPENED)


def test_on_a_terminal_it_shows_what_is_meant_and_asks(treatytrack: Treatytrack, treatytrack_process: Process) -> None:
    words = ("event", "remove", "ARM-IRN-2022", "AZE-ISR-ND-E1")
    asked = (
        "ARM-IRN-2022-E1  Iranian consulate opened in Kapan, Syunik\n"
        "AZE-ISR-ND-E1  Arms supplies and security cooperation\nRemove them? [y/N]: "
    )
    no = treatytrack_process.on_terminal(*words, typed="n\n")
    assert no.out.endswith(f"{asked}Nothing was changed.\n")
    assert len(left(treatytrack)) == len(IN_ORDER)
    yes = treatytrack_process.on_terminal(*words, typed="y\n")
    assert yes.out.endswith("Removed ARM-IRN-2022-E1, AZE-ISR-ND-E1.\n")
    assert len(left(treatytrack)) == len(IN_ORDER) - 2
