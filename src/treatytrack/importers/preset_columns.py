"""What a preset says under `[columns]`: where each of our columns comes from; both parties at once; events."""

from functools import partial
from typing import Any

from treatytrack.importers.date_forms import date_form
from treatytrack.importers.keys import Keys
from treatytrack.importers.patterns import Template, is_pattern, pattern, replacing, test_of
from treatytrack.importers.preset import EventForm, Filling, Sides
from treatytrack.importers.preset_keys import our_column, tests

CASES = ("lower", "upper", "title", "sentence")
MORE_THAN_TWO = ("refuse", "first-two", "notes")
_FILLING = ("from", "all", "year", "month", "day", "find", "replace", "null", "split", "join", "case", "date-format",
            "default")  # fmt: skip


def columns(keys: Keys) -> tuple[dict[str, Filling], Sides | None, tuple[EventForm, ...]]:
    """What fills each column, how both parties are parted from one cell, and the events."""
    found: dict[str, Filling] = {}
    sides: Sides | None = None
    events: tuple[EventForm, ...] = ()
    for name, value in keys.every().items():
        if name == "parties":
            sides = _sides(keys, value)
        elif name == "events" and isinstance(value, dict) and not set(value) & set(_FILLING):
            events = _events(keys.table("events"))
        elif column := our_column(keys, name):
            found[column] = _filling(keys, name, value)
    return found, sides, events


def _filling(keys: Keys, name: str, value: Any) -> Filling:
    """A column's name, a template, a list of these (the first that is filled), or a table of what to do."""
    if not isinstance(value, dict):
        return Filling(tuple(_source(text) for text in keys.texts(name)))
    within = keys.table(name)
    filling = _filled(within)
    within.refuse_others(*_FILLING)
    return filling


def _filled(keys: Keys) -> Filling:
    told = keys.told
    parts = (keys.text("year"), keys.text("month"), keys.text("day"))
    together = "all" in keys
    if together and "from" in keys:
        keys.wrong("all", "stands in the place of from: write one of them, as in all = [NAME, NAME]")
    sources = tuple(_source(text) for text in keys.texts("all" if together else "from"))
    if not sources and not any(parts) and keys.told == told:
        keys.wrong("", "says of no column where it comes from: write from = NAME, or year, month and day")
    if find := keys.text("find"):
        keys.checked("find", pattern, find)
    return Filling(
        sources=sources,
        together=together,
        day_parts=parts,
        find=find,
        replace=_replacements(keys.table("replace")),
        nulls=frozenset(keys.texts("null")),
        split=keys.each("split", _separator) if "split" in keys else None,
        join=keys.text("join") if "join" in keys else None,
        case=keys.choice("case", CASES, ""),
        date_forms=keys.each("date-format", date_form),
        default=keys.text("default"),
        may_be_empty="default" in keys,
    )


def _source(written: str) -> Template:
    return Template(written if "{" in written else f"{{{written}}}")


def _replacements(keys: Keys) -> tuple[tuple[str, str], ...]:
    found = [(word, keys.text(word)) for word in keys.every()]
    for word, with_ in found:
        keys.checked(word, partial(replacing, with_=with_), word)
    return tuple(found)


def _separator(written: str) -> str:
    """What stands between items, as it is written. Raises WrongRequest: it is a pattern, and a wrong one."""
    if is_pattern(written):
        pattern(written)
    return written


def _sides(keys: Keys, value: Any) -> Sides:
    if not isinstance(value, dict):
        return Sides(Filling(tuple(_source(text) for text in keys.texts("parties"))))
    within = keys.table("parties")
    sides = Sides(
        _filled(within),
        own=within.texts("own"),
        party=within.text("party"),
        territories=within.text("territories"),
        more_than_two=within.choice("more-than-two", MORE_THAN_TWO, "refuse"),
    )
    for key in ("party", "territories"):
        written = within.text(key)
        if written:
            within.checked(key, test_of, written)
    within.refuse_others(*_FILLING)
    return sides


def _events(keys: Keys) -> tuple[EventForm, ...]:
    forms = []
    for written, value in keys.every().items():
        if not isinstance(value, dict):
            keys.wrong(written, 'is a table: write = {}, or = { differ = ["one", "other"] }')
            continue
        within = keys.table(written)
        forms.append(EventForm(Template(written), within.texts("differ"), tests(within.table("when"))))
        within.refuse_others()
    return tuple(forms)
