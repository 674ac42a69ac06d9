"""A card: sections under their titles, labels aligned, long lines wrapped and never cut."""

import pytest

from treatytrack.actions.card import Card, Line, Section
from treatytrack.formats.card import lines

CARD = Card(
    ref="A-1",
    title="Agreement on trade",
    about=("Azerbaijan (AZE) and Iran (IRN)", "Signed on 28 April 2025"),
    verdict="On 21 November 2026: in force.",
    sections=(
        Section("", (Line("in force from", "2025-04-28 ~", "assumed on signature"), Line("renewal", "none"))),
        Section("Coming", (Line("2026-12-31", "in 40 days: expires"),)),
        Section("Ending it", (Line("", "No clause is recorded."),)),
    ),
)


def card(columns: int | None, *, colour: bool = False, of: Card = CARD) -> list[str]:
    return list(lines(of, columns, colour=colour))


def test_labels_and_texts_are_aligned() -> None:
    assert card(None) == [
        "A-1",
        "Agreement on trade",
        "Azerbaijan (AZE) and Iran (IRN)",
        "Signed on 28 April 2025",
        "",
        "On 21 November 2026: in force.",
        "",
        "  in force from  2025-04-28 ~  assumed on signature",
        "  renewal        none",
        "",
        "COMING",
        "  2026-12-31  in 40 days: expires",
        "",
        "ENDING IT",
        "  No clause is recorded.",
    ]


def test_later_lines_stand_under_the_text() -> None:
    assert card(30)[2:12] == [
        "Azerbaijan (AZE) and Iran",
        "(IRN)",
        "Signed on 28 April 2025",
        "",
        "On 21 November 2026: in force.",
        "",
        "  in force from  2025-04-28 ~",
        "                 assumed on",
        "                 signature",
        "  renewal        none",
    ]


@pytest.mark.parametrize("columns", range(27, 90))
def test_it_fits_and_every_word_is_there(columns: int) -> None:
    shown = card(columns)
    assert max(map(len, shown)) <= columns
    assert " ".join(shown).split() == " ".join(card(None)).split()


def test_a_word_that_is_wider_than_the_terminal_is_not_cut() -> None:
    assert "x" * 100 in card(40, of=CARD._replace(title="x" * 100))


def test_wide_characters_are_counted_as_they_are_seen() -> None:
    shown = card(20, of=CARD._replace(title="日本 スイス 経済 連携 協定"))
    assert shown[1:4] == ["日本 スイス 経済", "連携 協定", "Azerbaijan (AZE) and"]


def test_what_would_steer_a_terminal_is_written_out() -> None:
    shown = card(80, of=CARD._replace(title="\x1b[2J\n[/]", about=("\u202e",)))
    assert shown[1:3] == [r"\x1b[2J\x0a[/]", r"\u{202e}"]


def test_colour_adds_colour_and_nothing_else() -> None:
    coloured = "\n".join(card(None, colour=True))
    assert "\x1b[1mCOMING\x1b[0m" in coloured
    for code in ("0", "1", "2"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured.split("\n") == card(None)
