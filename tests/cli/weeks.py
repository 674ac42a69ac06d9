"""Years of weekly reports: agreements of every kind, acts recorded late, weeks in which nothing ran, a clock in UTC.

After each report all that it says of deadlines is held against every day since the report before it, one by one, by
what is recorded then. `wrong(...)` lists where the report falls short.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

import time_machine

from treatytrack.actions.find import told_until
from treatytrack.columns import BY_NAME, agreement_from, texts_of
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.deadlines import FIRST_DAYS, Deadline
from treatytrack.domain.query import Query
from treatytrack.domain.validity import standing_on
from treatytrack.store.opening import open_for_reading
from treatytrack.store.writing import open_for_writing

from .world import DONE, Treatytrack

DAY = timedelta(1)
START = datetime(2026, 1, 5, tzinfo=UTC)
"""A Monday."""

ZONES = ("Asia/Baku", "America/New_York")
WITHIN = 90
DUE = ("give-notice", "expiring", "renewing", "also-coming")

STEPS = ("1m", "3m", "6m", "1y", "1y", "2y", "5y", "30d", "100d", "1y10d")
NOTICES = ("none", "10d", "30d", "90d", "1m", "3m", "6m", "1y", "2m15d", "unknown", "")
WATCHED = "watched"
"""The tag that is put on agreements and taken off again, and by which a second report is narrowed."""
LEADS = ("", "", "", "", "3m", "1y", "30d", "18m")


class Row(NamedTuple):
    """What a report says of a deadline: its section, whose it is, its kind and day, and for an event which."""

    section: str
    ref: str
    kind: str
    date: str
    what: str


Cells = dict[str, str]


def by_chance(chance: Random, ref: str, today: date) -> Cells:
    """An agreement of any kind, at some point of its life on that day."""
    start = today - timedelta(chance.randint(0, 3000))
    if chance.random() < 0.15:
        start = date(chance.choice((2016, 2020, 2024)), *chance.choice(((2, 29), (1, 31), (12, 31), (8, 31))))
    soon = today + timedelta(chance.choice((chance.randint(-14, 14), chance.randint(0, 200), chance.randint(0, 700))))
    vague = f"[{soon}..{soon + timedelta(chance.randint(1, 200))}]"
    in_force = start.isoformat()
    if chance.random() < 0.15:
        in_force = f"[{start}..{start + timedelta(chance.randint(1, 90))}]"
    kinds: dict[str, Cells] = {
        "tacit": {
            "in_force": in_force, "lasts": chance.choice(STEPS), "renewal": "tacit",
            "renewal_length": chance.choice((*STEPS, "")), "notice": chance.choice(NOTICES),
            "renewal_limit": chance.choice(("", "", "1", "3")),
        },
        "tacit until": {
            "in_force": start.isoformat(), "until": soon.isoformat(), "renewal": "tacit",
            "renewal_length": chance.choice(STEPS), "notice": chance.choice(NOTICES),
        },
        "open": {
            "in_force": in_force, "lasts": chance.choice(("2y", "5y")), "renewal": "open",
            "notice": chance.choice(NOTICES),
        },
        "fixed": {
            "in_force": start.isoformat(), "renewal": chance.choice(("none", "", "consent")),
            "until": chance.choice((soon.isoformat(), f"{soon.year}?", f"{soon:%Y-%m}", f"{soon:%Y-%m}-XX", vague)),
            "survival": chance.choice(("", "", "1y", "3m")),
        },
        "waiting": {"signed": start.isoformat(), "entry_rule": "notification + 30d", "lasts": "open"},
        "to enter": {"signed": start.isoformat(), "in_force": chance.choice((soon.isoformat(), vague)), "lasts": "2y"},
        "presumed": {"signed": soon.isoformat(), "type": "memorandum", "lasts": "1y"},
        "open-ended": {"in_force": in_force, "lasts": "open", "denunciation": chance.choice(("receipt + 6m", ""))},
        "meetings": {
            "in_force": start.isoformat(), "lasts": "open",
            "events": f"review {chance.choice((soon.isoformat(), f'{soon:%Y-%m}', vague))}: first; meeting {soon}",
        },
    }  # fmt: skip
    cells = kinds[chance.choice(list(kinds))]
    return {
        "ref": ref,
        "title": f"Agreement {ref}",
        "party_a": "AZE",
        "party_b": "IRN",
        "lead": chance.choice(LEADS),
    } | cells


def changed(chance: Random, cells: Cells, today: date, refs: list[str]) -> Cells:
    """The agreement after something was recorded of it, perhaps late, perhaps ahead."""
    day = today - timedelta(chance.choice((0, 0, 1, 2, 3, 5, 9, 12, 20, 60)))
    ahead = today + timedelta(chance.randint(1, 300))
    events = [cells["events"]] if cells.get("events") else []
    either: list[Cells] = [
        {"events": "; ".join([*events, f"notice {day} by AZE"])},
        {"events": "; ".join([*events, f"denounced {day} by IRN"])},
        {"events": "; ".join([*events, f"extended {day} until {ahead}"])},
        {"events": "; ".join([*events, f"notified {day}"])},
        {"events": "; ".join([*events, f"meeting {chance.choice((day, ahead))}"])},
        {"events": "; ".join([*events, f"notice {day} by AZE", f"revoked {day + DAY} by AZE"])},
        {"ended": chance.choice((day, ahead)).isoformat()},
        {"in_force": day.isoformat()},
        {"notice": chance.choice(NOTICES[:-2])},
        {"title": f"{cells['title']}, corrected"},
        {"lead": chance.choice(LEADS)},
        {"replaced_by": chance.choice(refs), "ended_by": "replacement"},
    ]
    return cells | chance.choice(either)


def corrected(chance: Random, cells: Cells) -> Cells:
    """The agreement after it was found out that something was recorded wrongly."""
    either = list(_corrections(chance, cells))
    return cells | chance.choice(either) if either else cells


def _corrections(chance: Random, cells: Cells) -> Iterator[Cells]:
    moved = timedelta(chance.choice((-3660, -731, -200, -40, -8, -1, 1, 8, 40, 200, 731, 3660)))
    for name in ("in_force", "until", "ended"):
        if re.fullmatch(r"[\d-]{10}", cells.get(name, "")):
            yield {name: (date.fromisoformat(cells[name]) + moved).isoformat()}
    if cells.get("lasts", "open") != "open":
        yield {"lasts": chance.choice(STEPS)}
    if cells.get("renewal") == "tacit":
        yield {"renewal_length": chance.choice(STEPS)}
        yield {"renewal": "none", "renewal_length": "", "renewal_limit": "", "notice": ""}
    if cells.get("ended"):
        yield {"ended": ""}
    if cells.get("events"):
        yield {"events": "; ".join(cells["events"].split("; ")[1:])}
    if cells.get("survival"):
        yield {"survival": chance.choice(("6m", "2y", "400d"))}
    if cells.get("notice"):
        yield {"notice": chance.choice((*NOTICES, "18m"))}
    if "until" in cells:
        yield {"until": "", "renewal": "", "renewal_length": "", "lasts": "open"}


def made(cells: Cells) -> Agreement:
    """The agreement that these cells record."""
    return agreement_from({name: BY_NAME[name].kind.read(text) for name, text in cells.items() if text})


class World:
    """A register in a time zone, its agreements, and the clock."""

    def __init__(self, treatytrack: Treatytrack, seed: int, zone: str, agreements: int) -> None:
        self.treatytrack = treatytrack
        self.chance, self.found_out, self.watching = Random(seed), Random(seed), Random(seed)
        self.zone = ZoneInfo(zone)
        self.now = START
        self.cells: dict[str, Cells] = {}
        ended = treatytrack("config", "timezone", zone, as_of=None)
        assert ended.code == DONE, ended.err
        self._record([by_chance(self.chance, f"A-{number}", self.today) for number in range(agreements)])

    @property
    def register(self) -> Path:
        return self.treatytrack.register

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()

    def _record(self, all_cells: list[Cells]) -> None:
        with open_for_writing(self.register, user="leyla", command="edit", now=lambda: self.now) as register:
            for cells in all_cells:
                known = cells["ref"] in self.cells
                self.cells[cells["ref"]] = cells
                (register.update if known else register.add)(made(cells))

    def live_on(self, until: datetime) -> None:
        """Let time pass, in which things are recorded."""
        while self.now < until:
            self.now = min(self.now + timedelta(hours=self.chance.randint(5, 60)), until)
            if self.chance.random() < 0.4:
                refs = list(self.cells)
                self._record([changed(self.chance, self.cells[self.chance.choice(refs)], self.today, refs)])
            if self.found_out.random() < 0.3:
                self._record([corrected(self.found_out, self.cells[self.found_out.choice(list(self.cells))])])
            if self.watching.random() < 0.5:
                watched = self.cells[self.watching.choice(list(self.cells))]
                self._record([watched | {"tags": "" if watched.get("tags") else WATCHED}])
            if self.chance.random() < 0.08:
                self._record([by_chance(self.chance, f"A-{len(self.cells)}", self.today)])

    def agreements(self) -> dict[str, Agreement]:
        """What is recorded now."""
        with open_for_reading(self.register) as register:
            return {one.ref: one for one in register.agreements(Query(), self.today)}

    def report(self, *words: str) -> list[Row]:
        """What `report --since last` says of deadlines, at the moment that it is."""
        with time_machine.travel(self.now, tick=False):
            ended = self.treatytrack("report", "--since", "last", "--format", "csv", *words, as_of=None, TZ="UTC")
        assert ended.code == DONE, ended.err
        rows = csv.DictReader(io.StringIO(ended.out))
        return [
            Row(row["section"], row["ref"], row["kind"], row["date"], row["why"].removesuffix("; recorded since") if row["kind"] == "event" else "")
            for row in rows if row["date"]
        ]  # fmt: skip

    def no_longer(self, *words: str) -> set[str]:
        """The refs under `No longer as told before`, looked at without being remembered."""
        with time_machine.travel(self.now, tick=False):
            ended = self.treatytrack("report", "--since", "last", "--dry-run", *words, as_of=None, TZ="UTC")
        assert ended.code == DONE, ended.err
        _, _, below = ended.out.partition("\nNO LONGER AS TOLD BEFORE")
        return {line.split()[0] for line in below.partition("\n\n")[0].splitlines()[1::2]}


def runs(chance: Random, years: float) -> Iterator[datetime]:
    """When the report runs: weekly at an hour that is another day elsewhere, now and then not for some weeks, or twice."""
    moment = START + timedelta(days=7, hours=21, minutes=30)
    end = START + timedelta(days=365 * years)
    while moment < end:
        yield moment
        if chance.random() < 0.05:
            yield moment + timedelta(hours=chance.randint(1, 60))
        weeks = 1 if chance.random() < 0.85 else chance.choice((2, 2, 3, 5, 20))
        moment += timedelta(weeks=weeks)


class Report(NamedTuple):
    """A report that ran: its day, what was recorded then, what it said; and that of what is watched."""

    day: date
    recorded: dict[str, Agreement]
    said: frozenset[Row]
    said_of_watched: frozenset[Row]


def wrong(world: World, years: float) -> Iterator[str]:
    """What the reports of so many years missed, or said too late, or said and was not so."""
    earlier: list[Report] = []
    for moment in runs(Random(world.chance.random()), years):
        world.live_on(max(moment, world.now))
        both = (frozenset(world.report(*query)) for query in ((), (f"tag:{WATCHED}",)))
        report = Report(world.today, world.agreements(), *both)
        before = [one for one in earlier if one.day < report.day][-2:]
        yield from _ahead(report)
        if before:
            yield from _since(report, before[-1], before[0].day if len(before) > 1 else before[-1].day - 7 * DAY)
            yield from _fell_through(report, before[-1])
            yield from _forgotten(report, before[-1], world.no_longer)
            yield from _left(report, before[-1], world.no_longer)
        earlier = [*(one for one in earlier if one.day != report.day), report]
    assert len(earlier) > 5 * years


def _row(section: str, agreement: Agreement, due: Deadline, day: date) -> Row:
    return Row(section, agreement.ref, due.kind, day.isoformat(), due.what if due.kind == "event" else "")


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(number) for number in range((last - first).days + 1))


def _passing(agreement: Agreement, first: date, last: date) -> Iterator[tuple[date, Deadline]]:
    """The deadlines whose last possible day lies between two days, each judged on the last day on which it counts."""
    for day in _days(first - DAY, last):
        for due in standing_on(agreement, day).deadlines:
            if due.latest == (day + DAY if due.kind in FIRST_DAYS else day) and first <= due.latest <= last:
                yield day, due


def _ahead(report: Report) -> list[str]:
    """What comes due in the window, or is today, and is not said; what is said and does not."""
    expected = set()
    for agreement in report.recorded.values():
        standing = standing_on(agreement, report.day)
        last = told_until(agreement, report.day, report.day + WITHIN * DAY)
        expected |= {(agreement.ref, one.kind, one.day) for one in standing.deadlines if one.earliest <= last}
        today = standing_on(agreement, report.day - DAY).deadlines
        expected |= {
            (agreement.ref, one.kind, one.latest)
            for one in today
            if one.kind in FIRST_DAYS and one.latest == report.day
        }
    said = {(row.ref, row.kind, date.fromisoformat(row.date)) for row in report.said if row.section in DUE}
    return [f"{report.day}: coming, not as said: {one}" for one in expected ^ said]


def _since(report: Report, last: Report, before: date) -> list[str]:
    """What passed since the last report and is not said; what is said to have passed and has not."""
    said = {row for row in report.said if row.section == "missed-or-ended"}
    expected, allowed = set(), set()
    for agreement in report.recorded.values():
        rows = {
            _row("missed-or-ended", agreement, due, due.latest)
            for _, due in _passing(agreement, last.day, report.day - DAY)
        }
        expected |= rows
        then = last.recorded.get(agreement.ref)
        if then and _facts(then) == _facts(agreement):
            continue
        for day, due in _passing(agreement, before, last.day - DAY):
            known = standing_on(then, day).deadlines if then else ()
            if not any((one.kind, one.what, one.latest) == (due.kind, due.what, due.latest) for one in known):
                allowed.add(_row("missed-or-ended", agreement, due, due.latest))
                if not any((one.kind, one.what) == (due.kind, due.what) for one in known):
                    expected.add(_row("missed-or-ended", agreement, due, due.latest))
    # of what was corrected, whatever has passed may be told
    other = {ref for ref, now in report.recorded.items() if _is_otherwise(last.recorded.get(ref), now)}
    allowed |= {
        row for row in said - expected - allowed if row.ref in other and _passed_so(report.recorded[row.ref], row)
    }
    over = {row for row in said if row.kind in {"ends", "expires", "enters-into-force"}}
    lost = [f"{report.day}: since {last.day} not said to have passed: {row}" for row in expected - said]
    return lost + [f"{report.day}: said to have passed: {row}" for row in said - expected - allowed - over]


def _fell_through(report: Report, last: Report) -> list[str]:
    """What passed since the last report, could be told then, and was not: it is first shown after it passed."""
    found = []
    for ref, then in last.recorded.items():
        now = report.recorded[ref]
        if _facts(now) != _facts(then):
            continue
        through = told_until(then, last.day, last.day + WITHIN * DAY)
        told = {(row.ref, row.kind) for row in last.said if row.section in DUE}
        for due in standing_on(then, last.day).deadlines:
            if due.latest < report.day and due.earliest <= through and (ref, due.kind) not in told:
                found.append(f"{report.day}: first shown after it passed: {ref} {due}")
    return found


def _is_otherwise(then: Agreement | None, now: Agreement) -> bool:
    """Whether it is recorded otherwise, or what replaces it may be."""
    return then is None or _facts(then) != _facts(now) or now.replaced_by is not None


def _passed_so(agreement: Agreement, row: Row) -> bool:
    """Whether it is so by the record that this deadline passed on that day."""
    day = date.fromisoformat(row.date)
    return any(_row(row.section, agreement, due, due.latest) == row for _, due in _passing(agreement, day, day))


def _forgotten(report: Report, last: Report, no_longer: Callable[[], set[str]]) -> list[str]:
    """What the last report told, and is no more as it told, and is not told again either."""
    left = [row for row in last.said if not _is_told_again(report, last, row)]
    named = no_longer() if left or any(map(_is_otherwise, last.recorded.values(), report.recorded.values())) else set()
    lost = [f"{report.day}: told on {last.day} and forgotten: {row}" for row in left if row.ref not in named]
    unchanged = {ref for ref, then in last.recorded.items() if not _is_otherwise(then, report.recorded[ref])}
    return lost + [f"{report.day}: said to be no longer as it was told: {ref}" for ref in named & unchanged]


def _left(report: Report, last: Report, no_longer: Callable[[str], set[str]]) -> list[str]:
    """What the last report of what is watched told to be ahead, and is not watched any more."""
    ahead = {
        row.ref
        for row in last.said_of_watched
        if row.section in DUE and (row.kind not in FIRST_DAYS or row.date > last.day.isoformat())
    }
    left = {ref for ref in ahead if WATCHED not in report.recorded[ref].tags}
    named = no_longer(f"tag:{WATCHED}") if left else set()
    lost = [f"{report.day}: told on {last.day}, watched no longer, and forgotten: {ref}" for ref in left - named]
    # what began or ended long ago and has not is told however long ago that was, but of nothing that was not watched
    watched = {ref for ref, then in last.recorded.items() if WATCHED in then.tags}
    return lost + [f"{report.day}: said to be as it was not told, unwatched: {ref}" for ref in named - watched]


def _facts(agreement: Agreement) -> tuple[str, ...]:
    """What is recorded of an agreement, but not whether it is watched."""
    return texts_of(agreement._replace(tags=()))


def _is_told_again(report: Report, last: Report, row: Row) -> bool:
    """Whether a deadline that was told is told again, or as passed, or is still so by what is recorded now."""
    now, day = report.recorded[row.ref], date.fromisoformat(row.date)
    if row.section not in DUE:
        if _passed_so(now, row):
            return True
    elif any(_kind(due.kind) == _kind(row.kind) and due.day == day for due in standing_on(now, report.day).deadlines):
        return True
    for said in report.said:
        if said.ref != row.ref:
            continue
        same = (_kind(said.kind), said.what) == (_kind(row.kind), row.what)
        if row.kind == "event":
            same = same and (said.date == row.date or not any(said[1:] == told[1:] for told in last.said))
        ended = _kind(said.kind) == "ends" and row.kind not in {"event", "survival-ends"}
        if (said.section in DUE and same) or (said.section not in DUE and (same or ended)):
            return True
    return False


def _kind(kind: str) -> str:
    """The kind of a deadline; it is the same last day, for whatever reason."""
    return "ends" if kind == "expires" else kind
