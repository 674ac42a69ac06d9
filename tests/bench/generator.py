"""Makes up a register of any size, of the same kind as real ones: CSV of the recorded columns, for tests and measuring.

    python tests/bench/generator.py 100000 register.csv
    python tests/bench/generator.py 1000 other.csv --seed 7

What is how frequent stands in `shares.py`, read off real registers. The same seed gives the same rows, and a smaller
register is the beginning of a larger one. Every cell is written as the program itself stores it, so an export of the
imported register gives the same rows, by ref.
"""

import argparse
import csv
import sys
import uuid
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Generic, TypeVar

import shares

COLUMNS = (
    "ref", "source_id", "title", "other_titles", "type", "binding", "party_a", "party_b", "signatory_a", "signatory_b",
    "territories", "signed", "place", "subjects", "entry_rule", "provisional", "in_force", "until", "lasts",
    "counts_from", "renewal", "renewal_length", "renewal_limit", "notice", "denunciation", "denunciation_after",
    "survival", "ended", "ended_by", "replaced_by", "related", "stated_status", "stated_on", "events", "occasion",
    "languages", "registration", "sources", "tags", "lead", "notes",
)  # fmt: skip
INVESTMENT_SOURCE_DAY = date(2020, 2, 15)
LISTED_SOURCE_DAY = date(2021, 6, 1)
TODAY = date(2026, 11, 22)
"""Nothing recent is signed after it."""

Cells = dict[str, str]
T = TypeVar("T")


class Shares(Generic[T]):
    """A table of shares, to draw from."""

    def __init__(self, counted: Mapping[T, float]) -> None:
        self._values = tuple(counted)
        self._borders = list(accumulate(counted.values()))

    def drawn(self, by: Random) -> T:
        """One of the values, each as often as its share."""
        return self._values[bisect(self._borders, by.random() * self._borders[-1])]


FAMILIES, PARTIES = Shares(shares.FAMILIES), Shares(shares.PARTIES)
LANGUAGES, SURVIVALS, TERMS = Shares(shares.LANGUAGES), Shares(shares.SURVIVALS), Shares(shares.TERMS)
NOTICES = {renewal: Shares(counted) for renewal, counted in shares.NOTICES.items()}
INVESTMENT_YEARS, INVESTMENT_LIVES = Shares(shares.INVESTMENT_YEARS), Shares(shares.INVESTMENT_LIVES)
ENDED_BY, PLACES, SUBJECTS = Shares(shares.ENDED_BY), Shares(shares.PLACES), Shares(shares.SUBJECTS)
LISTED_TYPES, LISTED_LIVES = Shares(shares.LISTED_TYPES), Shares(shares.LISTED_LIVES)
TERRITORY_COUNTS, TERRITORIES = Shares(shares.TERRITORY_COUNTS), Shares(shares.TERRITORIES)
RECENT_TYPES, RECENT_TERMS, RECENT_FIELDS = (
    Shares(table) for table in (shares.RECENT_TYPES, shares.RECENT_TERMS, shares.RECENT_FIELDS)
)
RECENT_LENGTHS, RECENT_NOTICES = Shares(shares.RECENT_LENGTHS), Shares(shares.RECENT_NOTICES)
UNTIL_FORMS = Shares(shares.UNTIL_FORMS)

ACTS = {
    "exchange-of-notes": "Exchange of Notes", "agreement": "Agreement", "convention": "Convention", "treaty": "Treaty",
    "protocol": "Protocol", "other": "Additional Articles", "joint-statement": "Joint Declaration",
    "minutes": "Agreed Minutes", "memorandum": "Memorandum of Understanding", "programme": "Programme of Co-operation",
    "plan": "Plan of Action",
}  # fmt: skip
CHANGES = {
    "amends": "amending the {act} of {day} concerning",
    "extends": "extending to further territories the {act} signed on {day} respecting",
    "see": "prolonging the Arrangements reached on {day} relating to",
}
MANNERS = (
    "concerning",
    "regarding",
    "relating to",
    "respecting",
    "for",
    "with regard to",
    "constituting an Agreement on",
)
SIDES = (
    "between the Government of {a} and the Government of {b}", "between {a} and {b}",
    "between the Government of {a} and {b}", "between His Majesty's Government in {a} and the Government of {b}",
)  # fmt: skip
ENDINGS = ("", "", "", "", " (with Annex)", " [With Schedule and Exchange of Letters]", " (No. {number})", ", with Map")
OFFICES = ("Minister for Foreign Affairs", "Ambassador", "Minister of Trade", "Secretary of State", "Chargé d'affaires")
SURNAMES = (
    ("Al", "Bar", "Cas", "Dor", "El", "Fer", "Gar", "Has", "Iva", "Jan", "Kar", "Lo", "Mar", "Nov", "Or", "Pet", "Ras",
     "Sad", "Tor", "Ul", "Var", "Wei", "Yam", "Zar"),
    ("a", "an", "ber", "di", "ek", "fi", "go", "hi", "in", "jo", "ki", "la", "mo", "ni", "os", "pe", "ri", "so", "ta"),
    ("ades", "bach", "dottir", "enko", "ez", "feld", "gård", "ian", "ini", "kov", "lund", "man", "ova", "oğlu", "pour",
     "rini", "sen", "shvili", "ström", "wicz", "zadeh"),
)  # fmt: skip
NOTES = (
    "The text was not seen; the days are those of the depositary's list.",
    "{person} signed ad referendum; confirmed by a letter of {day}.",
    "The original, in two copies, is with the archives in {place}. A certified copy was asked for on {day}.",
    "The annex has a list of {number} items, last brought up to date in {year}.",
    "Applied in practice since {year}, as {person} told the joint commission at {place}; no instrument was found.",
)


