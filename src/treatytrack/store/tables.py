"""The schema: an agreement and all that belongs to the register, at rest.

Text is stored as it is exported, so that nothing is lost between a file and the register. Beside each partial date
stand its earliest and latest possible day as real dates, which is what SQL compares. The tables hold no rule: `domain`
knows what the texts mean, and the derived tables (phase, deadline, series, recurring) are its answers, kept so that any
day can be asked about without computing. Migrations are compared with this file by a test.
"""

from typing import Any

from sqlalchemy import Connection, Index, Text, event
from sqlmodel import Field

from treatytrack.store import search
from treatytrack.store.derived_tables import DeadlineRow, PhaseRow, RecurringRow, SeriesRow
from treatytrack.store.remembered_tables import HistoryRow, IssuedNumberRow, IssuedRefRow, ReportRunRow, SettingRow
from treatytrack.store.table_parts import (
    BY_ITS_KEY,
    Day,
    Table,
    days_exist,
    key_text,
    no_day,
    number,
    of_agreement,
    of_relation_event,
    only_where,
    text,
)


class AgreementRow(Table, table=True):
    """One agreement: each recorded column as its canonical text (CONTRACT, Columns); its parties are its sides."""

    __tablename__ = "agreement"
    __table_args__ = (Index(None, "title", "signed"), only_where("lead <> ''", "lead"), *days_exist(
        "signed_earliest", "signed_latest", "provisional_earliest", "provisional_latest",
        "in_force_earliest", "in_force_latest", "until_earliest", "until_latest",
        "ended_earliest", "ended_latest", "stated_on_earliest", "stated_on_latest",
    ))  # fmt: skip

    id: int = number(primary_key=True)
    ref: str = Field(sa_type=Text, unique=True)
    source_id: str = text(index=True)
    title: str = text()
    other_titles: str = text()
    type: str = text()
    binding: str = text()
    territories: str = text()
    signed: str = text()
    place: str = text()
    subjects: str = text()
    entry_rule: str = text()
    provisional: str = text()
    in_force: str = text()
    until: str = text()
    lasts: str = text()
    counts_from: str = text()
    renewal: str = text()
    renewal_length: str = text()
    renewal_limit: str = text()
    notice: str = text()
    denunciation: str = text()
    denunciation_after: str = text()
    survival: str = text()
    ended: str = text()
    ended_by: str = text()
    replaced_by: str = text()
    related: str = text()
    stated_status: str = text()
    stated_on: str = text()
    events: str = text()
    occasion: str = text()
    languages: str = text()
    registration: str = text()
    sources: str = text()
    tags: str = text()
    lead: str = text()
    notes: str = text()
    signed_earliest: Day | None = no_day()
    signed_latest: Day | None = no_day()
    provisional_earliest: Day | None = no_day()
    provisional_latest: Day | None = no_day()
    in_force_earliest: Day | None = no_day()
    in_force_latest: Day | None = no_day()
    until_earliest: Day | None = no_day()
    until_latest: Day | None = no_day()
    ended_earliest: Day | None = no_day()
    ended_latest: Day | None = no_day()
    stated_on_earliest: Day | None = no_day()
    stated_on_latest: Day | None = no_day()
    search_text: str = text()


@event.listens_for(Table.metadata.tables["agreement"], "after_create")
def _and_its_index_of_words(_: Any, connection: Connection, **_others: Any) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(search.TABLE)


class SideRow(Table, table=True):
    """One of the two sides; `place` is 'a' or 'b', because some say which party they are."""

    __tablename__ = "side"
    __table_args__ = (Index(None, "party", "agreement_id"), BY_ITS_KEY)

    agreement_id: int = of_agreement()
    place: str = key_text()
    party: str = text()
    signatory: str = text()


class ListedRow(Table, table=True):
    """One item of a list column, as written and as it is searched."""

    __tablename__ = "listed"
    __table_args__ = (Index(None, "field", "folded"), BY_ITS_KEY)

    agreement_id: int = of_agreement()
    field: str = key_text()
    position: int = number(primary_key=True)
    item: str = text()
    folded: str = text()


class EventRow(Table, table=True):
    """What happened, under the number people use (`REF/3`); `from_column` names the column that says it in full."""

    __tablename__ = "event"
    __table_args__ = (
        *days_exist("date_earliest", "date_latest"),
        Index(None, "kind", "date_latest"),
        only_where("date_earliest <> date_latest", "kind", "date_latest", "date_earliest"),
        BY_ITS_KEY,
    )

    agreement_id: int = of_agreement()
    number: int = number(primary_key=True)
    kind: str = text()
    date: str = text()
    date_earliest: Day | None = no_day()
    date_latest: Day | None = no_day()
    party: str = text()
    effective: str = text()
    until: str = text()
    length: str = text()
    other: str = text()
    source: str = text()
    note: str = text()
    from_column: str = text()


class ReferenceRow(Table, table=True):
    """A ref that the agreement names, and how: `replaced-by`, a relation, `occasion`, or the kind of an event."""

    __tablename__ = "reference"
    __table_args__ = (Index(None, "ref", "how"), BY_ITS_KEY)

    agreement_id: int = of_agreement()
    how: str = key_text()
    ref: str = key_text()


class PartyRow(Table, table=True):
    """A party that this register knows and the built-in index does not, or knows otherwise."""

    __tablename__ = "party"

    code: str = key_text()
    name: str = text()
    kind: str = text()
    names: str = text()
    members: str = text()
    signs_for_members: bool = Field(default=False, sa_column_kwargs={"server_default": "0"})
    predecessors: str = text()
    until: str = text()


class RelationEventRow(Table, table=True):
    """What happened between parties and is no agreement: a visit, an incident, a joint exercise."""

    __tablename__ = "relation_event"
    __table_args__ = (
        *days_exist("date_earliest", "date_latest", "until_earliest", "until_latest"),
        Index(None, "date_earliest"),
    )

    id: int = number(primary_key=True)
    ref: str = Field(sa_type=Text, unique=True)
    title: str = text()
    kind: str = text()
    date: str = text()
    date_earliest: Day | None = no_day()
    date_latest: Day | None = no_day()
    until: str = text()
    until_earliest: Day | None = no_day()
    until_latest: Day | None = no_day()
    place: str = text()
    persons: str = text()
    after: str = text()
    subjects: str = text()
    tags: str = text()
    notes: str = text()
    sources: str = text()
    search_text: str = text()


class RelationEventPartyRow(Table, table=True):
    """Between whom it was, and whom else it concerns: `role` is 'between' or 'concerns'."""

    __tablename__ = "relation_event_party"
    __table_args__ = (Index(None, "party", "event_id"), BY_ITS_KEY)

    event_id: int = of_relation_event()
    role: str = key_text()
    position: int = number(primary_key=True)
    party: str = text()


class RelationEventItemRow(Table, table=True):
    """One item of a list column of a relation event, as written and as it is searched."""

    __tablename__ = "relation_event_item"
    __table_args__ = (Index(None, "field", "folded"), BY_ITS_KEY)

    event_id: int = of_relation_event()
    field: str = key_text()
    position: int = number(primary_key=True)
    item: str = text()
    folded: str = text()


__all__ = [
    "AgreementRow", "DeadlineRow", "EventRow", "HistoryRow", "IssuedNumberRow", "IssuedRefRow", "ListedRow", "PartyRow",
    "PhaseRow", "RecurringRow", "ReferenceRow", "RelationEventItemRow", "RelationEventPartyRow", "RelationEventRow",
    "ReportRunRow", "SeriesRow", "SettingRow", "SideRow", "Table",
]  # fmt: skip
