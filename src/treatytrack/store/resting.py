"""An agreement as the rows it rests in: its columns as text, the bounds of its dates, its sides, items and events."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import NamedTuple

from treatytrack.columns import BY_NAME, NAMES, RECORDED
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.lists import separated
from treatytrack.store.derived import COLUMNS as DERIVED_COLUMNS
from treatytrack.store.derived import Derived
from treatytrack.store.folding import folded, folded_tag, search_text
from treatytrack.store.layout import ITEMS, SIDES
from treatytrack.store.numbering import Happening

Cell = str | int | None
Row = tuple[Cell, ...]
"""A row of one of COLUMNS, days as text."""

_DATES = tuple(column.name for column in RECORDED if column.kind.name == "date")
_NO_DAYS = (None,) * 2 * len(_DATES)
_OWN = tuple(name for name in NAMES if name not in SIDES)

COLUMNS = {
    "agreement": (
        "id", *_OWN, *(f"{name}_{bound}" for name in _DATES for bound in ("earliest", "latest")),
        "search_text",
    ),
    "side": ("agreement_id", "place", "party", "signatory"),
    "listed": ("agreement_id", "field", "position", "item", "folded"),
    "event": (
        "agreement_id", "number", "kind", "date", "date_earliest", "date_latest", "party", "effective", "until",
        "length", "other", "source", "note", "from_column",
    ),
    "reference": ("agreement_id", "how", "ref"),
    **{table: ("agreement_id", *columns) for table, columns in DERIVED_COLUMNS.items()},
}  # fmt: skip
"""What the rows hold, by table."""

_of_own = itemgetter(*map(NAMES.index, _OWN))
_of_sides = itemgetter(*map(NAMES.index, ("party_a", "signatory_a", "party_b", "signatory_b")))
_of_dates = itemgetter(*map(NAMES.index, _DATES))
_dates_of = attrgetter(*(BY_NAME[name].place or name for name in _DATES))
_of_lists = itemgetter(*map(NAMES.index, ITEMS))


class Rows(NamedTuple):
    """All rows of one agreement, by table."""

    number: int
    search_text: str
    agreement: Row
    of_tables: dict[str, list[Row]]


def at_rest(
    agreement: Agreement,
    texts: Sequence[str],
    agreement_id: int,
    events: Iterable[tuple[int, Happening]],
    rules_say: Derived,
) -> Rows:
    """The rows of an agreement, whose texts these are (`texts_of`), with that id and those numbered events."""
    bounds = _bounds(agreement, texts) if any(_of_dates(texts)) else _NO_DAYS
    party_a, signatory_a, party_b, signatory_b = _of_sides(texts)
    words = searched(agreement)
    return Rows(
        agreement_id,
        words,
        (agreement_id, *_of_own(texts), *bounds, words),
        {
            "side": [(agreement_id, "a", party_a, signatory_a), (agreement_id, "b", party_b, signatory_b)],
            "listed": items_of(texts, agreement_id),
            "event": [_event(agreement_id, number, one) for number, one in events],
            "reference": [(agreement_id, how, ref) for how, ref in agreement.references],
            **derived_at_rest(rules_say, agreement_id),
        },
    )


def derived_at_rest(rules_say: Derived, agreement_id: int) -> dict[str, list[Row]]:
    """The derived rows of an agreement, by table."""
    return {
        table: [
            (agreement_id, *[_written(cell) if type(cell) is date else cell for cell in row.values()])
            for row in getattr(rules_say, table)
        ]
        for table in DERIVED_COLUMNS
    }


def _bounds(agreement: Agreement, texts: Sequence[str]) -> list[str | None]:
    """The earliest and latest day of each date column; those of `until` as a last day."""
    bounds: list[str | None] = []
    for name, text, value in zip(_DATES, _of_dates(texts), _dates_of(agreement), strict=True):
        if not text:
            bounds += (None, None)
        elif value.earliest is value.latest and value.text == text[:10]:
            bounds += (text, text)  # a plain day is its own bounds
        else:
            days = days_of(name, value)
            bounds += (_day(days.earliest), _day(days.latest))
    return bounds


def days_of(name: str, value: PartialDate) -> PartialDate:
    """What a date column says, as the days between which it lies: `until` is a last day."""
    return value.as_last_day() if name == "until" else value


_written = lru_cache(maxsize=4096)(date.isoformat)
"""A day as text: its phases, deadlines and events say the same few again and again."""


def _day(day: date | None) -> str | None:
    return _written(day) if day else None


def searched(agreement: Agreement) -> str:
    """What free words are looked for in, folded."""
    return search_text(
        (
            agreement.title,
            *agreement.other_titles,
            agreement.notes,
            *agreement.subjects,
            agreement.place,
            agreement.side_a.signatory,
            agreement.side_b.signatory,
        )
    )


def items_of(texts: Sequence[str], agreement_id: int) -> list[Row]:
    """The items of an agreement's lists, each as written and as it is searched."""
    rows: list[Row] = []
    for name, cell in zip(ITEMS, _of_lists(texts), strict=True):
        if cell:
            fold = folded_tag if name == "tags" else folded
            rows += [(agreement_id, name, position, item, fold(item)) for position, item in enumerate(separated(cell))]
    return rows


def _event(agreement_id: int, number: int, one: Happening) -> Row:
    (kind, (text, earliest, latest), by, effective, until, length, other, source, note), from_column = one
    return (
        agreement_id,
        number,
        kind,
        text,
        _day(earliest),
        _day(latest),
        by,
        effective.text if effective else "",
        until.text if until else "",
        length.text if length else "",
        other.text if other else "",
        source,
        note,
        from_column,
    )
