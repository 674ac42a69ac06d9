"""P4: import is all or nothing, exact about lines.

Files of every kind are made of good records and of records with known faults, cell faults and faults of form, over one
line or several. Wrong is a fault that is not told, is told of another line or column or in other words, one that is
told and is none, and a register that differs by a byte after a refusal. Then good files are imported twice: wrong is
anything that the second time adds. Then good files are damaged byte by byte: wrong is a traceback, a refusal that does
not name the file or changes the register, and a record that was taken in otherwise than the strict readers of the
standard library read it.
"""

import csv
import io
import json
import shutil
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

from cli.world import CONFLICT, DAY, DONE, WRONG, Ended, Treatytrack
from importers.faulty import made as made_of_form
from importers.workbooks import sheet, text, workbook

from treatytrack.cells import PARTY, read_typed
from treatytrack.columns import BY_NAME
from treatytrack.domain.lists import joined
from treatytrack.errors import WrongRequest
from treatytrack.importers import csv as way_in
from treatytrack.store.party_index import known_parties

from .promise import Promise, Seen

Cells = dict[str, str]
Fault = tuple[int, str, str]
"""The line on which a record begins, the column (empty: none), and the beginning of what is said."""

ROWS = 120
COLUMNS = (
    "ref", "source_id", "title", "type", "binding", "party_a", "party_b", "signed", "place", "in_force", "lasts",
    "renewal", "notice", "entry_rule", "related", "events", "tags", "notes",
)  # fmt: skip
FORMATS = ("csv", "tsv", "json", "jsonl", "xlsx")
BLANKS = " \t\r\n\u00a0"
PARTIES = known_parties()
TODAY = date.fromisoformat(DAY)

NOTES = (
    "", "x", "a, b", 'say "so"', "one\ntwo", "one\r\n\r\nthree", "é;\t|", "'=1", "=1+1", "a\rb", "\x1b[31m",
    "\u2028", "日本",
)  # fmt: skip
LONG = 'of "goods", services; é\tand\nmore, ' * 20
"""Where most damage is done, so that some of it can still be read."""

CELL_FAULTS: tuple[tuple[str, str, str], ...] = (
    ("ref", "-1", '"-1" cannot be a ref: '),
    ("ref", "a b", '"a b" cannot be a ref: '),
    ("title", "", "is empty, and every agreement has one"),
    ("type", "treety", '"treety" is not a type of agreement: did you mean treaty?'),
    ("binding", "maybe", '"maybe" is not yes or no: '),
    ("party_a", "Irann", 'No party is called "Irann". '),
    ("party_a", "", "is empty, and every agreement has one"),
    ("party_b", "Congo", '"Congo" may be Congo (Brazzaville) (COG) or '),
    ("party_b", "Iran; Russia", '"Iran; Russia" names several parties: '),
    ("signed", "2025-02-30", "2025-02-30 is not a day that exists: "),
    ("signed", "45775", "45775 is a number, not a date "),
    ("signed", "03/04/2025", "03/04/2025 reads two ways, "),
    ("in_force", "1998-00-00", "1998-00-00 is a placeholder, not a date: "),
    ("in_force", "soon", '"soon" is not a date: '),
    ("lasts", "long", '"long" is not a length: '),
    ("renewal", "tacitly", '"tacitly" is not a renewal: did you mean tacit?'),
    ("notice", "soon", '"soon" is not a length: '),
    ("entry_rule", "publication", '"publication" does not start an entry into force: '),
    ("related", "modifies X", '"modifies" is not a relation: '),
    ("events", "flew 2020", '"flew" is not a kind of event: '),
    ("events", "notified 2020 by Irann", 'No party is called "Irann". '),
)
"""A column, what may stand wrongly in it, and what is then said."""


