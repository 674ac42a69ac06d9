"""What the report needs of a register besides reading it: its last reports, and what was changed since."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Protocol

from treatytrack.actions.register import Past, Reader
from treatytrack.domain.agreement import Agreement


class Run(Protocol):
    """A report that was written."""

    @property
    def day(self) -> date:
        """Its as-of day."""

    @property
    def last_change(self) -> int:
        """The number of the last change in the history that it knew."""

    @property
    def within(self) -> str:
        """How far it looked ahead."""

    @property
    def as_of_named(self) -> bool:
        """Whether that day was named, and was not the day it really was."""


class Records(Protocol):
    """How an agreement was recorded before and after some changes: its columns that hold something."""

    @property
    def before(self) -> Mapping[str, str]:
        """Before them."""

    @property
    def after(self) -> Mapping[str, str]:
        """After them."""


class Changes(Protocol):
    """What happened to the record of an agreement."""

    @property
    def first(self) -> int:
        """The number of the first change in the history."""

    @property
    def last(self) -> int:
        """That of the last."""

    @property
    def is_new(self) -> bool:
        """Whether it was not recorded before."""


class ReportedPast(Past, Protocol):
    """What it remembers of its last reports, and of what was changed since."""

    def report_runs(self, query: str) -> Sequence[Run]:
        """The reports of that QUERY that are remembered, the latest day first."""

    def last_change_before(self) -> int:
        """The number of the last change in the history."""

    def knew_agreements(self, after: int) -> bool:
        """Whether any agreement had been recorded by that change in the history."""

    def changes_of(self, ref: str, after: int) -> Changes | None:
        """What happened to the record of an agreement after that change in the history; None where nothing did."""

    def recorded_otherwise(self, after: int) -> Sequence[str]:
        """The refs of the agreements that were there and were changed after that change in the history."""

    def replaced_by_changed(self, after: int) -> Sequence[tuple[str, str]]:
        """The refs of agreements that were there, and of what replaces each, where this was changed after that."""

    def acted_between(self, after: date, through: date) -> Sequence[str]:
        """The refs of agreements of which an act is dated after one day and by another, and of what they replace."""

    def records_of(self, first: int, last: int) -> Records:
        """What an agreement's columns held before the first of its changes and after the last."""

    def as_it_was(self, ref: str, first: int) -> Agreement | None:
        """The agreement as it was recorded before a change; None where it was not."""


class ReportedRegister(Reader, Protocol):
    """A register that is reported on."""

    @property
    def past(self) -> ReportedPast:
        """What it remembers."""

    def known_after(self, last: int, only: Iterable[str]) -> AbstractContextManager[Reader]:
        """The register as it was known after that change, for a block in which this one is not asked.

        As if no agreements were recorded but these, by their refs, and what replaces them.
        """
