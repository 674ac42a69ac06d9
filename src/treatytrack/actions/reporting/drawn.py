"""What comes due, as a drawing for the page: the periods of those agreements along an axis."""

from treatytrack.actions.find import Found
from treatytrack.actions.report import Findings
from treatytrack.actions.reporting.entries import COMING
from treatytrack.actions.timeline import timeline_of
from treatytrack.answers.report import Section
from treatytrack.domain.validity import standing_on

MOST_DRAWN = 30
"""So many bars can be looked over on a page; a longer list is in the sections."""


def drawn(findings: Findings) -> Section | None:
    """The section that draws what comes due first; None where nothing does."""
    day = findings.wanted.today
    entries = (entry for part in findings.parts if part.name in COMING for entry in part.entries if entry.due)
    in_order = sorted(entries, key=lambda entry: (entry.due.day if entry.due else day, entry.agreement.ref))
    agreements = {entry.agreement.ref: entry.agreement for entry in in_order}
    if not agreements:
        return None
    shown = [Found(one, standing_on(one, day)) for one in list(agreements.values())[:MOST_DRAWN]]
    more = len(agreements) - len(shown)
    after = f"These come due first; {more} more in the lists above." if more else ""
    return Section("timeline", "Timeline of what comes due", after=after, drawing=timeline_of(shown, day))
