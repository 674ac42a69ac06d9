"""What a bar shows, in words: a few to stand beside it, and a sentence for who cannot see it."""

from treatytrack.domain.agreement import Agreement
from treatytrack.domain.bounds import Days
from treatytrack.domain.dates import MONTHS, ONE_DAY, days_in_month
from treatytrack.domain.facts import OVER
from treatytrack.domain.gaps import end_is_unknown
from treatytrack.domain.lengths import Stated
from treatytrack.domain.validity import Standing
from treatytrack.domain.words import ASSUMED, UNCERTAIN, brief_day


def plain_days(days: Days) -> str:
    """`31 Dec 2026`, `some day in 2026`, `1 Oct 2026 to 31 Dec 2026`, `31 Dec 2026 or earlier`."""
    earliest, latest = days.earliest, days.latest
    if earliest is None or latest is None:
        known, side = (latest, "earlier") if earliest is None else (earliest, "later")
        return f"{brief_day(known)} or {side}" if known else "not known"
    if earliest == latest:
        return brief_day(earliest)
    if earliest.year == latest.year and earliest.day == 1:
        if earliest.month == 1 and (latest.month, latest.day) == (12, 31):
            return f"some day in {earliest.year}"
        if earliest.month == latest.month and latest.day == days_in_month(latest.year, latest.month):
            return f"some day in {MONTHS[earliest.month - 1][:3]} {earliest.year}"
    return f"{brief_day(earliest)} to {brief_day(latest)}"


def until_words(agreement: Agreement, standing: Standing) -> str:
    """Until when, in few words: `to 31 Dec 2026`, `renews 23 Nov 2026`, `open-ended`, `end not known`."""
    if standing.ends:
        return f"{'to ' if _is_day(standing.ends) else ''}{plain_days(standing.ends)}{_sign(standing)}"
    if standing.status in {"draft", "unknown"}:
        return "draft" if standing.status == "draft" else "not known"
    if standing.status == "signed":
        entry = standing.effective_in_force
        return f"from {plain_days(entry)}" if entry else "signed"
    term = standing.term_last_day
    if term and term.earliest and term.latest:
        renewal = standing.life.series.renewal if standing.life.series else ""
        if renewal == "tacit":
            following = Days(term.earliest + ONE_DAY, term.latest + ONE_DAY)
            return f"renews {plain_days(following)}{'' if _is_day(term) else f' {UNCERTAIN}'}"
        return f"to {plain_days(term)}{', then open' if renewal == 'open' else ''}"
    series = standing.life.series
    too_vague = series is not None and series.renewal == "tacit"
    return "end not known" if too_vague or end_is_unknown(agreement, standing) else "open-ended"


def _is_day(days: Days) -> bool:
    return days.earliest is not None and days.earliest == days.latest


def _sign(standing: Standing) -> str:
    """How sure the end is: ` ?`, ` ~`, or nothing."""
    if standing.ends and not _is_day(standing.ends):
        return f" {UNCERTAIN}"
    certain = {due.certain for due in standing.deadlines if due.kind in {"ends", "expires"}}
    if standing.status in OVER:
        certain.add(standing.certain)
    return f" {UNCERTAIN}" if "no" in certain else f" {ASSUMED}" if "assumed" in certain else ""


def told(agreement: Agreement, standing: Standing) -> str:
    """The whole bar in a sentence."""
    said = [f"{_standing(standing)} on {brief_day(standing.as_of)}"]
    if agreement.signed:
        said.append(f"signed {plain_days(Days(agreement.signed.earliest, agreement.signed.latest))}")
    if entry := standing.effective_in_force:
        said.append(f"in force from {plain_days(entry)}{', assumed' if standing.entry_assumed else ''}")
    return "; ".join([*said, *_end(agreement, standing)]) + "."


def _standing(standing: Standing) -> str:
    sure = {"yes": "", "assumed": ", assumed,", "no": ", not certain,"}[standing.certain]
    return f"{standing.status.replace('-', ' ').capitalize()}{sure}"


def _end(agreement: Agreement, standing: Standing) -> list[str]:
    """How it ends or goes on."""
    said = []
    if standing.ends:
        assumed = ", assumed" if _sign(standing).endswith(ASSUMED) else ""
        said.append(f"last day in force {plain_days(standing.ends)}{assumed}")
    elif standing.status not in {"draft", "unknown", "signed"}:
        said.append(until_words(agreement, standing).removesuffix(f" {UNCERTAIN}"))
    if standing.notice_by:
        passed = standing.notice_by.latest is not None and standing.notice_by.latest < standing.as_of
        said.append(f"last safe day for notice {plain_days(standing.notice_by)}{', passed' if passed else ''}")
    if standing.locked_in_until:
        said.append(f"locked in until {plain_days(standing.locked_in_until)}")
    if standing.survives_until:
        said.append(f"some provisions survive until {plain_days(standing.survives_until)}")
    elif standing.ends and agreement.terms.survival is Stated.OPEN:
        said.append("some provisions survive without end")
    return said
