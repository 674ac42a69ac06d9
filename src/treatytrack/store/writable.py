"""A register that is changed, inside one transaction: agreements and parties with their numbers and derived rows."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from treatytrack.columns import texts_of
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.parties import Party
from treatytrack.errors import Conflict, NotFound
from treatytrack.store.derived import Derived, derived
from treatytrack.store.deriving import derive_anew
from treatytrack.store.meeting import MeetsMany
from treatytrack.store.numbering import NONE_ISSUED, Happening, Issued, happenings, numbered
from treatytrack.store.party_uses import acted_for_otherwise, links_of
from treatytrack.store.past.remembering import (
    Change,
    party_row,
    record_of,
    record_of_party,
    record_of_texts,
)
from treatytrack.store.referring import ended_by_them
from treatytrack.store.resting import Row, Rows, at_rest, derived_at_rest
from treatytrack.store.rowwise import AT_ONCE


class WritableRegister(MeetsMany):
    """A register in the hand of one writer. What is read through it holds what was written through it."""

    _numbers_then: Mapping[str, tuple[tuple[int, str, str], ...]] = {}
    """Number, kind and mark of the events of agreements that are restored, where a mark alone does not tell."""

    def add(self, agreement: Agreement, *, put_back: bool = False) -> None:
        """Record an agreement under its ref.

        `put_back` gives a removed agreement its ref, and its events their numbers, again.
        Raises Conflict: the ref was given before.
        """
        self._add_together([agreement], put_back=put_back)

    def add_all(self, agreements: Iterable[Agreement]) -> int:
        """Record many; gives the number of the first, which those of the others follow. Raises Conflict as `add`."""
        first = self._next_id("agreement")
        waiting = iter(agreements)
        while together := list(islice(waiting, AT_ONCE)):
            self._add_together(together)
        return first

    def update(self, agreement: Agreement) -> None:
        """Record an agreement in the place of what has its ref; one that is the same changes nothing.

        Raises NotFound: nothing has its ref.
        """
        self.update_all([agreement])

    def update_all(self, agreements: Sequence[Agreement]) -> None:
        """Record many, each in the place of what has its ref, which no two share. Raises NotFound as `update` does."""
        rows: list[Rows] = []
        changes: list[Change] = []
        given: list[tuple[str, list[tuple[int, Happening]]]] = []
        for agreement in agreements:
            ref, texts = agreement.ref, texts_of(agreement)
            said, says = record_of(self._there(ref)), record_of_texts(texts)
            if said == says:
                continue
            (agreement_id,) = self._connection.execute(
                "SELECT id FROM agreement WHERE ref = :ref", {"ref": ref}
            ).fetchone()
            events = numbered(happenings(agreement), self._issued(ref))
            given.append((ref, events))
            rows.append(at_rest(agreement, texts, agreement_id, events, self._derived(agreement)))
            changes.append(Change("agreement", ref, said, says))
        self._write.replace(rows)
        self._derive_what_they_end([change.ref for change in changes])
        for ref, events in given:
            self._issue(ref, events)
        self._remember(changes)

    def remove(self, ref: str) -> None:
        """Take an agreement out; its ref is not given again, and the history keeps it. Raises NotFound."""
        self.remove_all([ref])

    def remove_all(self, refs: Sequence[str]) -> None:
        """Take out many, no more than are best written together. Raises NotFound as `remove` does."""
        there = self.of_refs(refs)
        if missing := [ref for ref in refs if ref not in there]:
            raise _nothing_called(missing[0])
        self._write.remove_agreements([there[ref].number for ref in refs])
        self._derive_what_they_end(refs)
        self._remember([Change("agreement", ref, record_of(there[ref].agreement), "") for ref in refs])

    def next_number(self, prefix: str) -> int:
        """The next running number for refs that begin with `prefix` and a hyphen; each answer is given once."""
        return self._next_number(f"{prefix}-")

    def add_party(self, party: Party) -> list[str]:
        """Record a party of this register's own; one with a built-in code takes the place of the built-in party.

        Gives the refs of the agreements in which others act for a side now. Raises Conflict: one of its own has its
        code.
        """
        if self.own_party(party.code):
            raise Conflict(f"This register has a party {party.code} already")
        return self._change_party(party.code, None, party)

    def update_party(self, party: Party) -> list[str]:
        """Record one of its own parties in the place of what has its code; gives refs as `add_party` does.

        Raises NotFound: none of its own has that code.
        """
        before = self._own_there(party.code)
        return [] if before == party else self._change_party(party.code, before, party)

    def remove_party(self, code: str) -> list[str]:
        """Take out one of its own parties: what is built in under that code, if anything, is there again.

        Gives refs and raises NotFound as `update_party` does; who uses the party is not asked.
        """
        return self._change_party(code, self._own_there(code), None)

    def derive_anew(self, rule_set: int) -> None:
        """Make all derived rows again by the rules of today; no history, because nothing recorded changes."""
        derive_anew(self, self._write, rule_set)

    def _add_together(self, agreements: Sequence[Agreement], *, put_back: bool = False) -> None:
        following = self._next_id("agreement")
        self._refuse_given([agreement.ref for agreement in agreements], put_back=put_back)
        rows: list[Rows] = []
        given: list[tuple[str, list[tuple[int, Happening]]]] = []
        changes: list[Change] = []
        for agreement_id, agreement in enumerate(agreements, start=following):
            ref, texts = agreement.ref, texts_of(agreement)
            events = numbered(happenings(agreement), self._issued(ref) if put_back else NONE_ISSUED)
            rows.append(at_rest(agreement, texts, agreement_id, events, self._derived(agreement)))
            given.append((ref, events))
            changes.append(Change("agreement", ref, "", record_of_texts(texts)))
        self._write.add_agreements(rows)
        self._derive_what_they_end([ref for ref, _ in given])
        if not put_back:
            numbers = [_issued_row(ref, number, one) for ref, events in given for number, one in events]
            self._write.add_rows({"issued_ref": [(ref,) for ref, _ in given], "issued_number": numbers})
        else:
            for ref, events in given:
                self._issue(ref, events)
        self._remember(changes)

    def _change_party(self, code: str, before: Party | None, after: Party | None) -> list[str]:
        built_in = self.built_in_party(code)
        # A name or a date changes nobody's acts: many parties may be added so, and all events would be looked at each.
        acts_change = links_of(before or built_in) != links_of(after or built_in)
        known = self.parties() if acts_change else None
        self._write.write_party(code, [party_row(after)] if after else [])
        self._remember([Change("party", code, record_of_party(before), record_of_party(after))])
        self._parties = None
        otherwise = acted_for_otherwise(self._connection, known, self.parties()) if known is not None else {}
        for agreement_id, ref in otherwise.items():
            self._derive_again(agreement_id, ref)
        self._derive_what_they_end([*otherwise.values()])
        return sorted(otherwise.values())

    def _own_there(self, code: str) -> Party:
        found = self.own_party(code)
        if found is None:
            raise NotFound(f"This register has no party {code} of its own")
        return found

    def _derived(self, agreement: Agreement) -> Derived:
        """What the rules make of an agreement beside those that it names."""
        return derived(self.in_context(agreement))

    def _derive_what_they_end(self, refs: Sequence[str]) -> None:
        """Derived rows made anew for what has one of these in `replaced_by`: its entry into force is their end (R9).

        They have no row in the history, because nothing recorded of them changes.
        """
        for start in range(0, len(refs), AT_ONCE):  # a query takes only so many values
            for agreement_id, ref in ended_by_them(self._connection, refs[start : start + AT_ONCE]).items():
                self._derive_again(agreement_id, ref)

    def _derive_again(self, agreement_id: int, ref: str) -> None:
        self._write.write_anew({agreement_id: derived_at_rest(self._derived(self._there(ref)), agreement_id)})

    def _there(self, ref: str) -> Agreement:
        found = self.agreement(ref)
        if found is None:
            raise _nothing_called(ref)
        return found

    def _issued(self, ref: str) -> Issued:
        ever = self._connection.execute("SELECT number, mark FROM issued_number WHERE ref = :ref", {"ref": ref})
        now = (
            (one.number, one.event.kind, Happening(one.event, one.from_column).mark)
            for one in self.numbered_events(ref)
        )
        return Issued(tuple(ever), self._numbers_then.get(ref) or tuple(now))

    def _issue(self, ref: str, events: list[tuple[int, Happening]]) -> None:
        """Remember the numbers given that were not given before."""
        before = set(self._issued(ref).ever)
        new = [_issued_row(ref, number, one) for number, one in events if (number, one.mark) not in before]
        self._write.add_rows({"issued_number": new})


def _nothing_called(ref: str) -> NotFound:
    return NotFound(f"No agreement is called {ref}")


def _issued_row(ref: str, number: int, one: Happening) -> Row:
    return (ref, number, one.mark)
