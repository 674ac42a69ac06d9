"""Export, then import, then export, as CSV and as JSON: the recorded columns are the same, byte for byte."""

import csv
import io
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings

from treatytrack.columns import BY_NAME, NAMES

from .rows import EVERY_KIND, REGISTERS, Cells, csv_of
from .test_import import counts
from .world import DONE, Treatytrack

BLANKS = " \t\r\n\u00a0"


def recorded(treatytrack: Treatytrack, db: str) -> str:
    """The recorded columns of a register."""
    ended = treatytrack("export", "--columns", "recorded", db=db)
    assert ended.code == DONE, ended.err  # what a spreadsheet would run is warned of, and written all the same
    return ended.out


def there_and_back(treatytrack: Treatytrack, rows: list[Cells]) -> str:
    """Put rows into one register, its exports into others; give what all of them export, which must be the same."""
    treatytrack.csv("rows.csv", csv_of(rows))
    first = treatytrack("import", "rows.csv", db="first.db")
    assert first.code == DONE, first.err
    whole = treatytrack("export", db="first.db").out
    treatytrack.csv("exported.csv", whole)
    second = treatytrack("import", "exported.csv", db="second.db")
    assert second.code == DONE, second.err
    assert treatytrack("export", db="second.db").out == whole
    as_json = treatytrack("export", "--format", "json", db="first.db").out
    treatytrack.csv("exported.json", as_json)
    third = treatytrack("import", "exported.json", db="third.db")
    assert third.code == DONE, third.err
    assert recorded(treatytrack, "third.db") == recorded(treatytrack, "first.db")
    assert treatytrack("export", "--format", "json", db="third.db").out == as_json
    again = treatytrack("import", "exported.csv", db="first.db")
    assert again.err.endswith(counts(read=len(rows), unchanged=len(rows)))
    assert recorded(treatytrack, "second.db") == recorded(treatytrack, "first.db")
    return recorded(treatytrack, "first.db")


def test_every_column_of_every_kind_comes_back_as_it_was_written(
    treatytrack: Treatytrack, registers: dict[str, Path]
) -> None:
    for name in ("first.db", "second.db", "third.db"):
        shutil.copy(registers["empty"], treatytrack.folder / name)
    came = list(csv.DictReader(io.StringIO(there_and_back(treatytrack, list(EVERY_KIND)), newline="")))
    assert [set(row) for row in came] == [set(NAMES)] * 12
    went = {row["ref"]: row for row in EVERY_KIND}
    for row in came:
        assert all(row.values())
        assert row == went[row["ref"]]


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=REGISTERS)
def test_any_register_comes_back_as_it_was(registers: dict[str, Path], rows: list[Cells]) -> None:
    with TemporaryDirectory() as folder:
        treatytrack = Treatytrack(Path(folder))
        for name in ("first.db", "second.db", "third.db"):
            shutil.copy(registers["empty"], treatytrack.folder / name)
        text = there_and_back(treatytrack, rows)
    came = {row["ref"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}
    for row in rows:
        for name, cell in row.items():
            if BY_NAME[name].kind.name == "text":
                assert came[row["ref"]][name] == cell.strip(BLANKS)


def test_an_export_holds_nothing_that_another_reader_of_csv_would_read_otherwise(
    treatytrack: Treatytrack, empty: Path
) -> None:
    title = 'a\rb\nc\r\nd,"e"'
    treatytrack.csv("f.csv", csv_of([{"title": title, "party_a": "AZE", "party_b": "IRN"}]))
    assert treatytrack("import", "f.csv").code == DONE
    assert treatytrack("export", "--columns", "title,place").out == 'title,place\n"a\rb\nc\r\nd,""e""",\n'
