"""A table of TOML asked for its keys one by one: what is wrong is kept with its place, so that all of it is told."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from treatytrack.cells import any_of
from treatytrack.columns import nearest_name
from treatytrack.errors import WrongRequest

Read = TypeVar("Read")


class Keys:
    """The keys of a table that stands at `place`; `problems` are those of the whole file."""

    def __init__(self, table: Mapping[str, Any], place: str, problems: list[str]) -> None:
        self._table = table
        self._place = place
        self._problems = problems
        self._asked: list[str] = []

    def wrong(self, key: str, what: str) -> None:
        """Something is wrong with a key, or with the table itself where that is empty."""
        place = ".".join(part for part in (self._place, key) if part)
        self._problems.append(f"{place}: {what}" if place else what)

    @property
    def told(self) -> int:
        """How much has been said to be wrong; where that grows, what is missing may be what could not be read."""
        return len(self._problems)

    def __contains__(self, key: str) -> bool:
        self._asked.append(key)
        return key in self._table

    def text(self, key: str) -> str:
        """A text; a number or a day without quotes is one too."""
        found = self.texts(key, many=False)
        return found[0] if found else ""

    def texts(self, key: str, *, many: bool = True) -> tuple[str, ...]:
        """A list of texts, or one text as a list of one; empty where the key is not there."""
        self._asked.append(key)
        value = self._table.get(key)
        if value is None:
            return ()
        if isinstance(value, list) and not many:
            self.wrong(key, "is one text, not a list: leave out the brackets")
            return ()
        found = [self._text(key, item) for item in (value if isinstance(value, list) else [value])]
        return tuple(text for text in found if text is not None)

    def _text(self, key: str, value: Any) -> str | None:
        if isinstance(value, str):
            return value
        if isinstance(value, int | date) and not isinstance(value, bool):
            return str(value)
        self.wrong(key, "is no text: write it in double quotes" if not isinstance(value, dict) else "is no table")
        return None

    def truth(self, key: str, *, otherwise: bool = False) -> bool:
        """true or false; `otherwise` where the key is not there."""
        self._asked.append(key)
        value = self._table.get(key, otherwise)
        if not isinstance(value, bool):
            self.wrong(key, "is true or false, without quotes")
            return otherwise
        return value

    def choice(self, key: str, words: Sequence[str], default: str) -> str:
        """One of some words."""
        written = self.text(key)
        if written in ("", *words):
            return written or default
        near = nearest_name(written, words)
        self.wrong(key, f'"{written}" {f"is unknown: did you mean {near}?" if near else f"is none of {any_of(words)}"}')
        return default

    def read(self, key: str, read: Callable[[str], Read], default: Read) -> Read:
        """A text as `read` understands it."""
        written = self.text(key)
        return self.tried(key, read, written, default) if written else default

    def each(self, key: str, read: Callable[[str], Read]) -> tuple[Read, ...]:
        """The texts of a list, each as `read` understands it; those that it does not are left out."""
        found: list[Read] = []
        for text in self.texts(key):
            self.tried(key, lambda written: found.append(read(written)), text, None)
        return tuple(found)

    def tried(self, key: str, read: Callable[[str], Read], written: str, default: Read) -> Read:
        """What `read` gives; where it raises WrongRequest that is said of the key, and it is the default."""
        try:
            return read(written)
        except WrongRequest as wrong:
            self.wrong(key, str(wrong))
            return default

    def checked(self, key: str, read: Callable[[str], object], written: str) -> None:
        """What `read` refuses is said of the key."""
        self.tried(key, read, written, None)

    def table(self, key: str) -> "Keys":
        """A table within; an empty one where the key is not there."""
        self._asked.append(key)
        value = self._table.get(key, {})
        if not isinstance(value, dict):
            self.wrong(key, f"is a table: write [{self._place + '.' if self._place else ''}{key}] above its lines")
            value = {}
        return self._within(key, value)

    def tables(self, key: str) -> list["Keys"]:
        """The tables of a list, `[[key]]`."""
        self._asked.append(key)
        value = self._table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self.wrong(key, f"is a list of tables: write [[{key}]] above the lines of each")
            return []
        return [self._within(f"{key} {number}", one) for number, one in enumerate(value, start=1)]

    def every(self) -> Mapping[str, Any]:
        """All keys with what stands there; none of them is unknown then."""
        self._asked += self._table
        return self._table

    def _within(self, key: str, value: Mapping[str, Any]) -> "Keys":
        return Keys(value, ".".join(part for part in (self._place, key) if part), self._problems)

    def refuse_others(self, *moreover: str) -> None:
        """Every key that nothing asked for is wrong; the nearest that could be there is named."""
        known = tuple(dict.fromkeys((*self._asked, *moreover)))
        for key in self._table:
            if key not in known:
                near = nearest_name(key, known)
                self.wrong(key, f"is no key: {f'did you mean {near}?' if near else f'here may stand {any_of(known)}'}")
