"""Timelines to draw: plain values, in no register."""

from datetime import date

from treatytrack.answers.timeline import Bar, Mark, Stretch, Timeline

TODAY = date(2026, 11, 21)
FIRST, LAST = date(2025, 1, 1), date(2028, 12, 31)


def day(written: str) -> date:
    """`2026-11-21`, and the first or last day of the axis for `-` and `+`."""
    return {"-": FIRST, "+": LAST}.get(written) or date.fromisoformat(written)


def bar(ref: str, *stretches: str, marks: str = "", goes_on: str = "", label: str = "Trade", came: bool = False) -> Bar:
    """A bar; a stretch is written `2025-04-28 2026-12-31 in-force yes`, marks `2026-08-24 notice-by, ...`."""
    parts = [stretch.split() for stretch in stretches]
    held = tuple(Stretch(day(one), day(other), state, certain=sure) for one, other, state, sure in parts)
    signs = tuple(Mark(day(mark.split()[0]), mark.split()[1]) for mark in marks.split(", ") if mark)
    return Bar(ref, label, held, signs, goes_on, said=f"{label} is said.", until="to a day", came=came)


def timeline(*bars: Bar, today: date = TODAY) -> Timeline:
    """These along four years."""
    return Timeline(FIRST, LAST, today, bars)
