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
from collections.abc import Callable, Sequence
from pathlib import Path

from measuring import PLANTED, Job, measured, medians, nothing_and_burning, noticed, run

ROUNDS = 9
ROWS = 30
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "azerbaijan-iran" / "agreements.csv"


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
        *nothing_and_burning(python),
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
        all_jobs = jobs(program, python, folder)
        found = {name: medians(runs) for name, runs in measured(all_jobs, ROUNDS).items()}
    nothing, burning = (found[job.name].cpu for job in all_jobs[:2])
    version = subprocess.run([python, "-V"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"{version}, {os.cpu_count()} processors; median of {ROUNDS}, ratio to `{all_jobs[0].name}`")
    print(f"{PLANTED * 1000:.0f} ms planted, {(burning - nothing) * 1000:.0f} ms noticed\n")
    print(f"{'job':30}{'CPU ms':>8}{'ratio':>8}{'wall ms':>9}   target")
    for job in all_jobs:
        cpu, wall, _ = found[job.name]
        print(f"{job.name:30}{cpu * 1000:8.0f}{cpu / nothing:8.1f}{wall * 1000:9.0f}   {job.target}".rstrip())
    seen = noticed(nothing, burning)
    if not seen:
        print("\nThe planted slowdown does not show as it should: do not trust these figures.")
    return 0 if seen else 1


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
