"""The options of `import` that say what a file means: by a preset, column by column, and who its parties are."""

from typing import TYPE_CHECKING, Any

import typer

from treatytrack.cells import chosen_from
from treatytrack.cli.options import MEANING, OpenCommand, everywhere, kept, of_meaning

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from treatytrack.domain.dates import DayOrder
    from treatytrack.importers.reading_as import Asked

ENDS = ("last-day", "first-day-out")
PARTIES = ("refuse", "add")


class ImportingCommand(OpenCommand):
    """A command that also takes the options below."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        super().__init__(name, **settings)
        at = len(self.params) - len(everywhere())
        self.params[at:at] = [
            of_meaning(
                "--preset", metavar="NAME|FILE.toml", help="How that register is written (none: by its headings)."
            ),
            of_meaning("--map", multiple=True, metavar="THEIRS=OURS", help="Which column it is (repeatable)."),
            of_meaning("--set", multiple=True, metavar="OURS=VALUE", help="The same in every row (repeatable)."),
            of_meaning("--date-format", multiple=True, metavar="FORM", help="%d.%m.%Y, %B %Y ... (repeatable)."),
            of_meaning("--end-is", metavar="|".join(ENDS), help="What its day in ended is (else first-day-out)."),
            of_meaning("--source-day", metavar="DATE", help="The day on which the source said so."),
            of_meaning("--parties", metavar="|".join(PARTIES), help="What to do with unknown names (else refuse)."),
            of_meaning("--key", metavar="COLUMNS", help="Which columns tell that it is the same agreement."),
        ]


def asked_of(
    ctx: typer.Context,
    nulls: tuple[str, ...],
    other_columns: str,
    order: "DayOrder | None",
    today: "Callable[[], date]",
) -> "Asked":
    """What the options ask of the file's cells; `today` is asked for once the register is open.

    Raises WrongRequest: a word that is none.
    """
    from treatytrack.importers.reading_as import Asked  # noqa: PLC0415  (help and completion need it not)

    given = kept(ctx)[MEANING]
    end_is = given.get("end_is", "")
    return Asked(
        preset=given.get("preset", ""),
        maps=tuple(given.get("map", ())),
        constants=tuple(given.get("set", ())),
        nulls=nulls,
        date_forms=tuple(given.get("date_format", ())),
        end_is=chosen_from(ENDS, "a way to end", end_is) if end_is else "",
        source_day=given.get("source_day", ""),
        other_columns=other_columns,
        key=given.get("key", ""),
        order=order,
        today=today,
    )


def adds_parties(ctx: typer.Context) -> bool:
    """Whether a party that nobody knows is added. Raises WrongRequest: `--parties` is neither refuse nor add."""
    return chosen_from(PARTIES, "a way with unknown parties", kept(ctx)[MEANING].get("parties", "refuse")) == "add"
