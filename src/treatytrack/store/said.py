"""What conditions in SQL are made of: values under names of their own, and parts joined by a word."""

from collections.abc import Iterable, Mapping, Sequence

from treatytrack.domain.query import Term

NEVER = "1 = 0"


class Said:
    """The values said so far, each under a name of its own."""

    def __init__(self, values: Mapping[str, str] | None = None) -> None:
        self.values = dict(values or {})

    def named(self, value: str) -> str:
        """Where a value stands in the SQL: `:v0`, and on under the next name."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    def one_of(self, values: Iterable[str]) -> str:
        """A list for IN; an empty one holds nothing."""
        return f"({', '.join(map(self.named, values)) or 'NULL'})"


def balanced(word: str, parts: Sequence[str]) -> str:
    """The parts joined by a word, halves in brackets: SQLite refuses what is nested a thousand deep, as a chain is."""
    if len(parts) <= 8:
        return f" {word} ".join(parts)
    half = len(parts) // 2
    return f"({balanced(word, parts[:half])}) {word} ({balanced(word, parts[half:])})"


def either(term: Term, alternatives: Sequence[str]) -> str:
    """One of these conditions, or none of them where the term is negated."""
    return f"{'NOT ' if term.negated else ''}({balanced('OR', alternatives or [NEVER])})"
