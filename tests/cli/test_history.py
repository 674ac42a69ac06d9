"""`history`: who changed what and when, newest first, for people and for programs."""

import json

import pytest
import time_machine

from .world import DONE, NOT_FOUND, WRONG, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("changed")

MOU = "Memorandum of Understanding on Comprehensive Cooperation in the Field of Transportation for 2025-2026"


@pytest.fixture
def changed(treatytrack: Treatytrack, empty: object) -> None:
    """A register in which four changes were made on a known day, by two persons."""
    words = (
        ("leyla", "09:00", ("add", "Agreement on Trade", "--between", "AZE", "IRN", "--signed", "2025")),
        ("leyla", "09:05", ("edit", "AZE-IRN-2025-1", "--until", "2027-12-31", "--notes", "as the text")),
        ("samir", "09:10:30", ("record", "AZE-IRN-2025-1", "meeting", "2026-12-01", "--note", "joint commission")),
        ("samir", "09:15", ("config", "@due", "ends:90d")),
    )
    for user, at, what in words:
        with time_machine.travel(f"2026-11-21T{at}Z", tick=False):
            assert treatytrack(*what, TREATYTRACK_USER=user).code == DONE


ALL = """\
5  2026-11-21 13:15:00+04:00  samir  config
    @due: (empty) -> ends:90d
4  2026-11-21 13:10:30+04:00  samir  record
    AZE-IRN-2025-1  Agreement on Trade
      events: (empty) -> meeting 2026-12-01: joint commission
3  2026-11-21 13:05:00+04:00  leyla  edit
    AZE-IRN-2025-1  Agreement on Trade
      until: (empty) -> 2027-12-31
      notes: (empty) -> as the text
2  2026-11-21 13:00:00+04:00  leyla  add
    AZE-IRN-2025-1  recorded: Agreement on Trade
"""


def test_every_change_is_told_with_who_when_and_what(treatytrack: Treatytrack) -> None:
    told = treatytrack("history")
    assert told.out.startswith(ALL)
    assert told.out.endswith("  init\n    timezone: (empty) -> Asia/Baku\n")
    assert (told.err, told.code) == ("5 changes.\n", DONE)


def test_times_are_those_of_the_register_and_in_utc_for_programs(treatytrack: Treatytrack) -> None:
    assert treatytrack("config", "timezone", "UTC").code == DONE
    assert "5  2026-11-21 09:15:00+00:00  samir  config\n" in treatytrack("history").out
    assert treatytrack("history", "@due", "--format", "jsonl").out.startswith('{"at": "2026-11-21T09:15:00.000Z", ')


def test_programs_get_whole_records(treatytrack: Treatytrack) -> None:
    told = treatytrack("history", "AZE-IRN-2025-1", "--limit", "2", "--format", "json")
    assert (told.err, told.code) == ("2 of 3 changes; --limit 3 shows all.\n", DONE)
    later, earlier = json.loads(told.out)
    assert list(later)[:6] == ["at", "user", "command", "ref", "before", "after"]
    assert (later["at"], later["user"], later["command"]) == ("2026-11-21T09:10:30.000Z", "samir", "record")
    assert later["before"] == earlier["after"]
    assert earlier["after"]["until"] == "2027-12-31"
    assert [later[key] for key in ("subject", "change", "undoes", "undone")] == ["agreement", 4, None, False]
    assert json.loads(treatytrack("history", "--format", "json").out)[3]["before"] is None


def test_a_csv_holds_the_records_as_json(treatytrack: Treatytrack) -> None:
    assert treatytrack("history", "@due", "--format", "csv") == Ended(
        "at,user,command,ref,before,after,subject,change,undoes,undone\n"
        '2026-11-21T09:15:00.000Z,samir,config,@due,,"{""value"":""ends:90d""}",setting,5,,\n',
        "1 cell begins as a formula does, and a spreadsheet would run that: --for-spreadsheet neutralises it.\n1 change.\n",
        DONE,
    )


def test_a_table_has_a_row_for_each_change(treatytrack: Treatytrack) -> None:
    lines = treatytrack("history", "--limit", "2", "--format", "markdown").lines
    assert lines[2:] == [
        "| 5 | 2026-11-21 13:15:00+04:00 | samir | config |  | @due: (empty) -> ends:90d |",
        "| 4 | 2026-11-21 13:10:30+04:00 | samir | record |  | AZE-IRN-2025-1  Agreement on Trade "
        "(events: (empty) -> meeting 2026-12-01: joint commission) |",
    ]


