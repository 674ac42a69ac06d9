"""TABLES

Registers are published as people lay them out: under a title, with groups of columns, footnotes,
codes, one cell that says two things. treatytrack help presets says what a preset is, treatytrack
help keys what it can say; here is how it meets such tables.

AN EXAMPLE

This is guards.csv, with a title above, a heading of two rows, a country that is named once, and
notes below:

{csv}

And this is guards.toml:

{toml}

"Iran*" loses its mark. What stands behind "Signed:" and "In force:" goes from one cell to two
columns, and default = "" says that each may find nothing; else every such cell is a warning.

TRY IT

  treatytrack import guards.csv --preset guards.toml  it is taken
  treatytrack export party:IAEA  every column, as it was read
  treatytrack history  what the import did

WHAT IS MET, AND WHAT TO WRITE

  a title above, row numbers  nothing, if these have no name: that is said
  groups above the names  heading-rows = 2: "Accession Year"
  notes below  ends-before = "Notes"
  rows that only count  without = {{ Title = ["", '/^Total/'] }}
  merged cells, ditto marks  as-above = "State": if empty, the one above
  titles between the rows  group-rows = "State", and "State" is a column
  a row for each event  join-rows = "No.", [columns.events] with when
  a row for each party  join-rows = "No.", [columns.parties]
  marks at names  replace = {{ '/[*†]|\\[\\d+\\]$/' = "" }}
  names and codes of their own  "364" = "IRN" in [values.party_b]
  a side that is never named  party_a = "IAEA" in [set]
  a title that is missing  title = "Air services: {{From}} - {{To}}"
  "n/a", "not in force"  null, under [read] or of one column
  year, month, day  signed = {{ year = "Y", month = "M", day = "D" }}
  a date in a line of a text  find = '(?m)^Signed: (.*)', and date-format
  several forms of dates  all in date-format; a warning where two fit
  2001-02-03T00:00:00Z  date-format = "%Y-%m-%dT%H:%M:%S%z"
  1998.0, as programs write  replace = {{ '/\\.0\\b/' = "" }} and "%Y-%m-%d"
  rows that name each other  ref = "No.", related = "amends {{Amends}}"
  what is not bilateral  only = {{ Kind = "Bilateral" }}
  tabs, as databases write them  quotes = false, null = '\\N'
  JSON around the records  nothing, or records = "data.items"
  objects in JSON  title.en; parties.name is a list, or events

What a preset leaves out is never silent: rows out of scope are counted, columns that nothing reads
are refused or named, and so is what stands below the table.
"""

from treatytrack.cli.explaining.topics.presets import as_it_is

FILES = {
    "guards.csv": """\
Agreements as of 2020
State,Agreement,,Remarks
,Number,Status,
Iran*,INFCIRC/214,In force: 15 May 1974,
,INFCIRC/214/Add.1,Signed: 18 December 2003,n/a
Iraq,INFCIRC/172,In force: 29 Feb 1972,
Notes
* provisional
""",
    "guards.toml": """\
[read]
heading-rows = 2
as-above = "State"
ends-before = "Notes"
date-format = "%d %B %Y"
[set]
party_a = "IAEA"
type = "agreement"
[columns]
title = "Safeguards agreement {Agreement Number}"
source_id = "Agreement Number"
party_b = { from = "State", replace = { "*" = "" } }
notes = { from = "Remarks", null = "n/a" }
[columns.signed]
from = "Agreement Status"
find = '^Signed: (.*)'
default = ""
[columns.in_force]
from = "Agreement Status"
find = '^In force: (.*)'
default = ""
""",
}
"""The files of the page, by name."""


def filled() -> dict[str, str]:
    """What stands in braces."""
    return {"csv": as_it_is(FILES["guards.csv"]), "toml": as_it_is(FILES["guards.toml"])}
