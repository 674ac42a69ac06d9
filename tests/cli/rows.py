"""Rows of a register as a file may hold them: every recorded column filled, and any text that a cell can hold."""

import csv
import io
from collections.abc import Iterable, Mapping

from hypothesis import strategies as st

from treatytrack.columns import NAMES
from treatytrack.domain.instruments import INSTRUMENTS
from treatytrack.domain.lists import joined

Cells = Mapping[str, str]

PARTIES = ("AZE", "IRN", "RUS", "CHE", "GNB", "EU", "BLEU", "SUN", "JPN")
NEAR = ("2025-04-28", "2024-02-29", "1991-05-17", "2025-04", "2025-04~", "2025-04-28%", "[2019-12..2020-01]")
"""Dates known to a month or better: what is counted from them is soon counted."""
DATES = (*NEAR, "2025", "2025?", "201X", "1964-XX-16", "[..2019-01-01]", "[2009-01-01..]", "2010-XX-XX")
LENGTHS = ("5y", "18m", "90d", "1y6m", "P1Y6M", "2w", "1y2m3d")
SHIFTS = ("", " + 30d", " + 2m", " + first of month 2", " + 12m + first of month 1", " + 6m + start of year")
EVENTS = (
    "signed 2025-04-28", "ratified 2025-05-01 by IRN", "notified 2023-07-05 by AZE: by note 4/23; and more",
    'exchanged 2025-06 source "Gazette ""4"", 1"', "extended 2026-02-03 for 5y", "extended 2026-02-03 until 2031",
    "notice 2026-01-01 by AZE effective 2027-01-01", "denounced 2026-10-03?", "revoked 2026-10-04",
    "suspended 2026-01-01 until 2026-03-01", "resumed 2026-02-01", "amended 2026-02-01 other X-1",
    'other 2027-05-01: joint "commission" meets', "meeting 2027?", "review [2027-01..2027-03]",
)  # fmt: skip


def csv_of(rows: Iterable[Cells], columns: Iterable[str] = NAMES) -> bytes:
    """The rows as a file, every cell in quotes, so that any character may stand in it."""
    names = tuple(columns)
    held = io.StringIO(newline="")
    writer = csv.writer(held, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([row.get(name, "") for name in names] for row in rows)
    return held.getvalue().encode()


def full(number: int, type_: str) -> dict[str, str]:
    """A row of that kind in which every recorded column is filled."""
    return {
        "ref": f"FULL-{number}", "source_id": f"N-{number}", "title": f"The {type_}, number {number}",
        "other_titles": 'Le titre; "a; b"', "type": type_, "binding": ("yes", "no")[number % 2],
        "party_a": "AZE", "party_b": "IRN", "signatory_a": "J. Bayramov", "signatory_b": "A. Araghchi",
        "territories": "Nakhchivan; Gilan", "signed": "2015-02-01", "place": "Baku", "subjects": "transport; rail",
        "entry_rule": "notification + 30d", "provisional": "2015-03-01", "in_force": "2015-05-01",
        "until": "2025-04-30", "lasts": "10y", "counts_from": ("in-force", "signed", "2015-05-01")[number % 3],
        "renewal": "tacit", "renewal_length": "18m", "renewal_limit": str(number), "notice": ("6m", "none", "unknown")[number % 3],
        "denunciation": ("receipt + 6m + start of year", "term end", "none")[number % 3],
        "denunciation_after": ("3y", "3y given")[number % 2], "survival": ("5y", "open", "none")[number % 3],
        "ended": "2026-11-01", "ended_by": ("expiry", "denunciation", "consent", "replacement", "other")[number % 5],
        "replaced_by": ("FULL-1", '"The next; one"')[number % 2],
        "related": 'amends FULL-1; "see ""Another; title"""', "stated_status": "in force (see note)",
        "stated_on": "2026-10", "events": "notified 2015-04-01 by IRN; " + EVENTS[number % len(EVENTS)].partition(";")[0],
        "occasion": "AZE-IRN-2015-E1", "languages": "Azerbaijani; Persian; English", "registration": "UNTS 60001",
        "sources": "Gazette 4, p. 7; https://example.org/a;b", "tags": "project:instc; sea", "lead": "6m",
        "notes": 'two lines\nand "quotes", commas; نامه\u200cها',
    }  # fmt: skip


EVERY_KIND = tuple(full(number, instrument.word) for number, instrument in enumerate(INSTRUMENTS, start=1))

_CHARACTERS = st.one_of(
    st.sampled_from(list("\",;\n\r\t' \u00a0\u2028\u200c\u202e\ufeff\0\x1b=+-@%\\|éßİıſشЖ日\U0001f469")),
    st.characters(exclude_categories=["Cs"]),
)
TEXTS = st.one_of(
    st.text(_CHARACTERS, max_size=12),
    st.sampled_from(
        ["", "a, b", '"', '"quoted" at the start', "a; b", "; ", "\r", "a\rb", "a\r\nb", "=1+1", "NULL", "NaN", "0042"]
    ),
)
ITEMS = st.lists(TEXTS, max_size=3).map(lambda items: joined(tuple(items)))


def _or_empty(*texts: str) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *texts])


