"""How a file is to be read: by a preset that is named or whose header it has, by what options say, by its headings."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from treatytrack.cells import any_of
from treatytrack.columns import COMPUTED_BY_NAME, LISTS, name_meant
from treatytrack.domain.dates import DayOrder
from treatytrack.domain.parties import Party
from treatytrack.errors import WrongRequest
from treatytrack.importers import preset_file
from treatytrack.importers.applying import Applying, Met
from treatytrack.importers.date_forms import date_form
from treatytrack.importers.decoding import Reasons, Sheet
from treatytrack.importers.group_rows import GroupRows
from treatytrack.importers.headings import is_plainly_ours, own_name, recognised
from treatytrack.importers.joining import Joining
from treatytrack.importers.options import constants_of, key_of, maps, tried
from treatytrack.importers.overview import none_known, overview, unknown_of
from treatytrack.importers.patterns import Template
from treatytrack.importers.preset import Filling, Preset, Reading, Sides
from treatytrack.importers.their_columns import TheirColumns, has_heading
from treatytrack.rows import Broken, Record

_SPLIT = dict.fromkeys(("subjects", "languages", "territories", "tags", "sources"), (";", "|", "\n"))
"""How lists are parted under headings that are not ours."""


_FEW = 2
"""So many headings of which nothing is known need no overview."""


class Asked(NamedTuple):
    """What the options say, as they are written; empty where they do not."""

    preset: str = ""
    maps: tuple[str, ...] = ()
    constants: tuple[str, ...] = ()
    nulls: tuple[str, ...] = ()
    date_forms: tuple[str, ...] = ()
    end_is: str = ""
    source_day: str = ""
    other_columns: str = ""
    key: str = ""
    order: DayOrder | None = None
    today: Callable[[], date] = date.today
    wondered: Callable[[Broken], None] = lambda _: None

    @property
    def changes_cells(self) -> bool:
        """Whether more is asked for than which column is which."""
        return bool(self.constants or self.date_forms or self.end_is == "last-day" or self.source_day)


class OurSheet(NamedTuple):
    """The columns' names, ours or as the file has them, each with its line; and the rows."""

    names: Mapping[str, int]
    rows: Iterable[Record]


class ReadAs(NamedTuple):
    """A sheet in our columns, what is to be said of it, and what the preset says besides.

    `nulls` are the words that still stand for nothing in its cells. `met` tells, once the rows are read, what was met.
    `along` gives beside refused lines those without which they would not be understood.
    """

    sheet: OurSheet | None
    said: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()
    key: tuple[str, ...] = ()
    nulls: frozenset[str] = frozenset()
    source_day: date | None = None
    met: Callable[[], Met] = Met
    along: Callable[[Reasons], Reasons] = lambda reasons: reasons

    @property
    def agreements(self) -> "dict[str, OurSheet]":
        """The sheet as the part of a file that it is."""
        return {"agreements": self.sheet} if self.sheet else {}


def named_preset(asked: Asked) -> Preset | None:
    """The preset that is named. Raises as reading does."""
    if asked.preset in ("", "none"):
        return None
    if asked.preset.casefold().endswith(".toml") or "/" in asked.preset:
        return preset_file.read(Path(asked.preset))
    return preset_file.shipped_preset(asked.preset)


def how_written(asked: Asked) -> Reading:
    """What the preset that is named says of the file before it is opened: format, encoding, delimiter."""
    preset = named_preset(asked)
    return preset.reading if preset else Reading()


def preset_for(names: Mapping[str, int], asked: Asked) -> Preset | None:
    """The preset that is named, else the one whose header the file has, the longest first. Raises as reading does."""
    if asked.preset or is_plainly_ours(names):
        return named_preset(asked)
    fitting = [one for one in map(preset_file.shipped_preset, preset_file.shipped()) if has_heading(names, one.header)]
    return max(fitting, key=lambda one: len(one.header), default=None)


