"""`add` as a conversation: it asks for what is missing, shows what it understood, and saves only when told to."""

import shlex
from collections.abc import Iterable, Mapping

from treatytrack.actions.add import Added, add, named_in_vain, recorded_already, same_agreements
from treatytrack.actions.card import Line, Section
from treatytrack.actions.conversation import NOT_KNOWN, Draft, known_by_occasion, same_occasion
from treatytrack.actions.find import Found
from treatytrack.actions.questions import Question
from treatytrack.actions.read import CellReader
from treatytrack.actions.suggestions import USED, Suggestion, suggesting
from treatytrack.actions.understood import presumed_lines, recorded_lines
from treatytrack.cells import any_of
from treatytrack.cli.changes import kept, so_far
from treatytrack.cli.conversing.asked_line import INPUT_ENDED, AskLine, asked_again, is_wanted, line_asker, plain_line
from treatytrack.cli.conversing.beforehand import refuse_what_cannot_be_saved
from treatytrack.cli.recording import follows, warn
from treatytrack.cli.session import Session
from treatytrack.cli.speaking import answer, say, say_each, terminal_width
from treatytrack.columns import BY_NAME, LISTS, NAMES, RECORDED, column_named
from treatytrack.domain.admissible import Remark, warnings
from treatytrack.domain.agreement import Agreement
from treatytrack.domain.dates import DayOrder
from treatytrack.domain.instruments import years_ranged
from treatytrack.domain.lists import separated
from treatytrack.domain.settle import first_contradiction
from treatytrack.domain.validity import Standing, standing_on
from treatytrack.errors import Conflict, TreatytrackError, WrongRequest
from treatytrack.formats.card import section_lines
from treatytrack.formats.readable import as_sentence, width, with_full_stop, wrapped

_OPENING = (
    "An empty answer or - leaves a question open, ? explains it{completed}. An answer that stands there already is "
    "given with Enter. Nothing is saved before you say so; Ctrl-C stops."
)
_CHOICES = {"": "save", "y": "save", "yes": "save", "n": "leave", "no": "leave", "e": "change", "edit": "change"}


def converse(session: Session, written: Mapping[str, str], order: DayOrder | None) -> None:
    """Ask for what the options leave open and record it; then for the next of the same occasion, if there is one.

    Raises WrongRequest where the input ends before an agreement is saved, Conflict where it is recorded already, and
    before anything is asked what `refuse_what_cannot_be_saved` raises.
    """
    refuse_what_cannot_be_saved(session, written)
    ask = line_asker(colour=session.may_colour)
    say(_OPENING.format(completed="" if ask is plain_line else ", Tab completes an answer"))
    written = _with_occasion(session, written, order)
    while True:
        try:
            talk = _Conversation(session, written, order, ask)
            added = talk.held()
        except EOFError:
            raise WrongRequest(f"{INPUT_ENDED}: {so_far()}") from None
        if added is None:
            say(f"It was not saved: {so_far()}.")
            return
        kept.append(added.agreement.ref)
        answer([added.agreement.ref])
        warn(one for one in added.warnings if one not in talk.warned_of)
        say(follows(Found(added.agreement, added.standing)))
        if not _another(ask, added.agreement):
            return
        written = same_occasion(added.agreement)


def _with_occasion(session: Session, written: Mapping[str, str], order: DayOrder | None) -> Mapping[str, str]:
    """What is written, and what the event that it names as its occasion says beside that."""
    with session.reading_if_there(to_be_made=True) as register:
        draft = Draft(CellReader(session.today, session.parties, order), written).agreement
        event = register.relation_event(draft.occasion.ref) if register and draft.occasion else None
        return {**known_by_occasion(event, written, draft.parties), **written} if event else written


def _another(ask: AskLine, last: Agreement) -> bool:
    question = f"Another one, same parties{' and occasion' if last.occasion else ''}?"
    explained = (
        "With y the next agreement is asked for; the parties, who signed, when and where, and the sources stay as they "
        "are. With n, or Enter, that was all."
    )
    try:
        return is_wanted(ask, question, explained)
    except EOFError:
        return False


