"""What anybody can do with the standard library alone: the peer of the program's export, and the table of the others.

    python tests/bench/plain_table.py make register.csv plain.db
    python tests/bench/plain_table.py export plain.db

`make` puts the CSV into one table of texts with one column more, `ends` (the recorded end, else the last day that the
text names), which has an index. `export` writes the recorded columns to standard output as CSV.
"""

import csv
import sqlite3
import sys
from contextlib import closing

ENDS = "coalesce(nullif(ended, ''), CASE WHEN until = '' THEN NULL ELSE substr(until, 1, 4) || '-12-31' END)"


def make(source: str, target: str) -> None:
    """The table, its column `ends` and its indexes."""
    with open(source, encoding="utf-8", newline="") as file, closing(sqlite3.connect(target)) as connection:
        rows = csv.reader(file)
        names = next(rows)
        columns = ", ".join(f"{name} TEXT" for name in names)
        connection.execute(f"CREATE TABLE agreement ({columns}, ends TEXT)")
        marks = ", ".join("?" * len(names))
        connection.executemany(f"INSERT INTO agreement ({', '.join(names)}) VALUES ({marks})", rows)
        connection.execute(f"UPDATE agreement SET ends = {ENDS}")
        connection.execute("CREATE INDEX by_end ON agreement (ends)")
        connection.execute("CREATE UNIQUE INDEX by_ref ON agreement (ref)")
        connection.commit()


def export(source: str) -> None:
    """The recorded columns, by ref."""
    with closing(sqlite3.connect(source)) as connection:
        names = [row[1] for row in connection.execute("PRAGMA table_info(agreement)")][:-1]
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(connection.execute(f"SELECT {', '.join(names)} FROM agreement ORDER BY ref"))


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(*sys.argv[2:])
    else:
        export(*sys.argv[2:])
