"""What the text would settle of an agreement, and the command that records each answer."""

from collections.abc import Iterable

from treatytrack.actions.card import Line
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import PartialDate
from treatytrack.domain.events import NumberedEvent
from treatytrack.domain.gaps import in_particular, unsure_dates, unsure_details
from treatytrack.domain.settle import to_confirm
from treatytrack.domain.validity import Standing

_CONFIRM = {
    "entry": ("entry into force", "--in-force DATE, or --entry-rule RULE"),
    "end": ("last day in force", "--until DATE, --lasts LENGTH or --lasts open"),
    "renewal": ("renewal", "--renewal none, open or consent, or tacit with --renewal-length LENGTH"),
    "notice": ("notice", "--notice LENGTH, or none"),
    "date": ("a date", "record it as one day, once the text tells"),
    "denunciation": ("denunciation", "--denunciation RULE, such as receipt + 12m"),
    "replaced": ("replaced by", "--in-force DATE"),
    "reference": ("what it refers to", "name its ref, once that is in the register"),
}


_DATES = {
    "signed": "day of signature",
    "provisional": "applied from",
    "in_force": "entry into force",
    "counts_from": "start of the term",
    "stated_on": "day of the source",
}
"""What the dates of the record are called that the text, or who acted, would settle."""


def lines_to_confirm(agreement: Agreement, standing: Standing, events: Iterable[NumberedEvent] = ()) -> Iterable[Line]:
    """What the text would settle, and the options that record it."""
    for what in in_particular(agreement, standing.life, to_confirm(agreement, standing)):
        if what == "date" and (dates := tuple(_dates_to_confirm(agreement, events))):
            yield from dates
            continue
        about, how = _CONFIRM[what]
        which = agreement
        if what == "renewal" and agreement.terms.renewal:
            how = "--renewal-length LENGTH"
        elif what == "entry" and standing.entry_assumed and agreement.signed:
            how = f"--in-force {agreement.signed.text}"
        elif what == "end" and agreement.ended:
            how = "--ended DATE"
        elif what == "end" and agreement.terms.until:
            how = f"--until {agreement.terms.until.as_last_day().latest or 'DATE'}"
        elif what == "replaced" and agreement.elsewhere.later:
            which = agreement.elsewhere.later
        yield Line(about, f"treatytrack edit {which.ref} {how}" if how.startswith("--") else how)


def _dates_to_confirm(agreement: Agreement, events: Iterable[NumberedEvent]) -> Iterable[Line]:
    """Each date that is recorded as one of several days, and the option that records it as one."""
    for column in unsure_dates(agreement):
        day = agreement.terms.counts_from if column == "counts_from" else getattr(agreement, column)
        option = f"--{column.replace('_', '-')} {_to_confirm(day)}"
        yield Line(_DATES[column], f"treatytrack edit {agreement.ref} {option}")
    for one in events:
        for detail in unsure_details(one.event) if not one.from_column else ():
            option = f"--{detail} {_to_confirm(getattr(one.event, detail))}"
            yield Line(f"/{one.number} {one.event.kind}", f"treatytrack edit {agreement.ref}/{one.number} {option}")


def _to_confirm(day: object) -> str:
    """The day to be confirmed where only one is meant, as of a last day; else the reader has to name one."""
    return f"{day.earliest}" if isinstance(day, PartialDate) and day.is_day else "DATE"
