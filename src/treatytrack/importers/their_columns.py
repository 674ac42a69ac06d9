"""Which columns of a file a preset asks for, and what becomes of those that it does not."""

from collections.abc import Iterable, Sequence

from treatytrack.columns import NAMES, name_meant, nearest_name
from treatytrack.domain.lists import first_of
from treatytrack.errors import WrongRequest
from treatytrack.importers.decoding import Sheet
from treatytrack.importers.preset import Preset

_OWN_WORDS = frozenset({"source-day", "cell", "slug"})
THEIRS = "their:"
_MANY = 3


class TheirColumns:
    """The columns of a file. `asked` are (name in the preset, name in the file).

    `within` are those of `asked` that are the key of a list of objects there: the name in the preset, that list, and
    the key. Where other records hold one object in its place, the name in the file is the column that this makes.
    `left` is what nothing reads: columns, and what objects hold beside what is read of them. `kept` go to the notes:
    the name, the column, and the key of a list of objects there, if it is one.

    A name is the same in any case, and however its blanks are written. Raises WrongRequest: the preset asks for one
    that the file does not have, or the file has one that the preset does not ask for, and both is said of each.
    """

    def __init__(self, preset: Preset, sheet: Sheet, file: str, others: str) -> None:
        names = sheet.names
        place = f"{file}:{sheet.heading}"
        self._names = {_alike(name): name for name in reversed(tuple(names))}
        self.width = len(names)
        self.as_in_source = sheet.as_in_source
        self._exact = dict.fromkeys(names, "")
        optional = {_alike(name) for name in preset.reading.optional}
        within = {_alike(name): place for name, place in sheet.within.items()}
        self.within: dict[str, tuple[str, str]] = {}
        taken: set[tuple[str, str]] = set()
        asked: dict[str, str] = {}
        lacking: dict[str, None] = {}
        for name, must in _asked_for(preset):
            plain = name.removeprefix(THEIRS)
            found = plain if plain in self._exact else self._names.get(_alike(plain), "")
            if held := within.get(_alike(plain)):
                self.within[name] = held
                taken.add(held)
                found = found or held[0]
            asked[name] = found
            if not found and must and not sheet.may_lack and _alike(plain) not in optional:
                lacking[plain] = None
        self.asked: Sequence[tuple[str, str]] = tuple(asked.items())
        ignored = {_alike(name) for name in preset.reading.ignore}
        read = {*asked.values(), *(column for column, _ in taken)}
        unread = [name for name in names if name not in read and _alike(name) not in ignored]
        if sheet.may_lack:  # an object that is empty in these records is no column in others
            unread = [name for name in unread if not any(_alike(one).startswith(f"{_alike(name)}.") for one in asked)]
        of_taken = {column for column, _ in taken if _alike(column) not in ignored}
        beside = [
            (name, held)
            for name, held in sheet.within.items()
            if held[0] in of_taken and held not in taken and _alike(name) not in ignored
        ]
        beside = [(name, held) for name, held in beside if not any(one.startswith(f"{name}.") for one in sheet.within)]
        self.left = tuple(dict.fromkeys((*unread, *(name for name, _ in beside))))
        told_by = [name for name in preset.header if _alike(name) not in optional]
        there = (*names, *sheet.within)
        if lacking or sheet.may_lack or has_heading(there, told_by) or not told_by:
            problems = [_lacks(preset, tuple(lacking), there, place)] if lacking else []
        else:
            problems = [_is_none(preset, [name for name in told_by if not has_heading(there, [name])], place)]
        if others == "refuse" and unread:
            problems.append(_left(preset, unread, f"{file}:{names[unread[0]]}"))
        if problems:
            raise WrongRequest(*problems, "Nothing was changed")
        self.kept: Sequence[tuple[str, str, str]] = ()
        if others == "notes":
            self.kept = (*((name, name, "") for name in unread), *((name, *held) for name, held in beside))


def _lacks(preset: Preset, lacking: Sequence[str], names: Sequence[str], place: str) -> str:
    if len(lacking) > _MANY:
        return _is_none(preset, lacking, place)
    said = []
    for name in lacking:
        near = nearest_name(name, names)
        said.append(f'"{name}"' + (f' (did you mean "{near}"?)' if near else ""))
    return (
        f"{place}: {preset.name} reads what the heading lacks: {', '.join(said)}; "
        "what only some files have, the preset lists under optional"
    )


def _is_none(preset: Preset, lacking: Sequence[str], place: str) -> str:
    named = first_of([f'"{name}"' for name in lacking])
    return f"{place}: this is no {preset.name}: its heading lacks {named}"


def _left(preset: Preset, left: Sequence[str], place: str) -> str:
    quoted = ", ".join(f'"{name}"' for name in left)
    replaced = [name for name in left if name_meant(name) in preset.constants]
    if replaced:
        ours = name_meant(replaced[0])
        say = f'--set {ours} stands in the place of "{replaced[0]}", --map "{replaced[0]}=" leaves it out; or say'
    elif preset.name:
        say = "name them under ignore in the preset, or say"
    else:
        say = f'say what they are, as in --map "{left[0]}=notes", or'
    return f"{place}: nothing reads {quoted}: {say} --other-columns ignore to leave them out, notes to keep them there"


def has_heading(names: Iterable[str], header: Sequence[str]) -> bool:
    """Whether a file with these columns is one of those that a header recognises."""
    there = set(map(_alike, names))
    return bool(header) and all(_alike(name) in there for name in header)


def _alike(name: str) -> str:
    return name_meant(name, {})


def _asked_for(preset: Preset) -> Iterable[tuple[str, bool]]:
    """Each column of theirs that is asked for, and whether it must be there; a rule may name one of ours instead."""
    ours = frozenset(NAMES)
    fillings = [*preset.columns.values(), *([preset.sides.filling] if preset.sides else [])]
    yield from ((name, True) for filling in fillings for name in filling.names)
    reading = preset.reading
    yield from ((name, True) for name in (*reading.only, *reading.without, *reading.as_above, *reading.join_rows))
    for form in preset.events:
        yield from ((name, True) for name in (*form.template.fields, *form.differ, *form.when))
    said = [name for rule in preset.rules for name in (*rule.when, *(f for t in rule.fill.values() for f in t.fields))]
    said += [name for words in preset.words.values() for one in words for t in one.ours.values() for name in t.fields]
    yield from ((name, name not in ours) for name in said if name not in _OWN_WORDS)