@pytest.mark.parametrize(
    ("ref", "numbers"),
    [
        ("AZE-IRN-2025-1", [4, 3, 2]),
        ("AZE", [4, 3, 2]),
        ("AZE-IRN-2025-1/2", [4]),
        ("AZE-IRN-2025-1/1", [2]),
        ("@DUE", [5]),
        ("timezone", [1]),
    ],
)
def test_a_ref_a_beginning_an_event_or_a_setting_narrows_it(
    treatytrack: Treatytrack, ref: str, numbers: list[int]
) -> None:
    told = treatytrack("history", ref, "--format", "json")
    assert told.code == DONE, told.err
    assert [row["change"] for row in json.loads(told.out)] == numbers


def test_so_does_a_party_by_any_of_its_names(treatytrack: Treatytrack) -> None:
    assert treatytrack("party", "edit", "Persia", "--add-other-name", "Erun").code == DONE
    told = treatytrack("history", "Iran")
    assert "    party IRN  recorded: Iran\n" in told.out
    assert treatytrack("history", "Azerbaijan") == Ended("", "Nothing was changed.\n", DONE)


def test_what_was_removed_is_still_told_of(treatytrack: Treatytrack) -> None:
    assert treatytrack("remove", "AZE-IRN-2025-1", "--yes").code == DONE
    told = treatytrack("history", "AZE-IRN-2025-1", "--limit", "1")
    assert told.out.endswith("  remove\n    AZE-IRN-2025-1  taken out: Agreement on Trade\n")


def test_it_begins_on_a_day_in_the_register_s_time_zone(treatytrack: Treatytrack) -> None:
    assert treatytrack("history", "@due", "--since", "2026-11-21").err == "1 change.\n"
    assert treatytrack("history", "--since", "2026-11-22", "--limit", "0").code == DONE
    assert treatytrack("history", "@due", "--since", "2026-11-22").err == "Nothing was changed.\n"
    assert treatytrack("history", "--since", "2026-11-21..2026-11-22") == Ended(
        "", "--since: 2026-11-21..2026-11-22 has an end too: write only the first day, 2026-11-21.\n", WRONG
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ("aze-irn-2025-1",), NOT_FOUND,
            'Nothing called "aze-irn-2025-1" is in the history; there is AZE-IRN-2025-1.\n',
        ),
        (("XYZ-1",), NOT_FOUND, 'Nothing called "XYZ-1" is in the history: treatytrack history shows all of it.\n'),
        (("AZE-IRN-2025-1/7",), NOT_FOUND, "No event of AZE-IRN-2025-1 ever had the number 7.\n"),
        (("@due/1",), NOT_FOUND, "@due is no agreement, and only the events of one have numbers.\n"),
        (
            ("AZE-IRN-2025-1/x",), WRONG,
            '"AZE-IRN-2025-1/x" names no event: write a ref and a number, as in AZE-IRN-2025-2/3.\n',
        ),
        (("--limit", "-1"), WRONG, "--limit -1: write how many to show, 0 or more.\n"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(treatytrack: Treatytrack, words: tuple[str, ...], code: int, said: str) -> None:
    assert treatytrack("history", *words) == Ended("", said, code)


def test_a_beginning_of_several_is_refused(treatytrack: Treatytrack) -> None:
    assert treatytrack("add", "Plan", "--between", "AZE", "IRN").code == DONE
    assert treatytrack("history", "AZE") == Ended(
        "", '"AZE" begins more than one ref: AZE-IRN-2025-1, AZE-IRN-ND-1.\n', WRONG
    )


def test_of_many_records_their_number_is_told_and_each_where_it_is_named(treatytrack: Treatytrack) -> None:
    rows = "".join(f"R-{number},Agreement {number},AZE,IRN\n" for number in range(1, 12))
    treatytrack.csv("many.csv", f"ref,title,party_a,party_b\n{rows}")
    assert treatytrack("import", "many.csv").code == DONE
    assert treatytrack("history", "--limit", "1").out.endswith("  import\n    11 agreements recorded\n")
    assert treatytrack("history", "R-7").out.endswith("  import\n    R-7  recorded: Agreement 7\n")


def test_on_a_terminal_the_last_are_shown_and_how_many_there_are(treatytrack: Treatytrack) -> None:
    for number in range(20):
        assert treatytrack("edit", "AZE-IRN-2025-1", "--notes", f"note {number}").code == DONE
    assert treatytrack("history").err == "25 changes.\n"
    shown = treatytrack("history", columns=60)
    assert shown.err == "20 of 25 changes; --limit 25 shows all.\n"
    assert max(map(len, shown.lines)) <= 60
    assert sum(not line.startswith(" ") for line in shown.lines) == 20


def test_what_would_steer_a_terminal_is_made_visible(treatytrack: Treatytrack) -> None:
    assert treatytrack("edit", "AZE-IRN-2025-1", "--notes", "a\x1b[31m\nb", TREATYTRACK_USER="e\x1bve").code == DONE
    told = treatytrack("history", "--limit", "1").out
    assert "e\\x1bve  edit\n" in told
    assert "      notes: as the text -> a\\x1b[31m\\x0ab\n" in told
