"""An agreement as the rows it rests in: its columns as text, the bounds of its dates, its sides, items and events."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from treatytrack.columns import RECORDED, texts_of
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import PartialDate
from treatytrack.store.derived import Derived
from treatytrack.store.folding import folded, folded_tag, search_text
from treatytrack.store.layout import ITEMS, SIDES
from treatytrack.store.numbering import Happening

Row = dict[str, Any]

DATES = tuple(column.name for column in RECORDED if column.kind.name == "date")


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of one agreement, by table."""

    agreement: Row
    of_tables: dict[str, list[Row]]


def at_rest(
    agreement: Agreement,
    agreement_id: int,
    events: Iterable[tuple[int, Happening]],
    rules_say: Derived,
    recorded_at: str,
    changed_at: str,
) -> Rows:
    """The rows of an agreement with that id and those numbered events."""
    texts = dict(zip((column.name for column in RECORDED), texts_of(agreement), strict=True))
    own: Row = {"id": agreement_id, **{name: text for name, text in texts.items() if name not in SIDES}}
    for name in DATES:
        own[f"{name}_earliest"], own[f"{name}_latest"] = _bounds(agreement, name)
    own["search_text"] = searched(agreement)
    own["recorded_at"], own["changed_at"] = recorded_at, changed_at
    children: dict[str, list[Row]] = {
        "side": [
            {"place": "a", "party": texts["party_a"], "signatory": texts["signatory_a"]},
            {"place": "b", "party": texts["party_b"], "signatory": texts["signatory_b"]},
        ],
        "listed": list(_items(agreement)),
        "event": [_event(number, one) for number, one in events],
        "reference": [{"how": how, "ref": ref} for how, ref in agreement.references],
    }
    for rows in children.values():
        for row in rows:
            row["agreement_id"] = agreement_id
    return Rows(own, children | rules_say.by_table(agreement_id))


def utc_text(moment: datetime) -> str:
    """A moment as it is stored: UTC, to the millisecond, so that texts sort as moments do."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _bounds(agreement: Agreement, name: str) -> tuple[Any, Any]:
    value: PartialDate | None = agreement.terms.until if name == "until" else getattr(agreement, name)
    if value is None:
        return None, None
    meant = value.as_last_day() if name == "until" else value
    return meant.earliest, meant.latest


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


def _items(agreement: Agreement) -> Iterator[Row]:
    for name in ITEMS:
        values = getattr(agreement, name)
        for position, value in enumerate(values):
            item = value if isinstance(value, str) else f"{value.kind} {value.other.text}"
            said = folded_tag(item) if name == "tags" else folded(item)
            yield {"field": name, "position": position, "item": item, "folded": said}


def _event(number: int, one: Happening) -> Row:
    event = one.event
    return {
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
