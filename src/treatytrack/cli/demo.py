"""`treatytrack demo`: the five agreements signed in Baku on 28 April 2025, in a temporary register."""

import sys
import tempfile
from pathlib import Path

import typer

from treatytrack.actions.importing.agreements import columns_read
from treatytrack.actions.importing.file import COLUMNS_OF, Part, import_file
from treatytrack.actions.importing.placing import Wishes
from treatytrack.cli import list_, relations, report, show
from treatytrack.cli.changes import changes_made
from treatytrack.cli.importing.source import opened
from treatytrack.cli.options import EVERYWHERE, kept
from treatytrack.cli.session import Session
from treatytrack.cli.speaking import answer, say
from treatytrack.errors import TreatytrackError
from treatytrack.importers import json

EXPLAINED = "AZE-IRN-2025-2"


def command(ctx: typer.Context) -> None:
    """Show a worked example in a temporary register: the list, one agreement explained, the report, all relations.

    Five agreements that Azerbaijan and Iran signed in Baku on 28 April 2025, and what happened around them, as the
    press told it. How long they run is known from their titles only, so it is recorded as unconfirmed, and every answer
    says so.

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
        answer(["", "$ treatytrack relations AZE IRN"])
        relations.command(ctx, "AZE", "IRN")
    answer(["", "To go on with these in a register of your own:", f"  treatytrack --db ./try.db import {example}"])
    sys.stdout.flush()


def _fill(session: Session, example: Path) -> None:
    with opened(str(example)) as file:
        sheets = json.read(file, example.name).sheets
    parts = {what: Part(sheet.rows, columns_read(sheet.names, COLUMNS_OF[what])) for what, sheet in sheets.items()}
    with session.writing("demo", create=True, quietly=True) as register:
        import_file(register, parts, session.today, Wishes())
    changes_made.clear()  # that register is nobody's, and goes


def example_file() -> Path:
    """The example's register: beside the package where it is installed, else at the top of the checkout."""
    package = Path(__file__).resolve().parent.parent
    for folder in (package / "examples", package.parent.parent / "examples"):
        file = folder / "azerbaijan-iran" / "register.json"
        if file.is_file():
            return file
    raise TreatytrackError("The worked example is missing from this installation: install treatytrack anew")
