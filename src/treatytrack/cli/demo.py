"""`treatytrack demo`: the five agreements signed in Baku on 28 April 2025, in a temporary register."""

import sys
import tempfile
from pathlib import Path

import typer

from treatytrack.actions.import_ import columns_read, import_rows
from treatytrack.actions.read import CellReader
from treatytrack.cli import list_, report, show
from treatytrack.cli.files import content_of
from treatytrack.cli.options import EVERYWHERE, kept
from treatytrack.cli.session import Session, answer, say
from treatytrack.errors import TreatytrackError
from treatytrack.importers import csv

EXPLAINED = "AZE-IRN-2025-2"


def command(ctx: typer.Context) -> None:
    """Show a worked example in a temporary register: the list, one agreement explained, the weekly report.

    Five agreements that Azerbaijan and Iran signed in Baku on 28 April 2025, as the press named them. How long they run
    is known from their titles only, so it is recorded as unconfirmed, and every answer says so.

    \b
    Examples:
      treatytrack demo
      treatytrack demo --as-of 2027-01-01
    """
    if named := Session(ctx).options.get("db"):
        say(f"The demo uses a temporary register of its own; {named} is left alone")
    example = example_file()
    with tempfile.TemporaryDirectory(prefix="treatytrack-demo-") as folder:
        kept(ctx)[EVERYWHERE]["db"] = str(Path(folder) / "azerbaijan-iran.db")
        _fill(Session(ctx), example)
        answer(["$ treatytrack list"])
        list_.command(ctx)
        answer(["", f"$ treatytrack show {EXPLAINED} --explain"])
        show.command(ctx, EXPLAINED, explain=True)
        answer(["", "$ treatytrack report"])
        report.command(ctx)
    answer(["", "To go on with these five in a register of your own:", f"  treatytrack --db ./try.db import {example}"])
    sys.stdout.flush()


def _fill(session: Session, example: Path) -> None:
    sheet = csv.read(content_of(str(example)), example.name)
    with session.writing("demo", create=True, quietly=True) as register:
        reader = CellReader(session.today, session.parties)
        import_rows(register, sheet.rows, columns_read(sheet.names), reader, session.today)


def example_file() -> Path:
    """The example's agreements: beside the package where it is installed, else at the top of the checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "examples", package.parent.parent / "examples"):
        file = folder / "azerbaijan-iran" / "agreements.csv"
        if file.is_file():
            return file
    raise TreatytrackError("The worked example is missing from this installation: install treatytrack anew")
