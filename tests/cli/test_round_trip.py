"""Export, then import: the recorded columns are the same, byte for byte. Full trials: python -m tests.reliability P5."""

import csv
import io
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings

from treatytrack.columns import NAMES

from .round_trip import WAYS, differences
from .rows import EVERY_KIND, REGISTERS, Cells, csv_of
from .world import DONE, Treatytrack

CSV, JSON = (way for way in WAYS if way.file in {"exact.csv", "whole.json"})


def test_every_column_of_every_kind_comes_back_as_it_was_written(
    treatytrack: Treatytrack, registers: dict[str, Path]
) -> None:
    shutil.copy(registers["empty"], treatytrack.folder / "empty.db")
    assert list(differences(treatytrack, {"agreements": EVERY_KIND})) == []
    treatytrack.csv("rows.csv", csv_of(EVERY_KIND))
    assert treatytrack("import", "rows.csv").code == DONE
    exported = treatytrack("export", "--columns", "recorded").out
    came = list(csv.DictReader(io.StringIO(exported, newline="")))
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
        shutil.copy(registers["empty"], treatytrack.folder / "empty.db")
        assert list(differences(treatytrack, {"agreements": rows}, [CSV, JSON])) == []


def test_an_export_holds_nothing_that_another_reader_of_csv_would_read_otherwise(
    treatytrack: Treatytrack, empty: Path
) -> None:
    title = 'a\rb\nc\r\nd,"e"'
    treatytrack.csv("f.csv", csv_of([{"title": title, "party_a": "AZE", "party_b": "IRN"}]))
    assert treatytrack("import", "f.csv").code == DONE
    assert treatytrack("export", "--columns", "title,place").out == 'title,place\n"a\rb\nc\r\nd,""e""",\n'
