"""A report that was made, in every form in which it goes out: for people, for programs, as a calendar, as a letter."""

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from treatytrack.actions.report import Findings
from treatytrack.actions.reporting.entries import COMING
from treatytrack.actions.reporting.in_short import subject
from treatytrack.actions.reporting.page import AboutRegister, for_people, shortened
from treatytrack.actions.reporting.rows import for_scripts
from treatytrack.cli.clock import now
from treatytrack.cli.session import Session
from treatytrack.cli.showing import Way, report_lines
from treatytrack.store.reading import ReadableRegister

if TYPE_CHECKING:  # only where one is asked for
    from treatytrack.answers.calendar import Calendar
    from treatytrack.answers.letter import Letter
    from treatytrack.answers.report import Report

FORMATS = ("plain", "markdown", "html", "csv", "json", "ics")
FOR_PROGRAMS = ("csv", "json", "ics")

OF_A_LETTER = 78
"""So many columns the text of a mail fills (RFC 5322): programs that show it do not wrap it, or anywhere."""


class Made:
    """A report and the register that it is about, which must be open still."""

    def __init__(self, session: Session, register: ReadableRegister, findings: Findings, about: AboutRegister) -> None:
        self._session = session
        self._register = register
        self._findings = findings
        self._about = about
        self._named = session.parties().named

    def written(self, way: Way) -> Iterable[Any]:
        """Its lines in the format of that way, or its bytes; each format is imported only when it is the one."""
        if way.format not in FOR_PROGRAMS:
            return report_lines(self._session, way, self._page(drawing=way.format == "html"))
        written = import_module(f"treatytrack.formats.{way.format}")
        lines: Iterable[Any]
        if way.format == "ics":
            lines = written.pieces(self._calendar())
        else:
            table = for_scripts(self._findings.parts, self._session.today, telling_new=way.format == "json")
            guarded = {"for_spreadsheet": bool(way.for_spreadsheet)} if way.format == "csv" else {}
            lines = written.lines(table, **guarded)
        return lines

    def letter(self, *, whole: bool) -> "Letter":
        """The report to be mailed: as text, as a page, and the calendar; `whole` shortens none of its lists."""
        from treatytrack.answers.letter import Letter  # noqa: PLC0415  (only where it is mailed)
        from treatytrack.formats import html, plain  # noqa: PLC0415  (as above)

        page = self._page(drawing=True, whole=whole)
        text = page._replace(sections=tuple(section for section in page.sections if not section.drawing))
        return Letter(
            subject(self._findings),
            self._session.today,
            "".join(f"{line}\n" for line in plain.report_lines(text, OF_A_LETTER)),
            "".join(f"{line}\n" for line in html.report_lines(page)),
            self._calendar(),
        )

    def _page(self, *, drawing: bool = False, whole: bool = True) -> "Report":
        drawn = None
        if drawing:
            from treatytrack.actions.reporting.drawn import drawn as drawing_of  # noqa: PLC0415  (only for a page)

            drawn = drawing_of(self._findings)
        findings = self._findings if whole else shortened(self._findings)
        return for_people(findings, self._named, self._about, drawn)

    def _calendar(self) -> "Calendar":
        from treatytrack.actions.calendar import Coming, calendar_of_deadlines  # noqa: PLC0415  (only for a calendar)

        told = (
            Coming(entry.agreement, entry.due, entry.because)
            for part in self._findings.parts
            if part.name in COMING
            for entry in part.entries
            if entry.due
        )
        return calendar_of_deadlines(self._register, told, self._named, self._session.today, now())
