"""The expiry report: what must be done, what runs out, what passed since the last, and what is to be settled."""

from typing import NamedTuple

from treatytrack.actions.find import coming_due
from treatytrack.actions.reporting.earlier import Earlier
from treatytrack.actions.reporting.entries import BY_KIND, MISSED, Entry, Part, Wanted
from treatytrack.actions.reporting.otherwise import otherwise
from treatytrack.actions.reporting.passed import by_day, passed
from treatytrack.actions.reporting.settling import Counts, what_to_settle
from treatytrack.domain.why import why


class Findings(NamedTuple):
    """A report before it is put into words: every part, those without entries too, and what was counted.

    `no_longer`: an entry for each agreement of which the last report told what is due no longer, or on another day.
    `taken_out`: the refs of agreements that were in the register at the last report, whatever the QUERY.
    """

    wanted: Wanted
    parts: tuple[Part, ...]
    counts: Counts
    no_longer: tuple[Entry, ...] = ()
    taken_out: tuple[str, ...] = ()

    @property
    def calls(self) -> bool:
        """Whether anything comes due, was missed or ended, contradicts itself anew, or is no longer as it was told.

        What was taken out is told once, so that it must never be told in silence.
        """
        return any(part.calls for part in self.parts) or bool(self.no_longer or self.taken_out)


def report_on(wanted: Wanted, *, most: int | None = None) -> Findings:
    """What a report finds; of To confirm and Waiting the `most` most urgent agreements, None for all."""
    earlier = Earlier(wanted)
    gone = passed(wanted, earlier)
    settle = what_to_settle(wanted.register, wanted.query(wanted.today), wanted.today, most, wanted.last - wanted.today)
    dues = [*gone.today, *_coming(wanted, earlier)]
    changed = otherwise(wanted, earlier, [*dues, *gone.before_today])
    missed = sorted((*gone.before_today, *changed.passed), key=by_day)
    contradicted = tuple(
        Entry(one.agreement, what.field, what.what, one.certain, new=not earlier.told_of(one.agreement, what))
        for one, what in ((each, each.contradiction) for each in settle.contradictions())
    )
    parts = (
        *(Part(name, title, tuple(one for one in dues if one.kind in kinds)) for name, title, kinds in BY_KIND),
        Part(MISSED, "Missed or ended", tuple(missed)),
        Part("contradictions", "Contradictions", contradicted),
        Part("to-confirm", "To confirm", *settle.to_confirm()),
        Part("waiting", "Waiting to enter into force", *settle.waiting()),
    )
    return Findings(wanted, parts, settle.counts(), tuple(changed.no_longer), tuple(earlier.taken_out()))


def _coming(wanted: Wanted, earlier: Earlier) -> list[Entry]:
    """What comes due in the window, and with a lead time beyond it, nearest first."""
    today = wanted.today
    return [
        Entry(
            due.agreement, due.deadline.kind, why(due.deadline, due.agreement, due.standing), due.deadline.certain,
            due.deadline, new=not earlier.told(due.agreement, due.deadline),
        )
        for due in coming_due(wanted.register, wanted.query(today), today, today, wanted.last)
    ]  # fmt: skip
