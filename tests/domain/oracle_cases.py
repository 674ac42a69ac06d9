"""Random agreements for the oracle and the program, some of them replaced by another that is just as random."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from hypothesis import strategies as st

from treatytrack.domain.agreement import Agreement, Elsewhere
from treatytrack.domain.succession import succession_to

from .calendar_of_numbers import FAR_AHEAD, LONG_AGO, written
from .oracle_dates import FIRST, LAST, NARROW, WIDE, Draw, Writer, days
from .oracle_events import acts, triggers
from .oracle_reading import bounds, is_exact
from .world import Cells, agreement_of

LENGTHS = ("1y", "5y", "2y", "6m", "3y", "18m", "1y6m", "90d", "1m", "1y1m10d")
NOTICES = ("6m", "3m", "1m", "90d", "1y", "30d", "1m15d", "18m", "none")
SHIFTS = ("", " + 30d", " + 2m", " + first of month 1", " + first of month 2", " + 12m + first of month 1",
          " + 6m + start of year", " + 1y")  # fmt: skip
TYPES = ("agreement", "memorandum", "programme", "", "exchange-of-notes", "treaty")
LATER = "AZE-IRN-2020-1"


class Case(NamedTuple):
    """The cells of an agreement, and those of the one that replaces it."""

    cells: Cells
    later: Cells | None = None

    @property
    def agreement(self) -> Agreement:
        """The agreement as the register hands it to the rules: with what it holds of the later one."""
        agreement = agreement_of(self.cells)
        if self.later is None:
            return agreement
        return agreement._replace(elsewhere=Elsewhere(succession_to(agreement_of(self.later))))

    @property
    def recorded(self) -> tuple[Agreement, ...]:
        """The agreement, and the later one if there is one."""
        return tuple(agreement_of(cells) for cells in self if cells)

    @property
    def is_exact(self) -> bool:
        """Whether every date of both is one day."""
        return all(is_exact(cells) for cells in self if cells)

    @property
    def telling_days(self) -> list[int]:
        """Days on which something may turn: the ends of every date recorded."""
        return telling_days((*self.cells.values(), *(self.later or {}).values()))


@st.composite
def cases(draw: Draw) -> Case:
    """An agreement; one in four names the agreement that replaces it, which the register mostly has."""
    succession = draw(st.integers(0, 3)) == 0
    room = draw(st.sampled_from((NARROW,) * 79 + (WIDE,)))
    write = Writer(draw, draw(st.sampled_from((0, 0, 1, 1, 2, 4))), room)
    signed = draw(days())
    if not succession:
        return Case(_agreement(draw, write, signed))
    later = None
    if draw(st.integers(0, 7)):
        write.unsure = draw(st.sampled_from((0, 1, 1, 3)))
        later = _agreement(draw, write, signed + draw(st.integers(-30, 4000)))
        write.unsure = draw(st.sampled_from((0, 0, 1)))
    replaced = _agreement(draw, write, signed)
    if draw(st.booleans()):
        replaced.pop("ended", None)
    return Case({**replaced, "replaced_by": LATER}, later)


@st.composite
def agreements(draw: Draw) -> Cells:
    """The cells of an agreement that contradicts itself no more than real ones do."""
    return draw(cases()).cells


def _agreement(draw: Draw, write: Writer, signed: int) -> Cells:
    cells: Cells = {"type": draw(st.sampled_from(TYPES))}
    if draw(st.integers(0, 9)):
        cells["signed"] = write.date(signed)
    events = _entry(draw, write, cells, signed)
    _term(draw, write, cells, signed)
    _leaving(draw, cells)
    if draw(st.integers(0, 3)) == 0:
        cells["ended"] = write.date(signed + draw(st.integers(30, 4000)))
        cells["ended_by"] = draw(st.sampled_from(("", "expiry", "denunciation", "consent", "replacement", "other")))
    if draw(st.integers(0, 2)) == 0:
        cells["survival"] = draw(st.sampled_from(("open", "none", "unknown", "10y", "1m", "6m")))
    events += acts(draw, write, signed, may_extend=bool(cells.keys() & {"in_force", "until"}))
    cells["events"] = "; ".join(events)
    if draw(st.integers(0, 3)) == 0:
        cells["stated_status"] = draw(
            st.sampled_from(("in-force", "over", "signed", "expired", "terminated", "replaced", "draft", "Vigente"))
        )
        if draw(st.booleans()):
            cells["stated_on"] = written(signed + draw(st.integers(-100, 4000)))
    return {name: text for name, text in cells.items() if text}


def _entry(draw: Draw, write: Writer, cells: Cells, signed: int) -> list[str]:
    """How it enters into force: recorded, by a rule, provisionally, or several of them; what happened for it."""
    form = draw(st.sampled_from(("recorded", "recorded", "recorded", "rule", "rule", "provisional", "nothing")))
    also = draw(st.integers(0, 5)) == 0
    later = signed + draw(st.integers(-60, 500))
    if form == "recorded":
        cells["in_force"] = write.date(later)
    if form == "provisional" or (also and form != "nothing"):
        cells["provisional"] = write.date(later - (0 if form == "provisional" else 40))
    if form == "rule" or (also and form == "recorded"):
        trigger = draw(st.sampled_from(("signature", "notification", "ratification", "exchange")))
        cells["entry_rule"] = trigger + draw(st.sampled_from(SHIFTS))
        return triggers(draw, write, trigger, later)
    return triggers(draw, write, "notification", later) if also else []


def _term(draw: Draw, write: Writer, cells: Cells, signed: int) -> None:
    form = draw(st.sampled_from(("lasts", "lasts", "lasts", "until", "until", "both", "open", "unknown", "")))
    if form in {"lasts", "both"}:
        cells["lasts"] = draw(st.sampled_from(LENGTHS))
        if draw(st.integers(0, 4)) == 0:
            cells["counts_from"] = draw(st.sampled_from(("in-force", "signed", "date")))
            if cells["counts_from"] == "date":
                cells["counts_from"] = write.date(signed + draw(st.integers(0, 300)))
    if form in {"until", "both"}:
        day = signed + draw(st.integers(-20, 2500))
        cells["until"] = draw(st.sampled_from((written(day)[:4], written(day)[:7], "", ""))) or write.date(day)
    if form in {"open", "unknown"}:
        cells["lasts"] = form
    else:
        cells["renewal"] = draw(st.sampled_from(("tacit", "tacit", "tacit", "none", "open", "consent", "")))
    if cells.get("renewal") == "tacit":
        cells["renewal_length"] = draw(st.sampled_from((*LENGTHS, *LENGTHS, "", "", "unknown")))
        cells["renewal_limit"] = draw(st.sampled_from(("", "", "", "1", "2", "4")))


def _leaving(draw: Draw, cells: Cells) -> None:
    cells["notice"] = draw(st.sampled_from((*NOTICES, *NOTICES, "", "unknown")))
    form = draw(st.sampled_from(("", "", "receipt", "receipt", "term end", "none", "unknown")))
    cells["denunciation"] = form + draw(st.sampled_from(SHIFTS)) if form == "receipt" else form
    if draw(st.integers(0, 4)) == 0:
        cells["denunciation_after"] = draw(st.sampled_from(("3y", "1y", "3y given", "18m given")))


def telling_days(texts: Iterable[str]) -> list[int]:
    """The ends of every date in these texts, and the ends of all that is generated."""
    found = {FIRST, LAST}
    for text in texts:
        for date in re.findall(r"\[[^\]]*\]|\d{3}[\dX](?:-[\dX]{2}){0,2}", text):
            found |= set(bounds(date))
    return sorted(found - {LONG_AGO, FAR_AHEAD})
