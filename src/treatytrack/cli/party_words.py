"""What is told of a change of parties, whichever command makes it."""

from collections.abc import Sequence

from treatytrack.cli.speaking import say
from treatytrack.domain.lists import first_of


def say_who_acts(refs: Sequence[str]) -> None:
    """Who acts for a side is computed, and an analyst should know where an act may count that did not before."""
    if refs:
        say(f"Who can act for a side is different now in {first_of(refs)}.")
