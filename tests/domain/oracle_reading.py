"""How the oracle reads the cells of an agreement: for itself, with none of the program's parsers."""

import re
from itertools import product
from typing import NamedTuple

from .calendar_of_numbers import Length, month_lengths, number, parts, plus
from .world import Cells

Bounds = tuple[int, int]

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


def bounds(text: str) -> Bounds:
    """The first and the last day that a date may be."""
    if text.startswith("["):
        first, last = text.strip("[]").split("..")
        return bounds(first)[0], bounds(last)[1]
    numbers = [int(part) for part in text.strip("?~%").split("-")]
    if len(numbers) == 1:
        return number(numbers[0], 1, 1), number(numbers[0], 12, 31)
    if len(numbers) == 2:
        year, month = numbers
        return number(year, month, 1), number(year, month, month_lengths(year)[month - 1])
    year, month, of_month = numbers
    day = number(year, month, of_month)
    return day, day


def bounds_of_last_day(text: str) -> Bounds:
    """The same in `until`, where a plain month or year runs through its last day."""
    first, last = bounds(text)
    return (last, last) if re.fullmatch(r"\d{4}(-\d\d)?", text) else (first, last)


def length(text: str) -> Length | None:
    """Months and days; None where a word, or nothing, stands in its place."""
    found = {unit: int(count) for count, unit in re.findall(r"(\d+)([ymd])", text)}
    return (found.get("y", 0) * 12 + found.get("m", 0), found.get("d", 0)) if found else None


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


def choices(cells: Cells) -> tuple[Choice, list[Choice]]:
    """The choice that takes every date at its latest, and every choice there is."""
    spans: list[Bounds | None] = []
    for name in DATES:
        text = cells.get(name, "")
        word = text in {"", "signed", "in-force"}
        spans.append(None if word else bounds_of_last_day(text) if name == "until" else bounds(text))
    events = [_event_words(written) for written in cells["events"].split("; ")] if cells.get("events") else []
    for event in events:
        spans.append(bounds(event["date"]))
        spans.append(bounds(event["effective"]) if "effective" in event else None)
        spans.append(bounds_of_last_day(event["until"]) if "until" in event else None)
    latest = _choice(events, [span and span[1] for span in spans])
    days = [[None] if span is None else list(range(span[0], span[1] + 1)) for span in spans]
    return latest, [_choice(events, list(chosen)) for chosen in product(*days)]


def _event_words(written: str) -> dict[str, str]:
    kind, date, *rest = written.partition(":")[0].split()
    return {"kind": kind, "date": date, **dict(zip(rest[::2], rest[1::2], strict=True))}


def _choice(events: list[dict[str, str]], days: list[int | None]) -> Choice:
    signed, provisional, in_force, until_day, ended, counts_from = days[: len(DATES)]
    rest = days[len(DATES) :]
    found = []
    for place, event in enumerate(events):
        day, effective, until = rest[3 * place : 3 * place + 3]
        assert day is not None
        found.append(Event(event["kind"], day, event.get("by", ""), effective, until, length(event.get("for", ""))))
    in_order = tuple(sorted(found, key=lambda event: event.day))
    return Choice(signed, provisional, in_force, until_day, ended, counts_from, in_order)
