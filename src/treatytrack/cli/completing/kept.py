"""What a register keeps, as a line about it completes: the columns of agreements, and of events.

One table for each says what its columns take, as options and as fields of QUERY; the words of a column that takes only
some are those that the column itself names.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from treatytrack import columns as of_agreements
from treatytrack.actions.asked import OF_AGREEMENTS, Fields, fixed_words
from treatytrack.cli.completing.candidates import Candidate, beginning
from treatytrack.cli.completing.held import items, places, refs, refs_of, tags
from treatytrack.cli.completing.kinds import Source, Wanted, Words, each, words
from treatytrack.cli.completing.parties import parties
from treatytrack.domain.agreement import RELATIONS

if TYPE_CHECKING:
    from treatytrack.store.glance import About


class Kept(NamedTuple):
    """One sort of what is kept: its columns with what each means, what they take, what can be asked for."""

    recorded: Mapping[str, str]
    computed: Mapping[str, str]
    sources: Mapping[str, Source]
    aliases: Mapping[str, str]
    fields: Mapping[str, str]
    """The fields of QUERY as they are offered, and what each means."""
    everyday: Sequence[str]
    """The fields that are asked for every day: while one of them begins so the others are not offered."""
    together: Sequence[str]
    """What names several columns at once."""


def kept(about: "About") -> Kept:
    """What a command is about: agreements, or events."""
    return _KEPT[about]()


# fmt: off
@cache
def _agreements() -> Kept:
    recorded = {name: column.about for name, column in of_agreements.BY_NAME.items()}
    computed = {name: column.about for name, column in of_agreements.COMPUTED_BY_NAME.items()}
    sources: dict[str, Source] = {
        "ref":            refs,
        "party":          parties,
        "party_a":        parties,
        "party_b":        parties,
        "territories":    items("territories"),
        "place":          places,
        "subjects":       items("subjects"),
        "lasts":          words(("open", "unknown")),
        "counts_from":    words(("in-force", "signed")),
        "renewal_length": words(("unknown",)),
        "notice":         words(("none", "unknown")),
        "denunciation":   words(("none", "unknown")),
        "survival":       words(("open", "none", "unknown")),
        "replaced_by":    refs,
        "related":        words(RELATIONS),
        "stated_status":  words(fixed_words("status")),
        "occasion":       refs_of("event"),
        "languages":      items("languages"),
        "tags":           tags,
        **_of_words(of_agreements.RECORDED),
        **{field: words(fixed) for field in OF_AGREEMENTS.names if (fixed := fixed_words(field))},
    }
    of_query = {
        "party":         "with that party on either side",
        "between":       "between these two: AZE-IRN",
        "confirm":       "what is to be confirmed",
        "contradiction": "what contradicts itself",
    }
    everyday = ("party", "between", "type", "status", "subject", "tag", "signed", "in-force", "ends", "notice-by",
                "confirm")
    fields = _offered(OF_AGREEMENTS, of_agreements.LISTS, recorded | computed | of_query)
    return Kept(recorded, computed, sources, OF_AGREEMENTS.aliases, fields, everyday, ("recorded", "computed", "all"))


@cache
def _events() -> Kept:
    from treatytrack import event_columns  # noqa: PLC0415  (only the group `event` needs it)
    from treatytrack.actions.event_listing import FIELDS  # noqa: PLC0415  (as above)

    recorded = {name: column.about for name, column in event_columns.BY_NAME.items()}
    sources: dict[str, Source] = {
        "ref":      refs,
        "party":    parties,
        "concerns": each(parties),
        "place":    places,
        "persons":  items("persons"),
        "after":    refs_of("event", "agreement"),
        "subjects": items("subjects"),
        "tags":     tags,
        **_of_words(event_columns.RECORDED),
    }
    of_query = {"party": "one of the two parties", "between": "between these two: AZE-IRN"}
    everyday = ("party", "between", "kind", "concerns", "date", "subject", "tag", "person", "place", "after")
    fields = _offered(FIELDS, event_columns.LISTS, recorded | of_query)
    return Kept(recorded, {}, sources, FIELDS.aliases, fields, everyday, ("recorded", "all"))
# fmt: on


_KEPT = {"agreement": _agreements, "event": _events}


def _of_words(recorded: Iterable[of_agreements.Column]) -> dict[str, Source]:
    return {column.name: words(column.kind.words) for column in recorded if column.kind.words}


def _offered(fields: Fields, lists: Mapping[str, str], abouts: Mapping[str, str]) -> dict[str, str]:
    """The fields as they are offered, list columns in the singular, and what each means."""
    return {lists.get(name, name).replace("_", "-"): abouts[name] for name in fields.names}


def columns(*, computed: bool = True, together: bool = False) -> Words:
    """A column by its name, spelt with `-` where one is typed; a `-` before it reverses an order.

    `together` are also the words that name several.
    """

    def source(wanted: Wanted) -> Iterator[Candidate]:
        there = kept(wanted.about)
        abouts = {**there.recorded, **(there.computed if computed else {})}
        if together:
            abouts |= dict.fromkeys(there.together, "")
        sign = "-" if wanted.what == "FIELD" and wanted.typed.startswith("-") else ""
        typed = wanted.typed.removeprefix(sign)
        spelt = {name.replace("_", "-") if "-" in typed else name: about for name, about in abouts.items()}
        return (one.after(sign) for one in beginning(typed, spelt))

    return source
