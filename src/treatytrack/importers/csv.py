"""Rows from CSV: strict, and exact about where each cell stands."""

import csv
import io
from collections.abc import Iterator

from treatytrack.columns import Broken, Row
from treatytrack.errors import WrongRequest
from treatytrack.importers.decoding import LARGEST_CELL, TOO_LARGE, Sheet, decoded


def read(content: bytes, name: str, *, encoding: str = "utf-8", delimiter: str = ",") -> Sheet:
    """Read a whole file. `name` is how errors call it.

    Raises WrongRequest: it is not in that encoding, holds no heading, or its heading cannot be told apart.
    """
    text = decoded(content, name, encoding)
    csv.field_size_limit(LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    try:
        names = next(reader)
    except StopIteration:
        raise WrongRequest(
            f"{name} is empty: its first line names the columns, such as ref,title,party_a,party_b"
        ) from None
    except csv.Error as error:
        raise WrongRequest(f"{name}:1: {_said(error)}") from None
    _check_heading(names, name, delimiter)
    return Sheet(dict.fromkeys(names, 1), _rows(reader, names))


def _check_heading(names: list[str], name: str, delimiter: str) -> None:
    if not any(column.strip() for column in names):
        raise WrongRequest(f"{name}:1: the first line is blank, and should name the columns: title,party_a,party_b ...")
    seen: set[str] = set()
    for column in names:
        if column in seen:
            raise WrongRequest(f'{name}:1: the column "{column}" stands twice in the heading')
        seen.add(column)
    if len(names) == 1 and any(sign in names[0] for sign in ";\t|,"):
        found = next(sign for sign in ";\t|," if sign in names[0])
        shown = "tab" if found == "\t" else found
        raise WrongRequest(
            f"{name}:1: the columns seem to be parted by {shown}, not {delimiter}: say so with --delimiter"
        )


def _rows(reader: "csv._reader", names: list[str]) -> Iterator[Row | Broken]:  # type: ignore[name-defined]
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Broken(line, _said(error))
            continue
        if not cells:
            continue
        if len(cells) != len(names):
            yield Broken(line, f"has {len(cells)} cells, but the heading names {len(names)}")
            continue
        yield Row(line, dict(zip(names, cells, strict=True)))


def _said(error: csv.Error) -> str:
    text = str(error)
    if "unexpected end of data" in text:
        return "a double quote is opened and not closed before the end of the file"
    if "expected after" in text:
        return "after a closing double quote comes neither a delimiter nor the end of the line"
    if "field larger" in text:
        return TOO_LARGE
    return text
