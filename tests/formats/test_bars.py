"""Bars of characters: what is sure told from what is not, today marked in every row, nothing cut off a terminal."""

import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from treatytrack.answers.timeline import Bar, Stretch
from treatytrack.domain.dates import ONE_DAY
from treatytrack.formats.bars import lines
from treatytrack.formats.readable import width

from .drawn import FIRST, LAST, TODAY, bar, timeline

CALM = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow], max_examples=50)
"""The same examples on every run, however busy the machine is."""
EVERY_STATE = (
    bar("A-1", "2025-04-28 2026-12-31 in-force yes", "2027-01-01 + renewed yes", goes_on="renews"),
    bar("A-2", "- 2025-12-31 in-force assumed", "2026-01-01 2026-12-31 in-force no", came=True),
    bar("A-3", "2025-03-01 2025-12-31 provisional yes", "2026-01-01 2026-12-31 suspended yes"),
    bar("A-4", "- 2026-03-01 in-force yes", "2026-03-02 + survival yes", came=True, goes_on="later"),
    bar("A-5", marks="2025-06-01 signed"),
    bar("A-6", "2025-01-01 + in-force no", goes_on="not known"),
)


def drawn(*bars: Bar, columns: int | None = 60, today: date = TODAY, in_ascii: bool = False) -> list[str]:
    return list(lines(timeline(*bars, today=today), columns, in_ascii=in_ascii))


def bars_of(*bars: Bar, columns: int = 60, in_ascii: bool = False) -> list[str]:
    """The bars alone, without what stands above and below them."""
    return drawn(*bars, columns=columns, in_ascii=in_ascii)[3 : 3 + 2 * len(bars) : 2]


def test_every_state_has_a_sign_of_its_own_and_the_legend_names_those_that_are_used() -> None:
    assert drawn(*EVERY_STATE) == [
        " 2025          2026           2027          2028",
        "         today, 21 Nov 2026 ▼",
        "A-1  Trade                                          to a day",
        "     ███████████████████████│█═════════════════════════════→",
        "A-2  Trade                                          to a day",
        "←▓▓▓▓▓▓▓▓▓▓▓▓▓▓░░░░░░░░░░░░░│░░",
        "A-3  Trade                                          to a day",
        "   ▒▒▒▒▒▒▒▒▒▒▒▒╳╳╳╳╳╳╳╳╳╳╳╳╳│╳╳",
        "A-4  Trade                                          to a day",
        "←████████████████┈┈┈┈┈┈┈┈┈┈┈│┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈→",
        "A-5  Trade                                          to a day",
        "      ○                     │",
        "A-6  Trade                                          to a day",
        " ░░░░░░░░░░░░░░░░░░░░░░░░░░░│░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░…",
        "",
        "█ in force  ▓ assumed in force  ░ possible, not certain",
        "═ if it renews  ▒ provisional  ╳ suspended",
        "┈ some provisions survive  ○ signed  │ today, 21 Nov 2026",
        "← began before  → goes on  … end not known",
    ]


def test_each_has_one_in_plain_ascii_too() -> None:
    assert bars_of(*EVERY_STATE, in_ascii=True) == [
        "     #######################|#=============================>",
        "<~~~~~~~~~~~~~~?????????????|??",
        "   %%%%%%%%%%%%xxxxxxxxxxxxx|xx",
        "<################-----------|------------------------------>",
        "      o                     |",
        " ???????????????????????????|??????????????????????????????.",
    ]
    assert all(line.isascii() for line in drawn(*EVERY_STATE, in_ascii=True))


def test_on_a_wide_terminal_names_stand_beside_the_bars() -> None:
    assert drawn(*EVERY_STATE[:2], columns=105)[:4] == [
        "             2025                2026                 2027                2028",
        "                                today, 21 Nov 2026 ▼",
        "A-1  Trade         ████████████████████████████████│██════════════════════════════════════════→  to a day",
        "A-2  Trade  ←▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓░░░░░░░░░░░░░░░░░░│░░░                                          to a day",
    ]


