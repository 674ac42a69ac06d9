"""Cells that show the error of a spreadsheet: what was computed there failed, and the sign of it is no value."""

from collections.abc import Container, Iterable, Iterator

from treatytrack.rows import Record, Row, Unreadable

SIGNS = frozenset({"#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#FIELD!"})


def said_of_sign(sign: str) -> str:
    """What is said of a cell that shows such a sign."""
    return f'holds the error {sign}: mend it in the workbook, or say --null "{sign}"'


def still_failed(rejects: Iterable[Record], nulls: Container[str]) -> Iterator[Record]:
    """The rejects of a workbook as they are read again: what failed and was not mended is no value here either.

    Elsewhere such a text may be what somebody recorded, and an export is read as it was written.
    """
    for record in rejects:
        if isinstance(record, Row) and not SIGNS.isdisjoint(record.cells.values()):
            failed = {name: cell for name, cell in record.cells.items() if cell in SIGNS and cell not in nulls}
            unreadable = {name: Unreadable(cell, said_of_sign(cell)) for name, cell in failed.items()}
            yield record._replace(cells={**record.cells, **unreadable})
        else:
            yield record
