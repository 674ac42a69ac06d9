"""What analysts come upon by chance: agreements of every kind, acts late and ahead, corrections, and Mondays."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random

DAY, WEEK = timedelta(1), timedelta(7)
START = datetime(2026, 1, 5, 9, tzinfo=UTC)
"""A Monday."""
WATCHED = "watched"
"""The tag by which a second report is narrowed."""


LENGTHS = ("1m", "3m", "6m", "1y", "1y", "2y", "5y", "45d", "1y6m")
NOTICES = ("none", "10d", "30d", "90d", "3m", "6m", "1y", "unknown", "")
DENUNCIATIONS = ("", "none", "receipt", "receipt + 30d", "receipt + 3m + first of month 1", "receipt + 1m + start of year", "term end")  # fmt: skip
ENTRY_RULES = ("signature", "notification", "notification + 30d", "ratification", "exchange", "exchange + first of month 2")  # fmt: skip
TRIGGERS = ("notified", "ratified", "exchanged", "signed")
PARTIES = ("AZE", "IRN")

Cells = dict[str, str]


def agreement_by_chance(chance: Random, ref: str, today: date) -> Cells:
    """An agreement of any kind, near to a day on which something comes of it."""
    soon = today + timedelta(chance.choice((chance.randint(-30, 10), chance.randint(0, 120), chance.randint(0, 500))))
    years = chance.choice((1, 2, 3, 5, 10))
    begun = _years_before(soon, years)
    tacit = {"renewal": "tacit", "renewal_length": chance.choice((*LENGTHS, "")), "notice": chance.choice(NOTICES)}
    waiting = {"signed": str(begun), "entry_rule": chance.choice(ENTRY_RULES)}
    kinds: tuple[Cells, ...] = (
        {"in_force": str(begun), "lasts": f"{years}y", **tacit, "renewal_limit": chance.choice(("", "", "1"))},
        {"in_force": str(begun), "lasts": chance.choice(("1m", "3m", "6m")), **tacit},
        {"in_force": str(begun), "until": _vague(chance, soon), **tacit},
        {"in_force": _vague(chance, begun), "lasts": f"{years}y", **tacit},
        {"signed": str(begun), "in_force": str(begun + 20 * DAY), "counts_from": "signed", "lasts": f"{years}y", **tacit},
        {"in_force": str(begun), "lasts": f"{years}y", "renewal": "open", "notice": chance.choice(NOTICES)},
        {"in_force": str(begun), "until": _vague(chance, soon), "renewal": chance.choice(("none", "", "consent")), "survival": chance.choice(("", "3m", "1y", "open"))},
        {"in_force": _vague(chance, begun), "lasts": "open"},
        {**waiting, "lasts": "open"},
        {**waiting, "lasts": chance.choice(LENGTHS), **tacit},
        {**waiting, "provisional": str(begun + 10 * DAY), "lasts": "5y"},
        {"signed": str(begun), "in_force": _vague(chance, soon), "lasts": chance.choice(("3m", "2y", "open"))},
        {"signed": str(begun), "provisional": str(soon)},
        {"signed": _vague(chance, soon), "type": "memorandum", "lasts": chance.choice(LENGTHS), "renewal": chance.choice(("", "none", "tacit"))},
        {"in_force": str(begun), "lasts": "open", "events": f"meeting {_vague(chance, soon)}: experts; review {soon + 30 * DAY}"},
        {"in_force": str(begun), "ended": str(soon), "ended_by": chance.choice(("", "denunciation", "expiry")), "survival": "3m"},
    )  # fmt: skip
    cells = {
        "ref": ref,
        "title": f"Agreement {ref}",
        "party_a": "AZE",
        "party_b": "IRN",
        "denunciation": chance.choice(DENUNCIATIONS),
        "denunciation_after": chance.choice(("", "", "", "1y", "3y given")),
        "lead": chance.choice(("", "", "", "1y", "30d", "6m")),
        "tags": chance.choice(("", WATCHED)),
    } | chance.choice(kinds)
    if cells.get("renewal_length") == "" and cells.get("lasts") == "open":
        cells["renewal"] = ""
    return {name: text for name, text in cells.items() if text}


def act_by_chance(chance: Random, today: date, others: list[str]) -> tuple[str, ...]:
    """What `record` is given after the ref: an act of today, of days before, or ahead."""
    day = day_by_chance(chance, today)
    ahead = str(today + timedelta(chance.randint(-5, 200)))
    recent = str(today - timedelta(chance.randint(0, 12)))
    by = ("--by", chance.choice(PARTIES))
    acts: tuple[tuple[int, tuple[str, ...]], ...] = (
        (5, ("notice", day, *by)),
        (4, ("denounced", day, *by)),
        (2, (chance.choice(("notice", "denounced")), recent, *by, "--effective", ahead)),
        (2, ("revoked", day, *by)),
        (4, (chance.choice(TRIGGERS), day)),
        (4, (chance.choice(TRIGGERS), day, *by)),
        (3, ("extended", day, "--until", ahead)),
        (2, ("extended", day, "--for", chance.choice(LENGTHS))),
        (1, ("suspended", day, *(("--until", ahead) if chance.random() < 0.5 else ()))),
        (1, ("resumed", day)),
        (1, ("provisional", day)),
        (2, ("in-force", day)),
        (2, ("terminated", day)),
        (1, ("terminated", day, "--effective", ahead)),
        (1, ("replaced", day, *(("--other", chance.choice(others)) if others else ()))),
        (3, (chance.choice(("meeting", "review", "other")), chance.choice((day, ahead)), "--note", chance.choice(("experts", "ministers")))),
        (1, ("amended", day)),
    )  # fmt: skip
    return chance.choices([act for _, act in acts], [weight for weight, _ in acts])[0]


def correction_by_chance(chance: Random, today: date, refs: list[str]) -> tuple[str, str]:
    """A column and what it is to hold; '' to be emptied."""
    day = day_by_chance(chance, today)
    near = _vague(chance, today + timedelta(chance.randint(-60, 200)))
    values: dict[str, str] = {
        "title": f"Agreement, corrected on {today}",
        "signed": day,
        "in_force": chance.choice((near, str(_years_before(today + timedelta(chance.randint(-20, 120)), chance.randint(1, 6))))),
        "until": near,
        "ended": chance.choice((near, day)),
        "lasts": chance.choice((*LENGTHS, "open", "unknown")),
        "counts_from": chance.choice(("signed", "in-force", str(today - timedelta(chance.randint(0, 900))))),
        "renewal": chance.choice(("tacit", "tacit", "none", "open", "consent")),
        "renewal_length": chance.choice(LENGTHS),
        "renewal_limit": chance.choice(("1", "2")),
        "notice": chance.choice(NOTICES[:-1]),
        "denunciation": chance.choice(DENUNCIATIONS[1:]),
        "denunciation_after": chance.choice(("1y", "3y", "3y given")),
        "entry_rule": chance.choice(ENTRY_RULES),
        "survival": chance.choice(LENGTHS),
        "provisional": day,
        "replaced_by": chance.choice(refs),
        "lead": chance.choice(("30d", "6m", "2y")),
        "stated_status": chance.choice(("in-force", "over", "signed")),
        "type": chance.choice(("memorandum", "treaty")),
    }  # fmt: skip
    column = chance.choice(list(values))
    return column, "" if chance.random() < 0.25 else values[column]


def day_by_chance(chance: Random, today: date) -> str:
    """The day of an act: often some days ago, now and then ahead, now and then not known to the day."""
    day = today + timedelta(chance.choice((0, 0, 0, -1, -2, -4, -6, -8, -13, -20, -45, -100, 3, 10, 40)))
    return _vague(chance, day) if chance.random() < 0.15 else str(day)


def _vague(chance: Random, day: date) -> str:
    """That day, as well as it is known."""
    other = day + timedelta(chance.randint(1, 90))
    either = (
        f"{day:%Y-%m}",
        f"{day.year}?",
        f"{day:%Y-%m}-XX",
        f"[{day}..{other}]",
        f"{day}?",
        f"[..{day}]",
        f"[{day}..]",
    )
    return str(day) if chance.random() < 0.7 else chance.choices(either, (6, 3, 6, 6, 3, 1, 1))[0]


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28) if day.month == 2 else day.day)


def mondays(chance: Random, weeks: int) -> Iterator[datetime]:
    """When the report runs: so many times, mostly weekly, now and then late by some days or not for some weeks."""
    moment = START
    for _ in range(weeks):
        days = chance.choices((7, 14, 21, 35, chance.randint(1, 13)), (16, 2, 1, 1, 4))[0]
        moment += timedelta(days)
        yield moment.replace(hour=chance.choice((3, 9, 22)))
