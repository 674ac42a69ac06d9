"""A register rich in kinds, and the Monday on which it is reported: two weeks after the last report, one was missed."""

import csv
import io
from datetime import UTC, datetime

import time_machine

from .world import DONE, Ended, Treatytrack

RECORDED = datetime(2026, 11, 2, 6, 0, tzinfo=UTC)
LAST_REPORT = datetime(2026, 11, 9, 3, 0, tzinfo=UTC)
SINCE = datetime(2026, 11, 18, 9, 30, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)

FIRST = """
ref,title,type,party_a,party_b,signed,entry_rule,in_force,until,lasts,renewal,renewal_length,notice,survival,ended,ended_by,events,lead
TRADE,Agreement on Trade,agreement,IRN,CHE,2015-02-01,,2017-03-17,,5y,tacit,1y,4m,,,,,
GSOMIA,Agreement on the Protection of Military Information,agreement,JPN,KOR,2016-11-23,,2016-11-23,,1y,tacit,1y,90d,,,,,
SHORT,Arrangement on Patrols,agreement,AZE,GEO,2020-05-15,,2020-05-15,,6m,tacit,6m,10d,,,,,
YEARLY,Programme of Exchanges,programme,AZE,TUR,2019-02-20,,2019-03-01,,1y,tacit,1y,3m,,,,,
MET,Agreement on Transit,agreement,AZE,KAZ,2016-02-15,,2016-02-20,,1y,tacit,1y,3m,,,,,
NOTICED,Agreement on Fisheries,agreement,AZE,RUS,2016-12-20,,2017-01-01,,10y,tacit,5y,6m,,,,notice 2026-05-01 by AZE,
VAGUE,Memorandum on Media 2025-2026,memorandum,AZE,IRN,2025-04-28,,,2026?,,,,,,,,,
OVER,Agreement on Airports,agreement,AZE,UZB,2016-11-10,,2016-11-15,2026-11-14,,none,,,,,,,
GONE,Plan of Cooperation,plan,AZE,TKM,2024-11-01,,2024-11-01,[2026-10-20..2026-11-12],,none,,,,,,,
SURVIVES,Treaty on Investment,treaty,AZE,AUT,2000-01-01,,2001-01-01,,,,,,10y,2016-12-31,denunciation,,
REVIEWED,Agreement on Water,agreement,AZE,ARM,2010-01-01,,2010-06-01,,open,,,,,,,review 2027-01-15: joint commission; meeting 2026-11-20: experts,
ENTERS,Convention on Taxation,convention,AZE,JPN,2026-06-01,,2027-01-01,,open,,,,,,,,
BEGUN,Protocol on Customs,protocol,AZE,BGR,2026-06-01,,2026-11-16,,open,,,,,,,,
RULE,Agreement on Pensions,agreement,AZE,DEU,2026-03-01,notification + 30d,,,open,,,,,,,,
FAR,Agreement on Pipelines,agreement,AZE,ITA,2010-01-01,,2010-01-01,2027-11-01,,none,,,,,,,18m
WRONG,Agreement on Tourism,agreement,AZE,ESP,2020-01-01,,2020-02-01,2030-01-31,5y,none,,,,,,,
"""
LATER = """
ref,title,type,party_a,party_b,signed,in_force,until,lasts,renewal,renewal_length,notice
LATE,Agreement on Seeds,agreement,AZE,UKR,2016-11-20,2016-11-21,,10y,tacit,5y,none
ODD,Agreement on Sport,agreement,AZE,FRA,2020-01-01,2020-02-01,2026-12-31,5y,none,,
SOON,Agreement on Forests,agreement,AZE,FIN,2021-12-01,2021-12-15,,5y,none,,
"""
"""What was recorded after the last report; a last day between the two among it."""


def at(moment: datetime, treatytrack: Treatytrack, *words: str, **how: int) -> Ended:
    """Type this at that moment."""
    with time_machine.travel(moment, tick=False):
        return treatytrack(*words, as_of=None, TZ="UTC", TREATYTRACK_USER="leyla", **how)  # type: ignore[arg-type]


def recorded(treatytrack: Treatytrack) -> None:
    """All that happened before that Monday: what was recorded, the last report, what was recorded since."""
    treatytrack.csv("first.csv", FIRST.lstrip())
    treatytrack.csv("later.csv", LATER.lstrip())
    for moment, *words in (
        (RECORDED, "config", "timezone", "Asia/Baku"),
        (RECORDED, "import", "first.csv"),
        (LAST_REPORT, "report", "--since", "last"),
        (SINCE, "import", "later.csv"),
        (SINCE, "record", "MET", "notice", "2026-11-17", "--by", "AZE"),
        (SINCE, "edit", "REVIEWED", "--title", "Agreement on Waters"),
    ):
        ended = at(moment, treatytrack, *words)
        assert ended.code == DONE, ended.err


def monday(treatytrack: Treatytrack, *words: str, **how: int) -> Ended:
    """What the report of that Monday says."""
    return at(MONDAY, treatytrack, "report", "--since", "last", *words, **how)


FIXED = ("--in-force", "2020-01-01", "--renewal", "none")
TACIT = ("--lasts", "5y", "--renewal", "tacit", "--renewal-length", "1y")
DENOUNCED = ("--in-force", "2000-01-01", "--lasts", "open", "--denunciation", "receipt + 1m")


def add(treatytrack: Treatytrack, ref: str, *terms: str, on: datetime | None = None) -> None:
    words = ("add", f"Agreement {ref}", "--between", "AZE", "IRN", "--ref", ref, *terms)
    ended = at(on, treatytrack, *words) if on else treatytrack(*words)
    assert ended.code == DONE, ended.err


def listed(ended: Ended, *sections: str) -> list[str]:
    """`ref kind date days_left` of every row in these sections."""
    assert ended.code == DONE, ended.err
    rows = csv.DictReader(io.StringIO(ended.out))
    return [
        f"{row['ref']} {row['kind']} {row['date']} {row['days_left']}" for row in rows if row["section"] in sections
    ]


def morning(number: int) -> datetime:
    """Early on that Monday of November 2026 in Baku, where it is Sunday still in UTC."""
    return datetime(2026, 11, (1, 8, 15, 22)[number], 21, 30, tzinfo=UTC)


def since_last(treatytrack: Treatytrack, moment: datetime, *words: str, **how: int) -> Ended:
    return at(moment, treatytrack, "report", "--since", "last", *words, **how)


def back(ended: Ended) -> str:
    """What a report says of how far it looks back."""
    assert (ended.code, ended.err) == (DONE, "")
    return ended.lines[3]
