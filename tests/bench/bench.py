"""How much work each command is, as a report: CPU beside that of an interpreter that does nothing.

    python tests/bench/bench.py
    python tests/bench/bench.py --program ~/elsewhere/venv/bin/treatytrack

Each figure is the median of 9 runs of a child process, user and system time together, which a busy machine disturbs
less than the clock on the wall. The jobs take turns, so that a slow minute is shared by all. The ratio is to
`python -I -c pass` in the same minutes, with the interpreter of the program; compiled files are there (each job runs
once before it counts). First it shows that it would notice 50 ms more. `--version` stands twice, because the script
that an older pip writes imports `re` before anything of ours: half of what a bare interpreter takes.
"""

import argparse
import csv
import os
import shutil
import subprocess
import sys
import tempfile
import termios
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROUNDS = 9
ROWS = 30
PLANTED = 0.050
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "azerbaijan-iran" / "agreements.csv"
_BURN = f"import time\nuntil = time.process_time() + {PLANTED}\nwhile time.process_time() < until: pass"


class Job(NamedTuple):
    """Something to run: its name, its command for the nth run, the ratio aimed at, and whether it has a terminal."""

    name: str
    command: Callable[[int], Sequence[str]]
    target: str = ""
    terminal: bool = False


class Spent(NamedTuple):
    """Seconds that a run took: of the processor, and on the wall."""

    cpu: float
    wall: float


def jobs(program: Path, python: str, folder: Path) -> list[Job]:
    """What is measured; the first is what the others are compared with."""

    def ours(name: str, words: str, register: str, target: str, *, terminal: bool = False) -> Job:
        command = [str(program), "--db", str(folder / register), *words.split()]
        return Job(name, lambda _: command, target, terminal)

    def tab(words: str) -> Callable[[int], Sequence[str]]:
        command = [str(program), "__complete", "zsh", "--db", str(folder / "five.db"), *words.split()]
        return lambda _: command

    new = [str(program), "--db", str(folder / "growing.db"), "add", "--between", "AZE", "IRN", "--signed", "2025"]
    return [
        Job("python -I -c pass", lambda _: [python, "-I", "-c", "pass"]),
        Job("the same, burning 50 ms", lambda _: [python, "-I", "-c", _BURN]),
        Job("import typer", lambda _: [python, "-I", "-c", "import typer"]),
        Job("--version", lambda _: [str(program), "--version"], "1.5"),
        Job("--version, by python -m", lambda _: [python, "-m", "treatytrack", "--version"], "1.5"),
        ours("list, in a pipe", "list", "five.db", "8 (aim 6.5)"),
        ours("deadlines, in a pipe", "deadlines", "five.db", "8 (aim 6.5)"),
        ours("export, in a pipe", "export", "five.db", "8 (aim 6.5)"),
        ours("report, in a pipe", "report", "five.db", "9"),
        Job("a Tab: options", tab("list --st"), "8 (aim 6)"),
        Job("a Tab: refs", tab("show AZE"), "8 (aim 6)"),
        Job("a Tab: parties", tab("list party:az"), "8 (aim 6)"),
        Job("a Tab: events", tab("event list place:"), "8 (aim 6)"),
        Job("a Tab: zones", tab("config timezone As"), "8 (aim 6)"),
        Job("a Tab: party show", tab("party show az"), "8 (aim 6)"),
        ours("show, in a pipe", "show AZE-IRN-2025-2 --explain", "five.db", ""),
        ours(f"list on a terminal, {ROWS} rows", "list", "thirty.db", "16", terminal=True),
        Job("add", lambda turn: [*new, f"Programme number {turn}"], "60"),
    ]


def run(command: Sequence[str], *, terminal: bool = False) -> Spent:
    """Run a command to its end, with its output in a pipe or at a terminal, and say what it took."""
    if terminal:
        ours, theirs = os.openpty()
        termios.tcsetwinsize(theirs, (40, 120))
    else:
        ours, theirs = os.pipe()
    reader = threading.Thread(target=_read_all, args=(ours,))
    reader.start()
    began = time.perf_counter()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, env=_environment())
    os.close(theirs)
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - began
    child.returncode = os.waitstatus_to_exitcode(status)
    reader.join()
    os.close(ours)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {child.returncode}")
    return Spent(used.ru_utime + used.ru_stime, wall)


def _read_all(end: int) -> None:
    while True:
        try:
            if not os.read(end, 65536):
                return
        except OSError:  # a terminal that nobody holds any more
            return


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    return kept | {"TREATYTRACK_AS_OF": "2026-11-21", "TERM": "xterm"}


def measured(all_jobs: Sequence[Job]) -> dict[str, Spent]:
    """The median of each job; they take turns."""
    for job in all_jobs:
        run(job.command(0), terminal=job.terminal)
    spent: dict[str, list[Spent]] = {job.name: [] for job in all_jobs}
    for turn in range(1, ROUNDS + 1):
        for job in all_jobs:
            spent[job.name].append(run(job.command(turn), terminal=job.terminal))
    return {
        name: Spent(median(one.cpu for one in runs), median(one.wall for one in runs)) for name, runs in spent.items()
    }


def registers(program: Path, folder: Path) -> None:
    """The registers that the jobs use: the example, thirty agreements, and one that grows."""
    run([str(program), "--db", str(folder / "five.db"), "import", str(EXAMPLE)])
    shutil.copy(folder / "five.db", folder / "growing.db")
    with EXAMPLE.open(encoding="utf-8", newline="") as file:
        example = list(csv.DictReader(file))
    with (folder / "thirty.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(example[0]))
        writer.writeheader()
        for number in range(ROWS):
            row = example[number % len(example)]
            writer.writerow({**row, "ref": f"AZE-IRN-2025-{number + 1}", "title": f"{row['title']} ({number})"})
    run([str(program), "--db", str(folder / "thirty.db"), "import", str(folder / "thirty.csv")])


def report(program: Path) -> int:
    """Measure and print; 1 where the planted 50 ms went unnoticed, so that no figure can be trusted."""
    python = str(program.resolve().parent / "python")
    with tempfile.TemporaryDirectory(prefix="treatytrack-bench-") as name:
        folder = Path(name)
        registers(program, folder)
        found = measured(all_jobs := jobs(program, python, folder))
    nothing, burning = (found[job.name].cpu for job in all_jobs[:2])
    noticed = 0.8 * PLANTED < burning - nothing < 1.6 * PLANTED
    version = subprocess.run([python, "-V"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"{version}, {os.cpu_count()} processors; median of {ROUNDS}, ratio to `{all_jobs[0].name}`")
    print(f"{PLANTED * 1000:.0f} ms planted, {(burning - nothing) * 1000:.0f} ms noticed\n")
    print(f"{'job':30}{'CPU ms':>8}{'ratio':>8}{'wall ms':>9}   target")
    for job in all_jobs:
        cpu, wall = found[job.name]
        print(f"{job.name:30}{cpu * 1000:8.0f}{cpu / nothing:8.1f}{wall * 1000:9.0f}   {job.target}".rstrip())
    if not noticed:
        print("\nThe planted slowdown does not show as it should: do not trust these figures.")
    return 0 if noticed else 1


def main() -> int:
    """Read the options and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    beside = Path(sys.executable).parent / "treatytrack"
    parser.add_argument("--program", type=Path, default=beside, help="the installed program [the one of this Python]")
    program: Path = parser.parse_args().program.expanduser().absolute()
    if not program.exists():
        parser.error(f"there is no {program}: run this with the Python of the venv that treatytrack is installed in")
    return report(program)


if __name__ == "__main__":
    sys.exit(main())
