"""What the value of an option or an argument may become, by what the help calls it.

A new option whose value is called like another's (`--party PARTY`) completes by itself. The options of columns are told
by the column, a few others by their own names.
"""

import re

from treatytrack.actions.asked import fixed_words
from treatytrack.cli.completing.candidates import Candidates, Files
from treatytrack.cli.completing.fields import OF_COLUMN
from treatytrack.cli.completing.kinds import (
    Source,
    Wanted,
    columns,
    files,
    free,
    items,
    of_command,
    own_refs,
    parties,
    topics,
    words,
)
from treatytrack.cli.completing.signature import Option
from treatytrack.cli.completing.terms import terms
from treatytrack.columns import EVERY, NAMES, name_meant
from treatytrack.domain.events import EVENT_KINDS
from treatytrack.domain.instruments import BY_WORD

_ITEM = re.compile("^--(add-|remove-)?")
_WITH_COMMAS = frozenset({"A,B,C", "PARTIES"})

# fmt: off
CALLED: dict[str, Source] = {
    "A B":     parties,
    "A":       parties,
    "B":       parties,
    "PARTY":   parties,
    "PARTIES": parties,
    "CODE":    parties,
    "REF":     own_refs,
    "EVENT":   words(EVENT_KINDS),
    "TYPE":    words(BY_WORD),
    "STATUS":  words(fixed_words("status")),
    "FORMAT":  of_command("FORMATS"),
    "KIND":    of_command("KINDS"),
    "SHELL":   of_command("SHELLS"),
    "COLUMN":  columns(EVERY),
    "FIELD":   columns(EVERY),
    "A,B,C":   columns(EVERY, "recorded", "computed", "all"),
    "COMMAND|TOPIC": topics,
    "QUERY":   terms,
    "FILE":    files,
    "FILE|-":  files,
    "FOLDER":  files,
    "PATH":    files,
    "WORDS":   free, "TITLE": free, "TEXT": free, "DATE": free, "LENGTH": free, "N": free, "SIGN": free,
    "NAME":    free, "VALUE": free, "ZONE": free, "DAY": free, "TIME": free,
}
"""What the help calls a value, and what that may become."""

OF_OPTION: dict[str, Source] = {
    "--clear":     columns(NAMES),
    "--delimiter": words((";", "tab", "|")),
    "--encoding":  words(("utf-8", "utf-16", "cp1251", "cp1252", "cp1254", "latin-1")),
    "--subject":   items("subjects"),
}
"""Options whose values are not told by what the help calls them."""
# fmt: on


def values_of(wanted: Wanted) -> Candidates:
    """What the value may become; nothing where it is a text, a day or a number of one's own."""
    source = _source(wanted)
    if not (wanted.what.endswith(",...") or wanted.what in _WITH_COMMAS):
        return source(wanted)
    done, comma, last = wanted.typed.rpartition(",")
    found = source(wanted._replace(typed=last))
    return found if isinstance(found, Files) else (one.after(done + comma) for one in found)


def _source(wanted: Wanted) -> Source:
    """By the option's own name, else by the column it is named for, else by what the help calls its value."""
    if isinstance(wanted.whose, Option):
        for name in wanted.whose.names:
            if source := OF_OPTION.get(name):
                return source
            if wanted.what == "TEXT" and (source := OF_COLUMN.get(name_meant(_ITEM.sub("", name)))):
                return source
    return kind_called(wanted.what) or free


def kind_called(what: str) -> Source | None:
    """What the help calls so: `PARTY`, `[QUERY]...`, `fail|skip|update`; None where the table has no such name."""
    name = what.strip("[].").rstrip("],.")
    return CALLED.get(name) or (words(name.split("|")) if "|" in name else None)
