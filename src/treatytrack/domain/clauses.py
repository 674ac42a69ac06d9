"""The clauses of an agreement that are rules rather than dates: entry into force (R5) and denunciation (R8)."""

from functools import lru_cache
from typing import NamedTuple

from treatytrack.domain.lengths import Impossible, Length, NoLength, Shift, Stated
from treatytrack.errors import WrongRequest

TRIGGERS = ("signature", "notification", "ratification", "exchange")


class EntryRule(NamedTuple):
    """R5: what must happen, and how long after it the agreement enters into force."""

    trigger: str
    shift: Shift

    @classmethod
    @lru_cache(maxsize=1024)
    def parse(cls, written: str) -> "EntryRule":
        """Read `signature`, `notification + 30d`, `exchange + first of month 2`. Raises WrongRequest: it is no rule."""
        trigger, _, shift = written.partition("+")
        word = trigger.strip().casefold()
        if word not in TRIGGERS:
            raise WrongRequest(
                f'"{trigger.strip()}" does not start an entry into force: write {", ".join(TRIGGERS[:-1])} or '
                f"{TRIGGERS[-1]}, then perhaps + 30d or + first of month 2"
            )
        return cls(word, _shift_after(written, shift))

    @property
    def text(self) -> str:
        """The rule as it is stored: `notification + 30d`."""
        return _joined(self.trigger, self.shift)


class DenunciationRule(NamedTuple):
    """R8: `receipt [+ SHIFT ...]`, or `term end`: a denunciation that works like a notice of non-renewal (R7)."""

    basis: str
    shift: Shift

    @classmethod
    @lru_cache(maxsize=1024)
    def parse(cls, written: str) -> "DenunciationRule":
        """Read `receipt + 12m`, `receipt + 6m + start of year`, `term end`. Raises WrongRequest: it is no rule."""
        head, _, shift = written.partition("+")
        word = " ".join(head.casefold().split())
        if word not in {"receipt", "term end"} or (word == "term end" and shift):
            raise WrongRequest(
                f'"{written}" is not a denunciation rule: write receipt, receipt + 12m, '
                "receipt + 6m + start of year, term end, none or unknown"
            )
        return cls(word, _shift_after(written, shift))

    @property
    def text(self) -> str:
        """The rule as it is stored: `receipt + 12m`."""
        return _joined(self.basis, self.shift)


class MinimumLife(NamedTuple):
    """`denunciation_after`: how long after entry into force denunciation cannot work; `given`: cannot be received."""

    length: Length
    given: bool

    @classmethod
    def parse(cls, written: str) -> "MinimumLife":
        """Read `3y` or `3y given`. Raises WrongRequest: it is no length."""
        words = written.split()
        given = len(words) > 1 and words[-1].casefold() == "given"
        return cls(Length.parse(" ".join(words[:-1] if given else words)), given)

    @property
    def text(self) -> str:
        """It as it is stored: `3y`, `3y given`."""
        return f"{self.length.text} given" if self.given else self.length.text


@lru_cache(maxsize=1024)
def length_or(written: str, allowed: tuple[Stated, ...]) -> Length | Stated | Impossible:
    """A length, or one of the words that may stand in its place; a length that can be none is kept as such."""
    word = written.strip().casefold()
    for stated in allowed:
        if word == stated.value:
            return stated
    try:
        return Length.parse(written)
    except NoLength as wrong:
        none = "leave it empty, or write none where there is none" if Stated.NONE in allowed else "leave it empty"
        return Impossible(written, f"{str(wrong).partition(':')[0]}: {none}")
    except WrongRequest as wrong:
        words = " or ".join(stated.value for stated in allowed)
        raise WrongRequest(f"{wrong}" + (f", or {words}" if "is not a length" in str(wrong) else "")) from None


def _shift_after(written: str, shift: str) -> Shift:
    if "+" in written and not shift.strip():
        raise WrongRequest(f'"{written}" ends with +: write what is added, such as 30d')
    return Shift.parse(shift)


def _joined(word: str, shift: Shift) -> str:
    return f"{word} + {shift.text}" if shift.steps else word
