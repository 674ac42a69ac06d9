"""How the oracle reads the cells of an agreement: for itself, with none of the program's parsers."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from .calendar_of_numbers import FAR_AHEAD, LONG_AGO, Length, month_lengths, number, parts, plus
from .world import Cells

Bounds = tuple[int, int]

NEAR = (number(1990, 1, 1), number(2035, 1, 1))
"""Of a span that is open on a side, every day is tried from or to here, and one far beyond."""

DATES = ("signed", "provisional", "in_force", "until", "ended", "counts_from")


class Event(NamedTuple):
    """An event on one day."""

    kind: str
    day: int
    by: str
    effective: int | None
    until: int | None
    length: Length | None


class Choice(NamedTuple):
    """One day for every recorded date."""

    signed: int | None
    provisional: int | None
    in_force: int | None
    until: int | None
    ended: int | None
    counts_from: int | None
    events: tuple[Event, ...]


@cache
def bounds(text: str) -> Bounds:
    """The first and the last day that a date may be."""
    if text.startswith("["):
        first, last = text.strip("[]").split("..")
        return bounds(first)[0] if first else LONG_AGO, bounds(last)[1] if last else FAR_AHEAD
    year, month, of_month = [*text.strip("?~%").split("-"), "XX", "XX"][:3]
    fitting = [(each, of) for each in _fitting(year, 9999) for of in _fitting(month, 12) if of]
    (first_year, first_month), (last_year, last_month) = fitting[0], fitting[-1]
    first_days = [day for day in _fitting(of_month, 31) if day]
    last_days = [day for day in first_days if day <= month_lengths(last_year)[last_month - 1]]
    return number(first_year, first_month, first_days[0]), number(last_year, last_month, last_days[-1])


def _fitting(digits: str, most: int) -> list[int]:
    """The numbers that may be written so, where an X is any digit."""
    if "X" not in digits:
        return [int(digits)]
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    return list(range(low, min(high, most) + 1))


def bounds_of_last_day(text: str) -> Bounds:
    """The same in `until`, where a plain month or year runs through its last day."""
    first, last = bounds(text)
    return (last, last) if re.fullmatch(r"\d{4}(-\d\d)?", text) else (first, last)


@cache
def length(text: str) -> Length | None:
    """Months and days; None where a word, or nothing, stands in its place."""
    found = {unit: int(count) for count, unit in re.findall(r"(\d+)([ymd])", text)}
    return (found.get("y", 0) * 12 + found.get("m", 0), found.get("d", 0)) if found else None


@cache
def shifted(day: int, rule: str) -> int:
    """R4: the day that the shifts after the first `+` of a rule lead to."""
    for step in rule.split(" + ")[1:]:
        if step == "start of year":
            while True:
                day += 1
                if _is_new_year(day):
                    break
        elif step.startswith("first of month "):
            for _ in range(int(step.removeprefix("first of month "))):
                day = _next_first(day)
        else:
            count = length(step)
            assert count
            day = plus(day, *count)
    return day


def _is_new_year(day: int) -> bool:
    return parts(day)[1:] == (1, 1)


def _next_first(day: int) -> int:
    day += 1
    while parts(day)[2] != 1:
        day += 1
    return day


def known_on(choice: Choice, day: int) -> list[Event]:
    """R1b: the events that count on that day."""
    return [event for event in choice.events if event.day <= day]


def choices(cells: Cells) -> list[Choice]:
    """Every choice of days there is; last the one that takes every date at its latest."""
    events = _events(cells)
    return [_choice(events, chosen) for chosen in product(*(_days(span) for span in _spans(cells)))]


def is_exact(cells: Cells) -> bool:
    """Whether every date is one day; in `until` a plain month or year is."""
    return all(span is None or span[0] == span[1] for span in _spans(cells))


def _spans(cells: Cells) -> list[Bounds | None]:
    """The first and last day of every date that may be recorded, columns first; None where it is not."""
    spans: list[Bounds | None] = []
    for name in DATES:
        text = cells.get(name, "")
        word = text in {"", "signed", "in-force"}
        spans.append(None if word else bounds_of_last_day(text) if name == "until" else bounds(text))
    for event in _events(cells):
        spans.append(bounds(event["date"]))
        spans.append(bounds(event["effective"]) if "effective" in event else None)
        spans.append(bounds_of_last_day(event["until"]) if "until" in event else None)
    return spans


def _events(cells: Cells) -> list[dict[str, str]]:
    return [_event_words(written) for written in cells["events"].split("; ")] if cells.get("events") else []


def _days(span: Bounds | None) -> Sequence[int | None]:
    """Every day of a span; of one that is open on a side, those that are near and one very far away."""
    if span is None:
        return [None]
    first, last = span
    if first == LONG_AGO:
        return [first, *range(NEAR[0], last + 1)]
    if last == FAR_AHEAD:
        return [*range(first, NEAR[1]), last]
    return list(range(first, last + 1))


def _event_words(written: str) -> dict[str, str]:
    kind, date, *rest = written.partition(":")[0].split()
    return {"kind": kind, "date": date, **dict(zip(rest[::2], rest[1::2], strict=True))}


def _choice(events: list[dict[str, str]], days: tuple[int | None, ...]) -> Choice:
    signed, provisional, in_force, until_day, ended, counts_from = days[: len(DATES)]
    rest = days[len(DATES) :]
    found = []
    for place, event in enumerate(events):
        day, effective, until = rest[3 * place : 3 * place + 3]
        assert day is not None
        found.append(Event(event["kind"], day, event.get("by", ""), effective, until, length(event.get("for", ""))))
    in_order = tuple(sorted(found, key=lambda event: event.day))
    return Choice(signed, provisional, in_force, until_day, ended, counts_from, in_order)
