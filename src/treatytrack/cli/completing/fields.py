"""What the columns take, as options of `add` and `edit` and as fields of QUERY: one table for both."""

from treatytrack.actions.asked import fixed_words
from treatytrack.cli.completing.kinds import Source, event_refs, items, parties, places, refs, tags, words
from treatytrack.domain.agreement import BINDING, ENDED_BY, RELATIONS, RENEWALS
from treatytrack.domain.instruments import BY_WORD

# fmt: off
OF_COLUMN: dict[str, Source] = {
    "ref":            refs,
    "type":           words(BY_WORD),
    "binding":        words(BINDING),
    "party":          parties,
    "party_a":        parties,
    "party_b":        parties,
    "territories":    items("territories"),
    "place":          places,
    "subjects":       items("subjects"),
    "lasts":          words(("open", "unknown")),
    "counts_from":    words(("in-force", "signed")),
    "renewal":        words(RENEWALS),
    "renewal_length": words(("unknown",)),
    "notice":         words(("none", "unknown")),
    "denunciation":   words(("none", "unknown")),
    "survival":       words(("open", "none", "unknown")),
    "ended_by":       words(ENDED_BY),
    "replaced_by":    refs,
    "related":        words(RELATIONS),
    "stated_status":  words(fixed_words("status")),
    "occasion":       event_refs,
    "languages":      items("languages"),
    "tags":           tags,
    **{field: words(fixed_words(field))
       for field in ("status", "certain", "flags", "confirm", "contradiction", "next_deadline_kind")},
}
"""The options and QUERY fields of columns that take one of some words; the others are texts, days and lengths."""
# fmt: on
