"""What a standing costs, beside the same read back from the derived rows, over a register of your own.

    python tests/bench/validity.py register.db

CPU per agreement, the least of 7 rounds, and as a ratio to one addition of relativedelta in the same run: the status
and every computed column for one day (`standing_on`), the status alone, a whole life as phases; then status, certainty,
flags, end and single deadlines of all agreements looked up for that day.
"""

import argparse
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from dateutil.relativedelta import relativedelta

from treatytrack.domain.phases import phases
from treatytrack.domain.query import Query
from treatytrack.domain.validity import standing_on, status_on
from treatytrack.store.opening import open_for_reading

ROUNDS = 7
_LOOKED_UP = """
    SELECT phase.agreement_id, status, phase.certain, flags, ends_earliest, ends_latest, kind, earliest, latest
    FROM phase LEFT JOIN deadline ON deadline.agreement_id = phase.agreement_id
        AND known_from <= :day AND known_to >= :day
    WHERE first_day <= :day AND last_day >= :day
"""


def cpu(work: Callable[[], object]) -> float:
    """The least CPU that it took in some rounds, in microseconds."""
    found = []
    for _ in range(ROUNDS):
        before = time.process_time()
        work()
        found.append(time.process_time() - before)
    return min(found) * 1e6


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("register", type=Path)
    parser.add_argument("--as-of", type=date.fromisoformat, default=date(2026, 11, 21))
    asked = parser.parse_args()
    day: date = asked.as_of
    with open_for_reading(asked.register) as register:
        agreements = list(register.agreements(Query(), day))

    def looked_up() -> None:
        with closing(sqlite3.connect(asked.register)) as connection:
            connection.execute(_LOOKED_UP, {"day": day.isoformat()}).fetchall()

    jobs: dict[str, Callable[[], object]] = {
        "one addition of relativedelta": lambda: [day + relativedelta(months=7) for _ in agreements],
        "standing_on: all that is computed": lambda: [standing_on(one, day) for one in agreements],
        "status_on: the status alone": lambda: [status_on(one, day) for one in agreements],
        "phases: a whole life": lambda: [phases(one) for one in agreements],
        "looked up in the derived rows": looked_up,
    }
    spent = {name: cpu(job) / len(agreements) for name, job in jobs.items()}
    one_addition = spent["one addition of relativedelta"]
    print(f"{len(agreements)} agreements on {day}; microseconds of CPU for each, ratio to one addition\n")
    for name, each in spent.items():
        print(f"{name:36}{each:8.1f}{each / one_addition:8.1f}")


if __name__ == "__main__":
    main()
