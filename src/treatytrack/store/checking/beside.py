"""What stands beside the record: the refs that were given, the reports remembered, by which rules rows were made."""

import sqlite3
from collections.abc import Iterator

from treatytrack.domain.validity import RULE_SET
from treatytrack.domain.words import how_many
from treatytrack.store.checking.found import BESIDE, MADE, Fault, Found, Looked
from treatytrack.store.past.sealing import is_sealed

_GIVEN = "SELECT ref FROM history NOT INDEXED WHERE subject IN ('agreement', 'event')"
_KEPT = "SELECT ref FROM issued_ref"


def of_given_refs(connection: sqlite3.Connection) -> Iterator[Found]:
    """Every ref that was ever given, as the history knows them: none may come back for something else."""
    for (ref,) in connection.execute(f"{_GIVEN} EXCEPT {_KEPT}"):
        yield Fault(MADE, f"{ref} is not among the refs that were given", ref)
    for (ref,) in connection.execute(f"{_KEPT} EXCEPT {_GIVEN}"):
        yield Fault(MADE, f"{ref} is among the refs that were given, and never was", str(ref))


def of_reports(connection: sqlite3.Connection) -> Iterator[Found]:
    """The reports remembered, under their seal."""
    if not is_sealed(connection):
        yield Fault(BESIDE, "the reports remembered are not those that were written")
    (count,) = connection.execute("SELECT count(*) FROM report_run").fetchone()
    yield Looked(BESIDE, f"{how_many(count, 'report')} remembered")


def rules_of(connection: sqlite3.Connection) -> tuple[str, bool]:
    """By which rules the register says its rows were made ('' where it says none), and whether they say so too."""
    row = connection.execute("SELECT value FROM setting WHERE name = 'rule_set'").fetchone()
    says = row[0] if row else ""
    held = {str(rules) for (rules,) in connection.execute("SELECT DISTINCT rules FROM phase")}
    return says, held <= {says}


def are_todays(rules: str) -> bool:
    """Whether these are the rules of this program."""
    return rules == str(RULE_SET)
