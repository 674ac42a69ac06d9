"""What a shell asks for: which command the words name, and whether an option, its value or an argument comes next."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from treatytrack.cli import COMMANDS, GROUPS, Listed
from treatytrack.cli.completing.candidates import MOST, Candidate, Candidates, Files, begins
from treatytrack.cli.completing.kinds import Wanted
from treatytrack.cli.completing.looking import Looking
from treatytrack.cli.completing.signature import Option, Signature, before_a_command, signature_of
from treatytrack.cli.completing.values import values_of


def candidates(words: Sequence[str], typed: str) -> list[Candidate] | Files:
    """What the word `typed` may become after those words; Files where the shell knows better."""
    line = Line(words)
    with Looking(line.db) as looking:
        found = line.next(typed, looking)
        return found if isinstance(found, Files) else list(_first(found))


def _first(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """The first ones, each word once."""
    seen: dict[str, Candidate] = {}
    for one in found:
        seen.setdefault(one.text, one)
        if len(seen) == MOST:
            break
    return iter(seen.values())


class Line:
    """The words before the cursor, understood."""

    def __init__(self, words: Iterable[str]) -> None:
        self.named: list[str] = []  # the words of the command
        self.arguments: list[str] = []
        self.db: str | None = None
        self._owed: list[tuple[Option, str]] = []  # what the last option still takes
        self._options_ended = False
        for word in words:
            self._read(word)

    def _read(self, word: str) -> None:
        if self._owed:
            self._give(word)
        elif self._options_ended or not word.startswith("-") or word == "-":
            if self.listed or (self.named and self.named[0] not in GROUPS):
                self.arguments.append(word)
            else:
                self.named.append(word)
        elif word == "--":
            self._options_ended = True
        else:
            name, sign, value = word.partition("=")
            if option := self.signature.option(name):
                self._owed = [(option, what) for what in option.takes]
                if sign and self._owed:
                    self._give(value)

    def _give(self, value: str) -> None:
        """Give the last option a value that it takes."""
        option, _ = self._owed.pop(0)
        if "--db" in option.names:
            self.db = value

    @property
    def listed(self) -> Listed | None:
        """The command that is named; None before it is."""
        return next((listed for listed in COMMANDS if listed.words == self.named), None)

    @property
    def signature(self) -> Signature:
        """What may stand in that place."""
        return self._of_command if self.listed else before_a_command()

    @cached_property
    def _of_command(self) -> Signature:
        assert self.listed
        return signature_of(self.listed)

    def next(self, typed: str, looking: Looking) -> Candidates:
        """What the word at the cursor may become."""
        if self._owed:
            option, what = self._owed[0]
            return values_of(Wanted(typed, what, option, self.listed, self.arguments, looking))
        if typed.startswith("-") and not self._options_ended:
            name, sign, value = typed.partition("=")
            return self._joined(name, value, looking) if sign else self._options(typed)
        if not self.listed:
            return self._commands(typed)
        return self._argument(typed, looking)

    def _joined(self, name: str, value: str, looking: Looking) -> Candidates:
        """The value of an option in the same word: `--type=mem`."""
        option = self.signature.option(name)
        if option is None or len(option.takes) != 1:
            return ()
        found = values_of(Wanted(value, option.takes[0], option, self.listed, self.arguments, looking))
        return Files(f"{name}=") if isinstance(found, Files) else (one.after(f"{name}=") for one in found)

    def _options(self, typed: str) -> Iterator[Candidate]:
        """The options, by their long names; hidden ones when a letter of theirs is typed."""
        for option in self.signature.options:
            names = [name for name in option.names if name.startswith("--")] or option.names
            for name in names:
                if name.startswith(typed) and (len(typed) > len("--") or not option.hidden):
                    yield Candidate(name, option.about)
            if typed in option.names and typed not in names:
                yield Candidate(typed, option.about)

    def _commands(self, typed: str) -> Iterator[Candidate]:
        at = len(self.named)
        for listed in COMMANDS:
            if listed.words[:at] == self.named and len(listed.words) > at and begins(typed, listed.words[at]):
                alone = len(listed.words) == at + 1
                yield Candidate(listed.words[at], listed.about if alone else GROUPS[listed.words[0]])

    def _argument(self, typed: str, looking: Looking) -> Candidates:
        takes = self.signature.arguments
        at = min(len(self.arguments), len(takes) - 1)
        if not takes or (at < len(self.arguments) and not takes[at].many):
            return ()
        return values_of(Wanted(typed, takes[at].what, takes[at], self.listed, self.arguments, looking))
