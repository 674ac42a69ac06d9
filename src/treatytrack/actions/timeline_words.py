"""What a bar shows, in words: a few to stand beside it, and a sentence for who cannot see it."""

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.bounds import Days
from treatytrack.domain.dates import ONE_DAY
from treatytrack.domain.facts import OVER
from treatytrack.domain.lengths import Stated
from treatytrack.domain.validity import Standing
from treatytrack.domain.words import ASSUMED, UNCERTAIN, brief_day, brief_days, is_open_ended, status_words


def until_words(agreement: Agreement, standing: Standing) -> str:
    """Until when, in few words: `to 31 Dec 2026`, `renews 23 Nov 2026`, `open-ended`, `end not known`."""
    if standing.ends:
        return f"{'to ' if _is_day(standing.ends) else ''}{brief_days(standing.ends)}{end_sign(standing)}"
    if standing.status in {"draft", "unknown"}:
        return "draft" if standing.status == "draft" else "not known"
    if standing.status == "signed":
        entry = standing.effective_in_force
        return f"from {_some_day(entry)}" if entry else "signed"
    term = standing.term_last_day
    if term and term.earliest and term.latest:
        renewal = standing.life.series.renewal if standing.life.series else ""
        if renewal == "tacit":
            following = Days(term.earliest + ONE_DAY, term.latest + ONE_DAY)
            return f"renews {brief_days(following)}{'' if _is_day(term) else f' {UNCERTAIN}'}"
        return f"to {brief_days(term)}{', then open' if renewal == 'open' else ''}"
    return "open-ended" if is_open_ended(agreement, standing) else "end not known"


def _some_day(days: Days) -> str:
    """A day after `from`: of one that may be several it must not read as the time that something lasted."""
    between = " to " in brief_days(days)
    return f"{'some day from ' if between else ''}{brief_days(days)}"


def _is_day(days: Days) -> bool:
    return days.earliest is not None and days.earliest == days.latest


def end_sign(standing: Standing) -> str:
    """How sure the end is: ` ?`, ` ~`, or nothing."""
    if standing.ends and not _is_day(standing.ends):
        return f" {UNCERTAIN}"
    certain = {due.certain for due in standing.deadlines if due.kind in {"ends", "expires"}}
    if standing.status in OVER:
        certain.add(standing.certain)
    return f" {UNCERTAIN}" if "no" in certain else f" {ASSUMED}" if "assumed" in certain else ""


def told(agreement: Agreement, standing: Standing) -> str:
    """The whole bar in a sentence."""
    said = [f"On {brief_day(standing.as_of)}: {_standing(standing)}"]
    if agreement.signed:
        said.append(f"signed {brief_days(Days(agreement.signed.earliest, agreement.signed.latest))}")
    if entry := standing.effective_in_force:
        said.append(f"in force from {_some_day(entry)}{', assumed' if standing.entry_assumed else ''}")
    return "; ".join([*said, *_end(agreement, standing)]) + "."


def _standing(standing: Standing) -> str:
    sure = {"yes": "", "assumed": ", assumed", "no": ", not certain"}[standing.certain]
    return f"{status_words(standing)}{', not in force' if standing.status == 'signed' else ''}{sure}"


def _end(agreement: Agreement, standing: Standing) -> list[str]:
    """How it ends or goes on."""
    said = []
    if standing.ends:
        assumed = ", assumed" if end_sign(standing).endswith(ASSUMED) else ""
        said.append(f"last day in force {brief_days(standing.ends)}{assumed}")
    elif standing.status not in {"draft", "unknown", "signed"}:
        said.append(until_words(agreement, standing).removesuffix(f" {UNCERTAIN}"))
    passed = standing.notice_by and standing.notice_by.latest and standing.notice_by.latest < standing.as_of
    if standing.notice_by:
        gone = ", passed" if passed else ", may have passed" if standing.locked_in_until else ""
        said.append(f"last safe day for notice {brief_days(standing.notice_by)}{gone}")
    if standing.locked_in_until:
        sure = passed and not standing.ends
        said.append(f"{'' if sure else 'may be '}locked in until {brief_days(standing.locked_in_until)}")
    if standing.survives_until:
        said.append(f"some provisions survive until {brief_days(standing.survives_until)}")
    elif standing.ends and agreement.terms.survival is Stated.OPEN:
        said.append("some provisions survive without end")
    return said