def prove(trials: int, seed: int, folder: Path) -> Seen:
    """So many malformed records; and for every ten of them a damaged file, for every two hundred a good one twice."""
    luck = Random(seed)
    treatytrack = _made(folder)
    wrong: list[str] = []
    malformed = 0
    while malformed < trials:
        for make in (*(_spoilt_cells(format_) for format_ in FORMATS), _spoilt_form):
            name, content, faults = make(luck)
            malformed += len({line for line, _, _ in faults})
            wrong += _not_told(treatytrack, name, content, faults)
    good = max(trials // 200, len(FORMATS))
    for number in range(good):
        wrong += _added_twice(treatytrack, FORMATS[number % len(FORMATS)], luck)
    damaged = max(trials // 10, 2 * len(FORMATS))
    taken = 0
    for number in range(damaged):
        fell, was_taken = _silently_accepted(treatytrack, FORMATS[number % len(FORMATS)], luck)
        wrong += fell
        taken += was_taken
    measured = f"{good:,} files twice, {damaged:,} damaged files of which {taken:,} could still be read"
    return Seen(malformed, "malformed records", tuple(wrong), measured)


class _Counted:
    """A reader of records that takes each for one line."""

    def __init__(self, rows: Iterator[list[str]]) -> None:
        self._rows = rows
        self.line_num = 0

    def __iter__(self) -> "_Counted":
        return self

    def __next__(self) -> list[str]:
        self.line_num += 1
        return next(self._rows)


def plant(folder: Path) -> Seen:
    """A way in that counts records and not lines; and one that is not strict about what it reads."""
    found: list[str] = []
    plain = way_in._Delimited._reader

    def forgetful(self: Any, lines: Iterator[str], sign: str = "") -> Any:
        return _Counted(plain(self, lines, sign))

    def lenient(self: Any, lines: Iterator[str], sign: str = "") -> Any:
        return csv.reader((line.replace('"', "") for line in lines), delimiter=sign or self.sign)

    treatytrack = _made(folder)
    for name, planted in (("lines within cells are forgotten", forgetful), ("quotes are thrown away", lenient)):
        with mock.patch.object(way_in._Delimited, "_reader", planted):
            luck = Random(0)
            seen = [
                *_not_told(treatytrack, *_spoilt_cells("csv")(luck)),
                *(one for _ in range(20) for one in _silently_accepted(treatytrack, "csv", luck)[0]),
            ]
        if not seen:
            return Seen(2, "planted faults")
        found.append(f"{name}: {seen[0]}")
    return Seen(2, "planted faults", tuple(found))


# records with faults


def _good(luck: Random, number: int) -> Cells:
    """A record that is as it should be."""
    one_of = {
        "type": ("treaty", "MoU", ""), "binding": ("yes", "no", ""), "party_a": ("AZE", "Azerbaijan"),
        "party_b": ("IRN", "Persia", "CHE"), "signed": ("2015-04-28", "2015-04", "2015?", ""),
        "place": ("Baku", "Bâle", ""), "in_force": ("2016-01-01", "[2016-01..2016-03]", ""),
        "lasts": ("5y", "18m", "open", ""), "renewal": ("tacit", "none", ""), "notice": ("6m", "none", ""),
        "entry_rule": ("notification + 30d", ""), "related": ("", "amends X-1", '"see ""a; b"""'),
        "events": ("", "meeting 2027-05-01: joint"), "tags": ("", 'sea; "a; b"'), "notes": NOTES,
    }  # fmt: skip
    title = f"Agreement {number} {luck.choice(('é', 'x, y', '日本'))}"
    return {
        "ref": "", "source_id": f"S-{number}", "title": title,
        **{name: luck.choice(cells) for name, cells in one_of.items()},
    }  # fmt: skip


def _spoilt(luck: Random, cells: Cells) -> list[tuple[str, str]]:
    """Put some faults into a record, and tell the columns and what is said of them."""
    found = {column: (cell, said) for column, cell, said in luck.sample(CELL_FAULTS, luck.choice((1, 1, 1, 2, 3)))}
    for column, (cell, _) in found.items():
        cells[column] = cell
    return [(column, said) for column, (_, said) in found.items()]


def _spoilt_cells(format_: str) -> Callable[[Random], tuple[str, bytes, list[Fault]]]:
    """Makes files of a format, some of whose records have faults in their cells."""

    def make(luck: Random) -> tuple[str, bytes, list[Fault]]:
        rows = [_good(luck, number) for number in range(ROWS)]
        wrong = [_spoilt(luck, row) if luck.random() < 0.5 else [] for row in rows]
        content, lines = written(format_, rows, luck)
        faults = [(line, column, said) for line, of_row in zip(lines, wrong, strict=True) for column, said in of_row]
        return f"faulty.{format_}", content, faults

    return make


def _spoilt_form(luck: Random) -> tuple[str, bytes, list[Fault]]:
    """A file some of whose records have too few cells, too many, or a quote where none can be."""
    content, faults = made_of_form(luck.randrange(2**32))
    return "form.csv", content, [(line, "", what) for line, what in faults]


def written(format_: str, rows: Sequence[Cells], luck: Random) -> tuple[bytes, list[int]]:
    """The records as a file, and the line on which each begins."""
    if format_ == "xlsx":
        cells = [[text(name) for name in COLUMNS], *([text(_as_xml(row[name])) for name in COLUMNS] for row in rows)]
        return workbook({"Register": sheet(cells)}), list(range(2, len(rows) + 2))
    held = io.StringIO(newline="")
    lines: list[int] = []
    if format_ in {"csv", "tsv"}:
        ends = luck.choice(("\n", "\r\n"))
        writer = csv.writer(
            held, lineterminator=ends, delimiter="," if format_ == "csv" else "\t", quoting=csv.QUOTE_ALL
        )
        writer.writerow(COLUMNS)
        for row in rows:
            held.write(luck.choice(("", "", "", ends)))
            lines.append(_line_after(held))
            writer.writerow([row[name] for name in COLUMNS])
    else:
        apart = "\n" if format_ == "jsonl" else ",\n"
        held.write("" if format_ == "jsonl" else "[\n")
        for at, row in enumerate(rows):
            held.write(apart if at else "")
            held.write(luck.choice(("", "", "\n")))
            lines.append(_line_after(held))
            indent = 2 if format_ == "json" and luck.random() < 0.5 else None
            held.write(json.dumps({name: row[name] or None for name in COLUMNS}, indent=indent, ensure_ascii=False))
        held.write("\n" if format_ == "jsonl" else "\n]\n")
    mark = b"\xef\xbb\xbf" if luck.random() < 0.3 else b""
    return mark + held.getvalue().encode(), lines


def _line_after(held: io.StringIO) -> int:
    return len(held.getvalue().encode().splitlines()) + 1


def _as_xml(cell: str) -> str:
    """A text of a workbook: XML has no control characters, and reads every end of a line as the same."""
    return "".join(one for one in cell.replace("\r\n", "\n").replace("\r", "\n") if one == "\n" or one.isprintable())


def _not_told(treatytrack: Treatytrack, name: str, content: bytes, faults: Sequence[Fault]) -> list[str]:
    """What is said otherwise of a file than it should be."""
    treatytrack.csv(name, content)
    before = treatytrack.digest
    ended = treatytrack("import", name)
    *said, _ = ended.err.splitlines() or [""]
    columns = {column for _, column, _ in faults if column}
    found = Counter(place for line in said if (place := _placed(line, name, columns)))
    expected = Counter((line, column) for line, column, _ in faults)
    wrong = [f"{name}: {line} {column or '(form)'} was not told" for line, column in (expected - found)]
    wrong += [f"{name}: told, and is no fault: {place}" for place in (found - expected)]
    told = "\n".join(said)
    wrong += [
        f"{name}: of {line} {column} it does not say {what}: {ended.err[:500]}"
        for line, column, what in faults
        if f"{name}:{line}: {f'{column}: ' if column else ''}{what}" not in told
    ]
    if (ended.out, ended.code) != ("", WRONG):
        wrong.append(f"{name}: ended with {ended.code} {ended.out[:100]}")
    if treatytrack.digest != before:
        wrong.append(f"{name}: refused, and the register is another")
    return wrong


def _placed(line: str, name: str, columns: set[str]) -> tuple[int, str] | None:
    """The line and the column of which something is said; None where it is a word about the whole file."""
    rest = line.removeprefix(f"{name}:")
    number, colon, what = rest.partition(": ")
    if rest == line or not (colon and number.isdecimal()):
        return None
    column = what.partition(": ")[0]
    return int(number), column if column in columns else ""


# the same file twice


def _added_twice(treatytrack: Treatytrack, format_: str, luck: Random) -> list[str]:
    """What a good file adds when it comes a second time."""
    rows = [_good(luck, number) for number in range(ROWS)]
    treatytrack.csv(f"good.{format_}", written(format_, rows, luck)[0])
    _empty(treatytrack)
    first = treatytrack("import", f"good.{format_}")
    if first.code != DONE or f"added {ROWS}," not in first.err:
        return [f"a good file of {format_} is not taken: {first.err[:300]}"]
    before = treatytrack("export").out
    second = treatytrack("import", f"good.{format_}")
    again = treatytrack("export").out
    _empty(treatytrack)
    if second.code != DONE or f"added 0, updated 0, unchanged {ROWS}," not in second.err or before != again:
        return [f"the same file of {format_} again: {second.err[:300]}"]
    return []


# damaged files


def _silently_accepted(treatytrack: Treatytrack, format_: str, luck: Random) -> tuple[list[str], bool]:
    """What is wrong with how a damaged file is met; and whether it was taken."""
    rows = [{**_good(luck, number), "notes": LONG} for number in range(3)]
    whole = written(format_, rows, luck)[0]
    content = _damaged(whole, luck)
    name = f"damaged.{format_}"
    treatytrack.csv(name, content)
    before = treatytrack.digest
    ended = treatytrack("import", name)
    if ended.code != DONE:
        return _ill_refused(name, ended, treatytrack.digest == before), False
    came = json.loads(treatytrack("export", "--format", "json", "--columns", ",".join(COLUMNS)).out)
    _empty(treatytrack)
    try:
        expected = _read_strictly(format_, content, whole)
        if expected is None:
            return [], True
        found = sorted(map(_compared, came["agreements"]))
        # exact duplicates are dropped, as is told
        wanted = sorted({_compared(row) for row in expected})
    except (ValueError, csv.Error, KeyError, WrongRequest) as error:
        return [f"{name} was taken, and cannot be read strictly ({error!r}): {content!r}"], True
    return ([] if found == wanted else [f"{name} was taken otherwise than it reads: {content!r}"]), True


def _ill_refused(name: str, ended: Ended, unchanged: bool) -> list[str]:
    wrong = []
    if ended.code not in {WRONG, CONFLICT} or ended.out:
        wrong.append(f"{name}: ended with {ended.code}: {ended.out[:100]}{ended.err[:300]}")
    if name not in ended.err or "bug" in ended.err or "Traceback" in ended.err:
        wrong.append(f"{name}: refused with {ended.err[:300]}")
    if any(unicodedata.category(one) == "Cc" and one != "\n" for one in ended.err):
        wrong.append(f"{name}: refused with control bytes: {ended.err[:300]!r}")
    if not unchanged:
        wrong.append(f"{name}: refused, and the register is another")
    return wrong


def _damaged(content: bytes, luck: Random) -> bytes:
    """A file with some bytes changed, lost, doubled or put in; its first line stays as it is, mostly."""
    start = content.index(b"\n") + 1 if luck.random() < 0.9 and b"\n" in content[:400] else 0
    held = bytearray(content)
    for _ in range(luck.choice((1, 1, 1, 2))):
        at = luck.randrange(start, max(len(held), start + 1))
        match luck.randrange(6):
            case 0:
                held[at : at + 1] = bytes([luck.randrange(256)])
            case 1:
                del held[at : at + luck.choice((1, 1, 2, 30))]
            case 2:
                held[at:at] = luck.choice(
                    (b'"', b",", b"\n", b"\r", b"\t", b"\0", b"\\", b"{", b"]", b"\xff", "é".encode())
                )
            case 3:
                held[at:at] = held[at : at + luck.choice((1, 5, 60))]
            case 4:
                del held[at:]
            case _:
                if at < len(held):
                    held[at] ^= 1 << luck.randrange(8)
    return bytes(held)


def _read_strictly(format_: str, content: bytes, whole: bytes) -> list[Mapping[str, Any]] | None:
    """The records as the standard library reads them; None where their names are others, so that nothing compares.

    Raises ValueError, csv.Error or KeyError where they cannot be read.
    """
    if format_ == "xlsx":
        return _of_workbook(whole)  # every part bears its sum: what can be read must be as it was written
    text_ = content.decode("utf-8-sig")
    if format_ in {"csv", "tsv"}:
        reader = csv.reader(io.StringIO(text_, newline=""), strict=True, delimiter="," if format_ == "csv" else "\t")
        names, *rows = (cells for cells in reader if cells)
        if tuple(names) != COLUMNS:
            return None
        return [dict(zip(names, cells, strict=True)) for cells in rows if any(cells)]
    values = (
        json.loads(text_) if format_ == "json" else [json.loads(line) for line in text_.split("\n") if line.strip()]
    )
    return None if any(not row.keys() <= set(COLUMNS) for row in values) else values


def _of_workbook(content: bytes) -> list[Mapping[str, Any]]:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415  (only here)

    names, *rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).iter_rows()
    return [dict(zip(map(str, names), map(str, cells), strict=True)) for cells in rows]


def _compared(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The cells of a record as they are compared: each as it reads by itself."""
    return tuple(_alone(name, row.get(name)) for name in COLUMNS if name != "ref")


def _alone(name: str, value: Any) -> str:
    """A cell as the program reads it by itself: what stands beside it must not change it."""
    cell = joined(tuple(value)) if isinstance(value, list) else "" if value is None else str(value)
    if not (cell := cell.strip(BLANKS)):
        return ""
    kind = BY_NAME[name].kind
    return PARTIES.resolve(cell).code if kind is PARTY else kind.write(read_typed(kind, cell, TODAY, None))


# the register


def _made(folder: Path) -> Treatytrack:
    """The program in that folder, with an empty register."""
    treatytrack = Treatytrack(folder)
    ended = treatytrack("init")
    assert ended.code == DONE, ended.err
    shutil.copy(treatytrack.register, folder / "empty.db")
    return treatytrack


def _empty(treatytrack: Treatytrack) -> None:
    shutil.copy(treatytrack.folder / "empty.db", treatytrack.register)


PROMISE = Promise("P4", "import is all or nothing, exact about lines", prove, plant, small=300, full=10_000)
