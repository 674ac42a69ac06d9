"""A pattern that never comes to an end is given up, and nothing is changed."""

import signal
import time
from collections.abc import Iterator
from typing import Any

import pytest

from treatytrack.cli.importing import patience
from treatytrack.importers import csv
from treatytrack.rows import Record, Row

from .process import can_be_interrupted
from .world import DONE, INTERRUPTED, WRONG, Treatytrack

PRESET = """
name = "theirs"
[columns]
title = "titolo"
party_a = "a"
party_b = "b"
[[rule]]
when = { titolo = "/(a+)+$/" }
set = { notes = "x" }
"""


@pytest.mark.usefixtures("empty")
def test_a_pattern_that_looks_for_ever_is_given_up(treatytrack: Treatytrack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "LONGEST", 0.2)
    treatytrack.csv("theirs.toml", PRESET)
    treatytrack.csv("f.csv", f"titolo,a,b\nA,AZE,IRN\n{'a' * 60}!,AZE,IRN\n")
    before, handler = treatytrack.digest, signal.getsignal(signal.SIGALRM)
    ended = treatytrack("import", "f.csv", "--preset", "theirs.toml")
    assert ended.err.splitlines()[-1] == (
        "f.csv: the record after line 2 was not read within 0.2 seconds, which a pattern with repetitions inside "
        "repetitions can cause, as /(a+)+$/ does; nothing was changed: mend the pattern."
    )
    assert (ended.out, ended.code, treatytrack.digest) == ("", WRONG, before)
    assert (signal.getsignal(signal.SIGALRM), signal.getitimer(signal.ITIMER_REAL)[0]) == (handler, 0.0)


def test_what_comes_between_two_rows_does_not_count() -> None:
    for _ in patience.within_reason(iter([Row(2, {}), Row(3, {})]), "f.csv"):
        assert signal.getitimer(signal.ITIMER_REAL)[0] == 0.0


JOINED = (
    "[read]\njoin-rows = 'No'\n[set]\nparty_a = 'AZE'\nparty_b = 'IRN'\n[columns]\ntitle = 'No'\n",
    "No\n1\n2\n1\n2\n",
)


def test_rows_that_are_gathered_before_the_first_record_have_a_time_each(
    treatytrack: Treatytrack, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(*words: Any) -> Iterator[Record]:
        for row in rows(*words):
            time.sleep(0.2)
            yield row

    rows = csv._Delimited.rows
    monkeypatch.setattr(csv._Delimited, "rows", slowly)
    monkeypatch.setattr(patience, "LONGEST", 0.7)
    for name, text in zip(("p.toml", "f.csv"), JOINED, strict=True):
        treatytrack.csv(name, text)
    assert treatytrack("import", "f.csv", "--preset", "p.toml").code == DONE
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0.0


def test_ctrl_c_is_heeded_while_rows_are_gathered(treatytrack: Treatytrack, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*words: Any) -> Iterator[Record]:
        for row in rows(*words):
            read.append(row.line)
            if row.line == 3:
                signal.raise_signal(signal.SIGINT)
            yield row

    rows, read = csv._Delimited.rows, list[int]()
    monkeypatch.setattr(csv._Delimited, "rows", interrupted)
    for name, text in zip(("p.toml", "f.csv"), JOINED, strict=True):
        treatytrack.csv(name, text)
    before = treatytrack.digest
    with can_be_interrupted():
        ended = treatytrack("import", "f.csv", "--preset", "p.toml")
    assert (ended.code, read, treatytrack.digest) == (INTERRUPTED, [2, 3], before)
