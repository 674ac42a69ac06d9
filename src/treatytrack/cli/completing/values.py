"""What the value of an option or an argument may become, by what the help calls it.

A new option whose value is called like another's (`--party PARTY`) completes by itself. The options of columns are told
by the column, a few others by their own names.
"""

import re
from collections.abc import Iterable

from treatytrack.cli.completing.candidates import Candidate, Candidates, beginning
from treatytrack.cli.completing.held import changes, items_there, refs, refs_of, saved_queries
from treatytrack.cli.completing.kept import columns, kept
from treatytrack.cli.completing.kinds import (
    Source,
    Wanted,
    each,
    files,
    free,
    of_command,
    of_module,
    topics,
    words,
    zones,
)
from treatytrack.cli.completing.parties import other_names, other_party, own_parties, parties, party_alone
from treatytrack.cli.completing.signature import Option
from treatytrack.cli.completing.terms import terms
from treatytrack.columns import LISTS, name_meant
from treatytrack.domain.events import EVENT_KINDS


def settings(wanted: Wanted) -> Iterable[Candidate]:
    """What `config` sets: the time zone, mail, or a saved query."""
    from treatytrack.actions.mail_settings import SETTINGS  # noqa: PLC0415  (only here)

    yield from beginning(wanted.typed, {"timezone": "the zone whose day is today"})
    yield from beginning(wanted.typed, {name: setting.about for name, setting in SETTINGS.items()})
    yield from saved_queries(wanted)


def value_of_setting(wanted: Wanted) -> Candidates:
    """The terms of a saved query, or one zone, or one value of a setting of mail."""
    name, *others = wanted.arguments
    if name.startswith("@"):
        return terms(wanted)
    return () if others else _OF_SETTING.get(name, free)(wanted)


_OF_SETTING: dict[str, Source] = {
    "timezone": zones,
    "mail.security": of_module("actions.mail_settings", "SECURITY"),
    "mail.password-file": files,
}


# fmt: off
CALLED: dict[str, Source] = {
    "A B":     parties,
    "A":       parties,
    "B":       parties,
    "PARTY":   parties,
    "PARTIES": each(parties),
    "CODE":    parties,
    "REF":     refs,
    "CHANGE":  changes,
    "EVENT":   words(EVENT_KINDS),
    "FORMAT":  of_command("FORMATS"),
    "KIND":    of_command("KINDS"),
    "SHELL":   of_command("SHELLS"),
    "COLUMN":  columns(),
    "FIELD":   columns(),
    "A,B,C":   each(columns(together=True)),
    "COLUMNS": each(columns(together=True)),
    "NAME|FILE.toml": files,
    "COMMAND|TOPIC": topics,
    "QUERY":   terms,
    "DAY":     of_module("actions.schedule", "DAYS"),
    "ZONE":    zones,
    "FILE":    files,
    "FILE|-":  files,
    "FOLDER":  files,
    "PATH":    files,
    "ADDR":    free, "WORDS": free, "TITLE": free, "TEXT": free, "DATE": free, "LENGTH": free, "N": free, "SIGN": free,
    "DATETIME": free, "NAME":    free, "VALUE": free, "TIME": free, "TYPE": free, "STATUS": free,
    "FORM":    free, "THEIRS=OURS": free, "OURS=VALUE": free,
}
"""What the help calls a value, and what that may become."""

OF_COMMAND: dict[tuple[str, str], Source] = {
    ("history", "[REF]"):        refs_of("agreement", "event"),
    ("history", "DATE"):         words(("7d", "1m", "1y")),
    ("config", "[NAME]"):        settings,
    ("config", "[VALUE]..."):    value_of_setting,
    ("party add", "CODE"):       free,
    ("party edit", "COLUMN"):    of_module("actions.party_words", "CAN_BE_EMPTY"),
    ("party remove", "CODE..."): own_parties,
    ("party show", "NAME"):      party_alone,
    ("relations", "[B]"):        other_party,
    **{(f"party {name}", "KIND"): of_module("domain.parties", "KINDS") for name in ("list", "add", "edit")},
}
"""What a command means otherwise by the same word."""

OF_OPTION: dict[str, Source] = {
    "--clear":     columns(computed=False),
    "--delimiter": words((";", "tab", "|")),
    "--encoding":  words(("utf-8", "utf-16", "cp1251", "cp1252", "cp1254", "latin-1")),
    "--ref":       free,
    "--since":     words(("last", "7d", "1m")),
    "--remove-other-name": other_names,
}
"""Options whose values are not told by what the help calls them."""
# fmt: on

_ITEM = re.compile("^--(add-|remove-)?")


def values_of(wanted: Wanted) -> Candidates:
    """What the value may become; nothing where it is a text, a day or a number of one's own."""
    return _source(wanted)(wanted)


def _source(wanted: Wanted) -> Source:
    """By the command, by the option's own name, by the column that it is named for, else by what the help calls it."""
    if wanted.listed and (source := OF_COMMAND.get((wanted.listed.name, wanted.what))):
        return source
    if isinstance(wanted.whose, Option):
        for name in wanted.whose.names:
            if source := OF_OPTION.get(name) or _of_column(name, wanted):
                return source
    return kind_called(wanted.what) or free


def _of_column(option: str, wanted: Wanted) -> Source | None:
    """What the column takes that an option is named for; for one that takes an item out, what there is."""
    there = kept(wanted.about)
    name = name_meant(_ITEM.sub("", option), there.aliases)
    if option.startswith("--remove-") and name in LISTS:
        return items_there(name)
    return there.sources.get(name)


def kind_called(what: str) -> Source | None:
    """What the help calls so: `PARTY`, `[QUERY]...`, `fail|skip|update`; None where the table has no such name."""
    name = what.strip("[].").rstrip("],.")
    source = CALLED.get(name) or (words(name.split("|")) if "|" in name else None)
    return each(source) if source and what.endswith(",...") else source
