"""What words and rules take over from the file into one of our columns: read there as a cell of that column is."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from treatytrack.domain.dates import DayOrder
from treatytrack.importers.cell_words import Told, is_understood, telling
from treatytrack.importers.date_forms import LatestYear
from treatytrack.importers.half_read import HalfRead
from treatytrack.importers.patterns import Template
from treatytrack.importers.preset import Filling, Reading
from treatytrack.importers.wording import Wording


class _Column(NamedTuple):
    tell: Callable[[str], Told]
    otherwise: Callable[[str], Told]
    is_understood: Callable[[str], bool]


class TakenOver:
    """Reads dates, lengths, yes and no in what a template makes of the file's cells. What is ours already stays."""

    def __init__(
        self,
        fillings: Mapping[str, Filling],
        wording: Wording,
        reading: Reading,
        order: DayOrder | None,
        latest: LatestYear,
    ) -> None:
        self._columns: dict[str, _Column | None] = {}
        self._fillings = fillings
        self._reads = (wording, reading, order, latest)

    def read(self, half: HalfRead, name: str, template: Template, text: str) -> str:
        """The text as that column records it; what is wrong with it or odd about it is said of the row."""
        if not text or not (column := self._column(name)) or not _is_theirs(template, half):
            return text
        told = column.tell(text)
        if told.wrong and column.is_understood((other := column.otherwise(text)).text):
            told = other
        if told.wrong:
            half.refuse(name, told.wrong)
        if told.odd:
            half.wonder(name, told.odd)
        return told.text

    def _column(self, name: str) -> _Column | None:
        if name not in self._columns:
            wording, reading, order, latest = self._reads
            forms = filling.date_forms if (filling := self._fillings.get(name)) else ()
            tell = telling(name, wording, reading, forms or reading.date_forms, order, latest)
            otherwise = telling(name, wording, reading, (), order, latest) or Told
            self._columns[name] = _Column(tell, otherwise, is_understood(name, order)) if tell else None
        return self._columns[name]


def _is_theirs(template: Template, half: HalfRead) -> bool:
    """Whether a template holds what a pattern found, or a cell in whose place nothing of ours stands."""
    return template.takes_groups or any(name not in half.ours and name != "source-day" for name in template.fields)
