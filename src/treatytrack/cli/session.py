"""What a command works with: the register's place, the as-of day, the parties, and where answers and words go."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

import typer

from treatytrack.cli.changes import changes_made
from treatytrack.cli.clock import day_named, machine_timezone, new_timezone, now, zone_named
from treatytrack.cli.options import ADDED, CELLS, EVERYDAY, EVERYWHERE, REMOVED, kept
from treatytrack.cli.patience import register_open
from treatytrack.cli.speaking import say, say_waiting
from treatytrack.config import Place, register_place
from treatytrack.errors import RegisterUnusable
from treatytrack.store.connection import to_make_one_at
from treatytrack.store.layout import utc_text
from treatytrack.store.opening import open_for_reading
from treatytrack.store.reading import ReadableRegister

if TYPE_CHECKING:
    from pathlib import Path

    from treatytrack.actions.asked import Asker
    from treatytrack.domain.parties import Parties
    from treatytrack.store.past.undoing import UndoableRegister

MOST_ROWS_DRAWN = 300
"""Above so many rows a table is slow to draw and nobody reads it: plain text then, also on a terminal."""


class Session:
    """One run of the program."""

    def __init__(self, ctx: typer.Context, known_on: str | None = None) -> None:
        """`known_on` is the moment up to which the register is known, as written; None: all that is in it."""
        values = kept(ctx)
        self._known_on = known_on
        self.command = ctx.command
        self.options = values[EVERYWHERE]
        self.everyday = values[EVERYDAY]
        self.cells = values[CELLS]
        self.added = values[ADDED]
        self.removed = values[REMOVED]
        if named := self.options.get("as_of"):
            day_named("--as-of", named, date.min)  # a wrong one is refused also where no day is asked for

    @cached_property
    def place(self) -> Place:
        """Where the register is."""
        return register_place(self.options.get("db"))

    @contextmanager
    def reading(self) -> Iterator[ReadableRegister]:
        """The register, to be read; its time zone then gives today."""
        path = self.made_place()
        anywhere = bool(self.options.get("allow_network_disk"))
        with (
            register_open(),
            open_for_reading(path, say=say, told=say_waiting, allow_network_disk=anywhere) as register,
        ):
            self._register = register
            if not register.derived_is_current:
                say(
                    f"What follows from the agreements in {path} was worked out by the rules of another version: it is "
                    "worked out anew for every answer, which takes longer, until something is recorded or treatytrack "
                    "check --mend does it"
                )
            if self.options.get("verbose"):
                say(f"Register {path} ({self.place.named_by}), as of {self.today}")
            yield self._as_known(register) if self._known_on else register

    def made_place(self) -> "Path":
        """Where the register is. Raises RegisterUnusable where nobody made one yet, nor says that one is elsewhere."""
        path, _ = self.place
        if self._none_yet:
            raise RegisterUnusable(
                f"There is no register yet at {path}; nothing was created: "
                "make one with treatytrack init, or with the first add or import"
            )
        return path

    def _as_known(self, register: ReadableRegister) -> ReadableRegister:
        from treatytrack.cli.known_on import looked_back  # noqa: PLC0415  (only where somebody looks back)

        self._register, moment = looked_back(register, str(self._known_on), self.began)
        self.known, self.known_at = f"known on {moment.words}", utc_text(moment.last)
        say(f"As {self.known}.")
        return self._register

    made = False
    """Whether this run has made the register."""

    known = ""
    """`known on 2026-01-31 12:00 UTC`, where the register is not shown as it is known now."""

    known_at = ""
    """The same for programs: the last moment that was known."""

    @property
    def as_known(self) -> str:
        """What a heading then ends in: `, as known on 2026-01-31 12:00 UTC`; else nothing."""
        return f", as {self.known}" if self.known else ""

    @contextmanager
    def writing(
        self,
        command: str,
        *,
        create: bool = False,
        timezone: str = "",
        quietly: bool = False,
        to_try: bool = False,
        is_long: bool = False,
    ) -> "Iterator[UndoableRegister]":
        """The register, to be written in one transaction; with `create` one in `timezone` is made where there is none.

        `to_try` is for what is given up in the end: where there is no register, it says so and tries on an empty one.
        `is_long` is for a change of many agreements, beside which others are to read on.

        One is only made at the default place or where `--db` names it plainly: a register that a forgotten variable
        or a settings file sends elsewhere would be empty, and would say that nothing comes due.
        """
        from treatytrack.store.writing import open_for_writing  # noqa: PLC0415  (500 ms: only when writing)

        path, named_by = self.place
        new = create and self.is_to_be_made()
        with (
            none_left_empty(path),
            register_open(),
            open_for_writing(
                path,
                user=user(),
                command=command,
                now=now,
                create=new,
                make_folder=named_by == "default",
                allow_network_disk=bool(self.options.get("allow_network_disk")),
                is_long=is_long,
                told=say_waiting,
                kept=lambda: changes_made.append(command),
                say=say,
            ) as register,
        ):
            self._register = register
            if new and to_try:
                say(f"There is no register at {path} yet: this is what an empty one would take")
            if new := new and not register.setting("timezone"):  # somebody may have made it while we waited
                register.set_setting("timezone", timezone or new_timezone())
            yield register
        self.made = new
        if new and not quietly:
            say(f"Made a new register at {path}")

    @contextmanager
    def reading_if_there(self, *, to_be_made: bool = False) -> "Iterator[ReadableRegister | None]":
        """The register, to be read; None where none was made yet at the default place.

        `to_be_made` is for a command that goes on to make one: it is None then also where --db names the new place.
        """
        if self.is_to_be_made() if to_be_made else self._none_yet:
            yield None
            return
        with self.reading() as register:
            yield register

    @property
    def _none_yet(self) -> bool:
        """Whether nobody made a register yet, nor says that one is elsewhere."""
        path, named_by = self.place
        return named_by == "default" and not os.path.exists(path)

    def is_to_be_made(self) -> bool:
        """Whether there is no register yet. Raises RegisterUnusable where none may be made by the way."""
        path, named_by = self.place
        if os.path.lexists(path):
            return False
        if named_by not in {"--db", "default"}:
            raise RegisterUnusable(
                f"{named_by} names {path}, where there is no register; nothing was created: "
                f"make one with {to_make_one_at(path)}"
            )
        return True

    _register: "ReadableRegister | UndoableRegister | None" = None

    @cached_property
    def today(self) -> date:
        """The as-of day: `--as-of`, else TREATYTRACK_AS_OF, else today in the register's time zone."""
        option = "--as-of" if self.options.get("as_of") else "TREATYTRACK_AS_OF"
        named = self.options.get("as_of") or os.environ.get("TREATYTRACK_AS_OF")
        if not named:
            return self._day_there
        return day_named(option, named, self._day_there if "today" in named.casefold() else date.min)

    @property
    def _day_there(self) -> date:
        """The day it is in the register's time zone; on a machine in the same zone the machine's own."""
        return now().astimezone(self._zone).date()

    @property
    def _zone(self) -> Any:
        """The register's time zone; None for the machine's own."""
        machine = machine_timezone()
        zone = (self._register.setting("timezone") if self._register else "") or machine
        return None if zone == machine else zone_named(zone)

    @property
    def as_of_named(self) -> bool:
        """Whether a day was named that is another than it really is."""
        return self.today != self._day_there

    def began(self, day: date) -> datetime:
        """The moment at which a day began in the register's time zone."""
        midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001  (the zone is said in the next line)
        return midnight.replace(tzinfo=self._zone) if self._zone else midnight.astimezone()

    def zone_to_tell_times_in(self) -> Any:
        """The register's time zone; UTC where this machine does not know it."""
        zone = (self._register.setting("timezone") if self._register else "") or machine_timezone()
        try:
            return zone_named(zone)
        except RegisterUnusable:
            return UTC

    def parties(self) -> "Parties":
        """Every party that a name can mean."""
        return self._register.parties() if self._register else self._built_in_parties

    @cached_property
    def _built_in_parties(self) -> "Parties":
        from treatytrack.store.party_index import known_parties  # noqa: PLC0415  (only where a name must be resolved)

        return known_parties()

    def again(self, command: str, *words: str) -> str:
        """A command, as it would be typed, that looks into the same register on the same day as this one."""
        from treatytrack.actions.saved import as_typed  # noqa: PLC0415  (only where a command is told)

        named = (("--db", self.options.get("db")), ("--as-of", self.options.get("as_of")))
        where = [word for option, value in named if value for word in (option, str(value))]
        known = ["--known-on", self._known_on] if self._known_on else []
        return as_typed(["treatytrack", *where, *command.split(), *known, *words])

    @property
    def asker(self) -> "Asker":
        """What reads a QUERY."""
        return self.asker_on(self.today)

    def asker_on(self, day: date) -> "Asker":
        """What reads a QUERY as it was meant on that day."""
        from treatytrack.actions.asked import Asker  # noqa: PLC0415  (only where something is asked for)

        return Asker(day, self.parties, self._register.saved_queries if self._register else dict)

    @property
    def may_colour(self) -> bool:
        """Whether nobody forbids colour."""
        return not (self.options.get("no_color") or os.environ.get("NO_COLOR"))

    @property
    def colour(self) -> bool:
        """Whether stdout is written in colour: NO_COLOR and --no-color forbid it, FORCE_COLOR asks for it."""
        if not self.may_colour:
            return False
        if os.environ.get("FORCE_COLOR"):
            return True
        return sys.stdout.isatty() and os.environ.get("TERM") not in {"dumb", None}


@contextmanager
def none_left_empty(path: "Path") -> "Iterator[None]":
    """Folders that were not there, and into which nothing came after all, go again."""
    missing = [folder for folder in path.parents if not os.path.exists(folder)]
    try:
        yield
    finally:
        with suppress(OSError):  # something is in it
            for folder in missing:
                folder.rmdir()


def user() -> str:
    """Who makes a change: TREATYTRACK_USER, else the login, else the number of the account."""
    if named := os.environ.get("TREATYTRACK_USER"):
        return named.encode("utf-8", "backslashreplace").decode()  # bytes that are no text are kept as their numbers
    import getpass  # noqa: PLC0415  (only where nothing else says who it is)

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return str(os.getuid())
