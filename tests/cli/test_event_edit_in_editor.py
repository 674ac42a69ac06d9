"""`event edit REF` without options: what happened between two parties, in the editor."""

import pytest

from .desk import Desk
from .process import Process
from .visit import CLOSED, INCIDENT
from .world import CONFLICT, DONE, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("relations")

RECORD = f"""\
# {CLOSED}  Azerbaijan's embassy in Tehran closed
#
# Save and close to record what you change; what you empty or take out is emptied.
# To change nothing, leave the text as it is, or empty the file.
# Texts stand in double quotes, dates too: "2025-04-28", "28 April 2025", "2025-04", "2026?".
# A list stands in square brackets: ["trade", "transport"].

ref      = "{CLOSED}"
title    = "Azerbaijan's embassy in Tehran closed"
kind     = "closure"
between  = ["AZE", "IRN"]
concerns = []  # whom else it concerns: ISR,TUR
date     = "2023-01"
until    = "[2024-05..2024-08]"
place    = "Tehran"
persons  = []  # who took part
after    = "{INCIDENT}"
"""


@pytest.fixture
def desk(treatytrack_process: Process) -> Desk:
    """A terminal with an editor."""
    return Desk(treatytrack_process, "event", "edit")


def test_the_editor_finds_the_whole_event_and_what_differs_is_recorded(desk: Desk) -> None:
    does = (
        "text = text.replace('concerns = []', 'concerns = [\"Turkey\"]').replace('\"Tehran\"', '\"\"')"
        ".replace('[\"AZE\"', '[\"Azerbaijan\"')"
    )
    ended = desk(CLOSED, does=does)
    assert ended == Ended("concerns: (empty) -> TUR\nplace: Tehran -> (empty)\n", "", DONE)
    (seen,) = desk.seen
    assert seen.startswith(RECORD)
    assert desk.kept == {}


def test_left_alone_it_changes_nothing(desk: Desk) -> None:
    assert desk(CLOSED) == Ended("Nothing differs: nothing was changed.\n", "", DONE)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"closure"', '"closed"', "line 10: kind: "),
        ('["AZE", "IRN"]', '["AZE"]', "line 11: between: an event is between two parties: write both"),
        ('["AZE", "IRN"]', "[]", "line 11: between: is empty, and every event has one"),
        (f'"{CLOSED}"', '"X-1"', "line 8: ref: is never changed: others may have written it down"),
        (f'"{INCIDENT}"', '"X-1"', '--after: nothing in the register is called "X-1"'),
        ("persons ", "person  ", ""),
        ("persons ", "pursons ", 'line 16: "pursons" is not a column of an event: did you mean persons?'),
    ],
)
def test_what_is_wrong_is_told_and_can_be_mended(desk: Desk, old: str, new: str, said: str) -> None:
    does = f"text = text if times else text.replace({old!r}, {new!r})\nif times: text = ''"
    ended = desk(CLOSED, does=does, typed="y\n" if said else "")
    assert said in ended.out
    assert ended.lines[-1].endswith("Nothing differs: nothing was changed.")


def test_what_somebody_changed_meanwhile_is_told(desk: Desk) -> None:
    does = f"treatytrack('event', 'edit', '{CLOSED}', '--place', 'Baku')\ntext = text.replace('closed', 'shut')"
    ended = desk(CLOSED, does=does)
    assert ended.code == CONFLICT
    assert f"{CLOSED} was changed by " in ended.out
    assert "(event edit): nothing was changed; your text is kept in" in ended.out.replace("\n", " ")


def test_off_a_terminal_no_editor_is_opened(treatytrack: Treatytrack) -> None:
    said = "Nothing to change is named: treatytrack event edit --help shows the options.\n"
    assert treatytrack("event", "edit", CLOSED) == Ended("", said, WRONG)
