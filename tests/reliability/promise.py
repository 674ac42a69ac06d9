"""What a promise is, and what a harness saw of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Seen:
    """What a harness saw: how many trials of what (`points`, `files` ...), what went wrong, and what else it measured.

    `wrong` holds one line for each fault: what was done, what should have been, what was.
    """

    trials: int
    unit: str
    wrong: tuple[str, ...] = ()
    measured: str = ""


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise by its number, and its harness.

    `prove` makes that many trials in an empty folder, from a seed. `plant` does the same to a program with a fault in
    it, and must see something wrong; a harness that does not has proved nothing.
    """

    number: str
    says: str
    prove: Callable[[int, int, Path], Seen]
    plant: Callable[[Path], Seen]
    small: int
    full: int
    needs: Callable[[], str] = lambda: ""
    """Why it cannot be proved on this machine; '' where it can."""
