"""Random events for the oracle and the program: of every kind, in every order, with every detail that has a meaning."""

from hypothesis import strategies as st

from .calendar_of_numbers import written
from .oracle_dates import Draw, Writer

LENGTHS = ("1y", "5y", "2y", "6m", "18m", "90d", "1m", "1y1m10d")
SIDES = ((" by AZE", " by IRN"), ("",), (" by AZE",), (" by AZE", " by IRN", " by IRN"), ("", " by IRN"))
OF_TRIGGER = {"notification": "notified", "ratification": "ratified", "exchange": "exchanged"}

KINDS = ("notice", "notice", "denounced", "denounced", "revoked", "revoked", "extended", "extended",
         "suspended", "suspended", "resumed", "terminated", "replaced", "meeting", "review", "other", "amended",
         "ratified", "signed", "in-force", "provisional")  # fmt: skip


def triggers(draw: Draw, write: Writer, trigger: str, day: int) -> list[str]:
    """The acts that bring it into force: of both sides, of one that stands for both, of one alone, or none yet."""
    if trigger == "signature" or draw(st.integers(0, 3)) == 0:
        return []
    acts = []
    for side in draw(st.sampled_from(SIDES)):
        acts.append(f"{OF_TRIGGER[trigger]} {write.date(day)}{side}")
        day += draw(st.integers(0, 200))
    return acts


def acts(draw: Draw, write: Writer, signed: int, *, may_extend: bool) -> list[str]:
    """Up to four things that happened later; no extension of nothing."""
    found: list[str] = []
    day = signed
    for _ in range(draw(st.sampled_from((0, 0, 0, 1, 1, 2, 3, 4)))):
        day += draw(st.integers(1, 900))
        kind = draw(st.sampled_from(KINDS))
        if kind == "extended" and not may_extend:
            continue
        found.append(f"{kind} {write.date(day)}{_detail(draw, write, kind, day)}")
    return found


def _detail(draw: Draw, write: Writer, kind: str, day: int) -> str:
    """What is recorded of it besides its day."""
    if kind == "extended":
        if draw(st.booleans()):
            return f" for {draw(st.sampled_from(LENGTHS))}"
        later = day + draw(st.integers(30, 1500))
        return f" until {draw(st.sampled_from((written(later), written(later)[:7], write.date(later))))}"
    effective = ""
    if kind in {"notice", "denounced", "terminated", "replaced", "suspended"} and draw(st.integers(0, 3)) == 0:
        effective = f" effective {write.date(day + draw(st.integers(1, 500)))}"
    if kind == "suspended" and draw(st.booleans()):
        return f"{effective} until {write.date(day + draw(st.integers(0, 300)))}"
    return effective
