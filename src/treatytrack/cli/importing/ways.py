"""Which way in reads a file, and which of the options concern it."""

from pathlib import Path
from typing import BinaryIO, NamedTuple

from treatytrack.cells import any_of, chosen_from
from treatytrack.cli.importing.source import unreadable
from treatytrack.errors import WrongRequest
from treatytrack.importers.decoding import Reading
from treatytrack.importers.heading_rows import WHOLE, Extent
from treatytrack.importers.preset import Reading as Written
from treatytrack.importers.written_as import FORMATS, delimiter_named

STREAMED = ("csv", "tsv", "jsonl")
"""These are read as they are asked for, so that the place in the file tells how far it is."""

_ENDINGS = {f".{name}": name for name in FORMATS} | {".tab": "tsv", ".xlsm": "xlsx", ".ndjson": "jsonl"}


class Ways(NamedTuple):
    """How a file is to be read, as the options say; each None where nothing is said."""

    format: str
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    for_spreadsheet: bool = False
    nulls: frozenset[str] = frozenset()
    records: str = ""
    extent: Extent = WHOLE
    quotes: bool = True

    def or_as(self, written: Written) -> "Ways":
        """As a preset says where the options say nothing, and the format has such a thing."""
        return self._replace(
            encoding=self.encoding or written.encoding or None,
            delimiter=(written.delimiter or None) if self.delimiter is None else self.delimiter,
            sheet=self.sheet or written.sheet or None,
            nulls=self.nulls | written.nulls,
            records=written.records,
            extent=written.extent,
            quotes=written.quotes,
        )


def format_of(file: str, named: str | None) -> str:
    """The format of a file: the one that is named, else what its name ends in, else csv. Raises WrongRequest."""
    return (
        chosen_from(FORMATS, "a format of import", named)
        if named
        else _ENDINGS.get(Path(file).suffix.casefold(), "csv")
    )


def refuse_what_does_not_fit(ways: Ways) -> None:
    """Raises WrongRequest where an option is about files of another format: what it asks for would not be done."""
    concerns = (
        ("--encoding", ways.encoding, ("csv", "tsv", "json", "jsonl")),
        ("--delimiter", ways.delimiter, ("csv", "tsv")),
        ("--sheet", ways.sheet, ("xlsx",)),
        ("--for-spreadsheet", ways.for_spreadsheet, ("csv", "tsv", "xlsx")),
    )
    for option, said, formats in concerns:
        if said not in {None, False} and ways.format not in formats:
            raise WrongRequest(f"{option} concerns {any_of(formats)}, and this is read as {ways.format}: leave it out")


def read(file: BinaryIO, name: str, ways: Ways) -> Reading:
    """The records of a file by part. Raises WrongRequest as the ways in do; TreatytrackError: it cannot be read."""
    try:
        return _read(file, name, ways)
    except OSError as error:
        raise unreadable(name, error) from None


def _read(file: BinaryIO, name: str, ways: Ways) -> Reading:
    """The way in is imported only when it is the one."""
    if ways.format == "json":
        from treatytrack.importers import json  # noqa: PLC0415  (as said)

        return json.read(file, name, encoding=ways.encoding or "", records=ways.records)
    if ways.format == "jsonl":
        from treatytrack.importers import jsonl  # noqa: PLC0415  (as said)

        return jsonl.read(file, name, encoding=ways.encoding or "")
    from treatytrack.spreadsheets import undone  # noqa: PLC0415  (JSON has no need of it)

    each = undone if ways.for_spreadsheet else None
    if ways.format == "xlsx":
        from treatytrack.importers import xlsx  # noqa: PLC0415  (as said)

        return xlsx.read(file, name, sheet=ways.sheet or "", nulls=ways.nulls, each=each, extent=ways.extent)
    from treatytrack.importers import csv  # noqa: PLC0415  (as said)
    from treatytrack.importers.failed_cells import still_failed  # noqa: PLC0415  (as said)

    usual = "\t" if ways.format == "tsv" else ","
    try:
        sign = "" if ways.delimiter is None else delimiter_named(ways.delimiter)
    except WrongRequest as wrong:
        raise WrongRequest(f"--delimiter: {wrong}") from None
    encoding, extent, quotes = ways.encoding or "", ways.extent, ways.quotes
    found = csv.read(
        file, name, encoding=encoding, delimiter=sign, usual=usual, each=each, extent=extent, quotes=quotes
    )
    sheets = {
        part: sheet if sheet.as_in_source else sheet._replace(rows=still_failed(sheet.rows, ways.nulls))
        for part, sheet in found.sheets.items()
    }
    return found._replace(sheets=sheets)
