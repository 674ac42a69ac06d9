"""The table of columns: what each is called, how it is read and written, what it means.

A new column is one line here (and one in the schema, if it is recorded).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import compress
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from treatytrack import cells
from treatytrack.answers import Heading
from treatytrack.cells import Kind
from treatytrack.domain.agreement import Agreement, Side, Terms
from treatytrack.domain.bounds import Days
from treatytrack.domain.deadlines import KINDS as DEADLINE_KINDS
from treatytrack.domain.facts import STATUSES
from treatytrack.domain.validity import Standing
from treatytrack.errors import WrongRequest


@cache
def _at(place: str) -> Callable[[object], Any]:
    """What takes a value from its place in a record."""
    return attrgetter(place)


class Column(NamedTuple):
    """A recorded column: `place` is where its record keeps it, with a dot where it is part of a side or the terms."""

    name: str
    heading: str
    kind: Kind
    about: str
    place: str = ""

    def of(self, record: object) -> Any:
        """Its value in an agreement, or in what else has such columns; empty or None where nothing is recorded."""
        return _at(self.place or self.name)(record)

    def text(self, record: object) -> str:
        """Its value as the text that is stored and exported."""
        value = _at(self.place or self.name)(record)
        return value if type(value) is str else self.kind.write(value) if value else ""


# fmt: off
RECORDED = (
    Column("ref",                "Ref",                cells.REFERENCE_ID,   "unique name, never reused"),
    Column("source_id",          "Source id",          cells.TEXT,           "the source's own id"),
    Column("title",              "Agreement",          cells.TEXT,           "title"),
    Column("other_titles",       "Other titles",       cells.LIST,           "titles in other languages, short titles"),
    Column("type",               "Type",               cells.TYPE,           "kind of instrument: treaty, memorandum, programme ..."),
    Column("binding",            "Binding",            cells.BINDING_WORD,   "whether it binds in law: yes, no or empty"),
    Column("party_a",            "Party A",            cells.PARTY,          "one side: a code or a name", "side_a.party"),
    Column("party_b",            "Party B",            cells.PARTY,          "the other side: a code or a name", "side_b.party"),
    Column("signatory_a",        "Signatory A",        cells.TEXT,           "who signed for party A", "side_a.signatory"),
    Column("signatory_b",        "Signatory B",        cells.TEXT,           "who signed for party B", "side_b.signatory"),
    Column("territories",        "Territories",        cells.LIST,           "where it applies, if not everywhere"),
    Column("signed",             "Signed",             cells.DATE,           "day of signature (of the later one, where they differ)"),
    Column("place",              "Place",              cells.TEXT,           "where it was signed"),
    Column("subjects",           "Subjects",           cells.LIST,           "what it is about"),
    Column("entry_rule",         "Entry rule",         cells.ENTRY_RULE,     "how it enters into force: notification + 30d", "terms.entry_rule"),
    Column("provisional",        "Provisional",        cells.DATE,           "first day of provisional application"),
    Column("in_force",           "In force",           cells.DATE,           "entry into force: the first day in force"),
    Column("until",              "Until",              cells.DATE,           "last day in force that the text names", "terms.until"),
    Column("lasts",              "Lasts",              cells.LASTS,          "length of the first term: 5y; or open", "terms.lasts"),
    Column("counts_from",        "Counts from",        cells.COUNTS_FROM,    "where the first term starts: in-force, signed or a date", "terms.counts_from"),
    Column("renewal",            "Renewal",            cells.RENEWAL,        "none, tacit, open or consent; empty = not known", "terms.renewal"),
    Column("renewal_length",     "Renewal length",     cells.RENEWAL_LENGTH, "how long each tacit renewal runs", "terms.renewal_length"),
    Column("renewal_limit",      "Renewal limit",      cells.LIMIT,          "how many renewals at most", "terms.renewal_limit"),
    Column("notice",             "Notice",             cells.NOTICE,         "notice of non-renewal before a term's end: 6m", "terms.notice"),
    Column("denunciation",       "Denunciation",       cells.DENUNCIATION,   "when denunciation works: receipt + 12m; term end", "terms.denunciation"),
    Column("denunciation_after", "Denunciation after", cells.MINIMUM_LIFE,   "minimum life before denunciation works: 3y", "terms.denunciation_after"),
    Column("survival",           "Survival",           cells.SURVIVAL,       "how long provisions live on after the end; or open", "terms.survival"),
    Column("ended",              "Ended",              cells.DATE,           "first day no longer in force"),
    Column("ended_by",           "Ended by",           cells.ENDED_BY_WORD,  "expiry, denunciation, consent, replacement or other"),
    Column("replaced_by",        "Replaced by",        cells.REFERENCE,      "ref of the later agreement, or its \"title\""),
    Column("related",            "Related",            cells.RELATIONS_LIST, "amends, extends, implements, annex-to or see, and a ref or \"title\""),
    Column("stated_status",      "Stated status",      cells.TEXT,           "the status that the source states"),
    Column("stated_on",          "Stated on",          cells.DATE,           "the day the source said so"),
    Column("events",             "Events",             cells.EVENTS,         "what happened to it: notified 2023-07-05 by JPN"),
    Column("occasion",           "Occasion",           cells.REFERENCE,      "the visit or other event at which it was signed"),
    Column("languages",          "Languages",          cells.LIST,           "authentic languages"),
    Column("registration",       "Registration",       cells.TEXT,           "registration with the UN or another depositary"),
    Column("sources",            "Sources",            cells.LIST,           "where the facts come from"),
    Column("tags",               "Tags",               cells.LIST,           "free labels, such as project:instc"),
    Column("lead",               "Lead",               cells.LENGTH,         "how long ahead its deadlines should be told of: 1y"),
    Column("notes",              "Notes",              cells.TEXT,           "anything else"),
)
# fmt: on

BY_NAME = {column.name: column for column in RECORDED}
NAMES = tuple(BY_NAME)

DECIDING = (
    "type", "signed", "entry_rule", "provisional", "in_force", "until", "lasts", "counts_from", "renewal",
    "renewal_length", "renewal_limit", "notice", "denunciation", "denunciation_after", "ended", "ended_by",
    "replaced_by", "survival", "events",
)  # fmt: skip
"""The columns by which it is decided when an agreement begins and ends, and what comes due between."""

LISTS = {"other_titles": "other_title", "territories": "territory", "subjects": "subject", "events": "event",
         "languages": "language", "sources": "source", "tags": "tag", "related": "related"}  # fmt: skip
"""The list columns and what one item is called: the name of the option and of the query field."""

_EMPTY: dict[str, Any] = {"": Agreement("", ""), "terms": Terms(), "side_a": Side(), "side_b": Side()}
"""An agreement and its parts before anything is recorded."""


def _place(column: Column) -> tuple[str, int]:
    """The part that holds a column ('' is the agreement itself), and its place among the fields there."""
    part, _, field = (column.place or column.name).rpartition(".")
    return part, _EMPTY[part]._fields.index(field)


_PLACES = {column.name: _place(column) for column in RECORDED}
_IN_PART = {part: [at for at, name in enumerate(NAMES) if _PLACES[name][0] == part] for part in _EMPTY}
_READING = {part: [(_PLACES[NAMES[at]][1], RECORDED[at].kind.read) for at in held] for part, held in _IN_PART.items()}
_OWN_TEXTS = itemgetter(*_IN_PART[""])
_STANDING = [at for at in _IN_PART[""] if NAMES[at] in (*DECIDING, "ref", "stated_status", "stated_on")]
_STANDING_TEXTS = itemgetter(*_STANDING)
_READING_STANDING = [(_PLACES[NAMES[at]][1], RECORDED[at].kind.read) for at in _STANDING]
_PARTS = tuple((part, Agreement._fields.index(part), itemgetter(*held)) for part, held in _IN_PART.items() if part)
_FIELDS = [(part, at) for part, empty in _EMPTY.items() for at in range(len(empty))]
_VALUES = itemgetter(*map(_FIELDS.index, _PLACES.values()))
"""What takes the values of RECORDED from all fields of an agreement, those of its parts behind its own."""
_WRITING = tuple(column.kind.write for column in RECORDED)


def agreement_from(record: Mapping[str, Any]) -> Agreement:
    """The agreement whose recorded columns have these values (not texts); columns left out are empty."""
    values = {part: [*empty] for part, empty in _EMPTY.items()}
    for name, value in record.items():
        part, at = _PLACES[name]
        values[part][at] = value
    own = values[""]
    for part, at, _ in _PARTS:
        own[at] = _EMPTY[part]._make(values[part])
    return Agreement._make(own)


def agreement_stored(texts: Sequence[str]) -> Agreement:
    """The agreement whose recorded columns hold these stored texts, in the order of RECORDED."""
    return _with_parts(_read("", _OWN_TEXTS(texts), _READING[""]), texts)


def agreement_standing(texts: Sequence[str]) -> Agreement:
    """The same with no more of its own columns than a Standing is computed from, and both sides."""
    return _with_parts(_read("", _STANDING_TEXTS(texts), _READING_STANDING), texts)


def _with_parts(own: list[Any], texts: Sequence[str]) -> Agreement:
    for part, at, its_texts in _PARTS:
        own[at] = _part_stored(part, its_texts(texts))
    return Agreement._make(own)


@lru_cache(maxsize=4096)
def _part_stored(part: str, texts: tuple[str, ...]) -> Terms | Side:
    """A part of an agreement. Most treaties say what many others say, so that few terms are read from their texts."""
    made: Terms | Side = _EMPTY[part]._make(_read(part, texts, _READING[part]))
    return made


def _read(part: str, texts: tuple[str, ...], reading: list[tuple[int, Callable[[str], Any]]]) -> list[Any]:
    """The values of a part, of which only what is recorded is read."""
    values = [*_EMPTY[part]]
    for text, (at, read) in compress(zip(texts, reading, strict=True), texts):
        values[at] = read(text)
    return values


def texts_of(agreement: Agreement) -> tuple[str, ...]:
    """The recorded columns of an agreement as text, in the order of RECORDED: what is stored is what is exported."""
    fields = *agreement, *agreement.terms, *agreement.side_a, *agreement.side_b
    values = zip(_VALUES(fields), _WRITING, strict=True)
    return tuple([one if type(one) is str else write(one) if one else "" for one, write in values])


def differences_between(one: Agreement, other: Agreement) -> tuple[tuple[str, str, str], ...]:
    """The recorded columns in which two agreements differ: the name, the text of the one, the text of the other."""
    return differing(NAMES, texts_of(one), texts_of(other))


def differing(names: Iterable[str], one: Iterable[str], other: Iterable[str]) -> tuple[tuple[str, str, str], ...]:
    """Those of the named texts in which two records differ: the name, the one text, the other."""
    texts = zip(names, one, other, strict=True)
    return tuple((name, before, after) for name, before, after in texts if before != after)


class Computed(NamedTuple):
    """A computed column: what it shows of a Standing; `words` are all that it can show, where these are few."""

    name: str
    heading: str
    kind: str
    about: str
    words: tuple[str, ...] = ()

    @property
    def of(self) -> Callable[[Standing], str | int]:
        """What gives its cell for the as-of day of a Standing; empty where there is none."""
        return _SHOWN.get(self.name) or _day_shown(self.name)


@cache
def _day_shown(name: str) -> Callable[[Standing], str]:
    days_of = attrgetter(name)

    def shown(standing: Standing) -> str:
        days: Days | None = days_of(standing)
        return days.text if days else ""

    return shown


_SHOWN: dict[str, Callable[[Standing], str | int]] = {
    "status": attrgetter("status"),
    "certain": attrgetter("certain"),
    "flags": lambda standing: "; ".join(standing.flags),
    "next_deadline": lambda standing: standing.deadlines[0].day.isoformat() if standing.deadlines else "",
    "next_deadline_kind": lambda standing: standing.deadlines[0].kind if standing.deadlines else "",
    "days_left": lambda standing: standing.deadlines[0].days_left(standing.as_of) if standing.deadlines else "",
    "as_of": lambda standing: standing.as_of.isoformat(),
}
"""How the computed columns are shown that are no day between two bounds."""

# fmt: off
COMPUTED = (
    Computed("status",              "Status",              "word",   "draft, unknown, signed, provisional, in-force, suspended, expired, terminated or replaced", STATUSES),
    Computed("certain",             "Certain",             "word",   "yes, assumed or no", ("yes", "assumed", "no")),
    Computed("flags",               "Flags",               "list",   "notice-given, survival, stated-differs", ("notice-given", "survival", "stated-differs")),
    Computed("effective_in_force",  "Effective in force",  "date",   "entry into force used: recorded, by rule, or assumed"),
    Computed("term_last_day",       "Term's last day",     "date",   "last day of the running term"),
    Computed("notice_by",           "Notice by",           "date",   "last safe day for notice in the running term"),
    Computed("locked_in_until",     "Locked in until",     "date",   "after that day: the first end that can still be reached"),
    Computed("ends",                "Last day in force",   "date",   "last day in force, once something fixes it"),
    Computed("survives_until",      "Survives until",      "date",   "last day of survival"),
    Computed("next_deadline",       "Next deadline",       "date",   "the nearest deadline on or after the as-of day"),
    Computed("next_deadline_kind",  "Kind",                "word",   "what that deadline is", DEADLINE_KINDS),
    Computed("days_left",           "Days left",           "number", "days until it; 0 is today"),
    Computed("as_of",               "As of",               "date",   "the day for which all this is computed"),
)
# fmt: on

COMPUTED_BY_NAME = {column.name: column for column in COMPUTED}


EVERY = (*NAMES, *COMPUTED_BY_NAME)
"""The names of all columns, recorded and computed."""


_SINGULAR = {one: many for many, one in LISTS.items()}


def name_meant(written: str, singular: Mapping[str, str] = _SINGULAR) -> str:
    """A column's name as it may be written: any case, blanks or hyphens, a list column in singular or plural."""
    name = "_".join(written.casefold().replace("-", " ").replace("_", " ").split())
    return singular.get(name, name)


def nearest_name(name: str, among: Sequence[str]) -> str:
    """The name that is nearly that one; empty where none is."""
    from difflib import get_close_matches  # noqa: PLC0415  (costs 3 ms; only a wrong word needs it)

    return next(iter(get_close_matches(name, among, 1, 0.6)), "")


def column_named(
    written: str,
    among: Sequence[str],
    what: str,
    *,
    singular: Mapping[str, str] = _SINGULAR,
    listed_by: str = "treatytrack help query lists them",
) -> str:
    """The column meant, one of `among`. Raises WrongRequest, naming the nearest: "x" is not `what`."""
    name = name_meant(written, singular)
    if name not in among:
        near = nearest_name(name, among).replace("_", "-")
        hint = f"did you mean {near}?" if near else listed_by
        raise WrongRequest(f'"{written}" is not {what}: {hint}')
    return name


def heading_of(name: str) -> Heading:
    """The heading of a recorded or computed column."""
    column = BY_NAME.get(name)
    if column:
        return Heading(name, column.heading, column.kind.name)
    computed = COMPUTED_BY_NAME[name]
    return Heading(name, computed.heading, computed.kind)
