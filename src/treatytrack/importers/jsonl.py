"""Records from JSON lines, an object a line: read as they are asked for, nothing of the file is kept."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from treatytrack.importers.decoding import Reading, Reasons, Sheet, encoding_of, lines_of, not_decoded
from treatytrack.importers.disguised import refuse_what_is_no_text
from treatytrack.importers.json import Named, broken, is_reject, reject, row
from treatytrack.importers.json_walk import BLANKS, DECODER
from treatytrack.rows import Broken, Row


def read(file: BinaryIO, name: str, *, encoding: str = "") -> Reading:
    """Read a file that can be read from its beginning again: once for the names of its keys, then for its records.

    Raises WrongRequest: it is not in that encoding.
    """
    refuse_what_is_no_text(file, name)
    codec, remarks = encoding_of(file, name, encoding)
    lines = _Lines(file, name, codec)
    names, within = lines.names()
    sheet = Sheet(names, lines.rows(), within, may_lack=lines.are_rejects)
    return Reading({"agreements": sheet}, remarks, lines.rejects)


class _Lines:
    """A file each line of which is a record."""

    def __init__(self, file: BinaryIO, name: str, codec: str) -> None:
        self._file = file
        self._name = name
        self._codec = codec
        self.are_rejects = False

    def names(self) -> tuple[dict[str, int], dict[str, tuple[str, str]]]:
        """The keys of all records, each with the line on which it first stands; and those in their lists of objects."""
        named = Named()
        for number, value in self._values():
            if isinstance(value, dict) and (not named.knows(value) or any(map(_holds_more, value.values()))):
                self.are_rejects = self.are_rejects or is_reject(value)
                one = row(number, value)
                if isinstance(one, Row):
                    named.add(one)
        return named.names(), named.within

    def rows(self) -> Iterator[Row | Broken]:
        """The records."""
        for number, value in self._values():
            yield value if isinstance(value, Broken) else row(number, value)

    def _values(self) -> Iterator[tuple[int, Any]]:
        """What each line says, with its number."""
        for number, line in self._written():
            try:
                yield number, DECODER.decode(line)
            except (ValueError, RecursionError) as error:
                yield number, broken(number, error)

    def rejects(self, reasons: Reasons) -> Iterator[str]:
        """The refused records as they stand in the file, each with its line and the reason in front."""
        written = self._written()
        for line, why in reasons:
            found = next((text for number, text in written if number == line), "")
            yield f"{reject(found, line, why)}\n"

    def _written(self) -> Iterator[tuple[int, str]]:
        try:
            for number, line in enumerate(lines_of(self._file, self._name, self._codec, ends="\n"), start=1):
                if written := line.strip(BLANKS):
                    yield number, written
        except UnicodeError:
            raise not_decoded(self._file, self._name, self._codec) from None


def _holds_more(value: Any) -> bool:
    """Whether what a key holds may have keys of its own."""
    return isinstance(value, dict) or (isinstance(value, list) and dict in map(type, value))
