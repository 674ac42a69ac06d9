"""KEYS OF A PRESET

All that can be said. OURS is a recorded column, THEIRS the file's, in any case.

  name, title, homepage, about  what it is called, for people
  header  columns that tell the file, and its heading

READ

  language  {languages}: of months, lengths, yes and no
  months  of another language: 12, then 12 in another form
  date-format  "%d.%m.%Y", "%B %d, %Y", "%Y%m%d", "%b %y" ...
  %y  not after source-day, else today; until, ended: 1969 to 2068
  zero-day  "unknown": 00/05/1998 is 1998-05-XX; else refused
  null  stands for nothing: "n/a", "-", "9999-12-31"
  html  true: &amp; and <br> are read as people see them
  only, without  rows in scope or not: {{ kind = "bilateral" }}
  end-is  "last-day" or "first-day-out": their ended
  source-day  when the source spoke: fills stated_on
  key  OURS that tell that it is the same agreement
  other-columns  that nothing reads: "refuse", "ignore", "notes"
  ignore, optional  THEIRS to leave; THEIRS not in every file
  as-above  THEIRS that, if empty or -do-, are as above
  group-rows  "State": a cell alone, or all alike, is so below
  join-rows  THEIRS, alike in rows of one agreement
  heading-rows  2: the names of two rows, joined by a blank
  ends-before  "Notes", '/^\\*/': begins what stands below
  format, encoding, delimiter  as the options of import; so is sheet
  quotes  false: a double quote is a sign like others
  records  the list to read in JSON, if not the only one
  new-parties  "institution": the kind of those of --parties add

SET AND COLUMNS

  OURS = "VALUE"  in [set]: where nothing else fills it
  OURS = "THEIRS"  in [columns]: that cell
  OURS = ["THEIRS", "OTHER"]  the first that is filled
  OURS = "{{THEIRS}}, {{OTHER}}"  a template; the signs beside an empty cell go
  OURS = {{ from = "THEIRS", ... }}  more is done, in this order:

  from, all, join  the first that is filled; or all, in lists as items
  year, month, day  or a date in three; null = "99": of each of them
  replace  {{ "old" = "new", '/pattern/' = "new" }}
  find  a pattern: what its groups hold; in lists of all that fit
  null, case  nothing here; "lower", "upper", "title", "sentence"
  split  between items, of each cell: [";", '/ und /i']; "" never
  date-format  of this column alone
  default  if empty, or nothing in [values.OURS] or find fits

[columns.parties] reads both sides from one cell, with these keys and

  own  our own names: the first is party_a, beside one other
  party, territories  patterns: what fits neither is refused
  more-than-two  "refuse", "first-two" or "notes"

[columns.events] has events as columns write them, where every THEIRS is filled:

  "other {{THEIRS}}: adopted" = {{}}  events in their own words
  'notified {{DAY}} by "{{WHO}}"' = {{}}  a name may be several words
  "..." = {{ differ = ["THEIRS", "OTHER"] }}  if the days differ; when = as below

VALUES, RULES, PARTIES

  "word" = "ours"  in [values.OURS]: any case; "" empty, "*" any
  '/^(\\d+) years$/i' = '\\1y'  the first pattern that fits
  "word" = {{ OURS = "..", ... }}  several; {{cell}}, {{slug}}: the word
  when = {{ OURS = "not:x", ... }}  in [[rule]]: all hold; "" is empty
  set = {{ OURS = "{{THEIRS}}" }}  "" empties; a list gets one more
  their:x  in rules: their x, where one of ours is x too
  out-of-scope, refuse  true; or why the row is refused
  code, also  in [[party]]: who, and its names in this file
  name, kind, until  of a new one; members, predecessors too
  signs-for  members for which this union signs

Rules see Iran, not IRN, MoU where [values.type] lacks it, and each joined row alone.
A word beside an empty cell of a template stays: a rule can set it. In JSON true is yes. Kinds: {kinds}.

TRY IT

  treatytrack import akten.csv --preset akten.toml  take
  treatytrack help presets  begin
  treatytrack help tables  see messy ones
"""

from treatytrack.cells import any_of
from treatytrack.cli.explaining.topics.presets import FILES
from treatytrack.domain.parties import KINDS
from treatytrack.importers.wording import LANGUAGES

__all__ = ["FILES", "filled"]


def filled() -> dict[str, str]:
    """What stands in braces."""
    return {"languages": " ".join(LANGUAGES), "kinds": any_of(KINDS)}