def test_notice_and_renewals_are_marked_where_they_do_not_touch() -> None:
    marks = "2025-09-30 notice-by, 2026-01-01 renews, 2026-09-30 notice-by, 2027-01-01 renews, 2028-01-01 renews"
    yearly = bar("A-1", "- 2026-12-31 in-force yes", "2027-01-01 + renewed yes", marks=marks)
    monthly = bar("A-2", "- + in-force yes", marks=", ".join(f"2026-{n:02d}-01 renews" for n in range(1, 13)))
    assert bars_of(yearly, monthly) == [
        " ██████████◆███╪█████████◆██│█╪═════════════╪══════════════",
        " ███████████████████████████│██████████████████████████████",
    ]


def test_a_mark_hides_no_stretch_that_has_only_one_cell() -> None:
    short = bar("A-1", "2026-09-30 2026-09-30 in-force no", marks="2026-09-30 notice-by")
    assert bars_of(short) == ["                         ░  │"]


def test_a_day_before_today_and_a_day_after_it_stand_on_their_sides_of_it() -> None:
    over = bar("A-1", "2026-11-20 2026-11-20 in-force yes")
    running = bar("A-2", "2026-11-21 2026-11-21 in-force yes")
    assert bars_of(over, running) == ["                           █│", "                            │█"]


def test_where_today_is_not_on_the_axis_nothing_marks_it() -> None:
    assert drawn(EVERY_STATE[0], today=date(2030, 1, 1))[:3] == [
        " 2025          2026          2027           2028",
        "A-1  Trade                                          to a day",
        "     ████████████████████████══════════════════════════════→",
    ]


LONG = bar("AZE-IRN-2025-1", "- + in-force yes", label="Programme of Political Consultations " * 4)


def test_off_a_terminal_nothing_is_cut() -> None:
    _, _, names, title, *_ = drawn(LONG, columns=None)
    assert names == "AZE-IRN-2025-1" + " " * 78 + "to a day"
    assert title == LONG.label.rstrip()


@pytest.mark.parametrize("columns", [20, 40, 50, 80, 100, 120, 200])
def test_on_a_terminal_no_line_is_longer_than_it_is_wide(columns: int) -> None:
    shown = drawn(LONG, *EVERY_STATE, bar("B-1", label="\x1b[31m日本 \u202e" * 20), columns=columns)
    assert max(map(width, shown)) <= max(columns, 29)
    assert any("AZE-IRN-2025-1" in line for line in shown)
    assert not any("\x1b" in line or "\u202e" in line for line in shown)


@pytest.mark.parametrize(("columns", "above"), [
    (40, ["AZE-ROU-ND-1", "           renews some day in May 2027 ?", "Trade"]),
    (20, ["AZE-ROU-ND-1", "  renews some day in", "          May 2027 ?", "Trade"]),
    (46, ["AZE-ROU-ND-1     renews some day in May 2027 ?", "Trade"]),
])  # fmt: skip
def test_a_day_that_has_no_room_beside_the_ref_stands_below_it(columns: int, above: list[str]) -> None:
    uncertain = bar("AZE-ROU-ND-1", "- + in-force yes")._replace(until="renews some day in May 2027 ?")
    shown = drawn(uncertain, columns=columns, today=date(2030, 1, 1))
    assert shown[1 : 1 + len(above)] == above
    assert max(map(width, shown)) <= columns


def test_without_colour_there_is_none_and_with_it_the_text_is_the_same() -> None:
    plain = drawn(*EVERY_STATE)
    coloured = list(lines(timeline(*EVERY_STATE), 60, colour=True))
    assert [re.sub("\x1b\\[[0-9;]*m", "", line) for line in coloured] == plain
    assert coloured != plain


def test_of_no_agreement_nothing_is_drawn() -> None:
    assert drawn() == []


@CALM
@given(st.dates(FIRST, LAST), st.dates(FIRST, LAST), st.integers(20, 200))
def test_what_is_not_certain_is_seen_however_short_it_is(one: date, other: date, columns: int) -> None:
    first, last = sorted((one, other))
    before = (Stretch(FIRST, first - ONE_DAY, "in-force"),) if first > FIRST else ()
    after = (Stretch(last + ONE_DAY, LAST, "in-force"),) if last < LAST else ()
    short = Bar("A-1", "Trade", (*before, Stretch(first, last, "in-force", certain="no"), *after))
    assert "░" in "".join(drawn(short, columns=columns)[2:5])
