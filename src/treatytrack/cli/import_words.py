"""What is said of an import besides its counts: words that no rule knows, parties that it made."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from treatytrack.actions.importing.outcome import Outcome
from treatytrack.domain.lists import first_of
from treatytrack.domain.parties import Party
from treatytrack.domain.words import how_many
from treatytrack.importers.applying import Met


def as_met(name: str, met: Met) -> Iterator[str]:
    """What was met while the rows were read as a preset says."""
    yield from _below_the_table(name, met.below)
    yield from _named_by_groups(name, *met.groups)
    yield from _joined_rows(name, *met.joined)
    yield from _words_without_rule(met.without_rule)


def _words_without_rule(counts: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """For each column whose words have rules: those that have none, the most frequent first."""
    for column, found in groupby(sorted(counts, key=lambda one: (one[0], -counts[one], one[1])), lambda one: one[0]):
        words = [f'"{word}" ({counts[column, word]})' for _, word in found]
        yield f"{column}: {how_many(len(words), 'word')} without a rule, kept as written: {first_of(words)}"


def _below_the_table(name: str, below: tuple[int, int] | None) -> Iterator[str]:
    """Where a preset found the end of the table, and how much it left."""
    if below:
        line, number = below
        yield f"{name}: line {line} is below the table, as ends-before says: {how_many(number, 'row')} out of scope"


def _named_by_groups(name: str, column: str, found: Mapping[str, bool]) -> Iterator[str]:
    """Which rows were taken to name the group of those below, and which of them may be none."""
    if column:
        what = first_of([f'"{group}"' for group in found]) if found else "none"
        yield f"{name}: rows of one cell name the {column} of those below, as group-rows says: {what}"
    if vain := [f'"{group}"' for group, has_rows in found.items() if not has_rows]:
        yield f"{name}: nothing was taken of rows of one cell with no row below them: {first_of(vain)}"


def _joined_rows(name: str, rows: int, agreements: int, silent: Sequence[int]) -> Iterator[str]:
    """How many rows were joined, and which of them say nothing of their agreement."""
    if rows:
        are = "is" if rows == 1 else "are"
        yield f"{name}: {how_many(rows, 'row')} {are} {how_many(agreements, 'agreement')}, as join-rows says"
    if silent:
        lines = first_of([str(line) for line in silent])
        said = "on line" if len(silent) == 1 else "on lines"
        yield f"{name}: {how_many(len(silent), 'row')} said nothing that others of the agreement do not, {said} {lines}"


def none_in_scope(name: str, outcome: Outcome, left_out: Mapping[str, int]) -> Iterator[str]:
    """Of a file in which nothing was found to take: that it holds no rows, or which keys of the preset ask for none."""
    if not outcome.read:
        yield f"{name} holds no rows"
    elif left_out and outcome.counts.get("out of scope") == outcome.read:
        asking = first_of([f"{key} leaves out {how_many(number, 'row')}" for key, number in left_out.items()])
        yield f"{name}: no row is in scope, as the preset says: {asking}"


def parties_said(made: Sequence[Party], *, dry_run: bool) -> Iterator[str]:
    """The parties that the register knows from now on."""
    if made:
        names = first_of([f"{party.name} ({party.code}, {party.kind})" for party in made])
        number = f"{len(made)} parties" if len(made) > 1 else "1 party"
        done = "would be added" if dry_run else "added, to be corrected with treatytrack party edit"
        yield f"{number} {done}: {names}"
