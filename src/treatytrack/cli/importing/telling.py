"""What is said of an import: every problem, warnings as far as anybody reads them, what would change, the counts."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from treatytrack.actions.importing.outcome import Fate, Outcome
from treatytrack.cli.importing.hearing import SHOWN_WHOLE, Warnings
from treatytrack.cli.importing.refused import Refused
from treatytrack.formats.readable import readable

_SHOWN_OF_MANY = 10
"""Of more warnings of a kind than are all shown so many are, and their number is told."""
_KINDS_COUNTED = 10_000
"""Of so many kinds of faults it is counted how often they are met: in a million rows each may have its own."""

_FATES = ("added", "updated", "unchanged", "skipped", "duplicate", "out of scope")
_CALLED = {"duplicate": "duplicates"}
_IF_ANY = ("skipped",)


def refusals(name: str, refused: Iterable[Refused]) -> Iterator[str]:
    """All that is wrong, each with its place in the file; and where that names no single record, what would.

    Where that is more than anybody reads, what stands in several rows is said once more, with their number.
    """
    before = shared = 0
    often: Counter[tuple[str, str]] = Counter()
    for line, places in refused:
        shared = shared or (line if line == before else 0)
        before = line
        for column, what in places:
            yield _placed(name, line, column, what)
            if (column, what) in often or len(often) < _KINDS_COUNTED:
                often[column, what] += 1
    yield from _repeated(name, often)
    if shared:
        yield (
            f"{name}:{shared}: several records begin on this line: write each on a line of its own, "
            "as python3 -m json.tool does, and it is named by that line"
        )


def _repeated(name: str, often: Counter[tuple[str, str]]) -> Iterator[str]:
    """What is wrong in several places, the most frequent first."""
    repeated = [(number, *fault) for fault, number in often.most_common() if number > 1]
    if often.total() > SHOWN_WHOLE and repeated:
        yield f"{name}: several rows have the same fault:"
        shown = repeated if len(repeated) <= SHOWN_WHOLE else repeated[:_SHOWN_OF_MANY]
        for number, column, what in shown:
            yield f"{name}: {number} times {_faulty(column, what)}"
        if len(repeated) > len(shown):
            yield f"{name}: and {len(repeated) - len(shown)} more that several rows have"


def reasons(refused: Iterable[Refused]) -> Iterator[tuple[int, str]]:
    """Every line once, in order, with all that is wrong with it."""
    for line, records in groupby(refused, lambda one: one.line):
        places = (place for record in records for place in record.places)
        yield line, "; ".join(_faulty(column, what) for column, what in places)


def warnings(name: str, kinds: Iterable[Warnings], *, kept: bool) -> Iterator[str]:
    """Each warning where they are few of a kind, else the first of them, their number, and what lists them all."""
    kinds = sorted(kinds, key=lambda kind: kind.first[0].line)
    shown = [one for kind in kinds for one in (kind.first[:_SHOWN_OF_MANY] if _are_many(kind) else kind.first)]
    for one in sorted(shown, key=lambda one: one.line):
        yield _placed(name, one.line, one.column, f"warning: {one.what}")
    for kind in filter(_are_many, kinds):
        found = kind.first[0].contradiction
        advice = f": treatytrack list contradiction:{found} finds all" if kept and found else ""
        what = found or kind.first[0].column
        yield f"{name}: {kind.number - _SHOWN_OF_MANY} more warnings like these of {what}{advice}"


def _are_many(kind: Warnings) -> bool:
    return kind.number > SHOWN_WHOLE


def _placed(name: str, line: int, column: str, what: str) -> str:
    return f"{name}:{line}: {_faulty(column, what)}"


def _faulty(column: str, what: str) -> str:
    return f"{column}: {what}" if column else what


def plan(fate: Fate) -> Iterator[str]:
    """What would happen to a row; unchanged ones are only counted."""
    if fate.kind != "unchanged":
        ref = f"{fate.ref}  " if fate.ref else ""
        yield f"line {fate.line}: {fate.kind}  {ref}{readable(fate.title)}"
        for name, before, after in fate.differences:
            yield f"  {name}: {readable(before) or '(empty)'} -> {readable(after) or '(empty)'}"


def counts(outcome: Outcome, *, dry_run: bool) -> str:
    """How many rows met each fate, in a sentence."""
    found = outcome.counts
    fates = (
        f"{_CALLED.get(fate, fate)} {found.get(fate, 0)}" for fate in _FATES if found.get(fate) or fate not in _IF_ANY
    )
    said = f"read {outcome.read}, {', '.join(fates)}, refused {outcome.refused}, warnings {outcome.warnings}"
    return f"Would have {said}; nothing was changed." if dry_run else f"{said[0].upper()}{said[1:]}."


def all_refused(outcome: Outcome) -> str:
    """That nothing was taken; and what would take the rest, where there is any."""
    said = f"{outcome.refused} of {outcome.read} rows refused; nothing was changed"
    if outcome.refused == outcome.read:
        return said
    return f"{said}: --keep-good takes the others, and --rejects FILE keeps those refused, to be corrected"
