"""Prove the promises and print the figures reached: `python -m tests.reliability [--full] [--seed N] [P1 P7 ...]`."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cli.world import nobodys_machine

from reliability.promise import Promise, Seen
from reliability.promises import PROMISES


def main(words: list[str]) -> int:
    """Run what the words ask for; 1 where a promise is broken or a planted fault was not caught."""
    reader = argparse.ArgumentParser(prog="python -m tests.reliability", description=__doc__)
    reader.add_argument("numbers", nargs="*", metavar="P1", help="which promises; all where none is named")
    reader.add_argument("--full", action="store_true", help="at the full figures, which takes long")
    reader.add_argument("--seed", type=int, default=0, help="where the random ones begin")
    asked = reader.parse_args(words)
    known = [promise.number for promise in PROMISES]
    if unknown := [number for number in asked.numbers if number not in known]:
        reader.error(f"no harness for {', '.join(unknown)}; there are {', '.join(known)}")
    kept = True
    for promise in PROMISES:
        if not asked.numbers or promise.number in asked.numbers:
            kept = _proved(promise, promise.full if asked.full else promise.small, asked.seed) and kept
    return 0 if kept else 1


def _proved(promise: Promise, trials: int, seed: int) -> bool:
    if why := promise.needs():
        sys.stdout.write(f"{promise.number}  {promise.says}\n    NOT PROVED: {why}\n")
        return False
    began = time.monotonic()
    folders = tempfile.TemporaryDirectory
    with folders() as home, nobodys_machine(Path(home)), folders() as one, folders() as other:
        planted = promise.plant(Path(one))
        seen = promise.prove(trials, seed, Path(other))
    for line in _told(promise, planted, seen, time.monotonic() - began):
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
    return bool(planted.wrong) and not seen.wrong


def _told(promise: Promise, planted: Seen, seen: Seen, seconds: float) -> list[str]:
    first = planted.wrong[0].splitlines()[0] if planted.wrong else ""
    caught = f"planted fault caught ({first})" if first else "PLANTED FAULT NOT CAUGHT"
    measured = f", {seen.measured}" if seen.measured else ""
    return [
        f"{promise.number}  {promise.says}",
        f"    {seen.trials:,} {seen.unit}: {len(seen.wrong)} wrong{measured}; {caught}; {seconds:.0f} s",
        *(f"    {line}" for line in seen.wrong[:20]),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