class Register:
    """The rows of one register, one after another; it remembers which refs it has given."""

    def __init__(self, seed: int) -> None:
        self._by = Random(seed)
        self._refs: dict[str, int] = {}
        self._latest: dict[str, str] = {}

    def rows(self, count: int) -> Iterator[Cells]:
        """So many agreements."""
        families = {"investment": self._investment, "listed": self._listed, "recent": self._recent}
        for number in range(1, count + 1):
            yield self._finished(families[FAMILIES.drawn(self._by)](number))

    def _happens(self, share: float) -> bool:
        return self._by.random() < share

    def _between(self, borders: Sequence[float]) -> float:
        """A number spread over the equal parts that these borders make."""
        part = int(self._by.random() * (len(borders) - 1))
        return borders[part] + self._by.random() * (borders[part + 1] - borders[part])

    def _day_in(self, year: int) -> date:
        return date(year, 1, 1) + timedelta(int(self._by.random() * 365))

    def _later(self, day: date, days: float, latest: date) -> date:
        """So many days later; where that is past the latest day, a day on the way there."""
        passed = int(days)
        return day + timedelta(
            passed if day + timedelta(passed) <= latest else int(self._by.random() * (latest - day).days)
        )

    def _parties(self) -> tuple[str, str]:
        one = PARTIES.drawn(self._by)
        while (other := PARTIES.drawn(self._by)) == one:
            pass
        return one, other

    def _person(self) -> str:
        one, two, three = (self._by.choice(part) for part in SURNAMES)
        return f"{self._by.choice('ABCDEFGHJKLMNPRSTVZ')}. {one}{two}{three}"

    def _investment(self, number: int) -> Cells:
        """As UNCTAD maps an investment treaty: all terms, and a status of the source."""
        one, other = self._parties()
        signed = self._day_in(INVESTMENT_YEARS.drawn(self._by))
        lasts, renewal, renewal_length = TERMS.drawn(self._by)
        life = INVESTMENT_LIVES.drawn(self._by)
        short = f"{shares.PARTY_NAMES[one]} - {shares.PARTY_NAMES[other]} BIT ({signed.year})"
        cells = {
            "source_id": f"{short} {number}", "other_titles": short, "type": "agreement", "binding": "yes",
            "title": f"Agreement {self._sides(one, other)} for the Promotion and Reciprocal Protection of Investments",
            "party_a": one, "party_b": other, "signed": signed.isoformat(), "subjects": "investment", "lasts": lasts,
            "renewal": renewal, "renewal_length": renewal_length, "notice": NOTICES[renewal].drawn(self._by),
            "survival": SURVIVALS.drawn(self._by), "languages": LANGUAGES.drawn(self._by),
            "stated_on": INVESTMENT_SOURCE_DAY.isoformat(), "stated_status": "signed",
            "sources": f"UNCTAD Investment Policy Hub, treaty {number}",
        }  # fmt: skip
        start = self._later(signed, self._between(shares.INVESTMENT_ENTRY_DAYS), INVESTMENT_SOURCE_DAY)
        if life in {"in-force", "ended"}:
            cells |= {"in_force": start.isoformat(), "stated_status": "in-force"}
        if life.startswith("ended"):
            days = self._between(shares.INVESTMENT_LIFE_YEARS) * 365.2425
            cells |= self._ended(self._later(start, days, INVESTMENT_SOURCE_DAY), ENDED_BY.drawn(self._by), one)
        return cells

    def _ended(self, end: date, ended_by: str, party: str) -> Cells:
        """How an investment treaty ended: half of the denunciations have their day too."""
        cells = {"ended": end.isoformat(), "ended_by": ended_by, "stated_status": "over"}
        if ended_by == "denunciation" and self._happens(0.5):
            received = end - timedelta(366)
            cells["events"] = f"denounced {received} by {party} effective {end}"
        if ended_by == "replacement" and self._happens(0.5):
            cells["replaced_by"] = f'"Agreement on Investment of {end.year}"'
        return cells

    def _listed(self, number: int) -> Cells:
        """As the UK lists what it has signed: days, places, territories; no terms."""
        one, other = self._parties()
        signed = self._day_in(int(self._between(shares.LISTED_YEARS)))
        type_ = LISTED_TYPES.drawn(self._by)
        subject, matter = SUBJECTS.drawn(self._by)
        cells = {
            "source_id": str(uuid.UUID(int=self._by.getrandbits(128))), "type": type_, "party_a": one, "party_b": other,
            "subjects": self._subjects(subject), "place": PLACES.drawn(self._by), "territories": self._territories(),
            "sources": "; ".join(self._sources(number, signed.year)),
        }  # fmt: skip
        manner = self._by.choice(MANNERS)
        if self._happens(shares.CHANGES_ANOTHER):
            manner = self._change(cells)
        ending = self._by.choice(ENDINGS).format(number=number % 90 + 1)
        cells["title"] = f"{ACTS[type_]} {self._sides(one, other)} {manner} {matter}{ending}"
        if not self._happens(shares.UNSIGNED):
            cells["signed"] = signed.isoformat()
        if self._happens(shares.REGISTERED):
            cells["registration"] = f"UN Registration {self._by.randrange(1, 1200)} {self._by.randrange(400)}"
        return cells | self._listed_life(signed)

    def _listed_life(self, signed: date) -> Cells:
        entered, ended, provisional = LISTED_LIVES.drawn(self._by)
        cells: Cells = {}
        start = self._later(signed, self._between(shares.LISTED_ENTRY_DAYS), LISTED_SOURCE_DAY)
        if provisional:
            cells["provisional"] = signed.isoformat()
        if entered:
            cells["in_force"] = start.isoformat()
        if ended:
            end = self._later(max(signed, start), self._between(shares.LISTED_LIFE_YEARS) * 365.2425, LISTED_SOURCE_DAY)
            cells["ended"] = end.isoformat()
            if self._happens(shares.END_TAKES_EFFECT_LATER):
                cells["events"] = f"terminated {end - timedelta(365)} effective {end}"
        return cells

    def _recent(self, number: int) -> Cells:
        """A memorandum or programme of recent years, with a short term."""
        one, other = self._parties()
        signed = min(self._day_in(self._by.randint(*shares.RECENT_YEARS)), TODAY)
        type_, field = RECENT_TYPES.drawn(self._by), RECENT_FIELDS.drawn(self._by)
        length = RECENT_LENGTHS.drawn(self._by)
        last_year = signed.year + int(length[:-1])
        cells = {
            "source_id": f"recent-{number}", "type": type_, "party_a": one, "party_b": other,
            "signed": signed.isoformat(), "place": PLACES.drawn(self._by), "subjects": self._subjects(field.lower()),
            "languages": LANGUAGES.drawn(self._by), "binding": self._by.choice(("no", "yes", "")),
            "sources": f"Official Gazette {signed.year}/{number % 300 + 1}",
        }  # fmt: skip
        years = f" for {signed.year}-{last_year}" if type_ in {"programme", "plan"} else ""
        cells["title"] = f"{ACTS[type_]} {self._sides(one, other)} in the Field of {field}{years}"
        entry = signed + timedelta(self._by.randrange(20, 200))
        if self._happens(shares.NOTIFIED):
            earlier = entry - timedelta(self._by.randrange(1, 20))
            cells["entry_rule"] = "notification + 30d"
            cells["events"] = f"notified {earlier} by {one}; notified {entry} by {other}"
        elif self._happens(0.6):
            cells["in_force"] = entry.isoformat()
        match RECENT_TERMS.drawn(self._by):
            case "until":
                self._until(cells, signed, last_year)
            case "tacit":
                notice = RECENT_NOTICES.drawn(self._by)
                cells |= {"lasts": length, "renewal": "tacit", "renewal_length": length, "notice": notice}
                if self._happens(0.1):
                    cells |= {"renewal_limit": "3", "counts_from": "signed"}
            case _:
                cells |= {"lasts": "open", "denunciation": "receipt + 6m", "denunciation_after": "1y", "lead": "6m"}
        return cells

    def _until(self, cells: Cells, signed: date, last_year: int) -> None:
        last_day = self._day_in(last_year)
        cells["until"] = UNTIL_FORMS.drawn(self._by).format(year=last_year, day=last_day)
        cells["renewal"] = self._by.choice(("none", "consent", ""))
        extended = max(signed, date(last_year, 1, 1))
        if self._happens(shares.EXTENDED):
            extension = f"extended {extended} until {date(last_year + 2, 12, 31)}"
            cells["events"] = f"{cells['events']}; {extension}" if "events" in cells else extension

    def _sides(self, one: str, other: str) -> str:
        return self._by.choice(SIDES).format(a=shares.PARTY_NAMES[one], b=shares.PARTY_NAMES[other])

    def _change(self, cells: Cells) -> str:
        """What a title says of the agreement that it changes, which is named too: the latest of the two parties."""
        relation = self._by.choice(tuple(CHANGES))
        day = self._day_in(int(self._between(shares.LISTED_YEARS)))
        latest = self._latest.get(_pair(cells))
        cells["related"] = f"{relation} {latest}" if latest else f'{relation} "Agreement of {day}"'
        cells["tags"] = "changes-another"
        return CHANGES[relation].format(act="Agreement", day=f"{day.day} {day:%B} {day.year}")

    def _subjects(self, subject: str) -> str:
        if not self._happens(shares.SEVERAL_SUBJECTS):
            return subject
        second = SUBJECTS.drawn(self._by)[0]
        return subject if second == subject else f"{subject}; {second}"

    def _territories(self) -> str:
        count = TERRITORY_COUNTS.drawn(self._by)
        return "; ".join(dict.fromkeys(TERRITORIES.drawn(self._by) for _ in range(count)))

    def _sources(self, number: int, year: int) -> list[str]:
        known = [
            f"Treaty Series {number % 120 + 1:03}/{year}: Cmnd {self._by.randrange(1000, 9999)}",
            f"FO 93/{number % 250 + 1}/{self._by.randrange(1, 300)}",
            f"UN Treaty Series Vol. {self._by.randrange(1, 1200)} (p. {self._by.randrange(1, 400)})",
        ]
        return known[: self._by.randint(1, 3)]

    def _finished(self, cells: Cells) -> Cells:
        """The row with what any agreement may have (a landmark, signatories, notes, a day not whole) and a ref."""
        if self._happens(shares.NAMED_IN_A_TITLE * len(shares.LANDMARKS)):
            cells["title"] += f" at the {self._by.choice(shares.LANDMARKS)}"
        if self._happens(shares.SIGNATORIES_KNOWN):
            for column in ("signatory_a", "signatory_b"):
                cells[column] = f"{self._person()}, {self._by.choice(OFFICES)}"
        if self._happens(shares.NOTED):
            day = self._day_in(self._by.randint(1950, 2020))
            cells["notes"] = self._by.choice(NOTES).format(
                person=self._person(),
                day=day,
                place=PLACES.drawn(self._by) or "Vienna",
                number=day.day + 1,
                year=day.year,
            )
        year = cells.get("signed", "ND")[:4]
        for column in ("signed", "in_force"):
            if column in cells and self._happens(shares.PARTIAL_OR_MARKED):
                cells[column] = self._worn(cells[column])
        cells["ref"] = self._ref(f"{_pair(cells)}-{year}")
        self._latest[_pair(cells)] = cells["ref"]
        return cells

    def _worn(self, day: str) -> str:
        """A day as registers have it when it is not known to the day, or not for sure."""
        year, month, _ = day.split("-")
        forms = (f"{year}-{month}", year, f"{day}?", f"{year}?", f"{day}~", f"{year}-XX-XX", f"[{day}..{year}-12-31]")
        return self._by.choice(forms)

    def _ref(self, stem: str) -> str:
        self._refs[stem] = number = self._refs.get(stem, 0) + 1
        return f"{stem}-{number}"


def _pair(cells: Cells) -> str:
    return "-".join(sorted((cells["party_a"], cells["party_b"])))


def write(count: int, path: Path, seed: int) -> None:
    """Write so many agreements, row by row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for cells in Register(seed).rows(count):
            writer.writerow([cells.get(column, "") for column in COLUMNS])


def main() -> int:
    """Read the options and write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, help="how many agreements")
    parser.add_argument("file", type=Path, help="the CSV file to write")
    parser.add_argument("--seed", type=int, default=1, help="another one makes other rows [1]")
    asked = parser.parse_args()
    if not asked.file.absolute().parent.is_dir():
        parser.error(f"there is no folder {asked.file.absolute().parent}")
    write(asked.count, asked.file, asked.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
