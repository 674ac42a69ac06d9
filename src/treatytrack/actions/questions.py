"""What `add` asks on a terminal: one line a question, in the order in which a text is looked through."""

from collections.abc import Callable
from typing import NamedTuple

from treatytrack.columns import BY_NAME
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.lengths import Length


class Question(NamedTuple):
    """One question: the columns that its answer can fill, its words, and when it is asked at all.

    `explained` and `examples` (what is written, what it means) are told to whoever answers with a question mark.
    """

    columns: tuple[str, ...]
    asks: str
    hint: str
    explained: str
    examples: tuple[tuple[str, str], ...] = ()
    when: Callable[[Agreement], bool] = lambda draft: True
    required: bool = False


def _may_still_end(draft: Agreement) -> bool:
    return draft.ended is None


def _has_a_term(draft: Agreement) -> bool:
    """Whether there is a first term, so that something can renew it."""
    return draft.terms.until is not None or isinstance(draft.terms.lasts, Length)


def _renews_tacitly(draft: Agreement) -> bool:
    return draft.terms.renewal == "tacit"


def _renews_without_being_asked(draft: Agreement) -> bool:
    return draft.terms.renewal in {"tacit", "open"}


QUESTIONS = (
    Question(
        ("title",), "Title", "as the text has it",
        "The title in full, in the language in which you want to find it again.",
        (("Cultural Exchange Programme 2025-2028", "years in it are asked about later"),),
        required=True,
    ),
    Question(
        ("party_a",), "Party A", "a code or a name",
        "One of the two sides. A side of several is one party, a group or an organisation.",
        (("IRN", "a code"), ("Iran", "a name, in any of many languages"), ("EU", "an organisation")),
        required=True,
    ),
    Question(
        ("party_b",), "Party B", "a code or a name",
        "The other side.",
        (("AZE", "a code"), ("Azərbaycan", "a name, in any of many languages")),
        required=True,
    ),
    Question(
        ("type",), "Type", "treaty, MoU, programme ...",
        "What kind of instrument it is. It decides what is presumed while no entry into force is recorded.",
        (("agreement", "in force only when that is recorded"), ("MoU", "memorandum, presumed in force on signature"),
         ("notes", "exchange of notes, presumed so too")),
    ),
    Question(
        ("signed",), "Signed", "a day, month or year",
        "When it was signed; the later day where the two sides signed on different ones.",
        (("28 April 2025", "that day"), ("2025-04", "some day of that month"), ("2025?", "perhaps in that year")),
    ),
    Question(
        ("place",), "Place", "where it was signed",
        "Where it was signed.",
        (("Baku", "one place"), ("Baku and Tehran", "each side at home")),
    ),
    Question(
        ("in_force",), "In force from", "Enter if not known",
        "The first day in force, if you know that it has entered into force or will on that day.",
        (("2025-06-01", "that day"), ("June 2025", "some day of that month")),
    ),
    Question(
        ("until", "lasts"), "Last day, or how long it lasts", "a day, 5y, open",
        "The last day in force that the text names, or the length of its first term.",
        (("2028-12-31", "through that day"), ("2028?", "some day of 2028, to be confirmed"),
         ("5y", "five years from entry into force; also 18m, 90d"), ("open", "without an end")),
        when=_may_still_end,
    ),
    Question(
        ("renewal",), "Renewal", "none, tacit, open, consent",
        "What the text says happens when the first term is over.",
        (("none", "it ends"), ("tacit", "another term, and another, unless notice is given"),
         ("open", "it goes on without an end"), ("consent", "another term only if both sides agree")),
        when=_has_a_term,
    ),
    Question(
        ("renewal_length",), "Each renewal runs", "1y, 5y ...",
        "How long each tacit renewal runs.",
        (("1y", "a year at a time"), ("5y", "five years at a time")),
        when=_renews_tacitly,
    ),
    Question(
        ("notice",), "Notice", "how long before a term ends",
        "How long before the end of a term notice of non-renewal must be received.",
        (("6m", "six months before"), ("90d", "ninety days before"), ("none", "the text asks for no such time")),
        when=_renews_without_being_asked,
    ),
    Question(
        ("subjects",), "Subjects", "with ; between several",
        "What it is about, in a few words of your own; you can list by them.",
        (("transport", "one"), ("culture; education", "two")),
    ),
    Question(
        ("sources",), "Sources", "with ; between several",
        "Where you have this from, so that somebody can look it up again.",
        (("https://example.org/treaty.pdf", "an address"), ("Official Gazette 2025/12; ministry's file", "two")),
    ),
)  # fmt: skip


def question_about(column: str) -> Question:
    """The question whose answer fills that column; for one that is not asked for by itself, a plain one."""
    asked = next((question for question in QUESTIONS if column in question.columns), None)
    if asked is not None:
        return asked
    recorded = BY_NAME[column]
    return Question((column,), recorded.heading, recorded.about, f"{recorded.heading}: {recorded.about}.")
