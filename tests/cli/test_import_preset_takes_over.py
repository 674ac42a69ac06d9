"""What words and rules of a preset take over from the file is read as the cells of that column are."""

import pytest

from .test_import import counts
from .test_import_presets import columns
from .world import Ended, Treatytrack

pytestmark = pytest.mark.usefixtures("empty")

PRESET = """\
[read]
delimiter = ";"
language = "de"
date-format = ["%d.%m.%Y", "%d. %B %Y"]
end-is = "last-day"
source-day = "2020-01-01"
[set]
party_a = "AUT"
[columns]
title = "Titel"
party_b = "Partner"
signed = "Unterzeichnet"
stated_status = "Stand"
lasts = "Dauer"
ended = "Ende"
[values.signed]
'/^am (.*)$/' = '\\1'
[values.lasts]
'/^auf (.*)$/' = '\\1'
[values.ended]
'/^bis Ende (\\d+)$/' = '\\1-12-31'
'/^bis (\\d.*)$/' = '\\1'
"vor langem" = "[..1950-01-01]"
[values.stated_status]
"gilt" = "in-force"
"beendet" = { stated_status = "over", ended = "{Tag}" }
'/^gekündigt zum (.*)$/' = { stated_status = "over", ended = '\\1' }
[[rule]]
when = { Stand = "vorläufig" }
set = { provisional = "{Tag}", stated_status = "provisional" }
[[rule]]
when = { Stand = "ersetzt" }
set = { ended = "{Tag}", stated_status = "replaced", until = "{ended}" }
[[rule]]
when = { Stand = "verschollen" }
set = { ended = "{source-day}", stated_status = "over" }
"""
SHOWN = "signed,lasts,provisional,until,ended,stated_status"


def imported(treatytrack: Treatytrack, row: str) -> Ended:
    """What that row comes to: signature, status, its day, length and end."""
    treatytrack.csv("p.toml", PRESET)
    treatytrack.csv("f.csv", f"Titel;Partner;Unterzeichnet;Stand;Tag;Dauer;Ende\nA;Iran;{row}\n")
    return treatytrack("import", "f.csv", "--preset", "p.toml")


@pytest.mark.parametrize(
    ("row", "recorded"),
    [
        ("am 1. Mai 1998;gilt;;auf fünf Jahre;", "1998-05-01,5y,,,,in-force"),  # as a cell without the words
        ("am 03.04.1998;gilt;;auf unbestimmt;", ""),  # what is no length is refused as such a cell is
        ("1998;gilt;;5 Jahre;bis 31. Dezember 1999", "1998,5y,,,2000-01-01,in-force"),  # end-is is of their days
        ("1998;gilt;;;bis Ende 1999", "1998,,,,2000-01-01,in-force"),
        ("1998;gilt;;;vor langem", "1998,,,,[..1950-01-01],in-force"),  # a word that stands for ours
        ("1998;beendet;31.12.2004;;", "1998,,,,2005-01-01,over"),
        ("1998;gekündigt zum 31. März 2004;;;", "1998,,,,2004-04-01,over"),
        ("1998;vorläufig;03.04.2004;;", "1998,,2004-04-03,,,provisional"),
        ("1998;ersetzt;2004-12-31;;31.12.2003", "1998,,,2004-01-01,2005-01-01,replaced"),  # ended is ours by then
        ("1998;verschollen;;;", "1998,,,,2020-01-01,over"),
    ],
)
def test_it_is_read_in_the_forms_of_the_source(treatytrack: Treatytrack, row: str, recorded: str) -> None:
    ended = imported(treatytrack, row)
    if recorded:
        assert counts(read=1, added=1).partition(" warnings")[0] in ended.err
        assert columns(treatytrack, SHOWN) == [recorded]
    else:
        assert '"unbestimmt" is not a length' in ended.err


def test_what_no_form_reads_is_refused_as_a_cell_is(treatytrack: Treatytrack) -> None:
    assert 'f.csv:2: ended: "bald" has none of the date forms' in imported(treatytrack, "1998;beendet;bald;;").err
    assert 'f.csv:2: provisional: "bald" has none of' in imported(treatytrack, "1998;vorläufig;bald;;").err


def test_a_day_that_people_write_is_read_where_no_form_fits(treatytrack: Treatytrack) -> None:
    imported(treatytrack, "1998;beendet;31/12/2004;;")
    assert columns(treatytrack, "ended") == ["2005-01-01"]
