"""What is said of an import: every problem, warnings as far as anybody reads them, what would change, the counts."""

from collections import Counter
from collections.abc import Iterable, Iterator

from treatytrack.actions.import_ import Outcome
from treatytrack.actions.placing import Fate, Placed
from treatytrack.formats.readable import readable

SHOWN_WHOLE = 20
"""So many warnings of a kind are all shown; of more of them the first few, and their number."""
_SHOWN_OF_MANY = 10
_LISTED = "contradiction:"
_FATES = ("added", "updated", "unchanged", "skipped", "duplicate", "out of scope")
_CALLED = {"duplicate": "duplicates"}
_IF_ANY = ("skipped",)


def places(name: str, said: Iterable[Placed], kind: str = "") -> Iterator[str]:
    """Each with its place in the file, in the order of its lines."""
    for place in sorted(said, key=lambda place: place.line):
        column = f"{place.column}: " if place.column else ""
        yield f"{name}:{place.line}: {column}{kind}{place.what}"


def reasons(refused: Iterable[Placed]) -> Iterator[tuple[int, str]]:
    """Every line once, in order, with all that is wrong with it."""
    found: dict[int, list[str]] = {}
    for place in refused:
        found.setdefault(place.line, []).append(f"{place.column}: {place.what}" if place.column else place.what)
    for line in sorted(found):
        yield line, "; ".join(found[line])


def warnings(name: str, said: Iterable[Placed], *, kept: bool) -> Iterator[str]:
    """Each warning where they are few of a kind, else the first of them, their number, and what lists them all."""
    many = Counter(_kind(warning) for warning in said)
    shown: Counter[str] = Counter()
    some = []
    for warning in sorted(said, key=lambda place: place.line):
        kind = _kind(warning)
        shown[kind] += 1
        if many[kind] <= SHOWN_WHOLE or shown[kind] <= _SHOWN_OF_MANY:
            some.append(warning)
    yield from places(name, some, "warning: ")
    for kind, number in many.items():
        if number > SHOWN_WHOLE:
            listed = kept and kind.startswith(_LISTED)
            advice = f": treatytrack list {kind} finds all" if listed else ""
            yield f"{name}: {number - _SHOWN_OF_MANY} more warnings like these of {kind.removeprefix(_LISTED)}{advice}"


def _kind(warning: Placed) -> str:
    """What a warning is counted by: the term of a QUERY that finds its contradiction, else its column."""
    return f"{_LISTED}{warning.contradiction}" if warning.contradiction else warning.column


def plan(fate: Fate) -> Iterator[str]:
    """What would happen to a row; unchanged ones are only counted."""
    if fate.kind != "unchanged":
        ref = f"{fate.ref}  " if fate.ref else ""
        yield f"line {fate.line}: {fate.kind}  {ref}{readable(fate.title)}"
        for name, before, after in fate.differences:
            yield f"  {name}: {readable(before) or '(empty)'} -> {readable(after) or '(empty)'}"


def counts(outcome: Outcome, refused: int, *, dry_run: bool) -> str:
    """How many rows met each fate, in a sentence."""
    found = outcome.counts
    fates = (
        f"{_CALLED.get(fate, fate)} {found.get(fate, 0)}" for fate in _FATES if found.get(fate) or fate not in _IF_ANY
    )
    said = f"read {outcome.read}, {', '.join(fates)}, refused {refused}, warnings {len(outcome.warnings)}"
    return f"Would have {said}; nothing was changed." if dry_run else f"{said[0].upper()}{said[1:]}."
