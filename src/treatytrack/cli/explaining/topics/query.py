"""QUERY

{commands} choose agreements in one way: each word is a term, and all terms
must hold. A term is a field, a colon, and what the field should be.

  party:IRN  with Iran on either side; a code, or a name in many languages
  party:IRN type:memorandum  both must hold
  type:memorandum,programme  a comma is "or"
  not:status:over  not: before a term is "not"
  transport  searched for in titles, notes, subjects, places, signatories
  '"mutual recognition"'  a phrase in double quotes; the single ones are the shell's
  'title:"Trade, Transit"'  a whole value in double quotes may hold commas
  between:AZE-IRN  between these two, whoever stands first
  party:AZE+  also what AZE belongs to, and what it was part of
  status:live  {live}
  status:over  {over}
  certain:no confirm:end  whose end is not known or not certain

Accents and case matter in a ref only. A wrong field or value is refused, and the nearest right
one is named.

DATES IN A QUERY

A date is met where any day that it may be lies within the days asked for.

  signed:2025-04  a day, month or year: treatytrack help dates
  signed:2020..2025  from the first day of 2020 through the last of 2025
  in-force:..1999  up to the end of 1999; 2020.. is from 2020 on
  ends:90d  a length: from today through 90 days on
  ends:today..2027-06-30  today, or the day that --as-of names
  days-left:..30  a number, or the least and the most

EVERYDAY OPTIONS

{everyday} are the fields of these names; --expiring 90d is ends:90d. Given
twice they mean "or": --party IRN --party RUS. @name is a query saved under that name.

FIELDS

Every column is one, and - and _ are alike; a list answers to its singular: subject,
tag. Of a field of words any of these can be asked for:

{words}

Dates: {dates}.

Parties: {parties}. A number: {number}. Texts and lists, in which whole words
are looked for, and clauses: {others}.

TRY IT

  treatytrack list party:IRN status:live  in force or on the way with Iran
  treatytrack list ends:1y --sort ends  what ends within a year
  treatytrack list confirm:renewal  whose text should be looked at
  treatytrack export between:AZE-IRN signed:2025..  as CSV
"""

from treatytrack.actions.asked import OF_AGREEMENTS
from treatytrack.cells import any_of
from treatytrack.cli import COMMANDS
from treatytrack.cli.explaining.pages import rows_text
from treatytrack.cli.options import everyday
from treatytrack.columns import BY_NAME, COMPUTED_BY_NAME
from treatytrack.domain.agreement import BINDING, ENDED_BY, RENEWALS
from treatytrack.domain.deadlines import KINDS
from treatytrack.domain.facts import CONTRADICTIONS, LIVE, OVER, STATUSES, TO_CONFIRM
from treatytrack.domain.instruments import BY_WORD

WORDS = {
    "status": f"{', '.join(STATUSES)}, live, over",
    "certain": COMPUTED_BY_NAME["certain"].about.replace(" or ", ", "),
    "flags": COMPUTED_BY_NAME["flags"].about,
    "next-deadline-kind": ", ".join(KINDS),
    "confirm": ", ".join(TO_CONFIRM),
    "contradiction": ", ".join(CONTRADICTIONS),
    "type": f"{', '.join(BY_WORD)}; MoU and the like",
    "renewal": ", ".join(RENEWALS),
    "binding": ", ".join(BINDING),
    "ended-by": ", ".join(ENDED_BY),
}
"""The fields whose values are words of ours, and these."""
_NUMBER = "days_left"
_PARTIES = ("party", "between", "party_a", "party_b")
_KINDS = {name: column.kind if isinstance(column.kind, str) else column.kind.name
          for name, column in (BY_NAME | COMPUTED_BY_NAME).items()}  # fmt: skip


def filled() -> dict[str, str]:
    """What stands in braces."""
    dates = [name for name in OF_AGREEMENTS.names if _KINDS.get(name) == "date"]
    told = {*dates, *_PARTIES, _NUMBER, *(name.replace("-", "_") for name in WORDS)}
    choosing = [listed.name for listed in COMMANDS if listed.takes == "query"]
    return {
        "commands": any_of(choosing).replace(" or ", " and "),
        "live": any_of(LIVE),
        "over": any_of(OVER),
        "everyday": any_of([option.opts[0] for option in everyday()]).replace(" or ", " and "),
        "words": rows_text(WORDS.items()),
        "dates": _listed(dates),
        "parties": _listed(_PARTIES),
        "number": _listed((_NUMBER,)),
        "others": _listed([name for name in OF_AGREEMENTS.names if name not in told]),
    }


def _listed(names: list[str] | tuple[str, ...]) -> str:
    return ", ".join(name.replace("_", "-") for name in names)
