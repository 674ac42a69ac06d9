"""The whole report in a line: above it, and as the subject of a mail."""

from collections.abc import Sequence
from datetime import date

from treatytrack.actions.report import Findings
from treatytrack.actions.reporting.entries import COMING, MISSED, Entry
from treatytrack.domain import words

TITLE = "Treaty expiry report"


def in_short(findings: Findings) -> str:
    """The whole report in a line: `In short: 2 come due, the next in 40 days; nothing was missed or ended`."""
    parts = {part.name: part for part in findings.parts}
    coming = [entry for name in COMING for entry in parts[name].entries]
    gone, contradicted = parts[MISSED].entries, parts["contradictions"].entries
    said = [_coming_in_short(coming, findings.wanted.today) if coming else "nothing comes due"]
    said.append(f"{len(gone)} missed or ended" if gone else "nothing was missed or ended")
    said += otherwise_in_short(findings)
    if contradicted:
        said.append(_contradicted_in_short(contradicted))
    for name, what in (("to-confirm", "to confirm"), ("waiting", "waiting")):
        if parts[name].agreements:
            said.append(f"{parts[name].agreements} {what}")
    return f"In short: {'; '.join(said)}"


def otherwise_in_short(findings: Findings) -> list[str]:
    """`1 no longer as told before`, `2 taken out of the register`: what has no row in the files for programs."""
    counted = (
        (len(findings.no_longer), "no longer as told before"),
        (len(findings.taken_out), "taken out of the register"),
    )
    return [f"{number} {what}" for number, what in counted if number]


def subject(findings: Findings) -> str:
    """`Treaty expiry report 2026-11-21: 2 come due, 5 to confirm`: in a mail no word of it is the register's."""
    counted = {part.name: part.agreements or len(part.entries) for part in findings.parts}
    due, missed = sum(counted[name] for name in COMING), counted[MISSED]
    comes = "comes" if due == 1 else "come"
    gone = f", {missed} missed or ended" if missed else ""
    return f"{TITLE} {findings.wanted.today}: {due} {comes} due{gone}, {counted['to-confirm']} to confirm"


def _coming_in_short(coming: Sequence[Entry], today: date) -> str:
    soonest = min(entry.due.day for entry in coming if entry.due)
    comes = "comes" if len(coming) == 1 else "come"
    new = _of_them_new(len(coming), sum(entry.new is True for entry in coming))
    return f"{len(coming)} {comes} due{new}, the next {words.in_days((soonest - today).days)}"


def _contradicted_in_short(contradicted: Sequence[Entry]) -> str:
    """How many agreements contradict themselves, each once as in the section below, whatever it does so in."""
    refs = {entry.agreement.ref for entry in contradicted}
    new = {entry.agreement.ref for entry in contradicted if entry.new}
    what = "contradicts itself" if len(refs) == 1 else "contradict themselves"
    return f"{len(refs)} {what}{_of_them_new(len(refs), len(new))}"


def _of_them_new(number: int, new: int) -> str:
    if not new:
        return ""
    if new == number:
        return ", new" if new == 1 else ", all of them new"
    return f", {new} of them new"
