"""Taking in a whole file: its parties first, then what happened between them, then their agreements."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from treatytrack.actions.importing.agreements import import_rows
from treatytrack.actions.importing.events import import_events
from treatytrack.actions.importing.naming import FileParties, write_met
from treatytrack.actions.importing.outcome import NOBODY, Listener, Outcome
from treatytrack.actions.importing.parties import PARTY_COLUMNS, read_parties, write_parties
from treatytrack.actions.importing.placing import Wishes
from treatytrack.actions.party import PartyRegister
from treatytrack.actions.read import CellReader
from treatytrack.actions.read_event import RelationEventReader
from treatytrack.actions.register import KnownParties, Writer
from treatytrack.columns import NAMES
from treatytrack.domain.parties import Party
from treatytrack.event_columns import NAMES as EVENT_NAMES
from treatytrack.rows import Record

COLUMNS_OF = {"agreements": NAMES, "events": EVENT_NAMES, "parties": tuple(PARTY_COLUMNS)}
"""The parts that a file can have, and the columns of each."""


class Part(NamedTuple):
    """The records of a part, and which of our columns each of the file's fills."""

    rows: Iterable[Record]
    ours: Mapping[str, str]


class Receiving(Writer, PartyRegister, Protocol):
    """A register that takes in agreements, events and parties."""


class Naming(NamedTuple):
    """How the agreements of a file name their parties: those of its preset, and whether an unknown one is added.

    `kind` is that of all that are added; empty where their names tell it.
    """

    listed: Sequence[Party] = ()
    add_unknown: bool = False
    kind: str = ""


AS_EVER = Naming()
"""As the register knows them."""


def import_file(
    register: Receiving,
    parts: Mapping[str, Part],
    today: date,
    wishes: Wishes,
    listener: Listener = NOBODY,
    naming: Naming = AS_EVER,
) -> tuple[Outcome, Sequence[Party]]:
    """Read every part, and write what is new or changed and has nothing wrong; the listener hears what becomes of each.

    Whoever wants all or nothing gives up the transaction where anything was refused. Gives the parties too that the
    file brought along besides its own part of them.
    """
    done = Outcome()
    made: Sequence[Party] = ()
    known: KnownParties = register.parties
    if part := parts.get("parties"):
        read = read_parties(register, *part, wishes, listener)
        done, known = read.outcome, lambda: read.known
        write_parties(register, read.parties)
    if part := parts.get("events"):
        events = RelationEventReader(None, known, wishes.order)
        done = done.and_also(import_events(register, *part, events, wishes, listener))
    if part := parts.get("agreements"):
        reader = CellReader(None, known, wishes.order, keeping=True)
        if naming != AS_EVER:
            names = FileParties(known(), naming.listed, add_unknown=naming.add_unknown, kind=naming.kind)
            reader = CellReader(None, lambda: names, wishes.order, keeping=True)
        done = done.and_also(import_rows(register, *part, reader, today, wishes, listener))
        if naming != AS_EVER:
            made = write_met(register, names.met.values())
    return done, made
