"""A preset from its TOML file: everything that is wrong with it is named with file and key, before any row is read."""

import tomllib
from pathlib import Path
from typing import Any

from treatytrack.columns import BY_NAME, LISTS, nearest_name
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.lists import separated
from treatytrack.domain.own_parties import code_for, name_for
from treatytrack.domain.parties import KINDS, Party
from treatytrack.errors import NotFound, WrongRequest
from treatytrack.importers.date_forms import date_form
from treatytrack.importers.heading_rows import Extent, rows_named
from treatytrack.importers.keys import Keys
from treatytrack.importers.patterns import Template, beginning_of, is_pattern, pattern
from treatytrack.importers.preset import Meaning, Preset, Reading, Rule
from treatytrack.importers.preset_columns import columns
from treatytrack.importers.preset_keys import our_column, recorded_column, tests
from treatytrack.importers.wording import language_named
from treatytrack.importers.written_as import FORMATS, delimiter_named, encoding_named

_FOLDER = Path(__file__).parent / "presets"
OTHER_COLUMNS = ("refuse", "ignore", "notes")
ENDS = ("first-day-out", "last-day")
_LONGEST_FILE = 1024 * 1024
_OF_NAMES = ("key part", "after a key", "Invalid statement")
"""What is said of TOML where a name stands that is none: most often it only wants quotes."""
_UNQUOTED = ": a name that has more than the letters a to z, digits, _ and - stands in quotes"


