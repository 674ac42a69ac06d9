"""`--format tsv`: as csv, with a tab for each comma.

A cell that holds a tab, a line end or a double quote stands in double quotes, those within doubled: exact, and read
back by every reader of CSV that is told the delimiter.
"""

from functools import partial

from treatytrack.formats import csv

lines = partial(csv.lines, delimiter="\t")
