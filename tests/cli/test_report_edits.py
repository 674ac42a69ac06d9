"""Whoever reads nothing but the weekly reports is told all that analysts alter between them.

The suite lives through a few weeks; TREATYTRACK_EDITED_WEEKS=2000 lives through so many, half a second each.
"""

import csv
import io
import os

import pytest

from . import readers
from .analysts import Analysts
from .by_chance import WEEK
from .post import Post, serving
from .readers import Reader
from .readers_faults import FAULTS
from .told import COMING
from .world import DONE, Treatytrack

WEEKS = int(os.environ.get("TREATYTRACK_EDITED_WEEKS", "6"))
A_LIFE = 26
"""After so many weeks another register begins."""

pytestmark = pytest.mark.usefixtures("empty")


def _wrong(treatytrack: Treatytrack, seed: int, weeks: int) -> list[str]:
    return list(readers.wrong(Analysts(treatytrack, seed, agreements=8), weeks))


@pytest.mark.parametrize("seed", range(1 + (WEEKS - 1) // A_LIFE))
def test_what_analysts_alter_between_two_reports_is_told(treatytrack: Treatytrack, seed: int) -> None:
    assert _wrong(treatytrack, seed, min(WEEKS, A_LIFE)) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_noticed(treatytrack: Treatytrack, monkeypatch: pytest.MonkeyPatch, fault: str) -> None:
    planted, seed = FAULTS[fault]
    monkeypatch.setattr(*planted)
    analysts = Analysts(treatytrack, seed, agreements=8)
    assert next(readers.wrong(analysts, A_LIFE), None) is not None


def test_every_form_of_a_report_tells_the_same(treatytrack: Treatytrack) -> None:
    analysts = Analysts(treatytrack, 0, agreements=12)
    reader = Reader(analysts)
    assert list(reader.wrong_of_last()) == []
    analysts.work_until(analysts.now + WEEK)
    told, _ = reader.read()
    words = ("report", "--since", "last", "--dry-run")
    rows = list(csv.DictReader(io.StringIO(analysts.type(*words, "--format", "csv").out)))
    assert [(row["ref"], row["section"], row["kind"], row["why"]) for row in rows] == [
        (row.ref, row.section, row.kind, row.why) for row in told.rows
    ]
    assert analysts.type(*words, "--format", "ics").out.count("BEGIN:VEVENT") == len(told.coming) > 0
    plain, page = analysts.type(*words), analysts.type(*words, "--format", "html").out
    for line in plain.lines:
        assert not line.startswith("In short: ") or line in page
    for section in COMING:
        assert all(row.ref in page for row in told.under(section))
    with serving(Post()) as post:
        settings = (("host", "localhost"), ("port", str(post.port)), ("security", "none"), ("from", "d@b.org"))
        for name, value in settings:
            assert analysts.type("config", f"mail.{name}", value).code == DONE
        assert analysts.type("report", "--since", "last", "--mail-to", "a@b.org").code == DONE
    ((_, _, mail),) = post.received
    confirm = len({row.ref for row in told.under("to-confirm")})
    missed = f", {len(told.missed)} missed or ended" if told.missed else ""
    assert mail["Subject"].strip() == (  # a long one is folded
        f"Treaty expiry report {told.day}: {len(told.coming)} come due{missed}, {confirm} to confirm"
    )
