"""The events that a preset makes out of columns: their days are read, and refused, as those in columns are."""

import pytest

from .test_import import counts
from .test_import_presets import columns
from .world import DONE, Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

PRESET = """\
[read]
language = "de"
[set]
party_a = "AUT"
[columns]
title = "Titel"
party_b = "Partner"
signed = "Unterzeichnet"
[columns.events]
"notified {Notifiziert} by AUT: Note {Nr}" = {}
'denounced {Gekündigt} by "{Partner}" effective {Zum}' = {}
"""
HEADING = "Titel,Partner,Unterzeichnet,Notifiziert,Nr,Gekündigt,Zum\n"
FORMS = 'language = "de"\ndate-format = ["%d. %B %Y", "%d.%m.%y"]'


def imported(treatytrack: Treatytrack, row: str, preset: str = PRESET) -> Ended:
    """What that row comes to."""
    treatytrack.csv("p.toml", preset)
    treatytrack.csv("f.csv", f"{HEADING}{row}\n")
    return treatytrack("import", "f.csv", "--preset", "p.toml")


def test_a_month_is_known_in_the_language_of_the_source_as_in_columns(treatytrack: Treatytrack) -> None:
    ended = imported(treatytrack, "A,Iran,1. Mai 1998,2. Mai 1999,7/99,3. Oktober 2001,4. Oktober 2002")
    assert ended.err.endswith(counts(read=1, added=1))
    assert columns(treatytrack, "signed,events") == [
        "1998-05-01,notified 1999-05-02 by AUT: Note 7/99; denounced 2001-10-03 by IRN effective 2002-10-04"
    ]


def test_a_day_that_no_form_reads_may_be_as_it_is_recorded(treatytrack: Treatytrack) -> None:
    preset = PRESET.replace('language = "de"', FORMS)
    assert imported(treatytrack, "A,Iran,1998,28.04.1999,7,,", preset).err.endswith(counts(read=1, added=1))
    assert columns(treatytrack, "events") == ["notified 1999-04-28 by AUT: Note 7"]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("A,Iran,,12 IV 1999,7,,", '"12 IV 1999" is not a date: write a day 2025-04-28'),
        ("A,Iran,,,,bald darauf,2. Mai 1999", '"bald darauf" is not a date: write a day 2025-04-28'),
        ("A,Iran,,,,2. Mai 1999,Ende Mai", '"Ende Mai" is not a date: write a day 2025-04-28'),
        ("A,Iran,,,,03/04/1999,2000", "03/04/1999 reads two ways, 1999-04-03 (day first)"),
        ("A,Iran,,0000-00-00,7,,", "0000-00-00 is a placeholder, not a date: leave it empty, or name the value"),
    ],
)
def test_a_day_that_is_none_is_said_to_be_none(treatytrack: Treatytrack, row: str, said: str) -> None:
    assert f"f.csv:2: events: {said}" in imported(treatytrack, row).err


def test_a_day_in_none_of_the_forms_is_refused_as_in_columns(treatytrack: Treatytrack) -> None:
    ended = imported(treatytrack, "A,Iran,,12 IV 1999,7,,", PRESET.replace('language = "de"', FORMS))
    assert 'f.csv:2: events: "12 IV 1999" has none of the date forms %d. %B %Y, %d.%m.%y: name its form' in ended.err


def test_of_joined_rows_the_line_of_that_day_is_told(treatytrack: Treatytrack) -> None:
    preset = PRESET.replace("[read]", '[read]\njoin-rows = "Titel"')
    ended = imported(treatytrack, "A,Iran,,2. Mai 1999,7,,\nA,Iran,,12 IV 1999,8,,", preset)
    assert 'f.csv:2: events: on line 3: "12 IV 1999" is not a date' in ended.err


@pytest.mark.parametrize(
    ("cell", "events"),
    [
        ("amended 3. Mai 1999; amended 04.05.00", "amended 1999-05-03; amended 2000-05-04"),
        ("notified 3. Mai 1999 by Iran: am 4. Mai 1999", "notified 1999-05-03 by IRN: am 4. Mai 1999"),
        (
            'denounced 3. Mai 1999 by "Iran" effective 4. Mai 2000',
            "denounced 1999-05-03 by IRN effective 2000-05-04",
        ),
        ("extended 03.05.99 until 04.05.30", "extended 1999-05-03 until 2030-05-04"),
        (
            'amended 3. Mai 1999 source "am 4. Mai 1999: x" by Iran',
            '"amended 1999-05-03 by IRN source ""am 4. Mai 1999: x"""',
        ),
        ("extended 1999-05-03 for 5y", "extended 1999-05-03 for 5y"),
    ],
)
def test_days_of_the_events_in_a_cell_are_read_as_those_in_columns(
    treatytrack: Treatytrack, cell: str, events: str
) -> None:
    preset = PRESET.partition("[columns.events]")[0].replace('language = "de"', FORMS) + "events = 'Nr'\n"
    row = 'A,Iran,1998,,"' + cell.replace('"', '""') + '",,'
    preset = preset.replace("[read]", "[read]\nignore = ['Notifiziert', 'Gekündigt', 'Zum']")
    assert imported(treatytrack, row, preset).code == DONE
    assert columns(treatytrack, "events") == [events]


@pytest.mark.parametrize("cell", ["Vereinigte Staaten", "amended", "amended 12 IV 1999"])
def test_what_is_no_event_in_a_cell_is_told_as_it_is_without_a_preset(treatytrack: Treatytrack, cell: str) -> None:
    preset = PRESET.partition("[columns.events]")[0].replace('language = "de"', FORMS) + "events = 'Nr'\n"
    preset = preset.replace("[read]", "[read]\nignore = ['Notifiziert', 'Gekündigt', 'Zum']")
    told = imported(treatytrack, f"A,Iran,1998,,{cell},,", preset).err.splitlines()
    treatytrack.csv("g.csv", f"title,party_a,party_b,events\nA,AUT,IRN,{cell}\n")
    assert told[1].replace("f.csv", "g.csv") == treatytrack("import", "g.csv").err.splitlines()[0]
