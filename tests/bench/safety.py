"""What it costs that nothing is lost: recording one agreement with all that keeps it safe, beside the same without.

    python tests/bench/safety.py
    python tests/bench/safety.py --folder ~/on-another-disk --agreements 10000

Each row leaves something out: the rows of the history, their hashes, the derived rows, the lock file, the waiting until
the disk has it (`synchronous=OFF` for EXTRA; FULL is SQLite's default), all of it together. It is left out here, by
putting nothing in its place; the program has no option for that. A child opens the register, records one agreement and
closes it, many times over; what a child that records none takes is subtracted. Each figure is the median of 7 children,
and the rows take turns. First it shows that it would notice 50 ms more.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

from measuring import PLANTED, Job, measured, medians, nothing_and_burning, noticed

from treatytrack.actions.add import add
from treatytrack.columns import BY_NAME, agreement_from
from treatytrack.domain.agreement import Agreement
from treatytrack.store import changing, connection, writable, writing
from treatytrack.store.derived import Derived
from treatytrack.store.disks import file_system_of
from treatytrack.store.past import remembering
from treatytrack.store.writing import open_for_writing

ROUNDS = 7
ADDS = 50
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


def _durable(synchronous: str) -> tuple[str, ...]:
    return tuple(pragma.replace("= EXTRA", f"= {synchronous}") for pragma in connection._DURABLE)


PARTS: dict[str, tuple[object, str, object]] = {
    "history": (changing.ChangingRegister, "_remember", lambda register, changes: None),
    "hashes": (remembering, "hash_of", lambda row: ""),
    "derived rows": (writable, "derived", lambda agreement: Derived((), (), (), ())),
    "lock": (writing, "our_turn", lambda *known: nullcontext()),
    "EXTRA, but FULL": (connection, "_DURABLE", _durable("FULL")),
    "syncing": (connection, "_DURABLE", _durable("OFF")),
}
"""What can be left out: where it is, and what is put in its place."""
TOGETHER = [part for part in PARTS if part != "EXTRA, but FULL"]


def record(register: Path, adds: int) -> None:
    """Record so many agreements, each as a command of its own would."""
    for number in range(adds):
        with open_for_writing(register, user="leyla", command="add", now=lambda: NOW) as opened:
            add(opened, _agreement(f"Programme number {number}"), NOW.date())


def _agreement(title: str, ref: str = "") -> Agreement:
    cells = {
        "ref": ref, "title": title, "party_a": "AZE", "party_b": "IRN", "signed": "2025-04-28", "place": "Baku",
        "in_force": "2025-06-01", "lasts": "5y", "renewal": "tacit", "renewal_length": "1y", "notice": "6m",
    }  # fmt: skip
    return agreement_from({name: BY_NAME[name].kind.read(text) for name, text in cells.items() if text})


def jobs(folder: Path) -> list[Job]:
    """What is measured: two that show that slowness is noticed, a child that records nothing, and the rows."""
    register = folder / "growing.db"

    def without(name: str, parts: Sequence[str], adds: int = ADDS) -> Job:
        words = [sys.executable, __file__, "--register", str(register), "--adds", str(adds), "--without", *parts]
        return Job(name, lambda _: words, before=lambda _: shutil.copy(folder / "begin.db", register))

    return [
        *nothing_and_burning(sys.executable),
        without("nothing recorded", [], adds=0),
        without("as it is", []),
        *(without(f"without {part}", [part]) for part in PARTS),
        without("without any of it", TOGETHER),
    ]


def report(folder: Path, agreements: int) -> int:
    """Measure and print; 1 where the planted 50 ms went unnoticed, so that no figure can be trusted."""
    with open_for_writing(
        folder / "begin.db", user="leyla", command="import", now=lambda: NOW, create=True
    ) as register:
        register.add_all(_agreement(f"Agreement number {number}", f"A-{number}") for number in range(agreements))
    all_jobs = jobs(folder)
    found = {name: medians(runs) for name, runs in measured(all_jobs, ROUNDS).items()}
    nothing, burning = (found[job.name].cpu for job in all_jobs[:2])
    start, whole = found[all_jobs[2].name], found[all_jobs[3].name]
    print(f"One agreement into {agreements} on {file_system_of(folder) or 'an unknown file system'}")
    print(f"Median of {ROUNDS} children, {ADDS} times each; {(burning - nothing) * 1000:.0f} ms noticed of ", end="")
    print(f"{PLANTED * 1000:.0f} planted\n\n{'':28}{'CPU ms':>8}{'of it':>7}{'wall ms':>9}{'of it':>7}")
    for job in all_jobs[3:]:
        cpu, wall, _ = found[job.name]
        shares = (cpu - start.cpu) / (whole.cpu - start.cpu), (wall - start.wall) / (whole.wall - start.wall)
        each = (cpu - start.cpu) * 1000 / ADDS, (wall - start.wall) * 1000 / ADDS
        print(f"{job.name:28}{each[0]:8.1f}{shares[0]:7.0%}{each[1]:9.1f}{shares[1]:7.0%}")
    seen = noticed(nothing, burning)
    if not seen:
        print("\nThe planted slowdown does not show as it should: do not trust these figures.")
    return 0 if seen else 1


def main() -> int:
    """Read the options and report; or be one of the children."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, help="where the registers are made, on the disk to be measured")
    parser.add_argument("--agreements", type=int, default=1000, help="how many there are before [1000]")
    parser.add_argument("--register", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--adds", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--without", nargs="*", choices=PARTS, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.register:
        for part in asked.without:
            mock.patch.object(*PARTS[part]).start()
        record(asked.register, asked.adds)
        return 0
    with tempfile.TemporaryDirectory(prefix="treatytrack-bench-", dir=asked.folder) as name:
        return report(Path(name), asked.agreements)


if __name__ == "__main__":
    sys.exit(main())
