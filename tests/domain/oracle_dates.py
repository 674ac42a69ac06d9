"""Random dates for the oracle and the program: near the ends of months, a few of them unsure in every way there is."""

from hypothesis import strategies as st

from .calendar_of_numbers import month_lengths, number, parts, written

FIRST, LAST = number(2004, 1, 1), number(2016, 12, 31)

Draw = st.DrawFn

MARKS = ("", "?", "~", "%")
# How a date may be unsure, and how many days it then may be.
OFTEN = {"few": 6, "month": 31, "days": 31, "range": 73, "year": 366, "months": 366,
         "same day of": 366}  # fmt: skip
SELDOM = {"before": 12_000, "after": 12_000, "decade": 3_653}
NARROW, WIDE = 400, 12_000
"""How many choices of days the oracle may have to try; wide is slow, and for few."""


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


class Writer:
    """Writes dates, at most so many of them unsure, and no more than the oracle can try every choice of."""

    def __init__(self, draw: Draw, unsure: int, room: int) -> None:
        self.draw = draw
        self.unsure = unsure
        self.room = room

    def date(self, day: int) -> str:
        """That day, or some day near it."""
        forms = OFTEN if self.room < WIDE else SELDOM
        fitting = [form for form, days in forms.items() if days <= self.room]
        if self.unsure == 0 or not fitting or self.draw(st.integers(0, 2)):
            return written(day)
        form = self.draw(st.sampled_from(fitting))
        self.unsure -= 1
        self.room //= forms[form]
        return self._unsure(form, day)

    def _unsure(self, form: str, day: int) -> str:
        exact, mark = written(day), self.draw(st.sampled_from(MARKS))
        match form:
            case "few" | "range":
                return f"[{exact}..{written(day + self.draw(st.integers(1, OFTEN[form] - 1)))}]"
            case "before":
                return f"[..{exact}]"
            case "after":
                return f"[{exact}..]"
            case "decade":
                return f"{exact[:3]}X{mark}"
            case "year":
                return exact[:4] + mark
            case "months":
                return exact[:4] + self.draw(st.sampled_from(("-XX", "-XX-XX"))) + mark
            case "same day of":
                return f"{exact[:4]}-XX-{exact[8:]}{mark}"
            case "days":
                return f"{exact[:7]}-XX{mark}"
            case _:
                return exact[:7] + mark