def read_as(sheet: Sheet | None, file: str, asked: Asked) -> ReadAs:
    """The sheet in our columns, if there is one.

    Raises WrongRequest and NotFound: an option or the preset is wrong, or does not fit the file.
    """
    key = key_of(asked.key)
    constants = constants_of(asked.constants)
    for form in asked.date_forms:
        tried("--date-format", date_form, form)
    source_day = tried("--source-day", preset_file.day, asked.source_day) if asked.source_day else ""
    if sheet is None:
        return ReadAs(None, key=key, nulls=frozenset(asked.nulls))
    if not sheet.names:
        sheet = _unless_broken(sheet, file)
    preset = preset_for(sheet.names, asked)
    meant: dict[str, str] = {}
    unknown: list[str] = []
    nulls = frozenset(asked.nulls)
    if preset is None:
        told = maps(asked.maps, sheet, file)
        meant = recognised(sheet.fields, told, f"{file}:{sheet.heading}", constants)
        unknown = unknown_of(sheet.fields, told, meant)
        if len(unknown) > 1 and not meant and not asked.other_columns:
            raise none_known(sheet, file, unknown)
        if not told and not asked.changes_cells and _is_ours(sheet.fields, meant):
            return ReadAs(OurSheet(sheet.names, sheet.rows), key=key, nulls=nulls)
        preset, said = _by_headings(sheet, file, told, meant)
    else:
        preset = _as_mapped(preset, maps(asked.maps, sheet, file))
        by_itself = "" if asked.preset else " (--preset none reads it without)"
        said = [f"{file} is read as {preset.name}: {preset.title or 'a register with this header'}{by_itself}"]
    preset = _with_options(preset, asked, constants, source_day)
    others = asked.other_columns or preset.reading.other_columns
    groups = GroupRows(name, sheet, file) if (name := preset.reading.extent.groups) else None
    sheet = groups.sheet if groups else sheet
    try:
        theirs = TheirColumns(preset, sheet, file, others)
        applying = Applying(preset, theirs, asked.order, asked.today, asked.wondered)
        _refuse_what_lacks(applying.names, file)
    except WrongRequest as wrong:  # what was understood helps to say the rest
        if preset.name:
            raise
        *first, last = wrong.sentences
        many = overview(sheet, unknown, meant) if len(unknown) > _FEW and others == "refuse" else ()
        raise WrongRequest(*said, *first, *many, last) from None
    if theirs.left:
        kept = "kept in the notes" if theirs.kept else "left out"
        said.append(f"{kept}: {', '.join(theirs.left)}")
    return ReadAs(
        OurSheet(dict.fromkeys(applying.names, 1), applying.rows(sheet.rows)),
        tuple(said),
        preset.parties,
        key or preset.reading.key,
        source_day=date.fromisoformat(preset.reading.source_day) if preset.reading.source_day else None,
        met=lambda: applying.met._replace(groups=(name, groups.met if groups else {})),
        along=_along(applying.joining, groups),
    )


def _unless_broken(sheet: Sheet, file: str) -> Sheet:
    """A sheet that names no column. Raises WrongRequest where that is because its first record cannot be read."""
    rows = iter(sheet.rows)
    first = tuple(islice(rows, 1))
    for record in first:
        if isinstance(record, Broken):
            place = ": ".join(filter(None, (f"{file}:{record.line}", record.column)))
            raise WrongRequest(f"{place}: {record.what}; nothing was changed")
    return sheet._replace(rows=chain(first, rows))


def _along(joining: Joining | None, groups: GroupRows | None) -> Callable[[Reasons], Reasons]:
    """What goes along with refused lines: the others of the same agreement, and the rows that name their groups."""

    def along(reasons: Reasons) -> Reasons:
        together = joining.with_others(reasons) if joining else reasons
        return groups.with_groups(together) if groups else together

    return along


