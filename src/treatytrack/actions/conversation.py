"""An agreement in the making, answer by answer: what is still to be asked, what is wrong with an answer."""

import re
from collections.abc import Mapping

from treatytrack.actions.questions import QUESTIONS, Question, question_about
from treatytrack.actions.read import OR_SAY_WHICH, CellReader
from treatytrack.actions.suggestions import end_offered
from treatytrack.cells import LASTS
from treatytrack.columns import BY_NAME
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.relation_events import RelationEvent
from treatytrack.errors import WrongRequest

NOT_KNOWN = "-"
"""The answer that leaves a question open where Enter alone would give what stands there."""

KEPT = ("party_a", "party_b", "signatory_a", "signatory_b", "signed", "place", "occasion", "sources")
"""What the next agreement signed on the same occasion has in common with the last."""

_SAME = ("title", "party_a", "party_b", "signed", "in_force")
"""By these an agreement is known to be recorded already."""


class Draft:
    """What is known so far of an agreement: cells as they were written, all of which can be read."""

    def __init__(self, reader: CellReader, written: Mapping[str, str]) -> None:
        self._reader = reader
        self.cells = {column: text for column, text in written.items() if text.strip()}
        self._left_open = {column for column, text in written.items() if not text.strip()}

    @property
    def agreement(self) -> Agreement:
        """The agreement that these cells record; the title and parties may still be lacking."""
        agreement, problems = self._reader.agreement(self.cells, required=())
        if agreement is None:
            raise WrongRequest(*(problem.what for problem in problems))
        return agreement

    def next_question(self) -> Question | None:
        """The first question that is not answered, was not left open, and makes sense by now."""
        draft = self.agreement
        return next((question for question in QUESTIONS if self._is_open(question, draft)), None)

    def _is_open(self, question: Question, draft: Agreement) -> bool:
        if any(column in self.cells for column in question.columns):
            return False
        return question.required or (not self._left_open.intersection(question.columns) and question.when(draft))

    def question_again(self, column: str) -> Question:
        """The question about a column that is to be answered otherwise."""
        question = question_about(column)
        if all(one in self.cells for one in question.columns):
            return question._replace(columns=(column,))
        return question

    def said(self, question: Question) -> str:
        """How a question was answered; '' where it was not."""
        return next((self.cells[column] for column in question.columns if column in self.cells), "")

    def offered(self, question: Question) -> str:
        """What stands there as the answer to a question: an end, where the title names a range of years."""
        return end_offered(self.agreement) if question.columns == ("until", "lasts") else ""

    def answer(self, question: Question, text: str) -> str:
        """Take an answer, or say in a sentence what is wrong with it; an empty one, or `-`, leaves it open."""
        text = re.sub(r"\s*[\r\n]+\s*", " ", text).strip()
        others = {column: cell for column, cell in self.cells.items() if column not in question.columns}
        if text in {"", NOT_KNOWN}:
            if question.required:
                return "Every agreement has one"
            self.cells = others
            self._left_open.update(question.columns)
            return ""
        if any("\ud800" <= character <= "\udfff" for character in text):
            return f'"{text}" is not UTF-8 text: set the terminal to UTF-8, and write it again'
        column = _column_for(question, text)
        _, problems = self._reader.agreement(others | {column: text}, required=())
        if problems:
            wrong = problems[0].what.removesuffix(OR_SAY_WHICH)
            return _neither(text) if len(question.columns) > 1 and "is not a date" in wrong else wrong
        self.cells = others | {column: text}
        return ""

    @property
    def is_recognisable(self) -> bool:
        """Whether all is answered by which it is known to be recorded already."""
        return all(column in self.cells or column in self._left_open for column in _SAME)


def _column_for(question: Question, text: str) -> str:
    """The column that this answer fills: the end of an agreement is a length where it reads as one, else a day."""
    first, *others = question.columns
    if others:
        try:
            LASTS.read(text)
        except WrongRequest:
            return first
        return others[0]
    return first


def _neither(text: str) -> str:
    return f'"{text}" is neither a day nor a length: write 2028-12-31, 2028?, 5y, 18m, or open'


def same_occasion(agreement: Agreement) -> dict[str, str]:
    """What the next agreement of a series has in common with this one, as its cells."""
    return {column: text for column in KEPT if (text := BY_NAME[column].text(agreement))}


def known_by_occasion(event: RelationEvent, written: Mapping[str, str], parties: tuple[str, str]) -> dict[str, str]:
    """What an event says of an agreement signed at it, as cells, where nothing is written.

    `parties` are the codes of those written, '' for one that is not; a party that was not there leaves the other open.
    """
    one, other = event.between
    sides = {parties, parties[::-1]} & {("", ""), (one, ""), (other, "")}
    missing = [code for code in event.between if code not in parties] if sides else []
    cells = dict(zip((name for name in ("party_a", "party_b") if name not in written), missing, strict=False))
    return cells | {name: text for name, text in _when_and_where(event) if text and name not in written}


def _when_and_where(event: RelationEvent) -> tuple[tuple[str, str], ...]:
    """The day and the place of an event; of one of several days, some day of them."""
    signed = event.date.text if event.date else ""
    if event.date and event.date.earliest and event.until and event.until.latest:
        signed = f"{event.date.earliest}..{event.until.latest}"
    return ("signed", signed), ("place", event.place)
