"""`list` on a terminal: a table in its width, with signs in words and marks, never by colour alone."""

import re
from pathlib import Path

import pytest

from .process import Process
from .world import MEDIA, Treatytrack

pytestmark = pytest.mark.usefixtures("baku")

SUMMARY_AT_60 = """\
5 agreements on 2026-11-21. ! 2 may come due within 90d. ~ 5
rest on an assumption. ? 3 not certain.
"""
SUMMARY = """\
5 agreements on 2026-11-21. ! 2 may come due within 90d. ~ 5 rest on an
assumption. ? 3 not certain.
"""
SUMMARY_AT_100 = SUMMARY.replace("an\n", "an ")

AT_100 = """\
   Ref             Agreement                             Parties  Status       Last day   Days left
!  AZE-IRN-2025-2  Memorandum of Unde…ion for 2025-2026  AZE-IRN  in force ~?  in 2026    0 to 40
!  AZE-IRN-2025-1  Programme of Polit…irs for 2025-2027  AZE-IRN  in force ~   in 2027    41 to 405
   AZE-IRN-2025-4  Cultural Exchange…ogramme 2025-2028   AZE-IRN  in force ~   in 2028    406 to 771
   AZE-IRN-2025-3  Memorandum on Mutu…ards of Seafarers  AZE-IRN  in force ~?  not known
   AZE-IRN-2025-5  Memorandum on Media Cooperation       AZE-IRN  in force ~?  not known
"""
# The parties go first, then the title moves under its row.
AT_80 = """\
   Ref             Agreement                  Status       Last day   Days left
!  AZE-IRN-2025-2  Memorandum o…or 2025-2026  in force ~?  in 2026    0 to 40
!  AZE-IRN-2025-1  Programme of…or 2025-2027  in force ~   in 2027    41 to 405
   AZE-IRN-2025-4  Cultural Exc…me 2025-2028  in force ~   in 2028    406 to 771
   AZE-IRN-2025-3  Memorandum o…of Seafarers  in force ~?  not known
   AZE-IRN-2025-5  Memorandum o…Cooperation   in force ~?  not known
"""
AT_60 = """\
   Ref             Status       Last day   Days left
!  AZE-IRN-2025-2  in force ~?  in 2026    0 to 40
    Memorandum of Understanding…ransportation for 2025-2026
!  AZE-IRN-2025-1  in force ~   in 2027    41 to 405
    Programme of Political Consu…reign Affairs for 2025-2027
   AZE-IRN-2025-4  in force ~   in 2028    406 to 771
    Cultural Exchange Programme 2025-2028
   AZE-IRN-2025-3  in force ~?  not known
    Memorandum on Mutual Recogni…tion Standards of Seafarers
   AZE-IRN-2025-5  in force ~?  not known
    Memorandum on Media Cooperation
"""
AT = [(100, AT_100 + SUMMARY_AT_100), (80, AT_80 + SUMMARY), (60, AT_60 + SUMMARY_AT_60)]


@pytest.mark.parametrize(("columns", "drawn"), AT)
def test_the_table_fits_the_terminal(treatytrack_process: Process, columns: int, drawn: str) -> None:
    ended = treatytrack_process.on_terminal("list", columns=columns, NO_COLOR="1")
    assert (ended.out, ended.code) == (drawn, 0)


@pytest.mark.parametrize("how", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}])
def test_colour_can_be_turned_off(treatytrack: Treatytrack, how: dict[str, str]) -> None:
    assert treatytrack("list", columns=80, **how).out == AT_80
    assert treatytrack("list", "--no-color", columns=80).out == AT_80


def test_a_terminal_is_written_in_colour_and_the_words_are_the_same(treatytrack_process: Process) -> None:
    seen = treatytrack_process.on_terminal("list", columns=80).out
    assert "\x1b[1mAZE-IRN-2025-2\x1b[0m" in seen
    assert "\x1b[33min force ~?\x1b[0m" in seen
    plain = re.sub(r"\x1b\[[\d;]*m", "", seen)
    assert [line.rstrip() for line in plain.splitlines()] == (AT_80 + SUMMARY).splitlines()


@pytest.mark.parametrize("columns", [1, 20, 25, 31, 47, 79, 120, 200, 1000])
def test_every_ref_and_last_day_is_whole_at_any_width(treatytrack: Treatytrack, columns: int) -> None:
    lines = treatytrack("list", columns=columns, NO_COLOR="1").lines
    whole = "\n".join(lines)
    for number in range(1, 6):
        assert f"AZE-IRN-2025-{number}" in whole
    for last_day in ("in 2026", "in 2027", "in 2028"):
        assert whole.count(last_day) >= 1
    assert max(map(len, lines)) <= max(columns, 20)


def test_with_room_for_them_titles_are_whole_and_the_type_is_shown(treatytrack: Treatytrack) -> None:
    wide = treatytrack("list", columns=200, NO_COLOR="1").out
    assert "Certificates under the Training and Certification Standards of Seafarers  AZE-IRN  memorandum" in wide


def test_a_table_that_would_be_too_long_is_plain_text(treatytrack: Treatytrack, baku: Path) -> None:
    rows = "".join(f"Agreement {number},AZE,RUS\n" for number in range(300))
    treatytrack.csv("many.csv", "title,party_a,party_b\n" + rows)
    assert treatytrack("import", "many.csv").code == 0
    assert treatytrack("list", columns=80).lines[0].startswith("ref             ")
    assert treatytrack("list", "party:IRN", columns=80, NO_COLOR="1").out == AT_80


def test_an_ended_one_has_no_days_left(treatytrack: Treatytrack) -> None:
    ended = treatytrack("edit", MEDIA, "--ended", "2026-05-01", "--ended-by", "consent")
    assert ended.code == 0
    assert treatytrack("list", f"ref:{MEDIA}", columns=100, NO_COLOR="1").lines == [
        "  Ref             Agreement                        Parties  Status      Last day    Days left",
        "  AZE-IRN-2025-5  Memorandum on Media Cooperation  AZE-IRN  terminated  2026-04-30",
    ]
