"""The schema of what is derived from the agreements and can be made anew at any time; part of `tables.py`."""

from sqlalchemy import Index
from sqlmodel import Field

from treatytrack.store.table_parts import (
    BY_ITS_KEY,
    Day,
    Table,
    day,
    days_exist,
    key_text,
    no_day,
    number,
    of_agreement,
    only_where,
    text,
)


class PhaseRow(Table, table=True):
    """The stretch of as-of days, both inclusive, on which status, certainty and flags, and what is to settle, stay.

    The bounds of the last day in force hold over the whole stretch; NULL where nothing fixes it. The renewal is to be
    confirmed where its day lies in the window or before. What the register does not hold is in no row (`phase_asking`).
    """

    __tablename__ = "phase"
    __table_args__ = (
        *days_exist("first_day", "last_day", "ends_earliest", "ends_latest", "renewal"),
        Index("ix_phase_status_last_day", "status", "last_day", "first_day", "confirm", "renewal"),
        only_where("contradiction <> ''", "last_day", "first_day"),
        Index(None, "ends_latest"),
        only_where("ends_earliest <> ends_latest", "ends_latest", "ends_earliest"),
        BY_ITS_KEY,
    )

    agreement_id: int = of_agreement()
    first_day: Day = day(primary_key=True)
    last_day: Day = day()
    status: str = text()
    certain: str = text()
    flags: str = text()
    ends_earliest: Day | None = no_day()
    ends_latest: Day | None = no_day()
    confirm: str = text()
    renewal: Day | None = no_day()
    contradiction: str = text()
    rules: int = number()


class DeadlineRow(Table, table=True):
    """A deadline that comes once, and the as-of days, both inclusive, on which it is known.

    Where it `moves`, it lies between these bounds on each of them, and on none in all of that time.
    """

    __tablename__ = "deadline"
    __table_args__ = (
        *days_exist("known_from", "known_to", "earliest", "latest"),
        Index(None, "latest"),
        only_where("earliest <> latest", "latest", "earliest"),
        BY_ITS_KEY,
    )

    agreement_id: int = of_agreement()
    kind: str = key_text()
    known_from: Day = day(primary_key=True)
    known_to: Day = day()
    earliest: Day = day()
    latest: Day = day()
    moves: bool = Field(default=False, sa_column_kwargs={"server_default": "0"})
    certain: str = text()
    rules: int = number()


class SeriesRow(Table, table=True):
    """A series of terms: where it starts, its steps, its notice; nothing renews one with a limit of 0.

    Its base lies between two days, both NULL where it may be any. On each day one row at most is known.
    """

    __tablename__ = "series"
    __table_args__ = (
        *days_exist("known_from", "known_to", "base_earliest", "base_latest"),
        only_where("base_earliest IS NULL OR base_earliest <> base_latest", "agreement_id"),
        BY_ITS_KEY,
    )

    agreement_id: int = of_agreement()
    position: int = number(primary_key=True)
    known_from: Day = day()
    known_to: Day = day()
    base_earliest: Day | None = no_day()
    base_latest: Day | None = no_day()
    first_months: int = number()
    first_days: int = number()
    step_months: int | None = number(default=None, nullable=True)
    step_days: int | None = number(default=None, nullable=True)
    renewal_limit: int | None = number(default=None, nullable=True)
    notice_months: int | None = number(default=None, nullable=True)
    notice_days: int | None = number(default=None, nullable=True)
    notice_none: bool = Field(default=False, sa_column_kwargs={"server_default": "0"})
    rules: int = number()


class RecurringRow(Table, table=True):
    """What comes round in a series, and the as-of days, both inclusive, on which that is known: see `recurring.py`."""

    __tablename__ = "recurring"
    __table_args__ = (
        *days_exist("known_from", "known_to", "first_day", "last_day"),
        Index(None, "scale", "period", "width", "place"),
        BY_ITS_KEY,
    )

    agreement_id: int = of_agreement()
    position: int = number(primary_key=True)
    known_from: Day = day()
    known_to: Day = day()
    kind: str = text()
    scale: str = text()
    period: int = number()
    width: int = number()
    place: int = number()
    first_day: Day = day()
    last_day: Day = day()
    rules: int = number()
