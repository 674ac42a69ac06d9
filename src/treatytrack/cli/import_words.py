"""What is said of an import besides its counts: words that no rule knows, parties that it made."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from treatytrack.actions.importing.outcome import Outcome
from treatytrack.domain.lists import first_of
from treatytrack.domain.parties import Party
from treatytrack.domain.words import how_many


def words_without_rule(counts: Mapping[tuple[str, str], int]) -> Iterator[str]:
    """For each column whose words have rules: those that have none, the most frequent first."""
    for column, found in groupby(sorted(counts, key=lambda one: (one[0], -counts[one], one[1])), lambda one: one[0]):
        words = [f'"{word}" ({counts[column, word]})' for _, word in found]
        yield f"{column}: {how_many(len(words), 'word')} without a rule, kept as written: {first_of(words)}"


def below_the_table(name: str, below: tuple[int, int] | None) -> Iterator[str]:
    """Where a preset found the end of the table, and how much it left."""
    if below:
        line, number = below
        yield f"{name}: line {line} is below the table, as ends-before says: {how_many(number, 'row')} out of scope"


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
