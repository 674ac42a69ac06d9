"""An agreement as the rows it rests in: its columns as text, the bounds of its dates, its sides, items and events."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from treatytrack.columns import NAMES, RECORDED
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.lists import separated
from treatytrack.store.derived import Derived
from treatytrack.store.folding import folded, folded_tag, search_text
from treatytrack.store.layout import ITEMS, SIDES
from treatytrack.store.numbering import Happening

Row = dict[str, Any]

_DATES = tuple(
    (column.name, f"{column.name}_earliest", f"{column.name}_latest")
    for column in RECORDED
    if column.kind.name == "date"
)
_NO_DAYS = dict.fromkeys(bound for _, *bounds in _DATES for bound in bounds)


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of one agreement, by table."""

    agreement: Row
    of_tables: dict[str, list[Row]]


def at_rest(
    agreement: Agreement,
    texts: Sequence[str],
    agreement_id: int,
    events: Iterable[tuple[int, Happening]],
    rules_say: Derived,
    recorded_at: str,
    changed_at: str,
) -> Rows:
    """The rows of an agreement, whose texts these are (`texts_of`), with that id and those numbered events."""
    own: Row = dict(zip(NAMES, texts, strict=True))
    sides = {column: own.pop(column) for column in SIDES}
    children: dict[str, list[Row]] = {
        "side": [
            {
                "agreement_id": agreement_id,
                "place": place,
                "party": sides[f"party_{place}"],
                "signatory": sides[f"signatory_{place}"],
            }
            for place in "ab"
        ],
        "listed": list(_items(own, agreement_id)),
        "event": [_event(agreement_id, number, one) for number, one in events],
        "reference": [{"agreement_id": agreement_id, "how": how, "ref": ref} for how, ref in agreement.references],
    }
    own |= _NO_DAYS
    for name, earliest, latest in _DATES:
        if own[name]:
            own[earliest], own[latest] = _bounds(agreement, name)
    own["id"] = agreement_id
    own["search_text"] = _searched(agreement)
    own["recorded_at"], own["changed_at"] = recorded_at, changed_at
    return Rows(own, children | rules_say.by_table(agreement_id))


def utc_text(moment: datetime) -> str:
    """A moment as it is stored: UTC, to the millisecond, so that texts sort as moments do."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _bounds(agreement: Agreement, name: str) -> tuple[date | None, date | None]:
    if name == "until":
        until = agreement.terms.until
        return until.as_last_day()[1:] if until else (None, None)
    value: PartialDate = getattr(agreement, name)
    return value[1:]


def _searched(agreement: Agreement) -> str:
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


def _items(texts: Row, agreement_id: int) -> Iterator[Row]:
    for name in ITEMS:
        if cell := texts[name]:
            fold = folded_tag if name == "tags" else folded
            for position, item in enumerate(separated(cell)):
                yield {
                    "agreement_id": agreement_id,
                    "field": name,
                    "position": position,
                    "item": item,
                    "folded": fold(item),
                }


def _event(agreement_id: int, number: int, one: Happening) -> Row:
    event = one.event
    return {
        "agreement_id": agreement_id,
        "number": number,
        "kind": event.kind,
        "date": event.date.text,
        "date_earliest": event.date.earliest,
        "date_latest": event.date.latest,
        "party": event.by,
        "effective": event.effective.text if event.effective else "",
        "until": event.until.text if event.until else "",
        "length": event.length.text if event.length else "",
        "other": event.other.text if event.other else "",
        "source": event.source,
        "note": event.note,
        "from_column": one.from_column,
    }
