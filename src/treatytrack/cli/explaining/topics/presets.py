"""PRESETS

A preset says once how a register is written that others keep, so that import takes it as
it is. It is a TOML file. {shipped} come with the program and are
known by their headings; any other is named: --preset FILE.toml. --preset none leaves all
to the headings: "Date of signature" is signed, and import says what it took for what.

AN EXAMPLE

This is akten.csv, as a ministry may give it out:

{csv}

And this, akten.toml, is all that has to be said of it:

{toml}

TRY IT

  treatytrack import akten.csv --preset akten.toml --dry-run  says what would happen
  treatytrack import akten.csv --preset akten.toml  takes it; twice changes nothing
  treatytrack list party:AUT  Austria stands on every one
  treatytrack export party:AUT  every column, as it was understood

HOW TO WRITE ONE

Begin with [columns]: ours = "theirs", for title, the parties and what else there is.
treatytrack add --help names our columns. Then import with --dry-run: it names every
column that no line reads; every date that is not understood and every party that nobody
knows, each with its line and column; and the words without a rule, with how often each
came. Say what they mean, and try again, until only those rows are refused that no
register of bilateral agreements can hold.

Every cell goes the same way: outer blanks and what stands for nothing are dropped; rows
out of scope are counted and left; [columns] takes the cells, [values] translates words,
dates and lengths are read; then come [set], and last the rules, in their order. What a
word or a rule takes over from the file, as in ended = "{{Datum}}", is read as well.

In TOML a text in 'single quotes' stands as it is, which is best for patterns, and a name
that has more than the letters a to z, digits, _ and - stands in quotes wherever it is
said: "In Kraft". Whatever is wrong with a preset is named with its key; a party that it names and nobody knows, in
each row that has it. treatytrack help keys names all keys,
treatytrack help tables says what to do with messy ones.
"""

from treatytrack.importers.preset_file import shipped

FILES = {
    "akten.csv": """\
Zahl;Titel;Partner;Datum;In Kraft;Dauer;Stand
12;Luftfahrt;Iran;28.04.1998;1. Mai 1999;5 Jahre;gilt
13;Abkommen Kultur;Rußland;Mai 1998;-;unbefristet;offen
14;Rotes Kreuz;IKRK;03.04.2001;03.04.2001;-;gilt
""",
    "akten.toml": """\
header = ["Zahl", "Partner", "Datum"]
[read]
delimiter = ";"
language = "de"
date-format = ["%d.%m.%Y", "%d. %B %Y", "%B %Y"]
null = "-"
source-day = "2025-01-31"
[set]
party_a = "AUT"
[columns]
source_id = "AUT {Zahl}"
title = "Titel"
party_b = "Partner"
signed = "Datum"
in_force = "In Kraft"
lasts = "Dauer"
stated_status = "Stand"
type = { from = "Titel", default = "other" }
[values.stated_status]
"gilt" = "in-force"
"offen" = "signed"
[values.type]
"/abkommen/i" = "agreement"
[[party]]
code = "ICRC"
also = ["IKRK"]
""",
}
"""The files of the page, by name."""


def filled() -> dict[str, str]:
    """What stands in braces."""
    *names, last = shipped()
    return {
        "shipped": f"{', '.join(names)} and {last}",
        "csv": as_it_is(FILES["akten.csv"]),
        "toml": as_it_is(FILES["akten.toml"]),
    }


def as_it_is(text: str) -> str:
    """A text as lines of a page that are not broken anew."""
    return "\n".join(f"    {line}" for line in text.splitlines())
