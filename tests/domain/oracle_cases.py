"""Random agreements for the oracle and the program: near the ends of months, one or two of their dates unsure."""

import re
from collections.abc import Iterable

from hypothesis import strategies as st

from .calendar_of_numbers import month_lengths, number, parts, written
from .oracle_reading import bounds
from .world import Cells

FIRST, LAST = number(2004, 1, 1), number(2016, 12, 31)

LENGTHS = ("1y", "5y", "2y", "6m", "3y", "18m", "1y6m", "90d", "1m", "1y1m10d")
NOTICES = ("6m", "3m", "1m", "90d", "1y", "30d", "1m15d", "18m", "none")
SHIFTS = ("", " + 30d", " + 2m", " + first of month 1", " + first of month 2", " + 12m + first of month 1",
          " + 6m + start of year", " + 1y")  # fmt: skip

Draw = st.DrawFn


@st.composite
def days(draw: Draw, first: int = FIRST, last: int = LAST) -> int:
    """A day, often at the end or the beginning of a month."""
    day = draw(st.integers(first, last))
    year, month, _ = parts(day)
    turn = draw(st.sampled_from(("", "", "first", "last", "leap")))
    if turn == "first":
        return number(year, month, 1)
    if turn == "last":
        return number(year, month, month_lengths(year)[month - 1])
    return number(year - year % 4, 2, 29) if turn == "leap" else day


class _Writer:
    """Writes dates, a few of them uncertain."""

    def __init__(self, draw: Draw, unsure: int) -> None:
        self.draw = draw
        self.unsure = unsure
        self.most = 366 if unsure == 1 else 31

    def date(self, day: int) -> str:
        """That day, or some day near it."""
        exact = written(day)
        if self.unsure == 0 or not self.draw(st.booleans()):
            return exact
        self.unsure -= 1
        mark = self.draw(st.sampled_from(("", "?", "~", "%")))
        form = self.draw(st.sampled_from(("month", "month", "range", "range", "year")))
        if form == "year" and self.most > 31:
            return exact[:4] + mark
        if form == "range":
            wide = self.draw(st.integers(1, self.most // 5))
            return f"[{exact}..{written(day + wide)}]"
        return exact[:7] + mark


@st.composite
def agreements(draw: Draw) -> Cells:
    """The cells of an agreement that contradicts itself no more than real ones do."""
    write = _Writer(draw, draw(st.sampled_from((0, 0, 0, 1, 1, 2))))
    cells: Cells = {"type": draw(st.sampled_from(("agreement", "memorandum", "programme", "")))}
    signed = draw(days())
    if draw(st.integers(0, 9)):
        cells["signed"] = write.date(signed)
    _entry(draw, write, cells, signed)
    _term(draw, write, cells, signed)
    _leaving(draw, cells)
    if draw(st.integers(0, 3)) == 0:
        cells["ended"] = write.date(signed + draw(st.integers(30, 4000)))
        cells["ended_by"] = draw(st.sampled_from(("", "expiry", "denunciation", "replacement", "other")))
    if draw(st.integers(0, 2)) == 0:
        cells["survival"] = draw(st.sampled_from(("open", "none", "10y", "1m", "6m")))
    events = cells.get("events", "").split("; ") if cells.get("events") else []
    events += _acts(draw, write, cells, signed)
    cells["events"] = "; ".join(events)
    if draw(st.integers(0, 3)) == 0:
        cells["stated_status"] = draw(st.sampled_from(("in-force", "over", "signed", "expired", "terminated")))
        if draw(st.booleans()):
            cells["stated_on"] = written(signed + draw(st.integers(-100, 4000)))
    return {name: text for name, text in cells.items() if text}


def _entry(draw: Draw, write: _Writer, cells: Cells, signed: int) -> None:
    form = draw(st.sampled_from(("recorded", "recorded", "recorded", "rule", "rule", "provisional", "nothing")))
    later = signed + draw(st.integers(-60, 500))
    if form == "recorded":
        cells["in_force"] = write.date(later)
    elif form == "rule":
        trigger = draw(st.sampled_from(("signature", "notification", "ratification", "exchange")))
        cells["entry_rule"] = trigger + draw(st.sampled_from(SHIFTS))
        kind = {"notification": "notified", "ratification": "ratified", "exchange": "exchanged"}.get(trigger)
        if kind and draw(st.integers(0, 3)):
            by_sides = ((" by AZE", " by IRN"), ("",), (" by AZE",))
            sides = ("",) if trigger == "exchange" else draw(st.sampled_from(by_sides))
            said = [later, later + draw(st.integers(0, 200))]
            cells["events"] = "; ".join(
                f"{kind} {write.date(day)}{side}" for side, day in zip(sides, said, strict=False)
            )
    elif form == "provisional":
        cells["provisional"] = write.date(later)


def _term(draw: Draw, write: _Writer, cells: Cells, signed: int) -> None:
    form = draw(st.sampled_from(("lasts", "lasts", "lasts", "until", "until", "open", "unknown", "")))
    if form == "lasts":
        cells["lasts"] = draw(st.sampled_from(LENGTHS))
        if "in_force" in cells and draw(st.integers(0, 4)) == 0:
            cells["counts_from"] = draw(st.sampled_from(("in-force", "signed", "date")))
            if cells["counts_from"] == "date":
                cells["counts_from"] = write.date(signed + draw(st.integers(0, 300)))
    elif form == "until":
        day = signed + draw(st.integers(-20, 2500))
        cells["until"] = write.date(day) if draw(st.booleans()) else written(day)[:4]
    else:
        cells["lasts"] = form
    if form in {"lasts", "until"}:
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


def _acts(draw: Draw, write: _Writer, cells: Cells, signed: int) -> list[str]:
    """Up to four things that happened later; nothing that the rules leave open (two ends, an extension of nothing)."""
    acts: list[str] = []
    day = signed
    for _ in range(draw(st.sampled_from((0, 0, 0, 1, 1, 2, 3, 4)))):
        day += draw(st.integers(1, 900))
        kind = draw(st.sampled_from(KINDS_OF_ACTS))
        detail = ""
        if kind == "terminated" and any(act.startswith(kind) for act in acts):
            continue
        if kind == "extended" and not cells.keys() & {"in_force", "until"}:
            continue
        if kind in {"notice", "denounced"} and draw(st.integers(0, 4)) == 0:
            detail = f" effective {write.date(day + draw(st.integers(1, 500)))}"
        elif kind == "extended":
            later = written(day + draw(st.integers(30, 1500)))
            detail = f" until {later}" if draw(st.booleans()) else f" for {draw(st.sampled_from(LENGTHS))}"
        elif kind == "suspended" and draw(st.booleans()):
            detail = f" until {written(day + draw(st.integers(0, 300)))}"
        acts.append(f"{kind} {write.date(day)}{detail}")
    return acts


KINDS_OF_ACTS = ("notice", "notice", "denounced", "denounced", "revoked", "revoked", "extended", "extended",
                 "suspended", "resumed", "terminated", "meeting", "review", "amended")  # fmt: skip


def telling_days(cells: Cells, computed: Iterable[str]) -> list[int]:
    """Days on which something may turn: the ends of every date recorded or computed."""
    found = {FIRST, LAST}
    for text in (*cells.values(), *computed):
        for date in re.findall(r"\[[^\]]*\]|\d{4}(?:-\d\d){0,2}", text):
            found |= set(bounds(date))
    return sorted(found)