_DATE, _NEAR, _LENGTH = _or_empty(*DATES), _or_empty(*NEAR), _or_empty(*LENGTHS)

ROWS = st.fixed_dictionaries(
    {
        "source_id": TEXTS, "title": TEXTS.map(lambda text: f"T{text}T"), "other_titles": ITEMS,
        "type": _or_empty(*(instrument.word for instrument in INSTRUMENTS)), "binding": _or_empty("yes", "no"),
        "signatory_a": TEXTS, "signatory_b": TEXTS, "territories": ITEMS, "signed": _DATE, "place": TEXTS,
        "subjects": ITEMS,
        "entry_rule": _or_empty(*(f"{t}{s}" for t in ("signature", "notification", "exchange") for s in SHIFTS)),
        "provisional": _NEAR, "in_force": _NEAR, "until": _NEAR, "lasts": _or_empty(*LENGTHS, "open", "unknown"),
        "counts_from": _or_empty("in-force", "signed", *NEAR), "renewal": _or_empty("none", "tacit", "open", "consent"),
        "renewal_length": _or_empty(*LENGTHS, "unknown"), "renewal_limit": _or_empty("1", "12"),
        "notice": _or_empty(*LENGTHS, "none", "unknown"),
        "denunciation": _or_empty(*(f"receipt{s}" for s in SHIFTS), "term end", "none", "unknown"),
        "denunciation_after": _or_empty("3y", "1y6m given"), "survival": _or_empty(*LENGTHS, "open", "none", "unknown"),
        "ended": _NEAR, "ended_by": _or_empty("expiry", "denunciation", "consent", "replacement", "other"),
        "replaced_by": _or_empty("X-1", '"The next; one"'),
        "related": _or_empty("amends X-1", 'see "a title"; extends X-2', '"see ""a; b"""'),
        "stated_status": TEXTS, "stated_on": _DATE,
        "events": st.lists(st.sampled_from(EVENTS), max_size=3, unique=True).map(lambda all_: joined(tuple(all_))),
        "occasion": _or_empty("AZE-IRN-2025-E1", '"a visit"'), "languages": ITEMS, "registration": TEXTS,
        "sources": ITEMS, "tags": ITEMS, "lead": _LENGTH, "notes": TEXTS,
    }
)  # fmt: skip
SIDES = st.lists(st.sampled_from(PARTIES), min_size=2, max_size=2, unique=True)
REGISTERS = st.lists(st.tuples(ROWS, SIDES), min_size=1, max_size=3).map(
    lambda rows: [
        {**row, "ref": f"R-{at}", "party_a": a, "party_b": b} for at, (row, (a, b)) in enumerate(rows, start=1)
    ]
)
"""Registers of a few agreements with anything in their cells."""

_OWN_NAMES = TEXTS.map(lambda text: f"Q{text}Q")


def _parties(count: int) -> st.SearchStrategy[list[dict[str, object]]]:
    """Parties that no index knows, under codes of their own."""
    return st.tuples(*(_party(f"QQ{number}") for number in range(1, count + 1))).map(list)


def _party(code: str) -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries(
        {
            "code": st.just(code), "name": _OWN_NAMES.map(lambda name: f"{code} {name}"),
            "kind": st.sampled_from(("state", "institution")),
            "other_names": st.lists(_OWN_NAMES.map(lambda name: f"{code} also {name}"), max_size=2, unique=True),
            "until": st.sampled_from([None, *NEAR]),
        }
    )  # fmt: skip


def _relation_event(ref: str) -> st.SearchStrategy[dict[str, object]]:
    return st.tuples(
        st.fixed_dictionaries(
            {
                "ref": st.just(ref), "title": TEXTS.map(lambda text: f"T{text}T"), "date": st.sampled_from([None, *DATES]),
                "kind": st.sampled_from((None, "visit", "incident", "other")), "place": TEXTS, "notes": TEXTS,
                "after": st.sampled_from((None, "E-0")), "persons": _TEXTS, "subjects": _TEXTS, "tags": _TEXTS,
                "sources": _TEXTS,
            }
        ),
        st.lists(st.sampled_from(PARTIES), min_size=2, max_size=4, unique=True),
    ).map(lambda made: {**made[0], "between": made[1][:2], "concerns": made[1][2:]})  # fmt: skip


_TEXTS = st.lists(TEXTS, max_size=3)

WHOLE = st.tuples(REGISTERS, st.integers(0, 2).flatmap(_parties), st.tuples(*map(_relation_event, ("E-1", "E-2")))).map(
    lambda made: {
        "agreements": [
            {**row, **({"party_b": "QQ1"} if made[1] and at == 0 else {})} for at, row in enumerate(made[0])
        ],
        "events": list(made[2]),
        "parties": made[1],
    }
)
"""The same with what happened beside them, and parties of their own."""