class _Conversation:
    """The talk about one agreement. The register is open only for a look now and then, never while somebody thinks."""

    def __init__(self, session: Session, written: Mapping[str, str], order: DayOrder | None, ask: AskLine) -> None:
        self._session = session
        self._ask = ask
        with session.reading_if_there(to_be_made=True) as register:
            self._parties = session.parties()
            self._used = {column: register.most_used(column) for column in USED} if register else {}
            self._draft = Draft(CellReader(session.today, lambda: self._parties, order), written)
        self.warned_of: tuple[Remark, ...] = ()
        self._told: set[str] = set()
        self._looked_up: dict[tuple[object, ...], str] = {}
        if self._draft.cells:
            say("Known already (e at the end changes it):")
            _show(recorded_lines(self._draft.agreement, self._parties.named))

    def held(self) -> Added | None:
        """The agreement as it was saved; None where it was not to be."""
        while True:
            self._ask_what_is_open()
            agreement, self.warned_of = self._beside_the_others()
            standing = standing_on(agreement, self._session.today)
            if wrong := first_contradiction(agreement, standing):
                self._mend(wrong.column, wrong.what)
                continue
            self._show_understood(agreement, standing)
            match self._choice():
                case "save":
                    return self._saved(agreement)
                case "leave":
                    return None
                case _:
                    self._change(self._which())

    def _ask_what_is_open(self) -> None:
        while True:
            if same := self._recorded_already():
                say(f"{same}.")
                say("Change what tells them apart, or press Enter to stop here.")
                if not (column := self._which()):
                    raise Conflict(f"Stopped, because it is recorded already: {so_far()}")
                self._change(column)
            elif question := self._draft.next_question():
                self._put(question)
            else:
                return

    def _put(self, question: Question, start: str = "") -> None:
        """Ask a question until it is answered; what was wrong stands there to be corrected."""
        offered = "" if start else self._draft.offered(question)
        words = f"{question.asks} ({self._why_offered(offered) if offered else question.hint}):"
        suggest = suggesting(question.columns[0], self._parties, self._used)
        text = self._ask(words, start or offered, suggest)
        while True:
            if text.strip() == "?":
                say(question.explained)
                _show_examples(question)
                text = self._ask(words, start or offered, suggest)
            elif wrong := self._draft.answer(question, text):
                say(as_sentence(wrong))
                text = asked_again(self._ask, words, text, suggest)
            else:
                return

    def _why_offered(self, end: str) -> str:
        years = years_ranged(self._draft.cells["title"])
        open_with = NOT_KNOWN if self._ask is plain_line else "an empty line"
        return (
            f"the title says {years}: some day of {end[:4]}, unconfirmed; Enter records it, {open_with} leaves it open"
        )

    def _mend(self, column: str, what: str) -> None:
        """Lead back to the answer that a contradiction is about; the second time to any, as another may be wrong."""
        say(as_sentence(f"That cannot be: {what}"))
        if what in self._told:
            column = self._which(column)
        self._told.add(what)
        self._change(column)

    def _change(self, column: str) -> None:
        if column:
            question = self._draft.question_again(column)
            self._put(question, self._draft.said(question))

    def _which(self, column: str = "") -> str:
        """The column whose answer is to be changed; '' for none."""
        names = [BY_NAME[name].heading if name != "title" else "Title" for name in self._draft.cells]
        words, suggest = "Which answer is to be changed?", lambda typed: _begun(typed, names)
        text = self._ask(words, column.replace("_", " ").capitalize(), suggest)
        while text.strip():
            try:
                return column_named(text, NAMES, "an answer", listed_by=f"write {any_of(names)}")
            except WrongRequest as wrong:
                say_each(with_full_stop(wrong.sentences))
                text = asked_again(self._ask, words, text, suggest)
        return ""

    def _recorded_already(self) -> str:
        """What is said where the same agreement is in the register; '' where it is not, or that is not known yet."""
        if not self._draft.is_recognisable:
            return ""
        draft = self._draft.agreement
        known_by = (draft.parties, draft.title, draft.signed, draft.in_force)
        if known_by not in self._looked_up:
            with self._session.reading_if_there(to_be_made=True) as register:
                same = same_agreements(register, draft) if register else []
            self._looked_up[known_by] = recorded_already(same[0]) if same else ""
        return self._looked_up[known_by]

    def _beside_the_others(self) -> tuple[Agreement, tuple[Remark, ...]]:
        """The agreement with what the register knows of those that it names, and what is worth a second look."""
        agreement = self._draft.agreement
        with self._session.reading_if_there(to_be_made=True) as register:
            if register is None:
                return agreement, tuple(warnings(agreement))
            agreement = register.in_context(agreement)
            return agreement, (*warnings(agreement), *named_in_vain(register, agreement))

    def _show_understood(self, agreement: Agreement, standing: Standing) -> None:
        say_each(("", "This will be recorded:"))
        _show(recorded_lines(agreement, self._parties.named))
        say(f"What follows from it on {standing.as_of} (~ assumed, ? not certain):")
        _show(presumed_lines(agreement, standing))
        warn(self.warned_of)

    def _choice(self) -> str:
        while True:
            said = self._ask("Save it? [Y/n/e to change an answer]", "", None).strip().casefold()
            if said in _CHOICES:
                return _CHOICES[said]
            say("Write y to save it, n to leave it, or e to change an answer.")

    def _saved(self, agreement: Agreement) -> Added:
        try:
            with self._session.writing("add", create=True) as register:
                return add(register, agreement, self._session.today)
        except TreatytrackError:
            say("It could not be saved. The same as a command, to try again:")
            say(_as_command(agreement, self._session.options.get("db")), whole=True)
            raise


def _show(lines: Iterable[Line]) -> None:
    shown = tuple(lines)
    if shown:
        say_each(section_lines(Section("", shown), terminal_width()))


def _show_examples(question: Question) -> None:
    """Each answer and what it means beside it; below it, where the terminal is too narrow for both."""
    widest = max((width(example) for example, _ in question.examples), default=0)
    if widest <= terminal_width() // 2:
        _show(Line(example, meaning) for example, meaning in question.examples)
        return
    for example, meaning in question.examples:
        lines = (*wrapped(f"  {example}", terminal_width(), "  "), *wrapped(f"    {meaning}", terminal_width(), "    "))
        say_each(lines)


def _begun(typed: str, names: Iterable[str]) -> list[Suggestion]:
    return [Suggestion(name, name) for name in names if name.casefold().startswith(typed.strip().casefold())]


def _as_command(agreement: Agreement, register: str | None) -> str:
    """The command that records the same."""
    words = ["treatytrack", *(["--db", register] if register else []), "add"]
    for column in RECORDED:
        text = column.text(agreement)
        option = f"--{LISTS.get(column.name, column.name).replace('_', '-')}"
        if text and column.name != "title":
            words += [f"{option}={item}" for item in (separated(text) if column.name in LISTS else (text,))]
    return shlex.join([*words, "--", agreement.title])
