"""Which columns of a file a preset asks for, and what becomes of those that it does not."""

from collections.abc import Iterable, Mapping, Sequence

from treatytrack.columns import NAMES, name_meant, nearest_name
from treatytrack.errors import WrongRequest
from treatytrack.importers.preset import Preset

_OWN_WORDS = frozenset({"source-day", "cell", "slug"})
THEIRS = "their:"


class TheirColumns:
    """The columns of a file. `asked` are (name in the preset, name in the file); `kept` go to the notes.

    A name is the same in any case, and however its blanks are written. Raises WrongRequest: the preset asks for one
    that the file does not have, or the file has one that the preset does not ask for, and both is said of each.
    """

    def __init__(self, preset: Preset, names: Mapping[str, int], file: str, others: str, advice: str) -> None:
        self._names = {_alike(name): name for name in reversed(tuple(names))}
        self._exact = dict.fromkeys(names, "")
        optional = {_alike(name) for name in preset.reading.optional}
        asked: dict[str, str] = {}
        problems: list[str] = []
        for name, must in _asked_for(preset):
            plain = name.removeprefix(THEIRS)
            found = plain if plain in self._exact else self._names.get(_alike(plain), "")
            asked[name] = found
            if not found and must and _alike(plain) not in optional:
                near = nearest_name(plain, tuple(names))
                meant = f'did you mean "{near}"? Or' if near else "has it another name there?"
                problems.append(
                    f'{file}:1: {preset.name} asks for the column "{plain}", which is not there: {meant} '
                    "list it under optional where some files do not have it"
                )
        self.asked: Sequence[tuple[str, str]] = tuple(asked.items())
        ignored = {_alike(name) for name in preset.reading.ignore}
        read = set(asked.values())
        self.left = tuple(name for name in names if name not in read and _alike(name) not in ignored)
        if others == "refuse" and self.left:
            line = names[self.left[0]]
            quoted = ", ".join(f'"{name}"' for name in self.left)
            problems.append(f"{file}:{line}: no rule reads {quoted}: {advice}")
        if problems:
            raise WrongRequest("\n".join([*problems, "Nothing was changed"]))
        self.kept = self.left if others == "notes" else ()


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
    yield from ((name, True) for name in (*preset.reading.only, *preset.reading.without))
    for form in preset.events:
        yield from ((name, True) for name in (*form.template.fields, *form.differ, *form.when))
    said = [name for rule in preset.rules for name in (*rule.when, *(f for t in rule.fill.values() for f in t.fields))]
    said += [name for words in preset.words.values() for one in words for t in one.ours.values() for name in t.fields]
    yield from ((name, name not in ours) for name in said if name not in _OWN_WORDS)
