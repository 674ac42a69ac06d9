"""A pattern that never comes to an end is given up, and nothing is changed."""

import signal

import pytest

from treatytrack.cli.importing import patience
from treatytrack.rows import Row

from .world import WRONG, Treatytrack

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
