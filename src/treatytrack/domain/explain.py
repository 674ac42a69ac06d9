"""The arithmetic of VALIDITY as short numbered steps, each with its day, its rule and its source."""

from collections.abc import Iterator

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.explain_course import acts, ending, notice, survival, terms
from treatytrack.domain.facts import OVER
from treatytrack.domain.phases import phases
from treatytrack.domain.validity import Standing
from treatytrack.domain.why import Reason, done_towards
from treatytrack.domain.words import days_words, status_words


def reasons(agreement: Agreement, standing: Standing) -> tuple[Reason, ...]:
    """Why the agreement stands as it does on that day, in the order in which it is reasoned.

    Only what counts by then is told (R1b); where a date is uncertain, for its latest day on which it does.
    """
    return (
        _signed(agreement),
        _entry(agreement, standing),
        *_provisional(agreement),
        *terms(agreement, standing),
        *acts(agreement, standing),
        *notice(agreement, standing),
        *ending(agreement, standing),
        *survival(agreement, standing),
        _word(standing),
    )


def changes_next(agreement: Agreement, standing: Standing) -> Reason | None:
    """When the word changes by itself if nothing more happens; None where it never does."""
    life = phases(agreement)
    now = next(phase for phase in life if phase.first <= standing.as_of <= phase.last)
    for phase in life:
        if phase.first > standing.as_of and phase.status != now.status:
            sure = {"yes": "", "assumed": ", assumed", "no": ", not certain"}[phase.certain]
            return Reason(
                "changes by itself",
                phase.first.isoformat(),
                f"its status becomes {phase.status.replace('-', ' ')}{sure}",
            )
    return None


def _signed(agreement: Agreement) -> Reason:
    each = [f"{event.by} {event.date.text}" for event in agreement.events if event.kind == "signed" and event.by]
    if agreement.signed:
        because = f"recorded: {', '.join(each)}; the later counts" if len(each) > 1 else "recorded"
        return Reason("signed", agreement.signed.text, because, "VCLT 12")
    return Reason("signed", "not known", f"only by one side: {each[0]}" if each else "no signature is recorded")


def _entry(agreement: Agreement, standing: Standing) -> Reason:
    days = standing.effective_in_force
    if agreement.in_force:
        return Reason("entry into force", agreement.in_force.text, "recorded", "R5, VCLT 24")
    rule = agreement.terms.entry_rule
    if rule and days:
        met = "; ".join(done_towards(rule, agreement, standing))
        return Reason("entry into force", days_words(days), f"by its rule, {rule.text}: {met}", "R5, VCLT 24")
    if rule:
        done = list(done_towards(rule, agreement, standing))
        so_far = f" (so far: {'; '.join(done)})" if done else ""
        return Reason("entry into force", "not yet", f"its rule is not met yet, {rule.text}{so_far}", "R5, VCLT 24")
    if days:
        what = agreement.type.replace("-", " ")
        because = f"assumed: of this kind ({what}), nothing but the signature recorded"
        return Reason("entry into force", days_words(days), because, "R12")
    return Reason("entry into force", "not known", "neither a day nor a rule is recorded", "R12")


def _provisional(agreement: Agreement) -> Iterator[Reason]:
    if agreement.provisional:
        yield Reason("applied provisionally", f"from {agreement.provisional.text}", "recorded", "VCLT 25")


def _word(standing: Standing) -> Reason:
    others = [word.replace("-", " ") for word in standing.possible[1:]]
    match standing.certain:
        case "yes":
            because = "certain: every possible reading of the record gives it"
        case "assumed":
            because = "rests on an assumption above"
        case _:
            because = f"not certain: it may be {' or '.join(others)}" if others else "not certain: its end is not known"
    uncertain = standing.ends and standing.ends.earliest != standing.ends.latest
    if standing.certain == "no" and uncertain and standing.status not in OVER:
        because += "; an uncertain end is taken at its latest"
    return Reason(f"on {standing.as_of}", status_words(standing), because)