def _is_ours(names: Iterable[str], meant: Mapping[str, str]) -> bool:
    """Whether a file is written as ours are: by our names alone, or by all of them that an agreement must have.

    So is taken too what has no name that means anything.
    """
    if any(own_name(name) != ours for name, ours in meant.items()):
        return False
    whole = not _lacking(frozenset(meant.values()))
    return whole or not meant or all(name in meant or name_meant(name) in COMPUTED_BY_NAME for name in names)


def _lacking(names: Container[str]) -> list[str]:
    """What every agreement has and no column tells; a ref tells which one is corrected."""
    return [] if "ref" in names else [name for name in ("title", "party_a", "party_b") if name not in names]


def _refuse_what_lacks(names: Sequence[str], file: str) -> None:
    """Raises WrongRequest where nothing tells what every agreement has, and no ref which one is corrected."""
    if lacking := _lacking(names):
        raise WrongRequest(
            f"{file}: nothing tells {any_of(lacking)}: name the column with --map THEIRS={lacking[0]}, "
            f"or what it is in every row with --set {lacking[0]}=VALUE; nothing was changed"
        )


def _by_headings(
    sheet: Sheet, file: str, told: Mapping[str, str], meant: Mapping[str, str]
) -> tuple[Preset, list[str]]:
    """What the headings and --map say, as a preset that nobody wrote; and how the headings were understood."""
    columns = {ours: _filling(name, ours) for name, ours in meant.items() if ours != "parties"}
    both = next((name for name, ours in meant.items() if ours == "parties"), None)
    passed_over = [name for name in sheet.names if name_meant(name) in COMPUTED_BY_NAME and name not in meant]
    exported = any(name_meant(name) == "as_of" for name in sheet.names)
    reading = Reading(ignore=(*(name for name, ours in told.items() if not ours), *(passed_over if exported else ())))
    sides = Sides(Filling((_whole(both),))) if both else None
    preset = Preset("", reading=reading, columns=columns, sides=sides)
    other = [
        f'"{name}" is {"party_a and party_b" if ours == "parties" else ours}'
        for name, ours in meant.items()
        if own_name(name) != ours
    ]
    return preset, [f"{file}: {', '.join(other)}"] if other else []


def _filling(name: str, ours: str) -> Filling:
    return Filling((_whole(name),), split=None if name == ours else _SPLIT.get(ours))


def _whole(name: str) -> Template:
    return Template(f"{{{name}}}")


def _as_mapped(preset: Preset, told: Mapping[str, str]) -> Preset:
    """A preset with what --map says beside it, which wins."""
    columns = {**preset.columns, **{ours: _filling(name, ours) for name, ours in told.items() if ours}}
    reading = replace(
        preset.reading, ignore=(*preset.reading.ignore, *(name for name, ours in told.items() if not ours))
    )
    return replace(preset, columns=columns, reading=reading, header=_still_asked_for(preset, told.values()))


def _still_asked_for(preset: Preset, told: Iterable[str]) -> tuple[str, ...]:
    """The header without what an option replaces: a column of the file that it stands for need not be there."""
    replaced = {name_meant(name, {}) for ours in told if ours in preset.columns for name in preset.columns[ours].names}
    return tuple(name for name in preset.header if name_meant(name, {}) not in replaced)


def _with_options(preset: Preset, asked: Asked, told: Mapping[str, tuple[str, ...]], source_day: str) -> Preset:
    """A preset with what the other options say, `told` the constants among them; they win."""
    was = preset.reading
    reading = replace(
        was,
        nulls=was.nulls | frozenset(asked.nulls),
        date_forms=asked.date_forms or was.date_forms,
        end_is=asked.end_is or was.end_is,
        source_day=source_day or was.source_day,
    )
    constants = {**preset.constants, **told}
    columns = {name: one for name, one in preset.columns.items() if name not in told or name in LISTS}
    header = _still_asked_for(preset, [name for name in told if name not in columns])
    return replace(preset, reading=reading, constants=constants, columns=columns, header=header)