def shipped() -> tuple[str, ...]:
    """The names of the presets that come with the program."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml")))


def shipped_preset(name: str) -> Preset:
    """One of those. Raises WrongRequest, naming the nearest."""
    if name not in shipped():
        near = nearest_name(name, shipped())
        known = f"did you mean {near}?" if near else f"there are {', '.join(shipped())}; or name a file, FILE.toml"
        raise WrongRequest(f'"{name}" is not a preset: {known}')
    return read(_FOLDER / f"{name}.toml")


def read(path: Path) -> Preset:
    """The preset of a file. Raises NotFound: there is none. WrongRequest: all that is wrong with it, a line each."""
    try:
        with path.open("rb") as file:
            content = file.read(_LONGEST_FILE + 1)
    except FileNotFoundError:
        raise NotFound(f"There is no preset {path}; nothing was changed") from None
    except OSError as error:
        raise WrongRequest(f"The preset {path} cannot be read: {error.strerror}; nothing was changed") from None
    if len(content) > _LONGEST_FILE:
        raise WrongRequest(f"{path} is too large for a preset: is it the register itself?")
    try:
        table = tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:
        advice = _UNQUOTED if any(said in str(error) for said in _OF_NAMES) else ""
        raise WrongRequest(f"{path} is not TOML: {error}{advice}; nothing was changed") from None
    problems: list[str] = []
    preset = _preset(Keys(table, "", problems), path.stem)
    if problems:
        raise WrongRequest(*(f"{path}: {problem}" for problem in problems), "Nothing was changed")
    return preset


def _preset(keys: Keys, stem: str) -> Preset:
    fillings, sides, events = columns(keys.table("columns"))
    header = keys.texts("header")
    preset = Preset(
        name=keys.text("name") or stem,
        title=keys.text("title"),
        header=header,
        reading=_reading(keys.table("read"), header),
        constants=_constants(keys.table("set")),
        columns=fillings,
        sides=sides,
        events=events,
        words=_words(keys.table("values")),
        rules=tuple(_rule(one) for one in keys.tables("rule")),
        parties=tuple(party for one in keys.tables("party") if (party := _party(one))),
    )
    keys.text("homepage")
    keys.text("about")
    keys.refuse_others()
    for name in preset.words:
        if name not in fillings and not (name == "parties" and sides):
            keys.wrong(f"values.{name}", f"nothing fills {name}: name its column of the file under [columns]")
    return preset


def _reading(keys: Keys, header: tuple[str, ...]) -> Reading:
    languages = keys.each("language", language_named)
    months = keys.texts("months")
    if len(months) % 12:  # "1 marca" but "marzec 2001": as many forms of the twelve as there are
        keys.wrong("months", f"names {len(months)} months: write all twelve, January first")
    reading = Reading(
        languages=languages,
        months=months,
        date_forms=keys.each("date-format", date_form),
        zeros=keys.choice("zero-day", ("refuse", "unknown"), "refuse"),
        nulls=frozenset(keys.texts("null")),
        html=keys.truth("html"),
        end_is=keys.choice("end-is", ENDS, "first-day-out"),
        source_day=keys.read("source-day", day, ""),
        key=keys.each("key", recorded_column),
        only=tests(keys.table("only")),
        without=tests(keys.table("without")),
        other_columns=keys.choice("other-columns", OTHER_COLUMNS, "refuse"),
        ignore=keys.texts("ignore"),
        optional=keys.texts("optional"),
        as_above=keys.texts("as-above"),
        format=keys.choice("format", FORMATS, ""),
        encoding=keys.read("encoding", encoding_named, ""),
        delimiter=keys.read("delimiter", delimiter_named, ""),
        quotes=keys.truth("quotes", otherwise=True),
        sheet=keys.text("sheet"),
        records=keys.text("records"),
        new_parties=keys.choice("new-parties", KINDS, ""),
        extent=Extent(
            keys.read("heading-rows", rows_named, 1),
            keys.each("ends-before", beginning_of),
            keys.text("group-rows"),
            header,
        ),
        join_rows=keys.texts("join-rows"),
    )
    keys.refuse_others()
    return reading


def day(written: str) -> str:
    """One day, as it is recorded. Raises WrongRequest: it is none, or could be another."""
    read_day = PartialDate.parse(written)
    if not read_day.is_day or read_day.is_marked:
        raise WrongRequest(f'"{written}" is not one day: write it as 2025-04-28')
    return written


def _constants(keys: Keys) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, value in keys.every().items():
        if column := our_column(keys, name):
            texts = keys.texts(name, many=column in LISTS)
            found[column] = tuple(separated(value)) if column in LISTS and isinstance(value, str) else texts
            for text in found[column]:
                _check(keys, name, column, Template(text))
    return found


def _words(keys: Keys) -> dict[str, tuple[Meaning, ...]]:
    found = {}
    for name in keys.every():
        column = name if name == "parties" else our_column(keys, name)
        if column:
            within = keys.table(name)
            found[column] = tuple(_meaning(within, word, value, column) for word, value in within.every().items())
    return found


def _meaning(keys: Keys, word: str, value: Any, column: str) -> Meaning:
    fitting = keys.tried(word, pattern, word, None) if is_pattern(word) else None
    if isinstance(value, dict):
        ours = _fills(keys.table(word))
    else:
        ours = {"": Template(keys.text(word))}
        _check(keys, word, column, ours[""])
    for one in ours.values():
        if fitting and one.groups > fitting.groups:
            keys.wrong(word, f'"{one.written}" asks for a group that the pattern has not')
    return Meaning(word, ours)


def _fills(keys: Keys) -> dict[str, Template]:
    found = {}
    for name in keys.every():
        if column := our_column(keys, name):
            found[column] = Template(keys.text(name))
            _check(keys, name, column, found[column])
    return found


def _check(keys: Keys, name: str, column: str, meant: Template) -> None:
    """What is written once for many rows is read once, here, where it can be named."""
    kind = BY_NAME[column].kind if column in BY_NAME else None
    if kind and meant.is_plain and meant.written:
        keys.checked(name, kind.read, meant.written)


def _rule(keys: Keys) -> Rule:
    when = tests(keys.table("when"))
    told = keys.told
    rule = Rule(when, _fills(keys.table("set")), keys.truth("out-of-scope"), keys.text("refuse"))
    if not (rule.fill or rule.out_of_scope or rule.refuse) and keys.told == told:
        keys.wrong("", "does nothing: write set = { ... }, out-of-scope = true or refuse = WHY")
    keys.refuse_others()
    return rule


def _party(keys: Keys) -> Party | None:
    told = keys.told
    code = keys.read("code", code_for, "")
    if not code and keys.told == told:
        keys.wrong("code", "is missing: every party has one, such as IRN or EU")
    signs_for = keys.texts("signs-for")
    party = Party(
        code,
        keys.read("name", name_for, ""),
        keys.choice("kind", KINDS, ""),
        keys.each("also", name_for),
        keys.texts("members") or signs_for,
        bool(signs_for),
        keys.texts("predecessors"),
        keys.read("until", lambda written: PartialDate.parse(written).text, ""),
    )
    keys.refuse_others()
    return party if code else None
