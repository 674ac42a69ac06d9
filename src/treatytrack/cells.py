"""How each kind of cell is read from text and written back: one line a kind, the domain's own parsers behind it."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from treatytrack.domain.agreement import BINDING, ENDED_BY, RELATIONS, RENEWALS, Event, Reference, Relation
from treatytrack.domain.clauses import DenunciationRule, EntryRule, MinimumLife, length_or
from treatytrack.domain.dates import DayOrder, PartialDate, read_date
from treatytrack.domain.events import event_from, event_text
from treatytrack.domain.instruments import BY_WORD as INSTRUMENT_WORDS
from treatytrack.domain.instruments import instrument_named
from treatytrack.domain.lengths import Impossible, Length, Stated
from treatytrack.domain.lists import joined, separated
from treatytrack.errors import WrongRequest

_LONGEST_REF = 100
_NOT_IN_A_REF = frozenset((*"/;,:\"'\x7f", *map(chr, range(0x20))))


class Kind(NamedTuple):
    """A kind of cell: its name, how stored text is read (raising WrongRequest) and how a value is written.

    `words` are all that can be stored, where these are few.
    """

    name: str
    read: Callable[[str], Any]
    write: Callable[[Any], str]
    words: tuple[str, ...] = ()


def read_typed(kind: Kind, written: str, today: date | None, order: DayOrder | None) -> Any:
    """Read what a person or a file wrote: as `kind.read`, and dates in the forms that people use."""
    if kind is REFERENCE_ID and written.startswith("-"):  # nobody could type it again: it would be an option
        raise WrongRequest(f'"{written}" cannot be a ref: it begins with a hyphen, as an option does')
    if kind is DATE:
        return read_date(written, today, order)
    if kind is EVENTS:
        return tuple(event_from(item, lambda text: read_date(text, today, order)) for item in separated(written))
    if kind is COUNTS_FROM:
        return _counts_from(written, lambda text: read_date(text, today, order))
    return kind.read(written)


def chosen_from(words: tuple[str, ...], what: str, written: str) -> str:
    """The word meant, whatever its case; refused with the nearest where it is none of them."""
    if written in words:
        return written
    word = "-".join(written.casefold().replace("_", "-").split())
    if word in words:
        return word
    from difflib import get_close_matches  # noqa: PLC0415  (costs 3 ms; only a wrong word needs it)

    same_letters = [one for one in words if sorted(one) == sorted(word)]
    near = same_letters or get_close_matches(word, words, 1, 0.6)
    hint = f"did you mean {near[0]}?" if near else f"write {any_of(words)}"
    raise WrongRequest(f'"{written}" is not {what}: {hint}')


def any_of(words: Sequence[str]) -> str:
    """`a, b or c`."""
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]


def one_of(words: tuple[str, ...], what: str) -> Kind:
    """A kind of cell that holds one of these words; `what` says what such a word is."""
    return Kind("word", lambda written: chosen_from(words, what, written), str, words)


def _length_or(*allowed: Stated) -> Callable[[str], Length | Stated | Impossible]:
    return lambda written: length_or(written, allowed)


def _counts_from(written: str, read: Callable[[str], PartialDate]) -> PartialDate | str:
    word = written.casefold().replace("_", "-").replace(" ", "-")
    return word if word in {"signed", "in-force"} else read(written)


def _denunciation(written: str) -> DenunciationRule | Stated:
    word = written.casefold()
    return Stated(word) if word in {"none", "unknown"} else DenunciationRule.parse(written)


def _limit(written: str) -> int | Impossible:
    wrong = f'"{written}" is not a number of renewals: write 1 or more, or leave it empty for no limit'
    if not re.fullmatch(r"-?\d{1,9}", written, re.ASCII):
        raise WrongRequest(wrong)
    return int(written) if int(written) > 0 else Impossible(written, wrong)


def _ref(written: str) -> str:
    if len(written) > _LONGEST_REF or written.split() != [written] or not _NOT_IN_A_REF.isdisjoint(written):
        raise WrongRequest(
            f'"{written}" cannot be a ref: it holds a blank or one of / ; , : or a quote, or is too long'
        )
    return written


def _relation(written: str) -> Relation:
    kind, _, other = written.partition(" ")
    if not other:
        raise WrongRequest(f'"{written}" is not a relation: write {", ".join(RELATIONS)}, then a ref or a "title"')
    return Relation(chosen_from(RELATIONS, "a relation", kind), Reference(other.strip()))


def _relations(cell: str) -> tuple[Relation, ...]:
    return tuple(_relation(item) for item in separated(cell))


def _events(cell: str) -> tuple[Event, ...]:
    return tuple(event_from(item) for item in separated(cell))


def _text_of(value: Any) -> str:
    return value if isinstance(value, str) else str(value.text)


# fmt: off
TEXT               = Kind("text", str, str)
REFERENCE_ID       = Kind("ref", _ref, str)
PARTY              = Kind("party", str, str)
TYPE               = Kind("type", instrument_named, str, tuple(INSTRUMENT_WORDS))
BINDING_WORD       = one_of(BINDING, "yes or no")
RENEWAL            = one_of(RENEWALS, "a renewal")
ENDED_BY_WORD      = one_of(ENDED_BY, "a way to end")
DATE               = Kind("date", PartialDate.parse, _text_of)
COUNTS_FROM        = Kind("start", lambda written: _counts_from(written, PartialDate.parse), _text_of)
ENTRY_RULE         = Kind("rule", EntryRule.parse, _text_of)
DENUNCIATION       = Kind("rule", _denunciation, _text_of)
MINIMUM_LIFE       = Kind("rule", MinimumLife.parse, _text_of)
LENGTH             = Kind("length", Length.parse, _text_of)
LASTS              = Kind("length", _length_or(Stated.OPEN, Stated.UNKNOWN), _text_of)
RENEWAL_LENGTH     = Kind("length", _length_or(Stated.UNKNOWN), _text_of)
NOTICE             = Kind("length", _length_or(Stated.NONE, Stated.UNKNOWN), _text_of)
SURVIVAL           = Kind("length", _length_or(Stated.OPEN, Stated.NONE, Stated.UNKNOWN), _text_of)
LIMIT              = Kind("number", _limit, lambda limit: limit.text if isinstance(limit, Impossible) else str(limit))
LIST               = Kind("list", separated, joined)
EVENTS             = Kind("list", _events, lambda events: joined(tuple(map(event_text, events))))
RELATIONS_LIST     = Kind("list", _relations, lambda all_: joined(tuple(f"{r.kind} {r.other.text}" for r in all_)))
REFERENCE          = Kind("reference", Reference, _text_of)
# fmt: on
