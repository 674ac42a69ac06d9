"""The line that `schedule` prints runs the installed program from anywhere, with nothing around it."""

import subprocess
from pathlib import Path

from .program import PROGRAM, piped, treatytrack


def test_the_line_runs_the_installed_program_where_there_is_no_path_and_no_home(filled: Path) -> None:
    scheduled = treatytrack(filled, "schedule", "--within", "900y", "party:IRN")
    assert scheduled.code == 0, scheduled.stderr
    line = scheduled.stdout.splitlines()[-1].split(maxsplit=5)[5]
    assert line.startswith(f"{PROGRAM} --db {filled}/")
    done = as_bare_as_cron(line)
    assert done.stdout.splitlines()[1].startswith("treatytrack.db: 5 of 5 agreements, party:IRN")
    assert (done.stderr, done.returncode) == ("", 0)


def test_a_line_that_needs_a_path_is_found() -> None:
    assert as_bare_as_cron("treatytrack report --quiet-if-empty").returncode == 127


def test_check_runs_it_and_succeeds(filled: Path) -> None:
    done = piped([PROGRAM, "schedule", "--check", "--within", "900y"], filled)
    assert done.stdout.startswith(f"Ran       {PROGRAM} --db {filled}/")
    assert "\nEnded     with 0 after " in done.stdout
    assert (done.stderr, done.code) == ("", 0)


def as_bare_as_cron(line: str) -> "subprocess.CompletedProcess[str]":
    """Run a line of sh from the root folder, without any variable but what POSIX lets cron set."""
    return subprocess.run(
        ["env", "-i", "LANG=C", "PATH=", "/bin/sh", "-c", line],
        cwd="/", capture_output=True, text=True, encoding="utf-8", stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
