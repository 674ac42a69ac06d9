"""VALIDITY

Where an agreement stands on a day is computed from what its text says and what happened,
never typed in. treatytrack show REF --explain gives each step with its rule, R1 to R12.

STATUS

The first of these that is so on the day:

{statuses}

LAST DAY AND NOTICE

  R2  Terms are counted from the start, each in one addition; until wins over lasts.
  R3  Notice is safe while it fits before the last day, counted forwards and backwards.
  R5  Entry into force is the recorded day, else what entry_rule makes of what happened.
  R6  At a term's end none ends it, tacit goes on unless notice was given, open for good, consent if both extend.
  R7  Notice in time ends it with the running term, late notice with the next it reaches.
  R8  Denunciation works after what denunciation says, else after 12 months (VCLT 56).
  R9  A recorded end wins over a computed one.
  R10  Provisions that survive do so from the first day out, for survival.
  R11  Suspension stops neither the term nor the days for notice.
  R12  With nothing but a signature, this is assumed in force from that day: {on_signature}.

HOW SURE IT IS

Where a date may be several days, every answer is reasoned for all of them. certain says:

  yes  whichever days they are, the answer is the same
  assumed  the dates agree, but a rule fills a gap of the record (R6, R8, R12): marked ~
  no  it could be another answer, and show says which: marked ?

An uncertain deadline is listed as soon as it may come. show names what to confirm, and
the command that records it.

AN EXAMPLE

{command}

{explained}

So notice by 16 September 2026 would have ended it with its running term; now it runs on
for a year, and can be ended with the next one (R7).

TRY IT

  treatytrack show AZE-IRN-2025-2 --explain  not certain
  treatytrack show AZE-IRN-2025-2 --as-of 2027-01-01  when it is over
  treatytrack list certain:no  all that are not certain
"""

from datetime import date

from treatytrack.actions.agreement_card import agreement_card
from treatytrack.actions.read import CellReader
from treatytrack.cells import any_of
from treatytrack.cli.explaining.pages import rows_text
from treatytrack.domain.instruments import INSTRUMENTS
from treatytrack.domain.validity import standing_on
from treatytrack.store.party_index import known_parties

DAY = date(2026, 11, 21)
RECORDED = {
    "title": "Agreement on Trade", "party_a": "Iran", "party_b": "Switzerland", "in_force": "2017-03-17", "lasts": "5y",
    "renewal": "tacit", "renewal_length": "1y", "notice": "6m",
}  # fmt: skip

STATUSES = (
    ("replaced", "it ended because a later agreement took its place (R9)"),
    ("terminated", "a recorded day ended it (R9), or a denunciation (R8)"),
    ("expired", "its last term is over (R6), or the one that notice ended (R7)"),
    ("suspended", "it rests on that day, though in force or applied (R11)"),
    ("in-force", "its entry into force has come, by R5, or assumed by R12"),
    ("provisional", "it is applied before it has entered into force"),
    ("signed", "it is signed, and nothing says that it has entered into force"),
    ("unknown", "no signature is recorded, and nothing else that is decides"),
    ("draft", "its signature lies ahead, or nothing is dated"),
)


def filled() -> dict[str, str]:
    """What stands in braces; the example is reasoned here and now."""
    assumed = [one.word.replace("-", " ") for one in INSTRUMENTS if one.on_signature]
    return {
        "statuses": rows_text(STATUSES),
        "on_signature": any_of(assumed),
        "command": "\n".join(f"    {line}" for line in command_lines()),
        "explained": rows_text(explained()),
    }


def command_lines() -> list[str]:
    """The command that records the example."""
    options = [
        f"--{name.replace('_', '-')} {text}" for name, text in RECORDED.items() if name[:5] not in {"title", "party"}
    ]
    return [
        f'treatytrack add "{RECORDED["title"]}" \\',
        f"    --between {RECORDED['party_a']} {RECORDED['party_b']} \\",
        f"    {' '.join(options[:2])} \\",
        f"    {' '.join(options[2:])}",
    ]


def explained() -> list[tuple[str, str]]:
    """Each step of the example as `show --explain` gives it."""
    agreement, problems = CellReader(DAY, known_parties).agreement(RECORDED)
    if agreement is None:
        raise AssertionError(problems)
    shown = agreement_card(agreement, standing_on(agreement, DAY), str, explain=True)
    why = next(section for section in shown.sections if section.title == "Why")
    widest = max(len(line.text) for line in why.lines)
    return [(line.label, f"{line.text:{widest}}  {line.note}") for line in why.lines]
