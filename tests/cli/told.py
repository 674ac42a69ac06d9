"""What a weekly report said: its rows as programs read them, and what people read that has no row."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from .analysts import Known
from .world import Ended

COMING = ("give-notice", "expiring", "renewing", "also-coming")
MISSED = "missed-or-ended"
TITLES = {"GIVE NOTICE BY": COMING[0], "EXPIRING": COMING[1], "RENEWING": COMING[2], "ALSO COMING": COMING[3]}


class Row(NamedTuple):
    """A row of a report: whose, which section and kind, its days, why, and whether it is new."""

    ref: str
    section: str
    kind: str
    earliest: date | None
    latest: date | None
    why: str
    new: bool

    @property
    def name(self) -> tuple[str, str, str]:
        """Whose deadline it is, of which kind, and of an event which."""
        kind = "ends" if self.kind == "expires" else self.kind
        return self.ref, kind, self.why.removesuffix("; recorded since") if kind == "event" else ""

    def is_the_day_of(self, other: "Row") -> bool:
        """Whether both may be the same day of the same thing."""
        return self.name == other.name and self.kind == other.kind and _meet(self, other)


def _meet(one: Row, other: Row) -> bool:
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return False
    return one.earliest <= other.latest and one.latest >= other.earliest


class Told(NamedTuple):
    """A report: when it was read, what was known then, its rows, and what it names that has no row."""

    at: datetime
    known: Known
    rows: tuple[Row, ...]
    no_longer: frozenset[str]
    taken_out: frozenset[str]

    @property
    def day(self) -> date:
        return self.at.date()

    def under(self, *sections: str) -> list[Row]:
        return [row for row in self.rows if row.section in sections]

    @property
    def coming(self) -> list[Row]:
        return self.under(*COMING)

    @property
    def missed(self) -> list[Row]:
        return self.under(MISSED)


def told_by(plain: Ended, as_json: Ended, at: datetime, known: Known) -> Told:
    """The report that both are, of that moment, when this was known."""
    rows = _rows(json.loads(as_json.out))
    return Told(at, known, rows, _no_longer(plain.out), _taken_out(plain.out))


def _rows(said: list[dict[str, str]]) -> tuple[Row, ...]:
    return tuple(
        Row(
            row["ref"], row["section"], row["kind"], _day(row["earliest"]), _day(row["latest"]), row["why"],
            bool(row["new"]),
        )
        for row in said
    )  # fmt: skip


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _section(out: str, title: str) -> str:
    """What stands under a title that begins so."""
    _, _, below = out.partition(f"\n{title}")
    return below.partition("\n\n")[0]


def _no_longer(out: str) -> frozenset[str]:
    return frozenset(line.split()[0] for line in _section(out, "NO LONGER AS TOLD BEFORE").splitlines()[1::2])


def _taken_out(out: str) -> frozenset[str]:
    found = re.search(r"^Taken out of the register since then: (.*)\.$", out, re.MULTILINE)
    return frozenset(found[1].split(", ")) if found else frozenset()


def _number(pattern: str, text: str) -> int:
    found = re.search(pattern, text, re.MULTILINE)
    return int(found[1]) if found else 0


def miscounted(plain: Ended, told: Told) -> Iterator[str]:
    """Where the report for people counts otherwise than the one for programs has rows."""
    short = next(line for line in plain.lines if line.startswith("In short: "))
    new = sum(row.new for row in told.coming)
    contradicted = told.under("contradictions")
    all_new = {0: 0, len(told.coming): len(told.coming)}
    said_new = _number(r"come due, (\d+) of them new", short)
    if "come due, all of them new" in short or "comes due, new" in short:
        said_new = len(told.coming)
    counts = {
        "coming": (_number(r"(\d+) comes? due", short), len(told.coming)),
        "new": (said_new, all_new.get(new, new)),
        "missed": (_number(r"(\d+) missed or ended", short), len(told.missed)),
        "no longer": (_number(r"(\d+) no longer as told", short), len(told.no_longer)),
        "taken out": (_number(r"(\d+) taken out", short), len(told.taken_out)),
        "contradictions": (_number(r"(\d+) contradicts? ", short), len({row.ref for row in contradicted})),
        "to confirm": (_number(r"(\d+) to confirm", short), len({row.ref for row in told.under("to-confirm")})),
        "waiting": (_number(r"(\d+) waiting", short), len(told.under("waiting"))),
        "of the register": (_number(r"^\S+: (?:\d+ of )?(\d+) agreement", plain.out), len(told.known)),
    }
    for title, name in TITLES.items():
        counts[title] = (_number(rf"^{title} \((\d+)\)", plain.out), len(told.under(name)))
    counts["MISSED"] = (_number(r"^MISSED OR ENDED .*\((\d+)\)$", plain.out), len(told.missed))
    yield from (f"{what}: {said} said, {there} there" for what, (said, there) in counts.items() if said != there)
