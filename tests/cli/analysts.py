"""A small register on which analysts work between its weekly reports: what they type, by chance, and what is read.

They record acts late and ahead, correct days and correct them back, undo and redo, take out and put in. What is known
at every moment is kept, so that a reader of the reports can be asked what he was told of it.
"""

import io
from collections.abc import Callable
from csv import DictWriter
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from random import Random
from typing import NamedTuple

import time_machine

from treatytrack.columns import NAMES, texts_of
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.query import Query
from treatytrack.store.opening import open_for_reading

from .by_chance import START, WATCHED, Cells, act_by_chance, agreement_by_chance, correction_by_chance, day_by_chance
from .world import DONE, NOT_FOUND, Ended, Treatytrack

Known = dict[str, Agreement]


class Typed(NamedTuple):
    """A command, when it was typed, and what was known after it."""

    at: datetime
    words: tuple[str, ...]
    known: Known


class Analysts:
    """The register in a folder, the clock, and all that was typed."""

    def __init__(self, treatytrack: Treatytrack, seed: int, agreements: int) -> None:
        self.treatytrack = treatytrack
        self.chance = Random(seed)
        self.now = START
        self.typed: list[Typed] = []
        self._same: dict[tuple[tuple[str, ...], ...], Agreement] = {}
        assert self.type("config", "timezone", "UTC").code == DONE
        rows = [agreement_by_chance(self.chance, f"A-{number}", self.today) for number in range(agreements)]
        self._back: list[tuple[str, ...]] = []
        ended = self.type("import", self.treatytrack.csv("first.csv", _as_csv(rows)))
        assert ended.code == DONE, ended.err

    @property
    def today(self) -> date:
        return self.now.date()

    @property
    def known(self) -> Known:
        """What is recorded now."""
        return self.typed[-1].known if self.typed else {}

    def known_when_began(self, day: date) -> Known:
        """What was recorded when that day began."""
        moment = datetime.combine(day, time(), UTC)
        return next((one.known for one in reversed(self.typed) if one.at < moment), {})

    def typed_of(self, ref: str, after: datetime) -> list[str]:
        """What was typed of an agreement after a moment, for whoever looks into what went wrong."""
        named = (
            one for one in self.typed if one.at > after and (one.words[0] == "undo" or ref in one.words[1].split("/"))
        )
        return [f"{one.at:%Y-%m-%d} {' '.join(one.words)}" for one in named]

    def type(self, *words: str) -> Ended:
        """Type this now; of what was done is kept what is known after it."""
        with time_machine.travel(self.now, tick=False):
            ended = self.treatytrack(*words, as_of=None, TZ="UTC", TREATYTRACK_USER="leyla")
        assert ended.code != 1, ended.err
        if ended.code == DONE and words[0] != "report":
            self.typed.append(Typed(self.now, words, self._recorded()))
        return ended

    def _recorded(self) -> Known:
        """What is recorded now; an agreement that is recorded as it was before is the same."""
        with open_for_reading(self.treatytrack.register) as register:
            return {one.ref: self._kept(one) for one in register.agreements(Query(), self.today)}

    def _kept(self, agreement: Agreement) -> Agreement:
        return self._same.setdefault(facts(agreement), agreement)

    def work_until(self, moment: datetime, most: int = 8) -> None:
        """Let time pass, in which up to so many things are done."""
        seconds = int((moment - self.now).total_seconds())
        for after in sorted(self.chance.randrange(seconds) for _ in range(self.chance.randint(0, most))):
            self.now = max(self.now, moment - timedelta(seconds=seconds - after))
            self._do_something()
        self.now = moment

    def _do_something(self) -> None:
        chance, known = self.chance, self.known
        if not known or chance.random() < 0.06:
            number = sum(one.words[0] in {"add", "import"} for one in self.typed)
            self.type("add", *options(agreement_by_chance(chance, f"N-{number}", self.today)))
            return
        agreement = known[chance.choice(list(known))]
        acts: tuple[tuple[int, Callable[[], object]], ...] = (
            (40, partial(self._record, agreement)),
            (30, partial(self._edit, agreement)),
            (8, partial(self._edit_event, agreement)),
            (8, self._correct_back),
            (8, self._undo),
            (4, partial(self.type, "undo", "--redo")),
            (5, partial(self._watch, agreement)),
            (2, partial(self.type, "remove", agreement.ref, "--yes")),
        )
        chance.choices([act for _, act in acts], [weight for weight, _ in acts])[0]()

    def _record(self, agreement: Agreement) -> None:
        others = [ref for ref in self.known if ref != agreement.ref]
        self.type("record", agreement.ref, *act_by_chance(self.chance, self.today, others))

    def _edit(self, agreement: Agreement) -> None:
        column, value = correction_by_chance(self.chance, self.today, list(self.known))
        before = dict(zip(NAMES, texts_of(agreement), strict=True))[column]
        if self.type(*_setting(agreement.ref, column, value)).code == DONE:
            self._back.append(_setting(agreement.ref, column, before))

    def _edit_event(self, agreement: Agreement) -> None:
        which = f"{agreement.ref}/{self.chance.randint(1, 4)}"
        if self.chance.random() < 0.5:
            self.type("remove", which, "--yes")
        else:
            self.type("edit", which, "--date", day_by_chance(self.chance, self.today))

    def _correct_back(self) -> None:
        if self._back:
            self.type(*self._back.pop())

    def _undo(self) -> None:
        if sum(one.words[0] not in {"undo", "config"} for one in self.typed) < 2:
            return
        for _ in range(self.chance.choice((1, 1, 2))):
            assert self.type("undo").code in {DONE, NOT_FOUND}

    def _watch(self, agreement: Agreement) -> None:
        how = "--remove-tag" if WATCHED in agreement.tags else "--add-tag"
        self.type("edit", agreement.ref, how, WATCHED)


def facts(agreement: Agreement) -> tuple[tuple[str, ...], ...]:
    """All that is recorded of an agreement and of what replaces it."""
    later = agreement.elsewhere.later
    return (texts_of(agreement), texts_of(later) if later else ())


def options(cells: Cells) -> tuple[str, ...]:
    """What `add` is given for these cells."""
    words = [cells["title"], "--between", cells["party_a"], cells["party_b"]]
    for name, text in cells.items():
        if name == "tags":
            words += ["--tag", text]
        elif name == "events":
            words += [word for event in text.split("; ") for word in ("--event", event)]
        elif name not in {"title", "party_a", "party_b"}:
            words += [f"--{name.replace('_', '-')}", text]
    return tuple(words)


def _setting(ref: str, column: str, value: str) -> tuple[str, ...]:
    """What is typed so that a column holds this."""
    if not value:
        return ("edit", ref, "--clear", column)
    return ("edit", ref, f"--{column.replace('_', '-')}", value)


def _as_csv(rows: list[Cells]) -> str:
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = DictWriter(out, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
