"""How the program does on large registers, beside what others do for the same work in the same minutes: one table.

    python tests/bench/at_scale.py --sizes 1k 10k 100k
    python tests/bench/at_scale.py --sizes 1k 100k 1m --jobs list deadlines --folder ~/registers

The registers are made up (`generator.py`), once for each size, and stay in the folder, so that a second run goes on
from there; `--anew` makes them again with the program as it is now. CPU is user and system time of the child, memory
its peak. Every figure is the median of 5 runs after one that does not count, the jobs taking turns with their peers; of
1 where a run takes more than a minute. A ratio is of CPU: to the peer, or to the program itself on another day or at
another size. First it shows that it would notice 50 ms more.

Peers are not needed to work on the program: `pip install sqlite-utils` beside it, and Taskwarrior as the system has it.
What is missing is left out, and said.
"""

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import gettempdir

from measuring import PLANTED, Spent, measured, medians, nothing_and_burning, noticed
from scale_jobs import COMPARISONS, MEMORY, Comparison, Register, Tools, jobs_of, tools_beside

ROUNDS = 5
PATIENCE = 60.0
SIZES = {"1k": 1000, "10k": 10_000, "100k": 100_000, "1m": 1_000_000}
HEADINGS = ("agreements", "job", "CPU s", "peak MB", "beside", "CPU s", "peak MB", "ratio", "target", "runs")

Found = dict[tuple[str, str, int], list[Spent]]
"""The runs of each job, by its kind, its name and the size: a peer is measured anew for each kind."""


def say(words: str) -> None:
    """Tell how far it is."""
    print(words, file=sys.stderr, flush=True)


def measure(sizes: Sequence[int], kinds: Sequence[str], folder: Path, tools: Tools, found: Found) -> None:
    """Run everything, making the registers first; what is found is there even if a later run fails."""
    for size in sizes:
        register = Register(folder / str(size), size)
        register.make(tools, kinds, say)
        for kind in kinds:
            say(f"{kind} at {size}")
            for name, runs in measured(jobs_of(kind, register, tools), ROUNDS, PATIENCE).items():
                found[kind, name, size] = runs
        register.tidy()


def lines(found: Found, sizes: Sequence[int], kinds: Sequence[str]) -> list[tuple[str, ...]]:
    """The rows of the table."""
    return [
        line(kind, comparison, size, found)
        for kind in kinds
        for comparison in COMPARISONS[kind]
        for size in sizes
        if size >= comparison.size and (kind, comparison.job, size) in found
    ]


def line(kind: str, comparison: Comparison, size: int, found: Found) -> tuple[str, ...]:
    """One job beside another."""
    runs = found[kind, comparison.job, size]
    ours = medians(runs)
    beside = found.get((kind, comparison.beside, comparison.size or size))
    label = f"itself at {comparison.size:,}" if comparison.size else comparison.beside
    told = (f"{size:,}", comparison.job, f"{ours.cpu:.3f}", _megabytes(comparison.job, size, ours))
    if not beside:
        return (*told, label, "not measured", "", "", "", str(len(runs)))
    theirs = medians(beside)
    ratio = ours.cpu / theirs.cpu
    if comparison.per_row:
        ratio *= comparison.size / size
        label += ", for each"
    target = ""
    if comparison.ratio is not None and (not comparison.only or size in comparison.only):
        target = f"{comparison.ratio:g} {'met' if ratio <= comparison.ratio else 'MISSED'}"
    return (*told, label, f"{theirs.cpu:.3f}", f"{theirs.memory:.0f}", f"{ratio:.2f}", target, str(len(runs)))


def _megabytes(job: str, size: int, spent: Spent) -> str:
    most, promised = MEMORY.get(job, (0, ()))
    if size not in promised:
        return f"{spent.memory:.0f}"
    return f"{spent.memory:.0f} ({most} {'met' if spent.memory <= most else 'MISSED'})"


def table(rows: Sequence[Sequence[str]]) -> str:
    """The rows as Markdown, in columns that line up."""
    widths = [max(map(len, column)) for column in zip(HEADINGS, *rows, strict=True)]
    marked = [HEADINGS, ["-" * width for width in widths], *rows]
    return "\n".join(f"| {' | '.join(map(str.ljust, row, widths))} |" for row in marked)


def report(sizes: Sequence[int], kinds: Sequence[str], folder: Path, tools: Tools) -> int:
    """Measure and print; 1 where the planted 50 ms went unnoticed, so that no figure can be trusted."""
    planted = measured(nothing_and_burning(tools.python), ROUNDS)
    nothing, burning = (medians(runs).cpu for runs in planted.values())
    told = f"{PLANTED * 1000:.0f} ms planted, {(burning - nothing) * 1000:.0f} ms noticed"
    if not noticed(nothing, burning):
        print(f"{told}: not as it should be, so that no figure could be trusted. Nothing was measured.")
        return 1
    found: Found = {}
    try:
        measure(sizes, kinds, folder, tools, found)
    finally:
        print(f"Python {platform.python_version()}, {os.cpu_count()} processors; {told}\n")
        print(table(lines(found, sizes, kinds)))
    if not tools.sqlite_utils:
        print("\nsqlite-utils is not installed: `pip install sqlite-utils` beside the program measures it too.")
    if not tools.taskwarrior:
        print("\nTaskwarrior is not installed: where there is a `task`, it is measured too.")
    return 0


def main() -> int:
    """Read the options and report."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    beside = Path(sys.executable).parent / "treatytrack"
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=["1k", "10k"], help="how large [1k 10k]")
    parser.add_argument("--jobs", nargs="+", choices=COMPARISONS, default=list(COMPARISONS), help="what to do [all]")
    kept = Path(gettempdir()) / "treatytrack-at-scale"
    parser.add_argument("--folder", type=Path, default=kept, help=f"where registers stay [{kept}]")
    parser.add_argument("--anew", action="store_true", help="make the registers again")
    parser.add_argument("--program", type=Path, default=beside, help="the installed program [the one of this Python]")
    asked = parser.parse_args()
    program: Path = asked.program.expanduser().absolute()
    if not program.exists():
        parser.error(f"there is no {program}: run this with the Python of the venv that treatytrack is installed in")
    folder: Path = asked.folder.expanduser().absolute()
    sizes = sorted(SIZES[name] for name in set(asked.sizes))
    if asked.anew:
        for size in sizes:
            Register(folder / str(size), size).forget()
    return report(sizes, asked.jobs, folder, tools_beside(program))


if __name__ == "__main__":
    sys.exit(main())
